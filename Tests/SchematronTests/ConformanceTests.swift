import LibXML
import Schematron
import Testing

/// The conformance suite of Schematron, where it is at hand.
@Suite("Schematron conformance suite", .enabled(if: ConformanceSuite.isThere))
struct ConformanceTests {
  /// The cases that we do not pass, and why.
  static let differing: [String: String] = [
    "core/let-name-collision-error-05":
      "a pattern's variable may hide the schema's (as let-scope-pattern-01 has it)",
    "core/let-name-collision-error-06":
      "a pattern's variable may hide the schema's (as let-scope-pattern-01 has it)",
    "core/let-pattern-global-01": "a pattern's variable ends with its pattern",
    "core/let-value-element-content-01":
      "its first schema asserts an element that its document does not have",
    "core/xslt-key-element-content-01": "needs XSLT 2.0",
  ]

  @Test("the suite is the one we know")
  func census() {
    #expect(ConformanceSuite.cases.count == 50)
    #expect(Set(Self.differing.keys).isSubset(of: Set(ConformanceSuite.cases)))
  }

  @Test("a case has the verdict that the suite expects", arguments: ConformanceSuite.cases)
  func suite(name: String) throws {
    let bytes = try #require(ConformanceSuite.read(name))
    let suite = try #require(try SuiteCase(bytes))
    let (verdict, reports) = try suite.verdict()
    guard Self.differing[name] == nil else {
      #expect(verdict != suite.expected, "passes now: strike it off the list")
      return
    }
    #expect(verdict == suite.expected)
    for report in reports where suite.expected != "error" {
      let document = try XMLDocument(Array(report.utf8), admission: .foreign)
      let evaluator = try XPathEvaluator(document, namespaces: ["svrl": SVRL.namespace])
      for test in suite.tests {
        let holds = try evaluator.boolean(evaluator.compile(XPathParser.parse(test)), at: document.node)
        #expect(holds, "\(test)\n\(report)")
      }
    }
  }
}
