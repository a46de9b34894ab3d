import Testing

@testable import LibXML

/// One evaluator for many documents.
@Suite struct EvaluatorTests {
  private func document(_ text: String) throws -> XMLDocument { try XMLDocument(Array(text.utf8)) }

  @Test func itTurnsFromDocumentToDocument() throws {
    let first = try document("<a><b/><b/></a>")
    let says = { (text: String) in
      XPathFunction("says", arity: 0...0) { _ throws(XMLError) in .string(text) }
    }
    let evaluator = try XPathEvaluator(first, functions: [says("one")])
    let count = try evaluator.compile(XPathParser.parse("count(//b)"))
    let called = try evaluator.compile(XPathParser.parse("says()"))
    let variable = try evaluator.compile(XPathParser.parse("$v"))
    evaluator.bind("v", to: "kept")
    #expect(try evaluator.value(count, at: first.node).string == "2")
    #expect(try evaluator.value(variable, at: first.node).string == "kept")
    for number in 0..<50 {
      let next = try document("<a>" + String(repeating: "<b/>", count: number) + "</a>")
      evaluator.turn(to: next, functions: [says("\(number)")], seconds: 10)
      #expect(try evaluator.value(count, at: next.node).string == "\(number)")
      #expect(try evaluator.value(called, at: next.node).string == "\(number)")
      #expect(evaluator.document === next)
    }
    #expect(throws: XMLError.self) { try evaluator.value(variable, at: evaluator.document.node) }
  }

  /// libxml2 forgets to come up again from where an evaluation failed.
  @Test func failuresLeaveNoTrace() throws {
    let document = try document("<a><b/></a>")
    let fails = XPathFunction("fails", arity: 0...0) { _ throws(XMLError) in throw XMLError(.xpath, "no") }
    let evaluator = try XPathEvaluator(document, functions: [fails])
    let bad = try evaluator.compile(XPathParser.parse("count(//b[fails() = string(1 + fails())])"))
    let good = try evaluator.compile(XPathParser.parse("count(//b)"))
    for _ in 0..<6_000 {
      evaluator.allow(steps: 10_000)
      #expect(throws: XMLError.self) { try evaluator.value(bad, at: document.node) }
    }
    #expect(try evaluator.value(good, at: document.node).string == "1")
  }

  /// A clock that stopped one document lets the next one go on.
  @Test func stepsBeginAnew() throws {
    let document = try document("<a>" + String(repeating: "<b/>", count: 500) + "</a>")
    let evaluator = try XPathEvaluator(document)
    let expression = try evaluator.compile(XPathParser.parse("count(//b[count(//b) > 3])"))
    evaluator.allow(steps: 1_000)
    #expect(throws: XMLError.self) { try evaluator.value(expression, at: document.node) }
    evaluator.turn(to: document, seconds: 10)
    evaluator.allow(steps: 10_000_000)
    #expect(try evaluator.value(expression, at: document.node).string == "500")
  }
}
