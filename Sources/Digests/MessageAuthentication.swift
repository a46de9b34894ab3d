/// HMAC (RFC 2104, FIPS 198-1) over SHA-256: who does not know the key can't
/// make a tag for a message.
public struct MessageAuthentication: Sendable {
  private static let block = 64
  private let inner: [UInt8]
  private let outer: [UInt8]

  /// - Parameter key: of any length; 32 bytes that nobody can foretell are
  ///   enough.
  public init(key: [UInt8]) {
    var key = key.count > Self.block ? Digest.of(key).bytes : key
    key += [UInt8](repeating: 0, count: Self.block - key.count)
    inner = key.map { $0 ^ 0x36 }
    outer = key.map { $0 ^ 0x5c }
  }

  /// The tag of a message that consists of these parts, one after another.
  public func tag(_ parts: [UInt8]...) -> Digest {
    let stream = DigestStream(.sha256)
    stream.update(inner)
    for part in parts { stream.update(part) }
    return Digest.of(outer + stream.finish().bytes)
  }
}
