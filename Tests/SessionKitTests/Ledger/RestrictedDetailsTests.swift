import Digests
import Glibc
import LibZip
import Testing
import TransparencyLog

@testable import SessionKit

@Suite struct RestrictedDetailsTests {
  private let open: OpenLedger
  private let receipt: Receipt

  init() throws {
    open = try OpenLedger()
    // Other bytes than the public report has.
    let content = String(decoding: try Files.document("bao-cao-tham-tra"), as: UTF8.self) + "\n"
    let outcome = try open.receive(content, file: "danh-sach-kin.xml") {
      $0.isRestricted = true
      $0.kind = "bao-cao-tham-tra"
      $0.at = instant("2025-11-25T14:00:00+07:00")
      $0.change = .adds
      $0.reason = "theo yêu cầu"
    }
    receipt = try #require(outcome.receipt)
  }

  @Test func theLineSaysOnlyWhen() throws {
    let line = try #require(open.folder.text(LedgerFile.path).split(separator: "\n").last)
    let details = try #require(RestrictedDetails.read("BN-0004", in: open.path))
    #expect(
      line == """
        {"seq":4,"type":"receipt","at":"2025-11-25T14:00:00+07:00","recorded":"2025-12-02T08:00:00+07:00",\
        "commit":"\(Digest.of(details.salt + details.text).hex)","paper":true}
        """
    )
    #expect(String(decoding: details.text, as: UTF8.self).contains("danh-sach-kin"))
  }

  @Test func onlyTheOwnerReadsTheDetails() throws {
    for file in [RestrictedDetails.path("BN-0004"), LedgerReceipt.path("BN-0004")] {
      var status = stat()
      #expect(stat("\(open.path)/\(file)", &status) == 0 && status.st_mode & 0o777 == 0o600, "\(file)")
    }
  }

  @Test func theWorkspaceKnowsIt() throws {
    let known = try #require(Workspace(open.path).ledger.receipts.last)
    #expect(known == receipt && known.isRestricted)
    #expect(open.folder.check().inputs.map(\.path).contains(receipt.file))
    #expect(LedgerRun.verify(open.path, now: SessionFolder.now).verdict == .intact)
  }

  @Test func theReceiptDisclosesIt() throws {
    let path = "\(open.path)/\(LedgerReceipt.path("BN-0004"))"
    let result = LedgerRun.receipts([path], key: nil, now: SessionFolder.now)
    #expect(result.codes == ["DDL-197"] && result.verdict == .intact)
    #expect(result.findings[0].arguments["digest"] == .same(receipt.sha256))
    let key = try NoteKey(file: open.folder.bytes(LedgerLog.keyPath))
    let bytes = try Files.bytes(path)
    let accepted = bytes.indices.filter { index in
      var changed = bytes
      changed[index] ^= 1
      if case .success = LedgerEvidence.read(changed, "", by: key) { return true }
      return false
    }
    #expect(accepted.isEmpty)
  }

  /// Who has the ledger alone learns nothing, and can audit it.
  @Test func aPublishedLedgerIsReadWithoutThem() throws {
    let ledger = try LedgerFile.parse(open.folder.bytes(LedgerFile.path))
    #expect(ledger.receipts.count == 3 && ledger.undisclosed == 1 && ledger.lastSequence == 4)
  }

  @Test(arguments: ["gone", "changed", "another"])
  func withoutItsDetailsNothingIsJudged(_ fault: String) throws {
    let path = RestrictedDetails.path("BN-0004")
    switch fault {
    case "gone": open.folder.remove(path)
    case "changed":
      try open.folder.put(path, open.folder.text(path).replacing("danh-sach", with: "danh-sech"))
    default: try open.folder.put(path, RestrictedDetails("{}").bytes)
    }
    #expect(open.folder.check().codes == ["CFG-170"])
  }

  @Test func thePacketTellsNothingOfIt() throws {
    let outcome = open.folder.pack()
    let made = if case .packed(_, let packet) = outcome { packet.path } else { "\(outcome.result.codes)" }
    let archive = try ZipArchive(FileSystem.source(made, limit: 1 << 31))
    let details = try #require(RestrictedDetails.read("BN-0004", in: open.path))
    let salt = details.bytes.prefix(64)
    for member in archive.members {
      let text = String(decoding: try archive.contents(of: member), as: UTF8.self)
      for secret in ["danh-sach-kin", receipt.sha256, "theo yêu cầu", String(decoding: salt, as: UTF8.self)] {
        #expect(!text.contains(secret), "\(member.name): \(secret)")
      }
    }
    let result = VerifyRun.run(try Files.bytes(made), name: "tinh-thu-v1.zip", now: SessionFolder.now)
    #expect(result.codes == ["SIG-110"] && result.verdict == .intact)
  }

  @Test func withoutCheckpointsThereIsNoReceiptToGiveItWith() throws {
    let folder = try SessionFolder()
    let before = try folder.tree()
    var request = ReceiveRun.Request(file: folder.path + "/submissions/1/to-trinh.xml", item: "1")
    request.isRestricted = true
    let outcome = ReceiveRun.run(folder.path, request, now: SessionFolder.now)
    #expect(outcome.refusal == ["CFG-180"])
    #expect(try folder.tree().filter { $0.key != "intake/.lock" } == before)
  }

  /// A writer was killed between the line and the details' own name, or before
  /// the line.
  @Test func whatWasKilledIsPutRight() throws {
    let path = RestrictedDetails.path("BN-0004")
    let bytes = try open.folder.bytes(path)
    open.folder.remove(path)
    try open.folder.put(RestrictedDetails.waiting("BN-0004"), bytes)
    try open.folder.put(RestrictedDetails.waiting("BN-0009"), bytes)
    #expect(try Workspace(open.path).ledger.receipts.count == 4)
    _ = try open.receive()
    #expect(try open.folder.bytes(path) == bytes)
    #expect(
      try FileSystem.list("\(open.path)/\(RestrictedDetails.folder)").map(\.name) == ["BN-0004.details"]
    )
  }
}
