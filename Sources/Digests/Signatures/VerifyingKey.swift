import CLibCrypto

/// A public key of Ed25519 (RFC 8032 §5.1): who has it can verify.
public struct VerifyingKey: Sendable, Hashable {
  /// The 32 bytes of RFC 8032 §5.1.5: y, lowest byte first, and the sign of x.
  public let bytes: [UInt8]

  /// A key by its bytes.
  ///
  /// Refused are the keys that libsodium refuses, and minisign with it: those
  /// of small order, with which anyone makes signatures over anything, and
  /// those with a y that is not reduced, which are second spellings of a key.
  ///
  /// - Throws: `wrongLength`, `weakKey`.
  public init(_ bytes: [UInt8]) throws(SignatureError) {
    guard bytes.count == 32 else {
      throw SignatureError(.wrongLength, "a public key of \(bytes.count) bytes, not 32")
    }
    guard !Self.isWeak(bytes) else { throw SignatureError(.weakKey, "a public key that protects nothing") }
    self.bytes = bytes
  }

  /// What people compare.
  public var fingerprint: KeyFingerprint { KeyFingerprint(self) }

  /// Whether these 64 bytes are the signature of this key over the message
  /// (RFC 8032 §5.1.7, pure). Whatever else they are, the answer is no.
  public func isValid(_ signature: [UInt8], for message: [UInt8]) -> Bool {
    guard signature.count == 64 else { return false }
    // A refusal leaves an error behind that a later caller would take for its own.
    defer { ERR_clear_error() }
    let key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, bytes, bytes.count)
    defer { EVP_PKEY_free(key) }
    guard let key, let context = EVP_MD_CTX_new() else { return false }
    defer { EVP_MD_CTX_free(context) }
    return EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1
      && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
  }

  private static func isWeak(_ bytes: [UInt8]) -> Bool {
    var y = bytes
    y[31] &= 0x7f
    let isReduced = y[0] < 0xed || y[31] != 0x7f || y[1..<31].contains { $0 != 0xff }
    return !isReduced || smallOrder.contains(y)
  }

  /// The y of all eight points whose order divides 8: 1 (order 1), −1 (2),
  /// 0 (4), and two of order 8.
  private static let smallOrder: Set<[UInt8]> = [
    [1] + [UInt8](repeating: 0, count: 31),
    [0xec] + [UInt8](repeating: 0xff, count: 30) + [0x7f],
    [UInt8](repeating: 0, count: 32),
    [
      0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0,
      0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05,
    ],
    [
      0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f,
      0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a,
    ],
  ]
}
