import Digests

/// A result for machines: `kyhop.result/1`, as `result.schema.json` says.
public enum JSONReport {
  /// The name and version of the form.
  public static let schema = "kyhop.result/1"

  /// The same of several results, each whole.
  static let schemaOfSeveral = "kyhop.results/1"

  public static func text(_ result: RunResult) -> String { value(result).text + "\n" }

  /// One result as it is; several as `kyhop.results/1`.
  static func text(_ results: RunResults) -> String {
    guard results.parts.count != 1 else { return results.parts.map { text($0.result) }.joined() }
    let parts = results.parts.map { part -> JSONValue in
      .object([("input", .string(part.name)), ("result", value(part.result))])
    }
    return JSONValue.object([
      ("schema", .string(schemaOfSeveral)), ("verdict", .string(results.verdict.rawValue)),
      ("exitCode", .number(Int(results.verdict.exitCode))), ("results", .array(parts)),
    ]).text + "\n"
  }

  private static func value(_ result: RunResult) -> JSONValue {
    let counts = result.counts
    let number = { (status: RuleOutcome.Status) in
      JSONValue.number(result.rules.filter { $0.status == status }.count)
    }
    let notRun = result.rules.compactMap { rule -> JSONValue? in
      guard case .notRun(let reason) = rule.status else { return nil }
      return .object([("id", .string(rule.id.rawValue)), ("reason", localized(reason))])
    }
    let fields: [(String, JSONValue)] = [
      ("schema", .string(schema)),
      ("tool", .object([("name", "kyhop"), ("version", .string(Kyhop.version))])),
      (
        "ruleset",
        result.ruleset.map(ruleset) ?? .null
      ),
      ("evaluatedAt", .string(result.evaluatedAt.rfc3339(in: result.offset))),
      ("stage", .string(result.stage.rawValue)),
      ("verdict", .string(result.verdict.rawValue)),
      ("exitCode", .number(Int(result.verdict.exitCode))),
      (
        "summary",
        .object([
          ("errors", .number(counts.errors)), ("warnings", .number(counts.warnings)),
          ("notes", .number(counts.notes)), ("waived", .number(counts.waived)),
        ])
      ),
      (
        "rules",
        .object([
          ("passed", number(.passed)), ("failed", number(.failed)), ("notApplicable", number(.notApplicable)),
          ("notRun", .array(notRun)),
          (
            "failedRules",
            .array(result.rules.filter { $0.status == .failed }.map { .string($0.id.rawValue) })
          ),
        ])
      ),
      (
        "inputs",
        .array(
          result.inputs.map {
            .object(
              [("path", .string($0.path)), ("bytes", .number($0.bytes))]
                + ($0.sha256.map { [("sha256", .string($0))] } ?? [])
            )
          }
        )
      ),
      (
        "packets",
        .array(
          result.packets.map(packet)
        )
      ),
      ("findings", .array(result.discreetFindings.map(finding))),
    ]
    // Told only where it differs: an older reader need not know of it.
    return .object(fields + (result.failsOn == .error ? [] : [("failsOn", .string(result.failsOn.rawValue))]))
  }

  private static func packet(_ packet: PacketIdentity) -> JSONValue {
    var fields: [(String, JSONValue)] = [
      ("path", .string(packet.path)), ("name", .string(packet.name)), ("identity", .string(packet.identity)),
    ]
    if let trust = packet.trust { fields.append(("trust", .string(trust.rawValue))) }
    return .object(fields)
  }

  private static func ruleset(_ ruleset: Ruleset) -> JSONValue {
    let severities = ruleset.severities.map { rule -> JSONValue in
      .object([
        ("code", .string(rule.code.rawValue)), ("stage", text(rule.stage?.rawValue)),
        ("level", .string(rule.level?.rawValue ?? "off")), ("reason", .string(rule.reason)),
      ])
    }
    return .object([
      ("id", .string(ruleset.id)), ("version", .string(ruleset.version)),
      ("sha256", .string(ruleset.sha256)), ("severities", .array(severities)),
    ])
  }

  static func finding(_ finding: Finding) -> JSONValue {
    let entry = finding.entry
    let place = finding.place
    let fix = Language.allCases.map { language -> (String, JSONValue) in
      (language.rawValue, .string(Catalogue.render(entry.fix, finding.arguments, language)))
    }
    let arguments = finding.arguments.sorted { $0.key < $1.key }.map { ($0.key, localized($0.value)) }
    var fields: [(String, JSONValue)] = []
    fields.append(("code", .string(finding.code.rawValue)))
    fields.append(("severity", .string(finding.severity.rawValue)))
    fields.append(("fingerprint", .string(fingerprint(finding))))
    fields.append(("place", self.place(place)))
    fields.append(("args", .object(arguments)))
    fields.append(("message", message(finding)))
    fields.append(("why", localized(entry.why)))
    fields.append(("fix", .object(fix)))
    fields.append(("basis", .array((finding.basis + entry.basis).map(source))))
    fields.append(("derivation", .array(finding.derivation.map(localized))))
    fields.append(("changes", .array(finding.changes.map(localized))))
    fields.append(("waiver", finding.waiver.map(waiver) ?? .null))
    fields.append(("folded", .array(finding.folded.map(folded))))
    if finding.isKnown { fields.append(("known", .bool(true))) }
    return .object(fields)
  }

  private static func text(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

  private static func place(_ place: Place) -> JSONValue {
    var fields: [(String, JSONValue)] = []
    fields.append(("item", text(place.item)))
    fields.append(("kind", text(place.kind)))
    fields.append(("path", text(place.path)))
    fields.append(("line", place.line.map(JSONValue.number) ?? .null))
    fields.append(("column", place.column.map(JSONValue.number) ?? .null))
    fields.append(("address", place.address.map(localized) ?? .null))
    fields.append(("quote", text(place.quote)))
    return .object(fields)
  }

  private static func message(_ finding: Finding) -> JSONValue {
    .object(Language.allCases.map { ($0.rawValue, JSONValue.string(finding.message($0))) })
  }

  private static func source(_ source: LegalSource) -> JSONValue {
    .object([("text", .string(source.text)), ("verified", .bool(source.verified))])
  }

  private static func waiver(_ waiver: Waiver) -> JSONValue {
    .object([
      ("code", .string(waiver.code.rawValue)), ("by", .string(waiver.by)), ("doc", .string(waiver.document)),
      ("reason", .string(waiver.reason)), ("until", text(waiver.until?.iso)),
    ])
  }

  private static func folded(_ finding: Finding) -> JSONValue {
    .object([("code", .string(finding.code.rawValue)), ("message", message(finding))])
  }

  /// What stays the same when text moves: code and place, not the line.
  static func fingerprint(_ finding: Finding) -> String {
    let place = finding.place
    let parts = [
      finding.code.rawValue, place.item ?? "", place.kind ?? "", place.path ?? "", place.address?.vi ?? "",
      place.quote ?? "",
    ]
    return "sha256:" + Digest.of(Array(parts.joined(separator: "\u{1F}").utf8)).hex.prefix(16)
  }

  private static func localized(_ text: LocalizedText) -> JSONValue {
    .object([("vi", .string(text.vi)), ("en", .string(text.en))])
  }
}

/// JSON (RFC 8259) with a fixed order of keys.
indirect enum JSONValue: ExpressibleByStringLiteral {
  case null
  case bool(Bool)
  case number(Int)
  case string(String)
  case array([JSONValue])
  case object([(String, JSONValue)])
  /// JSON as it is, made elsewhere.
  case raw(String)

  init(stringLiteral value: String) { self = .string(value) }

  /// Control, direction and invisible characters as `\u` escapes: nothing is
  /// lost, and nothing can hide where a person reads the file.
  private static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: Printable.isHidden) else { return text }
    return text.unicodeScalars.map { scalar in
      guard Printable.isHidden(scalar) else { return String(scalar) }
      return String(scalar).utf16.map { unit in
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }.joined()
    }.joined()
  }

  /// Indented by two blanks.
  var text: String { text(indent: "") }

  /// On one line, whatever stands in it.
  var line: String {
    switch self {
    case .null, .bool, .number, .string: text
    // Within a JSON string there is no line break.
    case .raw(let text): text.split(separator: "\n").joined(separator: " ")
    case .array(let values): "[" + values.map(\.line).joined(separator: ",") + "]"
    case .object(let fields):
      "{" + fields.map { "\(JSONText.quoted($0.0)):\($0.1.line)" }.joined(separator: ",") + "}"
    }
  }

  private func text(indent: String) -> String {
    let inner = indent + "  "
    switch self {
    case .null: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .number(let value): return String(value)
    case .string(let value): return Self.visible(JSONText.quoted(value))
    case .raw(let text):
      return text.split(separator: "\n").joined(separator: "\n" + indent)
    case .array(let values):
      if values.isEmpty { return "[]" }
      return "[\n" + values.map { inner + $0.text(indent: inner) }.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let fields):
      if fields.isEmpty { return "{}" }
      let rows = fields.map { "\(inner)\(JSONText.quoted($0.0)): \($0.1.text(indent: inner))" }
      return "{\n" + rows.joined(separator: ",\n") + "\n\(indent)}"
    }
  }
}
