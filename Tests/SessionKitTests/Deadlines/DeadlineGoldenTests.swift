import FoundationEssentials
import Testing

@testable import SessionKit

@Suite("Deadlines computed by another program")
struct DeadlineGoldenTests {
  private static let cases = "corpus/deadline-golden.json"
  private static let holidays = "corpus/holidays-vn-2023-2027.json"
  private static let makeUpDays = ["2024-05-04", "2025-04-26", "2026-08-22"]

  /// A case has strings, numbers and truth values under one roof.
  private enum Value: Decodable, Equatable {
    case text(String)
    case flag(Bool)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let flag = try? container.decode(Bool.self) {
        self = .flag(flag)
      } else {
        self = .text(try container.decode(String.self))
      }
    }
  }

  private struct File: Decodable {
    var cases: [[String: Value]]
  }

  private static func calendar() throws -> WorkCalendar {
    let bytes = try #require(SharedData.bytes(holidays))
    let names = try JSONDecoder().decode([String: String].self, from: Data(bytes))
    var years: [Int: WorkCalendar.Year] = [:]
    for number in 2023...2027 {
      years[number] = DeadlineFixture.year(
        off: names.filter { $0.key.hasPrefix("\(number)") }.map { ($0.key, $0.value) },
        work: Dictionary(
          uniqueKeysWithValues: makeUpDays.filter { $0.hasPrefix("\(number)") }.map { ($0, $0) }
        )
      )
    }
    return WorkCalendar(week: [1, 2, 3, 4, 5], years: years)
  }

  @Test("Every value of every case", .enabled(if: SharedData.has(cases) && SharedData.has(holidays)))
  func golden() throws {
    let calendar = try Self.calendar()
    let bytes = try #require(SharedData.bytes(Self.cases))
    let file = try JSONDecoder().decode(File.self, from: Data(bytes))
    #expect(file.cases.count == 9)
    let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    for entry in file.cases {
      guard case .text(let opening) = entry["opening"] else {
        Issue.record("a case without an opening day")
        continue
      }
      var found: [String: Value] = [
        "opening": .text(opening), "weekday": .text(weekdays[day(opening).weekday - 1]),
      ]
      for days in [30, 20, 15, 10, 7, 5, 3] {
        let plain = try last(days, .calendar, .none, opening, calendar)
        found["cal_\(days)"] = .text(plain.iso)
        found["cal_\(days)_is_working"] = .flag(try calendar.isWorking(plain))
        found["cal_\(days)_rolled_back"] = .text(try last(days, .calendar, .previous, opening, calendar).iso)
      }
      for days in [5, 3] {
        found["work_\(days)"] = .text(try last(days, .working, .none, opening, calendar).iso)
      }
      #expect(found == entry)
    }
  }

  private func last(
    _ days: Int,
    _ unit: DeadlineRule.Unit,
    _ roll: DeadlineRule.Roll,
    _ opening: String,
    _ calendar: WorkCalendar
  ) throws(DeadlineProblem) -> CalendarDay {
    let rule = DeadlineFixture.rule(days: days, unit, roll: roll)
    return try DeadlineFixture.compute(rule, opening: opening, calendar: calendar).lastDay
  }
}
