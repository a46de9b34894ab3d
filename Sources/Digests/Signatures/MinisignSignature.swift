import CLibCrypto

/// A detached signature in the file format of minisign; or of signify, which
/// has no trusted comment.
public struct MinisignSignature: Sendable, Hashable {
  /// What was given to Ed25519 to sign.
  public enum Algorithm: String, Sendable, CaseIterable {
    /// The message. All that we write; minisign's “legacy”, signify's only one.
    case pure = "Ed"
    /// The BLAKE2b-512 of the message: minisign's default.
    case prehashed = "ED"
  }

  /// What was signed.
  public let algorithm: Algorithm
  /// The key that it is said to be made with.
  public let keyID: KeyID
  /// The signature of the message: 64 bytes.
  public let signature: [UInt8]
  /// Anything, by anyone.
  public let comment: String
  /// To be believed once ``verify(_:with:)`` has returned it, no sooner. Nil
  /// in a signature of signify's; and whoever cuts off two lines makes such a
  /// one of minisign's: where the comment says what is signed, ask that it be
  /// there.
  public let trustedComment: String?
  /// The signature of signature and trusted comment: 64 bytes, or none.
  let commentSignature: [UInt8]

  init(
    keyID: KeyID,
    signature: [UInt8],
    comment: String,
    trustedComment: String,
    commentSignature: [UInt8]
  ) {
    algorithm = .pure
    self.keyID = keyID
    self.signature = signature
    self.comment = comment
    self.trustedComment = trustedComment
    self.commentSignature = commentSignature
  }

  /// Reads a file of minisign's, four lines, or of signify's, two.
  ///
  /// - Throws: `malformed`, `wrongLength`, `unknownAlgorithm`,
  ///   `unusableComment`.
  public init(file: [UInt8]) throws(SignatureError) {
    let lines = try MinisignText.lines(file)
    guard lines.count == 2 || lines.count == 4 else {
      throw SignatureError(.malformed, "\(lines.count) lines, not 2 or 4")
    }
    comment = try MinisignComment.untrusted.read(lines[0])
    let bytes = try MinisignText.bytes(lines[1], count: 74)
    guard let algorithm = Algorithm(rawValue: String(decoding: bytes[..<2], as: UTF8.self)) else {
      throw SignatureError(.unknownAlgorithm, "a signature that is not Ed25519")
    }
    guard let keyID = KeyID(bytes[2..<10]) else { throw SignatureError(.wrongLength, "no key id") }
    self.algorithm = algorithm
    self.keyID = keyID
    signature = Array(bytes[10...])
    if lines.count == 4 {
      trustedComment = try MinisignComment.trusted.read(lines[2])
      commentSignature = try MinisignText.bytes(lines[3], count: 64)
    } else {
      // signify signs messages only as they are.
      guard algorithm == .pure else {
        throw SignatureError(.malformed, "a prehashed signature without a trusted comment")
      }
      trustedComment = nil
      commentSignature = []
    }
  }

  /// Verifies the message, then the trusted comment, and returns that.
  ///
  /// - Throws: `otherKey`, `signatureDoesNotVerify`,
  ///   `trustedCommentDoesNotVerify`, `libraryFailed`.
  public func verify(
    _ message: [UInt8],
    with publicKey: MinisignPublicKey
  ) throws(SignatureError) -> String? {
    guard keyID == publicKey.keyID else {
      throw SignatureError(.otherKey, "signed with key \(keyID), not with \(publicKey.keyID)")
    }
    let signed = algorithm == .pure ? message : try Self.hash(message)
    guard publicKey.key.isValid(signature, for: signed) else {
      throw SignatureError(.signatureDoesNotVerify, "not the signature of key \(keyID) over this message")
    }
    guard let trustedComment else { return nil }
    guard publicKey.key.isValid(commentSignature, for: signature + trustedComment.utf8) else {
      throw SignatureError(.trustedCommentDoesNotVerify, "not the comment that key \(keyID) signed")
    }
    return trustedComment
  }

  /// The file.
  public var text: String {
    let bytes = Array(algorithm.rawValue.utf8) + keyID.bytes + signature
    var text = "\(MinisignComment.untrusted.prefix)\(comment)\n\(Base64.encode(bytes))\n"
    if let trustedComment {
      text += "\(MinisignComment.trusted.prefix)\(trustedComment)\n\(Base64.encode(commentSignature))\n"
    }
    return text
  }

  static func hash(_ message: [UInt8]) throws(SignatureError) -> [UInt8] {
    var hash = [UInt8](repeating: 0, count: 64)
    var count: UInt32 = 0
    guard EVP_Digest(message, message.count, &hash, &count, EVP_blake2b512(), nil) == 1, count == 64 else {
      ERR_clear_error()
      throw SignatureError(.libraryFailed, "libcrypto can't compute BLAKE2b-512")
    }
    return hash
  }
}
