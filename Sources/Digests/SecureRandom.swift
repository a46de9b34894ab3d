import CLibCrypto

/// Bytes that nobody can foretell, from libcrypto's generator, which the
/// kernel seeds.
public enum SecureRandom {
  /// As many bytes as asked for; none for a count below one.
  ///
  /// - Throws: `randomSourceFailed`. There is no weaker source to fall back on.
  public static func bytes(_ count: Int) throws(SignatureError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: max(count, 0))
    guard bytes.withUnsafeMutableBytes(fill) else { throw .randomSourceFailed }
    return bytes
  }

  /// Whether the buffer was filled.
  static func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Bool {
    guard let base = buffer.baseAddress, !buffer.isEmpty else { return true }
    guard let count = Int32(exactly: buffer.count) else { return false }
    defer { ERR_clear_error() }
    return RAND_bytes(base.assumingMemoryBound(to: UInt8.self), count) == 1
  }
}
