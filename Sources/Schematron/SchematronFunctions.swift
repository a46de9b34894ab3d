internal import LibXML
import Synchronization

/// What XSLT 1.0 adds to XPath for the binding `xslt`, and `matches()`.
enum SchematronFunctions {
  /// EXSLT's name space of regular expressions.
  static let regularExpressions = "http://exslt.org/regular-expressions"
  /// Our own, for what no standard names.
  static let own = "urn:kyhop:functions:1"

  /// Their names and arities.
  static let names: [XPathFunction] = [
    XPathFunction("current", arity: 0...0, unavailable),
    XPathFunction("key", arity: 2...2, unavailable),
    XPathFunction("document", arity: 1...2, unavailable),
    XPathFunction("generate-id", arity: 0...1, unavailable),
    XPathFunction("test", namespace: regularExpressions, arity: 2...3, unavailable),
    XPathFunction("matches", namespace: own, arity: 2...3, unavailable),
    XPathFunction("data", namespace: own, arity: 1...1, unavailable),
    XPathFunction("unique", namespace: own, arity: 1...2, unavailable),
  ]

  private static let unavailable: @Sendable (XPathCall) throws(XMLError) -> XPathValue = {
    _ throws(XMLError) in throw XMLError(.xpath, "called outside of a run")
  }
}

/// Regular expressions, each compiled once.
final class RegularExpressions: Sendable {
  private let compiled = Mutex<[String: RegularExpression]>([:])

  func matches(_ call: XPathCall) throws(XMLError) -> XPathValue {
    let texts = call.arguments.map(\.string)
    let flags = texts.count > 2 ? texts[2] : ""
    let name = flags + "/" + texts[1]
    let known = compiled.withLock { $0[name] }
    let expression: RegularExpression
    if let known {
      expression = known
    } else {
      do {
        expression = try RegularExpression(texts[1], flags: flags)
      } catch {
        throw XMLError(.xpath, error.message)
      }
      compiled.withLock { table in
        // Expressions made of the document's text could be endlessly many.
        if table.count >= 256 { table.removeAll() }
        table[name] = expression
      }
    }
    let isFound = try expression.matches(texts[0]) { steps throws(XMLError) in
      try call.evaluator.charge(steps / 8)
    }
    return .boolean(isFound)
  }
}
