/// By when, or how often: "trước ngày 30 tháng 6 năm 2026", "trong 06
/// tháng", "quý IV năm 2026", "hằng năm", "tại kỳ họp cuối năm".
public struct WrittenTerm: Sendable, Equatable {
  /// As it stands there.
  public var words: String
  /// Where the words name one day.
  public var day: CalendarDay?
}

extension WrittenTerm {
  /// Those of a range, in the order of the text.
  ///
  /// - Parameter isLoose: whether a year or a span of years alone is meant
  ///   as a term, as in a title or a target: elsewhere it is part of a name.
  static func all(
    in text: TokenText,
    _ range: Range<Int>,
    _ words: QualityWords,
    isLoose: Bool = false
  ) -> [WrittenTerm] {
    let finder = TermFinder(text: text, limit: range.upperBound, words: words, isLoose: isLoose)
    var found: [WrittenTerm] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard let (day, end) = finder.term(at: index), end > index else {
        index += 1
        continue
      }
      let term = WrittenTerm(words: text.words(index..<end), day: day)
      if !found.contains(term) { found.append(term) }
      index = end
    }
    return found
  }
}

private struct TermFinder {
  let text: TokenText
  let limit: Int
  let words: QualityWords
  let isLoose: Bool

  private static func folded(_ word: String) -> String { Folding.fold(word) }
  private static let day = folded("ngày")
  private static let month = folded("tháng")
  private static let quarter = folded("quý")
  private static let year = folded("năm")
  private static let once = Phrases("một lần; /lần")
  private static let yearsOf = Phrases("giai đoạn; nhiệm kỳ; năm học")

  private func word(_ index: Int) -> String { index < limit ? text[index]?.folded ?? "" : "" }
  private func length(_ list: String, _ index: Int) -> Int {
    words[list].length(text, at: index, before: limit)
  }

  /// A term that begins there, and the token behind it.
  func term(at index: Int) -> (CalendarDay?, Int)? {
    if let end = event(index) ?? recurring(index) ?? span(index) ?? partOfYear(index) { return (nil, end) }
    let by = length("by", index)
    if by > 0, let found = calendar(index + by) { return found }
    if let end = quarter(index) { return (nil, end) }
    guard isLoose, let end = years(index) else { return nil }
    // "so với năm 2025"
    let isCompared = word(index) == Self.year && words["year-past"].length(text, endingAt: index) > 0
    return isCompared ? nil : (nil, end)
  }

  // MARK: Days, months, years

  /// What may stand behind "trước", "trong", "chậm nhất là".
  private func calendar(_ index: Int) -> (CalendarDay?, Int)? {
    if let found = date(index) { return found }
    if let end = quarter(index) ?? partOfYear(index) ?? yearlyDay(index) { return (nil, end) }
    if word(index) == Self.month, let end = month(index + 1) { return (nil, end) }
    if let end = years(index) { return (nil, end) }
    return nil
  }

  /// "ngày 30 tháng 6 năm 2026", "30/6/2026".
  private func date(_ start: Int) -> (CalendarDay?, Int)? {
    let index = word(start) == Self.day ? start + 1 : start
    let parts = word(index).split(separator: "/").map { Int($0) }
    if parts.count == 3, let day = parts[0], let month = parts[1], let year = parts[2] {
      return CalendarDay(year: year, month: month, day: day).map { ($0, index + 1) }
    }
    guard let day = number(index, upTo: 31), word(index + 1) == Self.month,
      let month = number(index + 2, upTo: 12), word(index + 3) == Self.year,
      let year = number(index + 4, upTo: 2999)
    else { return nil }
    return CalendarDay(year: year, month: month, day: day).map { ($0, index + 5) }
  }

  /// "ngày 31 tháng 12 hằng năm", "ngày 25 hằng tháng", "ngày 30/6".
  private func yearlyDay(_ start: Int) -> Int? {
    guard word(start) == Self.day else { return nil }
    var index = start + 1
    let parts = word(index).split(separator: "/").compactMap { Int($0) }
    if parts.count == 2, (1...31).contains(parts[0]), (1...12).contains(parts[1]) {
      index += 1
    } else {
      guard number(index, upTo: 31) != nil else { return nil }
      index += 1
      guard word(index) == Self.month, number(index + 1, upTo: 12) != nil else {
        let often = length("recurring", index)
        return often > 0 ? index + often : nil
      }
      index += 2
    }
    // "31 tháng 02 năm 2026" is no day at all.
    return year(index) == nil ? index + length("recurring", index) : nil
  }

  /// Behind "tháng": "6 năm 2026", "6/2026", "6".
  private func month(_ index: Int) -> Int? {
    let parts = word(index).split(separator: "/").compactMap { Int($0) }
    if parts.count == 2 { return (1...12).contains(parts[0]) && isYear(parts[1]) ? index + 1 : nil }
    guard number(index, upTo: 12) != nil else { return nil }
    return year(index + 1) ?? index + 1
  }

  /// "quý IV năm 2026", "quý IV/2026", "quý I".
  private func quarter(_ index: Int) -> Int? {
    guard word(index) == Self.quarter, ["i", "ii", "iii", "iv", "1", "2", "3", "4"].contains(word(index + 1))
    else {
      let parts =
        word(index) == Self.quarter ? word(index + 1).split(separator: "/").compactMap { Int($0) } : []
      return parts.count == 2 && (1...4).contains(parts[0]) && isYear(parts[1]) ? index + 2 : nil
    }
    if word(index + 2) == "/", number(index + 3, upTo: 2999).map(isYear) == true { return index + 4 }
    return year(index + 2) ?? index + 2
  }

  /// "6 tháng đầu năm 2026".
  private func partOfYear(_ index: Int) -> Int? {
    guard number(index, upTo: 11) != nil, word(index + 1) == Self.month,
      [Self.folded("đầu"), Self.folded("cuối")].contains(word(index + 2)), word(index + 3) == Self.year
    else { return nil }
    return year(index + 3) ?? index + 4
  }

  /// "năm 2026", "giai đoạn 2026 - 2030", "năm học 2026-2027".
  private func years(_ start: Int) -> Int? {
    var index = start
    let named = Self.yearsOf.length(text, at: start, before: limit)
    if named == 0 { return word(start - 1) == Self.month || isMonth(before: start) ? nil : year(start) }
    index += named
    if word(index) == Self.year { index += 1 }
    guard number(index, upTo: 2999).map(isYear) == true else { return nil }
    if word(index + 1) == "-", number(index + 2, upTo: 2999).map(isYear) == true { return index + 3 }
    return named > 0 ? index + 1 : nil
  }

  /// Whether "năm" ends a date: "tháng 6 năm 2026".
  private func isMonth(before index: Int) -> Bool { index >= 2 && word(index - 2) == Self.month }

  /// "năm 2026", "năm 2026 - 2030".
  private func year(_ index: Int) -> Int? {
    guard word(index) == Self.year, number(index + 1, upTo: 2999).map(isYear) == true else { return nil }
    if word(index + 2) == "-", number(index + 3, upTo: 2999).map(isYear) == true { return index + 4 }
    return index + 2
  }

  private func isYear(_ number: Int) -> Bool { (1990...2199).contains(number) }

  private func number(_ index: Int, upTo limit: Int) -> Int? {
    let text = word(index)
    guard !text.isEmpty, text.utf8.count <= 4, let value = Int(text), value >= 1, value <= limit else {
      return nil
    }
    return value
  }

  // MARK: Spans, repetitions, events

  /// "trong thời hạn 30 ngày kể từ ngày …", "chậm nhất 05 ngày làm việc".
  private func span(_ start: Int) -> Int? {
    let within = length("within", start)
    var index = start + within
    let most = length("at-most", index)
    index += most
    guard number(index, upTo: 999) != nil else { return nil }
    index += 1
    if word(index) == "(" {
      guard let close = (index + 1..<index + 6).first(where: { word($0) == ")" }) else { return nil }
      index = close + 1
    }
    let unit = length("span", index)
    guard unit > 0 else { return nil }
    index += unit
    let from = length("counted-from", index)
    guard within > 0 || from > 0, length("span-past", index) == 0 else { return nil }
    if number(index, upTo: 2999) != nil { return nil }
    return from > 0 ? tail(index + from, 20) : index
  }

  private func recurring(_ start: Int) -> Int? {
    guard words["recurring-name"].length(text, endingAt: start) == 0 else { return nil }
    var index = start
    while case let length = length("recurring", index), length > 0 { index += length }
    if index == start {
      // "06 tháng một lần"
      guard number(index, upTo: 99) != nil, case let unit = length("span", index + 1), unit > 0,
        Self.once.length(text, at: index + 1 + unit, before: limit) > 0
      else { return nil }
      return index + unit + 3
    }
    // "định kỳ 6 tháng"
    if number(index, upTo: 99) != nil, case let unit = length("span", index + 1), unit > 0 {
      index += 1 + unit
    }
    return index
  }

  private func event(_ index: Int) -> Int? {
    let length = length("event", index)
    guard length > 0, words["event-past"].length(text, endingAt: index) == 0 else { return nil }
    return tail(index + length, 14, untilVerb: true)
  }

  private static let ends = Phrases("giao; để; về")

  /// Up to the next mark, or where another thing is spoken of.
  private func tail(_ start: Int, _ most: Int, untilVerb: Bool = false) -> Int {
    var index = start
    while index < min(start + most, limit), let token = text[index] {
      if token.isMark, token.folded != "/", token.folded != "-" { break }
      if index > start, !token.isCapital {
        if Self.ends.length(text, at: index) > 0 { break }
        if untilVerb, length("verb", index) > 0 { break }
      }
      index += 1
    }
    return index
  }
}
