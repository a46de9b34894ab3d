/// A day of the proleptic Gregorian calendar, without a time or a place.
///
/// Arithmetic stays within the years 1 to 9999; text is read only for the
/// years 1900 to 2199.
public struct CalendarDay: Sendable, Hashable, Comparable, Codable {
  /// Days since 1 January 1970; negative before it.
  public let number: Int

  /// 1 January of the year 1 and 31 December of the year 9999.
  private static let representable = -719_162...2_932_896

  /// The day that lies so many days after 1 January 1970, held within the
  /// years 1 to 9999.
  init(number: Int) {
    self.number = min(max(number, Self.representable.lowerBound), Self.representable.upperBound)
  }

  /// A day by its date; `nil` where no such day exists in 1900…2199.
  public init?(year: Int, month: Int, day: Int) {
    guard (1900...2199).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    // Counting years from March puts the leap day at the end of its year.
    let shifted = month <= 2 ? year - 1 : year
    let monthFromMarch = (month + 9) % 12
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    number = 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
  }

  /// Reads `yyyy-MM-dd`: ASCII digits and hyphens, nothing else, a day that
  /// exists, years 1900 to 2199.
  public init?(iso text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
      let year = Digits.value(bytes[0..<4]),
      let month = Digits.value(bytes[5..<7]),
      let day = Digits.value(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Year, month 1…12 and day of the month 1…31.
  public var parts: (year: Int, month: Int, day: Int) {
    // Days since 1 March of the year 0, in eras of 400 years.
    let shifted = number + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day)
  }

  /// The year.
  public var year: Int { parts.year }

  /// The day of the week by ISO 8601: 1 is Monday, 7 is Sunday.
  public var weekday: Int {
    let fromMonday = (number + 3) % 7
    return (fromMonday < 0 ? fromMonday + 7 : fromMonday) + 1
  }

  /// The day so many days later, or earlier where negative; held within the
  /// years 1 to 9999.
  public func adding(days: Int) -> CalendarDay {
    let (sum, overflow) = number.addingReportingOverflow(days)
    guard overflow else { return CalendarDay(number: sum) }
    return CalendarDay(number: days < 0 ? .min : .max)
  }

  /// How many days lie between this day and another; negative where the
  /// other is earlier.
  public func days(until other: CalendarDay) -> Int { other.number - number }

  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CalendarDay {
  /// `2025-11-23`.
  public var iso: String {
    let (year, month, day) = parts
    return "\(Digits.padded(year, 4))-\(Digits.padded(month, 2))-\(Digits.padded(day, 2))"
  }

  /// `23/11/2025`.
  public var vietnamese: String { "\(shortVietnamese)/\(Digits.padded(year, 4))" }

  /// `23 Nov 2025`.
  public var english: String { "\(shortEnglish) \(year)" }

  /// `23/11/2025` or `23 Nov 2025`.
  public var words: LocalizedText { LocalizedText(vi: vietnamese, en: english) }

  /// `23/11` or `23 Nov`, where the year is plain from the context.
  public var shortWords: LocalizedText { LocalizedText(vi: shortVietnamese, en: shortEnglish) }

  /// `Chủ nhật` or `Sunday`.
  public var weekdayName: LocalizedText {
    switch weekday {
    case 1: LocalizedText(vi: "thứ Hai", en: "Monday")
    case 2: LocalizedText(vi: "thứ Ba", en: "Tuesday")
    case 3: LocalizedText(vi: "thứ Tư", en: "Wednesday")
    case 4: LocalizedText(vi: "thứ Năm", en: "Thursday")
    case 5: LocalizedText(vi: "thứ Sáu", en: "Friday")
    case 6: LocalizedText(vi: "thứ Bảy", en: "Saturday")
    default: LocalizedText(vi: "Chủ nhật", en: "Sunday")
    }
  }

  private var shortVietnamese: String {
    let (_, month, day) = parts
    return "\(Digits.padded(day, 2))/\(Digits.padded(month, 2))"
  }

  private var shortEnglish: String {
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let (_, month, day) = parts
    return "\(day) \(names[month - 1])"
  }
}

/// ASCII digits, read and written without any locale.
enum Digits {
  /// The number that at most nine ASCII digits make; `nil` for anything else.
  static func value(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 9 else { return nil }
    var value = 0
    for byte in bytes {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  /// A number that is not negative, with zeros before it up to a width.
  static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
