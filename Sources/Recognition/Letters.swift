/// Vietnamese letters, folded for comparison: without case, and with the
/// tone at the end of the word, so that hoà = hòa and uỷ = ủy.
package enum Letters {
  package struct Folded {
    /// The letter in lower case, with its hat, breve or horn, without tone.
    package var base: Unicode.Scalar
    /// 0 none, 1 grave, 2 hook, 3 tilde, 4 acute, 5 dot below.
    package var tone: UInt8
    package var isUpper: Bool
  }

  /// Each row: a vowel without tone, then its five tones.
  private static let rows = [
    "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị",
    "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ",
  ]

  /// By code point, up to the last Vietnamese letter.
  private static let table: [Folded?] = {
    var table: [Folded?] = Array(repeating: nil, count: 0x1F00)
    func put(_ scalar: Unicode.Scalar, _ folded: Folded) {
      if scalar.value < 0x1F00 { table[Int(scalar.value)] = folded }
    }
    for row in rows {
      guard let base = row.unicodeScalars.first else { continue }
      for (tone, character) in row.enumerated() {
        let upper = String(character).uppercased()
        if let scalar = character.unicodeScalars.first {
          put(scalar, Folded(base: base, tone: UInt8(tone), isUpper: false))
        }
        if let scalar = upper.unicodeScalars.first {
          put(scalar, Folded(base: base, tone: UInt8(tone), isUpper: true))
        }
      }
    }
    put("đ", Folded(base: "đ", tone: 0, isUpper: false))
    // Old fonts type the Icelandic letter, which looks the same.
    for upper in ["Đ", "Ð"] as [Unicode.Scalar] { put(upper, Folded(base: "đ", tone: 0, isUpper: true)) }
    for value in UInt8(ascii: "a")...UInt8(ascii: "z") where table[Int(value)] == nil {
      put(Unicode.Scalar(value), Folded(base: Unicode.Scalar(value), tone: 0, isUpper: false))
    }
    for value in UInt8(ascii: "A")...UInt8(ascii: "Z") where table[Int(value)] == nil {
      put(Unicode.Scalar(value), Folded(base: Unicode.Scalar(value + 32), tone: 0, isUpper: true))
    }
    return table
  }()

  /// Tones written as marks of their own.
  static func tone(of mark: Unicode.Scalar) -> UInt8? {
    switch mark.value {
    case 0x300: 1
    case 0x309: 2
    case 0x303: 3
    case 0x301: 4
    case 0x323: 5
    default: nil
    }
  }

  /// A letter's folded form; nil for what is no letter.
  package static func fold(_ scalar: Unicode.Scalar) -> Folded? {
    if scalar.value < 0x1F00 {
      if let known = table[Int(scalar.value)] { return known }
      if scalar.value < 0x80 { return nil }
    }
    let properties = scalar.properties
    guard properties.isAlphabetic else { return nil }
    let lower = properties.lowercaseMapping.unicodeScalars.first ?? scalar
    return Folded(base: lower, tone: 0, isUpper: lower != scalar)
  }

  /// A letter without any mark, in ASCII; nil where there is none.
  static func ascii(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard let folded = fold(scalar) else { return nil }
    switch folded.base {
    case "ă", "â": return "a"
    case "ê": return "e"
    case "ô", "ơ": return "o"
    case "ư": return "u"
    case "đ": return "d"
    default: return folded.base.isASCII ? folded.base : nil
    }
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x2000...0x200B, 0x202F, 0x205F, 0x3000, 0xFEFF, 0x2028, 0x2029: true
    default: false
    }
  }

  static func isDash(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2D, 0x2010...0x2015, 0x2212, 0xAD: true
    default: false
    }
  }

  /// Lower-case ASCII words with hyphens between: for names in URIs.
  package static func slug(_ text: String) -> String {
    var slug = ""
    var isGap = false
    for scalar in text.unicodeScalars {
      let kept: Unicode.Scalar?
      if scalar.value >= 0x30, scalar.value <= 0x39 {
        kept = scalar
      } else if scalar.value >= 0x300, scalar.value <= 0x36F {
        continue
      } else {
        kept = ascii(scalar)
      }
      guard let kept else {
        isGap = !slug.isEmpty
        continue
      }
      if isGap { slug += "-" }
      isGap = false
      slug.unicodeScalars.append(kept)
    }
    return slug
  }
}
