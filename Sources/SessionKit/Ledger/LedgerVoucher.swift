import Digests
import TransparencyLog

/// A pinned authority that vouches for a receipt or checkpoint, or that should
/// and doesn't.
struct LedgerVoucher {
  let findings: [Finding]

  /// Nil where no pin has to say anything: none names a ledger key for this
  /// series, and none has signed it.
  init?(_ bytes: [UInt8], _ path: String, _ pins: [TrustPin]) {
    guard let origin = LedgerEvidence.origin(bytes) else { return nil }
    let series = LedgerOrigin.series(of: origin)
    let able = pins.filter { $0.ring.ledger != nil && $0.mayIssue(series) }
    var refusal: Finding?
    for pin in able {
      guard let key = pin.ring.ledger, let note = try? NoteKey(name: origin, bytes: key.key.bytes) else {
        continue
      }
      switch LedgerEvidence.read(bytes, path, by: note) {
      case .success(let evidence):
        let whose = ["file": LocalizedText.same(path), "authority": .same(Printable.text(pin.authority))]
        findings = [evidence.told, Finding("SIG-117", at: Place(path: path), whose)]
        return
      case .failure(let found) where pin.covers(series): refusal = refusal ?? found.finding
      case .failure: break
      }
    }
    // What a pinned authority should have signed needs its signature.
    guard let refusal else { return nil }
    findings = [refusal]
  }
}
