import Digests
import TransparencyLog

/// Who issued these packets, by what is pinned; and are they the newest?
///
/// Judges without writing. What it has learned, it gives to ``TrustStore``
/// after a full success only: a bad packet must not change what is known.
public final class TrustJudge {
  /// What must hold for the packets to be accepted.
  public enum Demand: String, Sendable, CaseIterable {
    /// Signed by a pinned key.
    case trusted
    /// And the newest version that is known, by a notice that is still valid.
    case newest
  }

  /// Pins, by what was known before; then by what the packets told.
  private(set) var pins: [TrustPin]
  private let before: [TrustPin]
  private let demands: Set<Demand>
  /// A notice and its signature, for the file of a packet.
  private let notice: (String) -> Notice?

  /// A notice as it was found, with its signature.
  public struct Notice: Sendable {
    var path: String
    var text: [UInt8]
    var signature: [UInt8]?

    public init(path: String, text: [UInt8], signature: [UInt8]?) {
      self.path = path
      self.text = text
      self.signature = signature
    }
  }

  /// A judge.
  ///
  /// - Parameters:
  ///   - pins: whom the user trusts.
  ///   - demands: what must hold.
  ///   - notice: finds `latest.txt` for the file of a packet.
  public init(
    pins: [TrustPin] = [],
    demands: Set<Demand> = [],
    notice: @escaping (String) -> Notice? = { _ in nil }
  ) {
    self.pins = pins
    before = pins
    self.demands = demands
    self.notice = notice
  }

  /// The pins that know more than before.
  var changed: [TrustPin] { pins.filter { !before.contains($0) } }

  /// Every rule of this part, for the account.
  static let codes: [FindingCode] = [
    "SIG-112", "SIG-113", "SIG-114", "SIG-115", "SIG-116", "SIG-120", "SIG-121", "SIG-122", "SIG-123",
    "SIG-124",
    "SIG-125", "SIG-126", "SIG-127", "SIG-128", "SIG-129", "SIG-130", "SIG-131", "SIG-132", "SIG-140",
    "SIG-141",
    "VER-150", "VER-151", "VER-152", "VER-153", "DDL-199",
  ]

  static let contradiction = LocalizedText(
    vi: "các khóa trong đó không nối tiếp khóa đã ghim",
    en: "its keys do not follow from the pinned one"
  )

  /// The largest step from one version that is seen to the next. A thief of
  /// the key could else issue a number that nothing ever exceeds.
  static let largestStep = 100

  /// How far clocks may differ, in seconds.
  static let clockTolerance: Int64 = 300

  /// Judges packets that were verified, together; the result gets what is
  /// found, and every rule accounted for.
  func judge(_ proofs: [PacketProof], in result: inout RunResult) {
    let now = result.evaluatedAt
    var opinions = proofs.map { opinion(on: $0) }
    // A rotation that one of them tells of holds for all.
    for opinion in opinions {
      guard let place = opinion.pin, let ring = opinion.ring, ring.statement > pins[place].ring.statement
      else {
        continue
      }
      pins[place].follow(ring, opinion.reset)
    }
    if pins != before { opinions = proofs.map { opinion(on: $0) } }
    for index in opinions.indices where opinions[index].isGenuine { learn(&opinions[index], now) }
    for index in opinions.indices {
      conclude(&opinions[index], now)
      var opinion = opinions[index]
      demand(&opinion)
      result.findings += opinion.findings
      result.rules = RuleOutcome.merge(result.rules, account(opinion))
      for place in result.packets.indices where result.packets[place].path == opinion.proof.path {
        result.packets[place].trust = opinion.verdict
      }
    }
  }

  private func account(_ opinion: Opinion) -> [RuleOutcome] {
    let raised = Set(opinion.findings.map(\.code))
    return Self.codes.map { code in
      if raised.contains(code) { return RuleOutcome(code, .failed) }
      if opinion.proof.bag == nil {
        return RuleOutcome(
          code,
          .notRun(
            reason: LocalizedText(
              vi: "không chạy vì không đọc được gói",
              en: "not run because the packet can’t be read"
            )
          )
        )
      }
      return RuleOutcome(code, opinion.proof.signature == nil ? .notApplicable : .passed)
    }
  }

  // MARK: Is it genuine?

  /// What is thought of one packet.
  private struct Opinion {
    let proof: PacketProof
    var findings: [Finding] = []
    var verdict: TrustVerdict?
    /// The pin whose key has signed it, by its place.
    var pin: Int?
    /// Keys that were rotated since, to be remembered.
    var ring: KeyRing?
    var reset: [KeyHistory.Last]?
    /// Signed by a pinned key and whole.
    var isGenuine = false
    /// The notice that is believed.
    var latest: LatestNotice?
    /// The clock and the notice agree, and it has not expired.
    var isFresh = false
    /// The notice was issued after this machine's now.
    var isAhead = false
    /// Since when nothing is known, by the notice.
    var expired: String?

    init(_ proof: PacketProof) { self.proof = proof }

    mutating func tell(
      _ code: FindingCode,
      _ arguments: [String: LocalizedText] = [:],
      at path: String? = nil
    ) {
      findings.append(Finding(code, at: Place(path: path ?? proof.path), arguments))
    }
  }

  private func opinion(on proof: PacketProof) -> Opinion {
    var opinion = Opinion(proof)
    guard let bag = proof.bag else {
      opinion.verdict = .altered
      return opinion
    }
    let covering = pins.indices.filter { pins[$0].covers(bag.series) }
    if let place = covering.first(where: { pins[$0].requirement != .ed25519 }) {
      opinion.tell("SIG-129", ["authority": .same(pins[place].authority)])
      opinion.verdict = .notByPinnedKey
    }
    guard let bytes = proof.signature else {
      if let place = covering.first {
        opinion.tell("SIG-125", ["authority": .same(pins[place].authority), "series": .same(bag.series)])
        opinion.verdict = .notByPinnedKey
      } else {
        // What lies beside it says nothing without a signature.
        opinion.tell("SIG-110")
        opinion.verdict = opinion.verdict ?? (proof.isSound ? .unsigned : .altered)
      }
      return opinion
    }
    let signature: MinisignSignature
    do {
      signature = try MinisignSignature(pure: bytes)
    } catch {
      let detail = (error as? TrustFault)?.detail ?? (error as? SignatureError)?.words ?? .same("\(error)")
      opinion.tell("SIG-120", ["file": .same(PacketLayout.signature), "detail": detail])
      opinion.verdict = .altered
      return opinion
    }
    let history = history(proof, &opinion)
    verify(signature, bag, history, covering, &opinion)
    return opinion
  }

  /// The keys that the packet brings, if they are consistent in themselves.
  private func history(_ proof: PacketProof, _ opinion: inout Opinion) -> KeyHistory? {
    guard proof.keys != nil || proof.keysSignature != nil else { return nil }
    do {
      guard let keys = proof.keys, let file = proof.keysSignature else {
        throw TrustFault(vi: "chỉ có một trong hai tệp", en: "one of the two files is missing")
      }
      let history = try KeyHistory(keys)
      guard let last = history.statements.last else { throw TrustFault.wrong("statement") }
      let comment = try MinisignSignature(pure: file).verify(keys, with: last.current)
      guard comment == Self.comment(on: history) else { throw TrustFault.wrong("trusted comment") }
      return history
    } catch {
      let detail = (error as? TrustFault)?.detail ?? (error as? SignatureError)?.words ?? .same("\(error)")
      opinion.tell("SIG-127", ["detail": detail])
      opinion.verdict = .altered
      return nil
    }
  }

  /// What the trusted comment of `keys.txt.minisig` says.
  static func comment(on history: KeyHistory) -> String {
    "keys.txt statement \(history.statements.count) \(history.statements.last?.issued ?? "")"
  }

  private func verify(
    _ signature: MinisignSignature,
    _ bag: PacketProof.Bag,
    _ history: KeyHistory?,
    _ covering: [Int],
    _ opinion: inout Opinion
  ) {
    // The pins of the series must agree; where there is none, any pin whose
    // key has signed it vouches for it, if it may issue the series.
    let candidates = covering.isEmpty ? pins.indices.filter { pins[$0].mayIssue(bag.series) } : covering
    var contradicted: String?
    for place in candidates {
      var ring = pins[place].ring
      var reset: [KeyHistory.Last]?
      if let history {
        switch ring.advance(by: history) {
        case .none: break
        case .to(let newer, let after): (ring, reset) = (newer, after)
        case .contradiction:
          contradicted = pins[place].authority
          continue
        }
      }
      guard let found = ring.find(signature.keyID, series: bag.series, version: bag.version) else { continue }
      guard hasSigned(found.key, signature, bag, &opinion) else { return }
      if case .ended(let last, let reason) = found.standing {
        opinion.tell(
          "SIG-126",
          [
            "authority": .same(pins[place].authority), "id": .same(found.key.keyID.description),
            "last": .same(last == 0 ? "–" : "v\(last)"), "version": .same("v\(bag.version)"),
            "reason": Self.words(reason),
          ]
        )
        opinion.verdict = .notByPinnedKey
        return
      }
      if let ledger = bag.ledger, let key = ring.ledger, key.key.bytes != ledger.key.bytes {
        opinion.tell("DDL-199", ["authority": .same(pins[place].authority)], at: PacketLayout.ledger[2])
        opinion.verdict = .contradicted
      }
      opinion.pin = place
      if ring != pins[place].ring { (opinion.ring, opinion.reset) = (ring, reset) }
      opinion.isGenuine = opinion.findings.allSatisfy { $0.severity < .error } && opinion.proof.isSound
      if !opinion.proof.isSound { tellOfAlteration(pins[place].authority, &opinion) }
      return
    }
    if let place = covering.first {
      opinion.tell(
        contradicted == nil ? "SIG-124" : "SIG-128",
        ["authority": .same(pins[place].authority), "id": .same(signature.keyID.description)]
      )
      opinion.verdict = .notByPinnedKey
      return
    }
    stranger(signature, bag, history, &opinion)
  }

  /// Judges a packet whose signer is not pinned, by the keys that it brings.
  private func stranger(
    _ signature: MinisignSignature,
    _ bag: PacketProof.Bag,
    _ history: KeyHistory?,
    _ opinion: inout Opinion
  ) {
    guard let history, let ring = KeyRing(history) else {
      opinion.tell("SIG-116", ["id": .same(signature.keyID.description)])
      opinion.verdict = opinion.verdict ?? (opinion.proof.isSound ? .signerUnknown : .altered)
      return
    }
    guard let found = ring.find(signature.keyID, series: bag.series, version: bag.version) else {
      opinion.tell("SIG-120", ["file": .same(PacketLayout.signature), "detail": SignatureFault.strangeKey])
      opinion.verdict = .altered
      return
    }
    guard hasSigned(found.key, signature, bag, &opinion) else { return }
    if case .ended(let last, let reason) = found.standing {
      opinion.tell(
        "SIG-126",
        [
          "authority": .same(history.authority), "id": .same(found.key.keyID.description),
          "last": .same(last == 0 ? "–" : "v\(last)"), "version": .same("v\(bag.version)"),
          "reason": Self.words(reason),
        ]
      )
      opinion.verdict = .altered
      return
    }
    guard opinion.proof.isSound else { return tellOfAlteration(history.authority, &opinion) }
    let name = PacketLayout.bagName(series: bag.series, version: bag.version)
    opinion.tell(
      "SIG-115",
      [
        "authority": .same(history.authority), "fingerprint": .same(ring.current.key.fingerprint.description),
        "name": .same(name),
      ]
    )
    opinion.verdict = opinion.verdict ?? .signerUnknown
  }

  private enum SignatureFault {
    static let strangeKey = LocalizedText(
      vi: "ký bằng khóa không có trong keys.txt của gói",
      en: "made with a key that is not in the packet’s own keys.txt"
    )
  }

  /// A good signature over lists that the files don't fit: the signature must
  /// not lend them its name.
  private func tellOfAlteration(_ authority: String, _ opinion: inout Opinion) {
    opinion.tell("SIG-123", ["authority": .same(authority)])
    opinion.verdict = .altered
  }

  /// Whether the signature is that of this key, over this tag manifest, for
  /// this version of this series.
  private func hasSigned(
    _ key: MinisignPublicKey,
    _ signature: MinisignSignature,
    _ bag: PacketProof.Bag,
    _ opinion: inout Opinion
  ) -> Bool {
    let said: String?
    do throws(SignatureError) {
      said = try signature.verify(bag.tagManifest, with: key)
    } catch {
      opinion.tell("SIG-121", ["id": .same(signature.keyID.description), "detail": error.words])
      opinion.verdict = .altered
      return false
    }
    let wanted = "\(bag.series) v\(bag.version)"
    let comment = said.flatMap(SignedComment.init)
    guard comment?.series == bag.series, comment?.version == bag.version else {
      opinion.tell(
        "SIG-122",
        [
          "expected": .same(wanted),
          "found": said.map { .same($0) } ?? LocalizedText(vi: "không có", en: "none"),
        ]
      )
      opinion.verdict = .altered
      return false
    }
    return true
  }

  private static func words(_ reason: KeyHistory.Reason) -> LocalizedText {
    switch reason {
    case .planned: LocalizedText(vi: "thay theo kế hoạch", en: "replaced as planned")
    case .lost: LocalizedText(vi: "đã mất", en: "lost")
    case .stolen: LocalizedText(vi: "đã bị lộ", en: "stolen")
    }
  }

  // MARK: Is it the newest?

  /// Takes from a genuine packet, and the notice beside it, what they tell.
  private func learn(_ opinion: inout Opinion, _ now: Instant) {
    guard let place = opinion.pin, let bag = opinion.proof.bag else { return }
    var pin = pins[place]
    if let ring = opinion.ring { pin.follow(ring, opinion.reset) }
    let known = pin.seen[bag.series]
    if let known, known.version == bag.version, let identity = known.identity, identity != bag.identity {
      opinion.tell("VER-150", ["name": .same("\(bag.series) v\(bag.version)"), "identity": .same(identity)])
    }
    if let known, known.version > 0, bag.version > known.version,
      bag.version - known.version > Self.largestStep
    {
      opinion.tell("VER-151", ["found": .same("v\(bag.version)"), "known": .same("v\(known.version)")])
    }
    believe(&opinion, bag, pin, now)
    guard opinion.findings.allSatisfy({ $0.severity < .error }) else {
      opinion.isGenuine = false
      opinion.verdict = opinion.findings.contains { $0.code == "VER-152" } ? .altered : .contradicted
      return
    }
    var seen = known ?? TrustPin.Seen(version: 0)
    if bag.version > seen.version || seen.identity == nil && bag.version == seen.version {
      seen.version = bag.version
      seen.identity = bag.identity
    }
    if let latest = opinion.latest {
      if latest.version > seen.version || seen.identity == nil && latest.version == seen.version {
        seen.version = latest.version
        seen.identity = latest.identity
      }
      // One from the future would make every later one look old.
      if !opinion.isAhead { seen.issued = latest.issued }
    }
    pin.seen[bag.series] = seen
    pins[place] = pin
  }

  /// Reads the notice and says why it isn't believed, where it isn't.
  private func believe(_ opinion: inout Opinion, _ bag: PacketProof.Bag, _ pin: TrustPin, _ now: Instant) {
    guard let notice = notice(opinion.proof.path) else { return }
    let latest: LatestNotice
    do {
      guard let file = notice.signature else {
        throw TrustFault(vi: "không có chữ ký đi kèm", en: "its signature is not beside it")
      }
      latest = try LatestNotice(notice.text)
      guard latest.series == bag.series else {
        throw TrustFault(vi: "nói về bộ “\(latest.series)”", en: "it speaks of the series “\(latest.series)”")
      }
      // What a replaced key says of the newest is of the past.
      let comment = try MinisignSignature(pure: file).verify(notice.text, with: pin.ring.current)
      guard comment == latest.comment.text else { throw TrustFault.wrong("trusted comment") }
    } catch {
      let detail = (error as? TrustFault)?.detail ?? (error as? SignatureError)?.words ?? .same("\(error)")
      return opinion.tell("SIG-130", ["file": .same(notice.path), "detail": detail], at: notice.path)
    }
    guard let issued = latest.issuedAt, let until = latest.validUntilAt else { return }
    let known = pin.seen[bag.series]
    if let last = known?.issued.flatMap({ Instant(rfc3339: $0) }), issued < last {
      return opinion.tell(
        "SIG-131",
        ["issued": Instant.words(of: latest.issued), "known": Instant.words(of: known?.issued ?? "")],
        at: notice.path
      )
    }
    let highest = max(bag.version, known?.version ?? 0)
    if latest.version > highest, latest.version - highest > Self.largestStep {
      return opinion.tell(
        "VER-151",
        ["found": .same("v\(latest.version)"), "known": .same("v\(highest)")],
        at: notice.path
      )
    }
    if latest.version == bag.version, latest.identity != bag.identity {
      return opinion.tell(
        "VER-150",
        ["name": .same("\(bag.series) v\(bag.version)"), "identity": .same(latest.identity)]
      )
    }
    if let known, known.version == latest.version, let identity = known.identity, identity != latest.identity
    {
      return opinion.tell(
        "VER-150",
        ["name": .same("\(bag.series) v\(latest.version)"), "identity": .same(latest.identity)],
        at: notice.path
      )
    }
    if latest.version == bag.version, let zip = bag.zip, latest.zip != zip {
      opinion.tell("VER-152", ["expected": .same(latest.zip), "found": .same(zip)])
      return
    }
    if let detail = Self.contradiction(bag, latest) {
      return opinion.tell("VER-153", ["detail": detail], at: notice.path)
    }
    opinion.latest = latest
    if issued.seconds > now.seconds, issued.seconds - now.seconds > Self.clockTolerance {
      opinion.isAhead = true
      opinion.tell(
        "SIG-132",
        [
          "issued": Instant.words(of: latest.issued), "now": now.words(in: Instant.offset(of: latest.issued)),
        ],
        at: notice.path
      )
    } else if until < now {
      opinion.expired = latest.validUntil
    } else {
      opinion.isFresh = true
    }
  }

  /// What a packet and a notice say of one ledger that can't both be true: it
  /// only grows.
  private static func contradiction(_ bag: PacketProof.Bag, _ latest: LatestNotice) -> LocalizedText? {
    guard let before = (bag.ledger?.checkpoint).map(LedgerHead.init), let after = latest.ledger,
      before.origin == after.origin
    else { return nil }
    if before.size == after.size, before.root != after.root {
      return LocalizedText(
        vi: "cùng \(after.size) dòng mà mã băm khác nhau",
        en: "both have \(after.size) entries, with different hashes"
      )
    }
    // An older notice may know less than the packet.
    guard latest.version >= bag.version, after.size < before.size else { return nil }
    return LocalizedText(
      vi: "gói có \(before.size) dòng, thông báo chỉ còn \(after.size)",
      en: "the packet has \(before.size) entries, the notice only \(after.size)"
    )
  }

  /// Says how a genuine packet stands to the newest that is known.
  private func conclude(_ opinion: inout Opinion, _ now: Instant) {
    guard opinion.isGenuine, let place = opinion.pin, let bag = opinion.proof.bag else { return }
    let authority = LocalizedText.same(pins[place].authority)
    let clock = now.words(in: opinion.latest.map { Instant.offset(of: $0.issued) } ?? .utc)
    let newest = pins[place].seen[bag.series]?.version ?? bag.version
    if newest > bag.version {
      opinion.tell("SIG-112", ["authority": authority, "newest": .same("v\(newest)")])
      opinion.verdict = .superseded
    } else if let latest = opinion.latest, latest.version == bag.version, opinion.isFresh {
      opinion.tell(
        "SIG-111",
        ["authority": authority, "issued": Instant.words(of: latest.issued), "now": clock]
      )
      opinion.verdict = .newest
    } else if let expired = opinion.expired, opinion.latest?.version == bag.version {
      opinion.tell("SIG-114", ["authority": authority, "since": Instant.words(of: expired), "now": clock])
      opinion.verdict = .freshnessUnknown
    } else {
      opinion.tell("SIG-113", ["authority": authority])
      opinion.verdict = .freshnessUnknown
    }
  }

  private func demand(_ opinion: inout Opinion) {
    let bad: Set<TrustVerdict> = [.altered, .contradicted, .notByPinnedKey]
    guard let verdict = opinion.verdict, !bad.contains(verdict) else { return }
    let said = verdict.words
    if demands.contains(.trusted), ![.newest, .superseded, .freshnessUnknown].contains(verdict) {
      opinion.tell("SIG-140", ["verdict": said])
    }
    if demands.contains(.newest), verdict != .newest { opinion.tell("SIG-141", ["verdict": said]) }
  }
}
