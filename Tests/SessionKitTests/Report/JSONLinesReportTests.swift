import Testing

@testable import SessionKit

@Suite struct JSONLinesReportTests {
  @Test func oneFindingALine() {
    let text = JSONLinesReport.text(ReportFixture.two)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 4 && lines[3].isEmpty)
    #expect(
      lines[0].hasPrefix(
        #"{"input":"a","file":"a/submissions/3.2/du-thao.xml","code":"XML-120","severity":"error","fingerprint":"#
      )
    )
    #expect(lines[1].contains(#""code":"DDL-110""#) && lines[1].contains(#""by":"Thường trực HĐND""#))
    #expect(lines[2] == #"{"verdict":"rejected","exitCode":1,"findings":2}"#)
  }

  @Test func nothingFoundIsSaid() {
    #expect(
      JSONLinesReport.text(RunResults(ReportFixture.result())) == """
        {"verdict":"accepted","exitCode":0,"findings":0}

        """
    )
  }

  @Test func valuesOnOneLine() {
    let value = JSONValue.object([("a", .array([.null, .raw("{\n  \"b\": 1\n}")])), ("c\n", "\n")])
    #expect(value.line == #"{"a":[null,{   "b": 1 }],"c\n":"\n"}"#)
  }
}
