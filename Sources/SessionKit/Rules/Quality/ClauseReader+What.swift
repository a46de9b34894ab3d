/// What a sentence tells to do, or which target it sets.
extension ClauseReader {
  func startsWithVerb(_ text: TokenText, _ range: Range<Int>) -> Bool {
    if words["negation"].length(text, at: range.lowerBound, before: range.upperBound) > 0 { return false }
    // "Sau ngày 30 tháng 6 năm 2026, điều chuyển …"
    var index = verb(text, range)
    // "Thường xuyên rà soát …"
    while case let length = words["adverb"].length(text, at: index, before: range.upperBound), length > 0 {
      index += length
    }
    return [range.lowerBound, index].contains { start in
      ["verb", "vague", "once", "lead-verb", "start"].contains {
        words[$0].length(text, at: start, before: range.upperBound) > 0
      }
    }
  }

  func isRecurring(_ term: WrittenTerm) -> Bool {
    words["recurring"].length(TokenText(term.words), at: 0) > 0
  }

  /// Whether the council's own bodies, or the Front, are to watch over it.
  func isSupervision(_ text: TokenText, _ task: Range<Int>, _ who: String) -> Bool {
    let name = TokenText(who)
    guard words["supervisor"].first(name, in: 0..<name.count) != nil else { return false }
    return words["supervision"].first(text, in: task).map { $0.lowerBound < task.lowerBound + 24 } == true
  }

  /// What is left once carrying out the resolution is taken off; nil where a
  /// task tells nothing of that.
  func behindStanding(_ text: TokenText, _ task: Range<Int>) -> Range<Int>? {
    let chunks = text.pieces(task, at: [";"])
    guard let first = chunks.first, let verb = words["standing"].first(text, in: first),
      verb.lowerBound < first.lowerBound + 10
    else { return nil }
    let rest = verb.upperBound..<first.upperBound
    if rest.count > 1 {
      guard let object = words["standing-object"].first(text, in: rest),
        object.lowerBound < rest.lowerBound + 6
      else { return nil }
      // "thực hiện Nghị quyết số 12/…" is another one.
      if let next = text[object.upperBound], next.isNumber || next.folded == Folding.fold("số") { return nil }
    }
    // "tổ chức thực hiện Nghị quyết, quy định trình tự …"
    let joint = rest.dropFirst().first { index in
      [",", Folding.fold("và")].contains(text.tokens[index].folded) && index + 1 < rest.upperBound
        && words["manner"].length(text, at: index + 1) == 0
        && ["verb", "adverb"].contains { words[$0].length(text, at: index + 1, before: rest.upperBound) > 0 }
    }
    if let joint { return joint + 1..<task.upperBound }
    guard chunks.count > 1, let last = chunks.last else { return task.upperBound..<task.upperBound }
    return chunks[1].lowerBound..<last.upperBound
  }

  enum Target { case measured, unmeasured }

  func target(
    _ text: TokenText,
    _ range: Range<Int>,
    _ context: ClauseContext,
    _ isOrder: Bool
  ) -> Target? {
    guard !isOrder, !range.isEmpty else { return nil }
    let isCalled = words["target"].length(text, at: range.lowerBound, before: range.upperBound) > 0
    let measure = words["measure"].first(text, in: range)
    guard isCalled || context.part == .targets else { return nil }
    let hasFigure = !WrittenFigure.all(in: text, range, words).isEmpty
    guard measure != nil else { return hasFigure ? .measured : nil }
    if hasFigure || words["set-elsewhere"].first(text, in: range) != nil { return .measured }
    let numbers = range.filter { index in
      WrittenFigure.number(text, index) != nil && words["numbering"].length(text, endingAt: index) == 0
        && words["span"].length(text, at: index + 1) == 0
    }
    if numbers.isEmpty { return .unmeasured }
    // An amount of something that no list knows is left alone; a rate that
    // ends with its bare number lacks its unit.
    guard words["rate"].first(text, in: range) != nil, let last = numbers.last else { return .measured }
    let next = text[last + 1]
    let isBare =
      last + 1 >= range.upperBound || next?.isMark == true && [",", ";", "."].contains(next?.folded ?? "")
    return isBare && words["reached"].length(text, endingAt: last) > 0 ? .unmeasured : .measured
  }
}
