import Testing

@testable import SessionKit

@Suite("The table of deadlines")
struct DeadlineTableTests {
  typealias Fixture = DeadlineFixture

  private func table(
    _ rules: [DeadlineRule],
    opening: String = "2025-12-08",
    absolutes: [AbsoluteDate] = [],
    moved: [MovedOpening] = []
  ) -> DeadlineTable {
    DeadlineTable(
      kind: "thuong-le",
      dates: SessionDates(opening: day(opening), moved: moved),
      rules: rules,
      calendar: Fixture.calendar,
      offset: Fixture.vietnam,
      absolutes: absolutes
    )
  }

  @Test("Only rules of the session's kind, valid on its opening day, by end and then by id")
  func selection() {
    let table = table([
      Fixture.rule("d", days: 5), Fixture.rule("c", days: 15), Fixture.rule("b", days: 5),
      Fixture.rule("special", days: 5, kinds: ["chuyen-de"]),
      Fixture.rule("both", days: 20, kinds: ["chuyen-de", "thuong-le"]),
      Fixture.rule("future", days: 5, from: "2025-12-09"), Fixture.rule("past", days: 5, until: "2025-12-07"),
      Fixture.rule("first", days: 3, from: "2025-12-08", until: "2025-12-08"),
      Fixture.rule("closing", days: 5, .calendar, .after, .closing),
    ])
    #expect(table.deadlines.map(\.rule.id) == ["both", "c", "b", "d", "first"])
    #expect(table.unresolved.map(\.rule.id) == ["closing"])
    #expect(table.unresolved.map(\.problem) == [.missingReference(.closing)])
    #expect(table["c"]?.lastDay == day("2025-11-23"))
    #expect(table.deadlines(forDocumentKind: "to-trinh").count == 5)
    #expect(table.deadlines(forDocumentKind: "khac").isEmpty)
  }

  @Test func text() {
    let table = table(
      [
        Fixture.rule("a", days: 15, verified: false), Fixture.rule("b", days: 10),
        Fixture.rule("x", days: 400),
      ],
      absolutes: [AbsoluteDate(rule: "b", day: day("2025-11-27"), document: "KH 9")]
    )
    #expect(
      table.text(.vi, now: instant("2025-11-25T16:40:00+07:00")) == """
        Hạn                   Còn lại                       Việc       Căn cứ
        23/11/2025 Chủ nhật   đã qua 1 ngày 16 giờ 40 phút  Gửi hồ sơ  Quy chế, Điều 12 [chưa kiểm chứng]
        27/11/2025 thứ Năm *  còn 2 ngày 7 giờ 20 phút      Gửi hồ sơ  Quy chế, Điều 12
        chưa tính được: Gửi hồ sơ — lịch làm việc chưa có năm 2024

        """
    )
    let why = table.text(.en, why: true)
    #expect(why.hasPrefix("Due                     Step              Basis\n"))
    #expect(why.contains("\n    by the rule alone: 28 Nov 2025 (1 day later)\n"))
  }

  @Test("Columns hold for decomposed Vietnamese")
  func columns() {
    let lines = TextTable.lines([["Tê\u{301}t", "x"], ["T", "y"], ["abcd", ""]])
    #expect(lines == ["Tê\u{301}t   x", "T     y", "abcd"])
  }

  @Test("Another opening day beside this one")
  func comparison() {
    let rules = [
      Fixture.rule("a", days: 15), Fixture.rule("b", days: 10, until: "2025-12-08"),
      Fixture.rule("c", days: 5, from: "2025-12-09"), Fixture.rule("d", days: 3),
    ]
    let fixed = [AbsoluteDate(rule: "d", day: day("2025-12-01"), document: "")]
    let comparison = table(rules, absolutes: fixed).ifOpening(day("2025-12-10"))
    #expect(comparison.rows.map(\.rule.id) == ["a", "b", "d", "c"])
    #expect(comparison.rows.map { $0.now?.lastDay.iso } == ["2025-11-23", "2025-11-28", "2025-12-01", nil])
    #expect(comparison.rows.map { $0.then?.lastDay.iso } == ["2025-11-25", nil, "2025-12-01", "2025-12-05"])
    #expect(
      comparison.text(.vi) == """
        Khai mạc 08/12/2025   Khai mạc 10/12/2025   Dời      Việc
        23/11/2025 Chủ nhật   25/11/2025 thứ Ba     +2 ngày  Gửi hồ sơ
        28/11/2025 thứ Sáu    không có              —        Gửi hồ sơ
        01/12/2025 thứ Hai *  01/12/2025 thứ Hai *  như cũ   Gửi hồ sơ
        không có              05/12/2025 thứ Sáu    —        Gửi hồ sơ

        """
    )
  }

  private func calendarLines(_ text: String) -> [String] {
    // By code point: to Swift a carriage return and a line feed are one
    // character.
    var lines: [String.UnicodeScalarView] = [String.UnicodeScalarView()]
    for scalar in text.unicodeScalars {
      lines[lines.count - 1].append(scalar)
      if scalar == "\n" { lines.append(String.UnicodeScalarView()) }
    }
    #expect(lines.last?.isEmpty == true)
    return lines.dropLast().map { String($0) }
  }

  @Test("iCalendar lines end in CRLF, hold at most 75 octets and unfold to what was meant")
  func iCalendar() {
    var rule = Fixture.rule("ho-so", days: 15)
    let name = String(repeating: "Hồ sơ, dự thảo; nghị quyết \\ ", count: 9) + "😀\u{7}"
    rule.name = .same(name)
    let moved = [MovedOpening(from: day("2025-12-10"), on: nil, document: "")]
    let stamp = instant("2025-11-01T08:00:00+07:00")
    let text = table([rule], moved: moved).ics(.vi, series: "son-lam-k18", name: "Kỳ họp", stamp: stamp)
    let lines = calendarLines(text)
    for line in lines {
      #expect(line.utf8.count <= 77)
      #expect(Array(line.utf8.suffix(2)) == [13, 10])
    }
    var joined = ""
    for line in lines {
      let bare = line.unicodeScalars.dropLast(2)
      joined += bare.first == " " ? String(bare.dropFirst()) : "\n" + String(bare)
    }
    let unfolded = Set(joined.split(separator: "\n").map(String.init))
    let escaped = String(repeating: "Hồ sơ\\, dự thảo\\; nghị quyết \\\\ ", count: 9) + "😀"
    #expect(
      unfolded.isSuperset(of: [
        "UID:ho-so.son-lam-k18@kyhop", "DTSTAMP:20251101T010000Z", "SEQUENCE:1",
        "DTSTART;VALUE=DATE:20251123",
        "DTEND;VALUE=DATE:20251124", "SUMMARY;LANGUAGE=vi:\(escaped)", "TRIGGER:-P2DT16H",
        "X-WR-CALNAME:Kỳ họp",
      ])
    )
  }

  @Test("Folding at every length", arguments: 1...4)
  func folding(width: Int) {
    let scalar = ["a", "đ", "ạ", "😀"][width - 1]
    for count in 0..<120 {
      let line = "X:" + String(repeating: scalar, count: count)
      let folded = ICalendarText.folded(line)
      #expect(folded.utf8.split(separator: 10).allSatisfy { $0.filter { $0 != 13 }.count <= 75 })
      #expect(String(decoding: folded.utf8, as: UTF8.self).replacing("\r\n ", with: "") == line)
    }
  }

  @Test("The timeline is one picture with a title, every deadline in words and no live markup")
  func svg() {
    var rule = Fixture.rule("a", days: 15)
    rule.name = .same("A & <script>\u{0}\"")
    let picture = table([rule, Fixture.rule("b", days: 10)]).svg(.vi, title: "Kỳ họp <14>")
    #expect(picture.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(picture.hasSuffix("</svg>\n"))
    #expect(picture.contains("<title id=\"title\">Kỳ họp &lt;14&gt;</title>"))
    #expect(picture.contains("Chủ nhật 23/11/2025 — A &amp; &lt;script&gt; &quot;"))
    #expect(!picture.contains("<script"))
    #expect(picture.contains("Khai mạc: thứ Hai 08/12/2025"))
    #expect(!picture.unicodeScalars.contains { $0.value == 0 })
  }
}
