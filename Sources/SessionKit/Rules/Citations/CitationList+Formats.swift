extension CitationList {
  /// The name and version of the JSON form.
  static let schema = "kyhop.citations/1"

  /// For people: a paragraph for each citation.
  func text(_ language: Language) -> String {
    let isVietnamese = language == .vi
    var lines: [String] = []
    let on =
      day.map { (isVietnamese ? "xét vào ngày " : "in force as of ") + $0.words[language] }
      ?? (isVietnamese ? "chưa xét: văn bản không rõ ngày" : "not judged: the document has no day")
    lines.append(
      isVietnamese
        ? "Văn bản được viện dẫn: \(rows.count) (hiệu lực \(on))"
        : "Citations: \(rows.count) (\(on))"
    )
    for row in rows {
      lines.append("")
      lines.append("\(row.place.map { $0[language] + ": " } ?? "")“\(row.words)”")
      if !row.part.isEmpty { lines.append("  \(row.part)") }
      let id = row.id.isEmpty ? (isVietnamese ? "chưa xác định được" : "not determined") : row.id
      lines.append("  \(id)")
      if !row.isOwn { lines.append("  \(Self.words(row.state)[language])") }
    }
    if isCut { lines.append(isVietnamese ? "… còn nữa" : "… and more") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// For spreadsheets (RFC 4180): a line for each part that is cited.
  func csv(_ language: Language) -> String {
    let head = ["place", "words", "id", "kind", "number", "day", "title", "part", "state", "since", "by"]
    let lines = rows.map { row in
      let (state, since, by) = Self.fields(row)
      return [
        row.place.map { $0[language] } ?? "", row.words, row.id, row.kind, row.number, row.day?.iso ?? "",
        row.title, row.part, state, since ?? "", by ?? "",
      ]
    }
    return ([head] + lines).map { $0.map(Self.cell).joined(separator: ",") + "\r\n" }.joined()
  }

  /// A cell in quotes; what a spreadsheet would take for a formula gets an
  /// apostrophe.
  private static func cell(_ text: String) -> String {
    let isFormula = text.first.map { "=+-@".contains($0) } ?? false
    return "\"\(isFormula ? "'" : "")\(text.replacing("\"", with: "\"\""))\""
  }

  /// For programs.
  var json: String {
    let rows = rows.map { row -> JSONValue in
      let (state, since, by) = Self.fields(row)
      return .object([
        ("place", row.place.map { .object([("vi", .string($0.vi)), ("en", .string($0.en))]) } ?? .null),
        ("words", .string(row.words)), ("id", row.id.isEmpty ? .null : .string(row.id)),
        ("kind", row.kind.isEmpty ? .null : .string(row.kind)),
        ("number", row.number.isEmpty ? .null : .string(row.number)),
        ("day", row.day.map { .string($0.iso) } ?? .null),
        ("title", row.title.isEmpty ? .null : .string(row.title)),
        ("part", row.part.isEmpty ? .null : .string(row.part)), ("state", .string(state)),
        ("since", since.map { .string($0) } ?? .null), ("by", by.map { .string($0) } ?? .null),
      ])
    }
    return JSONValue.object([
      ("schema", .string(Self.schema)), ("day", day.map { .string($0.iso) } ?? .null),
      ("isCut", .bool(isCut)), ("citations", .array(rows)),
    ]).text + "\n"
  }

  private static func fields(_ row: Row) -> (state: String, since: String?, by: String?) {
    switch row.state {
    case .inForce: ("in-force", nil, nil)
    case .ended(let day, let by): ("ended", day.iso, by)
    case .notYet(let day): ("not-yet", day.iso, nil)
    case .unknown: (row.isOwn ? "own" : "unknown", nil, nil)
    }
  }

  private static func words(_ state: Act.State) -> LocalizedText {
    switch state {
    case .inForce: LocalizedText(vi: "còn hiệu lực", en: "in force")
    case .ended(let day, let by):
      LocalizedText(
        vi: "hết hiệu lực từ \(day.short)" + (by.map { ", thay bằng \($0)" } ?? ""),
        en: "no longer in force since \(day.english)" + (by.map { "; now \($0)" } ?? "")
      )
    case .notYet(let day):
      LocalizedText(vi: "có hiệu lực từ \(day.short)", en: "in force from \(day.english) on")
    case .unknown: LocalizedText(vi: "chưa rõ hiệu lực", en: "not known whether in force")
    }
  }
}
