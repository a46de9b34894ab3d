/// What one line of a letterhead is.
enum HeadRole: Equatable {
  case motto
  case issuer
  case number
  case date
  case draft
  case secrecy(Int)
  case urgency
  case circulation
  case subject
  case rule
  case other

  var isMark: Bool {
    switch self {
    case .draft, .secrecy, .urgency, .circulation: true
    default: false
    }
  }
}

struct HeadLine {
  var role: HeadRole
  var isRight: Bool
  var line: Line
}

/// Issuing body, motto, number, place and date, stamps; in the order of the
/// file, so that what is made of it can be held against its source.
struct Letterhead {
  /// Lines that stand side by side, row after row, or one below the other.
  var groups: [[HeadLine]] = []

  var lines: [HeadLine] { groups.flatMap { $0 } }
  var isEmpty: Bool { groups.allSatisfy(\.isEmpty) }
  func first(_ role: HeadRole) -> HeadLine? { lines.first { $0.role == role } }
  var issuer: [Line] { lines.filter { $0.role == .issuer }.map(\.line) }
}

struct LetterheadReader {
  let lexicon: Lexicon
  let labels: LabelReader

  init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    labels = LabelReader(lexicon: lexicon)
  }

  /// Takes the letterhead off the front of a flow.
  func read(_ items: inout ArraySlice<FlowItem>) -> Letterhead {
    var head = Letterhead()
    var isIssuerOpen = false
    var wasTabbed = false
    // Whatever stands above the title belongs to the letterhead.
    var title = self.title(in: items)
    while let item = items.first, head.lines.count < 60 {
      switch item {
      case .table(let table):
        if unfold(table, &items) {
          title = self.title(in: items)
          continue
        }
        if let group = group(table, isFirst: head.isEmpty) {
          head.groups.append(group)
        } else if items.startIndex < title, table.lines.count <= 12 {
          head.groups.append(table.lines.map { HeadLine(role: .other, isRight: false, line: $0) })
        } else {
          return head
        }
        isIssuerOpen = false
        wasTabbed = false
        items.removeFirst()
      case .line(let line):
        if line.isBlank {
          items.removeFirst()
          continue
        }
        let awaits = awaitsIssuer(head, items.dropFirst())
        guard
          let group = group(line, &isIssuerOpen, head, awaits: awaits)
            ?? (items.startIndex < title ? [HeadLine(role: .other, isRight: false, line: line)] : nil)
        else { return head }
        // Tabbed lines below each other are columns of one letterhead.
        let isTabbed = line.scalars.contains("\t")
        if isTabbed, wasTabbed {
          head.groups[head.groups.count - 1] += group
        } else {
          head.groups.append(group)
        }
        wasTabbed = isTabbed
        items.removeFirst()
      }
    }
    return head
  }

  /// Where the title stands, if it stands near and before any text.
  private func title(in items: ArraySlice<FlowItem>) -> Int {
    var seen = 0
    for (index, item) in zip(items.indices, items) where !item.isBlank {
      seen += 1
      if seen > 30 { break }
      guard let line = item.line else {
        if item.table.map({ $0.lines.count > 24 }) ?? false { break }
        continue
      }
      if isTitle(line), line.isAllCapitals || line.isCentred { return index }
      // "Phụ lục II"
      if line.tokens.count <= 4, line.isCentred || line.isAllCapitals,
        lexicon.kind(of: line.tokens)?.kind.isAppendix == true
      {
        return index
      }
      let isText =
        line.tokens.count > 40 || labels.word(line) != nil || labels.arabic(line) != nil
        || lexicon.openers.contains { line.tokens.match($0.phrase) != nil && !line.isAllCapitals }
        || lexicon.addresseeLabels.contains { line.tokens.match($0) != nil }
      if isText { break }
    }
    return items.startIndex
  }

  /// A table that holds the title too is a letterhead above plain lines.
  private func unfold(_ table: FlowTable, _ items: inout ArraySlice<FlowItem>) -> Bool {
    guard table.rows.count <= 12,
      let cut = table.rows.firstIndex(where: { $0.contains { $0.lines.contains(where: isTitle) } }),
      table.rows[..<cut].contains(where: { $0.contains { !$0.lines.isEmpty } })
        || table.rows.count == 1 && table.rows[0].count == 1
    else { return false }
    var unfolded: [FlowItem] = []
    if cut > 0 {
      var above = table
      above.rows = Array(table.rows[..<cut])
      unfolded.append(.table(above))
    }
    for row in table.rows[cut...] { unfolded += row.flatMap(\.items) }
    items = ArraySlice(unfolded + items.dropFirst())
    return true
  }

  // MARK: Tables

  /// The lines of a table that is a letterhead, or of a box with a stamp.
  private func group(_ table: FlowTable, isFirst: Bool) -> [HeadLine]? {
    let lines = table.lines
    guard lines.count <= 24, table.rows.count <= 8, table.columns <= 4 else { return nil }
    var roles = lines.map { role($0, isIssuerOpen: false) }
    guard
      roles.contains(.motto) || roles.contains(.number) || roles.contains(.date)
        || (!roles.isEmpty && roles.allSatisfy { $0.isMark || $0 == .rule })
        || (isFirst && roles.contains(.issuer))
    else { return nil }
    // A table with clauses in it is none.
    guard !lines.contains(where: { labels.word($0) != nil && role($0, isIssuerOpen: false) == .other }) else {
      return nil
    }
    roles = []
    var perColumn: [[HeadLine]] = []
    var inOrder: [HeadLine] = []
    for row in table.rows {
      for (column, cell) in row.enumerated() {
        while perColumn.count <= column { perColumn.append([]) }
        for line in cell.lines {
          for (tabs, piece) in pieces(line) {
            let isOpen = perColumn[column].last(where: { $0.role != .rule })?.role == .issuer
            let role = role(piece, isIssuerOpen: isOpen || perColumn[column].isEmpty && column == 0)
            let head = HeadLine(role: role, isRight: column > 0 || tabs > 0, line: piece)
            perColumn[column].append(head)
            inOrder.append(head)
          }
        }
      }
    }
    if perColumn.count == 1 || table.columns == 1 {
      return perColumn.flatMap { $0 }.map {
        HeadLine(role: $0.role, isRight: $0.role == .motto || $0.role == .date, line: $0.line)
      }
    }
    return inOrder
  }

  // MARK: Lines

  /// Whether the issuing body, under a name that the lexicon lacks, may
  /// still come: its number or the motto follows.
  private func awaitsIssuer(_ head: Letterhead, _ items: ArraySlice<FlowItem>) -> Bool {
    guard head.issuer.isEmpty, head.first(.number) == nil else { return false }
    var seen = 0
    for item in items {
      guard let line = item.line else { return false }
      if line.isBlank { continue }
      if isTitle(line) { return false }
      let roles = pieces(line).map { role($0.line, isIssuerOpen: false) }
      if roles.contains(.number) || head.isEmpty && roles.contains(.motto) { return true }
      seen += 1
      if seen >= 4 { return false }
    }
    return false
  }

  private func group(
    _ line: Line,
    _ isIssuerOpen: inout Bool,
    _ head: Letterhead,
    awaits: Bool
  ) -> [HeadLine]? {
    let pieces = pieces(line)
    var lines: [HeadLine] = []
    for (tabs, piece) in pieces {
      let before = head.lines.last { $0.isRight == (tabs > 0) && $0.role != .rule }?.role
      let isBesideMotto =
        pieces.contains { self.role($0.line, isIssuerOpen: false) == .motto } && head.issuer.isEmpty
      let isOpen = before == .issuer && isIssuerOpen || tabs == 0 && (awaits || isBesideMotto)
      var role = self.role(piece, isIssuerOpen: isOpen)
      let isRight = tabs > 0 || role == .motto || role == .date
      if role == .issuer, isRight, pieces.count > 1 || tabs > 0 { role = .other }
      lines.append(HeadLine(role: role, isRight: isRight, line: piece))
    }
    guard !lines.isEmpty else { return nil }
    if lines.count == 1, let only = lines.first {
      switch only.role {
      case .other, .subject: return nil
      case .issuer:
        // After number and date, a body's name opens the enacting words.
        if head.first(.number) != nil || !head.issuer.isEmpty && !isIssuerOpen { return nil }
        if isTitle(only.line) { return nil }
      case .rule: if head.isEmpty { return nil }
      default: break
      }
    } else if lines.allSatisfy({ $0.role == .other || $0.role == .rule }) {
      return nil
    }
    if lines.contains(where: { $0.role == .issuer }) {
      isIssuerOpen = true
    } else if lines.contains(where: { $0.role == .number }) {
      isIssuerOpen = false
    }
    return lines
  }

  /// The pieces of a line that stand apart: by tabs, or by many spaces
  /// before the motto or the place and date.
  private func pieces(_ line: Line) -> [(tabs: Int, line: Line)] {
    let segments = whole(line).map { [$0] } ?? line.segments
    return segments.flatMap { tabs, piece -> [(Int, Line)] in
      var index = 1
      while index < piece.tokens.count {
        let gap = piece.tokens[index].start - piece.tokens[index - 1].end
        if gap >= 3, piece.tokens[index].isCapitalised {
          let rest = piece.fromToken(index)
          let role = role(rest, isIssuerOpen: false)
          if role == .motto || role == .date, self.role(piece.upToToken(index), isIssuerOpen: true) != .other
          {
            return [(tabs, piece.upToToken(index)), (tabs + 1, rest)]
          }
        }
        index += 1
      }
      return [(tabs, piece)]
    }
  }

  /// A line whose tabs are blanks to be filled in, not columns.
  private func whole(_ line: Line) -> (tabs: Int, line: Line)? {
    let segments = line.segments
    guard segments.count > 1, let first = segments.first else { return nil }
    let roles = segments.map { role($0.line, isIssuerOpen: false) }
    let isNumber =
      roles[0] == .number && number(first.line) == first.line.scalars.count
      && roles.dropFirst().allSatisfy { $0 == .other }
    let isDate = roles.allSatisfy { $0 == .other } && !first.line.isAllCapitals && isDate(line)
    return isNumber || isDate ? (first.tabs, line.cut(0, line.scalars.count)) : nil
  }

  /// Whether the line is the title of a kind.
  func isTitle(_ line: Line) -> Bool {
    if lexicon.kinds.contains(where: { line.says(any: $0.titles) }) { return true }
    // "NGHỊ QUYẾT (DỰ THẢO)"
    guard let found = lexicon.kind(of: line.tokens), found.end < line.tokens.count else { return false }
    return line.tokens[found.end].isMark("(")
      && line.tokens.longest(lexicon.draftMarks, at: found.end + 1) != nil
  }

  func role(_ line: Line, isIssuerOpen: Bool) -> HeadRole {
    if line.isRule || line.tokens.allSatisfy({ $0.kind == .mark && !"()".contains($0.text) }) { return .rule }
    if lexicon.motto.contains(where: {
      line.tokens.match($0) != nil && line.tokens.count <= $0.words.count + 4
    })
      || line.says(any: lexicon.motto)
    {
      return .motto
    }
    if let mark = mark(line) { return mark }
    if isTitle(line) { return .other }
    if number(line) != nil { return .number }
    if isDate(line) { return .date }
    if lexicon.subjectLabels.contains(where: { line.tokens.match($0) != nil }) { return .subject }
    if line.isAllCapitals, line.words.count <= 16, labels.word(line) == nil {
      if lexicon.bodies.contains(where: { line.tokens.match($0) != nil }) { return .issuer }
      if isIssuerOpen { return .issuer }
    }
    return .other
  }

  private func mark(_ line: Line) -> HeadRole? {
    // Stamps may stand in brackets, in stars or behind their label.
    var tokens = line.tokens
    while let first = tokens.first, first.kind == .mark { tokens.removeFirst() }
    while let last = tokens.last, last.kind == .mark { tokens.removeLast() }
    guard !tokens.isEmpty, tokens.count <= 14 else { return nil }
    var start = 0
    var isLabelled = false
    if let label = tokens.longest(lexicon.secrecyLabels + lexicon.urgencyLabels) {
      start = label.end
      isLabelled = true
      while start < tokens.count, tokens[start].kind == .mark { start += 1 }
    }
    let capitals = tokens[start...].allSatisfy { $0.kind != .word || $0.isAllCapitals }
    func says(_ phrase: Phrase) -> Bool { tokens.match(phrase, at: start) == tokens.count }
    if capitals || isLabelled {
      for (phrase, level) in lexicon.secrecyMarks where says(phrase) { return .secrecy(level) }
      for phrase in lexicon.urgencyMarks where says(phrase) { return .urgency }
    }
    if line.isLetterSpaced {
      let squeezed = Phrase.squeeze(tokens)
      for (phrase, level) in lexicon.secrecyMarks where phrase.squeezed == squeezed { return .secrecy(level) }
      for phrase in lexicon.urgencyMarks where phrase.squeezed == squeezed { return .urgency }
      for phrase in lexicon.draftMarks where phrase.squeezed == squeezed { return .draft }
    }
    if capitals, lexicon.circulationMarks.contains(where: says) { return .circulation }
    if let draft = tokens.longest(lexicon.draftMarks) {
      let rest = tokens[draft.end...]
      let isNumbered = tokens.longest(lexicon.draftNumbers, at: draft.end) != nil
      if rest.isEmpty || isNumbered || rest.allSatisfy({ $0.kind != .word })
        || rest.first?.isMark("(") == true || rest.first?.kind == .number
      {
        return .draft
      }
      if rest.first?.kind == .mark, rest.count <= 12 { return .draft }
      if WrittenDate.find(tokens, from: draft.end, lexicon) != nil { return .draft }
    }
    return nil
  }

  /// Where the number itself begins, if the line is one: behind "Số:" or
  /// "Nghị quyết số:".
  func number(_ line: Line) -> Int? {
    let tokens = line.tokens
    var index = 0
    if let kind = lexicon.kind(of: tokens) { index = kind.end }
    guard let label = tokens.longest(lexicon.numberLabels, at: index) else { return nil }
    guard tokens[0].isCapitalised else { return nil }
    var start = label.end
    while start < tokens.count,
      tokens[start].isMark(":")
        || (tokens[start].isMark(".") && start == label.end
          && !(start + 1 < tokens.count && tokens[start + 1].isMark(".")))
    { start += 1 }
    let hasColon = start > label.end
    guard tokens.count <= start + 24 else { return nil }
    let rest = tokens[start...]
    // A number, blanks, or a symbol with its slash; no sentence.
    if rest.isEmpty { return hasColon ? line.scalars.count : nil }
    guard rest.contains(where: { $0.isMark("/") }) || rest.allSatisfy({ $0.kind != .word }) else {
      return nil
    }
    let spaced = rest.filter { $0.kind == .word }.count
    guard spaced <= 8 else { return nil }
    return rest.first?.start
  }

  private func isDate(_ line: Line) -> Bool {
    guard let date = WrittenDate.find(line.tokens, lexicon), date.start <= 10 else { return false }
    return line.tokens[date.end...].allSatisfy { $0.kind == .mark }
  }
}
