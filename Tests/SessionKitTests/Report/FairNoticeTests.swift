import Testing

@testable import SessionKit

@Suite("Fair notice")
struct FairNoticeTests {
  private static func document(
    _ amount: Overview.Amount,
    after: Bool?,
    from: String? = "Sở A"
  ) -> Overview.Document {
    Overview.Document(path: "x", from: from, isAfterDeadline: after, amount: amount)
  }

  private static func overview(_ documents: [Overview.Document], agency: String? = "Sở B") -> Overview {
    let part = Overview.Part(
      kind: "to-trinh",
      name: "Tờ trình",
      isRequired: true,
      state: .have,
      agency: agency,
      documents: documents
    )
    return Overview(
      council: "HĐND",
      secretariat: "VP",
      title: "Kỳ họp",
      opening: day("2025-12-08"),
      items: [Overview.Item(number: "1", title: "=1+1", submitter: "Sở B", parts: [part])],
      deadlines: []
    )
  }

  private static func day(_ iso: String) -> CalendarDay { CalendarDay(iso: iso) ?? CalendarDay(number: 0) }

  @Test("In time, late and undated apart; the PDF of a text counts once")
  func sums() {
    let notice = FairNotice(
      Self.overview([
        Self.document(.words(500), after: false), Self.document(.counted, after: false),
        Self.document(.pages(3), after: true, from: nil), Self.document(.unknown, after: true),
        Self.document(.words(1), after: nil),
      ])
    )
    var whole = FairNotice.Row(name: "", title: "")
    whole.inTime = .init(papers: 1, words: 500, tenths: 25)
    whole.late = .init(papers: 2, pages: 3, unknown: 1, tenths: 60)
    whole.undated = .init(papers: 1, words: 1, tenths: 0)
    #expect(notice.total == whole)
    #expect(notice.total.inTime.minutes == 3)
    #expect(notice.agencies.map(\.name) == ["Sở A", "Sở B"])
    #expect(notice.agencies.map(\.late.papers) == [1, 1])
    #expect(notice.items.map(\.name) == ["1"])
  }

  @Test("As CSV: RFC 4180, with a byte-order mark, no formula")
  func csv() {
    let document = Self.document(.words(400), after: false, from: "@Sở, \"A\"")
    let text = FairNotice(Self.overview([document])).csv(.en)
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(text.hasPrefix("\u{FEFF}By,Name,Title,Papers in time,"))
    #expect(
      lines.dropFirst().map(String.init) == [
        "item,1,'=1+1,1,400,0,0,2,0,0,0,0,0,0,0,0,0,0",
        "agency,\"'@Sở, \"\"A\"\"\",,1,400,0,0,2,0,0,0,0,0,0,0,0,0,0",
        "total,,,1,400,0,0,2,0,0,0,0,0,0,0,0,0,0",
        "",
      ]
    )
  }

  @Test("Of a run without a session only the heads")
  func empty() {
    let result = RunResult(question: .trust, evaluatedAt: SessionFolder.now, offset: .utc)
    let text = ReportFormat.named("fair-notice")?.text(RunResults(result), ReportStyle(languages: [.vi]))
    #expect(text?.split(separator: "\r\n").count == 2)
  }
}
