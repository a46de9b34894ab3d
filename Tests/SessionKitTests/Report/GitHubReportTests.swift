import Testing

@testable import SessionKit

@Suite struct GitHubReportTests {
  @Test func annotations() {
    #expect(
      GitHubReport.text(ReportFixture.two, [.en]) == """
        ::error file=a/submissions/3.2/du-thao.xml,line=12,col=3,title=XML-120::\
        <p> is against the schema: 100%25%0Aitem 3.2 · Article 5 clause 2%0A\
        Mend the element on the line named, after the form of this kind of document.
        kyhop: REJECTED

        """
    )
  }

  @Test func nothingFound() {
    let results = RunResults(ReportFixture.result())
    #expect(GitHubReport.text(results, [.vi]) == "kyhop: ĐƯỢC CHẤP NHẬN\n")
    #expect(
      GitHubReport.summary(results, [.vi]) == """
        ## kyhop: ĐƯỢC CHẤP NHẬN

        - 0 lỗi · 0 cảnh báo · 0 ghi chú · 0 được chấp thuận


        """
    )
  }

  @Test(arguments: [0, 1, 10, 11, 500])
  func noMoreThanGitHubShows(_ count: Int) {
    let findings = Severity.allCases.flatMap { level in
      (0..<count).map { _ in Finding("XML-120", severity: level) }
    }
    let lines = GitHubReport.text(RunResults(ReportFixture.result(findings)), [.en]).split(separator: "\n")
    for level in ["error", "warning", "notice"] {
      let told = lines.filter { $0.hasPrefix("::\(level) ") }
      #expect(told.count == min(count, 10))
      let more = "::\(level) title=kyhop::\(count - 9) more, see the job summary"
      #expect((told.last.map(String.init) == more) == (count > 10))
    }
    #expect(lines.count == 3 * min(count, 10) + 1)
  }

  @Test func theSummary() {
    #expect(
      GitHubReport.summary(ReportFixture.two, [.en]) == """
        ## kyhop: REJECTED

        - **a**: REJECTED · 1 errors · 0 warnings · 0 notes · 1 waived
        - **b**: ACCEPTED · 0 errors · 0 warnings · 0 notes · 0 waived

        | | | Where | What | Fix |
        |---|---|---|---|---|
        | error | XML-120 | item 3.2 · a/submissions/3.2/du-thao.xml · Article 5 clause 2 · line 12 | \
        &lt;p&gt; is against the schema: 100% | \
        Mend the element on the line named, after the form of this kind of document. |
        | waived | DDL-110 | item 3.2 · a/submissions/3.2/du-thao-nghi-quyet.xml | \
        Submitted 1 day 16 h 40 min late | The Standing Body may authorise it: kyhop waive DDL-110 \
        --item 3.2 --by … --doc … --reason …; or move it to the next session: kyhop agenda withdraw 3.2. |


        """
    )
  }

  /// GitHub drops a summary that is too large, whole.
  @Test func theSummaryIsBounded() {
    let long = LocalizedText.same(String(repeating: "|", count: 2_000))
    let findings = (0..<1_000).map { _ in Finding("XML-120", ["element": "p", "detail": long]) }
    let text = GitHubReport.summary(RunResults(ReportFixture.result(findings)), [.en])
    #expect(text.utf8.count < GitHubReport.summaryLimit + 100)
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| error") }.count
    #expect(rows > 100 && text.hasSuffix("\n\(1_000 - rows) more.\n\n"))
  }

  @Test func theSummaryIsBoundedWhateverWasChecked() {
    let parts = (0..<1_000).map { number in
      let name = String(repeating: "x", count: 2_000) + "\(number)"
      return RunResults.Part(name: name, isFolder: true, result: ReportFixture.result())
    }
    let text = GitHubReport.summary(RunResults(parts), [.en])
    let lines = text.split(separator: "\n").filter { $0.hasPrefix("- **x") }.count
    #expect(text.utf8.count < GitHubReport.summaryLimit + 100)
    #expect(lines > 100 && text.hasSuffix("\n\(1_000 - lines) more.\n\n"))
  }

  @Test(
    arguments: [
      ("a\r\nb%0A", "a%0D%0Ab%250A"), ("::error::x", "::error::x"), ("", ""),
    ]
  )
  func textOfACommand(_ text: String, _ expected: String) {
    #expect(GitHubReport.data(text) == expected)
  }

  @Test(arguments: [("a,line=1:x", "a%2Cline=1%3Ax"), ("a\u{1B}%", "a%25")])
  func propertyOfACommand(_ text: String, _ expected: String) {
    #expect(GitHubReport.property(text) == expected)
  }

  @Test(
    arguments: [
      ("a|b_c", #"a\|b\_c"#), ("<img src=x>", "&lt;img src=x&gt;"), ("![x](y)", #"\!\[x\](y)"#),
      ("https://e.vn www.e.vn @a", "https&#58;//e.vn www&#46;e.vn &#64;a"),
    ]
  )
  func markdown(_ text: String, _ expected: String) {
    #expect(GitHubReport.markdown(text) == expected)
  }
}
