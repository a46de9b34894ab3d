import Digests
import Glibc
import Testing

@testable import SessionKit

@Suite struct ReceiveRunTests {
  /// A folder with nothing in it but session.xml, and a file handed in.
  private func empty() throws -> (SessionFolder, letter: String) {
    let folder = try SessionFolder()
    try folder.forget()
    #expect(system("rm -rf '\(folder.path)/intake' '\(folder.path)/submissions'") == 0)
    try folder.put("../\(name(folder))-handed/Tờ trình số 5.XML", Files.document("to-trinh"))
    return (folder, "\(folder.path)-handed/Tờ trình số 5.XML")
  }

  private func name(_ folder: TemporaryFolder) -> String {
    String(folder.path.split(separator: "/").last ?? "")
  }

  private func receive(
    _ file: String,
    into folder: SessionFolder,
    _ change: (inout ReceiveRun.Request) -> Void = { _ in }
  ) -> ReceiveRun.Outcome {
    var request = ReceiveRun.Request(file: file, item: "1")
    change(&request)
    return ReceiveRun.run(folder.path, request, now: SessionFolder.now)
  }

  private func receipt(_ outcome: ReceiveRun.Outcome) throws -> Receipt {
    switch outcome {
    case .received(let receipt, _): return receipt
    case .refused(let result): return try #require(nil, "refused: \(result.codes)")
    }
  }

  private func refusal(_ outcome: ReceiveRun.Outcome) throws -> RunResult {
    switch outcome {
    case .received(let receipt, _): return try #require(nil, "received: \(receipt.file)")
    case .refused(let result): return result
    }
  }

  @Test func theFileIsCopiedAndItsLineWritten() throws {
    let (folder, letter) = try empty()
    defer { system("rm -rf '\(folder.path)-handed'") }
    let content = try Files.bytes(letter)
    let receipt = try receipt(
      receive(letter, into: folder) { $0.at = instant("2025-11-20T09:12:00+07:00") }
    )
    #expect(receipt.file == "submissions/1/to-trinh-so-5.xml")
    #expect(try folder.bytes(receipt.file) == content)
    #expect(try Files.bytes(letter) == content)
    #expect(
      try folder.text("intake/ledger.jsonl") == """
        {"seq":1,"type":"receipt","at":"2025-11-20T09:12:00+07:00","recorded":"2025-12-02T08:00:00+07:00",\
        "item":"1","kind":"to-trinh","file":"submissions/1/to-trinh-so-5.xml",\
        "name":"Tờ trình số 5.XML","bytes":\(content.count),"sha256":"\(Digest.of(content).hex)",\
        "from":"Ủy ban nhân dân tỉnh","change":"first"}

        """
    )
  }

  @Test func replacementIsANewLineAndAnotherFile() throws {
    let (folder, letter) = try empty()
    defer { system("rm -rf '\(folder.path)-handed'") }
    let first = try receipt(receive(letter, into: folder))
    let before = try folder.text("intake/ledger.jsonl")
    let second = try receipt(
      receive(letter, into: folder) {
        $0.change = .replaces
        $0.replaces = 1
      }
    )
    #expect(second.sequence == 2 && second.replaces == 1)
    #expect(second.file != first.file)
    #expect(try folder.text("intake/ledger.jsonl").hasPrefix(before))
    #expect(try Workspace(folder.path).ledger.standing.map(\.sequence) == [2])
    #expect(try folder.bytes(first.file) == folder.bytes(second.file))
  }

  @Test func withdrawalIsANewLine() throws {
    let folder = try SessionFolder()
    let before = try folder.text("intake/ledger.jsonl")
    let outcome = ReceiveRun.withdraw(1, reason: "nộp nhầm", in: folder.path, now: SessionFolder.now)
    #expect(try outcome.get() == nil)
    #expect(
      try folder.text("intake/ledger.jsonl") == before + """
        {"seq":4,"type":"withdrawal","at":"2025-12-02T08:00:00+07:00",\
        "recorded":"2025-12-02T08:00:00+07:00","receipt":1,"reason":"nộp nhầm"}

        """
    )
    // The file stays, and is no longer a part of the dossier.
    #expect(FileSystem.exists(folder.path + "/submissions/1/to-trinh.xml"))
    #expect(folder.check().codes == ["DOS-120"])
  }

  @Test func aWithdrawnReplacementGivesBackWhatItReplaced() throws {
    let folder = try SessionFolder()
    let letter = folder.path + "/submissions/1/to-trinh.xml"
    let second = try receipt(
      receive(letter, into: folder) {
        $0.change = .replaces
        $0.replaces = 1
        $0.at = instant("2025-11-21T08:00:00+07:00")
      }
    )
    let outcome = ReceiveRun.withdraw(4, reason: "nộp nhầm", in: folder.path, now: SessionFolder.now)
    #expect(second.sequence == 4)
    #expect(try outcome.get()?.sequence == 1)
    #expect(folder.check().codes == [])
    // And it can be replaced again.
    let third = try receipt(
      receive(letter, into: folder) {
        $0.change = .replaces
        $0.replaces = 1
        $0.at = instant("2025-11-21T09:00:00+07:00")
      }
    )
    #expect(try Workspace(folder.path).ledger.standing.map(\.sequence) == [2, 3, third.sequence])
  }

  /// What the clerk should hear while the agency still stands there.
  @Test func whatLooksWrongIsTold() throws {
    let folder = try SessionFolder()
    let text = String(decoding: try Files.document("to-trinh"), as: UTF8.self)
    func told(_ content: String, _ change: (inout ReceiveRun.Request) -> Void) throws -> [FindingCode] {
      try folder.put("to-trinh-moi.xml", content)
      guard case .received(_, let result) = receive("\(folder.path)/to-trinh-moi.xml", into: folder, change)
      else { return try #require(nil, "refused") }
      #expect(result.verdict == .accepted)
      return result.codes
    }
    let replaced = { (number: Int, reason: String?) in
      { (request: inout ReceiveRun.Request) in
        (request.change, request.replaces, request.reason) = (.replaces, number, reason)
      }
    }
    let mended = text.replacing("44,41 km", with: "45,41 km")
    #expect(try told(mended, replaced(1, "đo lại")) == [])
    #expect(try told(text, replaced(4, nil)) == ["DDL-135"])
    #expect(try told(mended) { _ in } == ["DDL-133"])
    #expect(try told(mended) { $0.change = .adds } == ["DDL-134"])
    #expect(try told(text.replacing("44,41 km", with: "46,41 km")) { $0.change = .adds } == [])
    try folder.edit("number=\"1\"", "number=\"1\" status=\"withdrawn\"")
    #expect(try told(text.replacing("44,41 km", with: "47,41 km")) { $0.change = .adds } == ["AGD-130"])
    #expect(ReceiveNotices.codes == ["AGD-130", "DDL-133", "DDL-134", "DDL-135"])
  }

  @Test(arguments: [(1, " "), (9, "nộp nhầm"), (0, "nộp nhầm"), (-1, "nộp nhầm")])
  func aWithdrawalOfNothingIsRefused(_ receipt: Int, _ reason: String) throws {
    let folder = try SessionFolder()
    let before = try folder.tree()
    switch ReceiveRun.withdraw(receipt, reason: reason, in: folder.path, now: SessionFolder.now) {
    case .success: #expect(Bool(false), "withdrawn")
    case .failure(let error): #expect(error.findings.map(\.code) == ["CFG-180"])
    }
    #expect(try folder.tree().filter { $0.key != "intake/.lock" } == before)
  }

  @Test func whatWasReplacedOrBelongsElsewhereIsNotReplaced() throws {
    let folder = try SessionFolder()
    let letter = folder.path + "/submissions/1/to-trinh.xml"
    let before = try folder.tree()
    let result = try refusal(
      receive(letter, into: folder) {
        $0.change = .replaces
        $0.replaces = 9
      }
    )
    #expect(result.codes == ["CFG-180"] && result.verdict.exitCode == 2)
    #expect(try folder.tree().filter { $0.key != "intake/.lock" } == before)
  }

  /// A request that is refused, by which finding; the folder stays as it was.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var codes: [FindingCode]
    var exit: Int32
    /// Makes the file that is handed in.
    var make: @Sendable (TemporaryFolder) throws -> String
    var change: @Sendable (inout ReceiveRun.Request) -> Void = { _ in }
    var testDescription: String { name }
  }

  static let refused = [
    Case(name: "an unknown item", codes: ["CFG-180"], exit: 2, make: letter) { $0.item = "9" },
    Case(name: "an unknown kind", codes: ["CFG-180"], exit: 2, make: letter) { $0.kind = "thu-moi" },
    Case(name: "no such file", codes: ["CFG-190"], exit: 2) { _ in "nowhere.xml" },
    Case(name: "a folder", codes: ["CFG-190"], exit: 2) {
      try $0.makeFolder("to-trinh.xml")
      return "to-trinh.xml"
    },
    Case(name: "a link", codes: ["CFG-190"], exit: 2) {
      try $0.link("to-trinh.xml", to: "/etc/passwd")
      return "to-trinh.xml"
    },
    Case(name: "a pipe", codes: ["CFG-190"], exit: 2) {
      try #require(mkfifo($0.path + "/to-trinh.xml", 0o644) == 0)
      return "to-trinh.xml"
    },
    Case(name: "empty", codes: ["SYS-150"], exit: 1) {
      try $0.put("to-trinh.xml", "")
      return "to-trinh.xml"
    },
    Case(name: "huge", codes: ["SYS-110"], exit: 1) {
      try $0.put("to-trinh.xml", "<a/>")
      try #require(truncate($0.path + "/to-trinh.xml", 3 << 30) == 0)
      return "to-trinh.xml"
    },
    Case(name: "secret", codes: ["SEC-101", "XML-120"], exit: 1) {
      try $0.put("to-trinh.xml", "<a><p>MẬT</p></a>")
      return "to-trinh.xml"
    },
    Case(name: "of no known kind", codes: ["DOS-110", "XML-120"], exit: 1) {
      try $0.put("a.xml", "<a/>")
      return "a.xml"
    },
    Case(name: "a name that rings", codes: ["SYS-140"], exit: 1) {
      try $0.put("to-trinh\u{7}.xml", "<a/>")
      return "to-trinh\u{7}.xml"
    },
    Case(name: "a name that turns", codes: ["SYS-140"], exit: 1) {
      try $0.put("to-trinh-\u{202E}gpj.xml", "<a/>")
      return "to-trinh-\u{202E}gpj.xml"
    },
  ]

  static let letter: @Sendable (TemporaryFolder) throws -> String = {
    try $0.put("to-trinh.xml", Files.document("to-trinh"))
    return "to-trinh.xml"
  }

  @Test(arguments: refused)
  func isRefusedUntouched(_ fault: Case) throws {
    let folder = try SessionFolder()
    let handed = try TemporaryFolder()
    let file = try fault.make(handed)
    let before = try folder.tree()
    let result = try refusal(receive("\(handed.path)/\(file)", into: folder, fault.change))
    #expect(Set(result.codes) == Set(fault.codes))
    #expect(result.verdict.exitCode == fault.exit)
    #expect(try folder.tree() == before)
  }

  /// That it came, and when, is a fact, whatever it holds.
  @Test(arguments: [("<a><b></a>", FindingCode("XML-101")), ("GIF89a", "XML-190")])
  func aMalformedFileIsTakenIn(_ content: String, _ code: FindingCode) throws {
    let folder = try SessionFolder()
    try folder.put("handed/bao-cao.xml", content)
    let outcome = receive(folder.path + "/handed/bao-cao.xml", into: folder)
    guard case .received(let receipt, let result) = outcome else {
      return #expect(Bool(false), "refused: \(outcome)")
    }
    #expect(result.codes == [code] && result.verdict == .rejected)
    #expect(try folder.text(receipt.file) == content)
  }

  /// A folder that leads elsewhere is not followed.
  @Test(arguments: ["submissions", "submissions/1", "intake"])
  func nothingIsWrittenThroughALink(_ name: String) throws {
    let (folder, letter) = try empty()
    defer { system("rm -rf '\(folder.path)-handed'") }
    let outside = try TemporaryFolder()
    if name.contains("/") { try folder.makeFolder("submissions") }
    try folder.link(name, to: outside.path)
    let result = try refusal(receive(letter, into: folder))
    #expect(result.codes == ["SYS-160"] && result.verdict.exitCode == 3)
    #expect(try outside.tree().isEmpty)
  }

  /// Killed between file and line, then handed in again: one file, one line.
  @Test func aFileWithoutItsLineKeepsItsPlace() throws {
    let (folder, letter) = try empty()
    defer { system("rm -rf '\(folder.path)-handed'") }
    try folder.put("submissions/1/to-trinh-so-5.xml", Files.bytes(letter))
    try folder.put("submissions/1/.kyhop-1-2.tmp", "half a fi")
    let receipt = try receipt(receive(letter, into: folder))
    #expect(receipt.file == "submissions/1/to-trinh-so-5.xml")
    #expect(try FileSystem.list(folder.path + "/submissions/1").map(\.name) == ["to-trinh-so-5.xml"])
  }

  /// Another file of that name is somebody's: it stays, whoever put it there.
  @Test func aFileThatStandsIsNeverTouched() throws {
    let (folder, letter) = try empty()
    defer { system("rm -rf '\(folder.path)-handed'") }
    try folder.put("submissions/1/to-trinh-so-5.xml", "another")
    try folder.put("submissions/1/to-trinh-so-5-1.xml", "a third")
    let receipt = try receipt(receive(letter, into: folder))
    #expect(receipt.file == "submissions/1/to-trinh-so-5-2.xml")
    #expect(try folder.text("submissions/1/to-trinh-so-5.xml") == "another")
    #expect(try folder.text("submissions/1/to-trinh-so-5-1.xml") == "a third")
  }
}
