import Testing
import TransparencyLog

@Suite struct MerkleVerificationTests {
  static let leaves = entries(130).map(MerkleHash.leaf)
  static let roots = (0...130).map(RFC6962(leaves).root)

  /// Every proof of the reference is believed, and no other is that differs in
  /// one hash, or by one hash at either end.
  @Test func inclusion() {
    let reference = RFC6962(Self.leaves)
    var wrong: [String] = []
    for size in 1...130 {
      for index in 0..<size {
        let path = reference.path(index, size)
        func holds(_ leaf: MerkleHash, _ root: MerkleHash, _ proof: [MerkleHash]) -> Bool {
          MerkleTree.verifyInclusion(of: leaf, at: index, inSize: size, root: root, proof: proof)
        }
        let (leaf, root) = (Self.leaves[index], Self.roots[size])
        if !holds(leaf, root, path) { wrong.append("\(index) of \(size) refused") }
        let bit = index * 131 + size
        if holds(leaf.flipped(bit: bit), root, path) || holds(leaf, root.flipped(bit: bit), path) {
          wrong.append("\(index) of \(size): a leaf or root that differs")
        }
        for other in variants(of: path, bit: bit) where holds(leaf, root, other) {
          wrong.append("\(index) of \(size) with \(other.count) of \(path.count) hashes")
        }
      }
    }
    #expect(wrong == [])
  }

  @Test func noOtherIndexFits() {
    let reference = RFC6962(Self.leaves)
    var believed: [String] = []
    for size in 1...24 {
      for index in 0..<size {
        let path = reference.path(index, size)
        for other in -1...size + 1
        where other != index
          && MerkleTree.verifyInclusion(
            of: Self.leaves[index],
            at: other,
            inSize: size,
            root: Self.roots[size],
            proof: path
          )
        {
          believed.append("\(index) as \(other) of \(size)")
        }
      }
    }
    #expect(believed == [])
  }

  @Test func consistency() {
    let reference = RFC6962(Self.leaves)
    var wrong: [String] = []
    for size in 1...130 {
      for old in 1...size {
        let proof = reference.proof(old, size)
        func holds(_ oldRoot: MerkleHash, _ newRoot: MerkleHash, _ proof: [MerkleHash]) -> Bool {
          MerkleTree.verifyConsistency(
            fromSize: old,
            root: oldRoot,
            toSize: size,
            root: newRoot,
            proof: proof
          )
        }
        let (oldRoot, newRoot) = (Self.roots[old], Self.roots[size])
        if !holds(oldRoot, newRoot, proof) { wrong.append("\(old) to \(size) refused") }
        let bit = old * 131 + size
        if holds(oldRoot.flipped(bit: bit), newRoot, proof)
          || holds(oldRoot, newRoot.flipped(bit: bit), proof)
        {
          wrong.append("\(old) to \(size): a root that differs")
        }
        for other in variants(of: proof, bit: bit) where holds(oldRoot, newRoot, other) {
          wrong.append("\(old) to \(size) with \(other.count) of \(proof.count) hashes")
        }
      }
    }
    #expect(wrong == [])
  }

  /// Hashes past the root, and a root that is said to be of a higher tree: the
  /// hashes do add up, but not to a tree of that size.
  @Test func proofsThatPassTheRootOrDoNotReachIt() {
    let reference = RFC6962(Self.leaves)
    let spare = Self.leaves[129]
    var believed: [String] = []
    for size in 1...40 {
      let root = Self.roots[size]
      for index in 0..<size {
        let path = reference.path(index, size)
        func holds(_ index: Int, _ size: Int, _ root: MerkleHash, _ path: [MerkleHash]) -> Bool {
          MerkleTree.verifyInclusion(of: Self.leaves[index], at: index, inSize: size, root: root, proof: path)
        }
        let beyond = [MerkleHash.node(spare, root), .node(root, spare)]
        if beyond.contains(where: { holds(index, size, $0, path + [spare]) }) {
          believed.append("\(index) of \(size), and on")
        }
        if holds(index, 4 * size + 1, root, path) { believed.append("\(index) of \(size) as of more") }
      }
      for old in 1...size where old < size {
        let proof = reference.proof(old, size)
        func holds(_ oldRoot: MerkleHash, _ size: Int, _ root: MerkleHash, _ proof: [MerkleHash]) -> Bool {
          MerkleTree.verifyConsistency(
            fromSize: old,
            root: oldRoot,
            toSize: size,
            root: root,
            proof: proof
          )
        }
        let before = Self.roots[old]
        if holds(.node(spare, before), size, .node(spare, root), proof + [spare])
          || holds(before, size, .node(root, spare), proof + [spare])
        {
          believed.append("\(old) to \(size), and on")
        }
        if holds(before, 4 * size + 1, root, proof) { believed.append("\(old) to \(size) as of more") }
      }
    }
    #expect(believed == [])
  }

  @Test func theEmptyTree() {
    let root = Self.roots[3]
    func holds(
      _ oldSize: Int,
      _ old: MerkleHash,
      _ newSize: Int,
      _ new: MerkleHash,
      _ proof: [MerkleHash]
    ) -> Bool {
      MerkleTree.verifyConsistency(fromSize: oldSize, root: old, toSize: newSize, root: new, proof: proof)
    }
    #expect(holds(0, .empty, 3, root, []))
    #expect(holds(0, .empty, 0, .empty, []))
    #expect(!holds(0, root, 3, root, []))
    #expect(!holds(0, root, 0, root, []))
    #expect(!holds(0, .empty, 0, root, []))
    #expect(!holds(0, .empty, 3, root, [root]))
    #expect(!holds(3, root, 0, .empty, []))
  }

  @Test func sizesOutOfRange() {
    let leaf = Self.leaves[0]
    let outside = [
      (0, 0), (0, -1), (-1, 1), (1, 1), (-1, .max), (.max, .max), (.min, .min), (0, .min),
    ]
    for (index, size) in outside {
      #expect(!MerkleTree.verifyInclusion(of: leaf, at: index, inSize: size, root: leaf, proof: []))
      #expect(!MerkleTree.verifyInclusion(of: leaf, at: index, inSize: size, root: leaf, proof: [leaf]))
    }
    for (old, new) in [(-1, 1), (2, 1), (.min, .max), (.max, .min), (.min, .min), (-1, -1), (.max, 1)] {
      for proof in [[], [leaf]] {
        #expect(
          !MerkleTree.verifyConsistency(fromSize: old, root: leaf, toSize: new, root: leaf, proof: proof)
        )
      }
    }
  }

  /// Trees of up to 2^63 - 1 leaves, along made-up paths.
  @Test func largeTrees() {
    var random = Seeded(6962)
    var wrong: [String] = []
    for round in 0..<150 {
      let size = round < 3 ? Int.max - round : Int.random(in: 1...Int.max, using: &random) >> (round % 60)
      guard size > 0 else { continue }
      let index = round % 5 == 0 ? size - 1 : Int.random(in: 0..<size, using: &random)
      let leaf = MerkleHash.random(using: &random)
      let (root, path) = Imagined.inclusion(of: leaf, at: index, inSize: size, using: &random)
      func isIncluded(_ path: [MerkleHash]) -> Bool {
        MerkleTree.verifyInclusion(of: leaf, at: index, inSize: size, root: root, proof: path)
      }
      if path.count > 63 || !isIncluded(path) { wrong.append("\(index) of \(size) refused") }
      if variants(of: path, bit: round).contains(where: isIncluded) { wrong.append("\(index) of \(size)") }

      let old = round % 7 == 0 ? 1 << (round % 60) : index + 1
      guard old <= size else { continue }
      let (oldRoot, newRoot, proof) = Imagined.consistency(fromSize: old, toSize: size, using: &random)
      func isConsistent(_ proof: [MerkleHash]) -> Bool {
        MerkleTree.verifyConsistency(
          fromSize: old,
          root: oldRoot,
          toSize: size,
          root: newRoot,
          proof: proof
        )
      }
      if proof.count > 64 || !isConsistent(proof) { wrong.append("\(old) to \(size) refused") }
      if variants(of: proof, bit: round).contains(where: isConsistent) { wrong.append("\(old) to \(size)") }
    }
    #expect(wrong == [])
  }

  /// Random histories: every checkpoint is consistent with every later one;
  /// rewrite one entry, and those that saw it are not, whatever the proof.
  @Test(arguments: 0..<12) func histories(_ seed: Int) {
    var random = Seeded(seed)
    var contents: [[UInt8]] = []
    var sizes: [Int] = []
    for _ in 0..<Int.random(in: 2...12, using: &random) {
      for _ in 0..<Int.random(in: 0...9, using: &random) {
        contents.append((0..<6).map { _ in UInt8.random(in: 0...255, using: &random) })
      }
      sizes.append(contents.count)
    }
    contents.append([])
    sizes.append(contents.count)
    let tree = MerkleTree(contents)
    let victim = Int.random(in: contents.indices, using: &random)
    var rewritten = contents
    rewritten[victim].append(0)
    let forged = MerkleTree(rewritten)

    func holds(_ old: Int, _ new: Int, in later: MerkleTree, proofOf prover: MerkleTree) -> Bool? {
      guard let oldRoot = tree.root(ofSize: old), let newRoot = later.root(ofSize: new),
        let proof = prover.consistencyProof(fromSize: old, toSize: new)
      else { return nil }
      return MerkleTree.verifyConsistency(
        fromSize: old,
        root: oldRoot,
        toSize: new,
        root: newRoot,
        proof: proof
      )
    }
    for (place, old) in sizes.enumerated() {
      for new in sizes[place...] {
        #expect(holds(old, new, in: tree, proofOf: tree) == true)
        // Who had seen the entry sees the forgery; who had not, can't.
        let seen = victim < old
        #expect(holds(old, new, in: forged, proofOf: forged) == !seen)
        if seen { #expect(holds(old, new, in: forged, proofOf: tree) == false) }
      }
    }
  }

  /// One hash changed, each in turn; cut, each length; one hash more, at
  /// either end.
  private func variants(of proof: [MerkleHash], bit: Int) -> [[MerkleHash]] {
    var variants: [[MerkleHash]] = []
    for position in proof.indices {
      var changed = proof
      changed[position] = changed[position].flipped(bit: bit + position * 37)
      variants.append(changed)
      variants.append(Array(proof[..<position]))
      if position > 0 { variants.append(Array(proof[position...])) }
    }
    let last = proof.last ?? .empty
    return variants + [proof + [last], [last] + proof, proof + [.empty]]
  }
}
