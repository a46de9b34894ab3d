import Digests
import Glibc
import Testing
import TransparencyLog

@testable import SessionKit

@Suite struct LedgerLogTests {
  @Test func openingSignsWhatIsThere() throws {
    let open = try OpenLedger()
    let checkpoint = try open.checkpoint
    #expect(checkpoint.origin == "tinh-thu/so-tiep-nhan" && checkpoint.size == 3)
    #expect(try checkpoint.root == open.root)
    let key = try #require(try LedgerLog.key(in: open.path))
    let signed = try SignedCheckpoint(parsing: open.folder.bytes(LedgerLog.checkpointPath))
    #expect(throws: Never.self) { try signed.verify(by: [LedgerKey.verifier(key)]) }
    #expect(open.folder.check().codes == [])
  }

  @Test func theKeyIsOnlyItsOwners() throws {
    let open = try OpenLedger()
    let file = try #require(try open.key.place(of: "tinh-thu/so-tiep-nhan")).path
    #expect(file.hasSuffix("/tinh-thu.ledger.key"))
    var status = stat()
    #expect(stat(file, &status) == 0 && status.st_mode & 0o777 == 0o600)
  }

  @Test func openingAgainChangesNothing() throws {
    let open = try OpenLedger()
    let before = try open.folder.tree()
    let again = try OpenRun.run(open.path, key: open.key, now: SessionFolder.now).get()
    #expect(again.wasOpen && again.size == 3)
    #expect(try open.folder.tree() == before)
  }

  @Test func anotherKeyDoesNotOpenIt() throws {
    let (open, other) = (try OpenLedger(), try OpenLedger())
    let before = try open.folder.tree()
    let error = #expect(throws: ConfigurationError.self) {
      try OpenRun.run(open.path, key: other.key, now: SessionFolder.now).get()
    }
    #expect(error?.findings.map(\.code) == ["CFG-172"])
    #expect(try open.folder.tree() == before)
  }

  /// The keys of an authority, and a session of the series "tinh-thu".
  private func keys(_ series: String) throws -> (session: SessionFolder, keys: KeyFolder) {
    let session = try SessionFolder()
    let keys = try KeyFolder.make(
      session.path + "/khoa",
      authority: Council.name,
      series: [series],
      password: { (_, _) throws(ConfigurationError) in Array("bí mật".utf8) },
      now: SessionFolder.now
    )
    return (session, keys)
  }

  @Test func theAuthoritysLedgerKeyIsTaken() throws {
    let (session, keys) = try keys("tinh-*")
    let source = LedgerKeySource(folder: keys.path)
    let opened = try OpenRun.run(session.path, key: source, now: SessionFolder.now).get()
    #expect(opened.authority == Council.name && opened.keyFile == keys.ledgerKey?.file)
    let note = try #require(try LedgerLog.key(in: session.path))
    #expect(note.bytes == keys.ledgerKey?.key.key.bytes)
    let again = try OpenRun.run(session.path, key: source, now: SessionFolder.now).get()
    #expect(again.wasOpen && again.authority == Council.name)
    #expect(try !FileSystem.list(keys.path).contains { $0.name.hasSuffix(".ledger.key") })
    #expect(throws: Never.self) { try LedgerKey.read(source, for: note) }
  }

  @Test func anotherAuthoritysIsNot() throws {
    let (session, keys) = try keys("huyen-*")
    let opened = try OpenRun.run(
      session.path,
      key: LedgerKeySource(folder: keys.path),
      now: SessionFolder.now
    ).get()
    #expect(opened.authority == nil && opened.keyFile == keys.path + "/tinh-thu.ledger.key")
  }

  /// No key takes its place unseen; nor is one taken that only has its name.
  @Test(arguments: [true, false])
  func theAuthoritysLedgerKeyMustBeThere(isGone: Bool) throws {
    let (session, keys) = try keys("tinh-*")
    let file = try String(#require(keys.ledgerKey).file.dropFirst(session.path.count + 1))
    session.remove(file)
    if !isGone {
      let other = try MinisignSecretKeyFile(.generate(), password: nil, comment: "another")
      try session.put(file, other.text)
    }
    let error = #expect(throws: ConfigurationError.self) {
      try OpenRun.run(session.path, key: LedgerKeySource(folder: keys.path), now: SessionFolder.now).get()
    }
    #expect(error?.findings.map(\.code) == ["CFG-172"])
    #expect(try LedgerLog.key(in: session.path) == nil)
    #expect(try !FileSystem.list(keys.path).contains { $0.name.hasSuffix(".ledger.key") })
  }

  /// A ledger that had a key of its own before there were the authority's.
  @Test func aLedgerKeepsItsKey() throws {
    let (session, keys) = try keys("tinh-*")
    let own = keys.path + "/tinh-thu.ledger.key"
    _ = try OpenRun.run(session.path, key: LedgerKeySource(file: own), now: SessionFolder.now).get()
    let again = try OpenRun.run(
      session.path,
      key: LedgerKeySource(folder: keys.path),
      now: SessionFolder.now
    ).get()
    #expect(again.wasOpen && again.keyFile == own && again.authority == nil)
  }

  /// Killed before the public key was written.
  @Test func anOpeningThatWasKilledGoesOn() throws {
    let open = try OpenLedger()
    let before = try open.folder.tree()
    open.folder.remove(LedgerLog.keyPath)
    #expect(open.folder.check().codes == ["CFG-171"])
    _ = try OpenRun.run(open.path, key: open.key, now: SessionFolder.now).get()
    #expect(try open.folder.tree() == before)
  }

  @Test func everyLineIsSigned() throws {
    let open = try OpenLedger()
    #expect(try open.receive().receipt?.sequence == 4)
    #expect(try open.checkpoint.size == 4)
    #expect(try open.checkpoint.root == open.root)
    _ = try ReceiveRun.withdraw(4, reason: "nhầm", in: open.path, now: SessionFolder.now, key: open.key).get()
    #expect(try open.checkpoint.size == 5)
    #expect(try open.checkpoint.root == open.root)
  }

  @Test func withoutTheKeyNothingComesIn() throws {
    let open = try OpenLedger()
    let before = try open.folder.tree()
    let (key, handed) = (LedgerKeySource(folder: "/nowhere"), open.path + "/submissions/1/to-trinh.xml")
    let outcome = ReceiveRun.run(
      open.path,
      ReceiveRun.Request(file: handed, item: "1"),
      now: SessionFolder.now,
      key: key
    )
    #expect(outcome.refusal == ["CFG-172"])
    #expect(try open.folder.tree() == before)
  }

  /// Killed between line and checkpoint.
  @Test func aCheckpointThatLagsIsCompleted() throws {
    let open = try OpenLedger()
    let before = try open.folder.bytes(LedgerLog.checkpointPath)
    _ = try open.receive()
    try open.folder.put(LedgerLog.checkpointPath, before)
    #expect(open.folder.check().codes.allSatisfy { !$0.rawValue.hasPrefix("CFG") })
    _ = try open.receive()
    #expect(try open.checkpoint.size == 5)
    #expect(try open.checkpoint.root == open.root)
  }

  /// What is done to an open ledger behind our back.
  struct Tampering: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var work: @Sendable (SessionFolder) throws -> Void
  }

  static let tamperings: [Tampering] = [
    Tampering(testDescription: "a line is dropped") { folder in
      let lines = try folder.text(LedgerFile.path).split(separator: "\n")
      try folder.put(LedgerFile.path, lines.dropLast().joined(separator: "\n") + "\n")
    },
    Tampering(testDescription: "a time is changed") { folder in
      let text = try folder.text(LedgerFile.path)
      try folder.put(LedgerFile.path, text.replacing("2025-11-25T14:30", with: "2025-11-24T14:30"))
    },
    Tampering(testDescription: "the ledger is gone") { $0.remove(LedgerFile.path) },
    Tampering(testDescription: "the checkpoint is gone") { $0.remove(LedgerLog.checkpointPath) },
    Tampering(testDescription: "the key is gone") { $0.remove(LedgerLog.keyPath) },
    Tampering(testDescription: "the checkpoint is a folder") {
      $0.remove(LedgerLog.checkpointPath)
      try $0.makeFolder(LedgerLog.checkpointPath)
    },
    Tampering(testDescription: "the checkpoint is empty") { try $0.put(LedgerLog.checkpointPath, "") },
    Tampering(testDescription: "the key is another") {
      try $0.put(LedgerLog.keyPath, OpenLedger().folder.bytes(LedgerLog.keyPath))
    },
    Tampering(testDescription: "a byte of the checkpoint") { folder in
      let text = try folder.text(LedgerLog.checkpointPath)
      try folder.put(LedgerLog.checkpointPath, text.replacing("\n3\n", with: "\n2\n"))
    },
  ]

  @Test(arguments: tamperings)
  func whatDoesNotFitIsNeverOverwritten(_ tampering: Tampering) throws {
    let open = try OpenLedger()
    try tampering.work(open.folder)
    let before = try open.folder.tree()
    #expect(open.folder.check().codes == ["CFG-171"])
    #expect(open.folder.pack().result.codes == ["CFG-171"])
    #expect(try open.receive().refusal == ["CFG-171"])
    #expect(try open.folder.tree() == before)
  }
}

@Suite struct LedgerTimesTests {
  private static let last = instant("2025-12-02T08:00:00+07:00")

  struct Case: Sendable {
    var given: String?
    var now: String
    var at: String
    var recorded: String
    var isPaper = false
  }

  @Test(arguments: [
    Case(now: "08:00:01", at: "08:00:01", recorded: "08:00:01"),
    Case(now: "08:00:00", at: "08:00:00", recorded: "08:00:00"),
    // The clock was set back a little: the line is not.
    Case(now: "07:59:58", at: "07:59:58", recorded: "08:00:00"),
    Case(now: "07:55:00", at: "07:55:00", recorded: "08:00:00"),
    Case(given: "08:05:00", now: "08:10:00", at: "08:05:00", recorded: "08:10:00"),
    Case(given: "08:04:59", now: "08:10:00", at: "08:04:59", recorded: "08:10:00", isPaper: true),
    Case(given: "06:00:00", now: "07:00:00", at: "06:00:00", recorded: "08:00:00", isPaper: true),
  ])
  func hold(_ testCase: Case) throws {
    let time = { (clock: String) in instant("2025-12-02T\(clock)+07:00") }
    let times = try LedgerTimes(
      given: testCase.given.map(time),
      now: time(testCase.now),
      after: Self.last,
      offset: .utc
    )
    #expect(times.at == time(testCase.at) && times.recorded == time(testCase.recorded))
    #expect(times.isPaper == testCase.isPaper)
  }

  @Test(arguments: [
    (nil, "07:54:59", FindingCode("CFG-173")), ("08:10:01", "08:10:00", "CFG-180"),
  ])
  func areRefused(_ given: String?, _ now: String, _ code: FindingCode) throws {
    let time = { (clock: String) in instant("2025-12-02T\(clock)+07:00") }
    let error = #expect(throws: ConfigurationError.self) {
      try LedgerTimes(given: given.map(time), now: time(now), after: Self.last, offset: .utc)
    }
    #expect(error?.findings.map(\.code) == [code])
  }

  @Test func paperIsMarked() throws {
    let open = try OpenLedger()
    _ = try open.receive { $0.at = instant("2025-12-02T07:00:00+07:00") }
    #expect(try open.folder.text(LedgerFile.path).hasSuffix(",\"paper\":true}\n"))
    #expect(try Workspace(open.path).ledger.receipts.last?.isPaper == true)
    _ = try open.receive { $0.at = instant("2025-12-02T07:55:00+07:00") }
    #expect(try !open.folder.text(LedgerFile.path).hasSuffix(",\"paper\":true}\n"))
  }
}
