/// Vietnamese typed for fonts of before Unicode: the bytes of one encoding
/// under the characters of another.
enum LegacyEncoding: String {
  case tcvn3 = "TCVN3 (ABC)"
  case vni = "VNI"
  case windows1258 = "Windows-1258"

  /// Signs, not letters, that TCVN3 puts into words.
  private static func isTCVN3Sign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "®", "©", "¬", "µ", "¸", "¶", "·", "¹", "§", "¨", "»", "¾", "¼", "½", "ª", "«", "¢", "£", "¤", "¥",
      "¦", "×":
      true
    default: false
    }
  }

  /// Letters of Latin-1 that Vietnamese has not.
  private static func isForeignLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "ø", "û", "ï", "ä", "å", "ë", "ü", "ö", "ñ", "î", "æ", "ç", "ß", "þ", "ð", "ÿ", "Ø", "Û", "Ï", "Ä",
      "Å", "Ë", "Ü", "Ö", "Ñ", "Î", "Æ", "Ç", "Þ", "Ð":
      true
    default: false
    }
  }

  /// What one word has.
  private struct Word {
    var isWord = false
    var hasSign = false
    var hasLetter = false
    var hasMark = false

    mutating func add(_ scalar: Unicode.Scalar) {
      switch scalar.value {
      // The letters of Vietnamese need no question: they are most of them.
      case 0x41...0x5A, 0x61...0x7A, 0x1EA0...0x1EF9: isWord = true
      case 0..<0x80: break
      default:
        isWord = isWord || scalar.properties.isAlphabetic
        hasSign = hasSign || LegacyEncoding.isTCVN3Sign(scalar)
        hasLetter = hasLetter || LegacyEncoding.isForeignLetter(scalar)
        hasMark = hasMark || [0x300, 0x301, 0x303, 0x309, 0x323].contains(scalar.value)
      }
    }
  }

  /// The encoding in which a paragraph was typed, if it is not Unicode.
  ///
  /// - Parameters:
  ///   - typed: before composition.
  ///   - fonts: the fonts of its runs; `.VnTime` and `VNI-Times` give
  ///     themselves away.
  static func detect(_ typed: String, fonts: Set<String>) -> LegacyEncoding? {
    guard typed.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
    var words = 0
    var signs = 0
    var letters = 0
    var marks = 0
    var word = Word()
    func close() {
      if word.isWord {
        words += 1
        if word.hasSign { signs += 1 }
        if word.hasLetter { letters += 1 }
        if word.hasMark { marks += 1 }
      }
      word = Word()
    }
    for scalar in typed.unicodeScalars {
      if ShownText.isBlank(scalar) { close() } else { word.add(scalar) }
    }
    close()
    let odd = signs + letters
    if odd > 0 {
      if fonts.contains(where: { $0.lowercased().hasPrefix(".vn") }) { return .tcvn3 }
      if fonts.contains(where: { $0.lowercased().hasPrefix("vni-") }) { return .vni }
    }
    // A foreign name has one such word; a paragraph in an old encoding,
    // every other.
    if odd >= 3, odd * 5 >= words { return signs * 3 >= letters ? .tcvn3 : .vni }
    return marks >= 3 ? .windows1258 : nil
  }
}
