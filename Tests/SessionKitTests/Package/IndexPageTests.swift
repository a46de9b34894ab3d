import LibZip
import Testing

@testable import SessionKit

/// What `data/index.html` says of a packet, and what it keeps to itself.
@Suite struct IndexPageTests {
  /// The page of the packet that a folder gives.
  private func page(_ folder: SessionFolder, now: Instant = SessionFolder.now) throws -> String {
    let outcome = PackRun.run(folder.path, .init(stage: .final, now: now), isDryRun: false)
    guard case .packed(_, let packet) = outcome else { return try #require(nil, "\(outcome)") }
    let archive = try ZipArchive(Files.bytes(packet.path))
    let member = try #require(archive.members.first { $0.name.hasSuffix("/data/index.html") })
    return String(decoding: try archive.contents(of: member), as: UTF8.self)
  }

  /// The text of one element, without marks and blanks between lines.
  private func text(_ page: String, from start: String, to end: String) throws -> String {
    let begin = try #require(page.firstRange(of: start))
    let rest = page[begin.upperBound...]
    let stop = try #require(rest.firstRange(of: end)).lowerBound
    let words = rest[..<stop].replacing(#/<[^>]*>/#, with: "")
    return words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func news(_ page: String) throws -> String {
    try text(page, from: "id=\"news\">", to: "</section>")
  }

  private func tiles(_ page: String) throws -> String {
    try text(page, from: "<ul class=\"tiles\">", to: "</ul>")
  }

  @Test func theFirstSaysThatAllIsNew() throws {
    let page = try page(SessionFolder())
    let told = try text(page, from: "id=\"news\">", to: "</div>")
    #expect(told == "Đây là bản đầu tiên: mọi tài liệu đều mới.")
    #expect(try tiles(page).hasPrefix("3 tài liệu, chừng "))
    #expect(try tiles(page).hasSuffix(" phút đọc 3 nộp đúng hạn"))
    #expect(!page.contains("class=\"badge"))
  }

  @Test func whatIsNewComesInSentences() throws {
    let folder = try SessionFolder()
    _ = try page(folder)
    let newer = try folder.text("submissions/1/to-trinh.xml").replacing("44,41 km", with: "45,41 km")
    let paper = SessionFolder.Paper(kind: "to-trinh", at: "2025-11-21T09:00:00+07:00", file: "to-trinh-2.xml")
    folder.remove("submissions/1/to-trinh.xml")
    try folder.take(
      paper,
      content: Array(newer.utf8),
      ",\"change\":\"replaces\",\"replaces\":1,\"reason\":\"đo lại\""
    )
    try folder.edit(
      "</agenda>",
      "<item number=\"2\"><title>Thông báo của Thường trực</title></item></agenda>"
    )
    let second = try page(folder)
    let told = try news(second)
    #expect(told.hasPrefix("Có gì mới so với bản 1 thêm mục 2. Thông báo của Thường trực đã thay mục 1, "))
    #expect(told.contains("— đo lại sửa: ") && told.contains("44,41 km → 45,41 km"))
    #expect(try tiles(second).contains("1 đã thay 3 nộp đúng hạn"))
    #expect(second.contains(#"from-v1.html#"#))
  }

  @Test func anItemThatWentTakesItsDocumentsAlong() throws {
    let folder = try SessionFolder()
    try folder.edit("</agenda>", "<item number=\"2\"><title>Thông báo</title></item></agenda>")
    _ = try page(folder)
    try folder.edit("<item number=\"1\" ", "<item number=\"1\" status=\"withdrawn\" ")
    let page = try page(folder)
    #expect(
      try news(page)
        == "Có gì mới so với bản 1 rút mục 1. Hỗ trợ xe đưa đón học sinh, cùng 3 tài liệu"
    )
    #expect(try tiles(page) == "3 không còn")
  }

  @Test func aMovedOpeningAndAnotherOrderAreTold() throws {
    let folder = try SessionFolder()
    try folder.edit("</agenda>", "<item number=\"2\"><title>Thông báo</title></item></agenda>")
    _ = try page(folder)
    try folder.edit("<opening>2025-12-08</opening>", "<opening>2025-12-10</opening>")
    try folder.edit("<item number=\"2\"><title>Thông báo</title></item></agenda>", "</agenda>")
    try folder.edit("<agenda>", "<agenda><item number=\"2\"><title>Thông báo</title></item>")
    let told = try news(page(folder))
    #expect(told.contains("đổi ngày khai mạc dời từ ngày 08/12/2025 (thứ Hai) sang ngày 10/12/2025 (thứ Tư)"))
    #expect(told.contains("thứ tự mới các mục của chương trình đã xếp lại"))
  }

  @Test func latenessThatWasLetPassIsTold() throws {
    let folder = try SessionFolder()
    try folder.forget()
    for paper in SessionFolder.papers {
      var paper = paper
      if paper.kind == "to-trinh" { paper.at = "2025-11-24T09:00:00+07:00" }
      try folder.take(paper)
    }
    try folder.waive("code=\"DDL-110\" item=\"1\"")
    let page = try page(folder)
    #expect(try tiles(page).hasSuffix("2 nộp đúng hạn 1 nộp trễ, được chấp thuận"))
    #expect(try text(page, from: "id=\"item-1\">", to: "</ul>").contains("trễ 9 giờ, được chấp thuận"))
    #expect(page.contains("(CV 45): bão"))
  }

  @Test func itDependsOnNoClock() throws {
    let early = try page(SessionFolder())
    let late = try page(SessionFolder(), now: instant("2025-12-07T23:00:00+07:00"))
    #expect(early == late)
  }

  @Test func itTellsNothingOfRestrictedDocuments() throws {
    let open = try OpenLedger()
    let content = String(decoding: try Files.document("bao-cao-tham-tra"), as: UTF8.self) + "\n"
    let outcome = try open.receive(content, file: "danh-sach-kin.xml") {
      $0.isRestricted = true
      $0.kind = "bao-cao-tham-tra"
      $0.at = instant("2025-11-30T14:00:00+07:00")
      $0.change = .adds
      $0.reason = "theo yêu cầu"
    }
    try #require(outcome.receipt != nil)
    try open.folder.waive("code=\"DDL-110\" item=\"1\"")
    let page = try page(open.folder)
    #expect(try tiles(page).hasPrefix("3 tài liệu") && tiles(page).hasSuffix("3 nộp đúng hạn"))
    #expect(!page.contains("danh-sach-kin") && !page.contains("30/11/2025"))
  }
}
