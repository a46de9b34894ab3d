/// Text → an ASCII name that every system can store.
enum Slug {
  /// Lower-case `a-z0-9`, words joined by `-`, marks dropped, đ → d.
  ///
  /// - Parameter limit: at most this many bytes.
  static func make(_ text: String, limit: Int = 60) -> String {
    var out = ""
    var gap = false
    for scalar in decomposed(text) {
      if scalar.properties.canonicalCombiningClass != .notReordered { continue }
      let letter: Character?
      switch scalar {
      case "đ", "Đ", "Ð", "ð": letter = "d"
      case "A"..."Z", "a"..."z", "0"..."9": letter = Character(Character(scalar).lowercased())
      default: letter = nil
      }
      guard let letter else {
        gap = !out.isEmpty
        continue
      }
      if gap { out.append("-") }
      gap = false
      out.append(letter)
    }
    var cut = String(out.prefix(limit))
    while cut.hasSuffix("-") { cut.removeLast() }
    return cut
  }

  /// Latin letters with marks as letter + marks. Only what Vietnamese
  /// writes is needed; other scripts fall away in a slug.
  private static func decomposed(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.flatMap { scalar in bases[scalar].map { [$0] } ?? [scalar] }
  }

  private static let bases: [Unicode.Scalar: Unicode.Scalar] = {
    let groups: [(Unicode.Scalar, String)] = [
      ("a", "àáảãạăằắẳẵặâầấẩẫậäåā"), ("e", "èéẻẽẹêềếểễệëē"), ("i", "ìíỉĩịîïī"),
      ("o", "òóỏõọôồốổỗộơờớởỡợöøō"), ("u", "ùúủũụưừứửữựûüū"), ("y", "ỳýỷỹỵÿ"), ("c", "ç"), ("n", "ñ"),
    ]
    var bases: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (base, letters) in groups {
      for scalar in letters.unicodeScalars { bases[scalar] = base }
      for scalar in letters.uppercased().unicodeScalars { bases[scalar] = base }
    }
    return bases
  }()
}
