/// One finding a line (JSON, RFC 8259), as in ``JSONReport``, with what it
/// was found in; the last line is the verdict, so that a report that broke
/// off can't be taken for a good one.
enum JSONLinesReport {
  static func text(_ results: RunResults) -> String {
    var lines = results.told.map { part, finding -> String in
      guard case .object(let fields) = JSONReport.finding(finding) else { return "{}" }
      let file = part.file(of: finding).map(JSONValue.string) ?? .null
      return JSONValue.object([("input", .string(part.name)), ("file", file)] + fields).line
    }
    lines.append(
      JSONValue.object([
        ("verdict", .string(results.verdict.rawValue)),
        ("exitCode", .number(Int(results.verdict.exitCode))),
        ("findings", .number(lines.count)),
      ]).line
    )
    return lines.joined(separator: "\n") + "\n"
  }
}
