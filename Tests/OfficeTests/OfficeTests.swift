import Testing

@testable import Office

@Suite("Text as Word shows it")
struct WordTextTests {
  private func text(_ body: String) throws -> [String] { try WordFile.lines(WordFile.bytes(body)) }

  @Test(
    "what a paragraph shows",
    arguments: [
      ("<w:r><w:t>Căn </w:t></w:r><w:r><w:t>cứ</w:t></w:r>", "Căn cứ"),
      ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a\tb\nc"),
      ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r>", "a-bc"),
      (
        "<w:ins><w:r><w:t>thêm</w:t></w:r></w:ins><w:del><w:r><w:delText>bớt</w:delText></w:r></w:del>",
        "thêm"
      ),
      ("<w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>y</w:t></w:r></w:moveTo>", "y"),
      ("<w:hyperlink><w:r><w:t>liên kết</w:t></w:r></w:hyperlink>", "liên kết"),
      ("<w:sdt><w:sdtContent><w:r><w:t>ô</w:t></w:r></w:sdtContent></w:sdt>", "ô"),
      ("<w:smartTag><w:r><w:t>thẻ</w:t></w:r></w:smartTag>", "thẻ"),
      ("<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>", "x+y"),
      ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>hiện</w:t></w:r>", "hiện"),
      ("<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>hiện</w:t></w:r>", "hiện"),
      ("<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>7</w:t></w:r></w:fldSimple>", ""),
      ("<w:fldSimple w:instr=\" DATE \"><w:r><w:t>10/12</w:t></w:r></w:fldSimple>", "10/12"),
      (
        "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>REF x</w:instrText>"
          + "<w:fldChar w:fldCharType=\"separate\"/><w:t>Điều 3</w:t><w:fldChar w:fldCharType=\"end\"/></w:r>",
        "Điều 3"
      ),
      (
        "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText>"
          + "<w:fldChar w:fldCharType=\"separate\"/><w:t>9</w:t><w:fldChar w:fldCharType=\"end\"/><w:t>a</w:t></w:r>",
        "a"
      ),
      (
        "<mc:AlternateContent><mc:Choice><w:r><w:t>một</w:t></w:r></mc:Choice>"
          + "<mc:Fallback><w:r><w:t>hai</w:t></w:r></mc:Fallback></mc:AlternateContent>", "một"
      ),
      ("<w:r><w:t>e\u{302}</w:t></w:r><w:r><w:t>\u{301}</w:t></w:r>", "ế"),
      ("<w:r><w:t>a\u{200B}b\u{A0}c\u{202E}</w:t></w:r>", "ab c"),
      ("<w:r><w:sym w:font=\"Symbol\" w:char=\"F0B7\"/></w:r>", "•"),
    ]
  )
  func shows(content: String, expected: String) throws {
    #expect(try text("<w:p>\(content)</w:p>") == ["|\(expected)"])
  }

  @Test("a deleted paragraph mark joins two paragraphs")
  func join() throws {
    let mark = "<w:rPr><w:del w:id=\"1\"/></w:rPr>"
    #expect(try text(WordFile.paragraph("Điều ", mark) + WordFile.paragraph("1.")) == ["|Điều 1."])
  }

  @Test("a field that is never closed swallows nothing")
  func openField() throws {
    let open = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText></w:r></w:p>"
    #expect(try text(open + WordFile.paragraph("còn đây")) == ["|", "|còn đây"])
  }

  @Test("merged cells, and what stands in a covered one")
  func table() throws {
    let cell = { (text: String, properties: String) in
      "<w:tc><w:tcPr>\(properties)</w:tcPr>\(WordFile.paragraph(text))</w:tc>"
    }
    let body =
      "<w:tbl><w:tr>\(cell("a", "<w:vMerge w:val=\"restart\"/>"))\(cell("b", "<w:gridSpan w:val=\"2\"/>"))</w:tr>"
      + "<w:tr>\(cell("sót", "<w:vMerge/>"))\(cell("c", ""))\(cell("d", ""))</w:tr></w:tbl>"
    #expect(try text(body) == ["[1x2]|a+|sót / [2x1]|b", "|c / |d"])
  }

  @Test("text boxes once, headers without page numbers, notes in their order")
  func aside() throws {
    let box = "<w:r><w:pict><w:txbxContent>\(WordFile.paragraph("DỰ THẢO"))</w:txbxContent></w:pict></w:r>"
    #expect(try text("<w:p>\(box)<w:r><w:t>x</w:t></w:r></w:p>") == ["|x", "box:|DỰ THẢO"])
    let file = WordFile.bytes(
      "<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>"
        + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"h\"/></w:sectPr>",
      parts: [
        (
          "word/header1.xml",
          "<w:hdr NS>\(WordFile.paragraph("LƯU HÀNH NỘI BỘ"))<w:p><w:fldSimple w:instr=\"PAGE\"><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p></w:hdr>"
        ),
        (
          "word/footnotes.xml",
          "<w:footnotes NS><w:footnote w:id=\"2\">\(WordFile.paragraph("chú"))</w:footnote></w:footnotes>"
        ),
      ],
      relationships: WordFile.relation("h", "header", "header1.xml")
        + WordFile.relation("f", "footnotes", "footnotes.xml")
    )
    let document = try OfficeDocument(file)
    #expect(document.headers.map(\.plainText) == ["LƯU HÀNH NỘI BỘ"])
    #expect(document.notes.map { $0.blocks.map(\.plainText) } == [["chú"]])
  }
}

@Suite("Automatic numbers")
struct WordNumberingTests {
  private static func level(_ index: Int, _ format: String, _ text: String, _ more: String = "") -> String {
    "<w:lvl w:ilvl=\"\(index)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(format)\"/>\(more)"
      + "<w:lvlText w:val=\"\(text)\"/></w:lvl>"
  }

  private static let list =
    "<w:abstractNum w:abstractNumId=\"0\">\(level(0, "decimal", "Điều %1."))\(level(1, "decimal", "%2."))"
    + "\(level(2, "lowerLetter", "%3)"))</w:abstractNum>"

  private static func number(_ id: Int, _ more: String = "") -> String {
    "<w:num w:numId=\"\(id)\"><w:abstractNumId w:val=\"0\"/>\(more)</w:num>"
  }

  private func labels(_ body: String, _ numbering: String, styles: String = "") throws -> [String] {
    try WordFile.lines(WordFile.bytes(body, numbering: numbering, styles: styles)).map {
      String($0.prefix { $0 != "|" })
    }
  }

  @Test("levels count, and start anew under the next one above")
  func levels() throws {
    let body = [0, 1, 1, 2, 2, 1, 2, 0, 1].map { WordFile.item("x", 1, $0) }.joined()
    let expected = ["Điều 1.", "1.", "2.", "a)", "b)", "3.", "a)", "Điều 2.", "1."]
    #expect(try labels(body, Self.list + Self.number(1)) == expected)
  }

  @Test("numbers of one list go on in another that shares it; an override starts anew, once")
  func overrides() throws {
    let restart = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>"
    let body = [1, 2, 3, 3, 1].map { WordFile.item("x", $0) }.joined()
    let numbering = Self.list + Self.number(1) + Self.number(2) + Self.number(3, restart)
    #expect(try labels(body, numbering) == ["Điều 1.", "Điều 2.", "Điều 5.", "Điều 6.", "Điều 7."])
  }

  @Test("a level of its own, formats, other levels in a number")
  func formats() throws {
    let own = "<w:lvlOverride w:ilvl=\"0\">\(Self.level(0, "upperRoman", "Chương %1"))</w:lvlOverride>"
    let nested =
      "<w:abstractNum w:abstractNumId=\"1\">\(Self.level(0, "upperRoman", "%1."))"
      + "\(Self.level(1, "decimal", "%1.%2.", "<w:isLgl/>"))\(Self.level(2, "bullet", "\u{F0B7}"))</w:abstractNum>"
      + "<w:num w:numId=\"9\"><w:abstractNumId w:val=\"1\"/></w:num>"
    #expect(
      try labels(WordFile.item("x", 1) + WordFile.item("x", 1), Self.list + Self.number(1, own)) == [
        "Chương I", "Chương II",
      ]
    )
    let body = [0, 1, 1, 2].map { WordFile.item("x", 9, $0) }.joined()
    #expect(try labels(body, nested) == ["I.", "1.1.", "1.2.", "•"])
  }

  @Test("a style numbers its paragraphs; number 0 takes the number away")
  func styles() throws {
    let styles =
      "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:name w:val=\"Dieu\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
      + "<w:style w:type=\"paragraph\" w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style>"
    let none = "<w:numPr><w:numId w:val=\"0\"/></w:numPr>"
    let body =
      WordFile.paragraph("x", "<w:pStyle w:val=\"A\"/>") + WordFile.paragraph("x", "<w:pStyle w:val=\"B\"/>")
      + WordFile.paragraph("x", "<w:pStyle w:val=\"A\"/>\(none)")
      + WordFile.paragraph("x", "<w:pStyle w:val=\"A\"/>")
    #expect(
      try labels(body, Self.list + Self.number(1), styles: styles) == ["Điều 1.", "Điều 2.", "", "Điều 3."]
    )
  }

  @Test(
    "letters and numerals beyond the first",
    arguments: [
      (NumberFormat.lowerLetter, 27, "aa"), (.upperLetter, 26, "Z"), (.upperRoman, 1994, "MCMXCIV"),
      (.lowerRoman, 4, "iv"), (.padded(2), 7, "07"), (.decimal, -1, "-1"), (.upperRoman, 0, "0"),
    ]
  )
  func written(format: NumberFormat, number: Int, expected: String) {
    #expect(format.text(number) == expected)
  }
}

@Suite("What a file brings with it")
struct OfficeRemarkTests {
  private func kinds(_ bytes: [UInt8]) throws -> [OfficeRemark.Kind] {
    try OfficeDocument(bytes).remarks.map(\.kind)
  }

  @Test func trackedAndHidden() throws {
    let body =
      "<w:p><w:ins><w:r><w:t>a</w:t></w:r></w:ins><w:del><w:r><w:delText>b</w:delText></w:r></w:del></w:p>"
      + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>c</w:t></w:r></w:p>"
    let remarks = try OfficeDocument(WordFile.bytes(body)).remarks
    #expect(
      remarks == [
        OfficeRemark(.trackedChange, count: 2, paragraphs: [1]),
        OfficeRemark(.hiddenText, count: 1, paragraphs: [2]),
      ]
    )
  }

  @Test func macrosObjectsAndTheOutside() throws {
    let plain = WordFile.paragraph("x")
    #expect(try kinds(WordFile.bytes(plain)) == [])
    #expect(try kinds(WordFile.bytes(plain, parts: [("word/vbaProject.bin", "x")])) == [.macro])
    #expect(try kinds(WordFile.bytes(plain, parts: [("word/embeddings/o.bin", "x")])) == [.embeddedObject])
    let link = WordFile.relation("a", "hyperlink", "https://example.org", external: true)
    #expect(try kinds(WordFile.bytes(plain, relationships: link)) == [])
    let image = WordFile.relation("a", "image", "https://example.org/x.png", external: true)
    #expect(try kinds(WordFile.bytes(plain, relationships: image)) == [.externalContent])
  }

  @Test(
    "encodings of before Unicode are named",
    arguments: [
      ("QuyÕt ®Þnh sè 29 cña Bé tr­ëng vÒ viÖc ban hµnh", OfficeRemark.Kind.legacyEncoding),
      ("Quyết định số 29 của Bộ trưởng về việc ban hành", nil),
      ("Công ty Café René và Citroën", nil),
    ]
  )
  func encodings(text: String, expected: OfficeRemark.Kind?) throws {
    #expect(try kinds(WordFile.bytes(WordFile.paragraph(text))).first == expected)
  }

  @Test(
    "what is no Word or OpenDocument text",
    arguments: [
      ([], OfficeError.Kind.container), (Array("hello".utf8), .container),
      (Array("{\\rtf1".utf8), .otherFormat),
      (Array("%PDF-1.4".utf8), .otherFormat),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .legacyFormat),
      (Zip.stored([("a.txt", [1])]), .otherFormat),
      (Zip.stored([("mimetype", Array("application/epub+zip".utf8))]), .otherFormat),
      (Zip.stored([("[Content_Types].xml", Array("<a/>".utf8))]), .part),
    ]
  )
  func refusals(bytes: [UInt8], kind: OfficeError.Kind) {
    #expect { try OfficeDocument(bytes) } throws: { ($0 as? OfficeError)?.kind == kind }
  }

  @Test("no bytes bring the reader down")
  func mutations() {
    var random = SystemRandomNumberGenerator()
    let body =
      WordFile.item("Điều", 1) + "<w:tbl><w:tr><w:tc>\(WordFile.paragraph("ô"))</w:tc></w:tr></w:tbl>"
      + "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText></w:r></w:p>"
    let pieces = [
      "w:p>", "w:tbl>", "<w:r>", "</w:r>", "w:val=\"999999999\"", "w:ilvl", "sdt", "vMerge", "gridSpan",
    ]
    for _ in 0..<3_000 {
      var text = Array(body)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<text.count, using: &random)
        text.replaceSubrange(
          place..<min(place + 3, text.count),
          with: pieces.randomElement(using: &random) ?? ""
        )
      }
      _ = try? OfficeDocument(
        WordFile.bytes(String(text), numbering: "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>")
      )
      var bytes = WordFile.bytes(body)
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      _ = try? OfficeDocument(bytes)
    }
  }
}
