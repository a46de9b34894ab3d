import LibXML
import Testing

@testable import SessionKit

/// What a packet says of each document: new, replaced, unchanged, gone.
@Suite struct PacketChangesTests {
  private let folder: SessionFolder
  init() throws { folder = try SessionFolder() }

  private func pack(isReadyOnly: Bool = false) throws -> PublishedPacket {
    let options = CheckRun.Options(stage: .final, now: SessionFolder.now)
    switch PackRun.run(folder.path, options, isReadyOnly: isReadyOnly, isDryRun: false) {
    case .packed: return try #require(try PublishedPacket.newest(workspace: folder.path, series: "tinh-thu"))
    case .refused(let result), .unchanged(let result, _, _): return try #require(nil, "\(result.codes)")
    }
  }

  private func told(_ packet: PublishedPacket) -> [String] {
    packet.documents.map { "\($0.kind) \($0.status) v\($0.since)\($0.reason.map { ": \($0)" } ?? "")" }
      + packet.gone.map { "\($0.kind) gone: \($0.reason)" }
  }

  private let letter = SessionFolder.Paper(
    kind: "to-trinh",
    at: "2025-11-22T09:00:00+07:00",
    file: "ttr-2.xml"
  )

  @Test func fiveVersions() throws {
    #expect(try told(pack()) == ["to-trinh new v1", "du-thao-nghi-quyet new v1", "bao-cao-tham-tra new v1"])

    var text = String(decoding: try Files.document("to-trinh"), as: UTF8.self)
    text = text.replacing("Kính gửi", with: "Kính trình")
    try folder.take(
      letter,
      content: Array(text.utf8),
      ",\"change\":\"replaces\",\"replaces\":1,\"reason\":\"sửa số liệu\""
    )
    #expect(
      try told(pack()) == [
        "to-trinh replaced v2: sửa số liệu", "du-thao-nghi-quyet unchanged v1",
        "bao-cao-tham-tra unchanged v1",
      ]
    )

    let opinions = SessionFolder.Paper(
      kind: "tai-lieu-khac",
      at: "2025-11-22T10:00:00+07:00",
      file: "tai-lieu.xml"
    )
    let other = text.replacing("name=\"toTrinh\"", with: "name=\"taiLieuKhac\"")
    let number = try folder.take(opinions, content: Array(other.utf8), ",\"change\":\"adds\"")
    #expect(
      try told(pack()) == [
        "to-trinh unchanged v2", "du-thao-nghi-quyet unchanged v1", "bao-cao-tham-tra unchanged v1",
        "tai-lieu-khac new v3",
      ]
    )

    try folder.withdraw(number)
    #expect(
      try told(pack()) == [
        "to-trinh unchanged v2", "du-thao-nghi-quyet unchanged v1", "bao-cao-tham-tra unchanged v1",
        "tai-lieu-khac gone: rút",
      ]
    )

    try folder.edit(
      "</agenda>",
      "<item number=\"2\" dossier=\"bao-cao\"><title>Báo cáo của Toà án</title></item></agenda>"
    )
    try folder.edit("number=\"1\"", "number=\"1\" status=\"withdrawn\"")
    let paper = SessionFolder.Paper(kind: "bao-cao", at: "2025-11-20T09:05:00+07:00", file: "bc.xml")
    try folder.take(paper, item: "2")
    let last = try pack()
    #expect(
      told(last) == [
        "bao-cao new v5", "to-trinh gone: mục đã rút khỏi chương trình",
        "du-thao-nghi-quyet gone: mục đã rút khỏi chương trình",
        "bao-cao-tham-tra gone: mục đã rút khỏi chương trình",
      ]
    )
    #expect(last.version == 5)
    #expect(
      try PublishedPacket.history(workspace: folder.path, series: "tinh-thu").map(\.version) == [
        1, 2, 3, 4, 5,
      ]
    )
    let result = try VerifyRun.run(
      (1...5).map { "\(folder.path)/packets/tinh-thu-v\($0).zip" },
      now: SessionFolder.now
    ) {
      try FileSystem.source($0, limit: .max)
    }
    #expect(result.verdict == .intact && result.codes == Array(repeating: "SIG-110", count: 5))
  }

  /// Who reads a packet in another language gets our own words in theirs, and
  /// those of people as they were written; log and diff say what became of
  /// the agenda, too.
  @Test func itIsToldInTheReadersLanguage() throws {
    try folder.edit(
      "</agenda>",
      "<item number=\"2\"><title>Báo cáo của Toà án</title></item></agenda>"
    )
    _ = try pack()
    try folder.edit("number=\"1\"", "number=\"1\" status=\"withdrawn\"")
    try folder.edit("</agenda>", "<item number=\"3\"><title>Thông báo</title></item></agenda>")
    _ = try pack()
    try folder.edit("<item number=\"2\">", "<item number=\"2\" status=\"withdrawn\">")
    _ = try pack()
    let packets = (1...3).map { "\(folder.path)/packets/tinh-thu-v\($0).zip" }
    let log = try LogRun.read(packets)
    let english = log.text(.en)
    #expect(english.contains("the item was withdrawn from the agenda") && !english.contains("mục đã rút"))
    let lines = log.text(.vi).split(separator: "\n").filter { $0.contains(" mục ") && !$0.contains("—") }
    #expect(
      lines == [
        "  rút mục 2: Báo cáo của Toà án", "  rút mục 1: Hỗ trợ xe đưa đón học sinh",
        "  thêm mục 3: Thông báo",
      ]
    )
    // Without the version before nothing is made up.
    #expect(try !LogRun.read([packets[2]]).text(.vi).contains("rút mục"))
    #expect(AbsenceReason.text("tỉnh rút", .en) == "tỉnh rút")

    let id = "vn-hdnd-province"
    let last = try DiffRun.run(packets[1], packets[2], profile: id, now: SessionFolder.now)
    #expect(!last.isSame && last.text(.en).contains("item 2 withdrawn: Báo cáo của Toà án"))
    let back = try DiffRun.run(packets[2], packets[1], profile: id, now: SessionFolder.now)
    #expect(back.text(.en).contains("item 2 put back: Báo cáo của Toà án"))
    // Over a version in between the reason is still told.
    let whole = try DiffRun.run(packets[0], packets[2], profile: id, now: SessionFolder.now)
    #expect(whole.text(.en).contains("reason: the item was withdrawn from the agenda"))
    #expect(whole.html(.en).contains("<p>the item was withdrawn from the agenda</p>"))
    #expect(whole.json.contains("\"withdrawn\": true"))
  }

  @Test func aWithdrawnReplacementIsToldWithItsReason() throws {
    let text = String(decoding: try Files.document("to-trinh"), as: UTF8.self)
    try folder.take(
      letter,
      content: Array(text.replacing("Kính gửi", with: "Kính trình").utf8),
      ",\"change\":\"replaces\",\"replaces\":1,\"reason\":\"sửa\""
    )
    _ = try pack()
    try folder.withdraw(4)
    #expect(
      try told(pack()) == [
        "to-trinh replaced v2: rút", "du-thao-nghi-quyet unchanged v1", "bao-cao-tham-tra unchanged v1",
      ]
    )
  }

  @Test func aWholeItemLeftForLaterIsSaid() throws {
    _ = try pack()
    try folder.edit(
      "</agenda>",
      "<item number=\"2\" dossier=\"bao-cao\"><title>Báo cáo</title></item></agenda>"
    )
    let packet = try pack(isReadyOnly: true)
    #expect(packet.later == ["2"])
    #expect(told(packet).allSatisfy { $0.hasSuffix("unchanged v1") })
  }
}
