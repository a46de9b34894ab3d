import Testing

@testable import SessionKit

@Suite("The last day of a rule")
struct DeadlineComputationTests {
  typealias Fixture = DeadlineFixture

  @Test(
    "Before the opening day",
    arguments: [
      ("2025-12-08", 15, "calendar", "none", "2025-11-23"),
      ("2025-12-08", 15, "calendar", "previous", "2025-11-21"),
      ("2025-12-08", 15, "calendar", "next", "2025-11-24"),
      ("2025-12-08", 10, "calendar", "none", "2025-11-28"),
      ("2025-12-08", 10, "calendar", "next", "2025-11-28"),
      ("2025-12-08", 5, "working", "none", "2025-12-01"),
      ("2026-02-24", 5, "working", "none", "2026-02-10"),
      ("2026-02-24", 5, "calendar", "previous", "2026-02-13"),
      ("2026-08-28", 5, "working", "none", "2026-08-22"),
      ("2026-08-28", 5, "calendar", "previous", "2026-08-22"),
      ("2026-09-07", 3, "working", "none", "2026-08-28"), ("2025-12-08", 0, "calendar", "none", "2025-12-08"),
      ("2025-12-08", 0, "working", "none", "2025-12-08"),
      ("2026-01-05", 15, "calendar", "none", "2025-12-21"),
    ]
  )
  func before(opening: String, days: Int, unit: String, roll: String, expected: String) throws {
    let unit = try #require(DeadlineRule.Unit(rawValue: unit))
    let roll = try #require(DeadlineRule.Roll(rawValue: roll))
    let deadline = try Fixture.compute(Fixture.rule(days: days, unit, roll: roll), opening: opening)
    #expect(deadline.lastDay == day(expected))
    #expect(deadline.end == Instant(day: day(expected).adding(days: 1), offset: Fixture.vietnam))
  }

  @Test(
    "After closing and election day",
    arguments: [
      (10, "calendar", "closing", "2025-12-20"), (3, "working", "closing", "2025-12-15"),
      (45, "calendar", "election", "2025-12-31"),
    ]
  )
  func after(days: Int, unit: String, reference: String, expected: String) throws {
    let unit = try #require(DeadlineRule.Unit(rawValue: unit))
    let reference = try #require(DeadlineRule.Reference(rawValue: reference))
    let deadline = try DeadlineComputation.compute(
      Fixture.rule(days: days, unit, .after, reference),
      dates: SessionDates(
        opening: day("2025-12-08"),
        closing: day("2025-12-10"),
        election: day("2025-11-16")
      ),
      calendar: Fixture.calendar,
      offset: Fixture.vietnam
    )
    #expect(deadline.lastDay == day(expected))
  }

  @Test("A day off that is not moved shows the working day before, and only then")
  func practical() throws {
    let sunday = try Fixture.compute(Fixture.rule(days: 15), opening: "2025-12-08")
    #expect(sunday.previousWorkingDay == day("2025-11-21"))
    let rolled = try Fixture.compute(Fixture.rule(days: 15, roll: .previous), opening: "2025-12-08")
    #expect(rolled.previousWorkingDay == nil)
    let friday = try Fixture.compute(Fixture.rule(days: 10), opening: "2025-12-08")
    #expect(friday.previousWorkingDay == nil)
  }

  @Test("The derivation, word for word")
  func derivation() throws {
    let sunday = try Fixture.compute(Fixture.rule(days: 15, verified: false), opening: "2025-12-08")
    #expect(
      sunday.derivation.map(\.vi) == [
        "khai mạc 08/12/2025 − 15 ngày (không tính ngày khai mạc) = 23/11/2025"
          + " — theo Quy chế, Điều 12 [chưa kiểm chứng]",
        "23/11/2025 là ngày nghỉ (Chủ nhật): không dời (quy tắc: none); ngày làm việc liền trước: 21/11/2025",
        "hết hạn lúc 24:00 ngày 23/11/2025 (Chủ nhật), giờ UTC+07:00",
      ]
    )
    let swapped = try Fixture.compute(Fixture.rule(days: 5, .working), opening: "2026-08-28")
    #expect(
      swapped.derivation.map(\.en) == [
        "opening 28 Aug 2026 − 5 working days (opening day not counted) = 22 Aug 2026 — under Quy chế, Điều 12",
        "working days counted: 27 Aug, 26 Aug, 25 Aug, 24 Aug, 22 Aug (Saturday, worked for 31 Aug)",
        "days off passed over: 23 Aug (Sunday)",
        "ends at 24:00 on 22 Aug 2026 (Saturday), UTC+07:00",
      ]
    )
  }

  @Test("A year whose days off nobody has checked says so")
  func unverified() throws {
    var calendar = Fixture.calendar
    calendar.years[2025]?.verified = false
    let deadline = try Fixture.compute(Fixture.rule(days: 15), opening: "2026-01-05", calendar: calendar)
    #expect(
      deadline.derivation.filter { $0.vi.contains("chưa kiểm chứng") }.map(\.en) == [
        "the days off of 2025 are not verified (test)"
      ]
    )
  }

  @Test("A day of the session plan wins and tells what the rule gives")
  func absolute() throws {
    let fixed = AbsoluteDate(rule: "ho-so", day: day("2025-11-20"), document: "Kế hoạch số 9")
    let deadline = try Fixture.compute(Fixture.rule(days: 15), opening: "2025-12-08", absolute: fixed)
    #expect(deadline.lastDay == day("2025-11-20"))
    #expect(deadline.ruleDay == day("2025-11-23"))
    #expect(deadline.absolute == fixed)
    #expect(
      deadline.derivation.prefix(2).map(\.vi) == [
        "kế hoạch kỳ họp ấn định ngày 20/11/2025 (Kế hoạch số 9)",
        "nếu theo quy tắc: 23/11/2025 (muộn hơn 3 ngày)",
      ]
    )
    // It needs no calendar and no reference day.
    let lone = try Fixture.compute(
      Fixture.rule(days: 15, .working, .before, .questions),
      opening: "2025-12-08",
      calendar: WorkCalendar(week: [], years: [:]),
      absolute: fixed
    )
    #expect(lone.lastDay == day("2025-11-20"))
    #expect(lone.ruleDay == nil)
    #expect(lone.derivation.count == 3)
  }

  @Test("No guess where a year or a day is missing")
  func problems() {
    #expect(throws: DeadlineProblem.missingYear(2024)) {
      try Fixture.compute(Fixture.rule(days: 15), opening: "2025-01-06")
    }
    #expect(throws: DeadlineProblem.missingYear(2024)) {
      try Fixture.compute(Fixture.rule(days: 5, .working), opening: "2025-01-06")
    }
    #expect(throws: DeadlineProblem.missingReference(.closing)) {
      try Fixture.compute(Fixture.rule(days: 10, .calendar, .after, .closing), opening: "2025-12-08")
    }
    #expect(throws: DeadlineProblem.missingYear(1)) {
      try Fixture.compute(Fixture.rule(days: .max), opening: "2025-12-08")
    }
    // A calendar that knows the last year there is, with its last day off.
    var endless = Fixture.calendar
    endless.years[9999] = Fixture.year()
    endless.week = [1]
    #expect(throws: DeadlineProblem.missingYear(9999)) {
      let rule = Fixture.rule(days: .max, .calendar, .after, roll: .next)
      return try Fixture.compute(rule, opening: "2025-12-08", calendar: endless)
    }
  }

  @Test("Rolling goes its own way, to a working day, and no further than needed")
  func rolling() throws {
    for shift in 0..<330 {
      let opening = day("2026-02-03").adding(days: shift).iso
      let none = try Fixture.compute(Fixture.rule(days: 15), opening: opening).lastDay
      let previous = try Fixture.compute(Fixture.rule(days: 15, roll: .previous), opening: opening).lastDay
      let next = try Fixture.compute(Fixture.rule(days: 15, roll: .next), opening: opening).lastDay
      #expect(previous <= none && none <= next)
      #expect(try Fixture.calendar.isWorking(previous) && Fixture.calendar.isWorking(next))
      if try Fixture.calendar.isWorking(none) {
        #expect(previous == none && next == none)
      } else {
        for passed in previous.number + 1..<next.number {
          #expect(try !Fixture.calendar.isWorking(CalendarDay(number: passed)))
        }
      }
    }
  }

  @Test(
    "Late from the end on, not before",
    arguments: [
      ("2025-11-23T23:59:59+07:00", nil), ("2025-11-24T00:00:00+07:00", "chưa đến 1 giây"),
      ("2025-11-23T17:00:01Z", "1 giây"), ("2025-11-25T16:40:12+07:00", "1 ngày 16 giờ 40 phút"),
    ] as [(String, String?)]
  )
  func lateness(received: String, words: String?) throws {
    let deadline = try Fixture.compute(Fixture.rule(days: 15), opening: "2025-12-08")
    #expect(deadline.lateness(of: instant(received))?.words.vi == words)
  }
}
