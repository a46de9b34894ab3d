/// An amount in a text: "trên 1.250,5 tỷ đồng", "12.000 đồng/học sinh/tháng".
public struct WrittenFigure: Sendable, Equatable {
  /// With a point before decimals, nothing between thousands: `1250.5`; of a
  /// range both, `10-12`.
  public var value: String
  /// As written: `đồng/học sinh/tháng`.
  public var unit: String
  /// As it stands there, with what it is compared by.
  public var words: String

  /// Those with a unit, in the order of the text.
  static func all(in text: TokenText, _ range: Range<Int>, _ words: QualityWords) -> [WrittenFigure] {
    var found: [WrittenFigure] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard let (figure, end) = figure(text, at: index, before: range.upperBound, words) else {
        index += 1
        continue
      }
      found.append(figure)
      index = end
    }
    return found
  }

  private static func figure(
    _ text: TokenText,
    at start: Int,
    before limit: Int,
    _ words: QualityWords
  ) -> (WrittenFigure, Int)? {
    guard let value = number(text, start), words["numbering"].length(text, endingAt: start) == 0 else {
      return nil
    }
    var values = [value]
    var index = start + 1
    if let dash = text[index]?.folded, dash == "-" || dash == Folding.fold("đến"), index + 1 < limit,
      let upper = number(text, index + 1)
    {
      values.append(upper)
      index += 2
    }
    index = afterBracket(text, index, limit)
    let length = words["unit"].length(text, at: index, before: limit)
    guard length > 0 else { return nil }
    let unit = index
    index += length
    while index + 1 < limit, text[index]?.folded == "/" {
      let known = words["per"].length(text, at: index + 1, before: limit)
      // An unknown one is a word, or what stands before the next stroke.
      let next = (index + 2..<max(index + 2, min(index + 5, limit))).first { text.tokens[$0].isMark }
      let upToNext = next.flatMap { text.tokens[$0].folded == "/" ? $0 - index - 1 : nil }
      index += 1 + max(1, known, known == 0 ? upToNext ?? 0 : 0)
    }
    let before = words["comparison"].length(text, endingAt: start)
    let figure = WrittenFigure(
      value: values.joined(separator: "-"),
      unit: text.words(unit..<index),
      words: text.words(start - before..<index)
    )
    return (figure, index)
  }

  /// Skips "(ba mươi)" behind a number.
  private static func afterBracket(_ text: TokenText, _ index: Int, _ limit: Int) -> Int {
    guard text[index]?.folded == "(" else { return index }
    for end in index + 1..<max(index + 1, min(index + 10, limit)) {
      guard let token = text[end], !token.isNumber else { return index }
      if token.folded == ")" { return end + 1 }
    }
    return index
  }

  /// `1.234,5` → `1234.5`; nil for what is no amount: dates, years of a span.
  static func number(_ text: TokenText, _ index: Int) -> String? {
    guard let token = text[index], token.isNumber, token.folded.utf8.count <= 24, !token.folded.contains("/")
    else { return nil }
    let written = token.folded
    let halves = written.split(separator: ",", omittingEmptySubsequences: false)
    guard halves.count <= 2, let head = halves.first else { return nil }
    let groups = head.split(separator: ".", omittingEmptySubsequences: false)
    var whole = groups.joined()
    var decimals = halves.count == 2 ? String(halves[1]) : ""
    guard !decimals.contains(".") else { return nil }
    if groups.count > 1, groups.dropFirst().contains(where: { $0.count != 3 }) {
      // A point before decimals, as machines write it.
      guard groups.count == 2, decimals.isEmpty else { return nil }
      whole = String(groups[0])
      decimals = String(groups[1])
    }
    let trimmed = whole.drop { $0 == "0" }
    return (trimmed.isEmpty ? "0" : trimmed) + (decimals.isEmpty ? "" : "." + decimals)
  }
}
