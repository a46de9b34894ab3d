internal import Office

/// What a body is made of.
struct Body {
  /// Text before the first numbered part.
  var lead: [Block] = []
  var units: [Unit] = []
  /// Whether it is made of articles.
  var hasArticles = false
}

/// Builds the tree of numbered parts from a flow.
struct BodyReader {
  let lexicon: Lexicon
  let labels: LabelReader
  let composer: Composer

  private final class Node {
    let kind: Unit.Kind
    let rank: Int
    let label: Label?
    let line: Line
    var heading: [Line] = []
    /// What stands behind the label, as heading or text, decided at the end.
    var rest: Line?
    var blocks: [Block] = []
    var children: [Node] = []
    /// Whether the next line may still belong to the heading.
    var isHeadingOpen: Bool
    /// The numbers last seen of each kind directly below.
    var last: [Unit.Kind: Label] = [:]
    /// The last number of a list that counts anew within a clause.
    var nested: Label?

    init(_ kind: Unit.Kind, rank: Int, label: Label?, line: Line, isHeadingOpen: Bool = false) {
      self.kind = kind
      self.rank = rank
      self.label = label
      self.line = line
      self.isHeadingOpen = isHeadingOpen
    }
  }

  private final class State {
    let root = Node(.part, rank: -1, label: nil, line: BodyReader.nothing)
    var stack: [Node]
    /// The last article anywhere, for the numbers run through chapters.
    var lastArticle: Label?
    var lastLine: Line?

    init() { stack = [root] }

    var top: Node { stack[stack.count - 1] }
    func open(_ kind: Unit.Kind) -> Node? { stack.last { $0.kind == kind } }
  }

  static let nothing = Line(
    paragraph: 0,
    scalars: [],
    tokens: [],
    looks: [],
    notes: [],
    alignment: .start,
    isHeading: false,
    startsPage: false,
    continues: false
  )

  private static func rank(_ kind: Unit.Kind) -> Int {
    switch kind {
    case .part: 0
    case .chapter: 1
    case .section: 2
    case .subsection: 3
    case .letter: 4
    case .roman: 5
    case .article: 6
    case .arabic, .clause: 7
    case .subclause: 8
    case .point: 20
    }
  }

  /// - Parameter isArticled: whether the flow is read as articles; else as
  ///   the headings of a report.
  func read(_ items: [FlowItem], isArticled: Bool, isEnd: (Line) -> Bool) -> Body {
    let state = State()
    let quoted = Quotation.marks(items, isEnd: isEnd)
    var index = 0
    while index < items.count {
      if quoted[index] {
        var end = index
        while end < items.count, quoted[end] || items[end].isBlank && end + 1 < items.count && quoted[end + 1]
        {
          end += 1
        }
        let blocks = composer.blocks(Array(items[index..<end]))
        if !blocks.isEmpty { add(.quoted(blocks), state) }
        index = end
        continue
      }
      switch items[index] {
      case .table(let table): if let block = composer.table(table) { add(block, state) }
      case .line(let line):
        if !line.isBlank {
          let next = items[(index + 1)...].lazy.compactMap(\.line).first { !$0.isBlank }
          take(line, next: next, state, isArticled)
          state.lastLine = line
        }
      }
      index += 1
    }
    var body = Body()
    body.lead = state.root.blocks
    body.units = state.root.children.map(unit)
    body.hasArticles = isArticled
    return body
  }

  // MARK: One line

  private func take(_ line: Line, next: Line?, _ state: State, _ isArticled: Bool) {
    if isPageNumber(line) {
      let number = Inline.element("inline", [.init("name", "soTrang")], composer.inlines(line))
      add(.paragraph(Block.Paragraph(number: line.paragraph, content: [number])), state)
      return
    }
    if let label = heading(line, state, isArticled) {
      open(label, line, state)
      return
    }
    if state.top.isHeadingOpen, takesHeading(line, next: next, state) {
      state.top.heading.append(line)
      if state.top.kind == .article { state.top.isHeadingOpen = false }
      return
    }
    state.top.isHeadingOpen = false
    if let label = isArticled ? inArticle(line, state) : inReport(line, state) {
      open(label, line, state)
      return
    }
    add(line, state)
  }

  /// Whether the line goes on with the heading of a part that just opened.
  private func takesHeading(_ line: Line, next: Line?, _ state: State) -> Bool {
    if labels.roman(line) != nil { return false }
    let node = state.top
    if labels.arabic(line) != nil || labels.letter(line) != nil || labels.sign(line) != nil { return false }
    if node.kind == .article {
      // The number stood alone; a heading ends without a full stop.
      guard node.rest == nil, node.heading.isEmpty else { return false }
      if line.endsSentence { return line.isBold && line.ending == "." && next?.isBold == false }
      return next.map { labels.word($0) == nil } ?? false || line.isBold
    }
    if line.isRule { return false }
    guard let first = node.heading.first ?? node.rest else { return line.tokens.count <= 80 }
    if line.continues, line.paragraph == node.heading.last?.paragraph { return true }
    if first.endsSentence && !(node.heading.last ?? first).isAllCapitals { return false }
    if node.heading.count >= 5 { return false }
    if first.isAllCapitals { return line.isAllCapitals }
    return line.isCentred && first.isCentred && (line.isBold == first.isBold)
  }

  // MARK: Parts by their word

  private func heading(_ line: Line, _ state: State, _ isArticled: Bool) -> Label? {
    guard let label = labels.word(line) else { return nil }
    let rest = line.tokens[min(label.end, line.tokens.count)...]
    switch label.kind {
    case .article:
      guard isArticled else { return nil }
      return isArticle(label, line, state) ? label : nil
    default:
      if rest.isEmpty { return label }
      if label.punctuation.isEmpty {
        // "Chương I QUY ĐỊNH CHUNG", not "Mục 1 Chương II được sửa đổi".
        return rest.allSatisfy { $0.kind != .word || $0.isAllCapitals } ? label : nil
      }
      guard label.punctuation != "/", label.punctuation != ")" else { return nil }
      if rest.allSatisfy({ $0.kind != .word || $0.isAllCapitals }) { return label }
      if line.isCentred || line.isHeading || line.isBold { return label }
      return line.endsSentence ? nil : label
    }
  }

  private func isArticle(_ label: Label, _ line: Line, _ state: State) -> Bool {
    let rest = line.tokens[min(label.end, line.tokens.count)...]
    let last = state.lastArticle
    let isNext = last.map { Self.follows(label, $0) } ?? true
    if rest.isEmpty || label.punctuation == "." || label.punctuation == ":" {
      // Unquoted text of an amendment: an article out of turn behind "như sau:".
      if !isNext, announcesQuotation(state.lastLine) { return false }
      return true
    }
    if label.punctuation == ")" || label.punctuation == "/" { return false }
    guard rest.first?.isCapitalised == true || rest.first?.isMark("-") == true else { return false }
    return isNext && (line.boldEnd > 0 || line.isHeading || label.punctuation == "-")
  }

  private func announcesQuotation(_ line: Line?) -> Bool {
    guard let line, line.ending == ":" else { return false }
    return lexicon.amendingPhrases.contains { phrase in
      line.tokens.match(phrase, at: line.tokens.count - 1 - phrase.words.count) == line.tokens.count - 1
    }
  }

  static func follows(_ label: Label, _ last: Label) -> Bool {
    label.value == last.value + 1 || label.isInserted && label.value == last.value
  }

  // MARK: Clauses and points

  private func inArticle(_ line: Line, _ state: State) -> Label? {
    guard let article = state.open(.article) else { return nil }
    if let label = labels.multiple(line), let clause = state.open(.clause) ?? state.open(.point),
      label.number.hasPrefix((clause.label?.number ?? "-") + ".")
    {
      return label
    }
    if let label = labels.arabic(line), isClause(label, line, article, state) { return label }
    if let label = labels.letter(line, marks: ")/.") {
      let holder = state.open(.subclause) ?? state.open(.clause) ?? article
      if label.punctuation == ")" {
        return label.value > 0 || label.isInserted || holder.last[.point] != nil ? label : nil
      }
      let last = holder.last[.point]
      let isNext =
        last.map { Self.follows(label, $0) && $0.punctuation == label.punctuation } ?? (label.value == 1)
      return isNext ? label : nil
    }
    return nil
  }

  private func isClause(_ label: Label, _ line: Line, _ article: Node, _ state: State) -> Bool {
    guard label.end <= line.tokens.count else { return false }
    guard let last = article.last[.clause] else {
      // The first one is 1; a text may begin with another number, a list too.
      return label.value == 1 || label.punctuation == "." && label.value == 2 && article.rest == nil
    }
    if label.value == 1, last.value >= 1, !label.isInserted {
      article.nested = label
      return false
    }
    if let nested = article.nested, Self.follows(label, nested) {
      // An item of the list, unless the list has ended and the clause counts on.
      let isOver = Self.follows(label, last) && !(state.lastLine?.ending.map { ";,".contains($0) } ?? false)
      guard isOver else {
        article.nested = label
        return false
      }
    }
    guard isNext(label, after: last, state) else { return false }
    article.nested = nil
    return true
  }

  private func isNext(_ label: Label, after last: Label, _ state: State) -> Bool {
    if Self.follows(label, last) { return true }
    guard label.punctuation == last.punctuation else { return false }
    if label.value > last.value, label.value - last.value <= 3 { return true }
    // Counted twice by a slip, but not the items of a list within.
    return label.value == last.value && state.lastLine?.ending != ":"
  }

  private func inReport(_ line: Line, _ state: State) -> Label? {
    if let label = labels.roman(line), isRoman(label, line, state) { return label }
    if let label = labels.capital(line), isCapital(label, line, state) { return label }
    if let label = labels.multiple(line) {
      if let above = state.open(.arabic), !label.number.hasPrefix((above.label?.number ?? "") + ".") {
        // Numbered by another heading: still one below it, if it counts on.
        let last = above.last[.subclause]
        return last.map { Self.follows(label, $0) } ?? (label.value == 1) ? label : nil
      }
      return label
    }
    if var label = labels.arabic(line) {
      label.kind = .arabic
      return isArabic(label, line, state) ? label : nil
    }
    if let label = labels.letter(line, marks: ")/.") {
      let holder = state.stack.last { $0.kind != .point } ?? state.root
      if label.punctuation == ")" { return label.value > 0 || label.isInserted ? label : nil }
      let last = holder.last[.point]
      let isNext = last.map { Self.follows(label, $0) } ?? (label.value == 1)
      return isNext ? label : nil
    }
    return nil
  }

  private func isRoman(_ label: Label, _ line: Line, _ state: State) -> Bool {
    let holder = state.stack.last { $0.rank < Self.rank(.roman) } ?? state.root
    guard label.end < line.tokens.count || line.isBold else { return false }
    // "C." behind "B." is a letter, "I." behind "H." too.
    if let letter = state.open(.letter)?.label ?? state.root.last[.letter], line.tokens[0].text.count == 1,
      let own = labels.capital(line), own.value == letter.value + 1,
      holder.last[.roman].map({ !Self.follows(label, $0) }) ?? (label.value != 1)
    {
      return false
    }
    guard let last = holder.last[.roman] else { return label.value == 1 || line.isBold || line.isAllCapitals }
    return label.value > last.value && label.value <= last.value + 3
      || line.isBold && label.value != last.value
      || label.value == 1
  }

  private func isCapital(_ label: Label, _ line: Line, _ state: State) -> Bool {
    let holder = state.stack.last { $0.rank < Self.rank(.letter) } ?? state.root
    guard let last = holder.last[.letter] else {
      return label.value == 1 && (line.isBold || line.isAllCapitals || !line.endsSentence)
    }
    return label.value == last.value + 1
  }

  private func isArabic(_ label: Label, _ line: Line, _ state: State) -> Bool {
    let holder = state.stack.last { $0.rank < Self.rank(.arabic) } ?? state.root
    guard let last = holder.last[.arabic] else { return label.value <= 1 || line.isBold }
    if label.punctuation != last.punctuation { return Self.follows(label, last) }
    if Self.follows(label, last) || label.value > last.value && label.value - last.value <= 3 { return true }
    return line.isBold && state.lastLine?.ending != ":"
  }

  // MARK: The tree

  private func open(_ label: Label, _ line: Line, _ state: State) {
    let rank: Int
    if label.kind == .subclause {
      // Each further dot is one deeper.
      rank = Self.rank(.subclause) + label.number.filter { $0 == "." }.count
    } else {
      rank = Self.rank(label.kind)
    }
    while state.top.rank >= rank { state.stack.removeLast() }
    let node = Node(label.kind, rank: rank, label: label, line: line)
    if label.end < line.tokens.count {
      node.rest = line.fromToken(label.end)
    }
    let isNamed = rank <= Self.rank(.subsection)
    node.isHeadingOpen = isNamed || (label.kind == .article && node.rest == nil)
    state.top.children.append(node)
    state.top.last[label.kind] = label
    if label.kind == .article { state.lastArticle = label }
    state.stack.append(node)
  }

  private func add(_ line: Line, _ state: State) {
    if let end = labels.sign(line) {
      let item = Block.Item(
        number: line.paragraph,
        label: composer.inlines(line.upToToken(end)),
        blocks: [composer.paragraph(line.fromToken(end))]
      )
      state.top.isHeadingOpen = false
      append(item, sign: line.tokens[0].text, to: &state.top.blocks)
      return
    }
    state.top.isHeadingOpen = false
    // A line break in the middle of a clause's own text.
    if line.continues, state.top.blocks.isEmpty, let rest = state.top.rest, rest.paragraph == line.paragraph,
      state.top.children.isEmpty
    {
      state.top.blocks.append(
        .paragraph(Block.Paragraph(number: line.paragraph, content: composer.inlines(line)))
      )
      return
    }
    composer.append(line, to: &state.top.blocks)
  }

  /// A list goes on as long as nothing stands between; "+" stands below "-".
  private func append(_ item: Block.Item, sign: String, to blocks: inout [Block]) {
    guard case .list(var list)? = blocks.last else {
      blocks.append(.list(Block.List(introduction: [], items: [item])))
      return
    }
    let first = list.items.first?.label.text.unicodeScalars.first.map { String(Character($0)) } ?? ""
    let isSame = first == sign || (sign == "-" && first.unicodeScalars.first.map(Letters.isDash) == true)
    if isSame || list.items.isEmpty {
      list.items.append(item)
    } else {
      var inner = list.items[list.items.count - 1]
      append(item, sign: sign, to: &inner.blocks)
      list.items[list.items.count - 1] = inner
    }
    blocks[blocks.count - 1] = .list(list)
  }

  private func add(_ block: Block, _ state: State) {
    state.top.isHeadingOpen = false
    state.top.blocks.append(block)
  }

  private func isPageNumber(_ line: Line) -> Bool {
    let tokens = line.tokens
    if tokens.count == 1, tokens[0].kind == .number, tokens[0].text.count <= 3 { return true }
    return tokens.count == 3 && tokens[0].isMark("-") && tokens[1].kind == .number && tokens[2].isMark("-")
  }

  // MARK: Nodes → units

  private func unit(_ node: Node) -> Unit {
    var unit = Unit(
      kind: node.kind,
      paragraph: node.line.paragraph,
      label: node.label.map { composer.inlines(node.line.upToToken($0.end)) } ?? [],
      number: node.label?.number ?? "",
      heading: [],
      blocks: node.blocks,
      units: node.children.map(unit),
      element: "",
      eId: ""
    )
    var heading = node.heading
    if let rest = node.rest {
      if !heading.isEmpty || Self.rank(node.kind) <= Self.rank(.subsection) {
        heading.insert(rest, at: 0)
      } else {
        place(rest, of: node, in: &unit)
      }
    }
    if let first = heading.first {
      unit.heading = composer.joined(heading)
      unit.headingParagraph = first.paragraph
    }
    return unit
  }

  /// Text behind a label is a heading, or the part's own text, or both.
  private func place(_ rest: Line, of node: Node, in unit: inout Unit) {
    let hasMore = !node.blocks.isEmpty || !node.children.isEmpty
    switch node.kind {
    case .article:
      if let cut = boldCut(rest, hasMore) {
        unit.heading = composer.inlines(rest.cut(0, cut))
        prepend(rest.from(cut), to: &unit)
      } else if hasMore, isHeading(rest, of: node) {
        unit.heading = composer.inlines(rest)
      } else {
        prepend(rest, to: &unit)
      }
    case .letter, .roman:
      if isHeading(rest, of: node) || rest.isAllCapitals || rest.isBold {
        unit.heading = composer.inlines(rest)
      } else {
        prepend(rest, to: &unit)
      }
    case .arabic, .subclause:
      if hasMore, isHeading(rest, of: node), rest.tokens.count <= 60, state(node) {
        unit.heading = composer.inlines(rest)
      } else {
        prepend(rest, to: &unit)
      }
    default: prepend(rest, to: &unit)
    }
  }

  /// Headings of reports below articles' rank; clauses of articles have none.
  private func state(_ node: Node) -> Bool { node.kind == .arabic || node.rank > Self.rank(.subclause) }

  private func isHeading(_ rest: Line, of node: Node) -> Bool {
    if !rest.endsSentence { return rest.tokens.count <= 120 || rest.isBold }
    // A full stop behind a bold heading, the text below it not being bold.
    guard rest.ending == ".", rest.isBold else { return false }
    return !firstIsBold(node)
  }

  private func firstIsBold(_ node: Node) -> Bool {
    if let child = node.children.first { return child.rest?.isBold ?? child.line.isBold }
    if case .paragraph(let paragraph)? = node.blocks.first {
      return boldParagraphs.contains(paragraph.number)
    }
    return false
  }

  /// Paragraphs that are bold throughout.
  let boldParagraphs: Set<Int>

  /// Where a bold heading ends and plain text begins, within one line.
  private func boldCut(_ rest: Line, _ hasMore: Bool) -> Int? {
    let end = rest.boldEnd
    guard end > 0, end < rest.scalars.count else { return nil }
    let head = rest.cut(0, end)
    let tail = rest.from(end)
    guard head.words.count >= 2, tail.words.count >= 1 else { return nil }
    // Emphasis within a sentence is no heading.
    guard tail.tokens.first?.isCapitalised == true, head.ending.map({ ".:".contains($0) }) ?? true else {
      return nil
    }
    return end
  }

  private func prepend(_ line: Line, to unit: inout Unit) {
    guard !line.isBlank else { return }
    let block = composer.paragraph(line)
    // What only a line break parted stays one paragraph.
    if case .paragraph(let own) = block, case .paragraph(let next)? = unit.blocks.first,
      next.number == own.number,
      line.paragraph == next.number
    {
      unit.blocks[0] = .paragraph(
        Block.Paragraph(number: own.number, content: own.content + [.lineBreak] + next.content)
      )
    } else {
      unit.blocks.insert(block, at: 0)
    }
  }
}
