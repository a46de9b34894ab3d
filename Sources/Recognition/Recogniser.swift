public import Office

/// Finds the parts of a document by the words of a lexicon. It never
/// refuses: what has no place stays where it stood, as plain text.
public struct Recogniser: Sendable {
  private let lexicon: Lexicon

  public init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  /// The document as understood, attachments included.
  public func recognise(_ document: OfficeDocument) -> RecognisedDocument {
    let items = Flow.items(document.blocks)
    let composer = Composer(document)
    let pass = Pass(lexicon: lexicon, composer: composer)
    var result = pass.main(items[...])
    pass.readMargins(Flow.items(document.headers) + Flow.items(document.footers), &result)
    Shape.apply(&result)
    Identifiers.assign(&result)
    References(lexicon).link(&result)
    return result
  }
}

/// One document at work.
private struct Pass {
  let lexicon: Lexicon
  let composer: Composer
  let labels: LabelReader
  let letterheads: LetterheadReader
  let openings: OpeningReader
  let endings: EndingReader

  init(lexicon: Lexicon, composer: Composer) {
    self.lexicon = lexicon
    self.composer = composer
    labels = LabelReader(lexicon: lexicon)
    letterheads = LetterheadReader(lexicon)
    openings = OpeningReader(lexicon)
    endings = EndingReader(lexicon)
  }

  func main(_ items: ArraySlice<FlowItem>) -> RecognisedDocument {
    var rest = items
    var result = document(&rest, isAttached: false)
    var isFirst = true
    while true {
      while let item = rest.first, item.isBlank { rest.removeFirst() }
      guard !rest.isEmpty else { break }
      if isFirst {
        let visible = rest.lazy.filter { !$0.isBlank }.prefix(4)
        if visible.count <= 3, visible.allSatisfy({ $0.line != nil }), !endings.startsAttachment(rest) {
          leftOver(visible.compactMap(\.line), &result)
          break
        }
      }
      isFirst = false
      result.attachments.append(document(&rest, isAttached: true))
    }
    // An official letter has a subject and no kind.
    if result.fields.kind == nil, result.fields.title == nil {
      let first = items.first { !$0.isBlank }
      let text = first?.line?.text ?? first?.table?.lines.first?.text ?? ""
      result.remarks.append(.init(kind: .noKind, paragraph: first?.paragraph ?? 0, eId: nil, text: text))
    }
    return result
  }

  private func leftOver(_ lines: [Line], _ result: inout RecognisedDocument) {
    let blocks = lines.map(composer.paragraph)
    result.conclusions.append(.init(name: "khac", blocks: blocks))
    for line in lines {
      result.remarks.append(
        .init(kind: .textAfterSignature, paragraph: line.paragraph, eId: nil, text: line.text)
      )
    }
  }

  /// Letterhead and marks that stand in the margin of pages.
  func readMargins(_ items: [FlowItem], _ result: inout RecognisedDocument) {
    // Some offices keep their letterhead in the header of the first page.
    var rest = items[...]
    let head = letterheads.read(&rest)
    if result.fields.issuer == nil { placeIssuer(head.issuer, &result.fields) }
    for line in head.lines.map(\.line) {
      if let start = letterheads.number(line), result.fields.symbol == nil {
        readSymbol(line, line.from(start), &result.fields)
      } else if let date = WrittenDate.find(line.tokens, lexicon), result.fields.date == nil {
        _ = placeAndDate(line, date, &result.fields)
      }
    }
    let lines = items.flatMap { item in item.table?.lines ?? item.line.map { [$0] } ?? [] }
    for line in lines.flatMap({ $0.segments.map(\.line) }) {
      let role = letterheads.role(line, isIssuerOpen: false)
      if role.isMark { note(HeadLine(role: role, isRight: false, line: line), &result.fields) }
    }
  }

  // MARK: One document

  private func document(_ rest: inout ArraySlice<FlowItem>, isAttached: Bool) -> RecognisedDocument {
    var result = RecognisedDocument()
    result.isAttached = isAttached
    result.language = lexicon.language
    result.country = lexicon.country
    let whole = rest
    let head = letterheads.read(&rest)
    let opening = openings.read(&rest, head)
    place(head, &result)
    place(opening, head, &result)
    let kind = opening.kind
    let afterHead = rest
    let own = extent(rest, isAttached: isAttached, kind: kind, isAtStart: whole.startIndex == rest.startIndex)
    var body = rest[rest.startIndex..<own.bodyEnd]
    if kind?.enacts ?? hasFormula(body) {
      place(openings.readPreamble(&body, head), &result)
    } else {
      placeAddressees(&body, &result)
      for lines in openings.readBases(&body) { placeBase(lines, &result) }
    }
    var items = Array(body)
    let isArticled = isArticled(items, kind)
    if !isArticled, kind?.element != "bill", let end = reportEnd(items) {
      result.tail = composer.blocks(Array(items[end...]))
      items.removeSubrange(end...)
    }
    let reader = BodyReader(
      lexicon: lexicon,
      labels: labels,
      composer: composer,
      boldParagraphs: boldParagraphs(items)
    )
    let read = reader.read(items, isArticled: isArticled, isEnd: endings.isClosing)
    result.lead += read.lead.map { .block($0) }
    result.units = read.units
    result.hasArticles = isArticled
    rest = afterHead[own.bodyEnd...]
    if own.hasEnding {
      place(endings.read(&rest), &result)
    }
    return result
  }

  /// Where the body ends, and whether an ending follows it.
  private func extent(
    _ items: ArraySlice<FlowItem>,
    isAttached: Bool,
    kind: Lexicon.Kind?,
    isAtStart: Bool
  ) -> (bodyEnd: Int, hasEnding: Bool) {
    var attachment = items.endIndex
    var index = items.startIndex
    var hasText = false
    // What stands below "Chương I" is its heading; below grounds, what enacts.
    var isBelowLabel = false
    while index < items.endIndex {
      if !items[index].isBlank {
        let starts =
          isAttached
          ? endings.startsAttachment(items[index...]) && (hasText || !isAtStart)
          : endings.startsAttachmentInBody(items[index...]) && hasText
        if starts, !isBelowLabel {
          attachment = index
          break
        }
        hasText = true
        let line = items[index].line
        isBelowLabel =
          line.flatMap(labels.word).map { $0.kind != .article } ?? false
          || line.map { openings.isBase($0) && ($0.endsSentence || $0.isItalic) } ?? false
      }
      index += 1
    }
    guard kind?.isAppendix != true, !(isAttached && kind == nil) else { return (attachment, false) }
    if let start = endings.start(Array(items[items.startIndex..<attachment])) {
      return (items.startIndex + start, true)
    }
    return (attachment, false)
  }

  private func hasFormula(_ items: ArraySlice<FlowItem>) -> Bool {
    for item in items.prefix(60) {
      guard let line = item.line, !line.isBlank else { continue }
      if openings.enacting(line) != nil { return true }
      if labels.word(line) != nil { return false }
    }
    return false
  }

  /// Whether the text is made of articles.
  private func isArticled(_ items: [FlowItem], _ kind: Lexicon.Kind?) -> Bool {
    var numbers: [Int] = []
    for item in items {
      guard let line = item.line, let label = labels.word(line), label.kind == .article else {
        if numbers.isEmpty, kind?.enacts != true, kind?.isAttached != true, let line = item.line,
          labels.roman(line) != nil
        {
          return false
        }
        continue
      }
      let isBare = label.end >= line.tokens.count
      if isBare || ".:".contains(label.punctuation) || line.boldEnd > 0 { numbers.append(label.value) }
    }
    guard let first = numbers.first else { return false }
    if kind?.enacts == true || kind?.isAttached == true { return true }
    return first == 1 && numbers.count >= 2
  }

  /// Where the last sentences of a report begin, within its last lines.
  private func reportEnd(_ items: [FlowItem]) -> Int? {
    var found: Int?
    var seen = 0
    for index in items.indices.reversed() where !items[index].isBlank {
      guard let line = items[index].line, labels.arabic(line) == nil, labels.sign(line) == nil else { break }
      seen += 1
      guard seen <= 6 else { break }
      let start = line.tokens.first?.isMark("(") == true ? 1 : 0
      if line.tokens.longest(lexicon.reportEnds, at: start) != nil { found = index }
    }
    guard let found, items[..<found].contains(where: { !$0.isBlank }) else { return nil }
    return found
  }

  private func boldParagraphs(_ items: [FlowItem]) -> Set<Int> {
    Set(items.compactMap { $0.line.flatMap { !$0.isBlank && $0.isBold ? $0.paragraph : nil } })
  }

  // MARK: Letterhead and title

  private func note(_ head: HeadLine, _ fields: inout RecognisedFields) {
    let found = Found(head.line.text, head.line.paragraph)
    switch head.role {
    case .draft: if fields.draftMark == nil { fields.draftMark = found }
    case .secrecy(let level):
      // A bundle takes its highest mark.
      if level > fields.secrecyLevel ?? 0 {
        fields.secrecyMark = found
        fields.secrecyLevel = level
      }
    case .urgency: if fields.urgencyMark == nil { fields.urgencyMark = found }
    default: break
    }
  }

  private func place(_ head: Letterhead, _ result: inout RecognisedDocument) {
    for line in head.lines { note(line, &result.fields) }
    placeIssuer(head.issuer, &result.fields)
    for group in head.groups {
      var run: [HeadLine] = []
      func close() {
        guard let first = run.first else { return }
        let name =
          if first.isRight { "quocHieu" } else if run.allSatisfy({ $0.role.isMark }) {
            "dauVanBan"
          } else { "coQuanBanHanh" }
        var blocks: [Block] = []
        var index = 0
        while index < run.count {
          var lines = [run[index].line]
          // The body's name over several lines is one name.
          while run[index].role == .issuer, index + 1 < run.count, run[index + 1].role == .issuer {
            index += 1
            lines.append(run[index].line)
          }
          blocks.append(headBlock(run[index].role, lines, &result))
          index += 1
        }
        if let last = result.letterhead.last, last.name == name {
          result.letterhead[result.letterhead.count - 1].blocks += blocks
        } else {
          result.letterhead.append(.init(name: name, blocks: blocks))
        }
        run = []
      }
      for line in group {
        if let last = run.last, last.isRight != line.isRight { close() }
        run.append(line)
      }
      close()
    }
  }

  /// Lines of the issuing body: its own name, and the body above it.
  private func placeIssuer(_ lines: [Line], _ fields: inout RecognisedFields) {
    guard let first = lines.first else { return }
    var split = 0
    for index in lines.indices.dropFirst() {
      guard lexicon.bodies.contains(where: { lines[index].tokens.match($0) != nil }) else { continue }
      // "ỦY BAN THƯỜNG VỤ / QUỐC HỘI" is one name over two lines.
      let above = lines[split..<index].flatMap(\.tokens)
      let joined = above + lines[index].tokens
      let longest = joined.longest(lexicon.bodies)?.end ?? 0
      if longest > above.count { continue }
      split = index
    }
    let own = lines[split...].map(\.text).joined(separator: " ")
    fields.issuer = Found(own, lines[split].paragraph)
    if split > 0 {
      fields.superior = Found(lines[..<split].map(\.text).joined(separator: " "), first.paragraph)
    }
  }

  private func headBlock(_ role: HeadRole, _ lines: [Line], _ result: inout RecognisedDocument) -> Block {
    let line = lines[0]
    var content = composer.joined(lines)
    switch role {
    case .issuer:
      let attributes: [Inline.Attribute] = [.init("refersTo", "#co-quan-ban-hanh")]
      content = [.element("docAuthority", attributes, content)]
    case .number:
      if let start = letterheads.number(line) {
        let number = line.from(start)
        readSymbol(line, number, &result.fields)
        content = composer.inlines(line.cut(0, start)) + [.text(" ")]
        content += [.element("docNumber", [], composer.inlines(number))]
      }
    case .date:
      if let date = WrittenDate.find(line.tokens, lexicon) {
        content = placeAndDate(line, date, &result.fields)
      }
    case .draft: content = [.element("docStage", [], content)]
    case .secrecy: content = [.element("inline", [.init("name", "doMat")], content)]
    case .urgency: content = [.element("inline", [.init("name", "doKhan")], content)]
    case .subject:
      if result.fields.title == nil { result.fields.title = Found(line.text, line.paragraph) }
      content = [.element("docTitle", [], content)]
    default: break
    }
    return .paragraph(Block.Paragraph(number: line.paragraph, content: content))
  }

  private func readSymbol(_ line: Line, _ number: Line, _ fields: inout RecognisedFields) {
    guard fields.symbol == nil else { return }
    var value = number.text.filter { !$0.isWhitespace }
    while let last = value.last, ".,;:".contains(last), value.contains("/") { value.removeLast() }
    let parts = value.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    var symbol = RecognisedSymbol(raw: line.text, value: value)
    if let first = parts.first, !first.isEmpty { symbol.number = first }
    var rest = parts.dropFirst()
    if let year = rest.first, year.count == 4, year.allSatisfy({ $0.isASCII && $0.isNumber }) {
      symbol.year = year
      rest = rest.dropFirst()
    }
    if !rest.isEmpty { symbol.notation = rest.joined(separator: "/") }
    fields.symbol = Found(symbol, line.paragraph)
  }

  private func placeAndDate(_ line: Line, _ date: WrittenDate, _ fields: inout RecognisedFields) -> [Inline] {
    let place = line.upToToken(date.start)
    var name = place.text
    while let last = name.last, last == "," || last.isWhitespace { name.removeLast() }
    let isBlank = name.allSatisfy { "._… -".contains($0) }
    if fields.place == nil, !isBlank { fields.place = Found(name, line.paragraph) }
    if fields.date == nil, let iso = date.iso { fields.date = Found(iso, line.paragraph) }
    var content = composer.inlines(place)
    if !content.isEmpty { content.append(.text(" ")) }
    let written = composer.inlines(line.fromToken(date.start))
    if let iso = date.iso {
      content.append(.element("docDate", [.init("date", iso)], written))
    } else {
      content += written
    }
    return content
  }

  private func place(_ opening: Opening, _ head: Letterhead, _ result: inout RecognisedDocument) {
    guard let kindLine = opening.kindLine, let kind = opening.kind else { return }
    var refined = kind
    if let title = opening.title.first,
      let refinement = kind.refinements.first(where: { title.tokens.longest($0.starts) != nil })
    {
      refined.id = refinement.id
      refined.name = refinement.name
    }
    result.fields.kind = Found(refined, kindLine.paragraph)
    result.fields.kindTitle = Found(kind.title(in: kindLine), kindLine.paragraph)
    result.appendixNumber = opening.kindNumber
    if result.fields.draftMark == nil, let draft = kindLine.tokens.find(lexicon.draftMarks) {
      let mark = kindLine.from(kindLine.tokens[draft.start].start)
      let words = mark.text.filter { $0 != "(" && $0 != ")" }
      let isWhole = draft.start > 0
      result.fields.draftMark = Found(isWhole ? words : draftWords(kindLine, draft.end), kindLine.paragraph)
    }
    let type = Inline.element("docType", [], composer.inlines(kindLine))
    result.longTitle.append(.init(number: kindLine.paragraph, content: [type]))
    if let first = opening.title.first {
      let title = opening.title.map(\.text).joined(separator: " ")
      result.fields.title = Found(title, first.paragraph)
      let content = Inline.element("docTitle", [], composer.joined(opening.title))
      result.longTitle.append(.init(number: first.paragraph, content: [content]))
    }
    for line in opening.subtitles {
      result.longTitle.append(.init(number: line.paragraph, content: composer.inlines(line)))
      for mark in [letterheads.role(line, isIssuerOpen: false)] where mark.isMark {
        note(HeadLine(role: mark, isRight: false, line: line), &result.fields)
      }
    }
  }

  private func draftWords(_ line: Line, _ end: Int) -> String { line.upToToken(end).text }

  // MARK: Preamble

  private func place(_ preamble: Preamble, _ result: inout RecognisedDocument) {
    for part in preamble.parts {
      switch part {
      case .formula(let name, let lines):
        guard let first = lines.first else { continue }
        result.preamble.append(.formula(name: name, composer.joined(lines), paragraph: first.paragraph))
        if name != OpeningReader.issuerFormula {
          result.fields.operative = Found(lines.map(\.text).joined(separator: " "), first.paragraph)
        }
      case .base(let lines, let isCitation):
        guard let first = lines.first else { continue }
        result.fields.legalBases.append(Found(lines.map(\.text).joined(separator: " "), first.paragraph))
        let content = composer.joined(lines)
        result.preamble.append(
          isCitation
            ? .citation(content, paragraph: first.paragraph) : .recital(content, paragraph: first.paragraph)
        )
      case .plain(let line):
        result.preamble.append(.plain(composer.inlines(line), paragraph: line.paragraph))
      }
    }
  }

  private func placeBase(_ lines: [Line], _ result: inout RecognisedDocument) {
    guard let first = lines.first else { return }
    result.fields.legalBases.append(Found(lines.map(\.text).joined(separator: " "), first.paragraph))
    let paragraph = Block.Paragraph(number: first.paragraph, content: composer.joined(lines))
    result.lead.append(.block(.paragraph(paragraph)))
  }

  // MARK: Addressees

  /// "Kính gửi: …" on one line, or a list below it.
  private func placeAddressees(_ items: inout ArraySlice<FlowItem>, _ result: inout RecognisedDocument) {
    while let line = items.first?.line, line.isBlank { items.removeFirst() }
    var lines: [Line] = []
    if let table = items.first?.table, let first = table.lines.first, openings.isAddressee(first),
      !table.hasBorders || table.rows.count <= 3
    {
      lines = table.lines
      items.removeFirst()
    } else if let line = items.first?.line, openings.isAddressee(line) {
      lines = [line]
      items.removeFirst()
      while let next = items.first?.line, addressee(next, after: lines) {
        if !next.isBlank { lines.append(next) }
        items.removeFirst()
      }
    }
    guard let first = lines.first, let label = first.tokens.longest(lexicon.addresseeLabels) else { return }
    var start = label.end
    while start < first.tokens.count, first.tokens[start].isMark(":") { start += 1 }
    var blocks: [Block] = []
    for (index, line) in lines.enumerated() {
      var from = index == 0 ? start : 0
      if let sign = labels.sign(line.fromToken(from)) { from += sign }
      let name = line.fromToken(from)
      let before = line.upToToken(from)
      var content = composer.inlines(before)
      if !name.isBlank {
        for part in name.text.split(separator: ";") {
          let clean = trimmed(String(part))
          if !clean.isEmpty { result.fields.addressees.append(Found(clean, line.paragraph)) }
        }
        if !content.isEmpty { content.append(.text(" ")) }
        let (text, mark) = split(name)
        let number = result.isAttached ? "\(line.paragraph)" : String(result.fields.addressees.count)
        content.append(
          .element("organization", [.init("refersTo", "#noi-gui-\(number)")], composer.inlines(text))
        )
        content += composer.inlines(mark)
      }
      blocks.append(.paragraph(Block.Paragraph(number: line.paragraph, content: content)))
    }
    result.lead.append(.container(.init(name: "kinhGui", blocks: blocks)))
  }

  /// A name and the mark behind it.
  private func split(_ line: Line) -> (Line, Line) {
    guard let last = line.tokens.last, last.kind == .mark, ".;,".contains(last.text), line.tokens.count > 1
    else {
      return (line, BodyReader.nothing)
    }
    return (line.cut(0, last.start), line.from(last.start))
  }

  private func addressee(_ line: Line, after lines: [Line]) -> Bool {
    if lines.count > 30 { return false }
    if line.isBlank {
      // Blank lines within the list only.
      return lines.count == 1 && lines[0].tokens.count <= 3
    }
    if openings.isBase(line) && labels.sign(line) == nil { return false }
    if labels.sign(line) != nil, lines.count > 1 || lines[0].endsSentence || lines[0].tokens.count <= 4 {
      return true
    }
    let last = lines[lines.count - 1]
    if lines.count == 1, last.ending == ":", line.tokens.count <= 40 { return true }
    return last.ending == ";" && line.tokens.count <= 40
      || line.continues && line.paragraph == last.paragraph && !last.endsSentence
  }

  // MARK: Ending

  private func place(_ ending: Ending, _ result: inout RecognisedDocument) {
    for part in ending.parts {
      switch part {
      case .closing(let lines):
        guard let first = lines.first else { continue }
        result.fields.closing = Found(lines.map(\.text).joined(separator: " "), first.paragraph)
        let paragraph = Block.Paragraph(number: first.paragraph, content: composer.joined(lines))
        result.conclusions.append(.init(name: "thongQua", blocks: [.paragraph(paragraph)]))
      case .recipients(let label, let recipients): placeRecipients(label, recipients, &result)
      case .signature(let lines): placeSignature(lines, &result)
      case .plain(let line):
        result.conclusions.append(.init(name: "khac", blocks: [composer.paragraph(line)]))
      }
    }
  }

  private func placeRecipients(
    _ label: Line?,
    _ recipients: [Ending.Recipient],
    _ result: inout RecognisedDocument
  ) {
    var items: [Block.Item] = []
    for recipient in recipients {
      guard let first = recipient.lines.first else { continue }
      let text = trimmed(recipient.lines.map(\.text).joined(separator: " "))
      if !text.isEmpty { result.fields.recipients.append(Found(text, first.paragraph)) }
      let paragraph = Block.Paragraph(number: first.paragraph, content: composer.joined(recipient.lines))
      items.append(
        Block.Item(
          number: first.paragraph,
          label: recipient.sign.map(composer.inlines) ?? [],
          blocks: [.paragraph(paragraph)]
        )
      )
    }
    let introduction = label.map(composer.inlines) ?? []
    let number = label?.paragraph ?? items.first?.number ?? 0
    let block: Block =
      items.isEmpty
      ? .paragraph(Block.Paragraph(number: number, content: introduction))
      : .list(
        Block.List(introduction: introduction, items: items, introductionParagraph: label?.paragraph)
      )
    result.conclusions.append(.init(name: "noiNhan", blocks: [block]))
  }

  private func placeSignature(_ lines: [SignatureLine], _ result: inout RecognisedDocument) {
    guard let first = lines.first else { return }
    let offices = lines.filter { $0.role == .office }
    // The last signature is the one that counts.
    if !offices.isEmpty {
      result.fields.signatoryRoles = offices.map { Found($0.line.text, $0.line.paragraph) }
      result.fields.signatoryName = nil
    }
    if let name = lines.last(where: { $0.role == .name }) {
      result.fields.signatoryName = Found(name.line.text, name.line.paragraph)
    }
    let isSecond = result.conclusions.contains { $0.name == "kyBanHanh" }
    let suffix = isSecond || result.isAttached ? "-\(first.line.paragraph)" : ""
    var content: [Inline] = []
    var index = 0
    while index < lines.count {
      let role = lines[index].role
      var group = [lines[index].line]
      while role == .office, index + 1 < lines.count, lines[index + 1].role == .office {
        index += 1
        group.append(lines[index].line)
      }
      if !content.isEmpty { content.append(.lineBreak) }
      let text = composer.joined(group)
      switch role {
      case .office: content.append(.element("role", [.init("refersTo", "#chuc-vu-ky\(suffix)")], text))
      case .name:
        content.append(
          .element(
            "person",
            [.init("refersTo", "#nguoi-ky\(suffix)"), .init("as", "#chuc-vu-ky\(suffix)")],
            text
          )
        )
      case .mark, .other: content += text
      }
      index += 1
    }
    let paragraph = Block.Paragraph(
      number: first.line.paragraph,
      content: [.element("signature", [], content)]
    )
    result.conclusions.append(.init(name: "kyBanHanh", blocks: [.paragraph(paragraph)]))
  }

  private func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while let last = text.last, last.isWhitespace || ".;,".contains(last) { text.removeLast() }
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    return String(text)
  }
}
