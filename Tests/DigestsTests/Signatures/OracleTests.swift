import Digests
import Testing

private let message = Array("496b7d2e  bag-info.txt\n".utf8)
private let comment = "Kỳ họp thứ 14 – v3"

/// minisign, both ways.
@Suite(.enabled(if: Tool.exists("minisign"), "minisign is not installed")) struct MinisignOracleTests {
  private let tool: Tool
  init() throws { tool = try Tool() }

  @Test func verifiesOurs() throws {
    let secret = try MinisignSecretKey.generate()
    let key = try tool.write(Array(secret.publicKey().text.utf8), "key.pub")
    let file = try tool.write(message, "message")
    let signature = try secret.sign(message, trustedComment: comment)
    let path = try tool.write(Array(signature.text.utf8), "signature")
    let verify = ["minisign", "-V", "-p", key, "-x", path, "-m", file]
    let answer = try tool.run(verify)
    #expect(answer.status == 0)
    #expect(answer.output == "Signature and comment signature verified\nTrusted comment: \(comment)\n")
    let inline = try tool.run(
      ["minisign", "-V", "-Q", "-P", secret.publicKey().base64, "-x", path, "-m", file]
    )
    #expect(inline.output == "\(comment)\n")
    _ = try tool.write(message + [10], "message")
    #expect(try tool.run(verify).status == 1)
  }

  @Test func takesTheLongestComments() throws {
    let secret = try MinisignSecretKey.generate()
    let untrusted = String(repeating: "u", count: 1003)
    let trusted = String(repeating: "t", count: 1024)
    let key = try tool.write(Array(secret.publicKey(comment: untrusted).text.utf8), "key.pub")
    let file = try tool.write(message, "message")
    let signature = try secret.sign(message, trustedComment: trusted, comment: untrusted)
    let path = try tool.write(Array(signature.text.utf8), "signature")
    let answer = try tool.run(["minisign", "-V", "-Q", "-p", key, "-x", path, "-m", file])
    #expect(answer.output == "\(trusted)\n")
  }

  @Test(arguments: [true, false]) func isVerified(isPrehashed: Bool) throws {
    let (key, secret) = (tool.path("key.pub"), tool.path("key.key"))
    let file = try tool.write(message, "message")
    let made = try tool.run(["minisign", "-G", "-W", "-f", "-p", key, "-s", secret])
    try #require(made.status == 0)
    let sign =
      ["minisign", "-S", "-W", "-s", secret, "-m", file, "-x", tool.path("signature"), "-t", comment]
      + (isPrehashed ? [] : ["-l"])
    try #require(try tool.run(sign).status == 0)
    let signature = try MinisignSignature(file: tool.read("signature"))
    let publicKey = try MinisignPublicKey(file: tool.read("key.pub"))
    #expect(signature.algorithm == (isPrehashed ? .prehashed : .pure))
    #expect(try signature.verify(message, with: publicKey) == comment)
    let ours = try MinisignSecretKeyFile(file: tool.read("key.key")).unlock(password: nil)
    #expect(try ours.publicKey() == publicKey)
    if !isPrehashed {
      #expect(try ours.sign(message, trustedComment: comment, comment: signature.comment) == signature)
    }
  }

  /// minisign signs with a key that we wrote, and makes its public half.
  @Test(arguments: [nil, "mật khẩu"]) func signsWithOurs(_ password: String?) throws {
    let secret = try MinisignSecretKey.generate()
    let keyFile = try MinisignSecretKeyFile(secret, password: password.map { Array($0.utf8) })
    let key = try tool.write(Array(keyFile.text.utf8), "key.key")
    let file = try tool.write(message, "message")
    let input = password.map { $0 + "\n" } ?? ""
    let sign = ["minisign", "-S", "-s", key, "-m", file, "-x", tool.path("signature"), "-t", comment]
    #expect(try tool.run(sign, input: input).status == 0)
    let signature = try MinisignSignature(file: tool.read("signature"))
    #expect(try signature.verify(message, with: secret.publicKey()) == comment)
    let recreate = ["minisign", "-R", "-f", "-s", key, "-p", tool.path("key.pub")]
    #expect(try tool.run(recreate, input: input).status == 0)
    #expect(String(decoding: try tool.read("key.pub"), as: UTF8.self) == (try secret.publicKey().text))
    if password != nil { #expect(try tool.run(sign, input: "mật khẩ\n").status != 0) }
  }

  /// A key that minisign protected; then with its password taken off.
  @Test func protectsAKey() throws {
    let (key, secret) = (tool.path("key.pub"), tool.path("key.key"))
    let password = "mật khẩu"
    let make = ["minisign", "-G", "-f", "-p", key, "-s", secret]
    try #require(try tool.run(make, input: "\(password)\n\(password)\n").status == 0)
    let publicKey = try MinisignPublicKey(file: tool.read("key.pub"))
    let file = try MinisignSecretKeyFile(file: tool.read("key.key"))
    #expect(try file.unlock(password: Array(password.utf8)).publicKey() == publicKey)
    try #require(try tool.run(["minisign", "-C", "-W", "-s", secret], input: password + "\n").status == 0)
    let open = try MinisignSecretKeyFile(file: tool.read("key.key"))
    #expect(!open.isProtected)
    #expect(try open.unlock(password: nil).publicKey() == publicKey)
  }
}

/// signify, both ways.
@Suite(.enabled(if: Tool.exists("signify-openbsd"), "signify-openbsd is not installed"))
struct SignifyOracleTests {
  private let tool: Tool
  init() throws { tool = try Tool() }

  @Test func verifiesOurs() throws {
    let secret = try MinisignSecretKey.generate()
    let longest = String(repeating: "u", count: 1003)
    let file = try tool.write(message, "message")
    for untrusted in [nil, longest] {
      let key = try tool.write(Array(secret.publicKey(comment: untrusted).text.utf8), "key.pub")
      let signature = try secret.sign(message, trustedComment: comment, comment: untrusted)
      let path = try tool.write(Array(signature.text.utf8), "signature")
      let answer = try tool.run(["signify-openbsd", "-V", "-p", key, "-x", path, "-m", file])
      #expect(answer.output == "Signature Verified\n")
      #expect(answer.status == 0)
    }
    let changed = try tool.write(message + [10], "changed")
    let verify = ["signify-openbsd", "-V", "-p", tool.path("key.pub"), "-x", tool.path("signature")]
    #expect(try tool.run(verify + ["-m", changed]).status != 0)
  }

  @Test func isVerified() throws {
    let (key, secret) = (tool.path("key.pub"), tool.path("key.sec"))
    let file = try tool.write(message, "message")
    try #require(try tool.run(["signify-openbsd", "-G", "-n", "-p", key, "-s", secret]).status == 0)
    let sign = ["signify-openbsd", "-S", "-s", secret, "-m", file, "-x", tool.path("signature")]
    try #require(try tool.run(sign).status == 0)
    let signature = try MinisignSignature(file: tool.read("signature"))
    #expect(try signature.verify(message, with: MinisignPublicKey(file: tool.read("key.pub"))) == nil)
    // The secret key has a format of its own.
    #expect(code { try MinisignSecretKeyFile(file: tool.read("key.sec")) } != nil)
  }
}

/// openssl, both ways: it knows keys and signatures, no files of minisign's.
@Suite(.enabled(if: Tool.exists("openssl"), "openssl is not installed")) struct OpenSSLOracleTests {
  private let tool: Tool
  init() throws { tool = try Tool() }

  @Test func verifiesOurs() throws {
    let key = try SigningKey.generate()
    // RFC 8410 §4: 12 bytes say that 32 of Ed25519 follow.
    let der = try tool.write(hex("302a300506032b6570032100") + key.verifyingKey.bytes, "key.der")
    let file = try tool.write(message, "message")
    let signature = try tool.write(try key.sign(message), "signature")
    let verify = [
      "openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-keyform", "DER", "-inkey", der,
      "-sigfile", signature, "-in",
    ]
    #expect(try tool.run(verify + [file]).output == "Signature Verified Successfully\n")
    #expect(try tool.run(verify + [tool.write(message + [10], "changed")]).status != 0)
  }

  @Test func signsTheSame() throws {
    let make = [
      "openssl", "genpkey", "-algorithm", "ed25519", "-outform", "DER", "-out", tool.path("key.der"),
    ]
    try #require(try tool.run(make).status == 0)
    let der = try tool.read("key.der")
    try #require(der.count == 48)
    let key = try SigningKey(seed: Array(der[16...]))
    let file = try tool.write(message, "message")
    let sign = [
      "openssl", "pkeyutl", "-sign", "-rawin", "-keyform", "DER", "-inkey", tool.path("key.der"),
      "-in", file, "-out", tool.path("signature"),
    ]
    try #require(try tool.run(sign).status == 0)
    #expect(try tool.read("signature") == key.sign(message))
  }
}
