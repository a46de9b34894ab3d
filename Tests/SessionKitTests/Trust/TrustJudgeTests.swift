import Digests
import Testing

@testable import SessionKit

/// The verdicts, and the attacks of the threat model, each with its own code.
@Suite struct TrustJudgeTests {
  let council: Council

  init() throws { council = try Council() }

  private func seen(_ version: Int, _ identity: String? = nil, issued: String? = nil) -> TrustPin {
    council.pin {
      $0.seen[Council.series] = TrustPin.Seen(version: version, identity: identity, issued: issued)
    }
  }

  private func expect(
    _ judged: Judged,
    _ codes: [FindingCode],
    _ trust: TrustVerdict?,
    _ verdict: Verdict,
    _ place: SourceLocation = #_sourceLocation
  ) {
    #expect(judged.codes == codes, sourceLocation: place)
    #expect(judged.trust == [trust], sourceLocation: place)
    #expect(judged.result.verdict == verdict, sourceLocation: place)
    // Every rule has its account, and what was raised has failed.
    let failed = Set(judged.result.rules.filter { $0.status == .failed }.map(\.id))
    #expect(failed == Set(codes).subtracting(["SIG-110", "SIG-111"]), sourceLocation: place)
    #expect(Set(judged.result.rules.map(\.id)) == Set(TrustJudge.codes), sourceLocation: place)
  }

  // MARK: The verdicts

  @Test func newestKnown() throws {
    let packet = try council.packet(3)
    let judged = Judged([packet], pins: [council.pin()], notice: try council.notice(packet))
    expect(judged, ["SIG-111"], .newest, .intact)
    let seen = judged.pins[0].seen[Council.series]
    #expect(seen == .init(version: 3, identity: packet.bag?.identity, issued: Council.time))
  }

  @Test func aNewerOneIsAnnounced() throws {
    let judged = Judged(
      [try council.packet(3)],
      pins: [council.pin()],
      notice: try council.notice(council.packet(4))
    )
    expect(judged, ["SIG-112"], .superseded, .intact)
    #expect(judged.pins[0].seen[Council.series]?.version == 4)
  }

  /// Rollback: an older packet, and nothing beside it.
  @Test func aNewerOneWasSeen() throws {
    let judged = Judged([try council.packet(3)], pins: [seen(4)])
    expect(judged, ["SIG-112"], .superseded, .intact)
    #expect(judged.pins[0].seen[Council.series]?.version == 4)
  }

  @Test func ofSeveralTheNewestCounts() throws {
    let judged = Judged([try council.packet(2), try council.packet(1)], pins: [council.pin()])
    #expect(judged.trust == [.freshnessUnknown, .superseded])
  }

  @Test func freshnessUnknown() throws {
    expect(Judged([try council.packet(3)], pins: [council.pin()]), ["SIG-113"], .freshnessUnknown, .intact)
  }

  /// A notice of an older version says nothing about a newer one.
  @Test func theNoticeIsBehind() throws {
    let judged = Judged(
      [try council.packet(3)],
      pins: [council.pin()],
      notice: try council.notice(council.packet(2))
    )
    expect(judged, ["SIG-113"], .freshnessUnknown, .intact)
  }

  /// Freeze: expiry never makes documents unreadable.
  @Test func theNoticeHasExpired() throws {
    let packet = try council.packet(3)
    let judged = Judged(
      [packet],
      pins: [council.pin()],
      notice: try council.notice(packet),
      now: "2025-12-05T00:00:00+07:00"
    )
    expect(judged, ["SIG-114"], .freshnessUnknown, .intact)
  }

  @Test func theSignerIsNotPinned() throws {
    expect(Judged([try council.packet(3)]), ["SIG-115"], .signerUnknown, .intact)
  }

  @Test func theSignersKeyIsNotAtHand() throws {
    var packet = try council.packet(3)
    packet.keys = nil
    packet.keysSignature = nil
    expect(Judged([packet]), ["SIG-116"], .signerUnknown, .intact)
    expect(Judged([packet], pins: [council.pin()]), ["SIG-113"], .freshnessUnknown, .intact)
  }

  @Test func unsignedAsBefore() throws {
    var packet = try council.packet(3)
    packet.signature = nil
    expect(Judged([packet]), ["SIG-110"], .unsigned, .intact)
  }

  // MARK: What is demanded

  @Test func demands() throws {
    let packet = try council.packet(3)
    let notice = try council.notice(packet)
    let pins = [council.pin()]
    expect(
      Judged([packet], pins: pins, demands: [.newest, .trusted], notice: notice),
      ["SIG-111"],
      .newest,
      .intact
    )
    expect(Judged([packet], demands: [.trusted]), ["SIG-115", "SIG-140"], .signerUnknown, .untrusted)
    expect(
      Judged([packet], pins: pins, demands: [.newest]),
      ["SIG-113", "SIG-141"],
      .freshnessUnknown,
      .untrusted
    )
    expect(Judged([packet], pins: pins, demands: [.trusted]), ["SIG-113"], .freshnessUnknown, .intact)
  }

  // MARK: Wrong keys and altered packets

  @Test func theSignatureWasDropped() throws {
    var packet = try council.packet(3)
    packet.signature = nil
    let judged = Judged([packet], pins: [council.pin()])
    expect(judged, ["SIG-125"], .notByPinnedKey, .untrusted)
  }

  @Test func anotherHasSigned() throws {
    let other = try Council()
    var packet = try other.packet(3)
    expect(Judged([packet], pins: [council.pin()]), ["SIG-128"], .notByPinnedKey, .untrusted)
    packet.keys = nil
    packet.keysSignature = nil
    expect(Judged([packet], pins: [council.pin()]), ["SIG-124"], .notByPinnedKey, .untrusted)
  }

  /// The pinned council's keys.txt beside another's signature.
  @Test func anotherHasSignedUnderTheirKeys() throws {
    let packet = try council.packet(3, key: try Council().release)
    expect(Judged([packet], pins: [council.pin()]), ["SIG-124"], .notByPinnedKey, .untrusted)
    expect(Judged([packet]), ["SIG-120"], .altered, .untrusted)
  }

  /// One council that is trusted does not speak for another.
  @Test func aTrustedCouncilSignsForAnother() throws {
    let other = try Council(series: ["huyen-*"])
    let packet = try other.packet(3)
    let pins = [
      council.pin(),
      TrustPin(authority: "khác", series: other.history.series, added: Council.time, ring: other.ring),
    ]
    expect(Judged([packet], pins: pins), ["SIG-128"], .notByPinnedKey, .untrusted)
    // Nor for a series that nobody has pinned.
    expect(Judged([packet], pins: [pins[1]]), ["SIG-115"], .signerUnknown, .intact)
  }

  @Test func theListWasChanged() throws {
    var packet = try council.packet(3)
    packet.bag?.tagManifest.append(10)
    expect(Judged([packet], pins: [council.pin()]), ["SIG-121"], .altered, .untrusted)
    expect(Judged([packet]), ["SIG-121"], .altered, .untrusted)
  }

  /// A good signature lends its name to nothing that was changed.
  @Test func aFileWasChangedBelowAGoodSignature() throws {
    let packet = try council.packet(3, isSound: false)
    let judged = Judged([packet], pins: [council.pin()])
    expect(judged, ["SIG-123"], .altered, .untrusted)
    #expect(judged.pins == [council.pin()])
    expect(Judged([packet]), ["SIG-123"], .altered, .untrusted)
  }

  @Test(arguments: [
    "tinh-thu v2 2025-12-02T08:00:00+07:00", "tinh-khac v3 2025-12-02T08:00:00+07:00", "tinh-thu v3", "",
    "tinh-thu v03 2025-12-02T08:00:00+07:00", "tinh-thu v3 2025-12-02",
  ])
  func theSignatureIsForAnother(_ comment: String) throws {
    let packet = try council.packet(3, comment: comment)
    expect(Judged([packet], pins: [council.pin()]), ["SIG-122"], .altered, .untrusted)
    expect(Judged([packet]), ["SIG-122"], .altered, .untrusted)
  }

  /// signify's form says neither series nor version; anyone can make it of
  /// minisign's.
  @Test func theCommentWasCutOff() throws {
    var packet = try council.packet(3)
    let lines = packet.signature?.split(separator: 10).prefix(2) ?? []
    packet.signature = Array(lines.joined(separator: [10])) + [10]
    expect(Judged([packet], pins: [council.pin()]), ["SIG-122"], .altered, .untrusted)
  }

  @Test func theSignatureIsDamaged() throws {
    var packet = try council.packet(3)
    packet.signature = Array("abc\n".utf8)
    expect(Judged([packet], pins: [council.pin()]), ["SIG-120"], .altered, .untrusted)
  }

  @Test func whatCanNotBeCheckedIsNotFulfilled() throws {
    let pin = council.pin { $0.requirement = .both }
    let judged = Judged([try council.packet(3)], pins: [pin])
    #expect(judged.codes == ["SIG-129"] && judged.result.verdict == .untrusted)
    #expect(judged.trust == [.notByPinnedKey])
  }

  // MARK: Equivocation, leaps

  @Test func anotherPacketOfTheSameVersion() throws {
    let judged = Judged(
      [try council.packet(3, content: "b")],
      pins: [seen(3, try council.packet(3).bag?.identity)]
    )
    expect(judged, ["VER-160"], .contradicted, .untrusted)
    let packet = try council.packet(3)
    let announced = try council.notice(packet) { $0.identity = Digest.of([1]).hex }
    expect(Judged([packet], pins: [council.pin()], notice: announced), ["VER-160"], .contradicted, .untrusted)
  }

  @Test func aLeap() throws {
    expect(Judged([try council.packet(104)], pins: [seen(3)]), ["VER-161"], .contradicted, .untrusted)
    expect(Judged([try council.packet(103)], pins: [seen(3)]), ["SIG-113"], .freshnessUnknown, .intact)
    // Nothing is known: any number may be the first that somebody sees.
    expect(Judged([try council.packet(999)], pins: [council.pin()]), ["SIG-113"], .freshnessUnknown, .intact)
    let leap = try council.notice(council.packet(999))
    expect(
      Judged([try council.packet(3)], pins: [council.pin()], notice: leap),
      ["VER-161"],
      .contradicted,
      .untrusted
    )
  }

  @Test func anotherZip() throws {
    let packet = try council.packet(3)
    let notice = try council.notice(packet) { $0.zip = Digest.of([1]).hex }
    expect(Judged([packet], pins: [council.pin()], notice: notice), ["VER-162"], .altered, .untrusted)
  }

  // MARK: Notices

  @Test func anOldNoticeIsHandedOutAgain() throws {
    let packet = try council.packet(3)
    let judged = Judged(
      [packet],
      pins: [seen(3, packet.bag?.identity, issued: "2025-12-02T08:00:01+07:00")],
      notice: try council.notice(packet)
    )
    expect(judged, ["SIG-131", "SIG-113"], .freshnessUnknown, .intact)
  }

  @Test func aNoticeByAnother() throws {
    let packet = try council.packet(3)
    let notice = try council.notice(packet, key: try Council().release)
    let judged = Judged([packet], pins: [council.pin()], notice: notice)
    expect(judged, ["SIG-130", "SIG-113"], .freshnessUnknown, .intact)
  }

  @Test func aNoticeOfAnotherSeriesOrWithoutSignature() throws {
    let packet = try council.packet(3)
    var notice = try council.notice(council.packet(3, series: "tinh-khac"))
    #expect(Judged([packet], pins: [council.pin()], notice: notice).codes == ["SIG-130", "SIG-113"])
    notice = try council.notice(packet)
    notice.signature = nil
    #expect(Judged([packet], pins: [council.pin()], notice: notice).codes == ["SIG-130", "SIG-113"])
  }

  /// Nothing but the unsigned comment and key id of the signature's file may
  /// change, and the latter not either.
  @Test func everyBitOfANoticeCounts() throws {
    let packet = try council.packet(3)
    let good = try council.notice(packet)
    for index in good.text.indices {
      var notice = good
      notice.text[index] ^= 1 << UInt8(index % 7)
      #expect(
        Judged([packet], pins: [council.pin()], notice: notice).trust == [.freshnessUnknown],
        "\(index)"
      )
    }
    let signature = try #require(good.signature)
    let unsigned = 0..<(signature.firstIndex(of: 10) ?? 0)
    for index in signature.indices where !unsigned.contains(index) {
      var notice = good
      notice.signature?[index] ^= 1 << UInt8(index % 7)
      #expect(
        Judged([packet], pins: [council.pin()], notice: notice).trust == [.freshnessUnknown],
        "\(index)"
      )
    }
  }

  @Test func everyBitOfASignatureCounts() throws {
    let good = try council.packet(3)
    let signature = try #require(good.signature)
    let unsigned = 0..<(signature.firstIndex(of: 10) ?? 0)
    for index in signature.indices where !unsigned.contains(index) {
      for bit in 0..<8 {
        var packet = good
        packet.signature?[index] ^= 1 << UInt8(bit)
        let judged = Judged([packet], pins: [council.pin()])
        #expect(judged.result.verdict == .untrusted && judged.pins == [council.pin()], "\(index) \(bit)")
      }
    }
  }

  @Test func theClockIsBehind() throws {
    let packet = try council.packet(3)
    let judged = Judged(
      [packet],
      pins: [council.pin()],
      notice: try council.notice(packet),
      now: "2020-01-01T00:00:00+07:00"
    )
    expect(judged, ["SIG-132", "SIG-113"], .freshnessUnknown, .intact)
  }

  // MARK: Rotation

  @Test func rotatedAsPlanned() throws {
    var council = council
    let pin = council.pin()
    let old = try council.packet(3)
    try council.rotate(.planned)
    let judged = Judged([try council.packet(4)], pins: [pin])
    expect(judged, ["SIG-113"], .freshnessUnknown, .intact)
    #expect(judged.pins[0].ring == council.ring)
    // Packets of before stay verifiable, by the new pin and by the old one.
    for pin in [judged.pins[0], pin, council.pin()] {
      let again = Judged([old], pins: [pin])
      #expect(again.result.verdict == .intact && again.trust != [.signerUnknown])
    }
  }

  /// A delegate who was away for two rotations follows both.
  @Test func rotatedTwice() throws {
    var council = council
    let pin = council.pin()
    try council.rotate(.lost)
    try council.rotate(.planned)
    let judged = Judged([try council.packet(4)], pins: [pin])
    expect(judged, ["SIG-113"], .freshnessUnknown, .intact)
    #expect(judged.pins[0].ring == council.ring)
  }

  @Test func aStolenKeyEndsAtTheLastGoodVersion() throws {
    var council = council
    let thief = council.release
    let before = council.history
    var pin = council.pin()
    // The thief has been believed once.
    pin.seen[Council.series] = .init(version: 99, identity: nil, issued: Council.time)
    try council.rotate(.stolen, last: ["tinh-thu v3"])
    let good = Judged([try council.packet(4)], pins: [pin])
    expect(good, ["SIG-113"], .freshnessUnknown, .intact)
    #expect(good.pins[0].seen[Council.series]?.version == 4)
    for (version, code) in [(3, "SIG-112"), (4, "SIG-126"), (99, "SIG-126")] as [(Int, FindingCode)] {
      let packet = try council.packet(version, key: thief, keys: before)
      let judged = Judged([packet], pins: good.pins)
      #expect(judged.codes == [code])
      #expect(judged.trust == [code == "SIG-112" ? .superseded : .notByPinnedKey])
    }
    // Also where both are shown at once, and nothing was known of it.
    let both = Judged(
      [try council.packet(5, key: thief, keys: before), try council.packet(4)],
      pins: [council.pin()]
    )
    #expect(both.trust == [.notByPinnedKey, .freshnessUnknown])
    // The keys that the packet itself brings say so as well.
    let stranger = Judged([try council.packet(4, key: thief)])
    #expect(stranger.codes == ["SIG-126"] && stranger.result.verdict == .untrusted)
  }

  /// Nor may a thief issue notices, or name the next key.
  @Test func aThiefCanNotRotate() throws {
    let pin = council.pin()
    let thief = council.release
    let mine = try MinisignSecretKey.generate()
    let forged = try KeyHistory.begin(
      authority: Council.name,
      series: council.history.series,
      current: thief,
      next: try mine.publicKey(),
      ledger: try mine.publicKey(),
      issued: Council.time
    )
    let packet = try council.packet(4, key: thief, keys: forged)
    expect(Judged([packet], pins: [pin]), ["SIG-128"], .notByPinnedKey, .untrusted)
    var rotated = council
    try rotated.rotate(.stolen, last: ["tinh-thu v3"])
    let good = try rotated.packet(4)
    let notice = try rotated.notice(good, key: thief)
    expect(
      Judged([good], pins: [rotated.pin()], notice: notice),
      ["SIG-130", "SIG-113"],
      .freshnessUnknown,
      .intact
    )
  }

  /// keys.txt is in no manifest: a changed one must be noticed all the same.
  @Test func changedKeysAreNoticed() throws {
    let good = try council.packet(3)
    for file in [\PacketProof.keys, \PacketProof.keysSignature] {
      for index in (good[keyPath: file] ?? []).indices {
        var packet = good
        packet[keyPath: file]?[index] ^= 1
        let judged = Judged([packet], pins: [council.pin()])
        let isComment = file == \PacketProof.keysSignature && index < 60 && judged.result.verdict == .intact
        #expect(judged.codes.contains("SIG-127") || isComment, "\(index)")
      }
      var packet = good
      packet[keyPath: file] = nil
      #expect(Judged([packet], pins: [council.pin()]).codes.contains("SIG-127"))
    }
  }

  /// A public key alone was pinned: its owner's keys.txt is followed.
  @Test func aBarePublicKey() throws {
    var council = council
    let pin = TrustPin(
      authority: Council.name,
      series: [],
      added: Council.time,
      ring: KeyRing(current: try council.release.publicKey())
    )
    let first = Judged([try council.packet(1)], pins: [pin])
    expect(first, ["SIG-113"], .freshnessUnknown, .intact)
    #expect(first.pins[0].ring == council.ring)
    try council.rotate(.planned)
    #expect(Judged([try council.packet(2)], pins: first.pins).trust == [.freshnessUnknown])
  }
}
