import Digests
import Testing
import TransparencyLog

@testable import SessionKit

/// The texts about keys are read as they are written, and not otherwise.
@Suite struct TrustTextsTests {
  @Test(arguments: [
    ("ky-hop v3 2025-12-02T08:00:00+07:00", true), ("ky-hop v3 2025-12-02T08:00:00Z", true), ("", false),
    ("ky-hop v0 2025-12-02T08:00:00Z", false), ("ky-hop v+3 2025-12-02T08:00:00Z", false),
    ("ky-hop  v3 2025-12-02T08:00:00Z", false), ("ky-hop v3 2025-12-02T08:00:00Z ", false),
    (" v3 2025-12-02T08:00:00Z", false), ("ky-hop v99999999999999999999 2025-12-02T08:00:00Z", false),
  ])
  func signedComments(_ text: String, _ isOne: Bool) {
    #expect(SignedComment(text)?.text == (isOne ? text : nil))
  }

  @Test(arguments: [
    ("son-lam-*", "son-lam-k18", true), ("son-lam-*", "son-la", false), ("a", "a", true), ("a", "ab", false),
  ])
  func patterns(_ pattern: String, _ series: String, _ matches: Bool) throws {
    #expect(try #require(SeriesPattern(pattern)).matches(series) == matches)
  }

  @Test(arguments: ["", "A", "a*b", "a b", "**", "ê"])
  func noPatterns(_ text: String) { #expect(SeriesPattern(text) == nil) }

  @Test func everyByteOfKeysCounts() throws {
    var council = try Council()
    try council.rotate(.planned)
    try council.rotate(.stolen, last: ["tinh-thu v3", "tinh-khac v0"])
    let bytes = Array(council.history.text.utf8)
    #expect(try KeyHistory(bytes) == council.history)
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 1 << UInt8(index % 8)
      #expect(throws: TrustFault.self, "\(index)") { try KeyHistory(changed) }
      // A beginning is what the file once was, or nothing.
      let beginning = try? KeyHistory(Array(bytes[..<index]))
      let before = council.history.statements.prefix(beginning?.statements.count ?? 0)
      #expect(beginning == nil || Array(before) == beginning?.statements, "\(index)")
    }
  }

  /// Only the promised key may follow; as planned, only with the old one's
  /// consent.
  @Test func whoMayFollow() throws {
    let council = try Council()
    let other = try MinisignSecretKey.generate()
    func rotated(_ reason: KeyHistory.Reason, _ key: MinisignSecretKey, _ old: MinisignSecretKey?) throws {
      _ = try council.history.rotated(
        reason,
        last: [],
        to: key,
        cosignedBy: old,
        next: try other.publicKey(),
        issued: Council.time
      )
    }
    #expect(throws: TrustFault.self) { try rotated(.lost, other, nil) }
    #expect(throws: TrustFault.self) { try rotated(.planned, council.next, nil) }
    #expect(throws: TrustFault.self) { try rotated(.planned, council.next, other) }
    try rotated(.planned, council.next, council.release)
    try rotated(.stolen, council.next, nil)
  }

  @Test func pinsAreReadAsWritten() throws {
    var council = try Council()
    try council.rotate(.stolen, last: ["tinh-thu v3"])
    let pin = council.pin {
      $0.requirement = .both
      $0.seen["tinh-thu"] = .init(version: 4, identity: Digest.of([1]).hex, issued: Council.time)
      $0.seen["tinh-a"] = .init(version: 0, identity: nil, issued: nil)
    }
    #expect(try TrustPin(Array(pin.text.utf8)) == pin)
    let bare = TrustPin(
      authority: "A",
      series: [],
      added: Council.time,
      ring: KeyRing(current: council.ring.current)
    )
    #expect(try TrustPin(Array(bare.text.utf8)) == bare)
    for bad in ["require: ed25519+x509", "statement: 2", "seen: tinh-a v0 - -"] {
      let text = pin.text.replacing(bad, with: "new: thing")
      #expect(text != pin.text)
      #expect(throws: TrustFault.self) { try TrustPin(Array(text.utf8)) }
    }
  }

  @Test func noticesAreReadAsWritten() throws {
    let council = try Council()
    let text = try council.notice(council.packet(3)).text
    let notice = try LatestNotice(text)
    #expect(Array(notice.text.utf8) == text)
    var other = notice
    other.ledger = LedgerHead("tinh-thu/so-tiep-nhan 128 \(MerkleHash.empty)")
    #expect(other.ledger != nil)
    #expect(try LatestNotice(Array(other.text.utf8)) == other)
    other.validUntil = other.issued
    #expect(throws: TrustFault.self) { try LatestNotice(Array(other.text.utf8)) }
    #expect(throws: TrustFault.self) { try LatestNotice(text + Array("more: x\n".utf8)) }
    #expect(throws: TrustFault.self) { try LatestNotice(Array(text.dropLast())) }
    #expect(throws: TrustFault.self) { try LatestNotice([]) }
    for bad in ["", "a 1", "a 01 =", " 1 =", "a -1 =", "a 1 = x", "a b 1 ="] {
      #expect(LedgerHead(bad.replacing("=", with: MerkleHash.empty.base64)) == nil, "\(bad)")
    }
  }
}
