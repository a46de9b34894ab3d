/// From a rule and the days of a session to a last day.
///
/// "No later than N days before the opening day" ends with the N-th day
/// before it: the opening day is not counted, the last day is, to its end.
public enum DeadlineComputation {
  /// Computes the deadline of one rule.
  ///
  /// - Parameter absolute: the day that the session plan fixes for this rule;
  ///   it wins, and the derivation says what the rule would have given.
  /// - Throws: ``DeadlineProblem`` where the session lacks the day to count
  ///   from or the calendar a year that the computation touches.
  public static func compute(
    _ rule: DeadlineRule,
    dates: SessionDates,
    calendar: WorkCalendar,
    offset: UTCOffset,
    absolute: AbsoluteDate? = nil
  ) throws(DeadlineProblem) -> Deadline {
    let deadline: Deadline
    if let absolute {
      deadline = planned(absolute, rule, dates, calendar)
    } else {
      deadline = try ruled(rule, dates, calendar)
    }
    return ended(deadline, offset)
  }

  /// What the rule gives, its end still open.
  private static func ruled(
    _ rule: DeadlineRule,
    _ dates: SessionDates,
    _ calendar: WorkCalendar
  ) throws(DeadlineProblem) -> Deadline {
    guard let reference = dates[rule.reference] else { throw .missingReference(rule.reference) }
    do throws(WorkCalendar.MissingYear) {
      var (day, steps) = try counted(rule, from: reference, calendar)
      var practical: CalendarDay?
      if try !calendar.isWorking(day) {
        let previous = try calendar.nearest(day, step: -1)
        let next = rule.roll == .next ? try calendar.nearest(day, step: 1) : nil
        steps.append(DeadlineWords.rolled(day, calendar.reason(day), rule.roll, previous, next))
        switch rule.roll {
        case .none: practical = previous
        case .previous: day = previous
        case .next: day = next ?? day
        }
      }
      return Deadline(
        rule: rule,
        lastDay: day,
        end: Instant(seconds: 0),
        derivation: steps + DeadlineWords.unverified(calendar, between: reference, and: day),
        previousWorkingDay: practical,
        absolute: nil,
        ruleDay: day
      )
    } catch {
      throw .missingYear(error.year)
    }
  }

  /// The day that the plan fixes, beside what the rule gives.
  private static func planned(
    _ absolute: AbsoluteDate,
    _ rule: DeadlineRule,
    _ dates: SessionDates,
    _ calendar: WorkCalendar
  ) -> Deadline {
    var steps = [DeadlineWords.fixed(absolute)]
    var ruleDay: CalendarDay?
    do {
      let ruled = try ruled(rule, dates, calendar)
      ruleDay = ruled.lastDay
      steps.append(DeadlineWords.without(absolute, ruled.lastDay))
      steps += ruled.derivation
    } catch {
      steps.append(DeadlineWords.without(absolute, error))
    }
    // A fixed day needs no calendar, so a year that is not there is no
    // problem here; only the hint is left out.
    let isOff = (try? calendar.isWorking(absolute.day)) == false
    return Deadline(
      rule: rule,
      lastDay: absolute.day,
      end: Instant(seconds: 0),
      derivation: steps,
      previousWorkingDay: isOff ? try? calendar.nearest(absolute.day, step: -1) : nil,
      absolute: absolute,
      ruleDay: ruleDay
    )
  }

  private static func counted(
    _ rule: DeadlineRule,
    from reference: CalendarDay,
    _ calendar: WorkCalendar
  ) throws(WorkCalendar.MissingYear) -> (CalendarDay, [LocalizedText]) {
    // Held small so that turning the sign can't overflow; far beyond what
    // any calendar covers.
    let days = min(max(rule.days, 0), 10_000_000)
    let step = rule.direction == .before ? -1 : 1
    switch rule.unit {
    case .calendar:
      let day = reference.adding(days: step * days)
      // Days are held at the ends of time; a search for a working day that
      // began there would never leave.
      guard (1900...2199).contains(day.year) else { throw WorkCalendar.MissingYear(year: day.year) }
      return (day, [DeadlineWords.counted(rule, reference, day)])
    case .working:
      let day = try calendar.working(days, from: reference, step: step)
      let passed = try DeadlineWords.passed(from: reference, to: day, step: step, calendar)
      return (day, [DeadlineWords.counted(rule, reference, day)] + passed)
    }
  }

  private static func ended(_ deadline: Deadline, _ offset: UTCOffset) -> Deadline {
    var deadline = deadline
    deadline.end = Instant(day: deadline.lastDay.adding(days: 1), offset: offset)
    let words = Deadline.endOf(deadline.lastDay)
    deadline.derivation.append(
      LocalizedText(
        vi: "hết hạn lúc \(words.vi), giờ UTC\(offset.iso)",
        en: "ends at \(words.en), UTC\(offset.iso)"
      )
    )
    return deadline
  }
}
