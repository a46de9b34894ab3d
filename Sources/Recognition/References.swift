/// Links mentions of the document's own parts to them, where it is certain
/// what is meant.
struct References {
  let lexicon: Lexicon

  init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  func link(_ document: inout RecognisedDocument) {
  }
}
