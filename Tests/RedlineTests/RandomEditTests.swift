import LibXML
import Redline
import Testing

/// A generated draft, some random edits: these and no others come out.
struct RandomEditTests {
  private static let syllables: [String] = {
    let onsets = [
      "b", "ch", "d", "đ", "g", "h", "kh", "l", "m", "n", "ph", "qu", "s", "t", "th", "tr", "v", "x",
    ]
    let rimes = ["an", "ang", "ai", "ông", "inh", "êm", "ươi", "oan", "iệt", "ục", "âp", "ơn"]
    return onsets.flatMap { onset in rimes.map { onset + $0 } }
  }()

  private static func sentence(_ dice: inout Dice, _ count: Int) -> String {
    (0..<count).map { _ in syllables[Int.random(in: 0..<syllables.count, using: &dice)] }.joined(
      separator: " "
    )
  }

  private static func clause(_ dice: inout Dice) -> Draft.Clause {
    let amount = Int.random(in: 100...900, using: &dice)
    return .init(text: sentence(&dice, 9) + " là \(amount).000 đồng " + sentence(&dice, 6) + ".")
  }

  private static func article(_ dice: inout Dice) -> Draft.Article {
    .init(heading: sentence(&dice, 5), clauses: (0..<4).map { _ in clause(&dice) })
  }

  /// The same document after edits of different articles, and what they are.
  private static func edit(_ draft: Draft, _ count: Int, _ dice: inout Dice) -> (Draft, [Change.Kind]) {
    var kinds: [Change.Kind] = []
    // Nil is an article that was removed; new ones stand before theirs.
    var articles: [[Draft.Article]] = draft.articles.map { [$0] }
    var free = Array(articles.indices).shuffled(using: &dice)
    while kinds.count < count, let index = free.popLast() {
      let position = Int.random(in: 0..<4, using: &dice)
      switch Int.random(in: 0..<8, using: &dice) {
      case 0:
        articles[index][0].clauses[position].text = draft.articles[index].clauses[position].text
          .split(separator: " ").map { $0.hasSuffix("000") ? "7.777" : String($0) }.joined(separator: " ")
        kinds.append(.changed)
      case 1:
        var words = draft.articles[index].clauses[position].text.split(separator: " ").map(String.init)
        words.insert("zzz", at: 3)
        articles[index][0].clauses[position].text = words.joined(separator: " ")
        kinds.append(.changed)
      case 2:
        articles[index][0].clauses.insert(clause(&dice), at: position)
        kinds.append(.added)
      case 3:
        articles[index][0].clauses.remove(at: position)
        kinds.append(.removed)
      case 4:
        articles[index].insert(article(&dice), at: 0)
        kinds.append(.added)
      case 5:
        articles[index] = []
        kinds.append(.removed)
      case 6:
        guard let other = free.popLast() else { continue }
        let clause = articles[index][0].clauses.remove(at: position)
        articles[other][0].clauses.insert(clause, at: position)
        kinds.append(.moved)
      default:
        articles[index][0].heading += " zzz"
        kinds.append(.changed)
      }
    }
    var edited = draft
    edited.articles = articles.flatMap { $0 }
    return (edited, kinds)
  }

  @Test(arguments: 1...60) func exactlyTheEdits(_ seed: Int) throws {
    var dice = Dice(seed)
    var old = Draft()
    old.articles = (0..<20).map { _ in Self.article(&dice) }
    let (new, kinds) = Self.edit(old, seed % 9, &dice)
    let comparison = try compare(old, new)
    let events = comparison.events.filter { $0.kind != .renumbered }
    #expect(events.map(\.kind.rawValue).sorted() == kinds.map(\.rawValue).sorted())
    expectWhole(comparison, old, new)
    // Articles by their first words: how many have another number now.
    let places = Dictionary(uniqueKeysWithValues: old.articles.enumerated().map { ($1.heading, $0) })
    let renumbered = new.articles.enumerated().filter { index, article in
      let heading = article.heading.hasSuffix(" zzz") ? String(article.heading.dropLast(4)) : article.heading
      return places[heading].map { $0 != index } ?? false
    }
    #expect(
      comparison.events.filter { $0.kind == .renumbered }.reduce(0) { $0 + $1.count } == renumbered.count
    )
    try expectMirrored(comparison, compare(new, old))
  }

  /// Any two texts: the runs give both back, word by word, and the page too.
  @Test(arguments: 1...150) func runsGiveBothTextsBack(_ seed: Int) throws {
    var dice = Dice(seed)
    let pieces = [
      "hòa", "hoà", "Ủy", "mức", "15%", "20%", "1.500", "đồng", ",", ".", "(", ")", "–", "Điều 3", "khoản 1",
      "ngày 01 tháng 02", "tháng", "a\u{301}", "72/2025/QH15", "<b>", "&", "“", "”",
    ]
    func text() -> String {
      var text = "đầu"
      for _ in 0..<Int.random(in: 0...25, using: &dice) {
        text += Bool.random(using: &dice) ? " " : ""
        text += pieces[Int.random(in: 0..<pieces.count, using: &dice)]
      }
      return text + " cuối"
    }
    var (old, new) = (Draft(), Draft())
    let texts = (text(), text())
    old.articles = [.init(heading: "Điều khoản chung", clauses: [.init(text: texts.0)])]
    new.articles = [.init(heading: "Điều khoản chung", clauses: [.init(text: texts.1)])]
    let comparison = try compare(old, new)
    try expectWellFormed(comparison)
    for event in comparison.events {
      for passage in event.passages {
        // Canonically equal: the old text in NFC.
        #expect(passage.old.isEmpty || passage.old == texts.0)
        #expect(passage.new.isEmpty || passage.new == texts.1)
      }
    }
    let isShown = comparison.events.contains { $0.passages.contains { !$0.new.isEmpty } }
    #expect(isShown || comparison.isSame)
  }
}
