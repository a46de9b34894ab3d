import QRCode
import Testing
import TransparencyLog

@testable import SessionKit

@Suite struct LedgerRunTests {
  /// An open ledger, three entries from before and two receipts.
  private let open: OpenLedger
  private var receipts: [String] { [4, 5].map { "\(open.path)/\(LedgerReceipt.path(Receipt.label($0)))" } }
  private var vkey: String { "\(open.path)/\(LedgerLog.keyPath)" }

  init() throws {
    open = try OpenLedger()
    for number in [1, 2] { _ = try open.receive("GIF8\(number)") }
  }

  private func audit() -> RunResult {
    LedgerRun.audit(receipts, ledger: open.path, key: vkey, now: SessionFolder.now)
  }

  @Test func aReceiptProvesItsLine() throws {
    let result = LedgerRun.receipts(receipts, key: nil, now: SessionFolder.now)
    #expect(result.codes == ["DDL-197", "DDL-197"] && result.verdict == .intact)
    let receipt = try LedgerReceipt(parsing: Files.bytes(receipts[0]))
    let line = try open.folder.bytes(LedgerFile.path).split(separator: 10)[3]
    #expect(receipt.line == Array(line))
    #expect(receipt.proof.index == 3 && receipt.proof.checkpoint.checkpoint.size == 4)
    #expect(result.findings[0].arguments["receipt"] == "BN-0004")
  }

  @Test func theKeyIsGivenAsTextOrFile() throws {
    let text = try String(open.folder.text(LedgerLog.keyPath).dropLast())
    for key in [text, vkey] {
      #expect(LedgerRun.receipts(receipts, key: key, now: SessionFolder.now).verdict == .intact)
    }
    for key in ["x+y+z", "/nowhere"] {
      let result = LedgerRun.receipts(receipts, key: key, now: SessionFolder.now)
      #expect(result.codes == ["CFG-180"] && result.verdict == .unusable)
    }
    let other = try OpenLedger()
    let result = LedgerRun.receipts(
      receipts,
      key: "\(other.path)/\(LedgerLog.keyPath)",
      now: SessionFolder.now
    )
    #expect(result.codes == ["DDL-191", "DDL-191"] && result.verdict == .untrusted)
  }

  @Test func whatIsNoReceiptIsTold() throws {
    let key = try String(open.folder.text(LedgerLog.keyPath).dropLast())
    try open.folder.put("anh.txt", "ảnh chụp màn hình")
    let result = LedgerRun.receipts(["\(open.path)/anh.txt"], key: key, now: SessionFolder.now)
    #expect(result.codes == ["DDL-190"] && result.verdict == .untrusted)
  }

  /// Every bit of it is signed.
  @Test func noBitOfAReceiptCanBeFlipped() throws {
    let key = try NoteKey(file: open.folder.bytes(LedgerLog.keyPath))
    let bytes = try Files.bytes(receipts[1])
    let accepted = bytes.indices.flatMap { index in
      (0..<8).filter { bit in
        var changed = bytes
        changed[index] ^= 1 << bit
        if case .success = LedgerEvidence.read(changed, "", by: key) { return true }
        return false
      }.map { (index, $0) }
    }
    #expect(accepted.isEmpty, "\(accepted)")
  }

  @Test func aPageToBePrinted() throws {
    let outcome = try open.receive("<b>") { $0.wantsPage = true }
    let receipt = try #require(outcome.receipt)
    let files = ReceiveRun.handedOut(receipt, in: open.path)
    #expect(
      files.map { $0.components(droppingFirst: open.path) } == [
        "/intake/receipts/BN-0006.bien-nhan.tlog-proof", "/intake/receipts/BN-0006.bien-nhan.html",
      ]
    )
    let page = try open.folder.text("intake/receipts/BN-0006.bien-nhan.html")
    for text in ["BN-0006", receipt.sha256, "Mã QR chứa toàn bộ", "c2sp.org/tlog-proof@v1"] {
      #expect(page.contains(text), "\(text)")
    }
    let whole = try #require(QRCode(String(decoding: Files.bytes(files[0]), as: UTF8.self)))
    #expect(page.contains(whole.svg(label: "Mã QR của biên nhận")))
  }

  /// What is too long for one code is told in short, and the page says so.
  @Test func aPageOfALongReceipt() throws {
    let name = String(repeating: "tờ trình ", count: 20)
    let outcome = try open.receive(file: name + ".txt") { $0.wantsPage = true }
    let receipt = try #require(outcome.receipt)
    let page = try open.folder.text("intake/receipts/BN-0006.bien-nhan.html")
    #expect(page.contains("Biên nhận này dài quá một mã QR"))
    let checkpoint = try open.checkpoint
    let short = "BN-0006\nsha256 \(receipt.sha256)\nindex 5\nsize 6\nroot \(checkpoint.root)\n"
    #expect(try page.contains(#require(QRCode(short)).svg(label: "Mã QR của biên nhận")))
    #expect(page.contains(checkpoint.root.base64))
  }

  @Test func anHonestLedgerAgrees() throws {
    #expect(audit().codes == ["DDL-197", "DDL-197"] && audit().verdict == .intact)
    let verified = LedgerRun.verify(open.path, now: SessionFolder.now)
    #expect(verified.codes == ["DDL-198"] && verified.verdict == .intact)
    _ = try open.receive()
    #expect(audit().verdict == .intact)
  }

  /// What is done to the ledger, and which contradiction is told.
  struct Tampering: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var detail: String
    var work: @Sendable (inout [Substring]) -> Void
  }

  static let tamperings: [Tampering] = [
    Tampering(testDescription: "put in", detail: "BN-0004 was signed as entry 4 and is now entry 5") {
      $0.insert($0[2], at: 1)
    },
    Tampering(testDescription: "put in behind", detail: "BN-0005 was signed as entry 5 and is now entry 6") {
      $0.insert($0[2], at: 4)
    },
    Tampering(testDescription: "dropped", detail: "BN-0004, signed as entry 4, is missing") {
      $0.remove(at: 3)
    },
    Tampering(testDescription: "the last dropped", detail: "BN-0005, signed as entry 5, is missing") {
      $0.removeLast()
    },
    Tampering(testDescription: "another dropped", detail: "BN-0004 was signed as entry 4 and is now entry 3")
    {
      $0.remove(at: 0)
    },
    Tampering(
      testDescription: "changed",
      detail: "BN-0005 was changed: entry 5 is not the one that was signed"
    ) { $0[4] = $0[4].replacing("08:00", with: "07:00")[...] },
    Tampering(
      testDescription: "another changed",
      detail: "the first 4 entries are not what was signed"
    ) { $0[0] = $0[0].replacing("09:00", with: "08:00")[...] },
    Tampering(testDescription: "empty", detail: "BN-0004, signed as entry 4, is missing") { $0 = [] },
  ]

  @Test(arguments: tamperings)
  func theFirstContradictionIsTold(_ tampering: Tampering) throws {
    var lines = try open.folder.text(LedgerFile.path).split(separator: "\n")
    tampering.work(&lines)
    try open.folder.put(LedgerFile.path, lines.map { $0 + "\n" }.joined())
    let result = audit()
    #expect(result.findings.last?.code == "DDL-192" && result.verdict == .untrusted)
    #expect(result.codes.filter { $0 != "DDL-197" } == ["DDL-192"])
    #expect(result.findings.last?.arguments["detail"]?.en == tampering.detail)
  }

  @Test func twoLedgersOfOneKey() throws {
    let kept = try Files.bytes(receipts[1])
    // The same key tells another story from entry 4 on.
    let lines = try open.folder.text(LedgerFile.path).split(separator: "\n").prefix(3)
    try open.folder.put(LedgerFile.path, lines.map { $0 + "\n" }.joined())
    open.folder.remove(LedgerLog.keyPath)
    open.folder.remove(LedgerLog.checkpointPath)
    _ = try OpenRun.run(open.path, key: open.key, now: SessionFolder.now).get()
    for number in [7, 8] { _ = try open.receive("GIF8\(number)") }
    #expect(LedgerRun.verify(open.path, now: SessionFolder.now).verdict == .intact)
    try open.folder.put("kept", kept)
    let result = LedgerRun.audit(
      [open.path + "/kept"],
      ledger: open.path,
      key: nil,
      now: SessionFolder.now
    )
    #expect(result.codes == ["DDL-192"] && result.verdict == .untrusted)
  }

  @Test func verifyTellsWhatTheTimesGoAgainst() throws {
    let (key, ledger) = (LedgerKeySource(file: open.path + "/k"), try SessionFolder())
    try ledger.put(LedgerFile.path, ledger.text(LedgerFile.path).replacing("9:05", with: "8:05"))
    try ledger.put(
      LedgerFile.path,
      ledger.text(LedgerFile.path).replacing("\"at\":\"2025-11-25T14:30", with: "\"at\":\"2025-11-25T13:30")
    )
    _ = try OpenRun.run(ledger.path, key: key, now: SessionFolder.now).get()
    let result = LedgerRun.verify(ledger.path, now: SessionFolder.now)
    #expect(result.codes == ["DDL-198", "DDL-195", "DDL-196"])
  }

  @Test func whatIsNotOpenCanNotBeVerified() throws {
    let folder = try SessionFolder()
    let result = LedgerRun.verify(folder.path, now: SessionFolder.now)
    #expect(result.codes == ["CFG-174"] && result.verdict == .unusable)
    // Where there is no session, that is told.
    let empty = try TemporaryFolder()
    let nowhere = LedgerRun.verify(empty.path, now: SessionFolder.now)
    #expect(nowhere.codes == ["CFG-110"] && nowhere.verdict == .unusable)
  }
}

extension String {
  fileprivate func components(droppingFirst prefix: String) -> String { String(dropFirst(prefix.count)) }
}
