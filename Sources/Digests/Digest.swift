import CLibCrypto

/// A digest algorithm that libcrypto computes for us.
public enum DigestAlgorithm: String, Sendable, CaseIterable {
  case md5, sha1, sha224, sha256, sha384, sha512

  /// Length of the digest in hexadecimal digits.
  public var hexLength: Int {
    switch self {
    case .md5: 32
    case .sha1: 40
    case .sha224: 56
    case .sha256: 64
    case .sha384: 96
    case .sha512: 128
    }
  }
}

/// A digest, e.g. SHA-256 (FIPS 180-4).
public struct Digest: Sendable, Hashable, CustomStringConvertible {
  /// What computed it.
  public let algorithm: DigestAlgorithm
  /// As many as the algorithm gives.
  public let bytes: [UInt8]

  init(algorithm: DigestAlgorithm, bytes: [UInt8]) {
    self.algorithm = algorithm
    self.bytes = bytes
  }

  /// Reads hexadecimal digits of either case; nil unless there are exactly
  /// as many as the algorithm has.
  public init?(hex: some StringProtocol, algorithm: DigestAlgorithm) {
    guard hex.utf8.count == algorithm.hexLength else { return nil }
    var bytes: [UInt8] = []
    var high: UInt8?
    for character in hex.utf8 {
      let digit: UInt8
      switch character {
      case 48...57: digit = character - 48
      case 65...70: digit = character - 55
      case 97...102: digit = character - 87
      default: return nil
      }
      if let first = high {
        bytes.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    self.init(algorithm: algorithm, bytes: bytes)
  }

  /// The digest of bytes at hand.
  public static func of(_ bytes: [UInt8], _ algorithm: DigestAlgorithm = .sha256) -> Digest {
    let stream = DigestStream(algorithm)
    stream.update(bytes)
    return stream.finish()
  }

  /// Lower-case hexadecimal digits.
  public var hex: String { Self.hex(bytes) }

  /// Bytes as lower-case hexadecimal digits.
  public static func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// As in a `ni:` name (RFC 6920): base64 for URLs, without padding.
  public var base64URL: String {
    Base64.encode(bytes).replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  /// The same as ``hex``.
  public var description: String { hex }
}

/// A digest in the making, for content that comes in pieces.
public final class DigestStream {
  private let algorithm: DigestAlgorithm
  private let context: OpaquePointer

  /// Begins a digest of nothing.
  public init(_ algorithm: DigestAlgorithm) {
    self.algorithm = algorithm
    let method =
      switch algorithm {
      case .md5: EVP_md5()
      case .sha1: EVP_sha1()
      case .sha224: EVP_sha224()
      case .sha256: EVP_sha256()
      case .sha384: EVP_sha384()
      case .sha512: EVP_sha512()
      }
    guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, method, nil) == 1 else {
      // Out of memory, or a libcrypto that was built without the algorithm.
      fatalError("libcrypto cannot compute \(algorithm)")
    }
    self.context = context
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Adds bytes.
  public func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { update($0) }
  }

  /// Adds bytes.
  public func update(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBytes { update($0) }
  }

  /// Adds bytes.
  public func update(_ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.baseAddress else { return }
    precondition(EVP_DigestUpdate(context, base, bytes.count) == 1, "the stream is spent")
  }

  /// The digest of all that was added. The stream is then spent.
  public func finish() -> Digest {
    var bytes = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var count: UInt32 = 0
    // A digest of no bytes would compare equal to another such.
    precondition(EVP_DigestFinal_ex(context, &bytes, &count) == 1, "the stream is spent")
    return Digest(algorithm: algorithm, bytes: Array(bytes.prefix(Int(count))))
  }
}
