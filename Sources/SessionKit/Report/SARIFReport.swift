/// SARIF 2.1.0 (OASIS), as code scanning takes it: one run, whatever was
/// checked, since GitHub refuses a second one of the same tool.
///
/// The words are in the language of the run; those of the rules in the other
/// language, too, as a translation (§3.14.9).
enum SARIFReport {
  static func text(_ results: RunResults, _ languages: [Language]) -> String {
    JSONValue.object([
      ("$schema", "https://json.schemastore.org/sarif-2.1.0.json"),
      ("version", "2.1.0"),
      ("runs", .array([run(results, languages)])),
    ]).text + "\n"
  }

  private static func run(_ results: RunResults, _ languages: [Language]) -> JSONValue {
    let told = results.told
    var entries: [FindingCode: Catalogue.Entry] = [:]
    for (_, finding) in told where entries[finding.code] == nil { entries[finding.code] = finding.entry }
    let rules = entries.values.sorted { $0.code < $1.code }
    let indices = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1.code, $0) })
    let language = languages.first ?? .vi
    let driver: [(String, JSONValue)] = [
      ("name", "kyhop"), ("version", .string(Kyhop.version)), ("semanticVersion", .string(Kyhop.version)),
      ("language", .string(language.rawValue)),
      ("rules", .array(rules.map { rule($0, language) })),
    ]
    let translations = Language.allCases.filter { $0 != language }.map { other -> JSONValue in
      .object([
        ("name", "kyhop"), ("version", .string(Kyhop.version)), ("language", .string(other.rawValue)),
        ("contents", .array(["localizedData"])),
        ("associatedComponent", .object([("name", "kyhop")])),
        ("rules", .array(rules.map { rule($0, other) })),
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
          }
        )
      ),
      ("columnKind", "unicodeCodePoints"),
      ("properties", .object([("verdict", .string(verdict.rawValue))])),
    ])
  }

  private static func rule(_ entry: Catalogue.Entry, _ language: Language) -> JSONValue {
    let page = Explanation(entry: entry, language: language)
    let help = page.rows.map { "\($0.name): \($0.text)" } + ["kyhop explain \(entry.code.rawValue)"]
    return .object([
      ("id", .string(entry.code.rawValue)),
      ("shortDescription", message(page.message)),
      ("fullDescription", message(entry.why[language])),
      ("help", message(help, separator: "\n")),
      ("defaultConfiguration", .object([("level", .string(entry.severity.rawValue))])),
      (
        "properties",
        .object([("tags", .array([.string(entry.code.family), .string(entry.kind.rawValue)]))])
      ),
    ])
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
    if let waiver = finding.waiver {
      let words = [waiver.by, waiver.document, waiver.reason].filter { !$0.isEmpty }.joined(separator: ": ")
      fields.append(
        (
          "suppressions",
          .array([
            .object([
              ("kind", "external"), ("status", "accepted"), ("justification", .string(Printable.text(words))),
            ])
          ])
        )
      )
    }
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

  private static func message(_ text: String) -> JSONValue { message([text], separator: "") }

  /// A message as text. Braces are doubled, since one would begin a
  /// placeholder (§3.11.5); nothing can be taken for a link (§3.11.6).
  private static func message(_ lines: [String], separator: String) -> JSONValue {
    let text = lines.map { line in
      Printable.text(line).replacing("{", with: "{{").replacing("}", with: "}}").replacing("](", with: "] (")
    }.joined(separator: separator)
    return .object([("text", .string(text))])
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
