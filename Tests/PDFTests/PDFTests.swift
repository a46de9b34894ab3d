import Testing

@testable import PDF

@Suite("PDF files")
struct PDFInspectionTests {
  private static let page = "<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
  private static let scan = "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] /Contents 9 0 R >>"

  private static func file(_ objects: [String], trailer: String = "", end: String = "startxref\n0\n%%EOF\n")
    -> [UInt8]
  {
    let body = objects.enumerated().map { "\($0.offset + 1) 0 obj\n\($0.element)\nendobj\n" }.joined()
    return Array("%PDF-1.7\n\(body)trailer\n<< /Size 9 /Root 1 0 R \(trailer) >>\n\(end)".utf8)
  }

  private static let root = [
    "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 99 /Kids [ 3 0 R ] >>",
  ]

  @Test("what a file says of itself")
  func facts() throws {
    let text = try PDFInspection(Self.file(Self.root + [Self.page, Self.page]))
    #expect(text.version == "1.7" && text.pages == 2 && text.hasText && !text.isEncrypted)
    #expect(!text.hasScript && !text.hasAttachment)
    #expect(try !PDFInspection(Self.file(Self.root + [Self.scan])).hasText)
    #expect(try PDFInspection(Self.file(Self.root + [Self.page], trailer: "/Encrypt 7 0 R")).isEncrypted)
  }

  @Test("a later version of an object counts, not both")
  func update() throws {
    var bytes = Self.file(Self.root + [Self.page])
    bytes += Array("3 0 obj\n\(Self.page)\nendobj\nstartxref\n9\n%%EOF\n".utf8)
    #expect(try PDFInspection(bytes).pages == 1)
  }

  @Test("objects packed in a stream")
  func objectStream() throws {
    let inner = "\(Self.page) \(Self.scan)"
    let head = "11 0 12 \(Self.page.utf8.count + 1) "
    let content = head + inner
    let stream =
      "<< /Type /ObjStm /N 2 /First \(head.utf8.count) /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream"
    #expect(try PDFInspection(Self.file(Self.root + [stream])).pages == 2)
    // A length that lies leads nowhere: the end mark counts.
    let lie = stream.split(separator: "/Length \(content.utf8.count)").joined(separator: "/Length 3")
    #expect(try PDFInspection(Self.file(Self.root + [lie])).pages == 2)
  }

  @Test(
    "names in disguise",
    arguments: [
      ("/JavaScript", true), ("/J#61vaScript", true), ("/#4AS", true), ("/Launch", true),
      ("(/JavaScript)", false),
      ("% /JavaScript\n", false), ("/Javascripts", false),
    ]
  )
  func names(text: String, isScript: Bool) throws {
    let file = Self.file(Self.root + [Self.page, "<< /S \(text) /X 1 >>"])
    #expect(try PDFInspection(file).hasScript == isScript)
  }

  @Test("text in a stream is not syntax")
  func streams() throws {
    let stream = "<< /Length 40 >>\nstream\n/JavaScript << /Type /Page >> endobj    \nendstream"
    let found = try PDFInspection(Self.file(Self.root + [Self.page, stream]))
    #expect(found.pages == 1 && !found.hasScript)
  }

  @Test(
    "what does not open",
    arguments: [
      ([], PDFError.Kind.notPDF), (Array("hello".utf8), .notPDF),
      (file(root + [page], end: ""), .truncated), (file(root), .damaged),
    ]
  )
  func refusals(bytes: [UInt8], kind: PDFError.Kind) {
    #expect { try PDFInspection(bytes) } throws: { ($0 as? PDFError)?.kind == kind }
  }

  @Test("no bytes bring it down")
  func mutations() {
    var random = SystemRandomNumberGenerator()
    let whole = Self.file(
      Self.root + [Self.page, "<< /Length 5 >>\nstream\nabcde\nendstream", "<< /A (x\\)y) >>"]
    )
    for _ in 0..<5_000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      if Bool.random(using: &random) {
        bytes.removeSubrange(Int.random(in: 0..<bytes.count, using: &random)...)
      }
      _ = try? PDFInspection(bytes)
    }
  }
}
