import LibXML
import Office
import Recognition
import Testing

@Suite("Where each line of the Akoma Ntoso comes from")
struct SourceParagraphsTests {
  @Test("lines and what stands before, between and behind them")
  func lines() throws {
    let document = try OfficeDocument(
      #require(contents(of: packageRoot + "/Tests/word/docx/no-article.docx"))
    )
    let (text, paragraphs) = Recogniser(lexicon).recognise(document).tracedAkn()
    #expect(text == Recogniser(lexicon).recognise(document).akn())
    #expect(paragraphs[0] == paragraphs[1])
    #expect(paragraphs[1] != nil && paragraphs[.max] != nil)
  }

  @Test("every block stands in the paragraph that its line names", arguments: files)
  func blocks(_ path: String) throws {
    let document = try OfficeDocument(#require(contents(of: path)))
    let (text, paragraphs) = Recogniser(lexicon).recognise(document).tracedAkn()
    var texts: [Int: String] = [:]
    func gather(_ blocks: [OfficeBlock]) {
      for block in blocks {
        switch block {
        case .paragraph(let paragraph):
          texts[paragraph.number] = Self.squeezed(paragraph.label + paragraph.text)
          paragraph.textBoxes.forEach(gather)
        case .table(let table): for cell in table.rows.flatMap({ $0 }) { gather(cell.blocks) }
        }
      }
    }
    gather(document.blocks)
    gather(document.headers)
    gather(document.footers)
    var wrong: [String] = []
    func walk(_ element: XMLElement) {
      if ["p", "num", "heading", "listIntroduction"].contains(element.name),
        element.first("mod") == nil
      {
        let start = String(Self.squeezed(element.text).prefix(8))
        let found = paragraphs[element.line].flatMap { texts[$0] } ?? ""
        if !found.contains(start), found.isEmpty || !start.hasPrefix(found) {
          wrong.append("line \(element.line): \(start) ≠ \(found)")
        }
        return
      }
      for child in element.children { walk(child) }
    }
    walk(try XMLDocument(Array(text.utf8)).root)
    #expect(wrong == [])
  }

  static let files =
    ["alone.docx", "alone-lo.odt", "amending.docx", "attached.docx", "new-template.docx", "no-article.docx"]
    .map { packageRoot + "/Tests/word/docx/" + $0 } + Corpus.files

  private static func squeezed(_ text: String) -> String {
    String(
      text.unicodeScalars.filter { $0.properties.isAlphabetic || ("0"..."9").contains($0) }.map(
        Character.init
      )
    )
  }
}
