import Digests

/// The keys of an authority as they stand: the one that signs, those that
/// did, and what is known of the next.
struct KeyRing: Sendable, Equatable {
  var current: MinisignPublicKey
  /// SHA-256 of the next key; nil where only a public key was pinned.
  var next: Digest?
  var ledger: MinisignPublicKey?
  /// The oldest first.
  var past: [Past] = []
  /// Number of the last statement; 0 where only a public key was pinned.
  var statement = 0

  /// A key that signs no more. What it signed while it did stays good.
  struct Past: Sendable, Equatable {
    var key: MinisignPublicKey
    var reason: KeyHistory.Reason
    var last: [KeyHistory.Last]
  }

  /// What a key may have signed.
  enum Standing: Equatable {
    case current
    /// It was replaced; this version is from before.
    case past
    /// It was replaced, and this version is none of those that it signed
    /// while it was good; the last of them, 0 where there is none.
    case ended(last: Int, KeyHistory.Reason)
  }

  init(current: MinisignPublicKey) { self.current = current }

  /// The keys as a history leaves them.
  init?(_ history: KeyHistory) {
    guard let last = history.statements.last else { return nil }
    current = last.current
    next = last.next
    ledger = last.ledger
    statement = history.statements.count
    past = zip(history.statements, history.statements.dropFirst()).map { before, after in
      Past(key: before.current, reason: after.reason ?? .planned, last: after.last)
    }
  }

  /// The key of an id, and what it may have signed of a series.
  func find(_ id: KeyID, series: String, version: Int) -> (key: MinisignPublicKey, standing: Standing)? {
    if current.keyID == id { return (current, .current) }
    guard let old = past.last(where: { $0.key.keyID == id }) else { return nil }
    let last = old.last.first { $0.series == series }?.version
    // Of a stolen key nothing is believed but what is named.
    let bound = old.reason == .stolen ? last ?? 0 : last ?? .max
    return (old.key, version <= bound ? .past : .ended(last: bound, old.reason))
  }

  /// What a packet's history adds to what is known.
  enum Advance: Equatable {
    /// Nothing: it says the same, or is older.
    case none
    /// Keys were rotated since. After a theft, of each series only what is
    /// named counts; nil where there was none.
    case to(KeyRing, reset: [KeyHistory.Last]?)
    /// It names other keys than those that are known: it is not theirs.
    case contradiction
  }

  func advance(by history: KeyHistory) -> Advance {
    guard let place = history.statements.firstIndex(where: { $0.current == current }) else {
      let isOlder = history.statements.last.map { last in past.contains { $0.key == last.current } }
      return isOlder == true ? .none : .contradiction
    }
    let known = history.statements[place]
    if let next {
      guard known.next == next else { return .contradiction }
      if place == history.statements.count - 1 { return .none }
    }
    guard let ring = KeyRing(history) else { return .contradiction }
    let stolen = history.statements[(place + 1)...].filter { $0.reason == .stolen }
    return .to(ring, reset: stolen.isEmpty ? nil : stolen.flatMap(\.last))
  }
}
