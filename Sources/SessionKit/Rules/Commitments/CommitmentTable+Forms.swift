extension CommitmentTable {
  /// The name and version of the JSON form, `commitments.schema.json`.
  public static let schema = "kyhop.commitments/1"

  /// As JSON (RFC 8259).
  public var json: String {
    let text = { (text: String?) in text.map(JSONValue.string) ?? JSONValue.null }
    let documents = documents.map { document -> JSONValue in
      .object([
        ("path", .string(document.path)), ("item", text(document.item)), ("number", text(document.number)),
        ("title", text(document.title)),
      ])
    }
    let rows = commitments.map { row -> JSONValue in
      let figures = row.figures.map { figure -> JSONValue in
        .object([
          ("value", .string(figure.value)), ("unit", .string(figure.unit)), ("words", .string(figure.words)),
        ])
      }
      let due = row.terms.map { term -> JSONValue in
        .object([("words", .string(term.words)), ("date", text(term.day?.iso))])
      }
      return .object([
        ("document", .string(row.document)), ("item", text(row.item)),
        ("address", .object([("vi", .string(row.address.vi)), ("en", .string(row.address.en))])),
        ("eId", text(row.eId)), ("kind", .string(row.kind.rawValue)), ("who", text(row.who)),
        ("whoIsGeneral", .bool(row.isWhoGeneral)), ("what", .string(row.what)), ("figures", .array(figures)),
        ("due", .array(due)),
      ])
    }
    let table: JSONValue = .object([
      ("schema", .string(Self.schema)),
      ("tool", .object([("name", "kyhop"), ("version", .string(Kyhop.version))])),
      ("documents", .array(documents)), ("commitments", .array(rows)),
    ])
    return table.text + "\n"
  }

  /// As CSV (RFC 4180), with the byte-order mark without which Excel takes
  /// Vietnamese for another encoding. A cell that a spreadsheet would take
  /// for a formula begins with an apostrophe.
  public func csv(_ language: Language) -> String {
    let heads: [LocalizedText] = [
      LocalizedText(vi: "Mục", en: "Item"), LocalizedText(vi: "Văn bản", en: "Document"),
      LocalizedText(vi: "Số, ký hiệu", en: "Number"), LocalizedText(vi: "Vị trí", en: "Place"),
      LocalizedText(vi: "eId", en: "eId"), LocalizedText(vi: "Loại", en: "Kind"),
      LocalizedText(vi: "Người thực hiện", en: "Who"), LocalizedText(vi: "Nội dung", en: "What"),
      LocalizedText(vi: "Số liệu", en: "Figures"), LocalizedText(vi: "Thời hạn", en: "By when"),
      LocalizedText(vi: "Ngày", en: "Date"),
    ]
    let rows = commitments.map { row in
      [
        row.item ?? "", row.document, number(of: row) ?? "", row.address[language], row.eId ?? "",
        row.kind.words[language], row.who(language) ?? "", row.what,
        row.figures.map(\.words).joined(separator: "; "),
        row.terms.map(\.words).joined(separator: "; "),
        row.terms.compactMap(\.day?.iso).joined(separator: "; "),
      ]
    }
    return CSVText.table([heads.map { $0[language] }] + rows)
  }

  /// For people: one block a commitment, each line ended by a line feed.
  public func text(_ language: Language) -> String {
    guard !commitments.isEmpty else {
      return language == .vi ? "Không thấy nhiệm vụ, chỉ tiêu nào.\n" : "No task or target was found.\n"
    }
    let say = { (vi: String, en: String) in language == .vi ? vi : en }
    var lines: [String] = []
    for document in documents {
      let rows = commitments.filter { $0.document == document.path }
      guard !rows.isEmpty else { continue }
      let name = [
        document.item.map { say("mục \($0)", "item \($0)") }, document.path, document.number, document.title,
      ]
      lines.append(Printable.text(name.compactMap { $0 }.joined(separator: " · ")))
      for row in rows {
        lines.append("  \(row.address[language]) · \(row.kind.words[language])")
        let facts: [(String, String)] = [
          (say("ai ", "who "), row.who(language) ?? "—"), (say("việc", "what"), row.what),
          (say("số ", "figures"), row.figures.map(\.words).joined(separator: "; ")),
          (
            say("hạn", "when"),
            row.terms.map { $0.words + ($0.day.map { " (\($0.iso))" } ?? "") }.joined(separator: "; ")
          ),
        ]
        let width = facts.map(\.0.count).max() ?? 0
        for (fact, value) in facts where !value.isEmpty {
          lines.append("    \(fact)\(String(repeating: " ", count: width - fact.count))  \(value)")
        }
      }
      lines.append("")
    }
    return lines.joined(separator: "\n")
  }

  private func number(of row: Commitment) -> String? { documents.first { $0.path == row.document }?.number }
}

extension Commitment {
  fileprivate func who(_ language: Language) -> String? {
    let mark = LocalizedText(vi: "giao chung", en: "for all of it")
    return who.map { isWhoGeneral ? "\($0) (\(mark[language]))" : $0 }
  }
}

extension Commitment.Kind {
  var words: LocalizedText {
    switch self {
    case .task: LocalizedText(vi: "nhiệm vụ", en: "task")
    case .target: LocalizedText(vi: "chỉ tiêu", en: "target")
    }
  }
}
