/// One whose signature a note may get. How to sign is the caller's: this
/// target has no cryptography beyond hashes.
public struct NoteSigner: Sendable {
  /// The public key that checks its signatures.
  public let key: NoteKey
  let sign: @Sendable (_ message: [UInt8]) -> [UInt8]

  /// A signer; `sign` gives the Ed25519 signature of a message, 64 bytes.
  public init(_ key: NoteKey, sign: @escaping @Sendable (_ message: [UInt8]) -> [UInt8]) {
    self.key = key
    self.sign = sign
  }
}
