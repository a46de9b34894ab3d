/// Title and what stands between it and the body.
struct Opening {
  var kind: Lexicon.Kind?
  /// The line with the kind, or the part of it that names the kind.
  var kindLine: Line?
  /// "I" of "Phụ lục I".
  var kindNumber: String?
  var title: [Line] = []
  /// Lines below the title that are not of it: rules, "(Ban hành kèm theo …)".
  var subtitles: [Line] = []
}

struct OpeningReader {
  let lexicon: Lexicon
  let labels: LabelReader
  let head: LetterheadReader

  init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    labels = LabelReader(lexicon: lexicon)
    head = LetterheadReader(lexicon)
  }

  /// Takes kind and title off the front of a flow.
  func read(_ items: inout ArraySlice<FlowItem>, _ letterhead: Letterhead) -> Opening {
    var opening = Opening()
    dropBlanks(&items)
    guard let line = items.first?.line, let found = kindLine(line) else { return opening }
    opening.kind = found.kind
    opening.kindNumber = found.number
    let cut = found.end
    if cut < line.tokens.count {
      opening.kindLine = line.upToToken(cut)
      opening.title = [line.fromToken(cut)]
    } else {
      opening.kindLine = line
    }
    items.removeFirst()
    readTitle(&items, &opening, letterhead)
    return opening
  }

  private func dropBlanks(_ items: inout ArraySlice<FlowItem>) {
    while let item = items.first, item.isBlank { items.removeFirst() }
  }

  /// The kind that a title line names, and the token after it.
  func kindLine(_ line: Line) -> (kind: Lexicon.Kind, number: String?, end: Int)? {
    guard let first = line.tokens.first, lexicon.titleStarts.contains(first.text) || line.isLetterSpaced
    else {
      return nil
    }
    for kind in lexicon.kinds where line.says(any: kind.titles) { return (kind, nil, line.tokens.count) }
    var start = 0
    // "DỰ THẢO NGHỊ QUYẾT"
    if let draft = line.tokens.longest(lexicon.draftMarks),
      lexicon.kind(of: line.tokens, at: draft.end) != nil
    {
      start = draft.end
    }
    guard let found = lexicon.kind(of: line.tokens, at: start) else { return nil }
    let tokens = line.tokens
    let isLoud = tokens[start..<found.end].allSatisfy { $0.kind == .mark || $0.isAllCapitals }
    if found.kind.isAppendix {
      guard isLoud || line.isCentred || line.isHeading || line.isBold, tokens[0].isCapitalised else {
        return nil
      }
      var end = found.end
      var number: String?
      if end < tokens.count, tokens[end].kind != .mark, end - found.end == 0 {
        let token = tokens[end]
        let isNumber =
          token.kind == .number
          || token.isAllCapitals && (Roman.value(token.text) != nil || token.text.count == 1)
        guard isNumber else { return nil }
        number = token.text.uppercased()
        end += 1
        while end < tokens.count, tokens[end].start == tokens[end - 1].end,
          tokens[end].kind != .mark
            || (tokens[end].text == "." || tokens[end].text == "-" || tokens[end].text == "/")
              && end + 1 < tokens.count && tokens[end + 1].start == tokens[end].end
        {
          number? += tokens[end].text.uppercased()
          end += 1
        }
      }
      while end < tokens.count, tokens[end].kind == .mark, ":.-–".contains(tokens[end].text) { end += 1 }
      // "Phụ lục II của Nghị quyết này …" is a sentence.
      if end < tokens.count, tokens[end].kind == .mark || !tokens[end].isCapitalised && !line.isCentred {
        return nil
      }
      if end == tokens.count, let number, number.isEmpty { return nil }
      return (found.kind, number, end)
    }
    guard isLoud else { return nil }
    let rest = Array(tokens[found.end...])
    if rest.isEmpty { return (found.kind, nil, found.end) }
    // "NGHỊ QUYẾT (DỰ THẢO)"
    if rest[0].isMark("("), rest.longest(lexicon.draftMarks, at: 1) != nil {
      return (found.kind, nil, tokens.count)
    }
    // "NGHỊ QUYẾT Về việc …": the title on the same line.
    guard head.number(line) == nil,
      line.isCentred || line.isBold || line.boldEnd > 0 || line.isHeading
        || rest.first?.isCapitalised == true && !(rest.first?.isAllCapitals ?? false),
      tokens[found.end].kind == .word || ":-.".contains(tokens[found.end].text)
    else { return nil }
    if line.endsSentence, line.ending != ":", rest.count > 40 { return nil }
    return (found.kind, nil, found.end)
  }

  private func readTitle(
    _ items: inout ArraySlice<FlowItem>,
    _ opening: inout Opening,
    _ letterhead: Letterhead
  ) {
    var hasGap = false
    var count = 0
    while let line = items.first?.line, count < 30 {
      count += 1
      if line.isBlank {
        hasGap = true
        items.removeFirst()
        continue
      }
      if line.isRule {
        opening.subtitles.append(line)
        items.removeFirst()
        if opening.title.isEmpty { continue }
        // Below the rule may still stand what it is attached to.
        while let next = items.first?.line, next.isBlank || isAttachmentNote(next) {
          if !next.isBlank { opening.subtitles.append(next) }
          items.removeFirst()
        }
        return
      }
      if isBracketed(line) || isAttachmentNote(line) || isInOpenBracket(opening.subtitles) {
        opening.subtitles.append(line)
        items.removeFirst()
        continue
      }
      if !opening.subtitles.isEmpty, !opening.title.isEmpty { return }
      if stops(line, letterhead) { return }
      if opening.title.isEmpty {
        // A body's text is no title.
        if line.tokens.count > 200 || hasGap && !line.isCentred && !line.isBold && line.endsSentence {
          return
        }
      } else {
        guard continuesTitle(line, after: opening.title, hasGap: hasGap, next: items.dropFirst()) else {
          return
        }
      }
      opening.title.append(line)
      hasGap = false
      items.removeFirst()
    }
  }

  private func isBracketed(_ line: Line) -> Bool {
    line.tokens.first?.isMark("(") == true
      && line.tokens.last.map { $0.isMark(")") || $0.isMark(".") } == true
  }

  private func isInOpenBracket(_ lines: [Line]) -> Bool {
    guard let opening = lines.lastIndex(where: { $0.tokens.first?.isMark("(") == true }) else { return false }
    let all = lines[opening...].flatMap(\.tokens)
    return all.filter { $0.isMark("(") }.count > all.filter { $0.isMark(")") }.count
      && lines.count - opening < 5
  }

  /// "(Ban hành kèm theo Nghị quyết số …)"
  func isAttachmentNote(_ line: Line) -> Bool {
    var start = 0
    while start < line.tokens.count, line.tokens[start].isMark("(") { start += 1 }
    guard line.tokens.longest(lexicon.attachmentPhrases, at: start) != nil else { return false }
    return start > 0 || line.isCentred || line.isItalic
  }

  /// Whether a line opens another part than the title.
  func stops(_ line: Line, _ letterhead: Letterhead) -> Bool {
    let tokens = line.tokens
    // "Thực hiện …" may well open a title.
    if let opener = opener(line), opener.isCitation || !line.isCentred { return true }
    if enacting(line) != nil || isAddressee(line) { return true }
    if labels.word(line) != nil || labels.roman(line) != nil || labels.arabic(line) != nil { return true }
    if isIssuer(line, letterhead) { return true }
    return tokens.isEmpty
  }

  private func continuesTitle(
    _ line: Line,
    after title: [Line],
    hasGap: Bool,
    next: ArraySlice<FlowItem>
  ) -> Bool {
    guard title.count < 10, let first = title.first, let last = title.last else { return false }
    if line.continues, line.paragraph == last.paragraph, !hasGap { return true }
    if last.ending == "." || last.ending == ";" { return false }
    if hasGap, !(line.isCentred && first.isCentred && line.isBold && first.isBold && !last.isAllCapitals) {
      return false
    }
    if first.isCentred { return line.isCentred && (first.isBold == line.isBold || !line.endsSentence) }
    if first.isBold { return line.isBold && !line.endsSentence }
    if line.isCentred { return true }
    if first.isAllCapitals, line.isAllCapitals { return true }
    // Nothing but words tells: a title goes on with a small letter.
    return !hasGap && line.tokens.first.map { $0.kind == .word && !$0.isCapitalised } == true
      && !line.endsSentence
  }

  // MARK: What may follow

  func opener(_ line: Line) -> Lexicon.Opener? {
    var start = 0
    if let sign = line.tokens.first, sign.isMark("-") || sign.isMark("+") { start = 1 }
    guard start < line.tokens.count, line.tokens[start].isCapitalised else { return nil }
    return lexicon.openers
      .filter { line.tokens.match($0.phrase, at: start) != nil }
      .max { $0.phrase.words.count < $1.phrase.words.count }
  }

  func isBase(_ line: Line) -> Bool { opener(line) != nil }

  func isAddressee(_ line: Line) -> Bool {
    guard let label = line.tokens.longest(lexicon.addresseeLabels) else { return false }
    return label.end == line.tokens.count || line.tokens[label.end].isMark(":") || line.isCentred
  }

  /// The name of the enacting words in Akoma Ntoso, if the line is such.
  func enacting(_ line: Line) -> String? {
    for formula in lexicon.formulas {
      if line.says(formula.phrase) {
        if line.isAllCapitals || line.tokens.last?.isMark(":") == true || line.isCentred {
          return formula.name
        }
      }
      if let end = line.tokens.match(formula.phrase), end < line.tokens.count, line.tokens[end].isMark(":"),
        line.tokens[0..<end].allSatisfy({ $0.isAllCapitals })
      {
        return formula.name
      }
    }
    return nil
  }

  /// "Hội đồng nhân dân tỉnh … ban hành Nghị quyết …": a sentence that enacts.
  func isEnactingSentence(_ line: Line) -> Bool {
    guard let body = line.tokens.longest(lexicon.bodies), !line.isAllCapitals,
      let verb = line.tokens.find(lexicon.enactingVerbs, from: body.end, limit: body.end + 16),
      lexicon.kind(of: line.tokens, at: verb.end) != nil
    else { return false }
    return true
  }

  /// The issuing body's name again, over the legal grounds.
  func isIssuer(_ line: Line, _ letterhead: Letterhead) -> Bool {
    guard line.isAllCapitals else { return false }
    let issuer = Phrase.squeeze(letterhead.issuer.flatMap(\.tokens))
    let own = Phrase.squeeze(line.tokens)
    guard !issuer.isEmpty, own.count >= 6 else { return false }
    return own == issuer || issuer.hasSuffix(own) && lexicon.bodies.contains { line.tokens.match($0) != nil }
      || own.hasPrefix(issuer) && line.tokens.count <= 24
  }

  func isSession(_ line: Line) -> Bool {
    line.tokens.count <= 24 && lexicon.sessionWords.contains { line.tokens.match($0) != nil }
  }
}
