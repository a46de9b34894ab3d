import LibXML

extension RuleFunctions {
  /// Days are written as in ISO 8601, `2025-12-08`.
  static var dates: [XPathFunction] {
    [
      // k:is-day(TEXT): whether there is such a day.
      ofText("is-day") { .boolean(CalendarDay(iso: $0) != nil) },
      // k:days(FROM, TO): from one day to another; NaN where either is none.
      function("days", 2...2) { call in
        guard let (from, to) = days(call) else { return .number(.nan) }
        return .number(Double(to.number - from.number))
      },
      // k:day(TEXT): the first day written out in a text; else empty.
      ofText("day") { .string(WrittenDay.first(in: $0)?.day.iso ?? "") },
      // k:long-day(DAY): as Decree 30/2020/NĐ-CP has it written out.
      ofText("long-day") { .string(CalendarDay(iso: $0).map(WrittenDay.long) ?? "") },
      // k:misspelt-day(TEXT): the first day that is not written as Decree
      // 30/2020/NĐ-CP has it: one figure with a nought, or one too many.
      ofText("misspelt-day") { text in
        .string(WrittenDay.all(in: text).first { !$0.isWellWritten }?.text ?? "")
      },
      // k:no-day(TEXT): the first that is written out and that no calendar
      // has: "ngày 31 tháng 6 năm 2025".
      ofText("no-day") { .string(WrittenDay.impossible(in: $0) ?? "") },
    ]
  }

  static func workingDays(_ calendar: WorkCalendar) -> [XPathFunction] {
    [
      // k:working-days(FROM, TO): those after the first day, up to the second;
      // NaN in a year that the calendar does not know.
      function("working-days", 2...2) { call throws(XMLError) in
        guard let (from, to) = days(call), abs(to.number - from.number) <= 4000 else { return .number(.nan) }
        try call.evaluator.charge(abs(to.number - from.number))
        let (first, last) = (min(from, to), max(from, to))
        var count = 0
        var day = first
        while day < last {
          day = day.adding(days: 1)
          guard let isWorking = try? calendar.isWorking(day) else { return .number(.nan) }
          if isWorking { count += 1 }
        }
        return .number(Double(from <= to ? count : -count))
      },
      // k:is-working-day(DAY).
      ofText("is-working-day") { text in
        .boolean(CalendarDay(iso: text).flatMap { try? calendar.isWorking($0) } ?? false)
      },
    ]
  }

  private static func days(_ call: XPathCall) -> (CalendarDay, CalendarDay)? {
    guard let from = CalendarDay(iso: call.arguments[0].string),
      let to = CalendarDay(iso: call.arguments[1].string)
    else { return nil }
    return (from, to)
  }
}

/// A day written in Vietnamese: "ngày 05 tháng 5 năm 2023", "ngày 05/5/2023".
struct WrittenDay {
  var day: CalendarDay
  /// As it stands there.
  var text: String
  var isLong: Bool

  /// In the order of the text; those without blanks that are days.
  static func all(in text: String) -> [WrittenDay] {
    // Most texts have none, and that is soon seen.
    guard text.utf8.contains(where: { (48...57).contains($0) }) else { return [] }
    let words = TextWords(text)
    var found: [WrittenDay] = []
    for index in words.indices {
      let word = words.utf8(index)
      guard word.contains(where: { (48...57).contains($0) }) else { continue }
      if word.contains(UInt8(ascii: "/")) {
        if let day = short(words[index]) { found.append(day) }
      } else if index > 0, index + 4 < words.count, words.isWord(index - 1, "ngày"),
        words[index + 1] == "tháng", words[index + 3] == "năm",
        let day = long((index - 1...index + 4).map { words[$0] })
      {
        found.append(day)
      }
    }
    return found
  }

  static func first(in text: String) -> WrittenDay? { all(in: text).first }

  /// The first that is written out with figures, but is no day.
  static func impossible(in text: String) -> String? {
    guard text.utf8.contains(where: { (48...57).contains($0) }) else { return nil }
    let words = text.words
    for index in words.indices.dropLast(5) where words[index].lowercased() == "ngày" {
      let (number, month) = (words[index + 1], words[index + 3])
      let year = words[index + 5].prefix { $0.isNumber }
      guard words[index + 2] == "tháng", words[index + 4] == "năm", year.count == 4,
        [number, month, year].allSatisfy({ Int($0) != nil }), day(number, month, year) == nil
      else { continue }
      return words[index..<index + 5].joined(separator: " ") + " " + year
    }
    return nil
  }

  /// "05/5/2023", alone or with brackets and marks around it.
  private static func short(_ word: String) -> WrittenDay? {
    let inner = word.drop { !$0.isNumber }
    let text = String(inner.reversed().drop { !$0.isNumber }.reversed())
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, let date = day(parts[0], parts[1], parts[2]) else { return nil }
    return WrittenDay(day: date, text: text, isLong: false)
  }

  /// "ngày 05 tháng 5 năm 2023", its six words.
  private static func long(_ words: [String]) -> WrittenDay? {
    let year = words[5].prefix { $0.isNumber }
    guard let date = day(words[1][...], words[3][...], year) else { return nil }
    let text = words.dropLast().joined(separator: " ") + " " + year
    return WrittenDay(day: date, text: text, isLong: true)
  }

  private static func day(_ day: Substring, _ month: Substring, _ year: Substring) -> CalendarDay? {
    guard day.count <= 2, month.count <= 2, year.count == 4, let day = Int(day), let month = Int(month),
      let year = Int(year)
    else { return nil }
    return CalendarDay(year: year, month: month, day: day)
  }

  /// Days below 10 and the months 1 and 2 with a nought, no other month
  /// (Decree 30/2020/NĐ-CP, appendix I, part II, 4).
  static func long(_ day: CalendarDay) -> String {
    let (year, month, number) = day.parts
    return "ngày \(padded(number, below: 10)) tháng \(padded(month, below: 3)) năm \(year)"
  }

  var isWellWritten: Bool {
    guard isLong else { return true }
    return text.lowercased() == Self.long(day)
  }

  private static func padded(_ number: Int, below limit: Int) -> String {
    number < limit ? "0\(number)" : String(number)
  }
}
