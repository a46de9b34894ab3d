import Testing

@testable import SessionKit

@Suite struct DeadlineCheckTests {
  @Test(arguments: cases)
  func raises(_ fault: CheckCase) throws { try fault.judge(DeadlineCheck.self) }

  @Test func everyCodeIsTested() { Self.cases.cover(DeadlineCheck.self, but: ["DDL-113"]) }

  @Test func aCorrectionIsOnlyAWarning() throws {
    let folder = try SessionFolder()
    try folder.take(Self.second, ",\"change\":\"corrects\",\"replaces\":1")
    #expect(DeadlineCheck.run(try folder.context()).map(\.severity) == [.warning])
    #expect(folder.check().verdict == .accepted)
  }

  @Test func itSaysByHowMuchAndByWhatEvidence() throws {
    let folder = try SessionFolder()
    try folder.forget("to-trinh.xml")
    try folder.take(.init(kind: "to-trinh", at: "2025-11-24T16:40:00+07:00", file: "to-trinh.xml"))
    let finding = try #require(DeadlineCheck.run(try folder.context()).first)
    #expect(finding.arguments["late"]?.vi == "16 giờ 40 phút")
    #expect(finding.arguments["due"]?.vi == "24:00 ngày 23/11/2025 (Chủ nhật)")
    #expect(finding.arguments["received"]?.vi == "16:40:00 ngày 24/11/2025 (thứ Hai)")
    #expect(finding.arguments["class"]?.vi == "tài liệu mới sau hạn")
    #expect(finding.derivation.last?.vi == "theo biên nhận BN-0003, nơi nộp: UBND")
    #expect(!finding.basis.isEmpty)
  }

  @Test func draftsAreNotHeldToDeadlines() throws {
    let folder = try SessionFolder()
    try folder.forget("to-trinh.xml")
    try folder.take(.init(kind: "to-trinh", at: "2025-12-01T00:00:00+07:00", file: "to-trinh.xml"))
    #expect(folder.check(stage: .draft).codes == [])
    #expect(folder.check(stage: .submit).codes == ["DDL-110"])
  }

  static let second = SessionFolder.Paper(kind: "to-trinh", at: "2025-11-25T09:00:00+07:00", file: "b.xml")

  static let corrects = ",\"change\":\"corrects\",\"replaces\":1"
  static let replaces = ",\"change\":\"replaces\",\"replaces\":1"

  /// The letter, with other words.
  static func changed(_ old: String, _ new: String) throws -> [UInt8] {
    let text = String(decoding: try Files.document("to-trinh"), as: UTF8.self)
    try #require(text.contains(old))
    return Array(text.replacing(old, with: new).utf8)
  }

  @Test func whatChangedAfterTheDeadlineIsSaid() throws {
    let folder = try SessionFolder()
    try folder.take(Self.second, content: Self.changed("46 tuyến", "47 tuyến"), Self.corrects)
    let finding = try #require(DeadlineCheck.run(try folder.context()).first)
    #expect(finding.arguments["class"]?.vi == "khai là đính chính nhưng đổi cả nội dung, sau hạn")
    #expect(finding.severity == .error)
    #expect(finding.changes.contains { $0.vi.contains("46") && $0.vi.contains("47") })
  }

  static func fixed(_ day: String) -> String {
    #"</agenda><deadlines><absolute rule="ho-so-gui-ban" date="\#(day)" doc="KH 12"/></deadlines>"#
  }

  static let cases: [CheckCase] = [
    CheckCase("DDL-110", "one second too late") {
      try $0.forget("to-trinh.xml")
      try $0.take(.init(kind: "to-trinh", at: "2025-11-24T00:00:00+07:00", file: "to-trinh.xml"))
    } twin: {
      try $0.forget("to-trinh.xml")
      try $0.take(.init(kind: "to-trinh", at: "2025-11-23T23:59:59+07:00", file: "to-trinh.xml"))
    },
    CheckCase("DDL-110", "one second too late in the council's own offset") {
      try $0.forget("to-trinh.xml")
      try $0.take(.init(kind: "to-trinh", at: "2025-11-23T17:00:00Z", file: "to-trinh.xml"))
    } twin: {
      try $0.forget("to-trinh.xml")
      try $0.take(.init(kind: "to-trinh", at: "2025-11-23T16:59:59Z", file: "to-trinh.xml"))
    },
    CheckCase("DDL-110", "too late by the day that the plan fixes") {
      try $0.edit("</agenda>", Self.fixed("2025-11-19"))
      try $0.forget("du-thao-nghi-quyet.xml")
      try $0.take(
        .init(kind: "du-thao-nghi-quyet", at: "2025-11-19T23:00:00+07:00", file: "du-thao-nghi-quyet.xml")
      )
    } twin: {
      try $0.edit("</agenda>", Self.fixed("2025-11-20"))
    },
    CheckCase("DDL-110", "a time given on the command line", receivedAt: instant("2025-11-24T00:00:00+07:00"))
    {
      try $0.forget("to-trinh.xml")
    } twin: { _ in
    },
    CheckCase("DDL-112", "a correction after the deadline") {
      try $0.take(Self.second, ",\"change\":\"corrects\",\"replaces\":1")
    } twin: {
      let early = SessionFolder.Paper(kind: "to-trinh", at: "2025-11-21T09:00:00+07:00", file: "b.xml")
      try $0.take(early, ",\"change\":\"corrects\",\"replaces\":1")
    },
    CheckCase("DDL-110", "a correction that changes the substance") {
      try $0.take(Self.second, content: Self.changed("46 tuyến", "47 tuyến"), Self.corrects)
    } twin: {
      let receipt = try $0.take(Self.second, content: Self.changed("46 tuyến", "47 tuyến"), Self.corrects)
      try $0.withdraw(receipt)
    },
    CheckCase("DDL-112", "a replacement that only mends a slip") {
      try $0.take(Self.second, content: Self.changed("Nhân dân tại 3", "nhân dân tại 3"), Self.replaces)
    } twin: {
      let early = SessionFolder.Paper(kind: "to-trinh", at: "2025-11-21T09:00:00+07:00", file: "b.xml")
      try $0.take(early, content: Self.changed("Nhân dân tại 3", "nhân dân tại 3"), Self.replaces)
    },
    CheckCase("DDL-110", "a replacement after the deadline") {
      try $0.take(Self.second, content: Self.changed("46 tuyến", "47 tuyến"), Self.replaces)
    } twin: {
      let receipt = try $0.take(Self.second, ",\"change\":\"replaces\",\"replaces\":1")
      try $0.withdraw(receipt)
    },
    CheckCase("DDL-180", "a year without a calendar") {
      try $0.edit("<opening>2025-12-08", "<opening>2090-06-12")
    } twin: {
      try $0.edit("<opening>2025-12-08", "<opening>2026-06-12")
    },
  ]
}
