import Recognition
@_spi(_Unicode) import Swift

/// The grammar of the written Vietnamese syllable: onset, rime and tone.
///
/// It says what can't be a syllable; that something can be one does not make
/// it a word. No list of words stands behind it.
enum Syllable {
  /// Whether a word, in any case, can be a syllable.
  static func isPossible(_ word: String) -> Bool {
    var letters: [Unicode.Scalar] = []
    var tone: UInt8 = 0
    for scalar in word.unicodeScalars {
      guard let folded = Letters.fold(scalar) else { return false }
      letters.append(folded.base)
      if folded.tone > 0 {
        if tone > 0 { return false }
        tone = folded.tone
      }
    }
    return isPossible(letters, tone)
  }

  /// 0 no tone, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng.
  static func isPossible(_ letters: [Unicode.Scalar], _ tone: UInt8) -> Bool {
    guard !letters.isEmpty, letters.count <= 7 else { return false }
    for length in stride(from: min(3, letters.count), through: 0, by: -1) {
      let onset = text(letters.prefix(length))
      guard onsets.contains(onset) else { continue }
      let rime = text(letters.dropFirst(length))
      guard fits(onset, rime) else { continue }
      // A stop at the end bears the tones sắc and nặng only.
      let isStopped = ["c", "ch", "p", "t"].contains { rime.hasSuffix($0) }
      if !isStopped || tone >= 4 { return true }
    }
    return false
  }

  private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  private static func fits(_ onset: String, _ rime: String) -> Bool {
    guard let first = rime.unicodeScalars.first else { return false }
    if onset == "qu" { return afterQu.contains(rime) }
    if onset == "gi" {
      // gia, giơ, giếng; but gì and gìn are g and i.
      return !["i", "y"].contains(first) && (plain.contains(rime) || ["êng", "êt"].contains(rime))
    }
    if ["y", "yêm", "yên", "yêng", "yêt", "yêu", "ynh"].contains(rime) {
      if rime != "y" { return onset.isEmpty }
      return !["c", "g", "gh", "ng", "đ", "p", "nh", "r", "ch"].contains(onset)
    }
    let isFront = ["i", "e", "ê", "y"].contains(first)
    switch onset {
    case "c", "ng": if isFront { return false }
    case "k", "gh", "ngh": if !isFront { return false }
    case "g": if isFront, !["i", "in", "im", "iêng", "iêt", "iêc"].contains(rime) { return false }
    default: break
    }
    if rounded.contains(rime) {
      return !["c", "k", "p", "gh", "ngh", "m", "b", "v", "ph", "r"].contains(onset)
        || borrowed.contains(onset + rime)
    }
    return plain.contains(rime)
  }

  /// Rounded rimes after lips are rare: boa, voan, khuya are words all the
  /// same.
  private static let borrowed: Set<String> = [
    "boa", "buyt", "voan", "voi", "muy", "puy", "roa", "roac", "roan", "roang", "roat", "ruy", "ruya", "phuy",
    "moay", "vuy", "phuyên", "ruôi",
  ]

  private static let onsets: Set<String> = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p",
    "ph", "qu",
    "r", "s", "t", "th", "tr", "v", "x",
  ]

  /// Rimes without a rounded glide.
  private static let plain: Set<String> = words(
    """
    a ai ao au ay ac ach am an ang anh ap at ă ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu
    iêc iêm iên iêng iêp iêt iêu o oc oi om on ong op ot oong ooc ô ôc ôi ôm ôn ông ôp ôt
    ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uôc uôi uôm uôn uông uôt
    ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    """
  )

  /// Rimes with one.
  private static let rounded: Set<String> = words(
    """
    oa oai oay oac oach oam oan oang oanh oap oat oao oăc oăm oăn oăng oăt oe oen oeo oet
    uân uât uây uâng uê uêch uênh uên uơ uy uya uych uynh uyt uyu uyn uyp uyên uyêt
    """
  )

  private static let afterQu: Set<String> = words(
    """
    a ai ao au ay ac ach am an ang anh ap at ăc ăm ăn ăng ăp ăt ân âng ât âu ây âm
    e en eo et em eng ê ên êch ênh êt êu i it in ich inh iu iêt
    y yt ynh ych yên yêt yêu yêc yp ơ ơi ơt ơn ôc ôi ôn ông ơm
    """
  )

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}

extension Syllable {
  /// What may have been meant by an impossible word: one letter or tone
  /// changed as fingers and scanners do; nothing where it is open.
  static func suggestion(_ word: String) -> String? {
    let letters = word.lowercased()._nfc.map { $0 }
    var candidates: [String] = []
    func consider(_ scalars: [Unicode.Scalar]) {
      let text = text(scalars)
      if isPossible(text), !candidates.contains(text) { candidates.append(text) }
    }
    for (index, scalar) in letters.enumerated() {
      // A letter typed twice, or a stray one.
      var fewer = letters
      fewer.remove(at: index)
      if letters.count > 2, index > 0, letters[index - 1] == scalar { consider(fewer) }
      for other in confused[scalar] ?? [] {
        var changed = letters
        changed[index] = other
        consider(changed)
      }
    }
    if candidates.isEmpty, let folded = retoned(letters) { consider(folded) }
    guard candidates.count == 1, let found = candidates.first else { return nil }
    if word == word.uppercased() { return found.uppercased() }
    return word.first?.isUppercase == true ? found.prefix(1).uppercased() + found.dropFirst() : found
  }

  /// Letters that scanners take for each other.
  private static let confused: [Unicode.Scalar: [Unicode.Scalar]] = ["v": ["y"], "ļ": ["l"], "ƣ": ["ư"]]

  /// A stopped syllable bears sắc far more often than nặng.
  private static func retoned(_ letters: [Unicode.Scalar]) -> [Unicode.Scalar]? {
    guard let last = letters.last, ["c", "p", "t", "h"].contains(last) else { return nil }
    for (index, scalar) in letters.enumerated() {
      guard let folded = Letters.fold(scalar), folded.tone > 0, folded.tone < 4 else { continue }
      var changed = letters
      guard
        let acute = String(String.UnicodeScalarView([folded.base, "\u{301}"]))._nfc.first(where: { _ in true }
        )
      else { return nil }
      changed[index] = acute
      return changed
    }
    return nil
  }
}
