import Testing

@testable import SessionKit

@Suite struct IssueDateCheckTests {
  private func codes(_ folder: SessionFolder, _ stage: Stage = .final) throws -> [FindingCode] {
    IssueDateCheck.run(try folder.context(stage: stage)).map(\.code)
  }

  /// The newest paper came on 25 Nov 2025.
  @Test(arguments: [("2025-11-24", true), ("2025-11-25", false), ("2025-12-02", false)])
  func noPacketIsOlderThanWhatItHolds(issued: String, isWrong: Bool) throws {
    let folder = try SessionFolder()
    try folder.edit("<issued>2025-12-02", "<issued>\(issued)")
    #expect(try codes(folder) == (isWrong ? ["AGD-170"] : []))
    // While a session is prepared nothing is issued yet.
    #expect(!folder.check().codes.contains("AGD-170"))
  }

  @Test func norThanThePacketBefore() throws {
    let folder = try SessionFolder()
    guard case .packed = folder.pack() else { return try #require(nil) }
    #expect(try codes(folder) == [])
    try folder.edit("<issued>2025-12-02", "<issued>2025-12-01")
    let findings = IssueDateCheck.run(try folder.context(stage: .final))
    #expect(findings.map(\.code) == ["AGD-170"] && findings[0].arguments["file"] == .same("tinh-thu-v1"))
    guard case .refused = folder.pack() else { return try #require(nil) }
  }
}
