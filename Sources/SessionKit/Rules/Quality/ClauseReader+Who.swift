/// Whom a sentence tells to act.
extension ClauseReader {
  struct Address {
    var who: Range<Int>
    /// Where what is done begins.
    var task: Int
    var isToAnybody: Bool
    /// Whether a word such as "giao" tells it to, and not the bare sentence.
    var isOrdered = true
  }

  /// Whom a sentence tells to act.
  func addressed(_ text: TokenText, _ sentence: Range<Int>, _ context: ClauseContext) -> Address? {
    for index in starts(text, sentence, context) {
      let order = words["order"].length(text, at: index, before: sentence.upperBound)
      if order > 0, let found = address(text, index + order, sentence.upperBound) { return found }
    }
    // "Đối với Ủy ban nhân dân tỉnh:"
    let towards = words["towards"].length(text, at: sentence.lowerBound, before: sentence.upperBound)
    if towards > 0, context.part == .tasks || context.part == .implementation,
      let found = address(text, sentence.lowerBound + towards, sentence.upperBound),
      text[found.task - 1]?.folded == ":"
    {
      return found
    }
    // "Ủy ban nhân dân tỉnh báo cáo …"
    guard var found = address(text, sentence.lowerBound, sentence.upperBound) else { return nil }
    found.isOrdered = false
    switch context.part {
    case .implementation: return found
    case .tasks, .plain, .targets:
      let isDuty = words["duty"].length(text, at: found.who.upperBound, before: sentence.upperBound) > 0
      return isDuty && !context.isNormative || context.part == .tasks ? found : nil
    case .other: return nil
    }
  }

  /// Where an order may begin: first, behind a mark, behind the council's
  /// own name.
  func starts(_ text: TokenText, _ sentence: Range<Int>, _ context: ClauseContext) -> [Int] {
    var starts = [sentence.lowerBound]
    let isLed = words["lead"].length(text, at: sentence.lowerBound, before: sentence.upperBound) > 0
    for index in sentence.dropFirst().prefix(80) {
      let before = text.tokens[index - 1]
      let isBehindMark = [",", ";", ":", "-"].contains(before.folded)
      let isBehindCouncil = Self.council.first(text, in: max(sentence.lowerBound, index - 6)..<index) != nil
      if isBehindMark && (isLed || before.folded == ";")
        || isBehindCouncil && index < sentence.lowerBound + 12
      {
        starts.append(index)
      }
    }
    return starts
  }

  private static let council = Phrases("hội đồng nhân dân; hđnd")

  /// A body that is named there, and where its name ends.
  func address(_ text: TokenText, _ start: Int, _ limit: Int) -> Address? {
    var index = start
    while case let length = words["determiner"].length(text, at: index, before: limit), length > 0 {
      index += length
    }
    let named = actor(text, index, limit, isListed: index > start)
    let anybody = words["anybody"].length(text, at: index, before: limit)
    guard named > 0 || anybody > 0 else { return nil }
    var isToAnybody = anybody >= named
    index += max(named, anybody)
    let most = min(limit, start + 240)
    while index < most, let token = text[index] {
      if [":", ";", "("].contains(token.folded) { break }
      // What somebody has done is told, not ordered.
      if words["past"].length(text, at: index, before: limit) > 0 { return nil }
      let named = actor(text, index, limit, isListed: false)
      let anybody = max(
        words["anybody"].length(text, at: index, before: limit),
        words["name"].length(text, at: index, before: limit)
      )
      if max(named, anybody) > 0 {
        if named > anybody { isToAnybody = false }
        index += max(named, anybody)
        continue
      }
      if !token.isCapital {
        if words["verb"].length(text, at: index, before: limit) > 0 { break }
        if words["adverb"].length(text, at: index, before: limit) > 0 { break }
      }
      index += 1
    }
    guard index < limit, index < start + 240 else { return nil }
    let who = trimmed(text, start..<index)
    guard !who.isEmpty else { return nil }
    let colon = text.tokens[index].folded == ":"
    guard colon || !text.tokens[index].isMark else { return nil }
    return Address(who: who, task: colon ? index + 1 : verb(text, index..<limit), isToAnybody: isToAnybody)
  }

  /// How many words begin the name of a body there. One word alone must
  /// stand before a name ("Sở Tài chính") or behind "các".
  func actor(_ text: TokenText, _ index: Int, _ limit: Int, isListed: Bool) -> Int {
    let length = words["actor"].length(text, at: index, before: limit)
    guard length == 1, !isListed else { return length }
    return index + 1 < limit && text.tokens[index].isCapital && text.tokens[index + 1].isCapital ? 1 : 0
  }

  /// Behind "có trách nhiệm" and "căn cứ …,": the verb itself.
  func verb(_ text: TokenText, _ range: Range<Int>) -> Int {
    var index = range.lowerBound
    while case let duty = words["duty"].length(text, at: index, before: range.upperBound), duty > 0 {
      index += duty
    }
    if words["lead"].length(text, at: index, before: range.upperBound) > 0,
      let comma = (index..<min(index + 60, range.upperBound)).first(where: { at in
        text.tokens[at].folded == "," && at + 1 < range.upperBound
          && ["verb", "adverb", "start"].contains { words[$0].length(text, at: at + 1) > 0 }
      })
    {
      return comma + 1
    }
    return index
  }
}
