import Testing

@testable import SessionKit

@Suite struct MovedOpeningCheckTests {
  @Test(arguments: cases)
  func raises(_ fault: CheckCase) throws { try fault.judge(MovedOpeningCheck.self) }

  @Test func everyCodeIsTested() { Self.cases.cover(MovedOpeningCheck.self) }

  @Test func itCountsWhatIsLateBeforeAndNow() throws {
    let folder = try SessionFolder()
    try folder.forget("to-trinh.xml")
    try folder.take(.init(kind: "to-trinh", at: "2025-11-24T09:00:00+07:00", file: "to-trinh.xml"))
    try folder.edit("</opening>", #"</opening><moved from="2025-12-10" on="2025-11-28" doc="TB 12"/>"#)
    let finding = try #require(MovedOpeningCheck.run(try folder.context()).first)
    #expect(finding.arguments["before"]?.en == "0")
    #expect(finding.arguments["after"]?.en == "1")
    #expect(finding.arguments["doc"]?.en == "TB 12")
    #expect(finding.derivation.contains { $0.vi.contains("25/11/2025 → 23/11/2025") })
  }

  static let cases: [CheckCase] = [
    CheckCase("DDL-160", "the opening day was moved") {
      try $0.edit("</opening>", #"</opening><moved from="2025-12-10" on="2025-11-28" doc="TB 12"/>"#)
    } twin: { _ in
    }
  ]
}
