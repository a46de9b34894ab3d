/// Links mentions of the document's own parts to them ("khoản 2 Điều 3
/// Nghị quyết này", "điểm a khoản 1 Điều này"), where it is certain what is
/// meant: one part, named in full, and there.
struct References {
  private let lexicon: Lexicon
  private let article: Phrase
  private let clause: Phrase
  private let point: Phrase

  init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    article = lexicon.unitWord(.article) ?? Phrase("")
    clause = lexicon.unitWord(.clause) ?? Phrase("")
    point = lexicon.unitWord(.point) ?? Phrase("")
  }

  func link(_ document: inout RecognisedDocument) {
    if document.hasArticles {
      var known: Set<String> = []
      var prefix = ""
      func collect(_ units: [Unit]) {
        for unit in units {
          known.insert(unit.eId)
          if unit.kind == .article, prefix.isEmpty {
            prefix = String(unit.eId.dropLast(unit.number.count + 4))
          }
          collect(unit.units)
        }
      }
      collect(document.units)
      let scope = Scope(known: known, prefix: prefix, titles: document.fields.kind?.value.titles ?? [])
      document.units = document.units.map { linked($0, scope, Place()) }
    }
    for index in document.attachments.indices { link(&document.attachments[index]) }
  }

  private struct Scope {
    var known: Set<String>
    /// What stands before "art_" in this document.
    var prefix: String
    /// "Nghị quyết" of "Nghị quyết này".
    var titles: [Phrase]
  }

  private struct Place {
    var article: String?
    var clause: String?
  }

  private func linked(_ unit: Unit, _ scope: Scope, _ place: Place) -> Unit {
    var unit = unit
    var place = place
    if unit.kind == .article { place = Place(article: unit.eId, clause: nil) }
    if unit.kind == .clause { place.clause = unit.eId }
    unit.blocks = unit.blocks.map { linked($0, scope, place) }
    unit.units = unit.units.map { linked($0, scope, place) }
    return unit
  }

  private func linked(_ block: Block, _ scope: Scope, _ place: Place) -> Block {
    switch block {
    case .paragraph(var paragraph):
      paragraph.content = paragraph.content.flatMap { inline -> [Inline] in
        guard case .text(let text) = inline else { return [inline] }
        return linked(text, scope, place)
      }
      return .paragraph(paragraph)
    case .list(var list):
      for index in list.items.indices {
        list.items[index].blocks = list.items[index].blocks.map { linked($0, scope, place) }
      }
      return .list(list)
    // Quoted text speaks of another act; a table's cells are too short to tell.
    case .table, .quoted: return block
    }
  }

  private func linked(_ text: String, _ scope: Scope, _ place: Place) -> [Inline] {
    let scalars = Array(text.unicodeScalars)
    let tokens = Token.all(in: scalars)
    // "Điều này", "Nghị quyết này": no mention is without it.
    guard let this = lexicon.this.words.first, tokens.contains(where: { $0.text == this }) else {
      return [.text(text)]
    }
    var result: [Inline] = []
    var written = 0
    func part(_ from: Int, _ to: Int) -> String { String(String.UnicodeScalarView(scalars[from..<to])) }
    var index = 0
    while index < tokens.count {
      guard tokens[index].kind == .word, let mention = mention(tokens, at: index, scope, place) else {
        index += 1
        continue
      }
      let start = tokens[index].start
      let end = tokens[mention.end - 1].end
      if start > written { result.append(.text(part(written, start))) }
      result.append(.element("ref", [.init("href", "#" + mention.target)], [.text(part(start, end))]))
      written = end
      index = mention.end
    }
    guard written > 0 else { return [.text(text)] }
    if written < scalars.count { result.append(.text(part(written, scalars.count))) }
    return result
  }

  /// A mention at a token: the part that it means, and where it ends.
  private func mention(
    _ tokens: [Token],
    at start: Int,
    _ scope: Scope,
    _ place: Place
  ) -> (target: String, end: Int)? {
    var index = start
    // In a list ("khoản 1, 2 và 3") the last number alone is no part's name.
    if start > 0, tokens[start - 1].kind == .number { return nil }
    var pointNumber: String?
    var clauseNumber: String?
    var isOwnClause = false
    if let next = tokens.match(point, at: index), let number = letter(tokens, next) {
      pointNumber = number.text
      index = skipComma(tokens, number.end)
    }
    if let next = tokens.match(clause, at: index) {
      if let this = tokens.match(lexicon.this, at: next) {
        isOwnClause = true
        index = this
      } else if let number = number(tokens, next) {
        clauseNumber = number.text
        index = skipComma(tokens, number.end)
      } else {
        return nil
      }
    } else if pointNumber != nil, tokens.match(article, at: index) == nil {
      return nil
    }
    if isOwnClause {
      guard let clause = place.clause else { return nil }
      return known(clause + suffix("point", pointNumber), index, scope)
    }
    guard let afterWord = tokens.match(article, at: index) else { return nil }
    if let this = tokens.match(lexicon.this, at: afterWord) {
      guard let article = place.article else { return nil }
      return known(article + suffix("para", clauseNumber) + suffix("point", pointNumber), this, scope)
    }
    guard let number = number(tokens, afterWord) else { return nil }
    // Only "… của Nghị quyết này" says that it is this document's article.
    var end = number.end
    if let of = tokens.match(lexicon.of, at: end) { end = of }
    guard let title = tokens.longest(scope.titles, at: end),
      let this = tokens.match(lexicon.this, at: title.end)
    else { return nil }
    let article = scope.prefix + "art_" + number.text
    _ = this
    return known(article + suffix("para", clauseNumber) + suffix("point", pointNumber), number.end, scope)
  }

  private func known(_ target: String, _ end: Int, _ scope: Scope) -> (target: String, end: Int)? {
    scope.known.contains(target) ? (target, end) : nil
  }

  private func suffix(_ name: String, _ number: String?) -> String { number.map { "__\(name)_\($0)" } ?? "" }

  private func skipComma(_ tokens: [Token], _ index: Int) -> Int {
    index < tokens.count && tokens[index].isMark(",") ? index + 1 : index
  }

  /// "4", "4a"
  private func number(_ tokens: [Token], _ index: Int) -> (text: String, end: Int)? {
    guard index < tokens.count, tokens[index].kind == .number else { return nil }
    let next = index + 1
    if next < tokens.count, tokens[next].kind == .word, tokens[next].start == tokens[index].end {
      guard tokens[next].end - tokens[next].start == 1 else { return nil }
      return (tokens[index].text + tokens[next].text, next + 1)
    }
    return (tokens[index].text, next)
  }

  /// "a", "đ", "đ1"
  private func letter(_ tokens: [Token], _ index: Int) -> (text: String, end: Int)? {
    guard index < tokens.count, tokens[index].kind == .word, tokens[index].end - tokens[index].start == 1
    else {
      return nil
    }
    let next = index + 1
    if next < tokens.count, tokens[next].kind == .number, tokens[next].start == tokens[index].end {
      return (tokens[index].text + tokens[next].text, next + 1)
    }
    return (tokens[index].text, next)
  }
}
