/// What stands above a clause and holds for it, too.
struct ClauseContext {
  enum Part {
    /// Nothing is known of it.
    case plain
    case tasks, targets, implementation
    /// Scope, terms, entry into force: nobody is told to do anything.
    case other
  }

  var part = Part.plain
  var who = ""
  var isToAnybody = false
  var terms: [WrittenTerm] = []
  /// What the title says the resolution is for: "năm 2026". Targets are to
  /// be met in it, and tasks that name no other term lack none.
  var period: [WrittenTerm] = []
  /// The resolution lays down norms: what it says of duties in passing holds
  /// for all times and is no task.
  var isNormative = false
}

/// Reads clauses by the lists of `quality.xml`.
struct ClauseReader {
  let words: QualityWords

  /// What a heading, or a sentence that ends with a colon, says of what
  /// stands below.
  func context(below heading: String, in context: ClauseContext, isSentence: Bool) -> ClauseContext {
    var context = context
    let text = TokenText(heading)
    let all = 0..<text.count
    if !isSentence || context.part != .other {
      let parts: [(String, ClauseContext.Part)] = [
        ("heading-other", .other), ("heading-target", .targets), ("heading-task", .tasks),
        ("heading-implementation", .implementation),
      ]
      let found = parts.compactMap { list, part in words[list].first(text, in: all).map { (part, $0) } }
      // "Hiệu lực và tổ chức thực hiện", but not "Trách nhiệm tổ chức thực
      // hiện việc công khai …"; else the first words say what it is about.
      let first =
        found.first { $0.0 == .implementation && text.count <= 8 }
        ?? found.filter { $0.0 != .implementation }
        .min { ($0.1.lowerBound, -$0.1.count) < ($1.1.lowerBound, -$1.1.count) }
      let isBinding = first.map { !isSentence || !context.isNormative && [.targets, .tasks].contains($0.0) }
      if let first, isBinding == true { context.part = first.0 }
    }
    guard isSentence, context.part != .other, !context.isNormative || context.part != .plain else {
      return context
    }
    // "Hội đồng nhân dân tỉnh giao:"
    if let colon = text.tokens.lastIndex(where: { $0.folded == ":" }),
      words["order"].length(text, endingAt: colon) > 0
    {
      context.part = .tasks
      return context
    }
    guard let order = addressed(text, all, context) else { return context }
    context.who = order.isToAnybody ? "" : text.words(order.who)
    context.isToAnybody = order.isToAnybody
    if context.part == .plain || context.part == .implementation { context.part = .tasks }
    context.terms = WrittenTerm.all(in: text, all, words) + context.terms
    return context
  }

  /// The clause that a block of text is; nil where nobody is told anything.
  func clause(_ source: String, in context: ClauseContext) -> OperativeClause? {
    guard context.part != .other, !context.isNormative || context.part != .plain else { return nil }
    let text = TokenText(source)
    var context = context
    guard let start = behindLabel(text, &context) else { return nil }
    var clause: OperativeClause?
    for sentence in text.pieces(start..<text.count, at: ["."]) {
      guard let next = read(text, sentence, context) else { continue }
      guard var first = clause else {
        clause = next
        continue
      }
      if first.kind == .standing, next.kind != .standing { first = next }
      first.figures += next.figures
      first.terms += next.terms.filter { !first.terms.contains($0) }
      first.lacksTerm = first.lacksTerm && next.terms.isEmpty
      first.lacksFigure = first.lacksFigure && next.figures.isEmpty
      first.isVague = first.isVague && next.isVague
      first.carriesOutAll = first.carriesOutAll || next.carriesOutAll
      clause = first
    }
    return clause
  }

  /// Where the text begins behind a label, which is a heading of its own:
  /// "Mục tiêu tổng quát: …"; nil where it says that this is no task.
  func behindLabel(_ text: TokenText, _ context: inout ClauseContext) -> Int? {
    guard let colon = text.tokens.prefix(16).firstIndex(where: { [":", "("].contains($0.folded) }),
      text.tokens[colon].folded == ":", colon + 1 < text.count,
      addressed(text, 0..<colon + 1, context) == nil
    else { return 0 }
    let part = self.context(below: text.words(0..<colon), in: context, isSentence: false).part
    if part == .other { return nil }
    if !context.isNormative { context.part = part }
    return colon + 1
  }

  // MARK: One sentence

  func read(_ text: TokenText, _ sentence: Range<Int>, _ context: ClauseContext) -> OperativeClause? {
    let order = addressed(text, sentence, context)
    let bare = trimmed(text, sentence)
    let target = self.target(text, bare, context, order != nil)
    let isTarget = target != nil
    var clause: OperativeClause
    var task = bare
    if let order {
      clause = OperativeClause(kind: .task)
      clause.who = order.isToAnybody ? "" : text.words(order.who)
      clause.isToAnybody = order.isToAnybody
      task = trimmed(text, order.task..<sentence.upperBound)
    } else if isTarget {
      clause = OperativeClause(kind: .target)
      clause.who = context.who
    } else if context.part == .tasks, startsWithVerb(text, bare) {
      clause = OperativeClause(kind: .task)
      clause.who = context.who
      clause.isToAnybody = context.isToAnybody
    } else {
      return nil
    }
    guard !task.isEmpty else { return nil }
    let own = WrittenTerm.all(in: text, sentence, words, isLoose: isTarget && order == nil)
    clause.terms = own.isEmpty ? context.terms : own
    clause.isForPeriod = !context.period.isEmpty
    if clause.terms.isEmpty, clause.kind == .target { clause.terms = context.period }
    clause.figures = WrittenFigure.all(in: text, sentence, words)
    if clause.kind == .target {
      clause.lacksFigure = target == .unmeasured
    } else if isSupervision(text, task, clause.who) {
      // Watching over all of it is no task; a supervision by a day is one.
      if own.allSatisfy(isRecurring) { clause.kind = .standing }
    } else if let rest = behindStanding(text, task) {
      clause.carriesOutAll = true
      if !rest.isEmpty {
        task = trimmed(text, rest)
        judge(&clause, text, task)
      } else if own.isEmpty, clause.figures.isEmpty {
        clause.kind = .standing
      }
    } else if context.isNormative, let order, !order.isOrdered, own.isEmpty {
      // What a body does by the norm, at all times.
      clause.kind = .standing
    } else {
      judge(&clause, text, task)
    }
    clause.what = text.words(task)
    return clause
  }

  func judge(_ clause: inout OperativeClause, _ text: TokenText, _ task: Range<Int>) {
    let chunks = text.pieces(task, at: [";"])
    let isSetElsewhere = words["set-elsewhere"].first(text, in: task) != nil
    let isOnce = chunks.contains { self.isOnce(text, $0) }
    let isSoon = chunks.contains { words["soon"].length(text, at: $0.lowerBound, before: $0.upperBound) > 0 }
    clause.lacksTerm = clause.terms.isEmpty && !clause.isForPeriod && !isSetElsewhere && (isOnce || isSoon)
    clause.isVague =
      clause.terms.isEmpty && clause.figures.isEmpty && chunks.allSatisfy { isVague(text, $0) }
  }

  func isVague(_ text: TokenText, _ chunk: Range<Int>) -> Bool {
    let length = words["vague"].length(text, at: chunk.lowerBound, before: chunk.upperBound)
    guard length > 0 else { return false }
    return words["concrete"].first(text, in: chunk.lowerBound + length..<chunk.upperBound) == nil
  }

  /// Whether what is really done, behind "chủ trì, phối hợp với …", is done
  /// once.
  func isOnce(_ text: TokenText, _ chunk: Range<Int>) -> Bool {
    var index = chunk.lowerBound
    while index < chunk.upperBound {
      let isName = text.tokens[index].isCapital && index > chunk.lowerBound
      let name = words["name"].length(text, at: index, before: chunk.upperBound)
      let lead = words["lead-verb"].length(text, at: index, before: chunk.upperBound)
      if isName || name > 0 {
        index += max(1, name)
      } else if words["once"].length(text, at: index, before: chunk.upperBound) > 0 {
        return true
      } else if lead > 0 {
        index += lead
      } else if words["verb"].length(text, at: index, before: chunk.upperBound) > 0 {
        return false
      } else {
        index += 1
      }
    }
    return false
  }

  /// Without marks and conjunctions at its ends.
  func trimmed(_ text: TokenText, _ range: Range<Int>) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    let isLoose = { (index: Int) in
      let token = text.tokens[index]
      return token.isMark && !["%", ")", "”", "\"", "“", "("].contains(token.folded)
    }
    while lower < upper, isLoose(lower) { lower += 1 }
    while lower < upper, isLoose(upper - 1) { upper -= 1 }
    return lower..<upper
  }
}
