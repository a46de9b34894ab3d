import LibXML
import Testing

@testable import SessionKit

@Suite struct JUnitReportTests {
  @Test func documentsAndFamilies() {
    #expect(
      JUnitReport.text(ReportFixture.two, [.en]) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="kyhop" tests="4" failures="1" errors="0">
          <testsuite name="a" tests="4" failures="1" errors="0" timestamp="2025-12-02T01:00:00">
            <testcase classname="a/submissions/3.2/du-thao.xml" name="XML XML: syntax, schema, rules">
              <failure type="XML-120" message="&lt;p&gt; is against the schema: 100%">\
        XML-120 (error) &lt;p&gt; is against the schema: 100%
          item 3.2 · submissions/3.2/du-thao.xml · Article 5 clause 2 · line 12
          Mend the element on the line named, after the form of this kind of document.</failure>
            </testcase>
            <testcase classname="a/submissions/3.2/du-thao.xml" name="DDL Deadlines, receipts, waivers"/>
            <testcase classname="a/submissions/3.2/du-thao-nghi-quyet.xml" name="XML XML: syntax, schema, rules"/>
            <testcase classname="a/submissions/3.2/du-thao-nghi-quyet.xml" name="DDL Deadlines, receipts, waivers">
              <system-out>DDL-110 (waived) Submitted 1 day 16 h 40 min late
          item 3.2 · submissions/3.2/du-thao-nghi-quyet.xml
          The Standing Body may authorise it: kyhop waive DDL-110 --item 3.2 --by … --doc … --reason …; \
        or move it to the next session: kyhop agenda withdraw 3.2.</system-out>
            </testcase>
          </testsuite>
          <testsuite name="b" tests="0" failures="0" errors="0" timestamp="2025-12-02T01:00:00">
          </testsuite>
        </testsuites>

        """
    )
  }

  @Test func whatDidNotRunIsAnError() {
    let result = ReportFixture.result(rules: [RuleOutcome("XML-120", .notRun(reason: "a < b"))])
    let text = JUnitReport.text(RunResults(result), [.en])
    #expect(text.contains(#"<testsuites name="kyhop" tests="1" failures="0" errors="1">"#))
    #expect(text.contains(#"<error type="XML-120" message="a &lt; b">a &lt; b</error>"#))
  }

  @Test func aWarningFailsOnlyWhereWarningsDo() {
    var result = ReportFixture.result([Finding("FRM-430", at: Place(path: "a.pdf"))])
    #expect(JUnitReport.text(RunResults(result), [.en]).contains(#"failures="0" errors="0""#))
    result.failsOn = .warning
    #expect(JUnitReport.text(RunResults(result), [.en]).contains(#"failures="1" errors="0""#))
  }

  @Test func hostileTextIsWellFormed() throws {
    let text = JUnitReport.text(ReportFixture.hostileResults, [.vi, .en])
    let document = try XMLDocument(Array(text.utf8))
    #expect(document.root.name == "testsuites")
  }
}
