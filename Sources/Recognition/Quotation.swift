/// Finds text that is quoted over several lines, to be put into another act.
struct Quotation {
  /// How far an end is looked for.
  private static let reach = 600

  /// For each item whether it stands wholly inside a quotation.
  static func marks(_ items: [FlowItem], isEnd: (Line) -> Bool) -> [Bool] {
    var marks = Array(repeating: false, count: items.count)
    var index = 0
    while index < items.count {
      guard let line = items[index].line, !line.isBlank else {
        index += 1
        continue
      }
      let opensHere = opens(line)
      if let end = curly(items, from: index, isEnd) ?? straight(items, from: index, isEnd) {
        if opensHere { marks[index] = true }
        for inner in (index + 1)..<(end + 1) { marks[inner] = true }
        index = end + 1
      } else {
        // Opened and closed at once, and nothing else in the line.
        if opensHere, closes(line) { marks[index] = true }
        index += 1
      }
    }
    return marks
  }

  private static func isOpening(_ token: Token) -> Bool { token.kind == .mark && "“„«".contains(token.text) }
  private static func isClosing(_ token: Token) -> Bool { token.kind == .mark && "”»".contains(token.text) }

  private static func opens(_ line: Line) -> Bool {
    guard let first = line.tokens.first else { return false }
    return isOpening(first) || first.isMark("\"")
  }

  private static func closes(_ line: Line) -> Bool {
    for token in line.tokens.reversed() {
      if isClosing(token) || token.isMark("\"") { return true }
      guard token.kind == .mark, ".;,".contains(token.text) else { return false }
    }
    return false
  }

  private static func balance(_ line: Line) -> Int {
    line.tokens.reduce(0) { $0 + (isOpening($1) ? 1 : isClosing($1) ? -1 : 0) }
  }

  /// The line that closes what curly quotes of this line leave open.
  private static func curly(_ items: [FlowItem], from start: Int, _ isEnd: (Line) -> Bool) -> Int? {
    guard let first = items[start].line else { return nil }
    var depth = balance(first)
    guard depth > 0 else { return nil }
    var index = start + 1
    while index < items.count, index - start < reach {
      if let line = items[index].line {
        if isEnd(line) { return nil }
        depth += balance(line)
        // One mark may close what two have opened.
        if depth <= 0 || closes(line) && balance(line) < 0 { return index }
      }
      index += 1
    }
    return nil
  }

  private static func straight(_ items: [FlowItem], from start: Int, _ isEnd: (Line) -> Bool) -> Int? {
    func marks(_ line: Line) -> Int { line.tokens.filter { $0.isMark("\"") }.count }
    guard let first = items[start].line, marks(first) % 2 == 1, opens(first) || first.ending == ":" || true else {
      return nil
    }
    // Only where the mark stands at the front or behind a colon: not 12".
    guard let position = first.tokens.lastIndex(where: { $0.isMark("\"") }),
      position == 0 || first.tokens[position - 1].isMark(":")
    else { return nil }
    var index = start + 1
    while index < items.count, index - start < reach {
      if let line = items[index].line {
        if isEnd(line) { return nil }
        if marks(line) % 2 == 1 { return closes(line) ? index : nil }
      }
      index += 1
    }
    return nil
  }
}
