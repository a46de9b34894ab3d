/// The name that minisign and signify give a key pair: 8 random bytes, by
/// which a signature says which key to verify with. It proves nothing.
public struct KeyID: Sendable, Hashable, CustomStringConvertible {
  /// 8 bytes, as in the files.
  public let bytes: [UInt8]

  /// An id by its bytes; nil unless there are 8.
  public init?(_ bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    guard bytes.count == 8 else { return nil }
    self.bytes = bytes
  }

  /// A new one.
  ///
  /// - Throws: `randomSourceFailed`.
  public static func random() throws(SignatureError) -> KeyID {
    guard let id = KeyID(try SecureRandom.bytes(8)) else { throw .randomSourceFailed }
    return id
  }

  /// As minisign prints it: 16 upper-case hexadecimal digits, last byte first.
  public var description: String { Digest.hex(bytes.reversed()).uppercased() }
}
