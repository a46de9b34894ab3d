import Recognition

/// A part of an act: "điểm a khoản 3 Điều 28".
struct CitedPart: Sendable, Equatable {
  /// Levels of an act, outermost first.
  enum Level: Int, Sendable, CaseIterable, Comparable {
    case part, chapter, section, article, clause, point

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// As a document says it.
    var word: String {
      switch self {
      case .part: "Phần"
      case .chapter: "Chương"
      case .section: "Mục"
      case .article: "Điều"
      case .clause: "khoản"
      case .point: "điểm"
      }
    }

    /// As Akoma Ntoso's naming convention has it.
    var abbreviation: String {
      switch self {
      case .part: "part"
      case .chapter: "chp"
      case .section: "sec"
      case .article: "art"
      case .clause: "para"
      case .point: "point"
      }
    }
  }

  /// The number of each level that is named: `28`, `4a`, `đ`; "này" where
  /// the part around is meant.
  var numbers: [Level: String]

  static let this = "này"

  var outermost: Level { numbers.keys.min() ?? .point }

  /// "điểm a khoản 3 Điều 28".
  var words: String {
    Level.allCases.reversed().compactMap { level in numbers[level].map { "\(level.word) \($0)" } }
      .joined(separator: " ")
  }

  /// `art_28__para_3__point_a`. Articles are numbered through an act and
  /// stand for themselves, so what is around them is left out.
  ///
  /// - Parameter writes: how a number is spelt. An identifier for anybody
  ///   has ASCII letters, where đ becomes `dd`: folded it would be d, which
  ///   is another point.
  func eId(_ writes: (String) -> String = Self.ascii) -> String {
    let levels = Level.allCases.filter { numbers[$0] != nil && (numbers[.article] == nil || $0 >= .article) }
    return levels.map { "\($0.abbreviation)_\(writes(numbers[$0] ?? ""))" }.joined(separator: "__")
  }

  static func ascii(_ number: String) -> String {
    number.replacing("đ", with: "dd").replacing("Đ", with: "dd")
  }
}

extension CitedPart {
  /// More of one mention are not told apart: nobody lists so many.
  private static let most = 200

  /// The parts that stand at a token, innermost first ("các điểm a, b và đ
  /// khoản 2, khoản 4 Điều 5, Điều 7"), and the token after them.
  static func parts(_ text: CitationTokens, at start: Int) -> (parts: [CitedPart], end: Int)? {
    var parts: [CitedPart] = []
    var index = start
    var end = start
    while parts.count < most, let group = group(text, at: index) {
      // What is named before and lies deeper belongs to this.
      let pending = parts.indices.filter { parts[$0].outermost > group.level }
      if pending.isEmpty {
        parts += group.numbers.map { CitedPart(numbers: [group.level: $0]) }
      } else {
        let inner = pending.map { parts[$0] }
        for place in pending.reversed() { parts.remove(at: place) }
        for number in group.numbers {
          for part in inner where parts.count < most {
            var part = part
            part.numbers[group.level] = number
            parts.append(part)
          }
        }
      }
      end = group.end
      // "khoản 1 Điều này, Điều 9 Nghị định …" are two.
      if group.numbers == [this] { break }
      index = skipJoint(text, end)
    }
    return parts.isEmpty ? nil : (parts, end)
  }

  /// What may stand between two parts.
  private static func skipJoint(_ text: CitationTokens, _ index: Int) -> Int {
    var next = index
    if text.isMark(next, ",") || text.isMark(next, ";") { next += 1 }
    if joints.contains(where: { text.isWord(next, $0) }) { next += 1 }
    return next
  }

  private static let joints: [WordKey] = ["và", "hoặc", "của", "thuộc", "tại"]

  /// What parts begin with; nothing else needs to be looked at.
  static let openers: Set<WordKey> = Set(words.keys).union(["từ", "các", "những"])

  private static let words: [WordKey: Level] = [
    "phần": .part, "chương": .chapter, "mục": .section, "điều": .article, "khoản": .clause, "điểm": .point,
  ]

  /// One level and its numbers: "các khoản 3, 4 và 5", "từ Điều 5 đến Điều 9".
  private static func group(
    _ text: CitationTokens,
    at start: Int
  ) -> (level: Level, numbers: [String], end: Int)? {
    var index = start
    let isRange = text.isWord(index, "từ")
    if isRange || text.isWord(index, "các") || text.isWord(index, "những") {
      index += 1
    }
    guard let level = level(text, at: index), let first = label(text, index + 1, level) else { return nil }
    var numbers = [first.text]
    var end = first.end
    guard first.text != this else { return (level, numbers, end) }
    while numbers.count < most {
      var next = end
      var isUpTo = false
      if text.isMark(next, ",") { next += 1 }
      if text.isWord(next, "và") || text.isWord(next, "hoặc") {
        next += 1
      } else if text.isWord(next, "đến"), next == end {
        next += 1
        isUpTo = true
      } else if next == end {
        break
      }
      // "điểm a khoản 1 và khoản 3": the second has no points.
      if isUpTo, self.level(text, at: next) == level { next += 1 }
      guard let another = label(text, next, level), another.text != this else { break }
      // "Điều 5, 30 ngày" is no list of articles.
      if level != .point, !isUpTo, !endsList(text, another.end) { break }
      if isUpTo {
        numbers += range(from: numbers[numbers.count - 1], to: another.text, level).dropFirst()
      } else {
        numbers.append(another.text)
      }
      end = another.end
    }
    return (level, numbers, end)
  }

  /// Whether what follows a number may follow one of a list: another joint,
  /// an act, the end.
  private static func endsList(_ text: CitationTokens, _ index: Int) -> Bool {
    guard index < text.count else { return true }
    let token = text.tokens[index]
    if token.kind == .mark { return endMarks.contains(token.mark) }
    return token.isCapitalised || endWords.contains(token.key)
  }

  private static let endMarks: Set<Unicode.Scalar> = [",", ";", ".", ")", ":"]
  private static let endWords: Set<WordKey> = ["và", "hoặc", "của", "đến", "điều"]

  private static func level(_ text: CitationTokens, at index: Int) -> Level? {
    guard index < text.count, text.tokens[index].kind == .word else { return nil }
    guard let level = words[text.tokens[index].key] else { return nil }
    // "phần 2", "mục 3" in small letters are of any paper.
    return level >= .article || text.tokens[index].isCapitalised ? level : nil
  }

  /// The number of a part: `28`, `4a`, `IV`, `đ`, `đ1`, "này".
  private static func label(
    _ text: CitationTokens,
    _ index: Int,
    _ level: Level
  ) -> (text: String, end: Int)? {
    guard index < text.count else { return nil }
    let token = text.tokens[index]
    if text.isWord(index, "này") { return level >= .article ? (this, index + 1) : nil }
    switch level {
    case .point:
      guard let letter = pointLetter(text, index) else { return nil }
      if let digits = text.number(index + 1), text.isGlued(index + 1), digits.count <= 2 {
        return (letter + digits, index + 2)
      }
      return (letter, index + 1)
    case .article, .clause, .section:
      if level == .section, token.kind == .word, let roman = roman(text, index) { return roman }
      guard let digits = text.number(index), digits.count <= 4 else { return nil }
      if index + 1 < text.count, text.isGlued(index + 1) {
        let next = text.tokens[index + 1]
        if next.kind == .word {
          guard let letter = pointLetter(text, index + 1) else { return nil }
          return (digits + letter, index + 2)
        }
        // "5/2020", "5.000"
        if text.isMark(index + 1, "/") || text.isMark(index + 1, "."), text.isGlued(index + 2) { return nil }
      }
      return (digits, index + 1)
    case .part, .chapter: return roman(text, index) ?? text.number(index).map { ($0, index + 1) }
    }
  }

  /// A word that is one letter by which points are numbered.
  private static func pointLetter(_ text: CitationTokens, _ index: Int) -> String? {
    guard text.tokens[index].kind == .word, text.tokens[index].end - text.tokens[index].start <= 3 else {
      return nil
    }
    let word = text.word(index)
    guard word.count == 1, let letter = word.first, Ordinal.isPoint(letter) else { return nil }
    return word
  }

  private static func roman(_ text: CitationTokens, _ index: Int) -> (text: String, end: Int)? {
    let token = text.tokens[index]
    guard token.kind == .word, token.isCapitalised, case let word = text.word(index),
      Roman.value(word) != nil
    else { return nil }
    return (word.uppercased(), index + 1)
  }

  /// "từ Điều 5 đến Điều 9": all between; the two alone where that is not
  /// certain.
  private static func range(from: String, to: String, _ level: Level) -> [String] {
    if level == .point {
      guard let first = from.first, let last = to.first, from.count == 1, to.count == 1 else {
        return [from, to]
      }
      return Ordinal.points(from: first, to: last) ?? [from, to]
    }
    guard let first = Int(from), let last = Int(to), first < last, last - first < most else {
      return [from, to]
    }
    return (first...last).map(String.init)
  }
}

extension Ordinal {
  /// Whether a letter numbers points.
  static func isPoint(_ letter: Character) -> Bool { alphabet.contains(letter) }

  /// The points from one to another; nil where there are none between.
  static func points(from first: Character, to last: Character) -> [String]? {
    guard let start = alphabet.firstIndex(of: first), let end = alphabet.firstIndex(of: last), start < end
    else { return nil }
    return alphabet[start...end].map(String.init)
  }
}
