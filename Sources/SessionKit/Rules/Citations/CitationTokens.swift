/// A text in words, numbers and marks. Letters and digits that are glued
/// come apart: "số347" is a word and a number, "16tháng" a number and a word.
struct CitationTokens: Sendable {
  struct Token {
    enum Kind: UInt8 { case word, number, mark }

    var kind: Kind
    var isCapitalised: Bool
    /// Of a word; none of digits and marks.
    var key = WordKey.none
    /// Of a mark; any dash is "-".
    var mark: Unicode.Scalar = " "
    /// Offsets among the bytes of the text.
    var start: Int
    var end: Int
  }

  static let none = CitationTokens("")

  let tokens: [Token]
  private let bytes: [UInt8]

  /// - Parameter text: in NFC.
  init(_ text: String) {
    bytes = Array(text.utf8)
    tokens = bytes.withUnsafeBufferPointer(Self.tokens)
  }

  private static func tokens(_ bytes: UnsafeBufferPointer<UInt8>) -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(bytes.count / 4)
    var index = 0
    while index < bytes.count {
      let start = index
      let first = bytes.glyph(at: &index)
      var token = Token(kind: .mark, isCapitalised: false, start: start, end: index)
      switch first.kind {
      case .blank: continue
      case .digit:
        token.kind = .number
        skip(bytes, &index) { $0 == .digit }
      case .letter, .accent:
        token.kind = .word
        token.isCapitalised = first.kind == .letter && first.isUpper
        skip(bytes, &index) { $0 == .letter || $0 == .accent }
        token.key = WordKey(bytes, start..<index)
      case .mark: token.mark = mark(bytes.character(at: start).code)
      }
      token.end = index
      tokens.append(token)
    }
    return tokens
  }

  private static func skip(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ index: inout Int,
    while isPart: (Glyph.Kind) -> Bool
  ) {
    var next = index
    while next < bytes.count, isPart(bytes.glyph(at: &next).kind) { index = next }
  }

  private static func mark(_ code: UInt32) -> Unicode.Scalar {
    let isDash = (0x2010...0x2015).contains(code) || code == 0x2212
    return isDash ? "-" : Unicode.Scalar(code) ?? " "
  }

  private func slice(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<end], as: UTF8.self)
  }

  var count: Int { tokens.count }

  /// The text from a token up to another, blanks made one.
  func text(_ from: Int, _ to: Int) -> String {
    guard from < to, tokens.indices.contains(from), to <= tokens.count else { return "" }
    return slice(tokens[from].start, tokens[to - 1].end).words.joined(separator: " ")
  }

  /// A token as it stands there.
  func written(_ index: Int) -> String { slice(tokens[index].start, tokens[index].end) }

  /// The same in small letters.
  func word(_ index: Int) -> String { written(index).lowered }

  func isWord(_ index: Int, _ word: WordKey) -> Bool {
    index >= 0 && index < tokens.count && tokens[index].kind == .word && tokens[index].key == word
  }

  func isMark(_ index: Int, _ mark: Unicode.Scalar) -> Bool {
    index >= 0 && index < tokens.count && tokens[index].mark == mark
  }

  func isNumber(_ index: Int) -> Bool {
    index >= 0 && index < tokens.count && tokens[index].kind == .number
  }

  func number(_ index: Int) -> String? { isNumber(index) ? written(index) : nil }

  /// Whether nothing stands between a token and the one before.
  func isGlued(_ index: Int) -> Bool {
    index > 0 && index < tokens.count && tokens[index - 1].end == tokens[index].start
  }

  /// Whether words stand at a token.
  func matches(_ words: [WordKey], at index: Int) -> Bool {
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
