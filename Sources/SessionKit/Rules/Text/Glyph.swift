import Recognition

/// A character as words are read: what it is, and in small letters.
///
/// Unicode's own tables are asked once for each letter of the blocks that
/// Vietnamese is written in; else they would be asked for each letter of each
/// text, and take more of a run than all that is done with the answers.
struct Glyph {
  enum Kind: UInt8 { case blank, digit, letter, accent, mark }

  /// Digits are those of ASCII; accents stand apart from their letters.
  var kind: Kind
  var isUpper: Bool
  /// In small letters; 0 where that takes more than one scalar, or is beyond
  /// 16 bits.
  var lower: UInt16

  private init(_ scalar: Unicode.Scalar) {
    let folded = Letters.fold(scalar)
    kind =
      switch scalar.value {
      case 0x30...0x39: .digit
      case 0x300...0x36F: .accent
      case 0x200B: .blank
      default: folded != nil ? .letter : scalar.isBlank ? .blank : .mark
      }
    isUpper = folded?.isUpper == true
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    self.lower = lower.count == 1 ? lower.first.flatMap { UInt16(exactly: $0.value) } ?? 0 : 0
  }

  /// Latin up to its letters of other languages, and the block of the
  /// Vietnamese letters with two marks.
  private static let known: [Glyph] = (Array(0..<0x250) + Array(0x1E00..<0x1F00)).map { code in
    Glyph(Unicode.Scalar(UInt16(code)) ?? " ")
  }

  static func of(_ code: UInt32) -> Glyph {
    if code < 0x250 { return known[Int(code)] }
    if code >= 0x1E00, code < 0x1F00 { return known[Int(code) - 0x1E00 + 0x250] }
    return Glyph(Unicode.Scalar(code) ?? "\u{FFFD}")
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The character that begins at an index of well-formed UTF-8, and where
  /// the next one does.
  func character(at index: Int) -> (code: UInt32, next: Int) {
    let first = UInt32(self[index])
    if first < 0x80 { return (first, index + 1) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard index + length <= count else { return (0xFFFD, count) }
    var code = first & (0x7F >> UInt32(length))
    for next in index + 1..<index + length { code = code << 6 | UInt32(self[next] & 0x3F) }
    return (code, index + length)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The glyph at an index, which goes on to the next.
  func glyph(at index: inout Int) -> Glyph {
    let (code, next) = character(at: index)
    index = next
    return Glyph.of(code)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Hands over a range of well-formed UTF-8 in small letters, byte by byte.
  func forEachLowered(_ range: Range<Int>, _ body: (UInt8) -> Void) {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = self[index]
      if byte < 0x80 {
        body(byte &- 0x41 < 26 ? byte | 0x20 : byte)
        index += 1
        continue
      }
      let (code, next) = character(at: index)
      index = next
      let lower = Glyph.of(code).lower
      if lower >= 0x800 {
        body(0xE0 | UInt8(truncatingIfNeeded: lower >> 12))
        body(0x80 | UInt8(truncatingIfNeeded: lower >> 6 & 0x3F))
        body(0x80 | UInt8(truncatingIfNeeded: lower & 0x3F))
      } else if lower >= 0x80 {
        body(0xC0 | UInt8(truncatingIfNeeded: lower >> 6))
        body(0x80 | UInt8(truncatingIfNeeded: lower & 0x3F))
      } else {
        for byte in (Unicode.Scalar(code)?.properties.lowercaseMapping ?? "").utf8 { body(byte) }
      }
    }
  }
}

extension String {
  /// As `lowercased()` has it, many times faster for what is written in
  /// Vietnamese.
  var lowered: String {
    var text = self
    return text.withUTF8 { bytes in
      var lower: [UInt8] = []
      lower.reserveCapacity(bytes.count)
      bytes.forEachLowered(0..<bytes.count) { lower.append($0) }
      return String(decoding: lower, as: UTF8.self)
    }
  }
}
