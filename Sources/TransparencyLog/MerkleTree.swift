/// A Merkle tree that only grows (RFC 6962 §2.1), with the root and the proofs
/// of every size that it has or has had.
///
/// It keeps fewer than two hashes a leaf, and no leaf. Appending costs two
/// hashes on average; a root or a proof, as many as the tree is high.
public struct MerkleTree: Sendable {
  // levels[k][i] is over the 2^k leaves from i · 2^k on, once all are there.
  private var levels: [[MerkleHash]] = [[]]

  /// A tree without leaves.
  public init() {}

  /// A tree with these leaves, e.g. the lines of a ledger without their ends.
  public init(_ leaves: some Sequence<[UInt8]>) {
    for leaf in leaves { append(.leaf(leaf)) }
  }

  /// How many leaves it has.
  public var size: Int { levels[0].count }

  /// The root of all leaves.
  public var root: MerkleHash { hash(0..<size) }

  /// Adds a leaf, by its hash: for one whose content is withheld, that is all
  /// there is.
  public mutating func append(_ leaf: MerkleHash) {
    levels[0].append(leaf)
    var level = 0
    while levels[level].count.isMultiple(of: 2) {
      let pair = levels[level].suffix(2)
      level += 1
      if level == levels.count { levels.append([]) }
      levels[level].append(.node(pair[pair.startIndex], pair[pair.startIndex + 1]))
    }
  }

  /// The hash of the leaf at an index, from 0; nil if there is none.
  public func leaf(at index: Int) -> MerkleHash? {
    levels[0].indices.contains(index) ? levels[0][index] : nil
  }

  /// The root when the tree had so many leaves; nil if it hasn't yet.
  public func root(ofSize size: Int) -> MerkleHash? {
    guard size >= 0, size <= self.size else { return nil }
    return hash(0..<size)
  }

  /// The proof that a leaf is in the tree of a size, from its sibling up to
  /// the root's child (RFC 6962 §2.1.1); nil unless 0 ≤ index < size ≤ the
  /// tree's own.
  public func inclusionProof(ofLeaf index: Int, inSize size: Int) -> [MerkleHash]? {
    guard index >= 0, index < size, size <= self.size else { return nil }
    var proof: [MerkleHash] = []
    var range = 0..<size
    while range.count > 1 {
      let middle = Self.middle(of: range)
      if index < middle {
        proof.append(hash(middle..<range.upperBound))
        range = range.lowerBound..<middle
      } else {
        proof.append(hash(range.lowerBound..<middle))
        range = middle..<range.upperBound
      }
    }
    return proof.reversed()
  }

  /// The proof that the tree of one size begins with that of another (RFC 6962
  /// §2.1.2); nil unless 0 ≤ old ≤ new ≤ the tree's own size.
  public func consistencyProof(fromSize old: Int, toSize new: Int) -> [MerkleHash]? {
    guard old >= 0, old <= new, new <= size else { return nil }
    // Of nothing, there is nothing to prove.
    guard old > 0 else { return [] }
    var proof: [MerkleHash] = []
    var range = 0..<new
    while range.upperBound != old {
      let middle = Self.middle(of: range)
      if old <= middle {
        proof.append(hash(middle..<range.upperBound))
        range = range.lowerBound..<middle
      } else {
        proof.append(hash(range.lowerBound..<middle))
        range = middle..<range.upperBound
      }
    }
    // Who asks has the old root itself, so only a part of it must be told.
    if range.lowerBound > 0 { proof.append(hash(range)) }
    return proof.reversed()
  }

  /// Where RFC 6962 splits so many leaves, two or more: the left has the
  /// largest power of two that is smaller than all.
  private static func middle(of range: Range<Int>) -> Int {
    range.lowerBound + (1 << (Int.bitWidth - 1 - (range.count - 1).leadingZeroBitCount))
  }

  /// The hash over a range of leaves that splitting has led to: its complete
  /// subtrees, from the small ones at the right to the large ones at the left.
  private func hash(_ range: Range<Int>) -> MerkleHash {
    var end = range.upperBound
    var hash: MerkleHash?
    while end > range.lowerBound {
      let level = (end - range.lowerBound).trailingZeroBitCount
      end -= 1 << level
      let left = levels[level][end >> level]
      hash = hash.map { .node(left, $0) } ?? left
    }
    return hash ?? .empty
  }
}
