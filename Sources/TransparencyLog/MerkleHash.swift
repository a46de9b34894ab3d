import Digests

/// The SHA-256 hash of a leaf or of a node of a Merkle tree (RFC 6962 §2.1).
public struct MerkleHash: Sendable, Hashable, CustomStringConvertible {
  /// How many bytes each has.
  public static let length = 32
  /// The root of a tree without leaves: SHA-256 of nothing.
  public static let empty = MerkleHash(of: [])

  /// ``length`` bytes.
  public let bytes: [UInt8]

  /// Takes bytes as a hash; nil unless there are ``length``.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count == Self.length else { return nil }
    self.bytes = bytes
  }

  /// Reads the Base64 of ``length`` bytes, strictly; nil if it isn't that.
  public init?(base64 text: String) {
    guard let bytes = Base64.decode(text) else { return nil }
    self.init(bytes)
  }

  private init(of bytes: [UInt8]) {
    self.bytes = Digest.of(bytes).bytes
  }

  /// The hash of a leaf with this content: SHA-256(0 ‖ content).
  public static func leaf(_ content: [UInt8]) -> MerkleHash {
    MerkleHash(of: [0] + content)
  }

  /// The hash of a node over two others: SHA-256(1 ‖ left ‖ right).
  public static func node(_ left: MerkleHash, _ right: MerkleHash) -> MerkleHash {
    MerkleHash(of: [1] + left.bytes + right.bytes)
  }

  /// The bytes in Base64.
  public var base64: String { Base64.encode(bytes) }

  /// The same as ``base64``.
  public var description: String { base64 }
}
