import LibXML
import Recognition
import Schematron

/// A council's rules for documents: `rules.sch` of its profile, ready to be
/// run, with what is known about the findings that it raises.
struct RuleBook: Sendable {
  /// Nil where the profile has no rules.
  let plan: SchematronPlan?
  /// What is known about each code, in the order of codes.
  let entries: [FindingCode: Catalogue.Entry]
  /// The codes that may be raised, in their order.
  let codes: [FindingCode]

  static let empty = RuleBook(plan: nil, entries: [:], codes: [])

  private init(
    plan: SchematronPlan?,
    entries: [FindingCode: Catalogue.Entry],
    codes: [FindingCode]
  ) {
    self.plan = plan
    self.entries = entries
    self.codes = codes
  }

  /// - Throws: ``SchematronFaults``: then nothing may be judged by it.
  init(
    _ path: String,
    from source: some SchematronSource,
    phase: String = "#DEFAULT",
    functions: @autoclosure @escaping @Sendable () -> [XPathFunction]
  ) throws(SchematronFaults) {
    let schema: SchematronSchema
    do {
      schema = try SchematronSchema(path, from: source)
    } catch {
      throw SchematronFaults(faults: [error])
    }
    let plan = try SchematronPlan(schema, phase: phase, functions: functions())
    self.plan = plan
    entries = Dictionary(
      schema.files.filter { $0.path.hasSuffix(".sch") }.flatMap(RuleWords.entries(of:)).map {
        ($0.code, $0)
      },
      uniquingKeysWith: { first, _ in first }
    )
    let tests = plan.patterns.flatMap(\.rules).flatMap(\.tests)
    codes = Set(tests.map(Self.code)).sorted()
  }

  /// A test's id begins with its finding's code: `STR-110`, `STR-110-b`.
  static func code(_ test: SchematronSchema.Test) -> FindingCode {
    let id = test.id ?? ""
    let head = String(id.prefix(7))
    let isCode =
      head.wholeMatch(of: /[A-Z]{3}-[0-9]{3}/) != nil && (id.count == 7 || id.dropFirst(7).first == "-")
    return isCode ? FindingCode(rawValue: head) : "XML-130"
  }
}

extension RuleBook {
  /// More findings of one code in one document than these are folded.
  private static let shown = 20

  /// What the rules say about a document.
  ///
  /// - Parameters:
  ///   - isLineShown: whether the lines of the XML are those that its author
  ///     sees.
  ///   - paragraphs: where those lines come from, if not.
  func findings(
    _ document: XMLDocument,
    at place: Place,
    name: String = "",
    isLineShown: Bool,
    paragraphs: SourceParagraphs? = nil,
    source: some SchematronSource = SchematronFiles([:]),
    functions: [XPathFunction] = [],
    report: ((SchematronEvent) -> Void)? = nil
  ) -> [Finding] {
    guard let plan else { return [] }
    var findings: [Finding] = []
    var last: [FindingCode: (index: Int, count: Int)] = [:]
    let untold = plan.run(
      document,
      name: name,
      source: source,
      functions: functions,
      traces: report != nil
    ) { event in
      report?(event)
      switch event {
      case .pattern, .rule: break
      case .fault(let error):
        let detail = LocalizedText.same(error.description)
        findings.append(Finding("SYS-145", at: place, ["detail": detail]))
      case .outcome(let outcome):
        let finding = finding(outcome, place, isLineShown, paragraphs)
        let most = entries[finding.code]?.isToldOnce == true ? 1 : Self.shown
        if let (index, count) = last[finding.code], count >= most {
          findings[index].folded.append(finding)
          return
        }
        last[finding.code] = (findings.count, (last[finding.code]?.count ?? 0) + 1)
        findings.append(finding)
      }
    }
    if untold > 0 {
      findings.append(Finding("XML-131", at: place, ["count": .same(String(untold))]))
    }
    return findings
  }

  private func finding(
    _ outcome: SchematronOutcome,
    _ place: Place,
    _ isLineShown: Bool,
    _ paragraphs: SourceParagraphs?
  ) -> Finding {
    let code = Self.code(outcome.test)
    var place = place
    let address = DocumentAddress(outcome.node)
    place.address = address.words
    place.line = isLineShown ? outcome.node.line : nil
    place.quote = address.quote
    place.paragraphs = paragraphs.flatMap { Self.covered(outcome.node, $0) }
    let line = outcome.message.line
    let language = outcome.test.language?.hasPrefix("en") == true ? Language.en : .vi
    var told = LocalizedText.same(line)
    for diagnostic in outcome.diagnostics {
      let words = diagnostic.content.line
      switch diagnostic.note.language?.prefix(2) {
      case "en" where language == .vi: told.en = words
      case "vi" where language == .en: told.vi = words
      default: break
      }
    }
    told = LocalizedText(vi: Printable.text(told.vi), en: Printable.text(told.en))
    let role = (outcome.test.role ?? outcome.rule.role).flatMap(Self.severity)
    guard let entry = entries[code] else {
      let rule = outcome.test.id ?? outcome.rule.id ?? outcome.pattern.id ?? outcome.test.query.text
      return Finding(
        "XML-130",
        severity: role ?? .error,
        at: place,
        ["rule": .same(Printable.text(rule)), "text": told]
      )
    }
    var finding = Finding(code, severity: role ?? entry.severity, at: place)
    finding.told = told
    if !Catalogue.isKnown(code) { finding.own = entry }
    return finding
  }

  /// The paragraphs that a node comes from, first to last.
  private static func covered(_ node: XPathNode, _ paragraphs: SourceParagraphs) -> ClosedRange<Int>? {
    guard let first = paragraphs[node.line] else { return nil }
    var last = node.kind == .document ? node.document.root : node.nearestElement
    while let below = last?.children.last { last = below }
    return first...max(first, last.flatMap { paragraphs[$0.line] } ?? first)
  }

  /// `role` as others write it, too.
  private static func severity(_ role: String) -> Severity? {
    switch role.lowercased() {
    case "error", "fatal": .error
    case "warning", "warn": .warning
    case "note", "info", "information": .note
    default: nil
    }
  }
}
