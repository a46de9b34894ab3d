@_spi(_Unicode) import Swift

/// Characters as a page shows them.
enum ShownText {
  /// In NFC, without what is invisible; every blank of a fixed width is a
  /// blank, tabs and line breaks stay.
  static func clean(_ text: String) -> String {
    // Nothing below U+0080 but controls needs a look.
    guard text.utf8.contains(where: { $0 >= 0x80 || $0 < 0x20 }) else { return text }
    guard !text.unicodeScalars.allSatisfy(isShownAsIs) else { return text }
    var shown = String.UnicodeScalarView()
    var isComposed = true
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 9, 10: shown.append(scalar)
      case 0..<0x20, 0x7F...0x9F, 0xAD, 0x034F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064,
        0xFE00...0xFE0F, 0xFEFF:
        continue
      case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: shown.append(" ")
      case 0x2028, 0x2029: shown.append("\n")
      case 0xE000...0xF8FF: shown.append(SymbolFont.scalar(scalar))
      default:
        // What may combine with its neighbour begins at U+0300.
        if scalar.value >= 0x300 { isComposed = isComposed && !mayCombine(scalar) }
        shown.append(scalar)
      }
    }
    guard !isComposed else { return String(shown) }
    var composed = String.UnicodeScalarView()
    for scalar in String(shown)._nfc { composed.append(scalar) }
    return String(composed)
  }

  /// Whether ``clean(_:)`` leaves a scalar, whatever stands beside it:
  /// nearly every text has only such ones.
  private static func isShownAsIs(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 9, 10, 0x20...0x7E, 0xA1...0xAC, 0xAE...0x2FF, 0x1EA0...0x1EF9, 0x2010...0x2027: true
    default: false
    }
  }

  /// Whether a scalar is white space (Unicode's White_Space).
  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// Whether a scalar joins the one before it.
  static func combines(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x300 && scalar.properties.canonicalCombiningClass != .notReordered
  }

  private static func mayCombine(_ scalar: Unicode.Scalar) -> Bool {
    // Vietnamese letters beyond Latin-1 are composed already.
    if (0x1EA0...0x1EF9).contains(scalar.value) { return false }
    return combines(scalar) || scalar.properties.isFullCompositionExclusion
  }
}

/// Characters of Symbol and Wingdings, which stand in the private-use area.
enum SymbolFont {
  /// What such a character looks like, in Unicode.
  static func scalar(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value & 0xFF {
    case 0x2D: "-"
    case 0x2A, 0xB7, 0x6C, 0x9F, 0x9E: "•"
    case 0xA7, 0x6E, 0xA8: "▪"
    case 0xD8, 0xE8, 0xF0: "➢"
    case 0xFC: "✓"
    case 0x76: "❖"
    case 0xB0: "°"
    case 0xB1: "±"
    case 0xB3: "≥"
    case 0xA3: "≤"
    case 0xB4: "×"
    default: "•"
    }
  }
}
