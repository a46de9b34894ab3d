import Redline

extension DiffRun {
  /// For a terminal: documents, then what changed in each, then its words.
  public func text(_ language: Language, isColoured: Bool = false, isBrief: Bool = false) -> String {
    let words = RedlineWords(language)
    let options = RedlineText.Options(language: words, isColoured: isColoured, isBrief: isBrief)
    // Two files: their comparison is all there is.
    if documents.count == 1, let comparison = documents[0].comparison, items.isEmpty,
      documents[0].item.isEmpty
    {
      return RedlineText.render(comparison, options)
    }
    var out = "\(Printable.text(old)) → \(Printable.text(new))\n\(counts(language))\n"
    for item in items { out += item.line(language) + "\n" }
    for document in documents where document.kind != .unchanged {
      out +=
        "\n\(document.kind.words[language].uppercased())  \(document.item)  \(Printable.text(document.title))\n"
      if let reason = document.reason, !reason.isEmpty {
        out += language == .vi ? "  lý do: " : "  reason: "
        out += Printable.text(AbsenceReason.text(reason, language)) + "\n"
      }
      if let obstacle = document.obstacle {
        out += (language == .vi ? "  chưa so sánh: " : "  not compared: ") + obstacle[language] + "\n"
      }
      if let comparison = document.comparison {
        out += RedlineText.render(comparison, options).split(
          separator: "\n",
          omittingEmptySubsequences: false
        )
        .map { $0.isEmpty ? "" : "  " + $0 }.joined(separator: "\n")
      }
    }
    return out
  }

  func counts(_ language: Language) -> String {
    let counts = Document.Kind.allCases.compactMap { kind -> String? in
      let count = documents.filter { $0.kind == kind }.count
      return count > 0 ? "\(count) \(kind.words[language])" : nil
    }
    return counts.joined(separator: " · ")
  }

  /// For machines: `kyhop.diff/1`, the comparison of each document as
  /// `kyhop.redline/1`.
  public var json: String {
    let text = { (text: String?) in text.map(JSONValue.string) ?? JSONValue.null }
    let documents = documents.map { document -> JSONValue in
      .object([
        ("change", .string(document.kind.rawValue)), ("item", .string(document.item)),
        ("title", .string(document.title)), ("old", text(document.old)), ("new", text(document.new)),
        ("reason", text(document.reason)), ("notCompared", text(document.obstacle?.en)),
        ("redline", document.comparison.map { .raw(RedlineJSON.render($0)) } ?? .null),
      ])
    }
    return JSONValue.object([
      ("schema", "kyhop.diff/1"), ("old", .string(old)), ("new", .string(new)), ("same", .bool(isSame)),
      ("items", .array(items.map(\.json))), ("documents", .array(documents)),
    ]).text + "\n"
  }
}

extension DiffRun.Document.Kind {
  var words: LocalizedText {
    switch self {
    case .new: LocalizedText(vi: "mới", en: "new")
    case .replaced: LocalizedText(vi: "thay", en: "replaced")
    case .gone: LocalizedText(vi: "rút", en: "gone")
    case .unchanged: LocalizedText(vi: "giữ nguyên", en: "unchanged")
    }
  }
}

extension RedlineWords {
  init(_ language: Language) { self = language == .vi ? .vi : .en }
}

extension DiffRun.Item {
  /// What became of it, in one line.
  func line(_ language: Language) -> String {
    let (old, new) = (old.map(Printable.text), new.map(Printable.text))
    switch (old, new) {
    case (nil, let new?):
      return language == .vi ? "thêm mục \(number): \(new)" : "item \(number) added: \(new)"
    case (let old?, nil):
      return language == .vi ? "bỏ mục \(number): \(old)" : "item \(number) dropped: \(old)"
    case (let old?, let new?) where old == new:
      if isWithdrawn == true {
        return language == .vi ? "rút mục \(number): \(new)" : "item \(number) withdrawn: \(new)"
      }
      return language == .vi ? "đưa lại mục \(number): \(new)" : "item \(number) put back: \(new)"
    case (let old?, let new?):
      return language == .vi
        ? "mục \(number) đổi tên: “\(old)” → “\(new)”"
        : "item \(number) retitled: “\(old)” → “\(new)”"
    case (nil, nil): return ""
    }
  }

  var json: JSONValue {
    let text = { (text: String?) in text.map(JSONValue.string) ?? JSONValue.null }
    return .object([
      ("number", .string(number)), ("old", text(old)), ("new", text(new)),
      ("withdrawn", isWithdrawn.map(JSONValue.bool) ?? .null),
    ])
  }
}
