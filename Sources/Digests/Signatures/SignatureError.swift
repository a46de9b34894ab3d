/// Why a key or a signature can't be used, or does not verify.
public struct SignatureError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What went wrong.
  public enum Code: String, Sendable, CaseIterable {
    /// Not the lines, the text or the Base64 that the file format has.
    case malformed
    /// A key, signature or other field of another length than it must have.
    case wrongLength
    /// An algorithm, key derivation or checksum that we don't know.
    case unknownAlgorithm
    /// A public key with which anyone can sign, or one written in a second way.
    case weakKey
    /// A comment that is too long, or isn't one line of text.
    case unusableComment
    /// A password that is empty, too long or more than a line: for writing.
    case unusablePassword
    /// The secret key is protected, and no password was given.
    case passwordNeeded
    /// The password is not that of the secret key; or the file is damaged.
    case wrongPassword
    /// The signature was made with another key, by its own account.
    case otherKey
    /// The signature is not that of this key over this message.
    case signatureDoesNotVerify
    /// The signature verifies, its trusted comment doesn't.
    case trustedCommentDoesNotVerify
    /// Deriving the key would take more memory or time than we give.
    case tooCostly
    /// The system gives no random bytes.
    case randomSourceFailed
    /// libcrypto could not do its part: out of memory, or built without it.
    case libraryFailed
  }

  /// Which of the reasons.
  public let code: Code
  /// The technical detail, in English.
  public let message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  static let randomSourceFailed = SignatureError(.randomSourceFailed, "the system gives no random bytes")

  /// Code and detail.
  public var description: String { "\(code.rawValue): \(message)" }
}
