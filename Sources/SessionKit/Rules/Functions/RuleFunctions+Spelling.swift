import LibXML
import Recognition
@_spi(_Unicode) import Swift
import Synchronization

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
          let data = call.arguments[1].nodes.first
        else { return .boolean(true) }
        let text = element.spacedText
        try call.evaluator.charge(text.utf8.count / 8)
        return .boolean(memory.isClean(text, data))
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
        try call.evaluator.charge(call.arguments[0].string.utf8.count / 8)
        let slips = memory.slips(call.arguments[1].nodes)
        return .string(
          told(
            Slips.find(
              in: call.arguments[0].string,
              slips,
              call.arguments[1].nodes.first?.document.serial ?? 0,
              memory
            )
          )
        )
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

/// What spelling remembers from text to text: verdicts of words, data read.
final class SpellingMemory: Sendable {
  private struct State {
    var possible: [String: Bool] = [:]
    var exceptions: [Int: Set<String>] = [:]
    var slips: [Int: [Slips.Slip]] = [:]
    var last: (text: String, words: Int, spelling: Spelling)?
    /// Pieces of text that were judged and are right, by the data that they
    /// were judged with.
    var right: [Int: Set<String>] = [:]
    /// Words as they stand between blanks → a number for what they are
    /// without marks and capitals.
    var numbers: [Substring: Int] = [:]
    var lower: [String: Int] = [:]
    var numbered: (data: Int, slips: NumberedSlips)?
  }
  private static let mostPieces = 100_000
  private let state = Mutex(State())

  /// Whether a word, in small letters, can be a syllable.
  func isPossible(_ word: String) -> Bool {
    state.withLock { state in
      if let known = state.possible[word] { return known }
      if state.possible.count > 50_000 { state.possible.removeAll() }
      let isPossible = Syllable.isPossible(word)
      state.possible[word] = isPossible
      return isPossible
    }
  }

  /// What is wrong with a text. Several functions ask of the same text, one
  /// after the other.
  func spelling(_ text: String, _ words: [XPathNode]) -> Spelling {
    let known = state.withLock {
      $0.last?.text == text && $0.last?.words == words.count ? $0.last?.spelling : nil
    }
    if let known { return known }
    let spelling = Spelling(text, self, exceptions: exceptions(words), words.first?.document.serial ?? 0)
    state.withLock { $0.last = (text, words.count, spelling) }
    return spelling
  }

  /// Whether nothing is to be said about a text.
  func isClean(_ text: String, _ data: XPathNode) -> Bool {
    guard let root = data.element, text.isComposed else { return text.isComposed }
    let serial = data.document.serial
    let (words, slips) = state.withLock { ($0.exceptions[serial], $0.slips[serial]) }
    let spelling = Spelling(
      text,
      self,
      exceptions: words ?? exceptions(root.children("word").map(\.xpathNode)),
      serial
    )
    guard spelling.impossible.isEmpty, spelling.glued.isEmpty, spelling.foreign.isEmpty else { return false }
    return Slips.find(in: text, slips ?? self.slips(root.children("slip").map(\.xpathNode)), serial, self)
      .isEmpty
  }

  /// The pieces of a text that are not known to be right. Nearly all of a
  /// text are, and have been seen before.
  func unknown(_ text: String, _ data: Int) -> [Substring] {
    var text = text
    text.makeContiguousUTF8()
    let bytes = text.utf8
    return state.withLock { state in
      let right = state.right[data] ?? []
      var unknown: [Substring] = []
      var start = bytes.startIndex
      var isPlain = true
      func close(_ end: String.Index) {
        // Plain ASCII may be any language, a unit or an abbreviation.
        if !isPlain, !right.contains(String(text[start..<end])) { unknown.append(text[start..<end]) }
        isPlain = true
      }
      var index = start
      while index < bytes.endIndex {
        let byte = bytes[index]
        let next = bytes.index(after: index)
        if byte >= 0x80 {
          isPlain = false
        } else if !(byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) && !(byte >= 0x30 && byte <= 0x39) {
          close(index)
          start = next
        }
        index = next
      }
      close(bytes.endIndex)
      return unknown
    }
  }

  func isRight(_ piece: Substring, _ data: Int) {
    state.withLock { state in
      if state.right.count > 16 || (state.right[data]?.count ?? 0) > Self.mostPieces {
        state.right.removeAll()
      }
      state.right[data, default: []].insert(String(piece))
    }
  }

  /// Numbers for words, the same for those that differ in capitals or in the
  /// marks around them: numbers are compared faster than Swift's strings,
  /// which may be composed in many ways.
  func numbers(_ words: [Substring], _ bare: (Substring) -> String) -> [Int] {
    state.withLock { state in
      words.map { word in
        if let known = state.numbers[word] { return known }
        let lower = bare(word)
        let number = state.lower[lower] ?? state.lower.count
        state.lower[lower] = number
        // Not the text that it was cut from.
        state.numbers[Substring(String(word))] = number
        return number
      }
    }
  }

  typealias NumberedSlips = [Int: [(slip: Slips.Slip, bad: [Int], unlessNext: Set<Int>)]]

  /// Slips by the number of their first word. To be asked before
  /// ``numbers(_:_:)``: where too many words are known, all are forgotten.
  ///
  /// - Parameter data: which slips these are.
  func numbered(_ slips: [Slips.Slip], _ data: Int) -> NumberedSlips {
    let known = state.withLock { state -> NumberedSlips? in
      if state.numbers.count > Self.mostPieces {
        state.numbers.removeAll()
        state.lower.removeAll()
        state.numbered = nil
      }
      return state.numbered?.data == data ? state.numbered?.slips : nil
    }
    if let known { return known }
    var numbered: NumberedSlips = [:]
    for slip in slips {
      let bad = numbers(slip.bad.map { $0[...] }, String.init)
      let next = numbers(slip.unlessNext.map { $0[...] }, String.init)
      guard let first = bad.first else { continue }
      numbered[first, default: []].append((slip, bad, Set(next)))
    }
    let made = numbered
    state.withLock { $0.numbered = (data, made) }
    return made
  }

  /// The words of the data, in small letters.
  func exceptions(_ nodes: [XPathNode]) -> Set<String> {
    guard let id = nodes.first?.document.serial else { return [] }
    return state.withLock { state in
      if let known = state.exceptions[id] { return known }
      let words = Set(
        nodes.flatMap { $0.text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init) }
      )
      if state.exceptions.count > 16 { state.exceptions.removeAll() }
      state.exceptions[id] = words
      return words
    }
  }

  func slips(_ nodes: [XPathNode]) -> [Slips.Slip] {
    guard let id = nodes.first?.document.serial else { return [] }
    return state.withLock { state in
      if let known = state.slips[id] { return known }
      let slips = nodes.compactMap { $0.element.flatMap(Slips.Slip.init) }
      if state.slips.count > 16 { state.slips.removeAll() }
      state.slips[id] = slips
      return slips
    }
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

  /// - Parameter data: which exceptions these are.
  init(_ text: String, _ memory: SpellingMemory, exceptions: Set<String>, _ data: Int = 0) {
    for piece in memory.unknown(text.composed, data) {
      let before = (impossible.count, glued.count, foreign.count)
      judge(piece, memory, exceptions)
      if before == (impossible.count, glued.count, foreign.count) { memory.isRight(piece, data) }
    }
  }

  /// Judges a piece of text between ASCII marks or blanks, word by word.
  private mutating func judge(_ piece: Substring, _ memory: SpellingMemory, _ exceptions: Set<String>) {
    // Letters alone, unless a digit touches them.
    var word: [Unicode.Scalar] = []
    var hasDigit = false
    func close(_ spelling: inout Spelling) {
      if word.count > 1 { spelling.judge(word, hasDigit, memory, exceptions) }
      word.removeAll(keepingCapacity: true)
      hasDigit = false
    }
    for scalar in piece.unicodeScalars {
      if Letters.fold(scalar) != nil || (0x300...0x36F).contains(scalar.value) {
        word.append(scalar)
      } else if ("0"..."9").contains(scalar) {
        if !word.isEmpty { hasDigit = true }
        word.append(scalar)
      } else {
        close(&self)
      }
    }
    close(&self)
  }

  private mutating func judge(
    _ scalars: [Unicode.Scalar],
    _ hasDigit: Bool,
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

  static func find(
    in text: String,
    _ slips: [Slip],
    _ data: Int,
    _ memory: SpellingMemory
  ) -> [Spelling.Slip] {
    let byFirst = memory.numbered(slips, data)
    let words = text.composed.words
    let numbers = memory.numbers(words) { bare($0).lowercased() }
    var found: [Spelling.Slip] = []
    for index in numbers.indices {
      for (slip, bad, unlessNext) in byFirst[numbers[index]] ?? [] where index + bad.count <= words.count {
        let end = index + bad.count
        guard bad[...] == numbers[index..<end], end == words.count || !unlessNext.contains(numbers[end])
        else {
          continue
        }
        let own = words[index..<end].map { String(bare($0)) }
        let isCapital = own.first?.first?.isUppercase == true
        let meant = isCapital ? slip.good.prefix(1).uppercased() + slip.good.dropFirst() : slip.good
        found.append(Spelling.Slip(found: own.joined(separator: " "), meant: meant))
      }
    }
    return found
  }

  /// A word without the marks around it.
  private static func bare(_ word: Substring) -> Substring {
    let inner = word.unicodeScalars.drop { !isPart($0) }
    let count = inner.reversed().drop { !isPart($0) }.count
    return Substring(inner.prefix(count))
  }
}
