import Digests
import Testing
import TransparencyLog

@Suite struct MerkleHashTests {
  @Test func leavesAndNodesAreKeptApart() {
    let leaf = MerkleHash.leaf(Array("abc".utf8))
    #expect(leaf.bytes == Digest.of([0x00] + "abc".utf8).bytes)
    let pair = leaf.bytes + MerkleHash.empty.bytes
    #expect(MerkleHash.node(leaf, .empty).bytes == Digest.of([0x01] + pair).bytes)
    #expect(MerkleHash.empty.bytes == Digest.of([]).bytes)
  }

  @Test func base64IsReadBack() {
    let hash = MerkleHash.leaf([])
    #expect(hash.base64 == "bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=")
    #expect(hash.description == hash.base64)
    #expect(MerkleHash(base64: hash.base64) == hash)
  }

  @Test(arguments: [0, 31, 33, 64]) func othersAreNoHashes(_ count: Int) {
    let bytes = [UInt8](repeating: 7, count: count)
    #expect(MerkleHash(bytes) == nil)
    #expect(MerkleHash(base64: Base64.encode(bytes)) == nil)
  }

  @Test(
    arguments: [
      "", "bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0", "bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB1=",
      " bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=", "bjQLnP-zepicpUTmu3gKLHiQHT-zNzh2hRGjBhevoB0=",
    ]
  ) func onlyStrictBase64(_ text: String) {
    #expect(MerkleHash(base64: text) == nil)
  }
}
