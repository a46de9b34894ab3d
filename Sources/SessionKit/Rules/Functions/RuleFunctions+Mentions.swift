import LibXML
import Synchronization

extension RuleFunctions {
  /// Functions on what a document says of its own parts.
  static func mentions() -> [XPathFunction] {
    let memory = ArticleMemory()
    return [
      // k:symbol(NUMBER): the part of a document's number that tells its
      // kind: `217/TTr-UBND` → `TTr`, `72/2025/QH15` → `QH15`.
      ofText("symbol") { text in
        let last = text.split(separator: "/").last ?? ""
        let symbol = last.prefix { $0 != "-" }.filter { !$0.isWhitespace }
        return .string(text.contains("/") ? symbol : "")
      },
      // k:missing-parts(TEXT, ARTICLE, BODY): the articles and clauses of a
      // body that a text of ARTICLE refers to and that there are not.
      function("missing-parts", 3...3) { call throws(XMLError) in
        let text = call.arguments[0].string
        try call.evaluator.charge(text.utf8.count / 2)
        let mentions = Mention.all(in: text)
        guard !mentions.isEmpty, let body = call.arguments[2].nodes.first else { return .string("") }
        let own = call.arguments[1].nodes.first?.element
        let articles = try memory.articles(of: body, call.evaluator)
        let missing = mentions.filter { !$0.isThere(own, articles) }.map(\.words)
        var seen: Set<String> = []
        return .string(missing.filter { seen.insert($0).inserted }.joined(separator: ", "))
      },
    ]
  }
}

/// What an article is divided into, as far as mentions speak of it.
private struct ArticleParts {
  /// Points by the number of the clause; empty where it is not divided.
  var clauses: [String: Set<String>] = [:]
  /// Divided, but not into clauses: then it is not judged.
  var isOtherwise = false

  init(_ article: XMLElement) {
    for clause in article.children("paragraph") {
      let points = Set(clause.descendants("point").map(Mention.number))
      let number = Mention.number(clause)
      if clauses[number] == nil { clauses[number] = points }
    }
    isOtherwise = clauses.isEmpty && (article.first("list") != nil || article.first("point") != nil)
  }
}

/// The articles of the body that was asked for last. Rules ask paragraph by
/// paragraph.
private final class ArticleMemory: Sendable {
  /// By number; the first of each.
  private let known = Mutex<(serial: Int, body: Int, articles: [String: ArticleParts])?>(nil)

  func articles(of body: XPathNode, _ evaluator: XPathEvaluator) throws(XMLError) -> [String: ArticleParts] {
    let (serial, identity) = (body.document.serial, body.identity)
    let known = known.withLock { $0?.serial == serial && $0?.body == identity ? $0?.articles : nil }
    if let known { return known }
    var articles: [String: ArticleParts] = [:]
    func visit(_ element: XMLElement) {
      for child in element.children where child.name != "quotedStructure" {
        if child.name == "article" {
          let number = Mention.number(child)
          if articles[number] == nil { articles[number] = ArticleParts(child) }
        }
        visit(child)
      }
    }
    if let element = body.element { visit(element) }
    try evaluator.charge(articles.count * 8)
    self.known.withLock { $0 = (serial, identity, articles) }
    return articles
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
    let words = TextWords(text.composed)
    return words.indices.flatMap { isArticle(words, $0) ? mentions(words, at: $0) : [] }
  }

  /// Whether a word may be “Điều”: most are not, and that is soon seen.
  private static func isArticle(_ words: TextWords, _ index: Int) -> Bool {
    words.firstByte(index) == 0xC4 && [0x90, 0x91].contains(words.utf8(index).dropFirst().first)
      && bare(words[index]) == "điều"
  }

  /// The mentions of an article, at the word “Điều”: one for each clause that
  /// is named before it ("các khoản 1, 2 và 5 Điều 3 Nghị quyết này").
  private static func mentions(_ words: TextWords, at index: Int) -> [Mention] {
    guard index + 1 < words.count else { return [] }
    var mention = Mention()
    let next = bare(words[index + 1])
    if next == "này" {
      // "Điều này": the article around.
    } else if isNumber(next), !isEnd(words[index + 1]), isOwn(words, after: index + 1) {
      mention.article = next
    } else {
      return []
    }
    let clauses = clauses(words, before: index)
    if let first = clauses.numbers.first, clauses.numbers.count == 1 {
      mention.clause = first
      let before = clauses.start
      if before >= 2, bare(words[before - 2]) == "điểm", !isEnd(words[before - 1]),
        case let letter = bare(words[before - 1]), letter.count <= 2
      {
        mention.point = letter
      }
    }
    guard clauses.numbers.count > 1 else {
      return mention.article == nil && mention.clause == nil ? [] : [mention]
    }
    return clauses.numbers.map { number in
      var one = mention
      one.clause = number
      return one
    }
  }

  /// Whether "Nghị quyết này" or "của Nghị quyết này" follows a word.
  private static func isOwn(_ words: TextWords, after index: Int) -> Bool {
    let start = index + 1 < words.count && bare(words[index + 1]) == "của" ? index + 2 : index + 1
    return start + 2 < words.count && documents.contains((start...start + 2).map { bare(words[$0]) })
  }

  /// The numbers between the word “khoản” and a word, and where that stands.
  private static func clauses(_ words: TextWords, before end: Int) -> (numbers: [String], start: Int) {
    var numbers: [String] = []
    var index = end - 1
    while index > 0, end - index < 24 {
      let word = words[index]
      if bare(word) == "khoản" { return (numbers.reversed(), index) }
      if isNumber(bare(word)) {
        let isNext = word.hasSuffix(",") || !isEnd(word) && isJoint(words[index + 1])
        guard numbers.isEmpty ? !isEnd(word) : isNext else { break }
        numbers.append(bare(word))
      } else if numbers.isEmpty || !isJoint(word) {
        break
      }
      index -= 1
    }
    return ([], end)
  }

  private static func isJoint(_ word: String) -> Bool { ["và", "hoặc"].contains(word.lowercased()) }

  /// In small letters, without the marks behind it.
  private static func bare(_ word: String) -> String {
    var word = word[...]
    while let last = word.last, ",;.:)”\"".contains(last) { word.removeLast() }
    return word.lowercased()
  }

  /// Whether a mark ends what is said at a word.
  private static func isEnd(_ word: String) -> Bool { word.last.map { ",;.:".contains($0) } ?? false }

  private static func isNumber(_ word: String) -> Bool {
    guard let first = word.first, first.isASCII, first.isNumber, word.count <= 5 else { return false }
    return Ordinal(word) != nil
  }

  fileprivate func isThere(_ own: XMLElement?, _ articles: [String: ArticleParts]) -> Bool {
    guard let found = article.map({ articles[$0] }) ?? own.map(ArticleParts.init) else {
      return article == nil
    }
    guard let clause, !found.isOtherwise else { return true }
    guard let points = found.clauses[clause] else { return false }
    guard let point else { return true }
    return points.isEmpty || points.contains(point)
  }

  static func number(_ element: XMLElement) -> String {
    Ordinal.label(element.first("num")?.text ?? "").lowercased()
  }

  /// "điểm a khoản 2 Điều 3".
  var words: String {
    [point.map { "điểm \($0)" }, clause.map { "khoản \($0)" }, article.map { "Điều \($0)" } ?? "Điều này"]
      .compactMap { $0 }.joined(separator: " ")
  }
}
