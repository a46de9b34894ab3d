import TransparencyLog

/// RFC 6962 §2.1 as it is written: recursive, over lists of leaves. What the
/// target does is compared with this, and this with published trees.
final class RFC6962 {
  private let leaves: [MerkleHash]
  // Many proofs ask for the same lists.
  private var known: [Range<Int>: MerkleHash] = [:]

  init(_ leaves: [MerkleHash]) { self.leaves = leaves }

  func root(_ size: Int) -> MerkleHash { treeHash(leaves[..<size]) }

  /// PATH(m, D[n])
  func path(_ m: Int, _ n: Int) -> [MerkleHash] { path(m, leaves[..<n]) }

  /// PROOF(m, D[n])
  func proof(_ m: Int, _ n: Int) -> [MerkleHash] { subproof(m, leaves[..<n], true) }

  /// MTH(D[n])
  private func treeHash(_ d: ArraySlice<MerkleHash>) -> MerkleHash {
    guard d.count > 1 else { return d.first ?? .empty }
    if let hash = known[d.indices] { return hash }
    let k = Self.largestPowerOfTwo(below: d.count)
    let hash = MerkleHash.node(treeHash(d.prefix(k)), treeHash(d.dropFirst(k)))
    known[d.indices] = hash
    return hash
  }

  private func path(_ m: Int, _ d: ArraySlice<MerkleHash>) -> [MerkleHash] {
    guard d.count > 1 else { return [] }
    let k = Self.largestPowerOfTwo(below: d.count)
    let (left, right) = (d.prefix(k), d.dropFirst(k))
    return m < k ? path(m, left) + [treeHash(right)] : path(m - k, right) + [treeHash(left)]
  }

  /// SUBPROOF(m, D[n], b)
  private func subproof(_ m: Int, _ d: ArraySlice<MerkleHash>, _ b: Bool) -> [MerkleHash] {
    if m == d.count { return b ? [] : [treeHash(d)] }
    let k = Self.largestPowerOfTwo(below: d.count)
    let (left, right) = (d.prefix(k), d.dropFirst(k))
    return m <= k
      ? subproof(m, left, b) + [treeHash(right)]
      : subproof(m - k, right, false) + [treeHash(left)]
  }

  static func largestPowerOfTwo(below size: Int) -> Int {
    var power = 1
    while power < size - power { power += power }
    return power
  }
}

/// Trees that are too large to be built, along one path: hashes are made up,
/// and the roots follow from them, walked from the root down.
enum Imagined {
  /// A path of the right length for a leaf, and the root that it leads to.
  static func inclusion(
    of leaf: MerkleHash,
    at index: Int,
    inSize size: Int,
    using random: inout Seeded
  ) -> (root: MerkleHash, path: [MerkleHash]) {
    guard size > 1 else { return (leaf, []) }
    let k = RFC6962.largestPowerOfTwo(below: size)
    let sibling = MerkleHash.random(using: &random)
    if index < k {
      let (root, path) = inclusion(of: leaf, at: index, inSize: k, using: &random)
      return (.node(root, sibling), path + [sibling])
    }
    let (root, path) = inclusion(of: leaf, at: index - k, inSize: size - k, using: &random)
    return (.node(sibling, root), path + [sibling])
  }

  /// A consistency proof of the right length, and the two roots.
  static func consistency(
    fromSize m: Int,
    toSize n: Int,
    isNode: Bool = true,
    using random: inout Seeded
  ) -> (old: MerkleHash, new: MerkleHash, proof: [MerkleHash]) {
    let hash = MerkleHash.random(using: &random)
    if m == n { return (hash, hash, isNode ? [] : [hash]) }
    let k = RFC6962.largestPowerOfTwo(below: n)
    if m <= k {
      let (old, new, proof) = consistency(fromSize: m, toSize: k, isNode: isNode, using: &random)
      return (old, .node(new, hash), proof + [hash])
    }
    let (old, new, proof) = consistency(fromSize: m - k, toSize: n - k, isNode: false, using: &random)
    return (.node(hash, old), .node(hash, new), proof + [hash])
  }
}

/// SplitMix64: the same numbers in every run.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}

extension MerkleHash {
  static func random(using random: inout Seeded) -> MerkleHash {
    .leaf((0..<8).map { _ in UInt8.random(in: 0...255, using: &random) })
  }

  /// The same with one bit changed.
  func flipped(bit: Int) -> MerkleHash {
    var bytes = bytes
    bytes[bit / 8 % bytes.count] ^= 1 << (bit % 8)
    return MerkleHash(bytes) ?? self
  }
}

/// Entries that differ.
func entries(_ count: Int) -> [[UInt8]] { (0..<count).map { Array("entry \($0)".utf8) } }
