import Glibc

@testable import SessionKit

/// A day of a test, which is known to exist.
func day(_ iso: String) -> CalendarDay {
  guard let day = CalendarDay(iso: iso) else { fatalError("no such day: \(iso)") }
  return day
}

/// An offset of a test, which is known to be valid.
func offset(_ text: String) -> UTCOffset {
  guard let offset = UTCOffset(text) else { fatalError("no such offset: \(text)") }
  return offset
}

/// A time of a test, which is known to be valid.
func instant(_ text: String) -> Instant {
  guard let instant = Instant(rfc3339: text) else { fatalError("no such time: \(text)") }
  return instant
}

enum DeadlineFixture {
  static let vietnam = offset("+07:00")

  /// The days off on which the embedded rows depend.
  static let calendar = WorkCalendar(
    week: [1, 2, 3, 4, 5],
    years: [
      2025: year(),
      2026: year(
        off: [
          ("2026-01-01", "Tết Dương lịch"), ("2026-02-16", "Giao thừa"), ("2026-02-17", "Tết"),
          ("2026-02-18", "Tết"), ("2026-02-19", "Tết"), ("2026-02-20", "Tết"),
          ("2026-08-31", "Nghỉ thay ngày 22/08"), ("2026-09-01", "Quốc khánh"), ("2026-09-02", "Quốc khánh"),
        ],
        work: ["2026-08-22": "2026-08-31"]
      ),
    ]
  )

  static func year(off: [(String, String)] = [], work: [String: String] = [:]) -> WorkCalendar.Year {
    WorkCalendar.Year(
      verified: true,
      source: "test",
      off: Dictionary(
        uniqueKeysWithValues: off.map { (day($0.0), WorkCalendar.DayOff(kind: .holiday, name: .same($0.1))) }
      ),
      work: Dictionary(uniqueKeysWithValues: work.map { (day($0.key), .some(day($0.value))) })
    )
  }

  static func rule(
    _ id: String = "ho-so",
    days: Int,
    _ unit: DeadlineRule.Unit = .calendar,
    _ direction: DeadlineRule.Direction = .before,
    _ reference: DeadlineRule.Reference = .opening,
    roll: DeadlineRule.Roll = .none,
    kinds: [String] = [],
    verified: Bool = true,
    from: String? = nil,
    until: String? = nil
  ) -> DeadlineRule {
    DeadlineRule(
      id: id,
      name: LocalizedText(vi: "Gửi hồ sơ", en: "Send the dossier"),
      days: days,
      unit: unit,
      direction: direction,
      reference: reference,
      roll: roll,
      severity: "error",
      sessionKinds: kinds,
      documentKinds: ["to-trinh"],
      source: LegalSource(text: "Quy chế, Điều 12", verified: verified, href: nil),
      validFrom: from.map(day),
      validUntil: until.map(day)
    )
  }

  static func compute(
    _ rule: DeadlineRule,
    opening: String,
    calendar: WorkCalendar = calendar,
    absolute: AbsoluteDate? = nil
  ) throws(DeadlineProblem) -> Deadline {
    try DeadlineComputation.compute(
      rule,
      dates: SessionDates(opening: day(opening)),
      calendar: calendar,
      offset: vietnam,
      absolute: absolute
    )
  }
}

/// Data that stands beside the package, not in it.
enum SharedData {
  /// A file's bytes; `nil` where there is none.
  static func bytes(_ path: String) -> [UInt8]? {
    guard let file = fopen(folder + "/" + path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }

  static func has(_ path: String) -> Bool { bytes(path) != nil }

  private static var folder: String {
    if let set = getenv("KYHOP_SHARED") { return String(cString: set) }
    // <root>/Tests/SessionKitTests/Deadlines/<this file>
    let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    return "/\(root)/../shared"
  }
}
