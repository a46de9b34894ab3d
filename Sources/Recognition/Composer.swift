internal import Office

/// Lines and tables → paragraphs with their looks and notes.
struct Composer {
  /// Footnotes by id, cut into lines.
  let notes: [String: [FlowItem]]

  init(notes: [String: [FlowItem]]) { self.notes = notes }

  init(_ document: OfficeDocument) {
    var notes: [String: [FlowItem]] = [:]
    for note in document.notes { notes[note.id] = Flow.items(note.blocks) }
    self.notes = notes
  }

  /// A line's text. Looks are written only where they differ within it.
  func inlines(_ line: Line) -> [Inline] {
    let line = line.cut(0, line.scalars.count)
    var marks = line.notes[...]
    var result: [Inline] = []
    let looks = line.looks.isEmpty ? [(line.scalars.count, Look())] : line.looks
    let common = self.common(line, looks)
    var begin = 0
    func emit(_ from: Int, _ to: Int, _ look: Look) {
      guard to > from else { return }
      let text = line.scalars[from..<to].map { $0 == "\t" ? " " : $0 }
      result.append(styled(String(String.UnicodeScalarView(text)), look, common))
    }
    for (end, look) in looks {
      var from = begin
      while let mark = marks.first, mark.offset < end || (mark.offset == end && end == line.scalars.count) {
        let at = max(from, mark.offset)
        emit(from, at, look)
        from = at
        if let note = note(mark.id) { result.append(note) }
        marks.removeFirst()
      }
      emit(from, end, look)
      begin = end
    }
    for mark in marks { if let note = note(mark.id) { result.append(note) } }
    return merged(result)
  }

  private func note(_ id: String) -> Inline? {
    guard let items = notes[id] else { return nil }
    // A note within a note could be within itself.
    let blocks = Composer(notes: [:]).blocks(items)
    return blocks.isEmpty ? nil : .note(blocks)
  }

  /// The look that all of a line shares.
  private func common(_ line: Line, _ looks: [(end: Int, look: Look)]) -> Look {
    var common = Look(isBold: true, isItalic: true, isUnderlined: true)
    var begin = 0
    for (end, look) in looks {
      let part = line.scalars[begin..<min(end, line.scalars.count)]
      begin = min(end, line.scalars.count)
      guard part.contains(where: { !Letters.isSpace($0) }) else { continue }
      common.isBold = common.isBold && look.isBold
      common.isItalic = common.isItalic && look.isItalic
      common.isUnderlined = common.isUnderlined && look.isUnderlined
    }
    return common
  }

  private func styled(_ text: String, _ look: Look, _ common: Look) -> Inline {
    guard text.unicodeScalars.contains(where: { !Letters.isSpace($0) }) else { return .text(text) }
    var inline = Inline.text(text)
    switch look.position {
    case .superscript: inline = .styled("sup", [inline])
    case .subscript: inline = .styled("sub", [inline])
    case .normal: break
    }
    if look.isUnderlined, !common.isUnderlined { inline = .styled("u", [inline]) }
    if look.isItalic, !common.isItalic { inline = .styled("i", [inline]) }
    if look.isBold, !common.isBold { inline = .styled("b", [inline]) }
    return inline
  }

  /// Neighbouring texts as one.
  private func merged(_ inlines: [Inline]) -> [Inline] {
    var result: [Inline] = []
    for inline in inlines {
      if case .text(let text) = inline, case .text(let before)? = result.last {
        result[result.count - 1] = .text(before + text)
      } else {
        result.append(inline)
      }
    }
    return result
  }

  func paragraph(_ line: Line) -> Block {
    .paragraph(Block.Paragraph(number: line.paragraph, content: inlines(line)))
  }

  /// Several lines as one paragraph, broken where they were.
  func joined(_ lines: [Line]) -> [Inline] {
    var result: [Inline] = []
    for line in lines {
      if !result.isEmpty { result.append(.lineBreak) }
      result += inlines(line)
    }
    return result
  }

  /// A flow that has no structure of its own: a cell, a note, a quotation.
  func blocks(_ items: [FlowItem]) -> [Block] {
    var blocks: [Block] = []
    for item in items {
      switch item {
      case .line(let line):
        if line.isBlank { continue }
        append(line, to: &blocks)
      case .table(let table): if let block = self.table(table) { blocks.append(block) }
      }
    }
    return blocks
  }

  /// Adds a line; what a line break only parted stays one paragraph.
  func append(_ line: Line, to blocks: inout [Block]) {
    if line.continues, case .paragraph(var before)? = blocks.last, before.number == line.paragraph {
      before.content += [.lineBreak] + inlines(line)
      blocks[blocks.count - 1] = .paragraph(before)
    } else {
      blocks.append(paragraph(line))
    }
  }

  /// Nil for a table without any cell.
  func table(_ table: FlowTable) -> Block? {
    guard table.rows.contains(where: { !$0.isEmpty }) else { return nil }
    let rows = table.rows.map { row in
      row.map { cell in
        Block.Cell(blocks: blocks(cell.items), columnSpan: cell.columnSpan, rowSpan: cell.rowSpan)
      }
    }
    let first = table.rows.first ?? []
    let isHeader =
      table.rows.count > 1 && !first.isEmpty
      && first.allSatisfy { $0.lines.allSatisfy(\.isBold) }
      && first.contains { !$0.lines.isEmpty }
    return .table(Block.Table(rows: rows.filter { !$0.isEmpty }, hasHeader: isHeader))
  }
}
