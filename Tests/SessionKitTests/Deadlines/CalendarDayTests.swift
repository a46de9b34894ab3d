import Testing

@testable import SessionKit

@Suite("Calendar days, offsets, instants")
struct CalendarDayTests {
  @Test("Every day from 1900 to 2199 goes to text and back, one after the other")
  func roundTrip() {
    var previous: CalendarDay?
    var current = day("1900-01-01")
    var (mismatches, count) = (0, 0)
    while current <= day("2199-12-31") {
      if CalendarDay(iso: current.iso) != current { mismatches += 1 }
      if let previous, previous.days(until: current) != 1 || current.weekday != previous.weekday % 7 + 1 {
        mismatches += 1
      }
      previous = current
      current = current.adding(days: 1)
      count += 1
    }
    #expect(mismatches == 0)
    #expect(count == 300 * 365 + 73)
    #expect(CalendarDay(iso: current.iso) == nil)
  }

  @Test(
    "Days since 1970 and weekdays",
    arguments: [
      ("1970-01-01", 0, 4), ("1969-12-31", -1, 3), ("1900-01-01", -25_567, 1), ("2000-02-29", 11_016, 2),
      ("2025-11-23", 20_415, 7), ("2199-12-31", 84_005, 2),
    ]
  )
  func numbers(iso: String, number: Int, weekday: Int) {
    #expect(day(iso).number == number)
    #expect(day(iso).weekday == weekday)
  }

  @Test(
    "What is no day",
    arguments: [
      "", "2025-1-01", "2025-02-29", "1900-02-29", "2025-13-01", "2025-00-01", "2025-01-00", "2025-04-31",
      "1899-12-31", "2200-01-01", " 2025-01-01", "2025-01-01 ", "2025/01/01", "+025-01-01", "２０２５-01-01",
      "2025-01-0１", "2025-01-1\u{301}",
    ]
  )
  func noDay(text: String) { #expect(CalendarDay(iso: text) == nil) }

  @Test func words() {
    #expect(day("2025-11-23").vietnamese == "23/11/2025")
    #expect(day("2025-12-08").english == "8 Dec 2025")
    #expect(day("2025-11-25").weekdayName == LocalizedText(vi: "thứ Ba", en: "Tuesday"))
    #expect(day("2025-11-23").weekdayName == LocalizedText(vi: "Chủ nhật", en: "Sunday"))
  }

  @Test("Arithmetic holds at the ends of time instead of trapping")
  func ends() {
    let last = CalendarDay(number: .max)
    #expect(last.iso == "9999-12-31")
    #expect(last.adding(days: 1) == last)
    #expect(day("2025-01-01").adding(days: .max) == last)
    #expect(day("1900-01-01").adding(days: .min).iso == "0001-01-01")
  }

  @Test(
    arguments: [
      ("+07:00", 420), ("-03:30", -210), ("Z", 0), ("+00:00", 0), ("-00:00", 0), ("+14:00", 840),
      ("-14:00", -840),
    ]
  )
  func offsets(text: String, minutes: Int) { #expect(UTCOffset(text)?.minutes == minutes) }

  @Test(arguments: [
    "", "z", "07:00", "+7:00", "+0700", "+14:01", "-15:00", "+07:60", "+07-00", "UTC", "+07:00 ",
  ])
  func noOffset(text: String) { #expect(UTCOffset(text) == nil) }

  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("1970-01-01T07:00:00+07:00", 0),
      ("2025-11-25T16:40:12+07:00", 1_764_063_612),
      ("2025-11-25T16:40:12.999+07:00", 1_764_063_612), ("1969-12-31T23:59:59Z", -1),
      ("1970-01-01T00:00:00-03:30", 12_600),
    ] as [(String, Int64)]
  )
  func instants(text: String, seconds: Int64) { #expect(Instant(rfc3339: text)?.seconds == seconds) }

  @Test(
    arguments: [
      "", "2025-11-25", "2025-11-25T16:40+07:00", "2025-11-25T16:40:12", "2025-11-25 16:40:12Z",
      "2025-11-25t16:40:12Z", "2025-11-25T16:40:12z", "2025-11-25T24:00:00Z", "2025-11-25T16:60:00Z",
      "2025-11-25T16:40:60Z", "2025-11-25T16:40:12.Z", "2025-11-25T16:40:12,5Z", "2025-11-31T16:40:12Z",
      "2025-11-25T16:40:12Z ", "2025-11-25T16:40:12+0700", "2025-11-25T1６:40:12Z",
    ]
  )
  func noInstant(text: String) { #expect(Instant(rfc3339: text) == nil) }

  @Test func instantWords() {
    let time = instant("2025-11-25T09:40:12Z")
    #expect(time.rfc3339(in: offset("+07:00")) == "2025-11-25T16:40:12+07:00")
    #expect(time.words(in: offset("+07:00")).vi == "16:40:12 ngày 25/11/2025 (thứ Ba)")
    #expect(time.words(in: offset("+07:00")).en == "16:40:12 on 25 Nov 2025 (Tuesday)")
    #expect(instant("1969-12-31T23:30:00Z").rfc3339(in: offset("-01:00")) == "1969-12-31T22:30:00-01:00")
    #expect(Instant(day: day("2025-11-24"), offset: offset("+07:00")) == instant("2025-11-23T17:00:00Z"))
    #expect(instant("2025-11-23T17:00:00Z").day(in: offset("+07:00")) == day("2025-11-24"))
    // The clock of the machine may be wrong, but not by decades.
    #expect(Instant.now() > instant("2020-01-01T00:00:00Z"))
  }

  @Test(
    "Lengths of time in words",
    arguments: [
      (0, "chưa đến 1 giây", "less than 1 s"), (1, "1 giây", "1 s"), (59, "59 giây", "59 s"),
      (60, "1 phút", "1 min"), (119, "1 phút", "1 min"), (3_600, "1 giờ", "1 h"),
      (86_400, "1 ngày", "1 day"), (172_860, "2 ngày 1 phút", "2 days 1 min"),
      (146_412, "1 ngày 16 giờ 40 phút", "1 day 16 h 40 min"), (-60, "1 phút", "1 min"),
    ] as [(Int64, String, String)]
  )
  func durations(seconds: Int64, vi: String, en: String) {
    #expect(Duration.seconds(seconds).words == LocalizedText(vi: vi, en: en))
  }
}
