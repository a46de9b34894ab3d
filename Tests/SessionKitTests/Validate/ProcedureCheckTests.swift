import Testing

@testable import SessionKit

@Suite struct ProcedureCheckTests {
  @Test(arguments: cases)
  func raises(_ fault: CheckCase) throws { try fault.judge(ProcedureCheck.self) }

  @Test func everyCodeIsTested() { Self.cases.cover(ProcedureCheck.self) }

  @Test func anUnknownStepIsAMistake() throws {
    let folder = try SessionFolder()
    try folder.edit("dossier=\"nghi-quyet\"", "dossier=\"nghi-quyet\" steps=\"trinh bieu-quyet-lai\"")
    #expect(folder.check().codes == ["CFG-134"])
  }

  private static func steps(_ steps: String) -> CheckCase.Change {
    { try $0.edit("dossier=\"nghi-quyet\"", "dossier=\"nghi-quyet\" steps=\"\(steps)\"") }
  }

  static let cases: [CheckCase] = [
    CheckCase(
      "AGD-150",
      "the vote before the debate",
      fault: steps("trinh tham-tra bieu-quyet thao-luan"),
      twin: steps("trinh tham-tra thao-luan bieu-quyet")
    ),
    CheckCase(
      "AGD-151",
      "no examination",
      fault: steps("trinh thao-luan bieu-quyet"),
      twin: steps("trinh tham-tra bieu-quyet")
    ),
  ]
}

@Suite struct DueReportsCheckTests {
  @Test func whatASessionMustExamineIsOnItsAgenda() throws {
    let folder = try SessionFolder()
    let told = try #require(DueReportsCheck.run(try folder.context(stage: .final)).first)
    #expect(told.code == "AGD-160" && told.basis.count == 1)
    #expect(told.message(.vi).contains("Tòa án nhân dân; Báo cáo công tác của Viện kiểm sát"))
    try folder.edit(
      "</agenda>",
      "<item number=\"2\"><title>Báo cáo của Toà án nhân dân tỉnh</title></item></agenda>"
    )
    let less = try #require(DueReportsCheck.run(try folder.context(stage: .final)).first)
    #expect(!less.message(.vi).contains("Tòa án") && less.message(.vi).contains("Viện kiểm sát"))
  }

  @Test func otherSessionsNeedNone() throws {
    let folder = try SessionFolder()
    try folder.edit("kind=\"thuong-le\"", "kind=\"chuyen-de\"")
    #expect(DueReportsCheck.run(try folder.context(stage: .final)).isEmpty)
    #expect(DueReportsCheck.from == .final)
  }
}
