import LibXML
import Testing

@testable import SessionKit

@Suite struct DiffRunTests {
  private let folder: SessionFolder
  init() throws { folder = try SessionFolder() }

  private func diff(_ old: String, _ new: String) -> Result<DiffRun, DiffRun.Refusal> {
    Result { () throws(DiffRun.Refusal) in
      try DiffRun.run(
        "\(folder.path)/\(old)",
        "\(folder.path)/\(new)",
        profile: "vn-hdnd-province",
        now: SessionFolder.now
      )
    }
  }

  private func codes(_ old: String, _ new: String) -> [FindingCode] {
    switch diff(old, new) {
    case .success: []
    case .failure(let refusal): refusal.result.codes
    }
  }

  private func letter(_ old: String, _ new: String) throws -> [UInt8] {
    try DeadlineCheckTests.changed(old, new)
  }

  private func pack() throws {
    let outcome = folder.pack()
    guard case .packed = outcome else { return try #require(nil, "not packed: \(outcome.result.codes)") }
  }

  private static let v1 = "packets/tinh-thu-v1.zip"
  private static let v2 = "packets/tinh-thu-v2.zip"

  @Test func twoPackets() throws {
    try pack()
    let paper = SessionFolder.Paper(kind: "to-trinh", at: "2025-11-21T09:00:00+07:00", file: "b.xml")
    let more = ",\"change\":\"replaces\",\"replaces\":1,\"reason\":\"tính lại\""
    try folder.take(paper, content: letter("44,41 km", "45,41 km"), more)
    try folder.edit("Hỗ trợ xe", "Mức hỗ trợ xe")
    try pack()
    let diff = try diff(Self.v1, Self.v2).get()
    #expect(diff.documents.map { "\($0.kind)" } == ["replaced", "unchanged", "unchanged"])
    #expect(!diff.isSame)
    let text = diff.text(.vi)
    #expect(text.hasPrefix("tinh-thu-v1 → tinh-thu-v2\n1 thay · 2 giữ nguyên\nmục 1 đổi tên: “Hỗ trợ xe"))
    for words in ["lý do: tính lại", "44,41 km → 45,41 km", "Không so sánh:"] {
      #expect(text.contains(words))
    }
    #expect(diff.text(.en).contains("reason: tính lại"))
    #expect(diff.json.contains("\"schema\": \"kyhop.diff/1\"") && diff.json.contains("kyhop.redline/1"))
    let page = diff.html(.vi)
    #expect(page.contains("<ins") && page.contains("<del") && !page.contains("<script"))
    // Well-formed, each identifier once, each link to one of them.
    let tree = try XMLDocument(Array(page.dropFirst("<!DOCTYPE html>\n".count).utf8), admission: .foreign)
    let ids = attributes("id", tree.root)
    #expect(Set(ids).count == ids.count)
    let links = attributes("href", tree.root).filter { $0.hasPrefix("#") }.map { String($0.dropFirst()) }
    #expect(Set(links).subtracting(ids) == [])

    let same = try self.diff(Self.v1, Self.v1).get()
    #expect(same.isSame && same.text(.vi).contains("3 giữ nguyên"))
    let back = try self.diff(Self.v2, Self.v1).get()
    #expect(back.text(.vi).contains("45,41 km → 44,41 km"))
  }

  private func attributes(_ name: String, _ element: XMLElement) -> [String] {
    (element[name].map { [$0] } ?? []) + element.children.flatMap { attributes(name, $0) }
  }

  /// The packet carries what diff tells, against each version.
  @Test func redlinesAreBakedIn() throws {
    try pack()
    for (number, km) in [(2, "45,41 km"), (3, "46,41 km")] {
      let paper = SessionFolder.Paper(
        kind: "to-trinh",
        at: "2025-11-21T09:00:00+07:00",
        file: "b\(number).xml"
      )
      let replaced = number == 2 ? 1 : 4
      try folder.take(
        paper,
        content: letter("44,41 km", km),
        ",\"change\":\"replaces\",\"replaces\":\(replaced)"
      )
      try pack()
    }
    try folder.edit("Hỗ trợ xe", "Mức hỗ trợ xe")
    try pack()
    let last = try #require(try PublishedPacket.newest(workspace: folder.path, series: "tinh-thu"))
    let pages = last.digests.keys.filter { $0.hasSuffix(".html") && $0.contains(".from-") }.sorted()
    #expect(pages == ["v1", "v2"].map { "data/1/01-to-trinh-217-ttr-ubnd.from-\($0).html" })
    let page = String(decoding: try last.content(pages[0]), as: UTF8.self)
    #expect(page.contains("44,41") && page.contains("46,41"))
    // The same pages as in the version before: nothing new to send.
    let before = try PublishedPacket.history(workspace: folder.path, series: "tinh-thu")[2]
    for path in pages { #expect(before.digests[path] == last.digests[path]) }
    let index = String(decoding: try last.content(PacketLayout.index), as: UTF8.self)
    for page in pages { #expect(index.contains("href=\"\(page.dropFirst(5))\"")) }
  }

  /// Of Word and ODT files the text is compared; that their pictures are not is
  /// said, of files with their number.
  @Test func picturesOfAWordFileAreSaidNotToBeCompared() throws {
    let picture = "<draw:frame><draw:image xlink:href=\"Pictures/1.png\"/></draw:frame>"
    try folder.put("a.odt", OfficeFile.odt())
    try folder.put("b.odt", OfficeFile.odt(OfficeFile.draft + [picture]))
    let files = try diff("a.odt", "b.odt").get()
    #expect(files.isSame)
    let words = files.text(.vi)
    #expect(words.contains("Hình ảnh (bản cũ 0, bản mới 1)."))
    #expect(words.contains("Hình ảnh, công thức, chữ đậm") && words.contains("đầu trang, chân trang"))
    #expect(files.json.contains("\"extract\": true"))
    // Akoma Ntoso is the document itself: nothing stayed behind.
    try folder.put("a.xml", letter("44,41 km", "45,41 km"))
    try folder.put("b.xml", letter("44,41 km", "46,41 km"))
    #expect(try !diff("a.xml", "b.xml").get().text(.vi).contains("công thức"))

    let kind = "du-thao-nghi-quyet"
    let paper = SessionFolder.Paper(kind: kind, at: "2025-11-20T10:00:00+07:00", file: "a.odt")
    let odt = try OfficeFile.odt()
    let number = try folder.take(paper, content: odt, ",\"change\":\"replaces\",\"replaces\":2")
    try pack()
    try folder.take(
      .init(kind: kind, at: "2025-11-21T10:00:00+07:00", file: "b.odt"),
      content: OfficeFile.odt(OfficeFile.draft.map { $0.replacing("46 tuyến", with: "47 tuyến") }),
      ",\"change\":\"replaces\",\"replaces\":\(number)"
    )
    try pack()
    #expect(try diff(Self.v1, Self.v2).get().text(.vi).contains("Hình ảnh, công thức, chữ đậm"))
    let last = try #require(try PublishedPacket.newest(workspace: folder.path, series: "tinh-thu"))
    let page = try #require(last.digests.keys.first { $0.contains(".from-v1") })
    #expect(String(decoding: try last.content(page), as: UTF8.self).contains("Hình ảnh, công thức, chữ đậm"))
  }

  @Test func whatCannotBeComparedIsRefused() throws {
    try pack()
    try folder.put("a.xml", letter("44,41 km", "45,41 km"))
    try folder.put("b.pdf", "%PDF-1.4")
    try folder.put("c.xml", "<a>")
    let secret = String(decoding: try letter("44,41 km", "45,41 km"), as: UTF8.self)
      .replacing("<p>Số:", with: "<p>TỐI MẬT</p><p>Số:")
    try folder.put("d.xml", secret)
    #expect(codes(Self.v1, "a.xml") == ["CFG-191"])
    #expect(codes("a.xml", "b.pdf") == ["CFG-191"])
    #expect(codes("a.xml", "c.xml") == ["CFG-191"])
    #expect(codes("a.xml", "d.xml") == ["SEC-101"])
    #expect(codes("a.xml", "none.xml") == ["CFG-190"])
    #expect(codes("a.xml", "a.xml") == [])
    #expect(try diff("a.xml", "a.xml").get().isSame)
  }
}
