import Digests

/// The name and the Ed25519 public key of one who signs notes (C2SP
/// signed-note).
public struct NoteKey: Sendable, CustomStringConvertible {
  /// The signature type that C2SP has assigned to Ed25519.
  static let ed25519: UInt8 = 1

  /// Not empty, without white space, plus signs and control characters; best
  /// a URL without scheme. Compared byte by byte.
  public let name: String
  /// The 32 bytes of RFC 8032.
  public let bytes: [UInt8]
  /// The 4 bytes by which signature lines name the key, beside the name.
  public let id: [UInt8]

  /// A key with a name. Throws ``LogError/Code/malformed`` where the name has
  /// characters that it may not have, or the key not 32 bytes.
  public init(name: String, bytes: [UInt8]) throws(LogError) {
    guard Self.isName(name), bytes.count == 32 else { throw LogError(.malformed) }
    self.name = name
    self.bytes = bytes
    id = Array(Digest.of(name.utf8 + [0x0A, Self.ed25519] + bytes).bytes.prefix(4))
  }

  /// Reads what ``description`` writes, e.g. from a `.vkey` file without its
  /// line end. Throws ``LogError/Code/malformed`` for anything else, also
  /// where the ID is not that of the key.
  public init(parsing text: String) throws(LogError) {
    // Base64 has plus signs as well: only the first two separate.
    let parts = text.utf8.split(separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let typed = Base64.decode(String(decoding: parts[2], as: UTF8.self)),
      typed.first == Self.ed25519
    else { throw LogError(.malformed) }
    try self.init(name: String(decoding: parts[0], as: UTF8.self), bytes: Array(typed.dropFirst()))
    guard description.utf8.elementsEqual(text.utf8) else { throw LogError(.malformed) }
  }

  /// The verifier key in text: `<name>+<ID in hexadecimal>+<type and key in
  /// Base64>`.
  public var description: String {
    let digits = Array("0123456789abcdef".utf8)
    let hex = id.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return "\(name)+\(String(decoding: hex, as: UTF8.self))+\(Base64.encode([Self.ed25519] + bytes))"
  }

  static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "+" && !$0.properties.isWhitespace }
  }
}
