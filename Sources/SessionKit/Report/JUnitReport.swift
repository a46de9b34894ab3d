import LibXML

/// JUnit XML as Jenkins, GitLab and Surefire read it: a suite for each thing
/// that was checked, a case for each document and family of rules that ran,
/// passing ones too.
///
/// A case fails where the verdict does: what weighs less stands in its
/// output. What was not checked to its end is an error of its case.
enum JUnitReport {
  static func text(_ results: RunResults, _ languages: [Language]) -> String {
    let suites = results.parts.map { Suite($0, languages) }
    var out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    out += "<testsuites name=\"kyhop\" \(Suite.numbers(suites))>\n"
    for suite in suites { out += suite.text }
    return out + "</testsuites>\n"
  }

  private struct Suite {
    var name: String
    var moment: String
    var cases: [Case]
    var verdict: Verdict
    var failures: Int { cases.filter { $0.state == .failed }.count }
    var errors: Int { cases.filter { $0.state == .broken }.count }

    init(_ part: RunResults.Part, _ languages: [Language]) {
      let result = part.result
      name = part.name.isEmpty ? "kyhop" : part.name
      moment = String(result.evaluatedAt.rfc3339(in: .utc).prefix(19))
      verdict = result.verdict
      let told = result.discreetFindings
      let ran = Set(result.rules.filter { $0.status == .passed || $0.status == .failed }.map(\.id.family))
      var found: [Key: [Finding]] = [:]
      for finding in told {
        let document = part.file(of: finding) ?? name
        found[Key(document: document, family: finding.code.family), default: []].append(finding)
      }
      var documents = result.inputs.compactMap { part.file($0.path) }
      for finding in told { documents.append(part.file(of: finding) ?? name) }
      var seen: Set<String> = []
      cases = documents.filter { seen.insert($0).inserted }.flatMap { document in
        FindingFamily.groups.map(\.family).compactMap { family -> Case? in
          let findings = found[Key(document: document, family: family.code)]
          guard findings != nil || ran.contains(family.code) else { return nil }
          return Case(document, family, findings ?? [], in: result, languages)
        }
      }
      for rule in result.rules {
        guard case .notRun(let reason) = rule.status else { continue }
        cases.append(Case(name, notRun: rule.id, reason: languages.say(reason)))
      }
      // A code that the catalogue does not know belongs to no family there.
      let known = Set(FindingFamily.groups.map(\.family.code))
      for (key, findings) in found.sorted(by: { $0.key < $1.key }) where !known.contains(key.family) {
        let family = FindingFamily(code: key.family, name: .same(key.family))
        cases.append(Case(key.document, family, findings, in: result, languages))
      }
    }

    var text: String {
      let title = XMLText.escapeAttribute(Printable.text(name))
      var out = "  <testsuite name=\"\(title)\" \(Self.numbers([self]))"
      out += " timestamp=\"\(moment)\">\n"
      for test in cases { out += test.text }
      return out + "  </testsuite>\n"
    }

    static func numbers(_ suites: [Suite]) -> String {
      let sum = { (number: (Suite) -> Int) in suites.map(number).reduce(0, +) }
      return "tests=\"\(sum(\.cases.count))\" failures=\"\(sum(\.failures))\" errors=\"\(sum(\.errors))\""
    }
  }

  private struct Key: Hashable, Comparable {
    var document: String
    var family: String
    static func < (left: Self, right: Self) -> Bool {
      (left.document, left.family) < (right.document, right.family)
    }
  }

  private struct Case {
    enum State { case passed, failed, broken }
    var document: String
    var name: String
    var state: State
    var codes: String
    var message: String
    /// What makes it fail, and what does not.
    var failing: [String]
    var others: [String]

    init(
      _ document: String,
      _ family: FindingFamily,
      _ findings: [Finding],
      in result: RunResult,
      _ languages: [Language]
    ) {
      self.document = document
      let title = languages.say(family.name)
      name = title == family.code ? title : "\(family.code) \(title)"
      let bad = findings.filter(result.isFailing)
      let isBroken = bad.contains { [.incomplete, .configuration].contains($0.entry.kind) }
      state = bad.isEmpty ? .passed : isBroken ? .broken : .failed
      var seen: Set<FindingCode> = []
      codes = bad.map(\.code).filter { seen.insert($0).inserted }.map(\.rawValue).joined(separator: " ")
      message = bad.first.map { finding in languages.say { finding.message($0) } } ?? ""
      let lines = { (finding: Finding) in JUnitReport.lines(finding, languages) }
      failing = bad.map(lines)
      others = findings.filter { !result.isFailing($0) }.map(lines)
    }

    init(_ document: String, notRun code: FindingCode, reason: String) {
      (self.document, name, state) = (document, code.rawValue, .broken)
      (codes, message, failing, others) = (code.rawValue, reason, [reason], [])
    }

    var text: String {
      let attribute = { (text: String) in XMLText.escapeAttribute(Printable.text(text)) }
      var out = "    <testcase classname=\"\(attribute(document))\" name=\"\(attribute(name))\""
      if state == .passed, others.isEmpty { return out + "/>\n" }
      out += ">\n"
      if state != .passed {
        let element = state == .broken ? "error" : "failure"
        out += "      <\(element) type=\"\(attribute(codes))\" message=\"\(attribute(message))\">"
        out += XMLText.escape(failing.joined(separator: "\n")) + "</\(element)>\n"
      }
      if !others.isEmpty {
        out += "      <system-out>\(XMLText.escape(others.joined(separator: "\n")))</system-out>\n"
      }
      return out + "    </testcase>\n"
    }
  }

  /// A finding as a few lines: what, where, the words, what to do.
  private static func lines(_ finding: Finding, _ languages: [Language]) -> String {
    let mark =
      if finding.waiver != nil {
        languages.say(LocalizedText(vi: "được chấp thuận", en: "waived"))
      } else if finding.isKnown {
        languages.say(LocalizedText(vi: "đã biết", en: "known"))
      } else {
        finding.severity.rawValue
      }
    var lines = ["\(finding.code.rawValue) (\(mark)) " + languages.say { finding.message($0) }]
    let place = finding.place.words.map(languages.say)
    if !place.isEmpty { lines.append("  " + place.joined(separator: " · ")) }
    if let quote = finding.place.quote { lines.append("  “\(Printable.text(quote))”") }
    if finding.severity > .note {
      lines.append("  " + languages.say { Catalogue.render(finding.entry.fix, finding.arguments, $0) })
    }
    return lines.joined(separator: "\n")
  }
}
