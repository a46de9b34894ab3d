import Digests
import Testing
import TransparencyLog

@Suite struct MerkleTreeTests {
  /// The tree that the tests of Certificate Transparency use.
  static let leaves = [
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
  ].map(bytes)

  /// Its root after each leaf.
  static let roots = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ].map(bytes)

  @Test func publishedRoots() {
    let tree = MerkleTree(Self.leaves)
    #expect(tree.size == 8)
    #expect((1...8).map { tree.root(ofSize: $0)?.bytes } == Self.roots)
    #expect(tree.root.bytes == Self.roots[7])
    #expect(tree.root(ofSize: 0) == .empty)
    #expect(MerkleTree().root == .empty)
    var growing = MerkleTree()
    for (leaf, root) in zip(Self.leaves, Self.roots) {
      growing.append(.leaf(leaf))
      #expect(growing.root.bytes == root)
    }
  }

  @Test func publishedProofs() {
    let tree = MerkleTree(Self.leaves)
    #expect(
      tree.inclusionProof(ofLeaf: 0, inSize: 8)?.map(\.bytes)
        == [
          "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
          "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
          "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ].map(bytes)
    )
    #expect(
      tree.consistencyProof(fromSize: 6, toSize: 8)?.map(\.bytes)
        == [
          "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
          "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ].map(bytes)
    )
  }

  /// The tree of seven leaves d0…d6 in RFC 6962 §2.1.3, with its letters.
  @Test func theTreeOfTheRFC() {
    let d = entries(7)
    let tree = MerkleTree(d)
    let (a, b, c) = (MerkleHash.leaf(d[0]), MerkleHash.leaf(d[1]), MerkleHash.leaf(d[2]))
    let (e, f, j) = (MerkleHash.leaf(d[4]), MerkleHash.leaf(d[5]), MerkleHash.leaf(d[6]))
    let d3 = MerkleHash.leaf(d[3])
    let (g, h, i) = (MerkleHash.node(a, b), MerkleHash.node(c, d3), MerkleHash.node(e, f))
    let (k, l) = (MerkleHash.node(g, h), MerkleHash.node(i, j))
    #expect(tree.root == .node(k, l))
    #expect(tree.inclusionProof(ofLeaf: 0, inSize: 7) == [b, h, l])
    #expect(tree.inclusionProof(ofLeaf: 3, inSize: 7) == [c, g, l])
    #expect(tree.inclusionProof(ofLeaf: 4, inSize: 7) == [f, j, k])
    #expect(tree.inclusionProof(ofLeaf: 6, inSize: 7) == [i, k])
    #expect(tree.consistencyProof(fromSize: 3, toSize: 7) == [c, d3, g, l])
    #expect(tree.consistencyProof(fromSize: 4, toSize: 7) == [l])
    #expect(tree.consistencyProof(fromSize: 6, toSize: 7) == [i, j, k])
  }

  @Test func everyProofUpTo130Leaves() {
    let contents = entries(130)
    let leaves = contents.map(MerkleHash.leaf)
    let reference = RFC6962(leaves)
    let tree = MerkleTree(contents)
    #expect(leaves.indices.map(tree.leaf) == leaves)
    var wrong: [String] = []
    for size in 0...130 {
      if tree.root(ofSize: size) != reference.root(size) { wrong.append("root \(size)") }
      for index in 0..<size {
        let proof = tree.inclusionProof(ofLeaf: index, inSize: size)
        if proof != reference.path(index, size) { wrong.append("leaf \(index) of \(size)") }
      }
      for old in 0...size {
        let expected = old == 0 ? [] : reference.proof(old, size)
        let proof = tree.consistencyProof(fromSize: old, toSize: size)
        if proof != expected { wrong.append("\(old) to \(size)") }
      }
    }
    #expect(wrong == [])
  }

  @Test func whatTheTreeHasNot() {
    let tree = MerkleTree(entries(5))
    for size in [-1, 6, .max, .min] {
      #expect(tree.root(ofSize: size) == nil)
      #expect(tree.inclusionProof(ofLeaf: 0, inSize: size) == nil)
      #expect(tree.consistencyProof(fromSize: 1, toSize: size) == nil)
      #expect(tree.consistencyProof(fromSize: size, toSize: 5) == nil)
    }
    for index in [-1, 5, .max, .min] {
      #expect(tree.leaf(at: index) == nil)
      #expect(tree.inclusionProof(ofLeaf: index, inSize: 5) == nil)
    }
    #expect(tree.inclusionProof(ofLeaf: 3, inSize: 3) == nil)
    #expect(tree.inclusionProof(ofLeaf: 0, inSize: 0) == nil)
    #expect(tree.consistencyProof(fromSize: 4, toSize: 3) == nil)
  }

  @Test func theFrontierHasTheSameRoots() {
    let contents = entries(300)
    let tree = MerkleTree(contents)
    var frontier = MerkleFrontier()
    #expect(frontier.root == .empty)
    var wrong: [Int] = []
    for content in contents {
      frontier.append(.leaf(content))
      if frontier.root != tree.root(ofSize: frontier.size) { wrong.append(frontier.size) }
    }
    #expect(wrong == [])
    #expect(frontier.size == 300)
  }
}

private func bytes(_ hex: String) -> [UInt8] {
  let digits = Array(hex)
  return stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0..<$0 + 2]), radix: 16) }
}
