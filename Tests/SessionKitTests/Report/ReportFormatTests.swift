import Testing

@testable import SessionKit

@Suite struct ReportFormatTests {
  @Test func eachHasItsName() {
    #expect(
      ReportFormat.all.map(\.name)
        == ["text", "json", "jsonl", "sarif", "junit", "github", "html", "fair-notice"]
    )
    #expect(ReportFormat.named("sarif")?.name == "sarif")
    #expect(ReportFormat.named("SARIF") == nil && ReportFormat.named("") == nil)
  }

  /// Whatever a document says stays text, in every form.
  @Test(arguments: ReportFormat.all.map(\.name), [[Language.vi], [.en], [.vi, .en]])
  func hostileTextStaysText(_ name: String, _ languages: [Language]) throws {
    let format = try #require(ReportFormat.named(name))
    let results = ReportFixture.hostileResults
    let style = ReportStyle(languages: languages)
    let text = format.text(results, style)
    // A table begins with U+FEFF, by which Excel knows its encoding, and ends
    // its lines as RFC 4180 has it.
    let isTable = name == "fair-notice"
    let body = isTable ? String(text.trimmingPrefix("\u{FEFF}")).replacing("\r\n", with: "\n") : text
    let hidden = body.unicodeScalars.filter { $0 != "\n" && Printable.isHidden($0) }
    #expect(hidden.isEmpty)
    #expect(!text.contains("\n::error::x") && !text.contains("\n]]>"))
    if let aside = format.aside {
      let markdown = aside.text(results, style)
      #expect(markdown.unicodeScalars.allSatisfy { $0 == "\n" || !Printable.isHidden($0) })
      for markup in ["<b>", "://", "[l](", "@"] {
        #expect(!markdown.replacing("\\]", with: "").contains(markup))
      }
    }
  }

  @Test func noFormQuotesASecretDocument() {
    let place = Place(path: "a.xml", quote: "BÍ-MẬT-1")
    let result = ReportFixture.result([
      Finding("XML-120", at: place, ["element": "BÍ-MẬT-2", "detail": "BÍ-MẬT-3"]),
      Finding("SEC-101", at: place),
    ])
    let style = ReportStyle(languages: [.vi, .en])
    for format in ReportFormat.all {
      #expect(!format.text(RunResults(result), style).contains("BÍ-MẬT"))
      #expect(format.aside?.text(RunResults(result), style).contains("BÍ-MẬT") != true)
    }
    #expect(Baseline(RunResults(result)).entries == [])
  }

  @Test(
    arguments: [
      ("./a/", "submissions/1/x.xml", "a/submissions/1/x.xml"), (".", "session.xml", "session.xml"),
      ("a", "a/session.xml", "a/session.xml"), ("a", "/b", "/b"), ("a", nil, "a/session.xml"),
      ("./", nil, "session.xml"), ("/", nil, "//session.xml"),
    ] as [(String, String?, String)]
  )
  func placesAreFromWhereTheCommandWasGiven(_ folder: String, _ path: String?, _ expected: String) {
    let part = RunResults.Part(name: folder, isFolder: true, result: ReportFixture.result())
    #expect(part.file(of: Finding("XML-120", at: Place(path: path))) == expected)
  }

  @Test(arguments: [("-", nil), ("", nil), ("./x.xml", "x.xml")] as [(String, String?)])
  func ofADocumentTheFileItself(_ name: String, _ expected: String?) {
    let part = RunResults.Part(name: name, isFolder: false, result: ReportFixture.result())
    #expect(part.file(of: Finding("XML-120")) == expected)
  }

  @Test func severalAsText() {
    #expect(
      TextReport(languages: [.en], isQuiet: true).text(ReportFixture.two) == """
        a: REJECTED
        b: ACCEPTED
        REJECTED

        """
    )
    let text = TextReport(languages: [.en]).text(ReportFixture.two)
    #expect(text.hasPrefix("── a\n\nerror[XML-120]"))
    #expect(text.hasSuffix("ACCEPTED\n\nREJECTED\n"))
  }

  @Test func severalAsJSON() {
    let text = JSONReport.text(ReportFixture.two)
    #expect(
      text.hasPrefix(
        """
        {
          "schema": "kyhop.results/1",
          "verdict": "rejected",
          "exitCode": 1,
          "results": [
            {
              "input": "a",
              "result": {
                "schema": "kyhop.result/1",
        """
      )
    )
    #expect(JSONReport.text(RunResults(ReportFixture.result())) == JSONReport.text(ReportFixture.result()))
  }
}
