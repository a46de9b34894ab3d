import Digests
import Testing

@Suite struct Ed25519Tests {
  struct Vector: Sendable, CustomTestStringConvertible {
    let name: String
    let seed: String
    let key: String
    let message: String
    let signature: String
    var testDescription: String { name }
  }

  /// RFC 8032 §7.1.
  static let vectors = [
    Vector(
      name: "TEST 1",
      seed: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      key: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
      message: "",
      signature: "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    ),
    Vector(
      name: "TEST 2",
      seed: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      key: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
      message: "72",
      signature: "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    ),
    Vector(
      name: "TEST 3",
      seed: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
      key: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
      message: "af82",
      signature: "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    ),
    Vector(
      name: "TEST SHA(abc)",
      seed: "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
      key: "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
      message: "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
      signature: "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589"
        + "09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"
    ),
  ]

  @Test(arguments: vectors) func published(_ vector: Vector) throws {
    let key = try SigningKey(seed: hex(vector.seed))
    #expect(key.verifyingKey == (try VerifyingKey(hex(vector.key))))
    #expect(try key.sign(hex(vector.message)) == hex(vector.signature))
    #expect(key.verifyingKey.isValid(hex(vector.signature), for: hex(vector.message)))
  }

  @Test(arguments: vectors) func noFlippedBitVerifies(_ vector: Vector) throws {
    let key = try VerifyingKey(hex(vector.key))
    let message = hex(vector.message)
    let signature = hex(vector.signature)
    #expect(Flip.all(signature).filter { key.isValid($0.file, for: message) }.isEmpty)
    #expect(Flip.all(message).filter { key.isValid(signature, for: $0.file) }.isEmpty)
    let others = Flip.all(key.bytes).compactMap { try? VerifyingKey($0.file) }
    #expect(others.filter { $0.isValid(signature, for: message) }.isEmpty)
    for count in 0..<64 { #expect(!key.isValid(Array(signature.prefix(count)), for: message)) }
    #expect(!key.isValid(signature + [0], for: message))
    #expect(!key.isValid(signature, for: message + [0]))
  }

  /// S and S + L sign the same; only the lower is a signature (§5.1.7).
  @Test func aSignatureHasNoTwin() throws {
    let order = hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010")
    let key = try SigningKey.generate()
    var signature = try key.sign([1])
    var carry = 0
    for index in 0..<32 {
      carry += Int(signature[32 + index]) + Int(order[index])
      signature[32 + index] = UInt8(carry & 0xff)
      carry >>= 8
    }
    #expect(!key.verifyingKey.isValid(signature, for: [1]))
  }

  @Test(arguments: [0, 31, 33, 64]) func onlyThirtyTwoBytesAreAKey(_ count: Int) {
    #expect(code { try SigningKey(seed: [UInt8](repeating: 1, count: count)) } == .wrongLength)
    #expect(code { try VerifyingKey([UInt8](repeating: 1, count: count)) } == .wrongLength)
  }

  /// The encodings of points of small order, and of y beyond the field.
  @Test(
    arguments: [
      "0000000000000000000000000000000000000000000000000000000000000000",
      "0100000000000000000000000000000000000000000000000000000000000000",
      "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
      "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
      "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
      "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
      "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
      "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    ]
  )
  func aWeakKeyIsNone(_ digits: String) {
    var bytes = hex(digits)
    #expect(code { try VerifyingKey(bytes) } == .weakKey)
    bytes[31] ^= 0x80
    #expect(code { try VerifyingKey(bytes) } == .weakKey)
    bytes[15] ^= 1
    #expect(code { try VerifyingKey(bytes) } == nil)
  }

  @Test func newKeysDiffer() throws {
    let keys = try (0..<20).map { _ in try SigningKey.generate() }
    #expect(Set(keys.map(\.verifyingKey)).count == 20)
    for key in keys { #expect(key.verifyingKey.isValid(try key.sign([]), for: [])) }
    #expect(keys[0] == keys[0])
    #expect(keys[0] != keys[1])
  }

  @Test func aSecretKeyIsNotPrinted() throws {
    let key = try SigningKey(seed: hex(Self.vectors[0].seed))
    let printed = "SigningKey(21fe 31df a154 a261 626b f854 046f d227 1b7b ed4b)"
    #expect("\(key)" == printed)
    #expect(String(reflecting: MinisignSecretKey(keyID: try .random(), key: key)).contains(printed))
    var dumped = ""
    dump(key, to: &dumped)
    #expect(dumped == "- \(printed)\n")
  }

  @Test func fingerprint() throws {
    let key = try VerifyingKey(hex(Self.vectors[0].key))
    #expect(key.fingerprint.description == "21fe 31df a154 a261 626b f854 046f d227 1b7b ed4b")
    #expect(key.fingerprint.groups.count == 10)
    #expect(key.fingerprint.bytes == Array(Digest.of(key.bytes).bytes.prefix(20)))
  }

  @Test func randomBytes() throws {
    #expect(try SecureRandom.bytes(0).isEmpty)
    #expect(try SecureRandom.bytes(-1).isEmpty)
    #expect(try SecureRandom.bytes(100_000).count == 100_000)
    #expect(try SecureRandom.bytes(16) != SecureRandom.bytes(16))
    #expect(Set(try SecureRandom.bytes(10_000)).count == 256)
  }
}
