/// The sentences of a derivation.
enum DeadlineWords {
  /// `khai mạc 08/12/2025 − 15 ngày (không tính ngày khai mạc) = 23/11/2025`
  /// and the law that says so.
  static func counted(_ rule: DeadlineRule, _ reference: CalendarDay, _ day: CalendarDay) -> LocalizedText {
    let sign = rule.direction == .before ? "−" : "+"
    let name = rule.reference.words
    let isWorking = rule.unit == .working
    let english = (isWorking ? "working day" : "day") + (rule.days == 1 ? "" : "s")
    let source = rule.source.words
    let law: LocalizedText =
      rule.source.text.isEmpty ? "" : LocalizedText(vi: " — theo \(source.vi)", en: " — under \(source.en)")
    return LocalizedText(
      vi: "\(name.vi) \(reference.vietnamese) \(sign) \(rule.days) ngày\(isWorking ? " làm việc" : "") "
        + "(không tính ngày \(name.vi)) = \(day.vietnamese)\(law.vi)",
      en: "\(name.en) \(reference.english) \(sign) \(rule.days) \(english) "
        + "(\(name.en) day not counted) = \(day.english)\(law.en)"
    )
  }

  /// Which days were counted as working days, and which were passed over.
  static func passed(
    from reference: CalendarDay,
    to day: CalendarDay,
    step: Int,
    _ calendar: WorkCalendar
  ) throws(WorkCalendar.MissingYear) -> [LocalizedText] {
    var (counted, skipped): ([LocalizedText], [LocalizedText]) = ([], [])
    var current = reference
    while current != day {
      current = current.adding(days: step)
      if try calendar.isWorking(current) {
        counted.append(noted(current, madeUp(current, calendar)))
      } else {
        skipped.append(noted(current, calendar.reason(current)))
      }
    }
    var steps: [LocalizedText] = []
    if !counted.isEmpty {
      let list = joined(counted)
      steps.append(
        LocalizedText(vi: "tính các ngày làm việc: \(list.vi)", en: "working days counted: \(list.en)")
      )
    }
    if !skipped.isEmpty {
      let list = joined(skipped)
      steps.append(LocalizedText(vi: "bỏ qua ngày nghỉ: \(list.vi)", en: "days off passed over: \(list.en)"))
    }
    return steps
  }

  /// What became of a last day that is off.
  static func rolled(
    _ day: CalendarDay,
    _ reason: LocalizedText,
    _ roll: DeadlineRule.Roll,
    _ previous: CalendarDay,
    _ next: CalendarDay?
  ) -> LocalizedText {
    let vi = "\(day.vietnamese) là ngày nghỉ (\(reason.vi))"
    let en = "\(day.english) is a day off (\(reason.en))"
    switch (roll, next) {
    case (.previous, _):
      return LocalizedText(
        vi: "\(vi): lùi về ngày làm việc liền trước, \(previous.vietnamese) (quy tắc: previous)",
        en: "\(en): moved to the working day before, \(previous.english) (rule: previous)"
      )
    case (.next, let next?):
      return LocalizedText(
        vi: "\(vi): dời đến ngày làm việc tiếp theo, \(next.vietnamese) (quy tắc: next)",
        en: "\(en): moved to the next working day, \(next.english) (rule: next)"
      )
    default:
      return LocalizedText(
        vi: "\(vi): không dời (quy tắc: none); ngày làm việc liền trước: \(previous.vietnamese)",
        en: "\(en): not moved (rule: none); working day before: \(previous.english)"
      )
    }
  }

  /// Years on the way whose days off nobody has checked.
  static func unverified(
    _ calendar: WorkCalendar,
    between reference: CalendarDay,
    and day: CalendarDay
  ) -> [LocalizedText] {
    Set([reference.year, day.year]).sorted().compactMap { number in
      guard let year = calendar.years[number], !year.verified else { return nil }
      let source = year.source.isEmpty ? "" : " (\(year.source))"
      return LocalizedText(
        vi: "lịch nghỉ năm \(number) chưa kiểm chứng\(source)",
        en: "the days off of \(number) are not verified\(source)"
      )
    }
  }

  /// The day that the session plan fixes.
  static func fixed(_ absolute: AbsoluteDate) -> LocalizedText {
    let document = absolute.document.isEmpty ? "" : " (\(absolute.document))"
    return LocalizedText(
      vi: "kế hoạch kỳ họp ấn định ngày \(absolute.day.vietnamese)\(document)",
      en: "the session plan fixes \(absolute.day.english)\(document)"
    )
  }

  /// What the rule would have given beside a fixed day.
  static func without(_ absolute: AbsoluteDate, _ day: CalendarDay) -> LocalizedText {
    let difference = absolute.day.days(until: day)
    let size = abs(difference)
    let days = "\(size) day\(size == 1 ? "" : "s")"
    let comparison =
      difference == 0
      ? LocalizedText(vi: "cùng ngày", en: "the same day")
      : difference > 0
        ? LocalizedText(vi: "muộn hơn \(size) ngày", en: "\(days) later")
        : LocalizedText(vi: "sớm hơn \(size) ngày", en: "\(days) earlier")
    return LocalizedText(
      vi: "nếu theo quy tắc: \(day.vietnamese) (\(comparison.vi))",
      en: "by the rule alone: \(day.english) (\(comparison.en))"
    )
  }

  /// That the rule alone gives nothing.
  static func without(_ absolute: AbsoluteDate, _ problem: DeadlineProblem) -> LocalizedText {
    LocalizedText(
      vi: "nếu theo quy tắc: không tính được, \(problem.words.vi)",
      en: "by the rule alone: can't be computed, \(problem.words.en)"
    )
  }

  private static func madeUp(_ day: CalendarDay, _ calendar: WorkCalendar) -> LocalizedText? {
    guard let entry = calendar.years[day.year]?.work[day] else { return nil }
    let name = day.weekdayName
    guard let other = entry?.shortWords else {
      return LocalizedText(vi: "\(name.vi) làm bù", en: "\(name.en), a make-up day")
    }
    return LocalizedText(
      vi: "\(name.vi) làm bù cho \(other.vi)",
      en: "\(name.en), worked for \(other.en)"
    )
  }

  private static func noted(_ day: CalendarDay, _ note: LocalizedText?) -> LocalizedText {
    let words = day.shortWords
    guard let note else { return words }
    return LocalizedText(vi: "\(words.vi) (\(note.vi))", en: "\(words.en) (\(note.en))")
  }

  private static func joined(_ texts: [LocalizedText]) -> LocalizedText {
    LocalizedText(
      vi: texts.map(\.vi).joined(separator: ", "),
      en: texts.map(\.en).joined(separator: ", ")
    )
  }
}

extension DeadlineRule.Reference {
  /// `khai mạc` or `opening`.
  public var words: LocalizedText {
    switch self {
    case .opening: LocalizedText(vi: "khai mạc", en: "opening")
    case .convened: LocalizedText(vi: "triệu tập", en: "convening")
    case .questions: LocalizedText(vi: "chất vấn", en: "question session")
    case .closing: LocalizedText(vi: "bế mạc", en: "closing")
    case .election: LocalizedText(vi: "bầu cử", en: "election")
    }
  }
}
