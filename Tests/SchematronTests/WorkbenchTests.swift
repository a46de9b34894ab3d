import LibXML
import Testing

@testable import Schematron

/// What outlives a run, and what must not.
@Suite struct WorkbenchTests {
  private func plan() throws -> SchematronPlan {
    let text = """
      <schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt">
        <ns prefix="k" uri="urn:kyhop:functions:1"/>
        <pattern><rule context="b">
          <assert id="one" test="k:matches(., '^[a-z]+$')">no</assert>
        </rule></pattern>
      </schema>
      """
    let source = SchematronFiles(["rules.sch": Array(text.utf8)])
    return try SchematronPlan(SchematronSchema("rules.sch", from: source))
  }

  private func outcomes(_ plan: SchematronPlan, _ text: String) throws -> Int {
    var count = 0
    plan.run(try XMLDocument(Array(text.utf8))) { if case .outcome = $0 { count += 1 } }
    return count
  }

  @Test func eachDocumentIsJudgedByItself() throws {
    let plan = try plan()
    for number in 0..<100 {
      let text = "<a>" + String(repeating: "<b>1</b>", count: number % 5) + "<b>x</b></a>"
      #expect(try outcomes(plan, text) == number % 5)
    }
  }

  /// Whoever watches a folder makes a plan each time.
  @Test func itGoesWithItsPlan() throws {
    weak var bench: Workbench?
    do {
      let plan = try plan()
      _ = try outcomes(plan, "<a><b>1</b></a>")
      plan.workbenches.lend { bench = $0 }
      _ = try outcomes(plan, "<a><b>2</b></a>")
      #expect(bench != nil)
    }
    #expect(bench == nil)
  }

  @Test func itKeepsNoDocument() throws {
    let plan = try plan()
    weak var kept: XMLDocument?
    do {
      let document = try XMLDocument(Array("<a><b>1</b></a>".utf8))
      kept = document
      plan.run(document) { _ in }
    }
    #expect(kept == nil)
  }
}
