internal import Office

/// How some characters look.
struct Look: Equatable, Sendable {
  var isBold = false
  var isItalic = false
  var isUnderlined = false
  var position = OfficeRun.Position.normal
}

/// A line of a paragraph: what stands between two line breaks, its
/// automatic number in front.
struct Line: Sendable {
  /// ``OfficeParagraph/number``.
  var paragraph: Int
  /// The characters; tabs stay tabs.
  var scalars: [Unicode.Scalar]
  var tokens: [Token]
  /// Looks by where they end, in order.
  var looks: [(end: Int, look: Look)]
  /// Notes by the offset of their mark.
  var notes: [(offset: Int, id: String)]
  var alignment: OfficeParagraph.Alignment
  /// Whether Word takes the paragraph for a heading.
  var isHeading: Bool
  /// Whether a page begins with it.
  var startsPage: Bool
  /// Whether a line of the same paragraph stands before it.
  var continues: Bool

  /// Whether there is nothing to see in it.
  var isBlank: Bool { tokens.isEmpty && notes.isEmpty }
  var text: String { String(String.UnicodeScalarView(scalars)) }
}

extension Line {
  /// The part between two offsets, as a line of its own, without the
  /// spaces around it.
  func cut(_ from: Int, _ to: Int) -> Line {
    var start = max(0, min(from, scalars.count))
    var end = max(start, min(to, scalars.count))
    while start < end, Letters.isSpace(scalars[start]) { start += 1 }
    while end > start, Letters.isSpace(scalars[end - 1]) { end -= 1 }
    if start == 0, end == scalars.count, end > 0 { return self }
    var part = self
    part.scalars = Array(scalars[start..<end])
    part.looks = []
    var begin = 0
    for (lookEnd, look) in looks {
      if lookEnd > start, begin < end { part.looks.append((min(lookEnd, end) - start, look)) }
      begin = lookEnd
    }
    // A mark at the very end of the line belongs to what stands before it.
    let takesLast = to >= scalars.count && (from < scalars.count || scalars.isEmpty)
    part.notes = notes.filter { $0.offset >= from && ($0.offset < to || takesLast) }
      .map { (max(0, min($0.offset, end) - start), $0.id) }
    part.tokens = tokens.filter { $0.start >= start && $0.end <= end }.map {
      var token = $0
      token.start -= start
      token.end -= start
      return token
    }
    return part
  }

  /// From an offset to the end.
  func from(_ offset: Int) -> Line { cut(offset, scalars.count) }
  /// From a token to the end.
  func fromToken(_ index: Int) -> Line {
    index < tokens.count ? from(tokens[index].start) : cut(scalars.count, scalars.count)
  }
  /// Up to a token, which is left out.
  func upToToken(_ index: Int) -> Line {
    index < tokens.count ? cut(0, tokens[index].start) : cut(0, scalars.count)
  }

  var words: [Token] { tokens.filter { $0.kind == .word } }

  /// Whether the line has letters, and none of them small.
  var isAllCapitals: Bool {
    var hasWord = false
    for token in tokens where token.kind == .word {
      // "V/v" and unit names apart, one small word makes it no heading.
      if !token.isAllCapitals { return false }
      hasWord = true
    }
    return hasWord
  }

  var isCentred: Bool { alignment == .center }

  private func has(_ property: (Look) -> Bool) -> Bool {
    var begin = 0
    var hasLetter = false
    for (end, look) in looks {
      let part = scalars[begin..<min(end, scalars.count)]
      begin = min(end, scalars.count)
      guard part.contains(where: { !Letters.isSpace($0) }) else { continue }
      if !property(look) { return false }
      hasLetter = true
    }
    return hasLetter
  }

  var isBold: Bool { has(\.isBold) }
  var isItalic: Bool { has(\.isItalic) }

  /// Where bold characters at the beginning end; 0 where there are none.
  var boldEnd: Int {
    var begin = 0
    for (end, look) in looks {
      let part = scalars[begin..<min(end, scalars.count)]
      if !look.isBold, part.contains(where: { !Letters.isSpace($0) }) { return begin }
      begin = min(end, scalars.count)
    }
    return begin
  }

  /// The last mark that says how a sentence ends: one of . ; : , or nil.
  var ending: String? {
    guard let last = tokens.last, last.kind == .mark else { return nil }
    return last.text
  }

  /// Whether a sentence or an enumeration ends here.
  var endsSentence: Bool { ending.map { ".;:,!?".contains($0) } ?? false }

  /// Whether the letters are set apart: N G H Ị  Q U Y Ế T.
  var isLetterSpaced: Bool {
    var words = 0
    for token in tokens where token.kind == .word {
      if token.end - token.start > 1 { return false }
      words += 1
    }
    return words >= 4
  }

  /// Whether the line says the phrase and nothing else but marks.
  func says(_ phrase: Phrase) -> Bool {
    if let end = tokens.match(phrase),
      tokens[end...].allSatisfy({ $0.kind == .mark && ":.-*".contains($0.text) })
    {
      return true
    }
    return isLetterSpaced && Phrase.squeeze(tokens) == phrase.squeezed
  }

  func says(any phrases: [Phrase]) -> Bool { phrases.contains { says($0) } }

  /// Only a rule: dashes, underscores, stars.
  var isRule: Bool {
    tokens.count >= 1
      && tokens.allSatisfy { $0.kind == .mark && "-_*=~.oO•¯⁎─━".contains($0.text) }
      && (tokens.count >= 3 || tokens.first?.text == "_" || tokens.first?.text == "─")
  }

  /// The pieces between tabs, empty ones left out, each with how many tabs
  /// stand before it.
  var segments: [(tabs: Int, line: Line)] {
    var segments: [(Int, Line)] = []
    var start = 0
    var tabs = 0
    func close(_ end: Int) {
      let piece = cut(start, end)
      if !piece.isBlank { segments.append((tabs, piece)) }
    }
    for (offset, scalar) in scalars.enumerated() where scalar == "\t" {
      close(offset)
      tabs += 1
      start = offset + 1
    }
    close(scalars.count)
    return segments
  }
}
