/// Which numbers the references of the old document should have in the new.
struct References {
  private let alignment: Alignment
  /// By component and path ("3/1/a"), the unit.
  private var targets: [Int: [String: Int]] = [:]

  init(_ alignment: Alignment) {
    self.alignment = alignment
    let old = alignment.old
    for index in old.units.indices {
      let unit = old.units[index]
      guard !unit.isQuoted, !unit.number.isEmpty, let path = Self.path(index, old) else { continue }
      // Of two with one number neither is meant for certain.
      let known = targets[unit.component]?[path]
      targets[unit.component, default: [:]][path] = known == nil ? index : -1
    }
  }

  private static func path(_ index: Int, _ outline: Outline) -> String? {
    let unit = outline.units[index]
    switch unit.kind {
    case .article: return unit.number
    case .chapter: return "chapter/" + unit.number
    case .clause, .point, .item:
      guard unit.parent >= 0, let above = path(unit.parent, outline), above.utf8.count < 40 else {
        return nil
      }
      return above + "/" + unit.number
    default: return nil
    }
  }

  struct Expected {
    var word: Int
    var number: String
    /// Where the target is now, in the new document; nil where it is gone.
    var target: Int?
    var mention: Mention
  }

  /// What the numbers of a text should be, where their targets are known.
  func expected(in passage: Passage, of unit: Int) -> [Expected] {
    guard !passage.mentions.isEmpty else { return [] }
    let old = alignment.old
    let component = old.units[unit].component
    guard let targets = targets[component] else { return [] }
    let ownArticle = old.nearest(.article, unit)
    let ownClause = old.nearest(.clause, unit)
    var found: [Expected] = []
    for mention in passage.mentions {
      for (position, part) in mention.parts.enumerated() {
        let rest = mention.parts[position...]
        let article = rest.first { $0.level == .article }?.number ?? ownArticle.map { old.units[$0].number }
        let clause = rest.first { $0.level == .clause }?.number ?? ownClause.map { old.units[$0].number }
        let path: String?
        switch part.level {
        case .chapter: path = "chapter/" + part.number
        case .article: path = part.number
        case .clause: path = article.map { $0 + "/" + part.number }
        case .point:
          // A point of a clause, or of an article without clauses.
          let inClause = article.flatMap { a in clause.map { a + "/" + $0 + "/" + part.number } }
          path = inClause.flatMap { targets[$0] == nil ? nil : $0 } ?? article.map { $0 + "/" + part.number }
        }
        guard let path, let target = targets[path], target >= 0 else { continue }
        guard alignment.newOf[target] >= 0 else {
          found.append(Expected(word: part.word, number: "", target: nil, mention: mention))
          continue
        }
        let now = alignment.newOf[target]
        let unit = alignment.new.units[now]
        guard !unit.number.isEmpty else { continue }
        // Below an article, only what is still in it.
        let parents = (old.units[target].parent, unit.parent)
        if part.level < .article, alignment.newOf[parents.0] != parents.1 { continue }
        found.append(Expected(word: part.word, number: unit.number, target: now, mention: mention))
      }
    }
    return found
  }
}
