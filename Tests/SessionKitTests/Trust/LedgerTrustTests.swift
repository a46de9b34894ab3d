import Digests
import Testing
import TransparencyLog

@testable import SessionKit

/// Who has pinned an authority trusts its ledger by the key in its keys.txt.
@Suite struct LedgerTrustTests {
  private static let origin = LedgerOrigin.name(Council.series)

  /// A packet of a council, with a ledger by some key.
  private func packet(
    _ council: Council,
    _ key: MinisignSecretKey,
    size: Int = 3,
    version: Int = 1
  ) throws -> PacketProof {
    var proof = try council.packet(version)
    proof.bag?.ledger = PacketProof.Ledger(
      key: try NoteKey(name: Self.origin, bytes: key.key.verifyingKey.bytes),
      checkpoint: try checkpoint(size)
    )
    return proof
  }

  private func checkpoint(_ size: Int, _ entry: String = "a") throws -> Checkpoint {
    let tree = MerkleTree((0..<size).map { Array("\(entry)\($0)".utf8) })
    return try Checkpoint(origin: Self.origin, size: size, root: tree.root)
  }

  @Test func theLedgerKeyIsThePinnedOne() throws {
    let (council, other) = (try Council(), try MinisignSecretKey.generate())
    let good = Judged([try packet(council, council.ledger)], pins: [council.pin()])
    #expect(good.codes == ["SIG-113"] && good.trust == [.freshnessUnknown])
    let bad = Judged([try packet(council, other)], pins: [council.pin()])
    #expect(bad.codes == ["DDL-199"] && bad.trust == [.contradicted])
    // A bad packet teaches nothing.
    #expect(bad.pins == [council.pin()])
    // Who has pinned only a public key, or none, knows of no ledger key …
    #expect(Judged([try packet(council, other)]).codes == ["SIG-115"])
    var bare = council.pin()
    bare.ring = KeyRing(current: council.ring.current)
    // … until a packet brings it.
    #expect(Judged([try packet(council, other)], pins: [bare]).codes == ["DDL-199"])
    // A packet that brings no ledger says nothing of one.
    #expect(Judged([try council.packet(1)], pins: [council.pin()]).codes == ["SIG-113"])
  }

  /// What a packet of version 2 with 3 entries and a notice say of the ledger.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var size: Int
    var entry = "a"
    var version = 2
    var origin = LedgerTrustTests.origin
    var codes: [FindingCode] = ["SIG-111"]
  }

  @Test(arguments: [
    Case(testDescription: "the same", size: 3),
    Case(testDescription: "it has grown", size: 4),
    Case(testDescription: "it has shrunk", size: 2, codes: ["VER-153"]),
    Case(testDescription: "other entries", size: 3, entry: "b", codes: ["VER-153"]),
    Case(testDescription: "another ledger", size: 2, origin: "huyen/so-tiep-nhan"),
    Case(testDescription: "a newer version, grown", size: 9, version: 3, codes: ["SIG-112"]),
    Case(testDescription: "a newer version, shrunk", size: 2, version: 3, codes: ["VER-153"]),
    Case(testDescription: "an older version", size: 2, version: 1, codes: ["SIG-113"]),
    Case(testDescription: "an older version, other", size: 3, entry: "b", version: 1, codes: ["VER-153"]),
  ])
  func theNoticeAndThePacketSpeakOfOneLedger(_ example: Case) throws {
    let council = try Council()
    let proof = try packet(council, council.ledger, version: 2)
    let notice = try council.notice(proof) { notice in
      notice.version = example.version
      if example.version != 2 { notice.identity = Digest.of([]).hex }
      notice.ledger = (try? checkpoint(example.size, example.entry)).map(LedgerHead.init)
      notice.ledger?.origin = example.origin
    }
    let judged = Judged([proof], pins: [council.pin()], notice: notice)
    #expect(judged.codes == example.codes)
  }

  // MARK: With files

  private static var password: KeyFolder.Password {
    { (_, _) throws(ConfigurationError) in Array("bí mật".utf8) }
  }
  private static let now = SessionFolder.now

  private func keys(_ folder: SessionFolder, ledger: String? = nil) throws -> KeyFolder {
    try KeyFolder.make(
      folder.path + "/khoa",
      authority: Council.name,
      series: ["tinh-*"],
      ledger: ledger,
      password: Self.password,
      now: Self.now
    )
  }

  private func pack(_ folder: SessionFolder, _ keys: KeyFolder?) throws -> PackRun.Outcome {
    let signer = try keys.map { try PacketSigner($0, password: Self.password, now: Self.now) }
    return PackRun.run(folder.path, .init(stage: .final, now: Self.now), isDryRun: false, signer: signer)
  }

  private func pins(_ keys: KeyFolder, _ folder: SessionFolder) throws -> TrustStore {
    let store = TrustStore(path: folder.path + "/cau-hinh/tin-cay")
    let candidate = try TrustStore.candidate(keys.path + "/keys.txt", authority: nil, series: [])
    _ = try store.add(candidate, now: Self.now)
    return store
  }

  private func notice(_ folder: SessionFolder) throws -> LatestNotice {
    try LatestNotice(folder.bytes("packets/latest.txt"))
  }

  @Test func packedSignedAndReceived() throws {
    let folder = try SessionFolder()
    let keys = try keys(folder)
    let source = LedgerKeySource(folder: keys.path)
    _ = try OpenRun.run(folder.path, key: source, now: Self.now).get()
    guard case .packed(_, let packet) = try pack(folder, keys) else {
      Issue.record("not packed")
      return
    }
    #expect(try notice(folder).ledger?.size == 3)
    let store = try pins(keys, folder)
    #expect(try TrustRun.verify([packet.path], store: store, now: Self.now).codes == ["SIG-111"])
    // Later the notice tells how far the ledger has come since.
    let handed = try TemporaryFolder()
    try handed.put("bao-cao.txt", "GIF89a")
    let request = ReceiveRun.Request(file: handed.path + "/bao-cao.txt", item: "1", kind: "bao-cao")
    let outcome = ReceiveRun.run(folder.path, request, now: Self.now, key: source)
    let receipt = try #require(outcome.receipt)
    let signer = try PacketSigner(keys, password: Self.password, now: Self.now)
    _ = try SignRun.run(packet.path, by: signer, noticeOnly: true)
    #expect(try notice(folder).ledger?.size == 4)
    #expect(try TrustRun.verify([packet.path], store: store, now: Self.now).codes == ["SIG-111"])
    // A packet that has left the office tells of its own.
    try handed.put("tinh-thu-v1.zip", Files.bytes(packet.path))
    _ = try SignRun.run(handed.path + "/tinh-thu-v1.zip", by: signer)
    #expect(try LatestNotice(handed.bytes("latest.txt")).ledger?.size == 3)
    // A receipt needs nothing but the pin.
    try handed.put("bn", folder.bytes(LedgerReceipt.path(receipt.label)))
    let told = LedgerRun.receipts([handed.path + "/bn"], key: nil, pins: try store.pins(), now: Self.now)
    #expect(told.codes == ["DDL-197", "SIG-117"] && told.verdict == .intact)
    #expect(told.findings.last?.arguments["authority"] == .same(Council.name))
    #expect(LedgerRun.receipts([handed.path + "/bn"], key: nil, now: Self.now).codes == ["CFG-180"])
  }

  /// Who signs the notice vouches for the ledger.
  @Test func aRewrittenLedgerIsNotVouchedFor() throws {
    let folder = try SessionFolder()
    let keys = try keys(folder)
    let source = LedgerKeySource(folder: keys.path)
    _ = try OpenRun.run(folder.path, key: source, now: Self.now).get()
    guard case .packed(_, let packet) = try pack(folder, keys) else {
      Issue.record("not packed")
      return
    }
    let before = try folder.bytes("packets/latest.txt")
    let lines = try folder.text(LedgerFile.path).split(separator: "\n").prefix(2)
    try folder.put(LedgerFile.path, lines.map { $0 + "\n" }.joined())
    for file in [LedgerLog.keyPath, LedgerLog.checkpointPath] { folder.remove(file) }
    _ = try OpenRun.run(folder.path, key: source, now: Self.now).get()
    let signer = try PacketSigner(keys, password: Self.password, now: Self.now)
    let error = #expect(throws: ConfigurationError.self) {
      try SignRun.run(packet.path, by: signer, noticeOnly: true)
    }
    #expect(error?.findings.map(\.code) == ["CFG-171"])
    #expect(try folder.bytes("packets/latest.txt") == before)
  }

  /// What no delegate with a pin would accept isn't signed; and a ledger that
  /// was open before keeps its key.
  @Test func theLedgerMustBeByTheKeyInKeys() throws {
    let open = try OpenLedger()
    let other = try keys(open.folder)
    guard case .refused(let refused) = try pack(open.folder, other) else {
      Issue.record("packed")
      return
    }
    #expect(refused.codes == ["CFG-184"])
    guard case .packed(_, let packet) = try pack(open.folder, nil) else {
      Issue.record("not packed")
      return
    }
    let signer = try PacketSigner(other, password: Self.password, now: Self.now)
    let error = #expect(throws: ConfigurationError.self) { try SignRun.run(packet.path, by: signer) }
    #expect(error?.findings.map(\.code) == ["CFG-184"])
    for file in ["keys.txt", "keys.txt.minisig", "release.pub"] { open.folder.remove("khoa/" + file) }
    let file = try #require(try open.key.place(of: Self.origin)).path
    let keys = try keys(open.folder, ledger: file)
    let again = try PacketSigner(keys, password: Self.password, now: Self.now)
    guard case .signed = try SignRun.run(packet.path, by: again) else {
      Issue.record("not signed")
      return
    }
    let store = try pins(keys, open.folder)
    #expect(try TrustRun.verify([packet.path], store: store, now: Self.now).codes == ["SIG-111"])
  }

  /// A key that lies beside a receipt doesn't count where the authority's is
  /// pinned for the series.
  @Test func receiptsArePinnedToo() throws {
    let open = try OpenLedger()
    _ = try open.receive()
    let path = "\(open.path)/\(LedgerReceipt.path("BN-0004"))"
    let council = try Council()
    let codes = { (pins: [TrustPin]) in
      LedgerRun.receipts([path], key: nil, pins: pins, now: Self.now).codes
    }
    #expect(codes([]) == ["DDL-197"])
    #expect(codes([council.pin()]) == ["DDL-191"])
    // One for other series, or for none that is named, has nothing to say.
    #expect(codes([try Council(series: ["huyen-*"]).pin()]) == ["DDL-197"])
    #expect(codes([try Council(series: []).pin()]) == ["DDL-197"])
    // What is named wins.
    let key = try open.folder.text(LedgerLog.keyPath)
    let given = LedgerRun.receipts(
      [path],
      key: String(key.dropLast()),
      pins: [council.pin()],
      now: Self.now
    )
    #expect(given.codes == ["DDL-197"])
  }
}
