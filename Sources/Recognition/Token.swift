/// A word, a number or a mark of a line, folded for comparison.
struct Token: Equatable, Sendable {
  enum Kind: Sendable { case word, number, mark }

  var kind: Kind
  /// A word in lower case with its tone as a last digit; digits; one mark,
  /// any dash being "-".
  var text: String
  /// Offsets among the scalars of the line.
  var start: Int
  var end: Int
  var isCapitalised: Bool
  var isAllCapitals: Bool

  func isMark(_ mark: String) -> Bool { kind == .mark && text == mark }
}

extension Token {
  /// The tokens of a text. Digits and letters that are glued come apart:
  /// "số347" is a word and a number.
  static func all(in scalars: [Unicode.Scalar]) -> [Token] {
    var tokens: [Token] = []
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if Letters.isSpace(scalar) {
        index += 1
      } else if scalar.value >= 0x30, scalar.value <= 0x39 {
        tokens.append(number(in: scalars, at: &index))
      } else if Letters.fold(scalar) != nil {
        tokens.append(word(in: scalars, at: &index))
      } else {
        let text = Letters.isDash(scalar) ? "-" : String(Character(scalar))
        tokens.append(
          Token(
            kind: .mark,
            text: text,
            start: index,
            end: index + 1,
            isCapitalised: false,
            isAllCapitals: false
          )
        )
        index += 1
      }
    }
    return tokens
  }

  private static func number(in scalars: [Unicode.Scalar], at index: inout Int) -> Token {
    let start = index
    var text = ""
    while index < scalars.count, scalars[index].value >= 0x30, scalars[index].value <= 0x39 {
      text.unicodeScalars.append(scalars[index])
      index += 1
    }
    return Token(
      kind: .number,
      text: text,
      start: start,
      end: index,
      isCapitalised: false,
      isAllCapitals: false
    )
  }

  private static func word(in scalars: [Unicode.Scalar], at index: inout Int) -> Token {
    let start = index
    var text: [UInt8] = []
    text.reserveCapacity(16)
    var tone: UInt8 = 0
    var isCapitalised = false
    var isAllCapitals = true
    while index < scalars.count {
      let scalar = scalars[index]
      if let letter = Letters.fold(scalar) {
        if index == start { isCapitalised = letter.isUpper }
        if !letter.isUpper { isAllCapitals = false }
        text += UTF8.encode(letter.base) ?? UTF8.EncodedScalar()
        if letter.tone > 0 { tone = letter.tone }
      } else if scalar.value >= 0x300, scalar.value <= 0x36F {
        if let mark = Letters.tone(of: scalar) { tone = mark }
      } else {
        break
      }
      index += 1
    }
    if tone > 0 { text.append(UInt8(0x30) + tone) }
    return Token(
      kind: .word,
      text: String(decoding: text, as: UTF8.self),
      start: start,
      end: index,
      isCapitalised: isCapitalised,
      isAllCapitals: isAllCapitals
    )
  }
}

/// Words of the lexicon, ready to be found in lines whatever their case,
/// tone placement, spacing and punctuation.
struct Phrase: Sendable, Hashable {
  /// As the lexicon writes it.
  let text: String
  /// The folded words and numbers, marks left out.
  let words: [String]
  /// Its letters alone, without tones: for words set with spaced letters.
  let squeezed: String

  init(_ text: String) {
    self.text = text
    let tokens = Token.all(in: Array(text.unicodeScalars))
    words = tokens.filter { $0.kind != .mark }.map(\.text)
    squeezed = Phrase.squeeze(tokens)
  }

  static func squeeze(_ tokens: [Token]) -> String {
    var letters = ""
    for token in tokens where token.kind != .mark {
      for scalar in token.text.unicodeScalars
      where token.kind == .number || !(scalar.value >= 0x30 && scalar.value <= 0x39) {
        letters.unicodeScalars.append(scalar)
      }
    }
    return letters
  }
}

extension Array where Element == Token {
  /// Where the phrase ends if it stands at an index, else nil. Marks that
  /// stand between its words ("TM. Ủy ban", "Kinh tế - Ngân sách") don't matter.
  func match(_ phrase: Phrase, at start: Int = 0) -> Int? {
    guard !phrase.words.isEmpty else { return nil }
    var index = start
    for (position, word) in phrase.words.enumerated() {
      if position > 0 {
        while index < count, self[index].kind == .mark, "-./,".contains(self[index].text) { index += 1 }
      }
      guard index < count, self[index].text == word else { return nil }
      index += 1
    }
    return index
  }

  /// The longest of several phrases that stands at an index, and its end.
  func longest(_ phrases: [Phrase], at start: Int = 0) -> (phrase: Phrase, end: Int)? {
    var best: (phrase: Phrase, end: Int)?
    for phrase in phrases {
      if let end = match(phrase, at: start), end > best?.end ?? 0 { best = (phrase, end) }
    }
    return best
  }

  /// The first place of a phrase at or after an index, as (start, end).
  func find(_ phrase: Phrase, from start: Int = 0, limit: Int = .max) -> (start: Int, end: Int)? {
    var index = start
    while index < count, index < limit {
      if let end = match(phrase, at: index) { return (index, end) }
      index += 1
    }
    return nil
  }

  /// The first place of any of several phrases.
  func find(_ phrases: [Phrase], from start: Int = 0, limit: Int = .max) -> (start: Int, end: Int)? {
    var index = start
    while index < count, index < limit {
      if let found = longest(phrases, at: index) { return (index, found.end) }
      index += 1
    }
    return nil
  }
}
