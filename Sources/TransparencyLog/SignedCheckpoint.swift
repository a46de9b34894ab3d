/// A checkpoint with its signatures, as it is stored and handed out.
public struct SignedCheckpoint: Sendable {
  /// What is claimed; don't rely on it before ``verify(by:)`` has returned.
  public let checkpoint: Checkpoint
  /// The same as a note.
  public let note: SignedNote

  /// Signs a checkpoint. The log's own key must be among the signers' and have
  /// the origin as its name: else ``LogError/Code/originDiffers``. Throws also
  /// what ``SignedNote/init(signing:by:)`` does.
  public init(signing checkpoint: Checkpoint, by signers: [NoteSigner]) throws(LogError) {
    guard signers.contains(where: { checkpoint.isFrom($0.key) }) else { throw LogError(.originDiffers) }
    self.checkpoint = checkpoint
    note = try SignedNote(signing: checkpoint.text, by: signers)
  }

  /// Reads a signed checkpoint. Throws ``LogError/Code/malformed`` with the
  /// line at fault, or ``LogError/Code/tooLarge``.
  public init(parsing bytes: [UInt8]) throws(LogError) {
    note = try SignedNote(parsing: bytes)
    checkpoint = try Checkpoint(parsing: note.text)
  }

  /// The bytes that it is stored as.
  public var bytes: [UInt8] { note.bytes }

  /// Checks the signatures: of the known keys, the log's own must have signed,
  /// whose name is the origin. C2SP only recommends that name; we rely on it,
  /// so that no witness and no other log can speak for this one.
  ///
  /// Returns the keys that have signed. Throws ``LogError/Code/originDiffers``
  /// where no known key has that name, else what ``SignedNote/verify(by:)`` does.
  @discardableResult
  public func verify(by verifiers: [NoteVerifier]) throws(LogError) -> [NoteKey] {
    guard verifiers.contains(where: { checkpoint.isFrom($0.key) }) else { throw LogError(.originDiffers) }
    let keys = try note.verify(by: verifiers)
    guard keys.contains(where: checkpoint.isFrom) else { throw LogError(.notSigned) }
    return keys
  }
}

extension Checkpoint {
  fileprivate func isFrom(_ key: NoteKey) -> Bool {
    key.name.utf8.elementsEqual(origin.utf8)
  }
}
