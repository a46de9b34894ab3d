/// White space (Unicode's White_Space) among UTF-8 bytes: a text of Vietnamese
/// takes ten times as long by characters.
public enum Blanks {
  /// A text with one space for each run of blanks, and none at its ends.
  public static func collapsed(_ text: Substring) -> String {
    var text = text
    return text.withUTF8(collapsed)
  }

  /// The words of a text with one space between: a word is made of
  /// characters, and a blank with an accent is none.
  public static func words(_ text: String) -> String {
    var text = text
    let plain = text.withUTF8 { isPlain($0) ? collapsed($0) : nil }
    return plain ?? text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether a text has no character that shows.
  public static func fill(_ text: String) -> Bool {
    var text = text
    let answer = text.withUTF8 { bytes -> Bool? in
      var index = 0
      while index < bytes.count {
        let length = length(bytes, at: index)
        // What stands behind a blank may be its accent.
        if length == 0 { return index == 0 || bytes[index] < 0x80 ? false : nil }
        index += length
      }
      return true
    }
    return answer ?? text.allSatisfy(\.isWhitespace)
  }

  private static func collapsed(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    String(unsafeUninitializedCapacity: bytes.count) { out in
      var count = 0
      var isGap = false
      var index = 0
      while index < bytes.count {
        let length = length(bytes, at: index)
        guard length == 0 else {
          isGap = count > 0
          index += length
          continue
        }
        if isGap {
          out[count] = UInt8(ascii: " ")
          count += 1
        }
        isGap = false
        out[count] = bytes[index]
        count += 1
        index += 1
      }
      return count
    }
  }

  /// The bytes of the blank that begins at an index; 0 where none does.
  private static func length(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    func follow(_ second: UInt8, _ third: ClosedRange<UInt8>) -> Bool {
      index + 2 < bytes.count && bytes[index + 1] == second && third.contains(bytes[index + 2])
    }
    switch bytes[index] {
    case 0x09...0x0D, 0x20: return 1
    case 0xC2: return index + 1 < bytes.count && [0x85, 0xA0].contains(bytes[index + 1]) ? 2 : 0
    case 0xE1: return follow(0x9A, 0x80...0x80) ? 3 : 0
    case 0xE2:
      let isBlank =
        follow(0x80, 0x80...0x8A) || follow(0x80, 0xA8...0xA9) || follow(0x80, 0xAF...0xAF)
        || follow(0x81, 0x9F...0x9F)
      return isBlank ? 3 : 0
    case 0xE3: return follow(0x80, 0x80...0x80) ? 3 : 0
    default: return 0
    }
  }

  /// Whether each scalar is a character of its own: none beyond U+02FF but
  /// the letters of Vietnamese (U+1E80 to U+1EFF).
  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for (index, byte) in bytes.enumerated() where byte >= 0xCC {
      guard byte == 0xE1, index + 1 < bytes.count, (0xBA...0xBB).contains(bytes[index + 1]) else {
        return false
      }
    }
    return true
  }
}
