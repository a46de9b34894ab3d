import Testing

@testable import Digests

@Suite struct MinisignTests {
  private static let public1 = Array(Golden.unprotectedPublic.utf8)
  private static let comment = "Kỳ họp thứ 14 – v3"

  @Test func publicKey() throws {
    let key = try MinisignPublicKey(file: Self.public1)
    #expect(key.comment == "minisign public key C8B778827DBC0ECA")
    #expect(key.keyID.description == "C8B778827DBC0ECA")
    #expect(key.keyID.bytes == hex("ca0ebc7d8278b7c8"))
    #expect(key.key.bytes == hex("389d88134fbd2cf1b6bd5e3d5bfe50f0f69ac806b803a9e70ab31da82f42fbae"))
    #expect(key.base64 == "RWTKDrx9gni3yDidiBNPvSzxtr1ePVv+UPD2msgGuAOp5wqzHagvQvuu")
    #expect(key.text == Golden.unprotectedPublic)
    #expect(try MinisignPublicKey(base64: key.base64) == key)
    #expect(try MinisignPublicKey(base64: key.base64).text == Golden.unprotectedPublic)
    #expect(try MinisignPublicKey(keyID: key.keyID, key: key.key, comment: "x") == key)
    #expect(try MinisignPublicKey(keyID: .random(), key: key.key) != key)
  }

  /// A signature, its key, and what must come of it.
  @Test(
    arguments: [
      (Golden.pure, Golden.unprotectedPublic, .pure, comment),
      (Golden.prehashed, Golden.unprotectedPublic, .prehashed, "timestamp:1795631201\tfile:m\thashed"),
      (Golden.signify, Golden.signifyPublic, .pure, nil),
    ] as [(String, String, MinisignSignature.Algorithm, String?)]
  )
  func signature(
    _ text: String,
    _ key: String,
    _ algorithm: MinisignSignature.Algorithm,
    _ comment: String?
  ) throws {
    let signature = try MinisignSignature(file: Array(text.utf8))
    let key = try MinisignPublicKey(file: Array(key.utf8))
    #expect(signature.algorithm == algorithm)
    #expect(signature.trustedComment == comment)
    #expect(try signature.verify(Golden.message, with: key) == comment)
    #expect(signature.text == text)
    let changed = Flip.all(Golden.message).map(\.file) + [[], Golden.message + [10]]
    for message in changed {
      #expect(code { try signature.verify(message, with: key) } == .signatureDoesNotVerify)
    }
    let crlf = Array(text.utf8).flatMap { $0 == 10 ? [13, 10] : [$0] }
    #expect(try MinisignSignature(file: crlf) == signature)
    #expect(try MinisignSignature(file: Array(text.utf8.dropLast())) == signature)
  }

  @Test func anotherKey() throws {
    let signature = try MinisignSignature(file: Array(Golden.pure.utf8))
    let other = try MinisignPublicKey(file: Array(Golden.signifyPublic.utf8))
    #expect(code { try signature.verify(Golden.message, with: other) } == .otherKey)
    let disguised = try MinisignPublicKey(keyID: signature.keyID, key: other.key)
    #expect(code { try signature.verify(Golden.message, with: disguised) } == .signatureDoesNotVerify)
  }

  @Test func anotherTrustedComment() throws {
    let key = try MinisignPublicKey(file: Self.public1)
    let pure = Golden.pure.split(separator: "\n")
    let prehashed = Golden.prehashed.split(separator: "\n")
    for lines in [
      pure[..<2] + ["trusted comment: \(Self.comment) ", pure[3]],
      pure[..<2] + ["trusted comment: ", pure[3]],
      // A genuine comment of another signature.
      pure[..<2] + prehashed[2...],
      prehashed[..<2] + pure[2...],
    ] {
      let signature = try MinisignSignature(file: Array(lines.joined(separator: "\n").utf8))
      #expect(code { try signature.verify(Golden.message, with: key) } == .trustedCommentDoesNotVerify)
    }
  }

  @Test func ours() throws {
    let secret = try MinisignSecretKey.generate()
    let key = try secret.publicKey()
    let signature = try secret.sign(Golden.message, trustedComment: Self.comment)
    #expect(signature.comment == "signature of key \(secret.keyID)")
    #expect(try signature.verify(Golden.message, with: key) == Self.comment)
    #expect(signature.algorithm == .pure)
    #expect(try MinisignSignature(file: Array(signature.text.utf8)) == signature)
    #expect(try secret.sign(Golden.message, trustedComment: Self.comment) == signature)
    #expect(try MinisignPublicKey(file: Array(key.text.utf8)) == key)
    #expect(try secret.sign([], trustedComment: "", comment: "").verify([], with: key) == "")
  }

  /// minisign's own signature, byte for byte, from its key.
  @Test func sameAsMinisign() throws {
    let secret = try MinisignSecretKeyFile(file: Array(Golden.unprotectedSecret.utf8)).unlock(password: nil)
    let signature = try secret.sign(
      Golden.message,
      trustedComment: Self.comment,
      comment: "signature from minisign secret key"
    )
    #expect(signature.text == Golden.pure)
    #expect(try secret.publicKey().text == Golden.unprotectedPublic)
  }

  @Test(
    arguments: [
      "a\nb", "a\r", "\0", "\u{1b}[31m", "\u{7f}", "\u{85}", "a\u{2028}b", "\u{2029}",
      String(repeating: "a", count: 1025), String(repeating: "ệ", count: 342),
    ]
  )
  func unusableComments(_ comment: String) throws {
    let secret = try MinisignSecretKey.generate()
    #expect(code { try secret.sign([], trustedComment: comment) } == .unusableComment)
    #expect(code { try secret.sign([], trustedComment: "", comment: comment) } == .unusableComment)
    #expect(code { try secret.publicKey(comment: comment) } == .unusableComment)
    let file = { try MinisignSecretKeyFile(secret, password: nil, comment: comment) }
    #expect(code(file) == .unusableComment)
  }

  @Test func longestComments() throws {
    let secret = try MinisignSecretKey.generate()
    let trusted = String(repeating: "a", count: 1024)
    let untrusted = String(repeating: "a", count: 1003)
    let signature = try secret.sign([], trustedComment: trusted, comment: untrusted)
    #expect(try MinisignSignature(file: Array(signature.text.utf8)) == signature)
    #expect(code { try secret.sign([], trustedComment: "", comment: untrusted + "a") } == .unusableComment)
  }

  /// What is wrong with a public key file.
  static let badPublicKeys: [(String, SignatureError.Code)] = {
    let line = "RWTKDrx9gni3yDidiBNPvSzxtr1ePVv+UPD2msgGuAOp5wqzHagvQvuu"
    let head = "untrusted comment: x\n"
    let raw = Base64.decode(line) ?? []
    return [
      ("", .malformed), ("\n", .malformed), (line, .malformed), (line + "\n", .malformed),
      (head, .malformed), (head + "\n", .wrongLength), (head + line + "\n\n", .malformed),
      ("\n" + head + line, .malformed), (head + line + "\nx", .malformed),
      ("\u{feff}" + head + line, .malformed), ("Untrusted comment: x\n" + line, .malformed),
      ("untrusted comment:x\n" + line, .malformed), ("untrusted comment:\n" + line, .malformed),
      ("trusted comment: x\n" + line, .malformed), (" " + head + line, .malformed),
      (head + " " + line, .malformed), (head + line + " ", .malformed), (head + line + "\r", .malformed),
      (head + line + "\r\n\r\n", .malformed), (head + line.dropLast(), .malformed),
      (head + line.dropLast(4), .wrongLength), (head + line + "AAAA", .wrongLength),
      (head + line.replacing("+", with: "-"), .malformed), (head + line + "====", .malformed),
      (head + Base64.encode(Array("ED".utf8) + raw[2...]), .unknownAlgorithm),
      (head + Base64.encode(Array("ed".utf8) + raw[2...]), .unknownAlgorithm),
      (head + Base64.encode(raw[..<10] + [UInt8](repeating: 0, count: 32)), .weakKey),
      ("untrusted comment: \u{7}\n" + line, .unusableComment),
      ("untrusted comment: \r\r\n" + line, .unusableComment),
      ("untrusted comment: " + String(repeating: "x", count: 1004) + "\n" + line, .unusableComment),
      (head + String(repeating: "A", count: 5000), .malformed),
      (Golden.pure, .malformed), (Golden.signify, .wrongLength), (Golden.unprotectedSecret, .wrongLength),
    ]
  }()

  @Test(arguments: badPublicKeys) func otherTextIsNoPublicKey(_ text: String, _ expected: SignatureError.Code)
  {
    #expect(code { try MinisignPublicKey(file: Array(text.utf8)) } == expected)
  }

  @Test func commentsAreUTF8() {
    let file = Array("untrusted comment: ".utf8) + [0xff, 10] + Self.public1.split(separator: 10)[1]
    #expect(code { try MinisignPublicKey(file: file) } == .unusableComment)
  }

  /// What is wrong with a signature file.
  static let badSignatures: [(String, SignatureError.Code)] = {
    let lines = Golden.pure.split(separator: "\n").map(String.init)
    let raw = Base64.decode(lines[1]) ?? []
    func file(_ lines: String...) -> String { lines.joined(separator: "\n") }
    return [
      ("", .malformed), (lines[0], .malformed), (file(lines[0], lines[1], lines[2]), .malformed),
      (Golden.pure + "\n", .malformed), (Golden.pure + "x", .malformed),
      (Golden.signify + "hello\n", .malformed),
      (file(lines[0], lines[1], lines[3], lines[2]), .malformed),
      (file(lines[2], lines[1], lines[0], lines[3]), .malformed),
      (file(lines[0], "", lines[1], lines[2]), .wrongLength),
      (file(lines[0], lines[1], lines[2], lines[3] + "="), .malformed),
      (file(lines[0], lines[1], lines[2], lines[1]), .wrongLength),
      (file(lines[0], lines[3], lines[2], lines[3]), .wrongLength),
      (file(lines[0], lines[1], "trusted comment:", lines[3]), .malformed),
      (file(lines[0], lines[1], "trusted comment: \u{1}", lines[3]), .unusableComment),
      (file(lines[0], Base64.encode(Array("eD".utf8) + raw[2...]), lines[2], lines[3]), .unknownAlgorithm),
      (file(lines[0], Base64.encode([0xff, 0xff] + raw[2...]), lines[2], lines[3]), .unknownAlgorithm),
      // Prehashed is minisign's alone, and minisign always has the comment.
      (file(lines[0], Base64.encode(Array("ED".utf8) + raw[2...])), .malformed),
      (Golden.unprotectedPublic, .wrongLength), (String(repeating: "a", count: 100_000), .malformed),
    ]
  }()

  @Test(arguments: badSignatures) func otherTextIsNoSignature(_ text: String, _ expected: SignatureError.Code)
  {
    #expect(code { try MinisignSignature(file: Array(text.utf8)) } == expected)
  }
}
