/// A secret key as minisign keeps it in a file, under a password or not.
///
/// After a comment, Base64 of 158 bytes: `Ed`, `Sc` for scrypt or two zeros
/// for no password, `B2`; 32 bytes of salt, scrypt's two limits, 8 bytes each,
/// lowest first; then 104 bytes, under a password xored with what scrypt
/// makes of it: key id (8), seed (32), public key (32), and the BLAKE2b-256 of
/// `Ed` and those three.
public struct MinisignSecretKeyFile: Sendable {
  /// Anything, by anyone.
  public let comment: String
  /// Whether a password is needed.
  public let isProtected: Bool
  private let salt: [UInt8]
  private let cost: ScryptCost
  /// The 104 bytes as they stand in the file.
  private let content: SecretBytes

  /// Reads a file: a comment and a line of Base64, nothing else.
  ///
  /// - Throws: `malformed`, `wrongLength`, `unknownAlgorithm`,
  ///   `unusableComment`.
  public init(file: [UInt8]) throws(SignatureError) {
    let lines = try MinisignText.lines(file)
    guard lines.count == 2 else { throw SignatureError(.malformed, "\(lines.count) lines, not 2") }
    comment = try MinisignComment.untrusted.read(lines[0])
    var bytes = try MinisignText.bytes(lines[1], count: 158)
    defer { SecretBytes.overwrite(&bytes) }
    guard bytes.starts(with: "Ed".utf8) else {
      throw SignatureError(.unknownAlgorithm, "a secret key that is not Ed25519")
    }
    guard bytes[4..<6].elementsEqual("B2".utf8) else {
      throw SignatureError(.unknownAlgorithm, "a checksum that is not BLAKE2b")
    }
    if bytes[2..<4].elementsEqual("Sc".utf8) {
      isProtected = true
    } else if bytes[2..<4].elementsEqual([0, 0]) {
      isProtected = false
    } else {
      throw SignatureError(.unknownAlgorithm, "a key derivation that is not scrypt")
    }
    salt = Array(bytes[6..<38])
    cost = ScryptCost(operations: Self.number(bytes[38..<46]), memory: Self.number(bytes[46..<54]))
    content = SecretBytes(bytes[54...])
  }

  /// Puts a key under a password, its UTF-8 as typed: at most 1,023 bytes
  /// without NUL and line ends, as minisign asks for it. Without one, the file
  /// is the key.
  ///
  /// - Throws: `unusableComment`, `unusablePassword`, `randomSourceFailed`,
  ///   `libraryFailed`.
  public init(
    _ key: MinisignSecretKey,
    password: [UInt8]?,
    comment: String? = nil
  ) throws(SignatureError) {
    try self.init(key, password: password, comment: comment, cost: .standard)
  }

  init(
    _ key: MinisignSecretKey,
    password: [UInt8]?,
    comment: String?,
    cost: ScryptCost
  ) throws(SignatureError) {
    self.comment = comment ?? "minisign \(password == nil ? "unprotected" : "encrypted") secret key"
    try MinisignComment.untrusted.check(self.comment)
    isProtected = password != nil
    let plain = Self.withChecksum(
      SecretBytes(key.keyID.bytes) + key.key.seed + SecretBytes(key.key.verifyingKey.bytes)
    )
    if let password {
      guard 1...1023 ~= password.count, !password.contains(where: { $0 == 0 || $0 == 10 || $0 == 13 }) else {
        throw SignatureError(.unusablePassword, "a password that is not a line of 1 to 1,023 bytes")
      }
      self.cost = cost
      salt = try SecureRandom.bytes(32)
      content = plain ^ (try cost.derive(plain.count, password: password, salt: salt))
    } else {
      self.cost = ScryptCost(operations: 0, memory: 0)
      salt = [UInt8](repeating: 0, count: 32)
      content = plain
    }
  }

  /// The key. A password that is not needed is not looked at.
  ///
  /// - Throws: `passwordNeeded`, `wrongPassword`, `tooCostly`, `malformed`,
  ///   `libraryFailed`.
  public func unlock(password: [UInt8]?) throws(SignatureError) -> MinisignSecretKey {
    let plain = try plain(password)
    // minisign leaves the checksum of an unprotected key zero, or doesn't.
    let isUnchecked = !isProtected && plain[72..<104] == SecretBytes([UInt8](repeating: 0, count: 32))
    guard isUnchecked || plain == Self.withChecksum(plain[0..<72]) else {
      throw isProtected
        ? SignatureError(.wrongPassword, "not the password of this secret key, or a damaged file")
        : SignatureError(.malformed, "a secret key with a wrong checksum")
    }
    let key = try SigningKey(plain[8..<40])
    guard key.verifyingKey.bytes == plain[40..<72].revealed else {
      throw SignatureError(.malformed, "a secret key that does not fit its public key")
    }
    guard let keyID = KeyID(plain[0..<8].revealed) else { throw SignatureError(.wrongLength, "no key id") }
    return MinisignSecretKey(keyID: keyID, key: key)
  }

  /// The file. Without a password, it is as secret as the key.
  public var text: String {
    let head = Array("Ed".utf8) + (isProtected ? Array("Sc".utf8) : [0, 0]) + Array("B2".utf8)
    let limits = Self.bytes(cost.operations) + Self.bytes(cost.memory)
    var bytes = head + salt + limits + content.revealed
    defer { SecretBytes.overwrite(&bytes) }
    return "\(MinisignComment.untrusted.prefix)\(comment)\n\(Base64.encode(bytes))\n"
  }

  private func plain(_ password: [UInt8]?) throws(SignatureError) -> SecretBytes {
    guard isProtected else { return content }
    guard let password else {
      throw SignatureError(.passwordNeeded, "the secret key is protected by a password")
    }
    return content ^ (try cost.derive(content.count, password: password, salt: salt))
  }

  private static func withChecksum(_ key: SecretBytes) -> SecretBytes {
    key + SecretBytes(BLAKE2b.hash(SecretBytes("Ed".utf8) + key, count: 32))
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static func bytes(_ number: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }
}
