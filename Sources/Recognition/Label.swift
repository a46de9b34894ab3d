/// The number that a line begins with, and what it makes of the line.
struct Label {
  var kind: Unit.Kind
  /// As written, without word and punctuation: "4a", "II", "đ".
  var number: String
  /// Where the number stands in its sequence; 0 if unknown.
  var value: Int
  /// Whether something was inserted by it: 4a, đ1.
  var isInserted: Bool
  /// The first token after label and punctuation.
  var end: Int
  /// "." or ")" and the like; empty if none.
  var punctuation: String
}

struct LabelReader {
  let lexicon: Lexicon

  /// "Phần I", "Chương II.", "Mục 1", "Tiểu mục 2", "Điều 5." and the like.
  func word(_ line: Line) -> Label? {
    let tokens = line.tokens
    guard let first = tokens.first, first.kind == .word, first.isCapitalised else { return nil }
    for (kind, phrase) in lexicon.units where kind != .clause && kind != .point {
      guard var index = tokens.match(phrase), index < tokens.count else { continue }
      guard let number = ordinal(tokens, &index) else { continue }
      var label = Label(
        kind: kind,
        number: number.text,
        value: number.value,
        isInserted: number.isInserted,
        end: index,
        punctuation: ""
      )
      if index < tokens.count, tokens[index].kind == .mark, ".:-)/".contains(tokens[index].text) {
        label.punctuation = tokens[index].text
        label.end = index + 1
      }
      return label
    }
    return nil
  }

  /// Arabic or Roman numbers, or "thứ nhất".
  private func ordinal(
    _ tokens: [Token],
    _ index: inout Int
  ) -> (text: String, value: Int, isInserted: Bool)? {
    let token = tokens[index]
    if token.kind == .number, token.text.count <= 4, let value = Int(token.text) {
      index += 1
      if index < tokens.count, tokens[index].kind == .word, tokens[index].start == token.end,
        tokens[index].end - tokens[index].start == 1
      {
        let suffix = tokens[index].text
        index += 1
        return (token.text + suffix, value, true)
      }
      return (token.text, value, false)
    }
    if token.kind == .word, token.isAllCapitals, let value = Roman.value(token.text) {
      index += 1
      return (token.text.uppercased(), value, false)
    }
    if let marked = tokens.match(lexicon.ordinalMarker, at: index) {
      for (phrase, value) in lexicon.ordinals {
        if let end = tokens.match(phrase, at: marked) {
          index = end
          return (String(value), value, false)
        }
      }
    }
    return nil
  }

  /// "1.", "1)", "1/", "2a."
  func arabic(_ line: Line) -> Label? {
    let tokens = line.tokens
    guard let first = tokens.first, first.kind == .number, first.text.count <= 3,
      let value = Int(first.text)
    else { return nil }
    var index = 1
    var number = first.text
    var isInserted = false
    if index < tokens.count, tokens[index].kind == .word, tokens[index].start == first.end,
      tokens[index].end - tokens[index].start == 1
    {
      number += tokens[index].text
      isInserted = true
      index += 1
    }
    guard index < tokens.count, tokens[index].kind == .mark, ".)/".contains(tokens[index].text),
      tokens[index].start == tokens[index - 1].end
    else { return nil }
    let mark = tokens[index]
    // "1.1.", "1.000 đồng", "20/11" and "1./." are no such numbers.
    if index + 1 < tokens.count {
      let next = tokens[index + 1]
      if next.kind == .number, next.start == mark.end { return nil }
      if mark.text == "/", next.start == mark.end { return nil }
      if mark.text == ".", next.isMark("/"), next.start == mark.end { return nil }
    }
    return Label(
      kind: .clause,
      number: number,
      value: value,
      isInserted: isInserted,
      end: index + 1,
      punctuation: mark.text
    )
  }

  /// "1.1.", "1.1", "2.3.1)"
  func multiple(_ line: Line) -> Label? {
    let tokens = line.tokens
    var parts: [String] = []
    var index = 0
    while index < tokens.count, tokens[index].kind == .number, tokens[index].text.count <= 2,
      index == 0 || tokens[index].start == tokens[index - 1].end
    {
      parts.append(tokens[index].text)
      index += 1
      guard index < tokens.count, tokens[index].isMark("."), tokens[index].start == tokens[index - 1].end
      else { break }
      index += 1
    }
    guard parts.count >= 2, parts.count <= 6 else { return nil }
    var punctuation = index > 0 && tokens[index - 1].isMark(".") ? "." : ""
    if punctuation.isEmpty, index < tokens.count, tokens[index].isMark(")"),
      tokens[index].start == tokens[index - 1].end
    {
      punctuation = ")"
      index += 1
    }
    // "1.1 triệu đồng" needs a space and a capital letter to be a heading.
    if punctuation.isEmpty {
      guard index < tokens.count, tokens[index].kind == .word, tokens[index].isCapitalised,
        tokens[index].start > tokens[index - 1].end
      else { return nil }
    }
    guard index < tokens.count else { return nil }
    return Label(
      kind: .subclause,
      number: parts.joined(separator: "."),
      value: parts.last.flatMap { Int($0) } ?? 0,
      isInserted: false,
      end: index,
      punctuation: punctuation
    )
  }

  /// "a)", "đ)", "đ1)"; with a mark of another kind only if asked.
  func letter(_ line: Line, marks: String = ")") -> Label? {
    let tokens = line.tokens
    guard let first = tokens.first, first.kind == .word, first.end - first.start == 1,
      let scalar = line.scalars[first.start..<first.end].first, let folded = Letters.fold(scalar),
      folded.tone == 0, !folded.isUpper
    else { return nil }
    var index = 1
    var number = String(Character(folded.base))
    var isInserted = false
    if index < tokens.count, tokens[index].kind == .number, tokens[index].start == first.end {
      number += tokens[index].text
      isInserted = true
      index += 1
    }
    guard index < tokens.count, tokens[index].kind == .mark, marks.contains(tokens[index].text),
      tokens[index].start - tokens[index - 1].end <= 1
    else { return nil }
    let mark = tokens[index]
    if mark.text == "/", index + 1 < tokens.count, tokens[index + 1].start == mark.end { return nil }
    let position = lexicon.alphabet.firstIndex(of: folded.base).map { $0 + 1 }
    return Label(
      kind: .point,
      number: number,
      value: position ?? 0,
      isInserted: isInserted,
      end: index + 1,
      punctuation: mark.text
    )
  }

  /// "I.", "IV." and the like.
  func roman(_ line: Line) -> Label? {
    let tokens = line.tokens
    guard tokens.count >= 2, tokens[0].kind == .word, tokens[0].isAllCapitals,
      let value = Roman.value(tokens[0].text), tokens[1].kind == .mark, "./)-:".contains(tokens[1].text),
      tokens[1].text == "-" || tokens[1].start == tokens[0].end
    else { return nil }
    // "V/v" is no fifth heading.
    if tokens[1].text == "/", tokens.count > 2, tokens[2].start == tokens[1].end, !tokens[2].isCapitalised {
      return nil
    }
    return Label(
      kind: .roman,
      number: tokens[0].text.uppercased(),
      value: value,
      isInserted: false,
      end: 2,
      punctuation: tokens[1].text
    )
  }

  /// "A.", "B."
  func capital(_ line: Line) -> Label? {
    let tokens = line.tokens
    guard tokens.count >= 3, tokens[0].kind == .word, tokens[0].end == 1 + tokens[0].start,
      tokens[0].isAllCapitals, tokens[1].kind == .mark, "./)".contains(tokens[1].text),
      tokens[1].start == tokens[0].end, let scalar = tokens[0].text.unicodeScalars.first
    else { return nil }
    let value =
      scalar.isASCII ? Int(scalar.value) - 0x60 : lexicon.alphabet.firstIndex(of: scalar).map { $0 + 1 }
    return Label(
      kind: .letter,
      number: tokens[0].text.uppercased(),
      value: value ?? 0,
      isInserted: false,
      end: 2,
      punctuation: tokens[1].text
    )
  }

  /// The sign of a list's item: a dash, a plus, a bullet, "(i)", "ii)".
  func sign(_ line: Line) -> Int? {
    let tokens = line.tokens
    guard let first = tokens.first else { return nil }
    if first.kind == .mark {
      if let scalar = first.text.unicodeScalars.first,
        "-+*•●○▪■◦➢➤✓▶→·‣⁃".unicodeScalars.contains(scalar)
          || (0xE000...0xF8FF).contains(scalar.value)
      {
        // "---" is a rule, "-5 %" a number.
        guard tokens.count > 1, tokens[1].text != first.text else { return nil }
        if tokens[1].kind == .number, tokens[1].start == first.end, first.text == "+" { return nil }
        return 1
      }
      if first.text == "(", tokens.count > 3, tokens[2].isMark(")"),
        tokens[1].kind == .number || tokens[1].end - tokens[1].start <= 4,
        Roman.value(tokens[1].text) != nil || tokens[1].kind == .number
          || tokens[1].end - tokens[1].start == 1
      {
        return 3
      }
      return nil
    }
    if first.kind == .word, first.end - first.start > 1, tokens.count > 2, tokens[1].isMark(")"),
      tokens[1].start == first.end, !first.isAllCapitals, Roman.value(first.text) != nil
    {
      return 2
    }
    return nil
  }
}

package enum Roman {
  private static let digits: [Character: Int] = [
    "i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500,
  ]

  /// The value of a Roman number in small letters, up to 399; nil for what is none.
  package static func value(_ text: String) -> Int? {
    guard !text.isEmpty, text.count <= 9 else { return nil }
    var total = 0
    var previous = 0
    for character in text.reversed() {
      guard let digit = digits[character], digit < 500 else { return nil }
      total += digit < previous ? -digit : digit
      previous = max(previous, digit)
    }
    return total > 0 && total < 400 && write(total) == text ? total : nil
  }

  package static func write(_ value: Int) -> String {
    let steps = [
      (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ]
    var rest = value
    var text = ""
    for (size, digits) in steps {
      while rest >= size {
        text += digits
        rest -= size
      }
    }
    return text
  }
}
