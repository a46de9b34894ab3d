import TransparencyLog

/// What a packet carries of the ledger: the lines that it relies on, all others
/// as their leaf hashes, so that the root can be computed and nothing else be
/// learnt; the checkpoint; the key.
enum LedgerExcerpt {
  /// The packet's members of it, in the order of their names; none where the
  /// ledger is no log.
  static func members(_ workspace: Workspace, relyingOn receipts: [Receipt]) -> [PacketBuilder.Member] {
    guard let log = workspace.log else { return [] }
    let shown = Set(receipts.map { $0.sequence - 1 })
    var entries: [UInt8] = []
    for (index, line) in workspace.ledger.lines.prefix(log.checkpoint.checkpoint.size).enumerated() {
      entries += shown.contains(index) ? Array(line) : withheld(.leaf(Array(line)))
      entries.append(10)
    }
    let contents = [log.checkpoint.bytes, entries, Array("\(log.key)\n".utf8)]
    return zip(PacketLayout.ledger, contents).map { PacketBuilder.Member($0, $1) }
  }

  /// What stands for a line that is not shown. No line of a ledger reads like
  /// it: each has a `seq`.
  private static func withheld(_ leaf: MerkleHash) -> [UInt8] { Array("{\"leaf\":\"\(leaf)\"}".utf8) }
}
