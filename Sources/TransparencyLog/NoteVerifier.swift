/// One whose signatures on notes we know to check. How to check is the
/// caller's: this target has no cryptography beyond hashes.
public struct NoteVerifier: Sendable {
  /// The public key.
  public let key: NoteKey
  let verify: @Sendable (_ message: [UInt8], _ signature: [UInt8]) -> Bool

  /// A verifier; `verify` tells whether 64 bytes are the Ed25519 signature of
  /// a message by this key.
  public init(
    _ key: NoteKey,
    verify: @escaping @Sendable (_ message: [UInt8], _ signature: [UInt8]) -> Bool
  ) {
    self.key = key
    self.verify = verify
  }
}
