/// SARIF 2.1.0 (OASIS), as code scanning takes it: one run, whatever was
/// checked, since GitHub refuses a second one of the same tool.
///
/// The words are in the language of the run; those of the rules in the other
/// language, too, as a translation (§3.14.9).
///
/// A rule tells all about itself in its help, which GitHub shows. `helpUri` is
/// an absolute URI (§3.49.12), and only who publishes the page of findings
/// knows it: without ``HelpPage`` there is none, since a made-up URN would be
/// a link that leads nowhere.
enum SARIFReport {
  /// How many results GitHub takes of a run; it refuses a file with more.
  static let cap = 25_000

  static func text(
    _ results: RunResults,
    _ languages: [Language],
    help: HelpPage? = nil,
    cap: Int = cap
  ) -> String {
    JSONValue.object([
      ("$schema", "https://json.schemastore.org/sarif-2.1.0.json"),
      ("version", "2.1.0"),
      ("runs", .array([run(results, languages, help, cap)])),
    ]).text + "\n"
  }

  private typealias Told = (part: RunResults.Part, finding: Finding)

  private static func run(
    _ results: RunResults,
    _ languages: [Language],
    _ help: HelpPage?,
    _ cap: Int
  ) -> JSONValue {
    let (told, left) = split(results.told, cap)
    var entries: [FindingCode: Catalogue.Entry] = [:]
    for (_, finding) in told where entries[finding.code] == nil { entries[finding.code] = finding.entry }
    let rules = entries.values.sorted { $0.code < $1.code }
    let indices = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1.code, $0) })
    let language = languages.first ?? .vi
    let driver: [(String, JSONValue)] = [
      ("name", "kyhop"), ("version", .string(Kyhop.version)), ("semanticVersion", .string(Kyhop.version)),
      ("language", .string(language.rawValue)),
      ("rules", .array(rules.map { rule($0, language, help) })),
    ]
    let translations = Language.allCases.filter { $0 != language }.map { other -> JSONValue in
      .object([
        ("name", "kyhop"), ("version", .string(Kyhop.version)), ("language", .string(other.rawValue)),
        ("contents", .array(["localizedData"])),
        ("associatedComponent", .object([("name", "kyhop")])),
        ("rules", .array(rules.map { .object([("id", .string($0.code.rawValue))] + words(of: $0, other)) })),
      ])
    }
    let verdict = results.verdict
    return .object([
      ("tool", .object([("driver", .object(driver))])),
      ("translations", .array(translations)),
      (
        "invocations",
        .array([
          .object([
            ("executionSuccessful", .bool(verdict != .incomplete && verdict != .unusable)),
            ("exitCode", .number(Int(verdict.exitCode))),
            ("exitCodeDescription", .string(languages.say(verdict.words))),
          ])
        ])
      ),
      ("artifacts", .array(artifacts(results))),
      (
        "results",
        .array(
          told.map { part, finding in
            result(finding, in: part, index: indices[finding.code] ?? -1, languages)
          } + more(left, languages)
        )
      ),
      ("columnKind", "unicodeCodePoints"),
      ("properties", .object([("verdict", .string(verdict.rawValue))])),
    ])
  }

  /// The results that there is room for, the worst before others, in their
  /// order; and the rest.
  private static func split(_ told: [Told], _ cap: Int) -> (told: [Told], left: [Told]) {
    guard told.count > cap else { return (told, []) }
    let ranked = told.indices.sorted {
      (told[$1].finding.severity, $0) < (told[$0].finding.severity, $1)
    }
    let kept = Set(ranked.prefix(cap - 1))
    return (
      told.indices.filter(kept.contains).map { told[$0] },
      told.indices.filter { !kept.contains($0) }.map { told[$0] }
    )
  }

  /// A note that, and how many, results were left out, where the first was.
  private static func more(_ left: [Told], _ languages: [Language]) -> [JSONValue] {
    guard let (part, first) = left.first else { return [] }
    let words = LocalizedText(
      vi: "Còn \(left.count) mục nữa không có trong tệp này: GitHub không nhận nhiều hơn",
      en: "\(left.count) more are not in this file: GitHub takes no more"
    )
    return [
      .object(
        [
          ("ruleId", "kyhop/more"), ("level", "note"), ("message", message(languages.say(words))),
          ("locations", .array([location(first, in: part, languages)].compactMap { $0 })),
          ("partialFingerprints", .object([("kyhop/v1", "more")])),
          ("suppressions", .array([])),
        ] + (part.result.hasBaseline ? [("baselineState", "new")] : [])
      )
    ]
  }

  private static func rule(
    _ entry: Catalogue.Entry,
    _ language: Language,
    _ help: HelpPage?
  ) -> JSONValue {
    .object(
      [("id", .string(entry.code.rawValue))] + words(of: entry, language)
        + (help.map { [("helpUri", .string($0.uri(of: entry.code)))] } ?? []) + [
          ("defaultConfiguration", .object([("level", .string(entry.severity.rawValue))])),
          (
            "properties",
            .object([("tags", .array([.string(entry.code.family), .string(entry.kind.rawValue)]))])
          ),
        ]
    )
  }

  /// What of a rule is in a language.
  private static func words(of entry: Catalogue.Entry, _ language: Language) -> [(String, JSONValue)] {
    let page = Explanation(entry: entry, language: language)
    let rows = (page.rows + page.examples).map { "\($0.name): \($0.text)" }
    return [
      ("shortDescription", message(page.message)),
      ("fullDescription", message(entry.why[language])),
      (
        "help",
        .object([
          ("text", .string(plain(rows))), ("markdown", .string(literal(FindingsPage.rows(page)))),
        ])
      ),
    ]
  }

  private static func result(
    _ finding: Finding,
    in part: RunResults.Part,
    index: Int,
    _ languages: [Language]
  ) -> JSONValue {
    var fields: [(String, JSONValue)] = [
      ("ruleId", .string(finding.code.rawValue)), ("ruleIndex", .number(index)),
      ("level", .string(finding.severity.rawValue)),
      ("message", message(languages.say { finding.message($0) })),
      ("locations", .array([location(finding, in: part, languages)].compactMap { $0 })),
    ]
    let fingerprint = JSONReport.fingerprint(finding).split(separator: ":").last.map(String.init) ?? ""
    fields.append(("partialFingerprints", .object([("kyhop/v1", .string(fingerprint))])))
    // §3.27.23: of all results or of none, so that nobody takes what was not
    // waived for what nobody looked at.
    let waived = finding.waiver.map { waiver -> JSONValue in
      let words = [waiver.by, waiver.document, waiver.reason].filter { !$0.isEmpty }.joined(separator: ": ")
      return .object([
        ("kind", "external"), ("status", "accepted"), ("justification", .string(Printable.text(words))),
      ])
    }
    fields.append(("suppressions", .array([waived].compactMap { $0 })))
    if part.result.hasBaseline { fields.append(("baselineState", finding.isKnown ? "unchanged" : "new")) }
    var properties: [(String, JSONValue)] = []
    if let quote = finding.place.quote { properties.append(("quote", .string(Printable.text(quote)))) }
    let fix = languages.say { Catalogue.render(finding.entry.fix, finding.arguments, $0) }
    properties.append(("fix", .string(fix)))
    fields.append(("properties", .object(properties)))
    return .object(fields)
  }

  private static func location(
    _ finding: Finding,
    in part: RunResults.Part,
    _ languages: [Language]
  ) -> JSONValue? {
    let place = finding.place
    var fields: [(String, JSONValue)] = []
    if let file = part.file(of: finding) {
      var physical: [(String, JSONValue)] = [("artifactLocation", artifact(file))]
      // §3.30.2: a region that has no line is none; lines and columns begin at 1.
      if let line = place.line, line > 0 {
        let column = place.column.flatMap { $0 > 0 ? $0 : nil }
        physical.append(
          (
            "region",
            .object([("startLine", .number(line))] + (column.map { [("startColumn", .number($0))] } ?? []))
          )
        )
      }
      fields.append(("physicalLocation", .object(physical)))
    }
    if let address = place.address {
      let around = [place.item, place.kind].compactMap { $0 }
      let whole = around + [languages.say(address)]
      fields.append(
        (
          "logicalLocations",
          .array([
            .object([
              ("name", .string(languages.say(address))),
              ("fullyQualifiedName", .string(Printable.text(whole.joined(separator: "/")))),
            ])
          ])
        )
      )
    }
    return fields.isEmpty ? nil : .object(fields)
  }

  private static func artifacts(_ results: RunResults) -> [JSONValue] {
    var seen: Set<String> = []
    return results.parts.flatMap { part in
      part.result.inputs.compactMap { input -> JSONValue? in
        guard let file = part.file(input.path), seen.insert(file).inserted else { return nil }
        var fields: [(String, JSONValue)] = [("location", artifact(file)), ("length", .number(input.bytes))]
        if let digest = input.sha256 { fields.append(("hashes", .object([("sha-256", .string(digest))]))) }
        return .object(fields)
      }
    }
  }

  /// A file from the root of the source tree; an absolute path as it is.
  private static func artifact(_ file: String) -> JSONValue {
    if file.hasPrefix("/") { return .object([("uri", .string("file://" + URIText.path(file)))]) }
    return .object([("uri", .string(URIText.path(file))), ("uriBaseId", "%SRCROOT%")])
  }

  private static func message(_ text: String) -> JSONValue { .object([("text", .string(plain([text])))]) }

  /// Lines of text in which nothing can be taken for a link (§3.11.6).
  private static func plain(_ lines: [String]) -> String { literal(lines).replacing("](", with: "] (") }

  /// Lines as they are, with braces doubled, since one would begin a
  /// placeholder (§3.11.5).
  private static func literal(_ lines: [String]) -> String {
    lines.map { Printable.text($0).replacing("{", with: "{{").replacing("}", with: "}}") }
      .joined(separator: "\n")
  }
}

/// Text on its way into a URI.
enum URIText {
  /// A path as a relative reference (RFC 3986 §3.3): all but unreserved
  /// characters and the slash percent-encoded, so that no first part can be
  /// taken for a scheme.
  static func path(_ path: String) -> String {
    var out = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        out.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        out += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return out
  }
}
