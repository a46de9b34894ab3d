/// Vietnamese typed for fonts of before Unicode: the bytes of one encoding
/// under the characters of another.
enum LegacyEncoding: String {
  case tcvn3 = "TCVN3 (ABC)"
  case vni = "VNI"
  case windows1258 = "Windows-1258"

  /// Signs, not letters, that TCVN3 puts into words.
  private static let tcvn3Signs = Set("®©¬µ¸¶·¹§¨»¾¼½ª«¢£¤¥¦×".unicodeScalars)
  /// Letters of Latin-1 that Vietnamese has not.
  private static let foreignLetters = Set("øûïäåëüöñîæçßþðÿØÛÏÄÅËÜÖÑÎÆÇÞÐ".unicodeScalars)

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
    for word in typed.unicodeScalars.split(whereSeparator: { $0.properties.isWhitespace }) {
      guard word.contains(where: \.properties.isAlphabetic) else { continue }
      words += 1
      if word.contains(where: tcvn3Signs.contains) { signs += 1 }
      if word.contains(where: foreignLetters.contains) { letters += 1 }
      if word.contains(where: { [0x300, 0x301, 0x303, 0x309, 0x323].contains($0.value) }) { marks += 1 }
    }
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
