/// Which days are worked: the weekly pattern, and the exceptions of each
/// year (Labour Code 45/2019/QH14, Articles 111 and 112).
public struct WorkCalendar: Sendable {
  /// Working weekdays, 1 Monday … 7 Sunday.
  public var week: Set<Int>
  public var years: [Int: Year]

  public struct Year: Sendable {
    /// Whether the days were compared with the official announcement.
    public var verified: Bool
    public var source: String
    public var off: [CalendarDay: DayOff]
    /// Make-up days, and the day off that each makes up for.
    public var work: [CalendarDay: CalendarDay?]
  }

  public struct DayOff: Sendable {
    public enum Kind: String, Sendable { case holiday, compensatory, exchange }
    public var kind: Kind
    public var name: LocalizedText
  }

  /// A year without data: nothing is computed from a guess.
  public struct MissingYear: Error, Sendable, Equatable {
    public var year: Int
  }

  public func isWorking(_ day: CalendarDay) throws(MissingYear) -> Bool {
    guard let year = years[day.year] else { throw MissingYear(year: day.year) }
    if year.work[day] != nil { return true }
    return year.off[day] == nil && week.contains(day.weekday)
  }

  /// Why a day is off, in words.
  func reason(_ day: CalendarDay) -> LocalizedText {
    if let name = years[day.year]?.off[day]?.name { return name }
    return day.weekdayName
  }

  /// The day itself if worked, else the nearest worked day in a direction.
  func nearest(_ day: CalendarDay, step: Int) throws(MissingYear) -> CalendarDay {
    var day = day
    while try !isWorking(day) { day = day.adding(days: step) }
    return day
  }

  /// The n-th working day away from a day that is itself not counted.
  func working(_ count: Int, from day: CalendarDay, step: Int) throws(MissingYear) -> CalendarDay {
    var (day, left) = (day, count)
    while left > 0 {
      day = day.adding(days: step)
      if try isWorking(day) { left -= 1 }
    }
    return day
  }
}
