internal import Office

/// One line of a signature.
struct SignatureLine {
  enum Role { case office, name, mark, other }
  var role: Role
  var line: Line
}

/// Adoption, recipients and signature, in the order of a reader.
struct Ending {
  struct Recipient {
    var sign: Line?
    var lines: [Line]
  }

  enum Part {
    case closing([Line])
    case recipients(label: Line?, [Recipient])
    case signature([SignatureLine])
    case plain(Line)
  }

  var parts: [Part] = []
}

struct EndingReader {
  let lexicon: Lexicon
  let labels: LabelReader
  let opening: OpeningReader

  init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    labels = LabelReader(lexicon: lexicon)
    opening = OpeningReader(lexicon)
  }

  // MARK: Where it begins

  /// The first item that belongs to no body any more.
  func start(_ items: [FlowItem]) -> Int? {
    for (index, item) in items.enumerated() {
      switch item {
      case .table(let table): if isSignature(table) { return index }
      case .line(let line):
        if line.isBlank { continue }
        if isClosing(line), !partFollows(items[(index + 1)...]) { return index }
        if isRecipientsLabel(line.segments.first?.line ?? line) { return index }
        for (_, piece) in line.segments where isAuthority(piece) { return index }
        if let last = line.segments.last, isOffice(last.line), isNearEnd(items[(index + 1)...]) {
          return index
        }
      }
    }
    return nil
  }

  private func partFollows(_ items: ArraySlice<FlowItem>) -> Bool {
    for item in items where !item.isBlank {
      guard let line = item.line else { return false }
      return labels.word(line) != nil || labels.arabic(line) != nil
    }
    return false
  }

  /// Whether only names and recipients follow, then the end or an attachment.
  private func isNearEnd(_ items: ArraySlice<FlowItem>) -> Bool {
    var count = 0
    for item in items where !item.isBlank {
      guard let line = item.line else { return true }
      if opening.kindLine(line) != nil || isRecipientsLabel(line) { return true }
      count += 1
      if line.tokens.count > 16 || line.ending == "." && line.tokens.count > 8 || labels.word(line) != nil {
        return false
      }
      if count >= 8 { return true }
    }
    return true
  }

  /// "Nghị quyết này đã được … thông qua …"
  func isClosing(_ line: Line) -> Bool {
    guard line.tokens.count >= 6, line.tokens[0].isCapitalised, let kind = lexicon.kind(of: line.tokens),
      let this = line.tokens.match(lexicon.closingThis, at: kind.end),
      let passive = line.tokens.find(lexicon.closingPassive, from: this, limit: this + 3)
    else { return false }
    // "XVthông qua" is glued: the words are looked for among letters.
    let rest = Array(line.tokens[passive.end...])
    if let adopted = rest.find(lexicon.closingAdopted) { return adopted.start >= 2 }
    return contains(rest, lexicon.closingAdopted)
  }

  private func contains(_ tokens: [Token], _ phrase: Phrase) -> Bool {
    guard let first = phrase.words.first, phrase.words.count >= 2 else { return false }
    for index in tokens.indices where tokens[index].kind == .word && tokens[index].text.hasSuffix(first) {
      if zip(tokens[(index + 1)...], phrase.words.dropFirst()).allSatisfy({ $0.text == $1 }),
        index + phrase.words.count <= tokens.count
      {
        return true
      }
    }
    return false
  }

  func isRecipientsLabel(_ line: Line) -> Bool {
    guard let label = line.tokens.longest(lexicon.recipientLabels) else { return false }
    return label.end == line.tokens.count || line.tokens[label.end].kind == .mark
  }

  /// "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"
  func isAuthority(_ line: Line) -> Bool {
    guard line.tokens.count <= 30, let authority = line.tokens.longest(lexicon.authorities),
      authority.end < line.tokens.count, line.isAllCapitals
    else { return false }
    return line.tokens[authority.end].isMark(".") || line.tokens[authority.end].isMark("/")
      || authority.phrase.words.count > 1
  }

  /// An office in capitals.
  func isOffice(_ line: Line) -> Bool {
    guard line.tokens.count <= 16 else { return false }
    // In small letters only where it stands apart and says nothing else.
    if line.says(any: lexicon.roles) {
      return line.isAllCapitals || line.isCentred || line.isBold || line.alignment == .end
    }
    guard line.isAllCapitals, let role = line.tokens.longest(lexicon.roles) else { return false }
    return role.end == line.tokens.count || !line.endsSentence
  }

  private func isSignature(_ table: FlowTable) -> Bool {
    guard table.rows.count <= 6, table.columns <= 4 else { return false }
    let lines = table.lines
    guard lines.count <= 120 else { return false }
    let isSigned = lines.contains { isRecipientsLabel($0) || isAuthority($0) }
    if isSigned { return !table.hasBorders || table.rows.count <= 3 }
    // An office alone: in a table without lines, or of a single row.
    guard lines.contains(where: isOffice), !table.hasBorders || table.rows.count == 1 else { return false }
    return lines.count <= 40 && lines.allSatisfy { $0.tokens.count <= 30 }
  }

  // MARK: Taking it apart

  /// Reads an ending and leaves what comes after it.
  func read(_ items: inout ArraySlice<FlowItem>) -> Ending {
    var ending = Ending()
    var signature: [SignatureLine] = []
    var recipients: [Ending.Recipient] = []
    var label: Line?
    var isInRecipients = false
    var hasSignature = false
    var gap = 0
    func flushRecipients() {
      if label != nil || !recipients.isEmpty { ending.parts.append(.recipients(label: label, recipients)) }
      label = nil
      recipients = []
      isInRecipients = false
    }
    func flushSignature() {
      if !signature.isEmpty {
        ending.parts.append(.signature(signature))
        hasSignature = true
      }
      signature = []
    }
    loop: while let item = items.first {
      switch item {
      case .table(let table):
        guard isSignature(table) || !hasSignature && signature.isEmpty && isPlainLayout(table) else {
          break loop
        }
        flushRecipients()
        flushSignature()
        let parts = columns(table)
        ending.parts += parts
        hasSignature = hasSignature || parts.contains { if case .signature = $0 { true } else { false } }
      case .line(let line):
        if line.isBlank {
          gap += 1
          items.removeFirst()
          continue loop
        }
        if startsAttachment(items) { break loop }
        let pieces = line.segments
        if line.scalars.contains("\t"), pieces.count > 1 || (pieces.first?.tabs ?? 0) > 0,
          isInRecipients || label != nil || isRecipientsLabel(pieces[0].line)
            || pieces.contains(where: { isAuthority($0.line) || isOffice($0.line) })
            || !signature.isEmpty
        {
          for (tabs, piece) in pieces {
            if tabs == 0, isRecipientsLabel(piece) || isInRecipients {
              take(piece, &label, &recipients)
              isInRecipients = true
            } else {
              signature.append(SignatureLine(role: role(piece, signature, gap: gap), line: piece))
            }
          }
        } else if isClosing(line), signature.isEmpty {
          flushRecipients()
          ending.parts.append(.closing([line]))
        } else if isRecipientsLabel(line) {
          flushSignature()
          flushRecipients()
          take(line, &label, &recipients)
          isInRecipients = true
        } else if isAuthority(line) || isOffice(line) {
          flushRecipients()
          signature.append(SignatureLine(role: role(line, signature, gap: gap), line: line))
        } else if isInRecipients, goesOn(line, recipients, gap: gap) {
          take(line, &label, &recipients)
        } else if !signature.isEmpty, !signature.contains(where: { $0.role == .name }),
          line.tokens.count <= 24
        {
          signature.append(SignatureLine(role: role(line, signature, gap: gap), line: line))
        } else if case .closing(let lines)? = ending.parts.last, signature.isEmpty, line.continues,
          line.paragraph == lines.last?.paragraph
        {
          ending.parts[ending.parts.count - 1] = .closing(lines + [line])
        } else if hasSignature || !signature.isEmpty {
          break loop
        } else {
          flushRecipients()
          ending.parts.append(.plain(line))
        }
        gap = 0
      }
      items.removeFirst()
    }
    flushRecipients()
    flushSignature()
    return ending
  }

  /// A table without lines and with little in it, where a signature is awaited.
  private func isPlainLayout(_ table: FlowTable) -> Bool {
    !table.hasBorders && table.rows.count <= 2 && table.lines.count <= 40
      && table.lines.allSatisfy { $0.tokens.count <= 30 } && !table.lines.isEmpty
  }

  private func columns(_ table: FlowTable) -> [Ending.Part] {
    var perColumn: [[FlowItem]] = []
    for row in table.rows {
      for (column, cell) in row.enumerated() {
        while perColumn.count <= column { perColumn.append([]) }
        perColumn[column] += flat(cell.items)
      }
    }
    return perColumn.flatMap(parts)
  }

  private func flat(_ items: [FlowItem]) -> [FlowItem] {
    items.flatMap { item -> [FlowItem] in
      guard let table = item.table else { return [item] }
      return table.rows.flatMap { $0.flatMap { flat($0.items) } }
    }
  }

  /// One column: recipients, a signature, or one above the other.
  private func parts(_ items: [FlowItem]) -> [Ending.Part] {
    var parts: [Ending.Part] = []
    var label: Line?
    var recipients: [Ending.Recipient] = []
    var signature: [SignatureLine] = []
    var isInRecipients = false
    var gap = 0
    for item in items {
      guard let line = item.line else { continue }
      if line.isBlank {
        gap += 1
        continue
      }
      if isRecipientsLabel(line) {
        if !signature.isEmpty { parts.append(.signature(signature)) }
        signature = []
        isInRecipients = true
        take(line, &label, &recipients)
      } else if isInRecipients, !isAuthority(line), !(isOffice(line) && gap > 0) {
        take(line, &label, &recipients)
      } else {
        if isInRecipients { parts.append(.recipients(label: label, recipients)) }
        (label, recipients, isInRecipients) = (nil, [], false)
        for (_, piece) in line.segments {
          signature.append(SignatureLine(role: role(piece, signature, gap: gap), line: piece))
        }
      }
      gap = 0
    }
    if isInRecipients { parts.append(.recipients(label: label, recipients)) }
    if !signature.isEmpty {
      // Dashes without their label are recipients all the same.
      if signature.allSatisfy({ labels.sign($0.line) != nil }) {
        var list: [Ending.Recipient] = []
        for line in signature { take(line.line, &label, &list) }
        parts.append(.recipients(label: nil, list))
      } else {
        parts.append(.signature(signature))
      }
    }
    return parts
  }

  /// Takes the label or one more recipient.
  private func take(_ line: Line, _ label: inout Line?, _ recipients: inout [Ending.Recipient]) {
    var line = line
    if label == nil, recipients.isEmpty, let found = line.tokens.longest(lexicon.recipientLabels) {
      var end = found.end
      while end < line.tokens.count, line.tokens[end].isMark(":") { end += 1 }
      label = line.upToToken(end)
      guard end < line.tokens.count else { return }
      line = line.fromToken(end)
    }
    if let end = labels.sign(line) {
      recipients.append(.init(sign: line.upToToken(end), lines: [line.fromToken(end)]))
    } else if let last = recipients.last, last.sign != nil, let before = last.lines.last,
      line.continues || !(before.ending.map { ";.".contains($0) } ?? false)
    {
      recipients[recipients.count - 1].lines.append(line)
    } else {
      recipients.append(.init(sign: nil, lines: [line]))
    }
  }

  private func goesOn(_ line: Line, _ recipients: [Ending.Recipient], gap: Int) -> Bool {
    if labels.sign(line) != nil { return true }
    guard let last = recipients.last else { return gap == 0 }
    // Without dashes, as long as each ends like one of an enumeration.
    return gap == 0 && (last.lines.last?.ending == ";" || last.lines.last?.ending == ",")
  }

  // MARK: Lines of a signature

  private func role(_ line: Line, _ before: [SignatureLine], gap: Int) -> SignatureLine.Role {
    var start = 0
    while start < line.tokens.count, line.tokens[start].kind == .mark { start += 1 }
    if start == line.tokens.count { return .mark }
    if line.tokens.longest(lexicon.signedMarks, at: start) != nil { return .mark }
    let isKnown =
      line.tokens.longest(lexicon.roles) != nil
      || line.tokens.longest(lexicon.authorities) != nil
        && line.tokens.count > 1
    let words = line.words
    let hasOffice = before.contains { $0.role == .office }
    if line.isAllCapitals {
      let isBody = line.tokens.longest(lexicon.bodies) != nil
      if !isKnown, !isBody, hasOffice, gap > 0 || before.contains(where: { $0.role == .mark }),
        (2...6).contains(words.count), !line.tokens.contains(where: { $0.kind == .number })
      {
        return .name
      }
      return .office
    }
    if isKnown, !hasOffice || gap == 0, line.tokens.longest(lexicon.roles) != nil { return .office }
    let isName =
      (1...8).contains(words.count) && words.allSatisfy { $0.isCapitalised }
      && !line.tokens.contains { $0.kind == .number || $0.isMark(":") || $0.isMark(";") }
    return isName ? .name : .other
  }

  // MARK: Attachments

  /// Whether another document begins here: an appendix, a regulation with
  /// its note, or a letterhead.
  func startsAttachment(_ items: ArraySlice<FlowItem>) -> Bool {
    guard let line = items.first?.line, !line.isBlank else { return false }
    if let found = opening.kindLine(line) {
      // "QUYẾT ĐỊNH:" enacts.
      if line.ending == ":", opening.enacting(line) != nil { return false }
      if found.kind.isAppendix {
        return line.isCentred || line.isAllCapitals || line.isHeading || line.startsPage
      }
      let isBare = line.says(any: found.kind.titles)
      guard isBare || isNoted(items.dropFirst()) else { return false }
      return line.isAllCapitals
        || (found.kind.isAttached || line.startsPage) && (line.isCentred || line.isBold)
    }
    return opening.head.role(line.segments.first?.line ?? line, isIssuerOpen: false) == .motto
      || opening.head.role(line, isIssuerOpen: false) == .motto
      || line.segments.count > 1
        && line.segments.contains { opening.head.role($0.line, isIssuerOpen: false) == .motto }
  }

  /// The same within a body that nothing has ended: only what is sure.
  func startsAttachmentInBody(_ items: ArraySlice<FlowItem>) -> Bool {
    guard let line = items.first?.line, !line.isBlank, let found = opening.kindLine(line),
      line.isAllCapitals || line.isCentred || line.startsPage
    else { return false }
    if found.kind.isAppendix {
      return (line.isCentred || line.startsPage) && found.end == line.tokens.count || line.startsPage
    }
    return found.kind.isAttached && isNoted(items.dropFirst())
  }

  /// Whether the next lines say what the document is attached to.
  private func isNoted(_ items: ArraySlice<FlowItem>) -> Bool {
    var seen = 0
    for item in items {
      guard let next = item.line else { return false }
      if next.isBlank { continue }
      if opening.isAttachmentNote(next) { return true }
      if labels.word(next) != nil { return false }
      seen += 1
      if seen > 6 { return false }
    }
    return false
  }
}
