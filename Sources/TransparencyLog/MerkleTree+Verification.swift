extension MerkleTree {
  /// Whether a proof shows that the leaf with this hash stands at an index,
  /// from 0, in the tree of a size and root (RFC 9162 §2.1.3.2). A proof with
  /// a hash too few or too many shows nothing.
  public static func verifyInclusion(
    of leaf: MerkleHash,
    at index: Int,
    inSize size: Int,
    root: MerkleHash,
    proof: [MerkleHash]
  ) -> Bool {
    guard index >= 0, index < size else { return false }
    var path = Path(index, last: size - 1)
    var hash = leaf
    for sibling in proof {
      guard !path.isAtRoot else { return false }
      hash = path.siblingIsLeft ? .node(sibling, hash) : .node(hash, sibling)
      path.ascend()
    }
    return path.isAtRoot && hash == root
  }

  /// Whether a proof shows that the tree of the new size and root begins with
  /// that of the old (RFC 9162 §2.1.4.2). A proof with a hash too few or too
  /// many shows nothing. Every tree begins with the empty one, and with
  /// itself; the proof of that has no hashes.
  public static func verifyConsistency(
    fromSize oldSize: Int,
    root oldRoot: MerkleHash,
    toSize newSize: Int,
    root newRoot: MerkleHash,
    proof: [MerkleHash]
  ) -> Bool {
    guard oldSize >= 0, oldSize <= newSize else { return false }
    if oldSize == 0 && oldRoot != .empty { return false }
    if oldSize == newSize { return proof.isEmpty && oldRoot == newRoot }
    if oldSize == 0 { return proof.isEmpty }

    var path = Path(oldSize - 1, last: newSize - 1)
    path.skipRightChildren()
    var rest = proof[...]
    // Of a power of two, the old root is itself a node of the new tree.
    let isNode = oldSize & (oldSize - 1) == 0
    guard let start = isNode ? oldRoot : rest.popFirst(), !rest.isEmpty else { return false }
    var old = start
    var new = start
    for sibling in rest {
      guard !path.isAtRoot else { return false }
      if path.siblingIsLeft {
        old = .node(sibling, old)
        new = .node(sibling, new)
      } else {
        new = .node(new, sibling)
      }
      path.ascend()
    }
    return path.isAtRoot && old == oldRoot && new == newRoot
  }

  /// The way from a node up to the root: its index on each level and that of
  /// the last node there. RFC 9162 calls them fn and sn.
  private struct Path {
    private var index: Int
    private var last: Int

    init(_ index: Int, last: Int) {
      self.index = index
      self.last = last
    }

    var isAtRoot: Bool { last == 0 }
    var siblingIsLeft: Bool { index & 1 == 1 || index == last }

    mutating func skipRightChildren() {
      while index & 1 == 1 { climb() }
    }

    mutating func ascend() {
      // The last node of a level may have no sibling until further up.
      if siblingIsLeft { while index & 1 == 0 && index != 0 { climb() } }
      climb()
    }

    private mutating func climb() {
      index >>= 1
      last >>= 1
    }
  }
}
