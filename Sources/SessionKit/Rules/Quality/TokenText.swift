import LibXML
import Recognition

/// A text in words and marks, as the lists of `quality.xml` are compared
/// with it.
struct TokenText {
  struct Token {
    /// Where it stands in ``TokenText/text``.
    var range: Range<String.Index>
    /// Folded: small letters, the tone behind the word.
    var folded: String
    var isMark: Bool
    var isCapital: Bool

    var isNumber: Bool { folded.utf8.first.map { (48...57).contains($0) } == true }
  }

  /// Composed, blanks as one.
  let text: String
  let tokens: [Token]

  /// A sentence that is longer is cut off here, in bytes.
  private static let limit = 20_000

  init(_ source: String) {
    let joined = source.composed.words.joined(separator: " ")
    text = joined.utf8.count > Self.limit ? String(joined.prefix(Self.limit / 4)) : joined
    tokens = Self.tokens(text)
  }

  private static func tokens(_ text: String) -> [Token] {
    let scalars = text.unicodeScalars
    var tokens: [Token] = []
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let first = scalars[index]
      var end = scalars.index(after: index)
      guard first != " " else {
        index = end
        continue
      }
      let isDigit = isDigit(first)
      if isDigit {
        // `1.234,5` and `31/12/2026` are one; `10km` are two.
        while end < scalars.endIndex {
          let next = scalars.index(after: end)
          let isJoint =
            [".", ",", "/"].contains(scalars[end]) && next < scalars.endIndex && Self.isDigit(scalars[next])
          guard Self.isDigit(scalars[end]) || isJoint else { break }
          end = isJoint ? scalars.index(after: next) : next
        }
      } else if isLetter(first) {
        while end < scalars.endIndex, isLetter(scalars[end]) || Self.isDigit(scalars[end]) {
          end = scalars.index(after: end)
        }
      }
      let isMark = !isDigit && !isLetter(first)
      let word = String(text[index..<end])
      let folded = isMark ? mark(first) : Folding.fold(word)
      tokens.append(
        Token(
          range: index..<end,
          folded: folded,
          isMark: isMark,
          isCapital: Letters.fold(first)?.isUpper == true
        )
      )
      index = end
    }
    return tokens
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (48...57).contains(scalar.value) }
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    Letters.fold(scalar) != nil || scalar == "²" || scalar == "³"
  }

  /// All dashes are one.
  private static func mark(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "–", "—", "‐", "‑", "−": "-"
    default: String(scalar)
    }
  }

  subscript(index: Int) -> Token? { tokens.indices.contains(index) ? tokens[index] : nil }

  var count: Int { tokens.count }

  /// The words from one token up to another, as they stand there.
  func words(_ range: Range<Int>) -> String {
    let range = range.clamped(to: 0..<tokens.count)
    guard !range.isEmpty else { return "" }
    return String(
      text[tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound]
    )
  }

  /// The ranges between the marks asked for; a full stop only where a
  /// sentence ends.
  func pieces(_ range: Range<Int>, at marks: Set<String>) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    for index in range where tokens[index].isMark && marks.contains(tokens[index].folded) {
      if tokens[index].folded == ".", let next = self[index + 1], !next.isCapital { continue }
      if start < index { pieces.append(start..<index) }
      start = index + 1
    }
    if start < range.upperBound { pieces.append(start..<range.upperBound) }
    return pieces
  }
}

/// Phrases, found fast.
struct Phrases: Sendable {
  /// By their first word; the longest first.
  private var byFirst: [String: [[String]]] = [:]

  init(_ list: String) {
    for phrase in list.split(separator: ";") {
      let words = TokenText(String(phrase)).tokens.map(\.folded)
      if let first = words.first { byFirst[first, default: []].append(words) }
    }
    for (first, phrases) in byFirst { byFirst[first] = phrases.sorted { $0.count > $1.count } }
  }

  /// How many words the longest phrase has that begins there; 0 if none.
  func length(_ text: TokenText, at index: Int, before end: Int? = nil) -> Int {
    guard let first = text[index], let phrases = byFirst[first.folded] else { return 0 }
    let end = min(end ?? text.count, text.count)
    let found = phrases.first { phrase in
      index + phrase.count <= end
        && phrase.indices.allSatisfy { text.tokens[index + $0].folded == phrase[$0] }
    }
    return found?.count ?? 0
  }

  /// The first place in a range where one of them begins.
  func first(_ text: TokenText, in range: Range<Int>) -> Range<Int>? {
    for index in range {
      let length = length(text, at: index, before: range.upperBound)
      if length > 0 { return index..<index + length }
    }
    return nil
  }

  /// How many words the longest phrase has that ends before an index.
  func length(_ text: TokenText, endingAt index: Int) -> Int {
    for start in max(0, index - 6)..<max(0, index)
    where start + length(text, at: start, before: index) == index {
      return index - start
    }
    return 0
  }
}
