import Testing

@testable import Digests

/// Every single bit of every file, the other way: what is accepted is what
/// stands here, and nothing else.
@Suite struct FlipTests {
  private static let comment = "comment"
  private static let message = Array("496b7d2e  bag-info.txt\n".utf8)

  /// Of a signature: another comment that can be read.
  @Test(arguments: [Golden.prehashed, Golden.signify]) func signature(_ golden: String) throws {
    let isSignify = golden == Golden.signify
    let text = golden
    let comment = isSignify ? "verify with s.pub" : "signature from minisign secret key"
    let key = try MinisignPublicKey(
      file: Array((isSignify ? Golden.signifyPublic : Golden.unprotectedPublic).utf8)
    )
    for flip in Flip.all(Array(text.utf8)) {
      let failure = code { try MinisignSignature(file: flip.file).verify(Golden.message, with: key) }
      #expect((failure == nil) == flip.isIn(comment: comment, of: text), "byte \(flip.index): \(flip.byte)")
    }
  }

  @Test func ourSignature() throws {
    let secret = try MinisignSecretKey.generate()
    let key = try secret.publicKey()
    let signature = try secret.sign(Self.message, trustedComment: "ky-hop-14 v3", comment: Self.comment)
    for flip in Flip.all(Array(signature.text.utf8)) {
      let failure = code { try MinisignSignature(file: flip.file).verify(Self.message, with: key) }
      let isComment = flip.isIn(comment: Self.comment, of: signature.text)
      #expect((failure == nil) == isComment, "byte \(flip.index): \(flip.byte)")
    }
    for flip in Flip.all(Self.message) {
      #expect(code { try signature.verify(flip.file, with: key) } == .signatureDoesNotVerify)
    }
  }

  /// A file cut short: whole but for its last line end; or without the trusted
  /// comment, which verifies like one of signify's, with nothing said.
  @Test func cut() throws {
    let secret = try MinisignSecretKey.generate()
    let key = try secret.publicKey()
    let file = Array(try secret.sign(Self.message, trustedComment: "ky-hop-14 v3").text.utf8)
    let ends = file.indices.filter { file[$0] == 10 }
    var accepted: [Int: String?] = [:]
    for count in 0...file.count {
      if let signature = try? MinisignSignature(file: Array(file[..<count])) {
        accepted[count] = try? signature.verify(Self.message, with: key)
      }
    }
    #expect(
      accepted == [
        ends[1]: nil, ends[1] + 1: nil, ends[3]: "ky-hop-14 v3", ends[3] + 1: "ky-hop-14 v3",
      ] as [Int: String?]
    )
  }

  /// Of a public key: another comment.
  @Test func publicKey() throws {
    let secret = try MinisignSecretKey.generate()
    let text = try secret.publicKey(comment: Self.comment).text
    let signature = try secret.sign(Self.message, trustedComment: "")
    for flip in Flip.all(Array(text.utf8)) {
      let failure = code { try signature.verify(Self.message, with: MinisignPublicKey(file: flip.file)) }
      let isComment = flip.isIn(comment: Self.comment, of: text)
      #expect((failure == nil) == isComment, "byte \(flip.index): \(flip.byte)")
    }
  }

  /// Of an unprotected secret key that we wrote: the comment; and salt and
  /// limits of a derivation that is not there.
  @Test func unprotectedSecretKey() throws {
    let key = try MinisignSecretKey.generate()
    let text = try MinisignSecretKeyFile(key, password: nil, comment: Self.comment).text
    for flip in Flip.all(Array(text.utf8)) {
      let read = try? MinisignSecretKeyFile(file: flip.file).unlock(password: nil)
      let differing = payload(flip.file).map { different($0, payload(Array(text.utf8)) ?? []) } ?? []
      let isUnused = !differing.isEmpty && differing.allSatisfy { 6..<54 ~= $0 }
      let isExpected = isUnused || flip.isIn(comment: Self.comment, of: text)
      #expect((read == key) == isExpected, "byte \(flip.index): \(flip.byte)")
      #expect(read == nil || read == key)
    }
  }

  /// Of one that minisign wrote, without a checksum: the key id besides.
  @Test func uncheckedSecretKey() throws {
    let text = Golden.unprotectedSecret
    let comment = "minisign encrypted secret key"
    let key = try MinisignSecretKeyFile(file: Array(text.utf8)).unlock(password: nil)
    for flip in Flip.all(Array(text.utf8)) {
      let read = try? MinisignSecretKeyFile(file: flip.file).unlock(password: nil)
      let differing = payload(flip.file).map { different($0, payload(Array(text.utf8)) ?? []) } ?? []
      let isUnchecked = !differing.isEmpty && differing.allSatisfy { 6..<62 ~= $0 }
      let isExpected = isUnchecked || flip.isIn(comment: comment, of: text)
      #expect((read != nil) == isExpected, "byte \(flip.index): \(flip.byte)")
      #expect(read == nil || read?.key == key.key)
      #expect(read == nil || (read?.keyID == key.keyID) == differing.allSatisfy { $0 < 54 })
    }
  }

  /// Of a protected secret key: the comment; and limits that mean the same N
  /// and p, for only their size counts.
  @Test func protectedSecretKey() throws {
    let key = try MinisignSecretKey.generate()
    let cost = ScryptCost(operations: 1 << 16, memory: 1 << 20)
    let password = Array("pw".utf8)
    let text = try MinisignSecretKeyFile(key, password: password, comment: Self.comment, cost: cost).text
    let bytes = try #require(payload(Array(text.utf8)))
    for flip in Flip.all(Array(text.utf8)) {
      let read = try? MinisignSecretKeyFile(file: flip.file).unlock(password: password)
      var isExpected = flip.isIn(comment: Self.comment, of: text)
      if let flipped = payload(flip.file), case let places = different(flipped, bytes), !places.isEmpty {
        let isLimit = places.allSatisfy { 38..<54 ~= $0 }
        let other = ScryptCost(operations: number(flipped[38..<46]), memory: number(flipped[46..<54]))
        isExpected = isLimit && other.parameters == cost.parameters
      }
      #expect((read == key) == isExpected, "byte \(flip.index): \(flip.byte)")
      #expect(read == nil || read == key)
    }
  }

  /// Bytes of no kind at all; and files cut anywhere: what is left of a
  /// signature or a secret key may look like a public key, one for nothing.
  @Test func anything() throws {
    for golden in [Golden.pure, Golden.protectedSecret] {
      let file = Array(golden.utf8)
      let start = try #require(file.firstIndex(of: 10)) + 1
      for count in 0..<(file.count - 1) {
        let part = Array(file[..<count])
        #expect((code { try MinisignPublicKey(file: part) } == nil) == (count == start + 56))
        #expect(code { try MinisignSecretKeyFile(file: part) } != nil)
      }
    }
    for count in 0..<500 {
      let bytes = try SecureRandom.bytes(count)
      #expect(code { try MinisignPublicKey(file: bytes) } != nil)
      #expect(code { try MinisignSecretKeyFile(file: bytes) } != nil)
      #expect(code { try MinisignSignature(file: bytes) } != nil)
    }
  }

  private func payload(_ file: [UInt8]) -> [UInt8]? {
    let lines = file.split(separator: 10, omittingEmptySubsequences: false)
    guard lines.count == 3, lines[2].isEmpty else { return nil }
    return Base64.decode(String(decoding: lines[1], as: UTF8.self))
  }

  private func different(_ one: [UInt8], _ other: [UInt8]) -> [Int] {
    one.count == other.count ? one.indices.filter { one[$0] != other[$0] } : Array(0..<other.count)
  }

  private func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
