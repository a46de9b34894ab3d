import Recognition

/// A text in words, numbers and marks. Letters and digits that are glued
/// come apart: "số347" is a word and a number, "16tháng" a number and a word.
struct CitationTokens {
  struct Token {
    enum Kind { case word, number, mark }

    var kind: Kind
    /// A word in small letters, digits, or one mark; any dash is "-".
    var text: String
    /// Offsets among the scalars of the text.
    var start: Int
    var end: Int
    var isCapitalised: Bool
  }

  private(set) var tokens: [Token] = []
  private let scalars: [Unicode.Scalar]

  /// - Parameter text: in NFC.
  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      let start = index
      if scalar.isBlank || scalar.value == 0x200B {
        index += 1
      } else if Self.isDigit(scalar) {
        while index < scalars.count, Self.isDigit(scalars[index]) { index += 1 }
        append(.number, slice(start, index), start, index)
      } else if Self.isLetter(scalar) {
        while index < scalars.count, Self.isLetter(scalars[index]) { index += 1 }
        append(.word, slice(start, index).lowercased(), start, index, Letters.fold(scalar)?.isUpper == true)
      } else {
        index += 1
        let isDash = (0x2010...0x2015).contains(scalar.value) || scalar.value == 0x2212
        append(.mark, isDash ? "-" : String(Character(scalar)), start, index)
      }
    }
  }

  private mutating func append(
    _ kind: Token.Kind,
    _ text: String,
    _ start: Int,
    _ end: Int,
    _ isCapitalised: Bool = false
  ) {
    tokens.append(Token(kind: kind, text: text, start: start, end: end, isCapitalised: isCapitalised))
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 {
      return (0x41...0x5A).contains(scalar.value) || (0x61...0x7A).contains(scalar.value)
    }
    return Letters.fold(scalar) != nil || (0x300...0x36F).contains(scalar.value)
  }

  private func slice(_ start: Int, _ end: Int) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[start..<end])
    return String(view)
  }

  var count: Int { tokens.count }

  /// The text from a token up to another, blanks made one.
  func text(_ from: Int, _ to: Int) -> String {
    guard from < to, tokens.indices.contains(from), to <= tokens.count else { return "" }
    return slice(tokens[from].start, tokens[to - 1].end).words.joined(separator: " ")
  }

  /// A token as it stands there.
  func written(_ index: Int) -> String { slice(tokens[index].start, tokens[index].end) }

  func isWord(_ index: Int, _ word: String) -> Bool {
    index >= 0 && index < tokens.count && tokens[index].kind == .word && tokens[index].text == word
  }

  func isMark(_ index: Int, _ mark: String) -> Bool {
    index >= 0 && index < tokens.count && tokens[index].kind == .mark && tokens[index].text == mark
  }

  func number(_ index: Int) -> String? {
    index >= 0 && index < tokens.count && tokens[index].kind == .number ? tokens[index].text : nil
  }

  /// Whether nothing stands between a token and the one before.
  func isGlued(_ index: Int) -> Bool {
    index > 0 && index < tokens.count && tokens[index - 1].end == tokens[index].start
  }

  /// Whether words stand at a token, in small letters.
  func matches(_ words: [String], at index: Int) -> Bool {
    guard index >= 0, index + words.count <= tokens.count else { return false }
    return words.indices.allSatisfy { isWord(index + $0, words[$0]) }
  }

  /// A semicolon, or a full stop that is not part of a number.
  func isStop(_ index: Int) -> Bool {
    if isMark(index, ";") { return true }
    guard isMark(index, ".") else { return false }
    return index + 1 >= tokens.count || !isGlued(index + 1)
  }
}
