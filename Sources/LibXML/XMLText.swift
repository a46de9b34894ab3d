/// Text on its way into XML.
public enum XMLText {
  /// Escapes the content of an element.
  public static func escape(_ text: String) -> String { escape(text, inAttribute: false) }

  /// Escapes the value of an attribute in double quotes.
  public static func escapeAttribute(_ text: String) -> String { escape(text, inAttribute: true) }

  private static func escape(_ text: String, inAttribute: Bool) -> String {
    // Most texts stay as they are.
    guard text.utf8.contains(where: { mayChange($0, inAttribute) }) else { return text }
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count + 32)
    var before: (UInt8, UInt8) = (0, 0)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): out += "&amp;".utf8
      case UInt8(ascii: "<"): out += "&lt;".utf8
      case UInt8(ascii: ">"): out += "&gt;".utf8
      case UInt8(ascii: "\"") where inAttribute: out += "&quot;".utf8
      case UInt8(ascii: "\n") where inAttribute: out += "&#10;".utf8
      case UInt8(ascii: "\t") where inAttribute: out += "&#9;".utf8
      case UInt8(ascii: "\r"): out += "&#13;".utf8
      // XML 1.0 has no way to write the other controls and U+FFFE, U+FFFF.
      case 0..<0x20 where byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\t"): break
      case 0xBE...0xBF where before == (0xEF, 0xBF): out.removeLast(2)
      default: out.append(byte)
      }
      before = (before.1, byte)
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Whether a text with such a byte may have to be written otherwise.
  private static func mayChange(_ byte: UInt8, _ inAttribute: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), 0xEF: true
    case UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\""): inAttribute
    case 0..<0x20: true
    default: false
    }
  }
}
