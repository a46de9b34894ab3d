/// The right edge of a Merkle tree: enough to append leaves and tell the root,
/// in as many hashes as the tree is high. It gives no proofs; ``MerkleTree``
/// does.
public struct MerkleFrontier: Sendable {
  /// How many leaves were appended.
  public private(set) var size = 0
  // The roots of the complete subtrees, from the large ones at the left to
  // the small ones at the right: one for each bit that is set in the size.
  private var subtrees: [MerkleHash] = []

  /// The edge of a tree without leaves.
  public init() {}

  /// Adds a leaf, by its hash.
  public mutating func append(_ leaf: MerkleHash) {
    var hash = leaf
    for _ in 0..<(~size).trailingZeroBitCount { hash = .node(subtrees.removeLast(), hash) }
    subtrees.append(hash)
    size += 1
  }

  /// The root of all leaves.
  public var root: MerkleHash {
    guard let last = subtrees.last else { return .empty }
    return subtrees.dropLast().reversed().reduce(last) { .node($1, $0) }
  }
}
