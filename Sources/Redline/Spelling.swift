@_spi(_Unicode) import Swift

/// How text is made comparable: what looks the same is the same.
enum Spelling {
  /// Text with its blanks folded, before and after composition.
  struct Clean {
    /// In NFC, one blank between words, none at the ends.
    var text: String
    /// As it was, where composing changed it.
    var raw: String?
    /// Characters that can't be seen, left out.
    var invisible: Int
  }

  static func clean(_ source: String) -> Clean {
    var out = String.UnicodeScalarView()
    var invisible = 0
    var isGap = false
    var isComposed = true
    for scalar in source.unicodeScalars {
      if isBlank(scalar) {
        isGap = true
        continue
      }
      if isInvisible(scalar) {
        invisible += 1
        continue
      }
      if isGap, !out.isEmpty { out.append(" ") }
      isGap = false
      if scalar.value >= 0x300, !isPlain(scalar) { isComposed = false }
      out.append(scalar)
    }
    let folded = String(out)
    guard !isComposed else { return Clean(text: folded, raw: nil, invisible: invisible) }
    var composed = String.UnicodeScalarView()
    for scalar in folded._nfc { composed.append(scalar) }
    let isSame = composed.elementsEqual(out)
    return Clean(text: String(composed), raw: isSame ? nil : folded, invisible: invisible)
  }

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// Direction marks, joiners and controls: never shown, so never printed.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0xAD, 0x034F, 0x061C, 0x180E, 0x200B...0x200F, 0x202A...0x202E,
      0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF:
      true
    default: false
    }
  }

  /// Letters of Vietnamese and common signs, which NFC leaves alone.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    (0x1EA0...0x1EF9).contains(scalar.value) || (0x2010...0x20CF).contains(scalar.value)
  }

  // MARK: Tone

  /// Each row: a vowel without tone, then its five tones.
  private static let rows = [
    "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị",
    "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ",
    "AÀẢÃÁẠ", "ĂẰẲẴẮẶ", "ÂẦẨẪẤẬ", "EÈẺẼÉẸ", "ÊỀỂỄẾỆ", "IÌỈĨÍỊ",
    "OÒỎÕÓỌ", "ÔỒỔỖỐỘ", "ƠỜỞỠỚỢ", "UÙỦŨÚỤ", "ƯỪỬỮỨỰ", "YỲỶỸÝỴ",
  ]

  private static let tones: [UInt32: (base: Unicode.Scalar, tone: Unicode.Scalar)] = {
    let digits: [Unicode.Scalar] = ["0", "1", "2", "3", "4", "5"]
    var tones: [UInt32: (base: Unicode.Scalar, tone: Unicode.Scalar)] = [:]
    for row in rows {
      let scalars = Array(row.unicodeScalars)
      for (tone, scalar) in zip(digits, scalars).dropFirst() { tones[scalar.value] = (scalars[0], tone) }
    }
    return tones
  }()

  /// A word with its tones at the end: "hoà" and "hòa" give the same.
  static func toneLast(_ word: String) -> String {
    guard word.utf8.contains(where: { $0 >= 0x80 }) else { return word }
    var bases = String.UnicodeScalarView()
    var marks = String.UnicodeScalarView()
    for scalar in word.unicodeScalars {
      if let (base, tone) = tones[scalar.value] {
        bases.append(base)
        marks.append(tone)
      } else {
        bases.append(scalar)
      }
    }
    bases.append(contentsOf: marks)
    return String(bases)
  }

  /// In lower case.
  static func lower(_ word: String) -> String { word.lowercased() }
}
