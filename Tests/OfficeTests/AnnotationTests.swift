import Glibc
import LibXML
import LibZip
import Testing

@testable import Office

@Suite("Comments in the margin")
struct AnnotationTests {
  @Test(
    "a comment covers its words and nothing else",
    arguments: [
      // Within a run, across runs, at its ends.
      ("<w:r><w:t>Hội đồng quvết nghị</w:t></w:r>", "quvết", "quvết"),
      ("<w:r><w:t>Hội đồng</w:t></w:r>", "Hội đồng", "Hội đồng"),
      ("<w:r><w:rPr><w:b/></w:rPr><w:t>ab qu</w:t></w:r><w:r><w:t>vết cd</w:t></w:r>", "quvết", "quvết"),
      ("<w:r><w:t>a</w:t><w:tab/><w:t>b c</w:t><w:br/><w:t>d</w:t></w:r>", "b", "b"),
      ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a b", "a\tb"),
      // What the file writes otherwise than the page shows it.
      ("<w:r><w:t>A &amp; B &#x111;ó</w:t></w:r>", "B đó", "B đó"),
      ("<w:r><w:t>ca quye\u{302}\u{301}t x</w:t></w:r>", "quyết", "quye\u{302}\u{301}t"),
      ("<w:r><w:t>quye\u{302}</w:t></w:r><w:r><w:t>\u{301}t x</w:t></w:r>", "quyết", "quye\u{302}\u{301}t"),
      ("<w:r><w:t>a qu\u{200B}yết\u{A0}nghị b</w:t></w:r>", "quyết nghị", "qu\u{200B}yết\u{A0}nghị"),
      // A whole word before a part of one.
      ("<w:r><w:t>thanh an an</w:t></w:r>", "an", "an"),
      // Blanks at the ends that Word drops: not cut.
      ("<w:r><w:t> a b </w:t></w:r>", "b", " a b "),
      ("<w:r><w:t xml:space=\"preserve\"> a b </w:t></w:r>", "b", "b"),
      ("<w:r><w:t>a <!-- b -->c</w:t></w:r>", "c", "a c"),
      ("<w:r><w:t><![CDATA[a c]]></w:t></w:r>", "c", "a c"),
      // Inside what must stay whole.
      ("<w:hyperlink><w:r><w:t>một hai ba</w:t></w:r></w:hyperlink>", "hai", "hai"),
      ("<w:ins w:id=\"7\"><w:r><w:t>một hai ba</w:t></w:r></w:ins>", "hai", "hai"),
      (
        "<w:r><w:t>a </w:t></w:r><w:del w:id=\"8\"><w:r><w:delText>x </w:delText></w:r></w:del>"
          + "<w:r><w:t>b</w:t></w:r>", "a b", "a b"
      ),
      ("<w:sdt><w:sdtContent><w:r><w:t>ô trống</w:t></w:r></w:sdtContent></w:sdt>", "trống", "trống"),
      ("<w:fldSimple w:instr=\" DATE \"><w:r><w:t>10/12 x</w:t></w:r></w:fldSimple>", "x", "x"),
      ("<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath><w:r><w:t>z</w:t></w:r>", "x+y", "x+y"),
      (
        "<mc:AlternateContent><mc:Choice><w:r><w:t>a b</w:t></w:r></mc:Choice>"
          + "<mc:Fallback><w:r><w:t>c</w:t></w:r></mc:Fallback></mc:AlternateContent>", "b", "a bc"
      ),
      // Words that are not there: the paragraph.
      ("<w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t>một hai</w:t></w:r>", "ba", "một hai"),
    ]
  )
  func covers(content: String, words: String, expected: String) throws {
    let copy = try annotated(WordFile.bytes("<w:p>\(content)</w:p>"), [comment(1, words)])
    #expect(try ranges(copy) == ["Sửa: \(words)": expected])
  }

  @Test("a run is cut with its properties, and nothing else changes")
  func cut() throws {
    let run = "<w:r w:rsidR=\"1\"><w:rPr><w:b/></w:rPr><w:t>một hai ba</w:t></w:r>"
    let bytes = WordFile.bytes("<w:p><w:pPr/>\(run)</w:p><w:p/>")
    let copy = try annotated(bytes, [comment(1, "hai")])
    let open = "<w:r w:rsidR=\"1\"><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">"
    #expect(
      try part(copy, "word/document.xml").contains(
        "<w:body><w:p><w:pPr/>\(open)một </w:t></w:r><w:commentRangeStart w:id=\"0\"/>"
          + "\(open)hai</w:t></w:r><w:commentRangeEnd w:id=\"0\"/>"
          + "<w:r><w:commentReference w:id=\"0\"/></w:r>\(open) ba</w:t></w:r></w:p><w:p/></w:body>"
      )
    )
  }

  @Test("the mark of a comment is no part of an insertion")
  func insertion() throws {
    let bytes = WordFile.bytes("<w:p><w:ins w:id=\"7\"><w:r><w:t>một hai ba</w:t></w:r></w:ins></w:p>")
    let copy = try part(annotated(bytes, [comment(1, "hai")]), "word/document.xml")
    #expect(copy.contains("</w:ins><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>"))
  }

  @Test("paragraphs in tables, in text boxes, empty, unknown, and none")
  func places() throws {
    let box =
      "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>trong khung</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    let body =
      "<w:p/><w:tbl><w:tr><w:tc>\(WordFile.paragraph("ô một"))</w:tc></w:tr></w:tbl>"
      + "<w:p><w:r><w:t>chủ</w:t></w:r>\(box)</w:p>"
    let copy = try annotated(
      WordFile.bytes(body),
      [comment(1, "gì"), comment(2, "một"), comment(4, "khung"), comment(99, "ô"), comment(nil, "ô")]
    )
    #expect(
      try ranges(copy) == [
        "Sửa: gì": "", "Sửa: một": "một", "Sửa: khung": "chủtrong khung", "Sửa: ô": "",
      ]
    )
    let empty = WordFile.bytes("")
    #expect(throws: OfficeError(.part, part: "word/document.xml", detail: "no paragraph")) {
      _ = try annotated(empty, [comment(1, "a")])
    }
  }

  @Test("the same words twice are marked in turn; words elsewhere where the comment reaches")
  func turns() throws {
    let bytes = WordFile.bytes(WordFile.paragraph("an ninh an toàn") + WordFile.paragraph("bình yên"))
    var far = comment(1, "yên")
    far.paragraphs = 1...2
    let copy = try annotated(bytes, [comment(1, "an"), comment(1, "an"), far])
    let document = try part(copy, "word/document.xml")
    let marks = document.split(separator: "<").filter {
      $0.hasPrefix("w:commentRange") || $0.hasPrefix("w:t ")
    }
    .map(String.init)
    #expect(
      marks == [
        "w:commentRangeStart w:id=\"0\"/>", "w:t xml:space=\"preserve\">an", "w:commentRangeEnd w:id=\"0\"/>",
        "w:t xml:space=\"preserve\"> ninh ", "w:commentRangeStart w:id=\"1\"/>",
        "w:t xml:space=\"preserve\">an", "w:commentRangeEnd w:id=\"1\"/>", "w:t xml:space=\"preserve\"> toàn",
        "w:t xml:space=\"preserve\">bình ", "w:commentRangeStart w:id=\"2\"/>",
        "w:t xml:space=\"preserve\">yên", "w:commentRangeEnd w:id=\"2\"/>",
      ]
    )
  }

  @Test("comments that are there stay, and keep their ids")
  func existing() throws {
    let bytes = WordFile.bytes(
      "<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>một hai</w:t></w:r><w:commentRangeEnd w:id=\"0\"/>"
        + "<w:r><w:commentReference w:id=\"0\"/></w:r></w:p>",
      parts: [
        (
          "word/ghi-chu.xml",
          "<w:comments NS><w:comment w:id=\"0\"><w:p><w:r><w:t>cũ</w:t></w:r></w:p></w:comment></w:comments>"
        )
      ],
      relationships: WordFile.relation("c", "comments", "ghi-chu.xml")
    )
    let copy = try annotated(bytes, [comment(1, "hai")])
    #expect(try ranges(copy, comments: "word/ghi-chu.xml") == ["cũ": "một hai", "Sửa: hai": "hai"])
    #expect(try OfficeDocument(copy).commentCount == 2)
  }

  @Test("another prefix, none, and the strict form")
  func prefixes() throws {
    let strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    for (name, attribute, namespace) in [("x:", "x:", strict), ("", "w:", strict)] {
      let body =
        "<\(name)document xmlns\(name.isEmpty ? "" : ":x")=\"\(namespace)\"><\(name)body><\(name)p><\(name)r>"
        + "<\(name)t>một hai</\(name)t></\(name)r></\(name)p></\(name)body></\(name)document>"
      let members: [(name: String, content: String)] = [
        ("[Content_Types].xml", "<t:Types xmlns:t=\"urn:x\"></t:Types>"),
        (
          "_rels/.rels",
          "<Relationships><Relationship Id=\"r\" Type=\"x/officeDocument\" Target=\"d.xml\"/></Relationships>"
        ), ("d.xml", body),
      ]
      let bytes = Zip.stored(members.map { ($0.name, Array($0.content.utf8)) })
      let copy = try annotated(bytes, [comment(1, "hai")])
      #expect(try ranges(copy, main: "d.xml", comments: "comments.xml") == ["Sửa: hai": "hai"])
      #expect(try part(copy, "d.xml").contains("\(attribute)id=\"0\""))
      #expect(try part(copy, "[Content_Types].xml").contains("<t:Override PartName=\"/comments.xml\""))
      #expect(
        try part(copy, "_rels/d.xml.rels").contains("Type=\"http://purl.oclc.org/ooxml/officeDocument/rel")
      )
    }
  }

  @Test("OpenDocument: between characters, in spans and links, not in fields or frames")
  func openDocument() throws {
    let names = ["office", "text", "draw:drawing"].map { name in
      let parts = name.split(separator: ":")
      return "xmlns:\(parts[0])=\"urn:oasis:names:tc:opendocument:xmlns:\(parts.last ?? ""):1.0\""
    }.joined(separator: " ")
    let body =
      "<text:p>một <text:span>hai</text:span> <text:a>ba bốn</text:a></text:p><text:p/>"
      + "<text:p>ngày <text:date>1/2</text:date> a&lt;b<draw:frame><draw:text-box><text:p>khung</text:p>"
      + "</draw:text-box></draw:frame></text:p>"
    let bytes = Zip.stored(
      [
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        (
          "content.xml",
          "<office:document-content \(names)><office:body><office:text>\(body)</office:text></office:body>"
            + "</office:document-content>"
        ),
      ].map { ($0.0, Array($0.1.utf8)) }
    )
    let copy = try annotated(
      bytes,
      [
        comment(1, "hai ba"), comment(1, "một"), comment(2, "không"), comment(3, "1/2"), comment(3, "<b"),
        comment(4, "khung"),
      ]
    )
    #expect(
      try openRanges(copy) == [
        "Sửa: hai ba": "hai ba", "Sửa: một": "một", "Sửa: không": "", "Sửa: 1/2": "1/2", "Sửa: <b": "<b",
        "Sửa: khung": "ngày 1/2 a<bkhung",
      ]
    )
    #expect(try part(copy, "mimetype") == "application/vnd.oasis.opendocument.text")
  }

  @Test("the same file and findings give the same bytes")
  func reproducible() throws {
    let bytes = WordFile.bytes(WordFile.paragraph("một hai ba"))
    #expect(try annotated(bytes, [comment(1, "hai")]) == annotated(bytes, [comment(1, "hai")]))
  }

  @Test("a damaged part never crashes, and never becomes a copy that says something else")
  func damaged() throws {
    let text =
      "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Điều &amp; khoản</w:t><w:tab/>"
      + "<w:t xml:space=\"preserve\"> điểm </w:t></w:r></w:p><w:p><w:hyperlink><w:r><w:t>liên kết</w:t></w:r>"
      + "</w:hyperlink><!-- x --><w:ins w:id=\"3\"><w:r><w:t>thêm chữ</w:t></w:r></w:ins></w:p>"
      + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p><w:r><mc:AlternateContent><mc:Choice><w:pict>"
      + "<w:txbxContent><w:p><w:r><w:t>khung chữ</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Choice>"
      + "</mc:AlternateContent></w:r></w:p>"
    let comments = (0...6).flatMap { number -> [OfficeComment] in
      ["khoản", "điểm", "kết", "chữ", "khoản điểm liên"].map { comment(number, $0) }
    }
    let plain = Array(text.utf8)
    let pieces = [
      "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:p/>", "<w:r/>", "<w:tab/>", "<!-- -->",
      "</w:t></w:r><w:r><w:t>", "&lt;", "<!--", "-->", " ", "x",
    ]
    var random = Seeded(state: 7)
    var kept = 0
    for _ in 0..<600 {
      var bytes = plain
      for _ in 0...Int.random(in: 0...2, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0...3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0x20...0x7E, using: &random)
        case 1: bytes.remove(at: place)
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...60, using: &random)))
        default: bytes.insert(contentsOf: Array((pieces.randomElement(using: &random) ?? "").utf8), at: place)
        }
      }
      let file = WordFile.bytes(String(decoding: bytes, as: UTF8.self))
      guard let copy = try? annotated(file, comments) else { continue }
      kept += 1
      #expect(try OfficeDocument(copy).showsSame(as: OfficeDocument(file)))
      #expect(try OfficeDocument(copy).commentCount == comments.count)
    }
    #expect(kept > 30)
  }

  // MARK: Files

  @Test("every few words of real files are covered, and the text stays", arguments: WordFiles.all)
  func realFiles(_ path: String) throws {
    let bytes = try WordFiles.bytes(path)
    let document = try OfficeDocument(bytes)
    var random = Seeded(state: 1)
    var comments: [OfficeComment] = []
    func add(_ blocks: [OfficeBlock], isBoxed: Bool) {
      for block in blocks {
        switch block {
        case .paragraph(let paragraph):
          let words = paragraph.text.split(whereSeparator: \.isWhitespace)
          if !isBoxed, comments.count < 200, let first = words.indices.randomElement(using: &random) {
            let some = words[first..<min(words.count, first + 3)].joined(separator: " ")
            comments.append(
              OfficeComment(
                paragraphs: paragraph.number...paragraph.number,
                words: [some],
                lines: ["\(comments.count) \(some)"]
              )
            )
          }
          for box in paragraph.textBoxes { add(box, isBoxed: true) }
        case .table(let table): for cell in table.rows.flatMap({ $0 }) { add(cell.blocks, isBoxed: isBoxed) }
        }
      }
    }
    add(document.blocks, isBoxed: false)
    let copy = try annotated(bytes, comments)
    let again = try OfficeDocument(copy)
    #expect(again.showsSame(as: document))
    #expect(again.paragraphTexts == document.paragraphTexts)
    #expect(again.commentCount == document.commentCount + comments.count)
    let found = try path.hasSuffix(".odt") ? openRanges(copy) : ranges(copy)
    let missed = comments.filter { comment in
      let covered = found[comment.lines[0]].map(ShownText.clean) ?? ""
      return covered.split(whereSeparator: \.isWhitespace).joined(separator: " ") != comment.words[0]
    }
    #expect(missed.map { "\($0.words[0]) ≠ \(found[$0.lines[0]] ?? "-")" } == [])
  }

  // MARK: Support

  private func comment(_ paragraph: Int?, _ words: String) -> OfficeComment {
    OfficeComment(paragraphs: paragraph.map { $0...$0 }, words: [words], lines: ["Sửa: \(words)"])
  }

  private func annotated(_ bytes: [UInt8], _ comments: [OfficeComment]) throws -> [UInt8] {
    var template = Array("/tmp/kyhop-XXXXXX".utf8CString)
    let folder = String(cString: try #require(mkdtemp(&template)))
    defer {
      unlink(folder + "/a")
      rmdir(folder)
    }
    try OfficeAnnotation(author: "kyhop", initials: "KH", date: "2025-12-01T08:00:00")
      .write(comments, into: ZipSource(bytes), to: folder + "/a")
    return try WordFiles.bytes(folder + "/a")
  }

  private func part(_ bytes: [UInt8], _ name: String) throws -> String {
    let archive = try ZipArchive(bytes, limits: .office)
    return String(decoding: try archive.contents(of: #require(archive[name])), as: UTF8.self)
  }

  /// The text that each comment covers, by the comment's own.
  private func ranges(
    _ bytes: [UInt8],
    main: String = "word/document.xml",
    comments: String? = nil
  ) throws -> [String: String] {
    let package = try OfficePackage(ZipSource(bytes))
    let list = try package.relationships(of: main).values.first { $0.type == "comments" }?.target
    if let comments { #expect(list == comments) }
    let texts = try package.document(#require(list))?.root.children("comment") ?? []
    var open: [String: String] = [:]
    var covered: [String: String] = [:]
    var marked: Set<String> = []
    func walk(_ element: XMLElement) {
      let id = element.value("id") ?? ""
      switch element.name {
      case "commentRangeStart": open[id] = ""
      case "commentRangeEnd": covered[id] = open.removeValue(forKey: id)
      case "commentReference": marked.insert(id)
      case "t": for id in open.keys { open[id]? += element.text }
      case "tab": for id in open.keys { open[id]? += "\t" }
      case "br": for id in open.keys { open[id]? += "\n" }
      case "noBreakHyphen": for id in open.keys { open[id]? += "-" }
      default: for child in element.children { walk(child) }
      }
    }
    try walk(#require(try package.document(main)).root)
    #expect(open.isEmpty && marked == Set(covered.keys))
    return Dictionary(
      texts.map { ($0.text, covered[$0.value("id") ?? ""] ?? "nowhere") },
      uniquingKeysWith: { first, _ in first }
    )
  }

  private func openRanges(_ bytes: [UInt8]) throws -> [String: String] {
    let package = try OfficePackage(ZipSource(bytes))
    var open: [String: (text: String, covered: String)] = [:]
    var covered: [String: String] = [:]
    func walk(_ element: XMLElement) {
      for node in element.nodes {
        switch node {
        case .text(let text): for id in open.keys { open[id]?.covered += text }
        case .element(let child):
          let id = child.value("name") ?? ""
          switch child.name {
          case "annotation": open[id] = (child.children("p").map(\.text).joined(), "")
          case "annotation-end":
            if let found = open.removeValue(forKey: id) { covered[found.text] = found.covered }
          case "s", "tab", "line-break": for id in open.keys { open[id]?.covered += " " }
          default: walk(child)
          }
        }
      }
    }
    try walk(#require(try package.document(package.main)).root)
    #expect(open.isEmpty)
    return covered
  }
}

/// The same numbers each time (SplitMix64).
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}

/// Word files of the project, of the sample session, and beside the project
/// where there are any.
private enum WordFiles {
  private static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

  static let all: [String] = {
    let shared = getenv("KYHOP_SHARED").map { String(cString: $0) } ?? root + "/../shared"
    let session = root + "/samples/ky-hop-14/submissions/"
    let folders = ["\(root)/Tests/word/docx"] + names(session).map { session + $0 }
    return (folders + ["\(shared)/corpus/docx", "\(shared)/corpus/real"]).flatMap { folder in
      names(folder).filter { $0.hasSuffix(".docx") || $0.hasSuffix(".odt") }.map { "\(folder)/\($0)" }
    }
  }()

  private static func names(_ folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      names.append(
        withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      )
    }
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return bytes
  }
}
