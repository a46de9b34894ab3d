/// Finds text that is quoted over several lines, to be put into another act.
struct Quotation {
  /// How far an end is looked for.
  private static let reach = 1_000

  /// What is known of each line, so that no line is looked at twice.
  private struct Table {
    var lines: [Line?]
    /// Opening marks less closing ones, in each line.
    var balance: [Int]
    /// The first later line after which no more is open than before this one.
    var levelEnd: [Int?]
    /// The first later line that ends with a closing mark which nothing in it opens.
    var nextClose: [Int?]
    /// The first later line with an odd number of straight quotes.
    var nextOdd: [Int?]
    /// The first later line that ends the document.
    var nextEnd: [Int?]
  }

  /// For each item whether it stands wholly inside a quotation.
  static func marks(_ items: [FlowItem], isEnd: (Line) -> Bool) -> [Bool] {
    var marks = Array(repeating: false, count: items.count)
    let table = self.table(items, isEnd)
    var index = 0
    while index < items.count {
      guard let line = table.lines[index], !line.isBlank else {
        index += 1
        continue
      }
      let opensHere = opens(line)
      if let end = curly(table, index) ?? straight(table, index) {
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

  private static func table(_ items: [FlowItem], _ isEnd: (Line) -> Bool) -> Table {
    let lines = items.map(\.line)
    let count = lines.count
    let none = [Int?](repeating: nil, count: count)
    var table = Table(
      lines: lines,
      balance: lines.map { $0.map(balance) ?? 0 },
      levelEnd: none,
      nextClose: none,
      nextOdd: none,
      nextEnd: none
    )
    var close: Int?
    var odd: Int?
    var end: Int?
    for index in lines.indices.reversed() {
      table.nextClose[index] = close
      table.nextOdd[index] = odd
      table.nextEnd[index] = end
      guard let line = lines[index] else { continue }
      if table.balance[index] < 0, closes(line) { close = index }
      if straightMarks(line) % 2 == 1 { odd = index }
      if isEnd(line) { end = index }
    }
    // Lines that wait for their level, the deepest last.
    var waiting: [(index: Int, level: Int)] = []
    var level = 0
    for index in lines.indices {
      let before = level
      level += table.balance[index]
      while let last = waiting.last, level <= last.level {
        table.levelEnd[last.index] = index
        waiting.removeLast()
      }
      if table.balance[index] > 0 { waiting.append((index, before)) }
    }
    return table
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

  private static func straightMarks(_ line: Line) -> Int {
    line.tokens.reduce(0) { $0 + ($1.isMark("\"") ? 1 : 0) }
  }

  /// The line that closes what curly quotes of this line leave open.
  private static func curly(_ table: Table, _ start: Int) -> Int? {
    guard table.balance[start] > 0 else { return nil }
    // One mark may close what two have opened.
    let ends = [table.levelEnd[start], table.nextClose[start]].compactMap { $0 }
    guard let end = ends.min(), end - start < reach, end < table.nextEnd[start] ?? .max else { return nil }
    return end
  }

  /// The same for straight ones, which stand at the front or behind a
  /// colon: 12" is no quotation.
  private static func straight(_ table: Table, _ start: Int) -> Int? {
    guard let first = table.lines[start], straightMarks(first) % 2 == 1,
      let position = first.tokens.lastIndex(where: { $0.isMark("\"") }),
      position == 0 || first.tokens[position - 1].isMark(":"),
      let end = table.nextOdd[start], end - start < reach, end < table.nextEnd[start] ?? .max,
      let last = table.lines[end], closes(last)
    else { return nil }
    return end
  }
}
