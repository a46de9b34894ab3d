/// An encoding of tag files (RFC 8493 §2.1.1).
enum TagEncoding {
  case ascii, latin1, utf8, utf16, utf16BigEndian, utf16LittleEndian

  /// By its name in IANA's register, in either case.
  init?(name: String) {
    switch name.lowercased() {
    case "utf-8", "utf8": self = .utf8
    case "utf-16": self = .utf16
    case "utf-16be": self = .utf16BigEndian
    case "utf-16le": self = .utf16LittleEndian
    case "iso-8859-1", "latin1": self = .latin1
    case "us-ascii", "ascii": self = .ascii
    default: return nil
    }
  }

  /// The same text in UTF-8; nil where the bytes are not in the encoding. A
  /// byte order mark is left out.
  func decode(_ bytes: [UInt8]) -> [UInt8]? {
    switch self {
    case .ascii: return bytes.allSatisfy { $0 < 128 } ? bytes : nil
    case .latin1:
      return bytes.flatMap { $0 < 128 ? [$0] : [0xC0 | $0 >> 6, 0x80 | $0 & 0x3F] }
    case .utf8:
      let text = bytes.starts(with: Self.mark) ? Array(bytes.dropFirst(3)) : bytes
      return String(validating: text, as: UTF8.self) == nil ? nil : text
    case .utf16:
      // RFC 2781 §4.3: big-endian where no mark says otherwise.
      if bytes.starts(with: [0xFF, 0xFE]) { return Self.decodeUnits(bytes.dropFirst(2), low: 0) }
      return Self.decodeUnits(bytes.starts(with: [0xFE, 0xFF]) ? bytes.dropFirst(2) : bytes[...], low: 1)
    case .utf16BigEndian: return Self.decodeUnits(bytes[...], low: 1)
    case .utf16LittleEndian: return Self.decodeUnits(bytes[...], low: 0)
    }
  }

  /// The byte order mark in UTF-8.
  static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// - Parameter low: which byte of a unit is the lower, the first (0) or
  ///   the second (1).
  private static func decodeUnits(_ bytes: ArraySlice<UInt8>, low: Int) -> [UInt8]? {
    guard bytes.count.isMultiple(of: 2) else { return nil }
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var iterator = bytes.makeIterator()
    while let first = iterator.next(), let second = iterator.next() {
      let (lower, upper) = low == 0 ? (first, second) : (second, first)
      units.append(UInt16(upper) << 8 | UInt16(lower))
    }
    return String(validating: units, as: UTF16.self).map { Array($0.utf8) }
  }
}

/// Lines ended by LF, CR or CRLF (RFC 8493 §2.1.3); the last may lack it.
struct TagLines: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> ArraySlice<UInt8>? {
    guard position < bytes.count else { return nil }
    let start = position
    let end = bytes[start...].firstIndex { $0 == 10 || $0 == 13 } ?? bytes.count
    position = end + 1
    if end < bytes.count, bytes[end] == 13, position < bytes.count, bytes[position] == 10 { position += 1 }
    return bytes[start..<end]
  }
}

/// Blanks that may stand between the parts of a line.
func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }

func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var text = text.drop(while: isBlank)
  while let last = text.last, isBlank(last) { text.removeLast() }
  return text
}
