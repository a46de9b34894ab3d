import Digests
import LibZip
import Testing

@testable import SessionKit

/// From `keys init` to the verdict, with files.
@Suite struct SignRunTests {
  let folder: SessionFolder
  let keys: KeyFolder
  let store: TrustStore

  private static var password: KeyFolder.Password {
    { (_, _) throws(ConfigurationError) in Array("bí mật".utf8) }
  }
  private static let now = SessionFolder.now

  init() throws {
    folder = try SessionFolder()
    keys = try KeyFolder.make(
      folder.path + "/khoa",
      authority: Council.name,
      series: ["tinh-*"],
      password: Self.password,
      now: Self.now
    )
    store = TrustStore(path: folder.path + "/cau-hinh/tin-cay")
  }

  private func signer() throws -> PacketSigner {
    try PacketSigner(keys, password: Self.password, now: Self.now)
  }

  private func packed(_ signer: PacketSigner?) throws -> PackRun.Packet {
    let options = CheckRun.Options(stage: .final, now: Self.now)
    guard case .packed(_, let packet) = PackRun.run(folder.path, options, isDryRun: false, signer: signer)
    else {
      throw TrustFault.wrong("pack")
    }
    return packet
  }

  private func verify(_ path: String, now: Instant = Self.now, _ demands: Set<TrustJudge.Demand> = []) throws
    -> RunResult
  {
    try TrustRun.verify([path], store: store, demands: demands, now: now)
  }

  private func pin() throws {
    let candidate = try TrustStore.candidate(keys.path + "/keys.txt", authority: nil, series: [])
    #expect(try !store.isVouchedFor(candidate))
    _ = try store.add(candidate, now: Self.now)
  }

  /// A notice speaks of packets that are signed.
  @Test func noNoticeOfAnUnsignedPacket() throws {
    let packet = try packed(nil)
    let signer = try signer()
    let refused = #expect(throws: ConfigurationError.self) {
      try SignRun.run(packet.path, by: signer, noticeOnly: true)
    }
    #expect(refused?.findings.map(\.code) == ["CFG-184"])
    #expect(!FileSystem.exists(folder.path + "/packets/" + LatestNotice.name))
  }

  @Test func packedAndSigned() throws {
    let packet = try packed(try signer())
    #expect(try verify(packet.path).codes == ["SIG-115"])
    try pin()
    let result = try verify(packet.path, [.newest, .trusted])
    #expect(result.codes == ["SIG-111"] && result.verdict == .intact)
    #expect(result.rules.allSatisfy { $0.status == .passed })
    #expect(try store.pins().first?.seen["tinh-thu"]?.version == 1)
    // Packing again changes nothing.
    let again = PackRun.run(
      folder.path,
      .init(stage: .final, now: Self.now),
      isDryRun: false,
      signer: try signer()
    )
    guard case .unchanged = again else {
      Issue.record("\(again)")
      return
    }
  }

  /// Signing later gives the same packet, byte for byte.
  @Test func signedLaterIsTheSame() throws {
    let packet = try packed(nil)
    let plain = try Files.bytes(packet.path)
    var signer = try signer()
    signer.offset = UTCOffset(minutes: 420) ?? .utc
    guard case .signed(let signed) = try SignRun.run(packet.path, by: signer) else {
      Issue.record("refused")
      return
    }
    #expect(signed.isWritten && signed.identity == packet.identity)
    let later = try Files.bytes(packet.path)
    let (before, after) = (try ZipArchive(plain), try ZipArchive(later))
    for member in before.members {
      let same = try #require(after[member.name])
      let (a, b) = (member.dataOffset, same.dataOffset)
      #expect(
        plain[a..<(a + member.compressedSize)] == later[b..<(b + same.compressedSize)],
        "\(member.name)"
      )
    }
    let added = after.members.map(\.name).filter { before[$0] == nil }
    #expect(added == PacketLayout.signatures.map { "tinh-thu-v1/\($0)" })
    #expect(after.members.last?.name == "tinh-thu-v1/\(PacketLayout.seal)")
    // Ed25519 says the same each time: so is a packet that was signed at once.
    for file in ["tinh-thu-v1.zip", "latest.txt", "latest.txt.minisig"] { folder.remove("packets/" + file) }
    #expect(try Files.bytes(packed(signer).path) == later)
    // Once more changes nothing.
    guard case .signed(let again) = try SignRun.run(packet.path, by: signer) else { return }
    #expect(!again.isWritten)
    #expect(try Files.bytes(packet.path) == later)
  }

  @Test func whatIsNotWholeIsNotSigned() throws {
    let packet = try packed(nil)
    var bytes = try Files.bytes(packet.path)
    bytes.append(0)
    try folder.put("packets/tinh-thu-v1.zip", bytes)
    guard case .refused(let result) = try SignRun.run(packet.path, by: signer()) else {
      Issue.record("signed")
      return
    }
    #expect(result.verdict == .untrusted)
    #expect(try Files.bytes(packet.path) == bytes)
  }

  @Test func aForeignSeriesIsNotSigned() throws {
    let other = try KeyFolder.make(
      folder.path + "/khac",
      authority: "B",
      series: ["huyen-*"],
      password: Self.password,
      now: Self.now
    )
    let packet = try packed(nil)
    let signer = try PacketSigner(other, password: Self.password, now: Self.now)
    let refusal = #expect(throws: ConfigurationError.self) { try SignRun.run(packet.path, by: signer) }
    #expect(refusal?.findings.map(\.code) == ["CFG-184"])
  }

  @Test func aBadPacketLeavesThePinAsItWas() throws {
    let packet = try packed(try signer())
    try pin()
    let before = try #require(try store.pins().first)
    var bytes = try Files.bytes(packet.path)
    bytes[bytes.count / 2] ^= 1
    try folder.put("xấu/tinh-thu-v1.zip", bytes)
    #expect(try verify(folder.path + "/xấu/tinh-thu-v1.zip").verdict == .untrusted)
    #expect(try store.pins() == [before])
    // Nor does one that falls short of what was asked.
    folder.remove("packets/latest.txt")
    #expect(try verify(packet.path, [.newest]).codes == ["SIG-113", "SIG-141"])
    #expect(try store.pins() == [before])
  }

  @Test func keysRotate() throws {
    let first = try packed(try signer())
    try pin()
    #expect(try verify(first.path).verdict == .intact)
    let rotated = try keys.rotate(
      next: nil,
      reason: .planned,
      last: [],
      password: Self.password,
      now: Self.now
    )
    #expect(rotated.fingerprint != keys.fingerprint)
    let old = try #require(KeyRing(keys.history)?.current.keyID)
    #expect(try rotated.check("\(keys.path)/release-\(old).key", password: Self.password) == .replaced)
    try folder.edit("Hỗ trợ xe", "Về hỗ trợ xe")
    let signer = try PacketSigner(rotated, password: Self.password, now: Self.now)
    let second = try packed(signer)
    #expect(try verify(second.path, [.newest, .trusted]).codes == ["SIG-111", "VER-140"])
    // The notice is of the second; the first stays genuine.
    #expect(try verify(first.path).codes == ["SIG-112"])
    let pin = try #require(try store.pins().first)
    #expect(pin.ring.statement == 2 && pin.ring.past.count == 1)
    // The old release key signs no more.
    #expect(throws: ConfigurationError.self) {
      try PacketSigner(
        rotated,
        key: "\(keys.path)/release-\(old).key",
        password: Self.password,
        now: Self.now
      )
    }
  }

  @Test func backupsAreOpened() throws {
    let files = try FileSystem.list(keys.path).map(\.name).filter { $0.hasSuffix(".key") }
    let found = try files.map { try keys.check("\(keys.path)/\($0)", password: Self.password) }
    #expect(Set(found.map { "\($0)" }) == ["current", "next", "ledger"])
    #expect(throws: ConfigurationError.self) {
      try keys.check("\(keys.path)/\(files.last ?? "")") { (_, _) throws(ConfigurationError) in [0x61] }
    }
  }

  @Test func aPinIsCompared() throws {
    let candidate = try TrustStore.candidate(keys.path + "/keys.txt", authority: nil, series: [])
    let groups = candidate.fingerprint.split(separator: " ")
    for (typed, isGood) in [
      (groups.prefix(4).joined(separator: " "), true), (groups.joined(), true),
      (groups.prefix(4).joined().uppercased(), true), (groups.prefix(3).joined(), false), ("", false),
      ("0000" + groups.dropFirst().joined(), false), (groups.joined() + "0", false),
    ] {
      #expect(TrustStore.isFingerprint(typed, of: candidate) == isGood, "\(typed)")
    }
    #expect(try store.add(candidate, now: Self.now) == .added)
    #expect(try store.add(candidate, now: Self.now) == .unchanged)
    // A bare key and another's keys under the same name.
    let bare = try TrustStore.candidate(keys.path + "/release.pub", authority: Council.name, series: [])
    #expect(try store.add(bare, now: Self.now) == .unchanged)
    try folder.put("keys.txt", try Council().history.text)
    let other = try TrustStore.candidate(folder.path + "/keys.txt", authority: nil, series: [])
    #expect(try !store.isVouchedFor(other))
    #expect(throws: ConfigurationError.self) { try store.add(other, now: Self.now) }
    #expect(try store.remove(Council.name).authority == Council.name)
    #expect(try store.pins().isEmpty)
  }

  /// A packet is no less genuine where its version can't be kept.
  @Test func whatCanNotBeKeptIsSaid() throws {
    let packet = try packed(try signer())
    try pin()
    let pin = try #require(try store.pins().first)
    let file = store.file(pin.authority)
    folder.remove(String(file.dropFirst(folder.path.count + 1)))
    try folder.put("cau-hinh/tin-cay/a.txt", pin.text)
    try folder.makeFolder(String(file.dropFirst(folder.path.count + 1)))
    let result = try verify(packet.path)
    #expect(result.codes == ["SIG-111", "SIG-142"] && result.verdict == .intact)
  }

  @Test func aDamagedPinStopsEverything() throws {
    let packet = try packed(nil)
    try folder.put("cau-hinh/tin-cay/x.txt", "council-packages-pin/2\n")
    let result = try verify(packet.path)
    #expect(result.codes == ["CFG-183"] && result.verdict == .unusable)
  }
}

/// Two verifications at once, and what each has learned.
@Suite struct PinMemoryTests {
  private func pin(_ council: Council, _ version: Int, _ issued: String?) -> TrustPin {
    council.pin { $0.seen["tinh-thu"] = .init(version: version, identity: nil, issued: issued) }
  }

  @Test(
    arguments: [
      (3, "2025-12-01T08:00:00Z", 4, nil, 4, "2025-12-01T08:00:00Z"),
      (4, nil, 3, "2025-12-01T08:00:00Z", 4, "2025-12-01T08:00:00Z"),
      (4, "2025-12-02T08:00:00Z", 4, "2025-12-02T14:00:00+07:00", 4, "2025-12-02T08:00:00Z"),
      (4, nil, 4, nil, 4, nil),
    ] as [(Int, String?, Int, String?, Int, String?)]
  )
  func theNewerOfEach(_ a: Int, _ x: String?, _ b: Int, _ y: String?, _ version: Int, _ issued: String?)
    throws
  {
    let council = try Council()
    let seen = pin(council, a, x).joined(with: pin(council, b, y)).seen["tinh-thu"]
    #expect(seen == .init(version: version, identity: nil, issued: issued))
  }

  @Test func aRotationWins() throws {
    var council = try Council()
    let before = pin(council, 99, "2025-12-01T08:00:00Z")
    try council.rotate(.stolen, last: ["tinh-thu v3"])
    let after = pin(council, 4, nil)
    #expect(before.joined(with: after).seen["tinh-thu"]?.version == 4)
    #expect(after.joined(with: before).seen["tinh-thu"]?.version == 4)
    var followed = before
    followed.follow(council.ring, [.init(series: "tinh-thu", version: 3)])
    #expect(followed.seen["tinh-thu"] == .init(version: 3, identity: nil, issued: nil))
  }
}
