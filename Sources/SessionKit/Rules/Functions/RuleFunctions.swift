import LibXML
import Schematron

/// The functions that rules may call beside those of XPath and XSLT, all in
/// one name space. `docs/rules.md` describes them for who writes rules.
enum RuleFunctions {
  static let namespace = "urn:kyhop:functions:1"

  /// All of them.
  ///
  /// - Parameter calendar: the council's, for working days.
  static func all(_ calendar: WorkCalendar) -> [XPathFunction] {
    dates + workingDays(calendar) + texts + nodes + numbers + mentions() + spelling() + citations()
      + quality()
      + about("")
  }

  /// What depends on the document that is looked at.
  ///
  /// - Parameters:
  ///   - kind: its kind in the profile; empty where unknown.
  ///   - opening: of the session that it is for.
  static func about(_ kind: String, opening: CalendarDay? = nil) -> [XPathFunction] {
    [
      // k:kind()
      function("kind", 0...0) { _ in .string(kind) },
      // k:session-day(): when the session opens; empty where there is none.
      function("session-day", 0...0) { _ in .string(opening?.iso ?? "") },
    ]
  }

  static func function(
    _ name: String,
    _ arity: ClosedRange<Int>,
    _ call: @escaping @Sendable (XPathCall) throws(XMLError) -> XPathValue
  ) -> XPathFunction {
    XPathFunction(name, namespace: namespace, arity: arity, call)
  }

  /// A function of one text, or of the text of the node where it is called.
  static func ofText(
    _ name: String,
    _ call: @escaping @Sendable (String) -> XPathValue
  ) -> XPathFunction {
    function(name, 0...1) { arguments throws(XMLError) in
      let text = arguments.arguments.first?.string ?? arguments.node.text
      try arguments.evaluator.charge(text.utf8.count / 4)
      return call(text)
    }
  }
}
