/// The last day of one step of one session, and how it came about.
public struct Deadline: Sendable, Hashable {
  public var rule: DeadlineRule
  /// The last day; the step may be done until its end.
  public var lastDay: CalendarDay
  /// The start of the next day: what comes in at this instant is late.
  public var end: Instant
  /// How it was computed, step by step.
  public var derivation: [LocalizedText]
  /// The working day before a last day that is off and stays where it is:
  /// until then there is someone to take papers in.
  public var previousWorkingDay: CalendarDay?
  /// The day of the session plan, where that one was taken.
  public var absolute: AbsoluteDate?
  /// What the rule alone gives; differs from `lastDay` only beside
  /// `absolute`, and is `nil` where it could not be computed.
  public var ruleDay: CalendarDay?

  /// `24:00 ngày 23/11/2025 (Chủ nhật)` or `24:00 on 23 Nov 2025 (Sunday)`.
  public var words: LocalizedText { Self.endOf(lastDay) }

  /// How late something is that came in at an instant; `nil` = in time.
  public func lateness(of received: Instant) -> Duration? {
    received < end ? nil : received - end
  }

  static func endOf(_ day: CalendarDay) -> LocalizedText {
    LocalizedText(vi: "24:00 ngày \(day.text.vi)", en: "24:00 on \(day.text.en)")
  }
}

/// Why a deadline could not be computed.
public enum DeadlineProblem: Error, Sendable, Hashable {
  /// The work calendar does not know this year.
  case missingYear(Int)
  /// The session does not have the day that the rule counts from.
  case missingReference(DeadlineRule.Reference)

  /// The problem in words.
  public var words: LocalizedText {
    switch self {
    case .missingYear(let year):
      LocalizedText(
        vi: "lịch làm việc chưa có năm \(year)",
        en: "the work calendar has no year \(year)"
      )
    case .missingReference(let reference):
      LocalizedText(
        vi: "kỳ họp chưa có ngày \(reference.words.vi)",
        en: "the session has no \(reference.words.en) day"
      )
    }
  }
}

extension Duration {
  /// `1 ngày 16 giờ 40 phút` or `1 day 16 h 40 min`; under a minute the
  /// seconds. The sign is left out.
  public var words: LocalizedText {
    let total = Int64(clamping: components.seconds.magnitude)
    guard total > 0 else { return LocalizedText(vi: "chưa đến 1 giây", en: "less than 1 s") }
    return DurationWords.text(seconds: total)
  }
}
