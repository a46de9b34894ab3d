/// Tokens of PDF syntax (ISO 32000-1 §7.2), strings and comments left out.
struct PDFLexer {
  enum Token: Equatable {
    case name(String)
    case number(Int)
    case word(String)
    /// `<<` and `>>`
    case open, close
    /// `[` and `]`
    case openArray, closeArray
  }

  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Token? {
    while place < bytes.count {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "%"):
        while place < bytes.count, bytes[place] != 10, bytes[place] != 13 { place += 1 }
      case UInt8(ascii: "("): skipString()
      case UInt8(ascii: "<"):
        if place + 1 < bytes.count, bytes[place + 1] == byte {
          place += 2
          return .open
        }
        while place < bytes.count, bytes[place] != UInt8(ascii: ">") { place += 1 }
        place += 1
      case UInt8(ascii: ">"):
        let isDouble = place + 1 < bytes.count && bytes[place + 1] == byte
        place += isDouble ? 2 : 1
        if isDouble { return .close }
      case UInt8(ascii: "["):
        place += 1
        return .openArray
      case UInt8(ascii: "]"):
        place += 1
        return .closeArray
      case UInt8(ascii: "/"):
        place += 1
        return .name(name())
      case _ where Self.isRegular(byte): return word()
      default: place += 1
      }
    }
    return nil
  }

  /// The data of a stream, whose keyword was the last token. A length that
  /// does not lead to `endstream` is not believed.
  mutating func stream(_ length: Int?) -> ArraySlice<UInt8> {
    if place < bytes.count, bytes[place] == 13 { place += 1 }
    if place < bytes.count, bytes[place] == 10 { place += 1 }
    let start = place
    if let length, length >= 0, length <= bytes.count - start {
      var end = start + length
      while end < bytes.count, end < start + length + 3, [10, 13, 32].contains(bytes[end]) { end += 1 }
      if bytes[end...].starts(with: Self.endMark) {
        place = end + Self.endMark.count
        return bytes[start..<(start + length)]
      }
    }
    while place < bytes.count {
      if bytes[place] == Self.endMark[0], bytes[place...].starts(with: Self.endMark) {
        let end = place
        place += Self.endMark.count
        return bytes[start..<end]
      }
      place += 1
    }
    return bytes[start...]
  }

  private static let endMark = Array("endstream".utf8)

  private static func isRegular(_ byte: UInt8) -> Bool {
    byte > 32 && !"()<>[]{}/%".utf8.contains(byte)
  }

  /// `#41` in a name stands for `A`.
  private mutating func name() -> String {
    var text: [UInt8] = []
    while place < bytes.count, Self.isRegular(bytes[place]) {
      if bytes[place] == UInt8(ascii: "#"), place + 2 < bytes.count,
        let code = UInt8(String(decoding: bytes[(place + 1)...(place + 2)], as: UTF8.self), radix: 16)
      {
        if text.count < 128 { text.append(code) }
        place += 3
      } else {
        if text.count < 128 { text.append(bytes[place]) }
        place += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func word() -> Token {
    let start = place
    while place < bytes.count, Self.isRegular(bytes[place]) { place += 1 }
    let text = String(decoding: bytes[start..<min(place, start + 64)], as: UTF8.self)
    return Int(text).map { .number($0) } ?? .word(text)
  }

  private mutating func skipString() {
    var depth = 0
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\\"): place += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      place += 1
      if depth == 0 { return }
    }
  }
}
