import Testing

@testable import SessionKit

@Suite struct LedgerFileTests {
  /// A ledger's text, and what `check` makes of it.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    /// The numbers of the receipts that stand; nil where it is broken.
    var standing: [Int]?
    var line: Int?
    var testDescription: String { name }
  }

  static func receipt(_ sequence: Int, _ more: String = "", file: String = "a.xml") -> String {
    """
    {"seq":\(sequence),"type":"receipt","at":"2025-11-20T09:00:00+07:00",\
    "recorded":"2025-11-20T09:00:00+07:00","item":"1","kind":"to-trinh","file":"submissions/1/\(file)",\
    "name":"a","bytes":1,"sha256":"\(String(repeating: "0", count: 64))","from":"b","change":"first"\(more)}
    """
  }

  static func withdrawal(_ sequence: Int, of receipt: Int) -> String {
    LedgerFile.withdrawal(
      sequence,
      of: receipt,
      reason: "rút",
      times: LedgerTimes(
        unchecked: instant("2025-11-21T09:00:00+07:00"),
        recorded: instant("2025-11-21T09:00:00+07:00")
      ),
      offset: offset("+07:00")
    )
  }

  static let cases = [
    Case(name: "empty", text: "", standing: []),
    Case(name: "blank lines", text: "\n\n", standing: []),
    Case(name: "two lines", text: receipt(1) + "\n" + receipt(2) + "\n", standing: [1, 2]),
    Case(name: "no last line end", text: receipt(1) + "\n" + receipt(2), standing: [1, 2]),
    Case(name: "a torn line", text: receipt(1) + "\n" + receipt(2).dropLast(9), standing: [1]),
    Case(name: "a first line torn off", text: "{\"se", standing: []),
    Case(name: "torn in the middle", text: receipt(1).dropLast(9) + "\n" + receipt(2) + "\n", line: 1),
    Case(name: "a hole in the numbers", text: receipt(1) + "\n\n" + receipt(3) + "\n", line: 3),
    Case(name: "a number twice", text: receipt(1) + "\n" + receipt(1) + "\n", line: 2),
    Case(name: "not beginning at 1", text: receipt(2) + "\n", line: 1),
    Case(name: "replaced", text: receipt(1) + "\n" + receipt(2, ",\"replaces\":1") + "\n", standing: [2]),
    Case(name: "replaces nothing", text: receipt(1, ",\"replaces\":1") + "\n", line: 1),
    Case(name: "withdrawn", text: receipt(1) + "\n" + withdrawal(2, of: 1) + "\n", standing: []),
    Case(
      name: "a replacement withdrawn: what it replaced stands again",
      text: receipt(1) + "\n" + receipt(2, ",\"replaces\":1") + "\n" + withdrawal(3, of: 2) + "\n",
      standing: [1]
    ),
    Case(
      name: "both withdrawn, the last first",
      text: receipt(1) + "\n" + receipt(2, ",\"replaces\":1") + "\n" + withdrawal(3, of: 2) + "\n"
        + withdrawal(4, of: 1) + "\n",
      standing: []
    ),
    Case(
      name: "one withdrawn that was replaced itself: nothing comes back",
      text: receipt(1) + "\n" + receipt(2, ",\"replaces\":1") + "\n" + receipt(3, ",\"replaces\":2") + "\n"
        + withdrawal(4, of: 2) + "\n",
      standing: [3]
    ),
    Case(
      name: "replaced anew after that",
      text: receipt(1) + "\n" + receipt(2, ",\"replaces\":1") + "\n" + withdrawal(3, of: 2) + "\n"
        + receipt(4, ",\"replaces\":1") + "\n",
      standing: [4]
    ),
    Case(name: "withdraws nothing", text: receipt(1) + "\n" + withdrawal(2, of: 2) + "\n", line: 2),
    Case(name: "out of the folder", text: receipt(1, file: "../../etc/passwd") + "\n", line: 1),
    Case(name: "another type", text: "{\"seq\":1,\"type\":\"x\",\"at\":\"\",\"recorded\":\"\"}\n", line: 1),
    Case(name: "no JSON and no line end", text: receipt(1) + "\nseq 2", line: 2),
    Case(name: "no JSON", text: "seq 1\n", line: 1),
    Case(name: "a number beyond all", text: "{\"seq\":99999999999999999999}\n", line: 1),
  ]

  @Test(arguments: cases)
  func isRead(_ ledger: Case) throws {
    do {
      let read = try LedgerFile.parse(Array(ledger.text.utf8))
      #expect(read.standing.map(\.sequence) == ledger.standing)
    } catch {
      #expect(ledger.standing == nil, "\(error.findings)")
      #expect(error.findings.map(\.code) == ["CFG-170"])
      #expect(error.findings.first?.place.line == ledger.line)
    }
  }

  /// After whatever end, the next line stands whole on a line of its own.
  @Test(arguments: cases.filter { $0.standing != nil })
  func growsWhole(_ ledger: Case) throws {
    let folder = try TemporaryFolder()
    try folder.put(LedgerFile.path, ledger.text)
    let before = try LedgerFile.read(workspace: folder.path)
    let line = Self.receipt(before.lastSequence + 1)
    try LedgerFile.append(line, to: before, in: folder.path)
    let after = try LedgerFile.read(workspace: folder.path)
    #expect(after.receipts.count == before.receipts.count + 1)
    #expect(try folder.text(LedgerFile.path).hasSuffix(line + "\n"))
  }

  @Test func aLineReadsAsItWasWritten() throws {
    let receipt = Receipt(
      sequence: 1,
      at: instant("2025-11-20T09:00:00+07:00"),
      recorded: instant("2025-11-21T10:00:00+07:00"),
      item: "3.2a",
      kind: "to-trinh",
      file: "submissions/3.2a/to-trinh.xml",
      name: "Tờ \"trình\" \\ \u{7} 😀.xml",
      bytes: 12,
      sha256: String(repeating: "a", count: 64),
      from: "Sở\tTài chính\n",
      change: .first
    )
    let line = LedgerFile.line(receipt, offset: offset("+07:00"))
    #expect(!line.contains("\n") && line.contains("\"at\":\"2025-11-20T09:00:00+07:00\""))
    #expect(try LedgerFile.parse(Array((line + "\n").utf8)).receipts == [receipt])
  }

  @Test func absentIsEmptyButUnreadableIsNot() throws {
    let folder = try TemporaryFolder()
    #expect(try LedgerFile.read(workspace: folder.path).receipts.isEmpty)
    try folder.makeFolder(LedgerFile.path)
    #expect(throws: ConfigurationError.self) { try LedgerFile.read(workspace: folder.path) }
    let other = try TemporaryFolder()
    try other.put("intake", "no folder")
    #expect(throws: ConfigurationError.self) { try LedgerFile.read(workspace: other.path) }
  }
}
