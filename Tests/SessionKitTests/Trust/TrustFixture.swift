import Digests

@testable import SessionKit

/// A council with its keys, and packets that it signs.
struct Council {
  static let time = "2025-12-02T08:00:00+07:00"
  static let name = "Hội đồng nhân dân tỉnh Thử"
  static let series = "tinh-thu"

  var history: KeyHistory
  /// The release keys, the first first; the last is promised and not in use.
  var keys: [MinisignSecretKey]
  let ledger: MinisignSecretKey

  /// The key that signs.
  var release: MinisignSecretKey { keys[keys.count - 2] }
  /// The key that was promised.
  var next: MinisignSecretKey { keys[keys.count - 1] }
  var ring: KeyRing { KeyRing(history) ?? KeyRing(current: history.statements[0].current) }

  init(series: [String] = ["tinh-*"]) throws {
    keys = [try .generate(), try .generate()]
    ledger = try .generate()
    history = try KeyHistory.begin(
      authority: Self.name,
      series: series.compactMap(SeriesPattern.init),
      current: keys[0],
      next: try keys[1].publicKey(),
      ledger: try ledger.publicKey(),
      issued: Self.time
    )
  }

  mutating func rotate(_ reason: KeyHistory.Reason, last: [String] = []) throws {
    let old = release
    let promised = next
    let coming = try MinisignSecretKey.generate()
    history = try history.rotated(
      reason,
      last: last.compactMap(KeyHistory.Last.init),
      to: promised,
      cosignedBy: reason == .planned ? old : nil,
      next: try coming.publicKey(),
      issued: Self.time
    )
    keys.append(coming)
  }

  func pin(_ change: (inout TrustPin) -> Void = { _ in }) -> TrustPin {
    var pin = TrustPin(authority: Self.name, series: history.series, added: Self.time, ring: ring)
    change(&pin)
    return pin
  }

  /// What a packet of it brings.
  func packet(
    _ version: Int,
    series: String = Self.series,
    content: String = "a",
    comment: String? = nil,
    key: MinisignSecretKey? = nil,
    keys: KeyHistory? = nil,
    isSound: Bool = true
  ) throws -> PacketProof {
    let tags = Array("\(Digest.of(Array(content.utf8)).hex)  bag-info.txt\n".utf8)
    let name = "\(series)-v\(version)"
    var proof = PacketProof(path: "\(name)-\(content).zip", isSound: isSound)
    proof.bag = PacketProof.Bag(
      series: series,
      version: version,
      tagManifest: tags,
      identity: Digest.of(tags).hex,
      zip: Digest.of(Array(name.utf8) + tags).hex
    )
    let said = comment ?? SignedComment(series: series, version: version, time: Self.time).text
    proof.signature = Array(try (key ?? release).sign(tags, trustedComment: said).text.utf8)
    let history = keys ?? history
    proof.keys = Array(history.text.utf8)
    let signer = self.keys.first { (try? $0.publicKey()) == history.statements.last?.current } ?? release
    proof.keysSignature = Array(try KeyFolder.signature(of: history, by: signer).utf8)
    return proof
  }

  /// A notice that a packet is the newest.
  func notice(
    _ proof: PacketProof,
    issued: String = Self.time,
    until: String = "2025-12-04T08:00:00+07:00",
    key: MinisignSecretKey? = nil,
    _ change: (inout LatestNotice) -> Void = { _ in }
  ) throws -> TrustJudge.Notice {
    var notice = LatestNotice(
      series: proof.bag?.series ?? "",
      version: proof.bag?.version ?? 0,
      identity: proof.bag?.identity ?? "",
      zip: proof.bag?.zip ?? "",
      issued: issued,
      validUntil: until
    )
    change(&notice)
    let text = Array(notice.text.utf8)
    let signature = try (key ?? release).sign(text, trustedComment: notice.comment.text)
    return TrustJudge.Notice(path: "latest.txt", text: text, signature: Array(signature.text.utf8))
  }
}

/// What a judge said.
struct Judged {
  var result: RunResult
  var pins: [TrustPin]
  var codes: [FindingCode] { result.codes }

  init(
    _ proofs: [PacketProof],
    pins: [TrustPin] = [],
    demands: Set<TrustJudge.Demand> = [],
    notice: TrustJudge.Notice? = nil,
    now: String = "2025-12-02T09:00:00+07:00"
  ) {
    var result = RunResult(question: .trust, evaluatedAt: Instant(rfc3339: now) ?? .now(), offset: .utc)
    for proof in proofs {
      result.packets.append(PacketIdentity(path: proof.path, name: "", identity: ""))
    }
    let judge = TrustJudge(pins: pins, demands: demands) { _ in notice }
    judge.judge(proofs, in: &result)
    self.result = result
    self.pins = judge.pins
  }

  var trust: [TrustVerdict?] { result.packets.map(\.trust) }
}
