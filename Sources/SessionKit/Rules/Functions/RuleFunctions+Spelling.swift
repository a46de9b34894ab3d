import LibXML
import Recognition

extension RuleFunctions {
  /// Functions on the spelling of Vietnamese. Each gives what it found, as
  /// one text to be told, and an empty one where all is well.
  ///
  /// Words that stand in the data (`<word>`, by which names and loan words
  /// are known) are given as the second argument.
  static func spelling() -> [XPathFunction] {
    let memory = SpellingMemory()
    return [
      // k:is-clean(NODE, DATA): whether none of the functions below, nor
      // k:is-nfc(), has anything to say about a node's text. DATA is the root
      // of the data. Nearly all text is clean, and that is soon seen.
      function("is-clean", 2...2) { call throws(XMLError) in
        guard let element = call.arguments[0].nodes.first?.element,
          let data = call.arguments[1].nodes.first?.element
        else { return .boolean(true) }
        return try element.withSpacedText { text throws(XMLError) in
          try call.evaluator.charge(text.count / 8)
          return .boolean(memory.isClean(text, data))
        }
      },
      // k:impossible-syllables(TEXT, WORDS)
      function("impossible-syllables", 1...2) { call throws(XMLError) in
        try found(call, memory) { $0.impossible }
      },
      // k:glued-words(TEXT, WORDS)
      function("glued-words", 1...2) { call throws(XMLError) in
        try found(call, memory) { $0.glued }
      },
      // k:foreign-letters(TEXT): words with letters that only look right.
      function("foreign-letters", 1...2) { call throws(XMLError) in
        try found(call, memory) { $0.foreign }
      },
      // k:slips(TEXT, SLIPS): `<slip bad="cừ tri" good="cử tri"/>`
      function("slips", 2...2) { call throws(XMLError) in
        let text = call.arguments[0].string
        try call.evaluator.charge(text.utf8.count / 8)
        return .string(told(Slips.find(in: text, call.arguments[1].nodes, memory)))
      },
    ]
  }

  private static func found(
    _ call: XPathCall,
    _ memory: SpellingMemory,
    _ part: (Spelling) -> [Spelling.Slip]
  ) throws(XMLError) -> XPathValue {
    let text = call.arguments[0].string
    try call.evaluator.charge(text.utf8.count / 8)
    let words = call.arguments.count > 1 ? call.arguments[1].nodes : []
    return .string(told(part(memory.spelling(text, words))))
  }

  /// “quvết” (quyết?), “quổc” (quốc?)
  private static func told(_ slips: [Spelling.Slip]) -> String {
    var seen: Set<String> = []
    let different = slips.filter { seen.insert($0.found).inserted }
    return different.prefix(8).map { slip in
      "“\(slip.found)”" + (slip.meant.map { " (“\($0)”?)" } ?? "")
    }.joined(separator: ", ") + (different.count > 8 ? " …" : "")
  }
}

/// What is wrong with the spelling of a text, for certain.
struct Spelling: Sendable {
  struct Slip: Sendable {
    var found: String
    /// What was meant, where that is clear.
    var meant: String?
  }

  private(set) var impossible: [Slip] = []
  private(set) var glued: [Slip] = []
  private(set) var foreign: [Slip] = []

  init() {}

  init(_ text: String, _ memory: SpellingMemory, exceptions: Set<String>) {
    for word in text.composed.words { _ = judge(String(word), memory, exceptions) }
  }

  var isEmpty: Bool { impossible.isEmpty && glued.isEmpty && foreign.isEmpty }

  /// Judges what stands between blanks, word by word: letters alone, unless a
  /// digit touches them. Returns whether all is right.
  mutating func judge(_ piece: String, _ memory: SpellingMemory, _ exceptions: Set<String>) -> Bool {
    let before = (impossible.count, glued.count, foreign.count)
    var word: [Unicode.Scalar] = []
    func close(_ spelling: inout Spelling) {
      if word.count > 1 { spelling.judge(word, memory, exceptions) }
      word.removeAll(keepingCapacity: true)
    }
    for scalar in piece.unicodeScalars {
      if Letters.fold(scalar) != nil || (0x300...0x36F).contains(scalar.value) || ("0"..."9").contains(scalar)
      {
        word.append(scalar)
      } else {
        close(&self)
      }
    }
    close(&self)
    return before == (impossible.count, glued.count, foreign.count)
  }

  private mutating func judge(
    _ scalars: [Unicode.Scalar],
    _ memory: SpellingMemory,
    _ exceptions: Set<String>
  ) {
    // Plain ASCII may be any language, a unit or an abbreviation.
    guard scalars.contains(where: { $0.value >= 0x80 }) else { return }
    let text = String(String.UnicodeScalarView(scalars))
    let lower = text.lowercased()
    if exceptions.contains(lower) { return }
    let kinds = scalars.map(LetterKind.init)
    if kinds.contains(.foreign) {
      // A word of another alphabet is none of ours; one of both is a slip.
      let isMixed = kinds.contains(.vietnamese) || kinds.contains(.ascii)
      if isMixed, !kinds.contains(.latin) { foreign.append(Slip(found: text, meant: Self.mended(scalars))) }
      return
    }
    if kinds.contains(.latin) { return }
    if scalars.contains(where: { ("0"..."9").contains($0) }) {
      touch(scalars, text)
      return
    }
    let upper = scalars.filter { $0.properties.isUppercase }.count
    if upper == scalars.count {
      // HĐND, ĐBQH: without a vowel that bears a mark it is an abbreviation.
      let isMarked = scalars.contains { scalar in
        guard let folded = Letters.fold(scalar) else { return false }
        return folded.tone > 0 || ["ă", "â", "ê", "ô", "ơ"].contains(folded.base)
      }
      if !isMarked || scalars.count < 3 { return }
    } else if upper > 1 || (upper == 1 && scalars.first?.properties.isUppercase != true) {
      // TTg, QyĐ; or a word and a number that run together: XVthông.
      humps(scalars, text, memory)
      return
    }
    if memory.isPossible(lower) { return }
    if let meant = Syllable.suggestion(text) {
      impossible.append(Slip(found: text, meant: meant))
      return
    }
    if let parts = Self.split(Array(lower.unicodeScalars), memory) {
      let meant =
        scalars.first?.properties.isUppercase == true
        ? parts.prefix(1).uppercased() + parts.dropFirst() : parts
      glued.append(Slip(found: text, meant: upper == scalars.count ? meant.uppercased() : meant))
      return
    }
    // Names of the highlands: Đắk, Ngọk, Krông, Păh, Êê.
    if upper >= 1, Self.isHighlandName(Array(lower.unicodeScalars)) { return }
    impossible.append(Slip(found: text, meant: nil))
  }

  /// Words that a number belongs to. Other words may have a note's mark
  /// behind them, which is a number, too.
  private static let counted: Set<String> = [
    "ngày", "tháng", "năm", "số", "điều", "khoản", "điểm", "quý", "mục", "chương",
  ]

  /// `ngày03`, `16tháng`.
  private mutating func touch(_ scalars: [Unicode.Scalar], _ text: String) {
    let isDigit = { (scalar: Unicode.Scalar) in ("0"..."9").contains(scalar) }
    let head = scalars.prefix { !isDigit($0) }
    let digits = scalars.dropFirst(head.count).prefix(while: isDigit)
    let tail = scalars.dropFirst(head.count + digits.count)
    func isWord(_ part: ArraySlice<Unicode.Scalar>) -> Bool {
      Self.counted.contains(string(part).lowercased())
    }
    func string(_ part: ArraySlice<Unicode.Scalar>) -> String { String(String.UnicodeScalarView(part)) }
    guard !digits.isEmpty else { return }
    if tail.isEmpty, isWord(head) {
      glued.append(Slip(found: text, meant: string(head) + " " + string(digits)))
    } else if head.isEmpty, isWord(tail) {
      glued.append(Slip(found: text, meant: string(digits) + " " + string(tail)))
    }
  }

  /// `XVthông`, `tỉnhQuảng`: capitals where a new word begins.
  private mutating func humps(_ scalars: [Unicode.Scalar], _ text: String, _ memory: SpellingMemory) {
    var parts: [[Unicode.Scalar]] = []
    for scalar in scalars {
      let isUpper = scalar.properties.isUppercase
      if let last = parts.last?.last,
        last.properties.isUppercase == isUpper
          || (parts.last?.count == 1 && last.properties.isUppercase && !isUpper)
      {
        parts[parts.count - 1].append(scalar)
      } else {
        parts.append([scalar])
      }
    }
    let words = parts.map { String(String.UnicodeScalarView($0)) }
    let isRoman = { (word: String) in Roman.value(word.lowercased()) != nil && word == word.uppercased() }
    guard parts.count == 2,
      words.allSatisfy({ word in isRoman(word) || (word.count >= 3 && memory.isPossible(word.lowercased())) }
      ),
      words.contains(where: { $0.unicodeScalars.contains { $0.value >= 0x80 } })
    else { return }
    glued.append(Slip(found: text, meant: words.joined(separator: " ")))
  }

  /// Two or three syllables that run together, one of them with marks.
  private static func split(_ letters: [Unicode.Scalar], _ memory: SpellingMemory) -> String? {
    guard letters.count >= 5 else { return nil }
    func word(_ part: ArraySlice<Unicode.Scalar>) -> String { String(String.UnicodeScalarView(part)) }
    for cut in 2...letters.count - 2 {
      let (head, tail) = (word(letters[..<cut]), word(letters[cut...]))
      // Short pieces are too easily found in a misspelt word.
      guard head.count + tail.count >= 5, head.count >= 2, tail.count >= 3 else { continue }
      if memory.isPossible(head), memory.isPossible(tail) { return head + " " + tail }
    }
    return nil
  }

  private static func isHighlandName(_ letters: [Unicode.Scalar]) -> Bool {
    guard let last = letters.last else { return false }
    if ["k", "h", "l", "r", "s"].contains(last) { return true }
    let head = letters.prefix {
      !["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"].contains(Letters.fold($0)?.base ?? $0)
    }
    if head.count >= 2,
      !["ch", "gh", "kh", "ng", "nh", "ph", "th", "tr", "gi"].contains(
        String(String.UnicodeScalarView(head.prefix(2)))
      )
    {
      return true
    }
    return letters.count <= 3 && head.isEmpty
  }

  private static func mended(_ scalars: [Unicode.Scalar]) -> String? {
    let twins: [Unicode.Scalar: Unicode.Scalar] = [
      "ƣ": "ư", "Ƣ": "Ư", "ð": "đ", "ļ": "l", "а": "a", "е": "e", "о": "o", "с": "c", "р": "p", "х": "x",
      "у": "y",
      "і": "i", "ɓ": "b", "đ": "đ",
    ]
    let mended = scalars.map { twins[$0] ?? $0 }
    let text = String(String.UnicodeScalarView(mended))
    return Syllable.isPossible(text.lowercased()) ? text : nil
  }

  /// Which alphabet a letter is of.
  private enum LetterKind {
    case ascii, vietnamese
    /// Of another language in Latin letters: é is ours, ü and ç are not.
    case latin
    /// Another alphabet, or a letter that only looks like one of ours.
    case foreign

    init(_ scalar: Unicode.Scalar) {
      if scalar.value < 0x80 {
        self = .ascii
      } else if (0x300...0x36F).contains(scalar.value) || "ƣƢ".unicodeScalars.contains(scalar) {
        self = .foreign
      } else if let folded = Letters.fold(scalar),
        folded.base.value < 0x80
          || ["ă", "â", "ê", "ô", "ơ", "ư", "đ"].contains(folded.base)
      {
        // The Icelandic letter looks like Đ.
        self = scalar.value == 0xD0 ? .foreign : .vietnamese
      } else {
        self = scalar.value < 0x180 && scalar.value != 0x13C ? .latin : .foreign
      }
    }
  }
}

/// Slips that are words themselves: only their neighbours tell.
enum Slips {
  struct Slip: Sendable {
    var bad: [String]
    var good: String
    /// Words after it with which it is right: "thành phổ biến".
    var unlessNext: Set<String>

    init?(_ element: XMLElement) {
      guard let bad = element["bad"], let good = element["good"], !bad.isEmpty else { return nil }
      self.bad = bad.lowercased().split(separator: " ").map(String.init)
      self.good = good
      unlessNext = Set((element["unless-next"] ?? "").split(separator: " ").map(String.init))
    }
  }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    Letters.fold(scalar) != nil || ("0"..."9").contains(scalar)
  }

  static func find(in text: String, _ slips: [XPathNode], _ memory: SpellingMemory) -> [Spelling.Slip] {
    var text = text.composed
    let words = text.words
    return text.withUTF8 { memory.slips($0, slips) }.map { start, slip in
      let own = words[start..<start + slip.bad.count].map { String(bare($0)) }
      let isCapital = own.first?.first?.isUppercase == true
      let meant = isCapital ? slip.good.prefix(1).uppercased() + slip.good.dropFirst() : slip.good
      return Spelling.Slip(found: own.joined(separator: " "), meant: meant)
    }
  }

  /// A word without the marks around it.
  static func bare(_ word: some StringProtocol) -> Substring {
    let inner = Substring(word).unicodeScalars.drop { !isPart($0) }
    let count = inner.reversed().drop { !isPart($0) }.count
    return Substring(inner.prefix(count))
  }
}
