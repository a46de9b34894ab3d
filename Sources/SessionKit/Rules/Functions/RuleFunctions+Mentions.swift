import LibXML

extension RuleFunctions {
  /// Functions on what a document says of its own parts.
  static var mentions: [XPathFunction] {
    [
      // k:symbol(NUMBER): the part of a document's number that tells its
      // kind: `217/TTr-UBND` → `TTr`, `72/2025/QH15` → `QH15`.
      ofText("symbol") { text in
        let last = text.split(separator: "/").last ?? ""
        let symbol = last.prefix { $0 != "-" }.filter { !$0.isWhitespace }
        return .string(text.contains("/") ? symbol : "")
      },
      // k:missing-parts(TEXT, ARTICLE, ARTICLES): the articles and clauses of
      // this document that a text of ARTICLE refers to and that there are
      // not.
      function("missing-parts", 3...3) { call throws(XMLError) in
        let text = call.arguments[0].string
        try call.evaluator.charge(text.utf8.count / 2)
        let mentions = Mention.all(in: text)
        guard !mentions.isEmpty else { return .string("") }
        let articles = call.arguments[2].nodes.compactMap(\.element)
        try call.evaluator.charge(articles.count * 2)
        let own = call.arguments[1].nodes.first?.element
        let missing = mentions.filter { !$0.isThere(own, articles) }.map(\.words)
        var seen: Set<String> = []
        return .string(missing.filter { seen.insert($0).inserted }.joined(separator: ", "))
      },
    ]
  }
}

/// A mention of a part of the document itself: "điểm a khoản 2 Điều 3 Nghị
/// quyết này", "khoản 1 Điều này".
struct Mention {
  var article: String?
  var clause: String?
  var point: String?

  /// Documents that speak of themselves: "Nghị quyết này".
  private static let documents: Set<[String]> = [
    ["nghị", "quyết", "này"], ["quy", "định", "này"], ["quy", "chế", "này"], ["quyết", "định", "này"],
    ["điều", "lệ", "này"],
  ]

  /// The certain ones: with a number, and of this document.
  static func all(in text: String) -> [Mention] {
    let words = text.composed.lowercased().words.map { word in
      String(word.reversed().drop { ",;.:)”\"".contains($0) }.reversed())
    }
    let ends = text.composed.words.map { ",;.:".contains($0.last ?? " ") }
    var mentions: [Mention] = []
    for (index, word) in words.enumerated() where word == "điều" && index + 1 < words.count {
      var mention = Mention()
      let next = words[index + 1]
      if next == "này" {
        // "Điều này": the article around.
      } else if isNumber(next), index + 4 < words.count, !ends[index + 1],
        documents.contains(Array(words[(index + 2)...(index + 4)]))
      {
        // A range or a list names more than the last number.
        if index >= 2, ["và", "đến", "hoặc"].contains(words[index - 1]) { continue }
        mention.article = next
      } else {
        continue
      }
      var before = index
      if before >= 2, words[before - 2] == "khoản", isNumber(words[before - 1]), !ends[before - 1] {
        mention.clause = words[before - 1]
        before -= 2
        if before >= 2, words[before - 2] == "điểm", words[before - 1].count <= 2, !ends[before - 1] {
          mention.point = words[before - 1]
        }
      }
      guard mention.article != nil || mention.clause != nil else { continue }
      mentions.append(mention)
    }
    return mentions
  }

  private static func isNumber(_ word: String) -> Bool {
    guard let first = word.first, first.isASCII, first.isNumber, word.count <= 5 else { return false }
    return Ordinal(word) != nil
  }

  func isThere(_ own: XMLElement?, _ articles: [XMLElement]) -> Bool {
    let found: XMLElement?
    if let article {
      found = articles.first { Self.number($0) == article }
    } else {
      found = own
    }
    guard let found else { return article == nil }
    guard let clause else { return true }
    let clauses = found.children("paragraph")
    // An article that is not divided as we know it is not judged.
    guard !clauses.isEmpty else { return found.first("list") != nil || !found.children("point").isEmpty }
    guard let part = clauses.first(where: { Self.number($0) == clause }) else { return false }
    guard let point else { return true }
    let points = part.descendants("point")
    return points.isEmpty || points.contains { Self.number($0) == point }
  }

  private static func number(_ element: XMLElement) -> String {
    Ordinal.label(element.first("num")?.text ?? "").lowercased()
  }

  /// "điểm a khoản 2 Điều 3".
  var words: String {
    [point.map { "điểm \($0)" }, clause.map { "khoản \($0)" }, article.map { "Điều \($0)" } ?? "Điều này"]
      .compactMap { $0 }.joined(separator: " ")
  }
}
