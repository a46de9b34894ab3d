import Glibc

/// A point in time, to the second.
public struct Instant: Sendable, Hashable, Comparable {
  /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  public let seconds: Int64

  /// An instant by its seconds since 1970.
  public init(seconds: Int64) { self.seconds = seconds }

  /// The start of a day, 00:00, where the clock has this offset.
  public init(day: CalendarDay, offset: UTCOffset) {
    seconds = Int64(day.number) * 86_400 - offset.seconds
  }

  /// Reads an RFC 3339 date and time, e.g. `2025-11-25T16:40:12+07:00`.
  ///
  /// Seconds and offset must stand there; a fraction is cut off. Years 1900
  /// to 2199, capital `T` and `Z`, no leap second.
  public init?(rfc3339 text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] == 0x54, bytes[13] == 0x3A, bytes[16] == 0x3A,
      let day = CalendarDay(iso: String(decoding: bytes[..<10], as: UTF8.self)),
      let hour = Digits.value(bytes[11..<13]), hour < 24,
      let minute = Digits.value(bytes[14..<16]), minute < 60,
      let second = Digits.value(bytes[17..<19]), second < 60
    else { return nil }
    var rest = bytes[19...]
    if rest.first == 0x2E {
      let fraction = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
      guard !fraction.isEmpty else { return nil }
      rest = rest[fraction.endIndex...]
    }
    guard let offset = UTCOffset(String(decoding: rest, as: UTF8.self)) else { return nil }
    seconds = Instant(day: day, offset: offset).seconds + Int64(hour * 3600 + minute * 60 + second)
  }

  /// The time by this machine's clock.
  public static func now() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(seconds: Int64(time.tv_sec))
  }

  public static func < (left: Self, right: Self) -> Bool { left.seconds < right.seconds }

  /// The time from one instant to another; negative where the first is the
  /// earlier one.
  public static func - (left: Self, right: Self) -> Duration {
    .seconds(left.seconds) - .seconds(right.seconds)
  }
}

extension Instant {
  /// The day that it is, where the clock has this offset; held within the
  /// years 1 to 9999.
  public func day(in offset: UTCOffset) -> CalendarDay { local(offset).day }

  /// `2025-11-25T16:40:12+07:00` (RFC 3339 §5.6).
  public func rfc3339(in offset: UTCOffset) -> String {
    let (day, time) = local(offset)
    return "\(day.iso)T\(Self.clock(time))\(offset.iso)"
  }

  /// `16:40:12 ngày 25/11/2025 (thứ Ba)` or `16:40:12 on 25 Nov 2025
  /// (Tuesday)`.
  public func words(in offset: UTCOffset) -> LocalizedText {
    let (day, time) = local(offset)
    let clock = Self.clock(time)
    return LocalizedText(
      vi: "\(clock) ngày \(day.vietnamese) (\(day.weekdayName.vi))",
      en: "\(clock) on \(day.english) (\(day.weekdayName.en))"
    )
  }

  /// What a file says a moment is, in words, by the clock that it was written
  /// by; as it stands where it is none.
  static func words(of text: String) -> LocalizedText {
    Instant(rfc3339: text).map { $0.words(in: offset(of: text)) } ?? .same(text)
  }

  /// The offset of an RFC 3339 time.
  static func offset(of text: String) -> UTCOffset { UTCOffset(String(text.suffix(6))) ?? .utc }

  /// `20251125T094012Z` (RFC 5545 §3.3.5, form 2).
  var iCalendar: String {
    String(rfc3339(in: .utc).dropLast(6).filter { $0 != "-" && $0 != ":" }) + "Z"
  }

  /// The day and the seconds since its start.
  private func local(_ offset: UTCOffset) -> (day: CalendarDay, time: Int) {
    let (sum, overflow) = seconds.addingReportingOverflow(offset.seconds)
    let local = overflow ? seconds : sum
    let rest = local % 86_400
    let time = rest < 0 ? rest + 86_400 : rest
    return (CalendarDay(number: Int(local / 86_400) - (rest < 0 ? 1 : 0)), Int(time))
  }

  private static func clock(_ time: Int) -> String {
    [time / 3600, time / 60 % 60, time % 60].map { Digits.padded($0, 2) }.joined(separator: ":")
  }
}
