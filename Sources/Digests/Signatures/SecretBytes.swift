import CLibCrypto

/// Bytes that are overwritten before their memory is given back.
///
/// They are set once, while this is made, hence safe to share.
final class SecretBytes: @unchecked Sendable, Equatable {
  private let buffer: UnsafeMutableRawBufferPointer

  /// Zeros, handed to a closure that sets them.
  init<E: Error>(count: Int, _ fill: (UnsafeMutableRawBufferPointer) throws(E) -> Void) throws(E) {
    buffer = .allocate(byteCount: count, alignment: 8)
    buffer.initializeMemory(as: UInt8.self, repeating: 0)
    try fill(buffer)
  }

  /// A copy; the original is the caller's to overwrite.
  convenience init(_ bytes: some Collection<UInt8>) {
    self.init(count: bytes.count) { $0.copyBytes(from: bytes) }
  }

  deinit {
    OPENSSL_cleanse(buffer.baseAddress, buffer.count)
    buffer.deallocate()
  }

  var count: Int { buffer.count }

  /// The bytes for as long as the closure runs.
  func withBytes<Result, E: Error>(
    _ body: (UnsafeRawBufferPointer) throws(E) -> Result
  ) throws(E) -> Result {
    defer { withExtendedLifetime(self) {} }
    return try body(UnsafeRawBufferPointer(buffer))
  }

  /// A copy that stays in memory: of what is no secret, or shall be written.
  var revealed: [UInt8] { withBytes { Array($0) } }

  /// A part of them.
  subscript(range: Range<Int>) -> SecretBytes {
    withBytes { SecretBytes($0[range]) }
  }

  static func + (first: SecretBytes, second: SecretBytes) -> SecretBytes {
    first.withBytes { first in
      second.withBytes { second in
        SecretBytes(count: first.count + second.count) { buffer in
          buffer.copyBytes(from: first)
          UnsafeMutableRawBufferPointer(rebasing: buffer[first.count...]).copyBytes(from: second)
        }
      }
    }
  }

  /// Each byte xored with that at its place in the other, as long as both last.
  static func ^ (one: SecretBytes, other: SecretBytes) -> SecretBytes {
    one.withBytes { one in
      other.withBytes { other in
        SecretBytes(count: min(one.count, other.count)) { buffer in
          for index in buffer.indices { buffer[index] = one[index] ^ other[index] }
        }
      }
    }
  }

  /// In a time that tells nothing of where they differ.
  static func == (one: SecretBytes, other: SecretBytes) -> Bool {
    one.withBytes { one in
      other.withBytes { other in
        one.count == other.count && CRYPTO_memcmp(one.baseAddress, other.baseAddress, one.count) == 0
      }
    }
  }

  /// Overwrites bytes that were read before they could come here.
  static func overwrite(_ bytes: inout [UInt8]) {
    bytes.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
  }
}
