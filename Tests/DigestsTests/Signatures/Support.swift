import Digests
import Testing

/// The error's code that a piece of work ends with; nil if it ends well.
func code<Result>(_ body: () throws -> Result) -> SignatureError.Code? {
  do {
    _ = try body()
    return nil
  } catch {
    return (error as? SignatureError)?.code
  }
}

/// The bytes of hexadecimal digits, spaces ignored.
func hex(_ digits: String) -> [UInt8] {
  let digits = digits.filter { $0.isHexDigit }.compactMap(\.hexDigitValue)
  return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
}

/// A file with one bit the other way.
struct Flip: Sendable {
  let index: Int
  let byte: UInt8
  let file: [UInt8]

  /// All of them, eight for each byte.
  static func all(_ file: [UInt8]) -> [Flip] {
    file.indices.flatMap { index in
      (0..<8).map { bit in
        var flipped = file
        flipped[index] ^= 1 << bit
        return Flip(index: index, byte: flipped[index], file: flipped)
      }
    }
  }

  /// Whether it is one within a comment of ASCII that leaves it one.
  func isIn(comment: String, of file: String) -> Bool {
    let start = "untrusted comment: ".utf8.count
    let isText = byte == 9 || 0x20...0x7e ~= byte
    return file.utf8.dropFirst(start).starts(with: comment.utf8) && isText
      && start..<(start + comment.utf8.count) ~= index
  }
}
