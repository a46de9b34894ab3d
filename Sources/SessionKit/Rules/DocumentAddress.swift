import LibXML

/// Where a node is, as the author of the document would say it: "Điều 5
/// khoản 2 điểm đ", with the words that stand there.
struct DocumentAddress {
  var words: LocalizedText?
  var quote: String?

  init(_ node: XPathNode) {
    guard let element = node.nearestElement else { return }
    quote = Self.quote(element, node)
    words = Self.words(element)
  }

  /// Names of Akoma Ntoso's parts, outermost first.
  private static let parts: [(name: String, vi: String, en: String)] = [
    ("attachment", "phụ lục", "attachment"), ("part", "phần", "part"), ("chapter", "chương", "chapter"),
    ("section", "mục", "section"), ("subsection", "tiểu mục", "subsection"), ("division", "mục", "division"),
    ("article", "Điều", "Article"), ("paragraph", "khoản", "clause"), ("point", "điểm", "point"),
    ("citation", "căn cứ thứ", "citation"), ("recital", "căn cứ thứ", "recital"),
  ]
  private static let areas: [String: LocalizedText] = [
    "preface": LocalizedText(vi: "phần đầu văn bản", en: "head of the document"),
    "preamble": LocalizedText(vi: "phần căn cứ", en: "preamble"),
    "conclusions": LocalizedText(vi: "phần cuối văn bản", en: "end of the document"),
    "meta": LocalizedText(vi: "thông tin về văn bản", en: "metadata"),
  ]

  private static func words(_ element: XMLElement) -> LocalizedText? {
    var steps: [LocalizedText] = []
    var area: LocalizedText?
    var next: XMLElement? = element
    while let current = next {
      if let part = parts.first(where: { $0.name == current.name }) {
        let number = current.first("num").map { label($0.trimmed) } ?? String(current.placeAmongNamesakes)
        steps.append(LocalizedText(vi: "\(part.vi) \(number)", en: "\(part.en) \(number)"))
      }
      area = area ?? areas[current.name]
      next = current.parent
    }
    // Chapters lead to their articles; an article's number says enough.
    if let article = steps.firstIndex(where: { $0.en.hasPrefix("Article ") }) {
      steps = steps.enumerated().filter { $0.offset <= article || $0.element.en.hasPrefix("attachment") }.map(
        \.element
      )
    }
    guard !steps.isEmpty else { return area }
    let inOrder = steps.reversed()
    return LocalizedText(
      vi: inOrder.map(\.vi).joined(separator: " "),
      en: inOrder.map(\.en).joined(separator: ", ")
    )
  }

  /// `Điều 5.` → `5`, `đ)` → `đ`.
  static func label(_ text: String) -> String {
    let word = text.split(whereSeparator: \.isWhitespace).last.map(String.init) ?? text
    return String(word.reversed().drop { ".):/-".contains($0) }.reversed())
  }

  private static let blocks: Set<String> = [
    "p", "num", "heading", "docNumber", "docTitle", "docType", "docDate", "docStage", "location", "td", "th",
  ]

  /// The words of the block that it is or stands in, or begins with.
  private static func quote(_ element: XMLElement, _ node: XPathNode) -> String? {
    if node.kind == .attribute { return clipped(node.text) }
    var next: XMLElement? = element
    while let current = next {
      if blocks.contains(current.name) {
        return current.text(upTo: 20_000) == nil ? nil : clipped(current.spacedText)
      }
      next = current.parent
    }
    if let number = element.first("num") {
      let heading = element.first("heading")?.text ?? element.descendant("p")?.text(upTo: 20_000) ?? ""
      return clipped(number.text + " " + heading)
    }
    return nil
  }

  private static func clipped(_ text: String) -> String? {
    let line = Printable.text(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    guard !line.isEmpty else { return nil }
    return line.count > 100 ? line.prefix(99) + "…" : line
  }
}
