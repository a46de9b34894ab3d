internal import LibXML

/// A report in the Schematron Validation Report Language (ISO/IEC
/// 19757-3:2016, annex D), written as the run goes on.
public struct SVRL {
  /// The name space.
  public static let namespace = "http://purl.oclc.org/dsdl/svrl"
  private var out: String

  public init(_ plan: SchematronPlan) {
    let schema = plan.schema
    out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svrl:schematron-output"
    out += Self.attributes([
      ("xmlns:svrl", Self.namespace), ("title", schema.title.isEmpty ? nil : schema.title),
      ("phase", plan.phase?.id), ("schemaVersion", schema.version),
    ])
    out += ">\n"
    for namespace in schema.namespaces {
      let attributes = Self.attributes([("uri", namespace.uri), ("prefix", namespace.prefix)])
      out += "  <svrl:ns-prefix-in-attribute-values\(attributes)/>\n"
    }
  }

  /// The report; nothing can be added after it.
  public var text: String { out + "</svrl:schematron-output>\n" }

  public mutating func add(_ event: SchematronEvent) {
    switch event {
    case .pattern(let pattern, let document):
      out += "  <svrl:active-pattern"
      let name = pattern.title.isEmpty ? nil : pattern.title
      out += Self.attributes([("id", pattern.id), ("name", name), ("documents", document)]) + "/>\n"
    case .rule(let rule):
      out += "  <svrl:fired-rule"
      out += Self.attributes([
        ("id", rule.id), ("context", rule.context.text), ("role", rule.role), ("flag", rule.flag),
      ])
      out += "/>\n"
    case .outcome(let outcome): add(outcome)
    case .fault(let error):
      // SVRL has no word for it; a comment hides it from no one.
      out += "  <!-- not evaluated: \(error.description.replacing("--", with: "- -")) -->\n"
    }
  }

  private mutating func add(_ outcome: SchematronOutcome) {
    let test = outcome.test
    let name = test.isReport ? "svrl:successful-report" : "svrl:failed-assert"
    out += "  <\(name)"
    out += Self.attributes([
      ("id", test.id), ("location", outcome.node.location), ("test", test.query.text),
      ("role", test.role ?? outcome.rule.role), ("flag", test.flag ?? outcome.rule.flag), ("see", test.see),
      ("xml:lang", test.language),
    ])
    out += ">\n"
    for note in outcome.diagnostics { add(note, "diagnostic") }
    for note in outcome.properties { add(note, "property") }
    out += "    \(Self.text(outcome.message, nil))\n  </\(name)>\n"
  }

  private mutating func add(_ note: SchematronOutcome.Note, _ name: String) {
    out += "    <svrl:\(name)-reference"
    out += Self.attributes([(name, note.note.id), ("role", name == "property" ? note.note.role : nil)])
    out += ">\(Self.text(note.content, note.note.language))</svrl:\(name)-reference>\n"
  }

  private static func text(_ told: [SchematronOutcome.Told], _ language: String?) -> String {
    "<svrl:text\(attributes([("xml:lang", language)]))>\(content(told))</svrl:text>"
  }

  private static func content(_ told: [SchematronOutcome.Told]) -> String {
    told.map { piece in
      switch piece {
      case .text(let text): XMLText.escape(text)
      case .markup(let name, let inner): "<svrl:\(name)>\(content(inner))</svrl:\(name)>"
      case .nodes(let nodes): nodes.map { $0.markup() ?? XMLText.escape($0.text) }.joined()
      }
    }.joined()
  }

  private static func attributes(_ attributes: [(String, String?)]) -> String {
    attributes.map { name, value in
      value.map { " \(name)=\"\(XMLText.escapeAttribute($0))\"" } ?? ""
    }.joined()
  }
}
