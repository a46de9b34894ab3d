import LibXML

/// The operative clauses of a resolution, in the order of its text.
struct OperativeClauses {
  struct Placed {
    var clause: OperativeClause
    /// The article, clause or point that it stands in.
    var element: XMLElement
  }

  /// Tasks and targets; what is standing is left out.
  private(set) var all: [Placed] = []
  /// Who is told to carry out the resolution as a whole, if one body is.
  private(set) var general: String?

  /// More are not listed: no resolution has so many.
  private static let most = 5_000
  private static let deepest = 40
  private let reader: ClauseReader

  /// - Parameter document: the `akomaNtoso` element or the `bill` below it.
  ///   What is no resolution has none.
  init(_ root: XMLElement, _ words: QualityWords) {
    reader = ClauseReader(words: words)
    guard let bill = root.name == "bill" ? root : root.children.first(where: { $0.name == "bill" }),
      let body = bill.first("body"), !words.isEmpty
    else { return }
    let preface = bill.first("preface")
    let number = preface?.descendant("docNumber")?.text ?? ""
    var context = ClauseContext()
    context.isNormative = number.contains(/\/\s*(19|20)[0-9]{2}\s*\//)
    let title = TokenText(preface?.descendant("docTitle")?.spacedText ?? "")
    context.period = WrittenTerm.all(in: title, 0..<title.count, words, isLoose: true)
    for child in body.children { add(child, context, depth: 0) }
    // Who carries out the whole does what nobody else is told to do.
    guard let general else { return }
    for index in all.indices where all[index].clause.who.isEmpty && !all[index].clause.isToAnybody {
      all[index].clause.who = general
      all[index].clause.isWhoGeneral = true
    }
  }

  private static let units: Set<String> = [
    "article", "paragraph", "point", "chapter", "section", "subsection", "part", "division", "subparagraph",
    "indent", "alinea", "title", "book",
  ]
  private static let blocks: Set<String> = ["p", "listIntroduction"]

  private mutating func add(_ unit: XMLElement, _ context: ClauseContext, depth: Int) {
    guard Self.units.contains(unit.name), depth < Self.deepest, all.count < Self.most else { return }
    var context = context
    if let heading = unit.first("heading") {
      context = reader.context(below: heading.spacedText, in: context, isSentence: false)
    }
    var parts: [XMLElement] = []
    Self.gather(unit, &parts)
    for (index, part) in parts.enumerated() {
      if Self.units.contains(part.name) {
        add(part, context, depth: depth + 1)
        continue
      }
      let text = Self.text(part)
      let isLast = index == parts.count - 1
      // "Giao Ủy ban nhân dân tỉnh:" speaks for what follows.
      if !isLast, isOpening(text) {
        context = reader.context(below: text, in: context, isSentence: true)
        continue
      }
      guard let clause = reader.clause(text, in: context) else { continue }
      if clause.carriesOutAll, general == nil, !clause.isToAnybody, !clause.who.isEmpty {
        general = clause.who
      }
      if clause.kind != .standing { all.append(Placed(clause: clause, element: unit)) }
    }
  }

  /// A sentence that ends with a colon, or a line without an end.
  private func isOpening(_ text: String) -> Bool {
    guard let last = text.last(where: { !$0.isWhitespace }) else { return false }
    return last == ":" || !".;,".contains(last) && text.words.count <= 24
  }

  private static let quoted: Set<String> = ["quotedStructure", "embeddedStructure", "authorialNote"]

  /// Its text without what it quotes, a blank for each break of line.
  private static func text(_ element: XMLElement) -> String {
    element.nodes.map { node in
      switch node {
      case .text(let text): text
      case .element(let child) where child.name == "eol" || quoted.contains(child.name): " "
      case .element(let child): text(child)
      }
    }.joined()
  }

  /// Units and blocks right below, in order; not what is quoted, and no
  /// tables.
  private static func gather(_ element: XMLElement, _ parts: inout [XMLElement]) {
    for child in element.children where parts.count < most {
      switch child.name {
      case "num", "heading", "table": break
      case let name where quoted.contains(name): break
      case let name where units.contains(name) || blocks.contains(name): parts.append(child)
      default: gather(child, &parts)
      }
    }
  }
}
