/// A public key as minisign and signify keep it in a file.
///
/// Two are equal if key and id are; the comment does not count.
public struct MinisignPublicKey: Sendable, Hashable {
  /// The name of the key pair.
  public let keyID: KeyID
  /// What verifies.
  public let key: VerifyingKey
  /// Anything, by anyone.
  public let comment: String

  /// A key by its parts. The comment, if none is given, is minisign's.
  ///
  /// - Throws: `unusableComment`.
  public init(keyID: KeyID, key: VerifyingKey, comment: String? = nil) throws(SignatureError) {
    // As minisign writes it: without leading noughts.
    let number = keyID.description.drop { $0 == "0" }
    let comment = comment ?? "minisign public key \(number.isEmpty ? "0" : number)"
    try MinisignComment.untrusted.check(comment)
    self.keyID = keyID
    self.key = key
    self.comment = comment
  }

  /// Reads a file: a comment and a line of Base64, nothing else.
  ///
  /// - Throws: `malformed`, `wrongLength`, `unknownAlgorithm`, `weakKey`,
  ///   `unusableComment`.
  public init(file: [UInt8]) throws(SignatureError) {
    let lines = try MinisignText.lines(file)
    guard lines.count == 2 else { throw SignatureError(.malformed, "\(lines.count) lines, not 2") }
    let comment = try MinisignComment.untrusted.read(lines[0])
    try self.init(line: lines[1], comment: comment)
  }

  /// Reads the line of Base64 alone, as `minisign -P` takes it: 56 characters.
  ///
  /// - Throws: `malformed`, `wrongLength`, `unknownAlgorithm`, `weakKey`.
  public init(base64: String) throws(SignatureError) {
    try self.init(line: Array(base64.utf8), comment: nil)
  }

  private init(line: [UInt8], comment: String?) throws(SignatureError) {
    let bytes = try MinisignText.bytes(line, count: 42)
    guard bytes.starts(with: "Ed".utf8) else {
      throw SignatureError(.unknownAlgorithm, "a public key that is not Ed25519")
    }
    guard let keyID = KeyID(bytes[2..<10]) else { throw SignatureError(.wrongLength, "no key id") }
    try self.init(keyID: keyID, key: VerifyingKey(Array(bytes[10...])), comment: comment)
  }

  /// The line of Base64 alone: 56 characters.
  public var base64: String { Base64.encode(Array("Ed".utf8) + keyID.bytes + key.bytes) }

  /// The file.
  public var text: String { "\(MinisignComment.untrusted.prefix)\(comment)\n\(base64)\n" }

  public static func == (one: MinisignPublicKey, other: MinisignPublicKey) -> Bool {
    one.keyID == other.keyID && one.key == other.key
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(keyID)
    hasher.combine(key)
  }
}
