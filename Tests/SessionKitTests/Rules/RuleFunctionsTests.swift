import LibXML
import Testing

@testable import SessionKit

/// Functions that a council's own rules may call.
@Suite struct RuleFunctionsTests {
  private static let document = "<a><b n='1'>x</b><b n='2'>y</b><b n='3'>x</b><b n='4'>x</b><c/></a>"

  private func value(_ expression: String) throws -> String {
    let document = try XMLDocument(Array(Self.document.utf8), admission: .foreign)
    let calendar = try ProfileReader.builtIn("vn-hdnd-province").calendar
    let evaluator = try XPathEvaluator(
      document,
      namespaces: ["k": RuleFunctions.namespace],
      functions: RuleFunctions.all(calendar)
    )
    let compiled = try evaluator.compile(XPathParser.parse(expression))
    return try evaluator.value(compiled, at: document.node).string
  }

  @Test(arguments: [
    ("count(k:repeated(//b))", "2"), ("string(k:repeated(//b)[1]/@n)", "3"), ("k:is-unique(//b)", "false"),
    ("k:is-unique(//b/@n)", "true"), ("k:is-unique(//none)", "true"), ("count(k:repeated(//none))", "0"),
    ("k:is-syllable('nghị')", "true"), ("k:is-syllable('QUYẾT')", "true"),
    ("k:is-syllable('quvết')", "false"),
    ("k:same('HOÀ  bình', 'hòa bình')", "true"), ("k:compare('đá', 'dân')", "1"),
    ("k:days('2025-12-01', '2025-12-08')", "7"), ("k:working-days('2026-02-10', '2026-02-24')", "5"),
    ("k:roman('XIV')", "14"), ("k:to-roman(14)", "XIV"), ("k:roman('IIX')", "NaN"),
    ("k:day('ngày 05 tháng 5 năm 2023')", "2023-05-05"),
    ("k:long-day('2023-05-05')", "ngày 05 tháng 5 năm 2023"),
    ("count(k:numbered-before(//c))", "0"), ("k:label('Điều 4a.')", "4a"), ("k:label(' 12.) ')", "12"),
    ("k:label('5 ')", "5"), ("k:label('')", ""), ("k:sequence('-0', '1')", "other"),
    ("k:sequence('999999', '1000000')", "other"),
    ("k:sequence('d)', 'đ)')", "next"),
    ("k:label('Phần thứ ba')", "thứ ba"), ("k:label('PHẦN THỨ MƯỜI HAI.')", "THỨ MƯỜI HAI"),
    ("k:sequence('Phần thứ nhất', 'Phần thứ hai')", "next"),
    ("k:sequence('Phần thứ nhất', 'Phần thứ ba')", "gap"),
    ("k:sequence('Phần thứ mười', 'Phần thứ mười một')", "next"),
    ("k:sequence('PHẦN THỨ HAI', 'Phần thứ hai')", "repeat"), ("k:is-first('Phần thứ hai')", "false"),
    ("k:is-first('Phần thứ nhất')", "true"),
    ("k:no-day('từ ngày 31 tháng 6 năm 2025.')", "ngày 31 tháng 6 năm 2025"),
    ("k:no-day('ngày 30 tháng 6 năm 2025, ngày … tháng 6 năm 2025')", ""),
  ])
  func gives(expression: String, expected: String) throws {
    #expect(try value(expression) == expected)
  }

  @Test func asksForTheNumberBefore() throws {
    let text = """
      <a xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
        <p><num>1</num></p><q/><p/><num>2</num><r><num xmlns="urn:x">3</num></r><s/>
      </a>
      """
    let document = try XMLDocument(Array(text.utf8), admission: .foreign)
    let calendar = try ProfileReader.builtIn("vn-hdnd-province").calendar
    let evaluator = try XPathEvaluator(
      document,
      namespaces: ["k": RuleFunctions.namespace],
      functions: RuleFunctions.all(calendar)
    )
    let ours = try evaluator.compile(XPathParser.parse("k:numbered-before(.)"))
    let plain = try evaluator.compile(
      XPathParser.parse("preceding-sibling::*[*[name() = 'num' and namespace-uri() != 'urn:x']][1]")
    )
    for element in document.root.children {
      #expect(
        try evaluator.nodes(ours, at: element.xpathNode) == evaluator.nodes(plain, at: element.xpathNode)
      )
    }
  }
}
