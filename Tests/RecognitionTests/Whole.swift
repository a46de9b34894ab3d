import LibXML
import Office
import Recognition
import Testing

/// Nothing is lost, nothing doubled, and the result is valid. Order counts
/// too, unless columns stand side by side.
func expectWhole(_ document: OfficeDocument, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let result = Recogniser(lexicon).recognise(document)
  let akn = try XMLDocument(Array(result.akn().utf8))
  let violations = aknSchema.validate(akn)
  #expect(violations.isEmpty, "\(violations.prefix(3))", sourceLocation: sourceLocation)
  let before = characters(document.blocks, notes: document.notes)
  let after = characters(akn.root)
  #expect(after.sorted() == before.sorted(), sourceLocation: sourceLocation)
}

func expectWhole(_ source: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  try expectWhole(office(source), sourceLocation: sourceLocation)
}
