import Digests
import Testing

@Suite struct DigestTests {
  /// An algorithm's digest of "" and of "abc".
  struct Vector: Sendable, CustomTestStringConvertible {
    let algorithm: DigestAlgorithm
    let ofNothing: String
    let ofABC: String
    var testDescription: String { algorithm.rawValue }
  }

  /// RFC 1321 §A.5; FIPS 180-4 with NIST's examples.
  static let vectors = [
    Vector(
      algorithm: .md5,
      ofNothing: "d41d8cd98f00b204e9800998ecf8427e",
      ofABC: "900150983cd24fb0d6963f7d28e17f72"
    ),
    Vector(
      algorithm: .sha1,
      ofNothing: "da39a3ee5e6b4b0d3255bfef95601890afd80709",
      ofABC: "a9993e364706816aba3e25717850c26c9cd0d89d"
    ),
    Vector(
      algorithm: .sha224,
      ofNothing: "d14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f",
      ofABC: "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7"
    ),
    Vector(
      algorithm: .sha256,
      ofNothing: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      ofABC: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    ),
    Vector(
      algorithm: .sha384,
      ofNothing: "38b060a751ac96384cd9327eb1b1e36a21fdb71114be0743"
        + "4c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b",
      ofABC: "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded163"
        + "1a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7"
    ),
    Vector(
      algorithm: .sha512,
      ofNothing: "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
        + "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e",
      ofABC: "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
    ),
  ]

  @Test func everyAlgorithmHasAVector() {
    #expect(Self.vectors.map(\.algorithm) == DigestAlgorithm.allCases)
  }

  @Test(arguments: vectors) func published(_ vector: Vector) {
    #expect(Digest.of([], vector.algorithm).hex == vector.ofNothing)
    let digest = Digest.of(Array("abc".utf8), vector.algorithm)
    #expect(digest.hex == vector.ofABC)
    #expect(digest.description == vector.ofABC)
    #expect(digest.algorithm == vector.algorithm)
    #expect(digest.bytes.count * 2 == vector.algorithm.hexLength)
    #expect(vector.algorithm.hexLength == vector.ofABC.utf8.count)
  }

  @Test func theDefaultIsSHA256() {
    #expect(Digest.of(Array("abc".utf8)) == Digest.of(Array("abc".utf8), .sha256))
  }

  @Test(arguments: [1, 2, 63, 64, 65, 1000]) func piecesAddUp(_ size: Int) {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let stream = DigestStream(.sha256)
    for start in stride(from: 0, to: bytes.count, by: size) {
      stream.update(bytes[start..<min(start + size, bytes.count)])
      stream.update([UInt8]())
    }
    #expect(stream.finish() == Digest.of(bytes))
  }

  @Test(arguments: vectors) func hexIsReadBack(_ vector: Vector) {
    let digest = Digest(hex: vector.ofABC, algorithm: vector.algorithm)
    #expect(digest == Digest.of(Array("abc".utf8), vector.algorithm))
    #expect(Digest(hex: vector.ofABC.uppercased(), algorithm: vector.algorithm) == digest)
    #expect(digest?.hex == vector.ofABC)
  }

  @Test(
    arguments: [
      "", "90", "900150983cd24fb0d6963f7d28e17f7", "900150983cd24fb0d6963f7d28e17f722",
      "900150983cd24fb0d6963f7d28e17f7g", " 00150983cd24fb0d6963f7d28e17f72",
      "+00150983cd24fb0d6963f7d28e17f72",
      "900150983cd24fb0d6963f7d28e17f7\n", "９00150983cd24fb0d6963f7d28e17f",
      "900150983cd24fb0d6963f7d28e17f7\0",
      "900150983cd24fb0d6963f7d28e17f7:", "900150983cd24fb0d6963f7d28e17f7@",
      "900150983cd24fb0d6963f7d28e17f7`",
    ]
  )
  func otherTextIsNoDigest(_ text: String) {
    #expect(Digest(hex: text, algorithm: .md5) == nil)
  }
}
