/// What people compare, on paper or aloud, to know a public key: the first
/// 20 bytes of the SHA-256 of its 32 bytes.
public struct KeyFingerprint: Sendable, Hashable, CustomStringConvertible {
  /// 20 bytes.
  public let bytes: [UInt8]

  /// The fingerprint of a key.
  public init(_ key: VerifyingKey) {
    bytes = Array(Digest.of(key.bytes).bytes.prefix(20))
  }

  /// Ten groups of four lower-case hexadecimal digits.
  public var groups: [String] {
    stride(from: 0, to: 20, by: 2).map { Digest.hex(bytes[$0..<($0 + 2)]) }
  }

  /// The groups with a space between, e.g. `b0c8 af65 21d1 …`.
  public var description: String { groups.joined(separator: " ") }
}
