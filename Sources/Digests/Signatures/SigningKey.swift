import CLibCrypto

/// A secret key of Ed25519 (RFC 8032 §5.1): who has it can sign.
///
/// Its bytes are overwritten when the last copy of this value goes.
public struct SigningKey: Sendable, Equatable {
  /// The 32 bytes from which the rest follows; called the private key in
  /// RFC 8032.
  let seed: SecretBytes
  /// The key that verifies what this one signs.
  public let verifyingKey: VerifyingKey

  /// The key that follows from 32 secret bytes. The caller's copy of them is
  /// the caller's to overwrite.
  ///
  /// - Throws: `wrongLength`, `libraryFailed`.
  public init(seed: [UInt8]) throws(SignatureError) {
    guard seed.count == 32 else {
      throw SignatureError(.wrongLength, "a seed of \(seed.count) bytes, not 32")
    }
    try self.init(SecretBytes(seed))
  }

  init(_ seed: SecretBytes) throws(SignatureError) {
    self.seed = seed
    let key = try Self.key(seed)
    defer { EVP_PKEY_free(key) }
    var bytes = [UInt8](repeating: 0, count: 32)
    var count = bytes.count
    guard EVP_PKEY_get_raw_public_key(key, &bytes, &count) == 1, count == 32 else {
      throw Self.libraryFailed()
    }
    verifyingKey = try VerifyingKey(bytes)
  }

  /// A new key.
  ///
  /// - Throws: `randomSourceFailed`, `libraryFailed`.
  public static func generate() throws(SignatureError) -> SigningKey {
    try SigningKey(
      SecretBytes(count: 32) { buffer throws(SignatureError) in
        guard SecureRandom.fill(buffer) else { throw .randomSourceFailed }
      }
    )
  }

  /// The signature of a message: 64 bytes, the same each time (RFC 8032
  /// §5.1.6, pure: the message is not hashed before).
  ///
  /// - Throws: `libraryFailed`.
  public func sign(_ message: [UInt8]) throws(SignatureError) -> [UInt8] {
    let key = try Self.key(seed)
    defer { EVP_PKEY_free(key) }
    guard let context = EVP_MD_CTX_new() else { throw Self.libraryFailed() }
    defer { EVP_MD_CTX_free(context) }
    var signature = [UInt8](repeating: 0, count: 64)
    var count = signature.count
    guard
      EVP_DigestSignInit(context, nil, nil, nil, key) == 1,
      EVP_DigestSign(context, &signature, &count, message, message.count) == 1, count == 64
    else { throw Self.libraryFailed() }
    return signature
  }

  public static func == (one: SigningKey, other: SigningKey) -> Bool {
    one.seed == other.seed
  }

  private static func key(_ seed: SecretBytes) throws(SignatureError) -> OpaquePointer {
    let key = seed.withBytes { bytes in
      bytes.baseAddress.flatMap {
        EVP_PKEY_new_raw_private_key(
          EVP_PKEY_ED25519,
          nil,
          $0.assumingMemoryBound(to: UInt8.self),
          bytes.count
        )
      }
    }
    guard let key else { throw libraryFailed() }
    return key
  }

  private static func libraryFailed() -> SignatureError {
    ERR_clear_error()
    return SignatureError(.libraryFailed, "libcrypto can't sign with Ed25519")
  }
}

extension SigningKey: CustomStringConvertible, CustomReflectable {
  /// Names the public half only, lest a log shows the secret one.
  public var description: String { "SigningKey(\(verifyingKey.fingerprint))" }
  /// Shows nothing, for the same reason.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
