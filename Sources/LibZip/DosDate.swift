/// A day as a zip stores it (APPNOTE §4.4.6): 1980-01-01…2107-12-31.
struct DosDate {
  let year: Int
  let month: Int
  let day: Int

  /// Nil for a day that no calendar or no zip has.
  init?(year: Int, month: Int, day: Int) {
    guard (1980...2107).contains(year), (1...12).contains(month) else { return nil }
    // 2100 is the one year in range that four divides and that isn't leap.
    let isLeap = year % 4 == 0 && year != 2100
    let length = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    guard (1...length).contains(day) else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads the 16 bits of a header.
  init?(bits: Int) { self.init(year: 1980 + bits >> 9, month: bits >> 5 & 15, day: bits & 31) }

  var bits: UInt16 { UInt16((year - 1980) << 9 | month << 5 | day) }
}
