import Testing

@testable import SessionKit

@Suite struct TextReportTests {
  private static let result = ReportFixture.result(
    [ReportFixture.late],
    rules: [
      RuleOutcome("DDL-110", .failed), RuleOutcome("XML-101", .passed),
      RuleOutcome("DDL-160", .notApplicable),
    ]
  )

  @Test func lateInVietnamese() {
    #expect(
      TextReport(languages: [.vi]).text(Self.result) == """
        lỗi[DDL-110] Nộp trễ 1 ngày 16 giờ 40 phút
          ┌ mục 3.2 · submissions/3.2/du-thao-nghi-quyet.xml
          │ hạn    24:00 ngày 23/11/2025 (Chủ nhật)
          │ nhận   16:40:00 ngày 25/11/2025 (thứ Ba)
          │ loại   tài liệu mới sau hạn
          │ tính   khai mạc 08/12/2025 − 15 ngày = 23/11/2025
          │        không dời (quy tắc: none)
          ├ căn cứ  Quy chế mẫu, Điều 27 khoản 1 (chưa kiểm chứng)
          └ xử lý   Thường trực HĐND chấp thuận: kyhop waive DDL-110 --item 3.2 --by … --doc … --reason …; \
        hoặc chuyển sang kỳ họp sau: kyhop agenda withdraw 3.2.

        1 lỗi · 0 cảnh báo · 0 ghi chú · 0 được chấp thuận · 2/3 quy tắc đã chạy (1 không áp dụng)
        TRỄ HẠN    Chi tiết: kyhop explain DDL-110

        """
    )
  }

  @Test func lateInEnglish() {
    #expect(
      TextReport(languages: [.en]).text(Self.result) == """
        error[DDL-110] Submitted 1 day 16 h 40 min late
          ┌ item 3.2 · submissions/3.2/du-thao-nghi-quyet.xml
          │ due       24:00 on 23 Nov 2025 (Sunday)
          │ received  16:40:00 on 25 Nov 2025 (Tuesday)
          │ class     new document after the deadline
          │ computed  opening 8 Dec 2025 − 15 days = 23 Nov 2025
          │           not moved (rule: none)
          ├ basis  Quy chế mẫu, Điều 27 khoản 1 (not verified)
          └ fix    The Standing Body may authorise it: kyhop waive DDL-110 --item 3.2 --by … --doc … \
        --reason …; or move it to the next session: kyhop agenda withdraw 3.2.

        1 error · 0 warnings · 0 notes · 0 waived · 2/3 rules run (1 not applicable)
        LATE    More: kyhop explain DDL-110

        """
    )
  }

  @Test func bothLanguagesStandInEveryLine() {
    let text = TextReport(languages: [.vi, .en]).text(Self.result)
    #expect(
      text.hasPrefix(
        "lỗi / error[DDL-110] Nộp trễ 1 ngày 16 giờ 40 phút / Submitted 1 day 16 h 40 min late\n"
      )
    )
    #expect(text.contains("(chưa kiểm chứng) / (not verified)"))
    #expect(text.hasSuffix("\nTRỄ HẠN / LATE    Chi tiết / More: kyhop explain DDL-110\n"))
  }

  @Test func quietIsTheVerdictAlone() {
    #expect(TextReport(languages: [.vi], isQuiet: true).text(Self.result) == "TRỄ HẠN\n")
    #expect(TextReport(languages: [.en], isQuiet: true).text(ReportFixture.result()) == "ACCEPTED\n")
  }

  @Test func colorAddsNothingButColor() {
    let plain = TextReport(languages: [.vi]).text(Self.result)
    let colored = TextReport(languages: [.vi], usesColor: true).text(Self.result)
    #expect(colored != plain)
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
  }

  @Test func tellsWhatDidNotRun() {
    let rules = [RuleOutcome("ZIP-101", .failed), RuleOutcome("BAG-110", .notRun(reason: "ZIP-101"))]
    let result = ReportFixture.result(rules: rules)
    let (vi, en) = (TextReport(languages: [.vi]).text(result), TextReport(languages: [.en]).text(result))
    #expect(vi.contains("1/2 quy tắc đã chạy (0 không áp dụng) · 1 CHƯA CHẠY\nCHƯA KIỂM TRA HẾT"))
    #expect(en.contains("1/2 rules run (0 not applicable) · 1 NOT RUN\nNOT FULLY CHECKED"))
  }

  @Test func whatFollowsIsCounted() {
    var finding = Finding("XML-120", ["element": "p", "detail": "x"])
    finding.folded = [Finding("XML-120"), Finding("XML-120")]
    let text = TextReport(languages: [.en]).text(ReportFixture.result([finding]))
    #expect(text.contains("2 more follow from it") && text.contains("1 error ·"))
  }

  @Test func morePlacesOfTheSameAreNamed() {
    func place(_ number: Int) -> Place {
      Place(address: LocalizedText(vi: "Điều \(number)", en: "Article \(number)"))
    }
    var finding = Finding("QLT-120", at: place(1))
    finding.folded = [2, 3, 3].map { Finding("QLT-120", at: place($0)) }
    let result = ReportFixture.result([finding])
    #expect(TextReport(languages: [.vi]).text(result).contains("└ còn 3 chỗ nữa: Điều 2; Điều 3\n"))
    #expect(TextReport(languages: [.en]).text(result).contains("└ 3 more places: Article 2; Article 3\n"))
    finding.folded = (2...12).map { Finding("QLT-120", at: place($0)) }
    let text = TextReport(languages: [.vi]).text(ReportFixture.result([finding]))
    #expect(text.contains("còn 11 chỗ nữa") && text.contains("Điều 9 …") && !text.contains("Điều 10"))
  }

  /// What a submitter writes must not steer the terminal of who reads it.
  @Test func hiddenCharactersOfAFileNeverReachTheTerminal() {
    let evil = "a\u{1B}[2J\u{202E}b\u{200B}\u{7}\u{9B}\n\u{2066}ữ"
    let finding = Finding(
      "SYS-130",
      at: Place(item: evil, path: evil, address: .same(evil), quote: evil),
      ["file": .same(evil), "detail": .same(evil)],
      basis: [LegalSource(text: evil, verified: true)],
      derivation: [.same(evil)]
    )
    let text = TextReport(languages: [.vi, .en]).text(ReportFixture.result([finding]))
    #expect(text.unicodeScalars.filter { Printable.isHidden($0) && $0 != "\n" }.isEmpty)
    #expect(text.contains("a[2Jb ữ"))
    #expect(Printable.text("Điều 5 khoản 2 điểm đ — “ữ”") == "Điều 5 khoản 2 điểm đ — “ữ”")
  }
}
