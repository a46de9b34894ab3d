import Testing

@testable import SessionKit

/// A `receive` that was killed between its line and the file's own name.
@Suite struct ArrivalTests {
  /// A folder in which receipt 1's file still waits.
  private func interrupted() throws -> (SessionFolder, Receipt, waiting: String) {
    let folder = try SessionFolder()
    let receipt = try #require(Workspace(folder.path).ledger.receipts.first)
    let waiting = Arrival.path(receipt.file, sequence: receipt.sequence)
    let bytes = try FileSystem.read("\(folder.path)/\(receipt.file)")
    try FileSystem.write(bytes, to: "\(folder.path)/\(waiting)", replacing: false)
    FileSystem.remove("\(folder.path)/\(receipt.file)")
    return (folder, receipt, waiting)
  }

  @Test func checkFindsTheFile() throws {
    let sound = try SessionFolder().check()
    let (folder, _, _) = try interrupted()
    let result = folder.check()
    #expect(result.codes == sound.codes)
    #expect(result.inputs.map(\.path) == sound.inputs.map(\.path))
    #expect(result.inputs.map(\.sha256) == sound.inputs.map(\.sha256))
  }

  @Test func theNextOnePutsItRight() throws {
    let (folder, receipt, waiting) = try interrupted()
    try Arrival.settle(Workspace(folder.path).ledger, in: folder.path)
    #expect(FileSystem.exists("\(folder.path)/\(receipt.file)"))
    #expect(!FileSystem.exists("\(folder.path)/\(waiting)"))
  }

  @Test func whatWasNeverRecordedGoes() throws {
    let folder = try SessionFolder()
    let waiting = Arrival.path("submissions/1/x.xml", sequence: 99)
    try FileSystem.write([0x61], to: "\(folder.path)/\(waiting)", replacing: false)
    try Arrival.settle(Workspace(folder.path).ledger, in: folder.path)
    #expect(!FileSystem.exists("\(folder.path)/\(waiting)"))
    #expect(!FileSystem.exists("\(folder.path)/submissions/1/x.xml"))
  }
}

@Suite struct LedgerBoundTests {
  @Test func linesThatSayNothingCostNothing() throws {
    #expect(try LedgerFile.parse([UInt8](repeating: 10, count: 2_000_000)).receipts.isEmpty)
  }

  @Test func onlySoManyFaultsAreTold() {
    let lines = [UInt8](repeatElement(Array("{}\n".utf8), count: 5000).joined())
    let error = #expect(throws: ConfigurationError.self) { try LedgerFile.parse(lines) }
    #expect(error?.findings.count == 100)
  }
}

@Suite struct ArchiveWordsTests {
  @Test(arguments: [
    ("at most 5 bytes", "nhiều nhất 5 byte"),
    ("character not allowed in a\\x00b", "ký tự không được dùng trong a\\x00b"),
    ("7 bytes from 9", "7 byte từ 9"), ("what nobody says", "what nobody says"), ("", ""),
  ])
  func aPhraseHasItsWords(_ english: String, _ vietnamese: String) {
    #expect(ArchiveWords.text(english) == LocalizedText(vi: vietnamese, en: english))
  }
}
