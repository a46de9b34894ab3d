import Testing

@testable import SessionKit

@Suite struct WaiverPolicyTests {
  /// What a waiver does to a session whose letter came a day late.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var waiver: String
    var expected: [FindingCode]
    var verdict: Verdict
    var testDescription: String { name }
  }

  @Test(arguments: [
    Case(
      name: "it covers the item",
      waiver: #"code="DDL-110" item="1""#,
      expected: ["DDL-150"],
      verdict: .accepted
    ),
    Case(
      name: "it covers the kind",
      waiver: #"code="DDL-110" item="1" kind="to-trinh""#,
      expected: ["DDL-150"],
      verdict: .accepted
    ),
    Case(
      name: "it covers another kind",
      waiver: #"code="DDL-110" item="1" kind="bao-cao-tham-tra""#,
      expected: ["DDL-110", "DDL-170"],
      verdict: .late
    ),
    Case(
      name: "it covers another item",
      waiver: #"code="DDL-110" item="2""#,
      expected: ["DDL-110", "DDL-170"],
      verdict: .late
    ),
    Case(
      name: "it covers another code",
      waiver: #"code="DOS-120" item="1""#,
      expected: ["DDL-110", "DDL-170"],
      verdict: .late
    ),
    Case(
      name: "it holds to the end of its last day",
      waiver: #"code="DDL-110" item="1" until="2025-12-02""#,
      expected: ["DDL-150"],
      verdict: .accepted
    ),
    Case(
      name: "it has expired",
      waiver: #"code="DDL-110" item="1" until="2025-12-01""#,
      expected: ["DDL-110", "DDL-171"],
      verdict: .late
    ),
    Case(
      name: "it was granted on the day on which the letter came",
      waiver: #"code="DDL-110" item="1" granted="2025-11-25""#,
      expected: ["DDL-150"],
      verdict: .accepted
    ),
    Case(
      name: "it was granted before the letter came",
      waiver: #"code="DDL-110" item="1" granted="2025-11-24""#,
      expected: ["DDL-110"],
      verdict: .late
    ),
    Case(
      name: "it was granted before, for what comes until later",
      waiver: #"code="DDL-110" item="1" granted="2025-11-20" until="2025-12-02""#,
      expected: ["DDL-150"],
      verdict: .accepted
    ),
    Case(
      name: "nobody may waive that",
      waiver: #"code="XML-120" item="1""#,
      expected: ["DDL-110", "DDL-172"],
      verdict: .late
    ),
    Case(
      name: "no such code",
      waiver: #"code="DDL-999" item="1""#,
      expected: ["CFG-160"],
      verdict: .unusable
    ),
    Case(
      name: "no such item",
      waiver: #"code="DDL-110" item="3""#,
      expected: ["CFG-160"],
      verdict: .unusable
    ),
    Case(
      name: "its last day is no day",
      waiver: #"code="DDL-110" item="1" until="1800-01-01""#,
      expected: ["CFG-112"],
      verdict: .unusable
    ),
  ])
  func aWaiver(_ waiver: Case) throws {
    let folder = try late()
    try folder.edit("</agenda>", "<item number=\"2\"><title>Khác</title></item></agenda>")
    try folder.waive(waiver.waiver)
    let result = folder.check()
    #expect(result.codes == waiver.expected)
    #expect(result.verdict == waiver.verdict)
  }

  @Test func withoutOneItIsLate() throws {
    let result = try late().check()
    #expect(result.codes == ["DDL-110"])
    #expect(result.verdict == .late)
  }

  @Test func itIsNamedAndCounted() throws {
    let folder = try late()
    try folder.waive(#"code="DDL-110" item="1""#)
    let result = folder.check()
    #expect(result.counts == RunResult.Counts(errors: 0, warnings: 0, notes: 0, waived: 1))
    let finding = try #require(result.findings.first)
    for part in ["Thường trực", "CV 45"] { #expect(finding.message(.vi).contains(part), "\(part)") }
    #expect(finding.waiver?.code == "DDL-110" && finding.waiver?.reason == "bão")
    #expect(result.findings.first?.folded.map(\.code) == ["DDL-110"])
  }

  @Test func onePermissionIsNotForWhatIsReplacedLater() throws {
    let folder = try late()
    try folder.waive(#"code="DDL-110" item="1" granted="2025-11-26""#)
    #expect(folder.check().codes == ["DDL-150"])
    let text = String(decoding: try Files.document("to-trinh"), as: UTF8.self)
    try folder.take(
      .init(kind: "to-trinh", at: "2025-11-27T09:00:00+07:00", file: "to-trinh-2.xml"),
      content: Array(text.replacing("44,41 km", with: "45,41 km").utf8),
      ",\"change\":\"replaces\",\"replaces\":3"
    )
    let result = folder.check()
    #expect(result.codes == ["DDL-110"] && result.verdict == .late)
    let derivation = result.findings.first?.derivation.map(\.vi).joined() ?? ""
    #expect(derivation.contains("chấp thuận ngày 26/11/2025") && derivation.contains("CV 45"))
  }

  @Test func aMissingPaperThatIsWaivedIsNoLateness() throws {
    let folder = try SessionFolder()
    folder.remove("submissions/1/bao-cao-tham-tra.xml")
    try folder.withdraw(3)
    try folder.waive(#"code="DOS-120" item="1""#)
    #expect(folder.check().codes == ["DDL-155"])
  }

  @Test func everyCodeIsTested() {
    #expect(Set(WaiverPolicy.codes) == ["DDL-150", "DDL-155", "DDL-170", "DDL-171", "DDL-172"])
  }

  private func late() throws -> SessionFolder {
    let folder = try SessionFolder()
    try folder.forget("to-trinh.xml")
    try folder.take(.init(kind: "to-trinh", at: "2025-11-25T09:00:00+07:00", file: "to-trinh.xml"))
    return folder
  }
}
