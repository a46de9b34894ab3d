/// A secret key with the name that minisign gives the pair, ready to sign.
public struct MinisignSecretKey: Sendable, Equatable {
  /// The name of the key pair.
  public let keyID: KeyID
  /// What signs.
  public let key: SigningKey

  /// A key by its parts.
  public init(keyID: KeyID, key: SigningKey) {
    self.keyID = keyID
    self.key = key
  }

  /// A new key pair.
  ///
  /// - Throws: `randomSourceFailed`, `libraryFailed`.
  public static func generate() throws(SignatureError) -> MinisignSecretKey {
    try MinisignSecretKey(keyID: .random(), key: .generate())
  }

  /// The other half, to be given away. The comment, if none is given, is
  /// minisign's.
  ///
  /// - Throws: `unusableComment`.
  public func publicKey(comment: String? = nil) throws(SignatureError) -> MinisignPublicKey {
    try MinisignPublicKey(keyID: keyID, key: key.verifyingKey, comment: comment)
  }

  /// Signs a message and a comment on it: one line of at most 1,024 bytes. The
  /// untrusted comment, if none is given, names the key.
  ///
  /// The message is signed as it is, not hashed before, so that signify,
  /// `openssl pkeyutl` and browsers verify it too. The same key then signs
  /// messages, and signature ‖ comment: a message that began with 64 bytes of
  /// a signature would pass for such. Text never does.
  ///
  /// - Throws: `unusableComment`, `libraryFailed`.
  public func sign(
    _ message: [UInt8],
    trustedComment: String,
    comment: String? = nil
  ) throws(SignatureError) -> MinisignSignature {
    let comment = comment ?? "signature of key \(keyID)"
    try MinisignComment.untrusted.check(comment)
    try MinisignComment.trusted.check(trustedComment)
    let signature = try key.sign(message)
    return MinisignSignature(
      keyID: keyID,
      signature: signature,
      comment: comment,
      trustedComment: trustedComment,
      commentSignature: try key.sign(signature + trustedComment.utf8)
    )
  }
}
