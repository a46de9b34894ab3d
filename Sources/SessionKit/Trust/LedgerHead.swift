import TransparencyLog

/// How far a ledger is, on one line of a notice: `<origin> <size> <root>`, as
/// its checkpoint has them.
struct LedgerHead: Sendable, Equatable {
  /// The ledger's name as a log; without blanks.
  var origin: String
  /// How many entries it has.
  var size: Int
  /// The root over them.
  var root: MerkleHash

  init(_ checkpoint: Checkpoint) {
    (origin, size, root) = (checkpoint.origin, checkpoint.size, checkpoint.root)
  }

  /// Reads what ``text`` writes, and nothing else.
  init?(_ text: String) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, !parts[0].isEmpty, let size = Int(parts[1]), size >= 0,
      let root = MerkleHash(base64: parts[2])
    else { return nil }
    (origin, self.size, self.root) = (parts[0], size, root)
    guard self.text == text else { return nil }
  }

  var text: String { "\(origin) \(size) \(root)" }
}
