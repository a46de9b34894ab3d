import LibXML

/// Where comments begin and end in WordprocessingML (ISO/IEC 29500-1
/// §17.13.4). A run is cut in two where words begin within it; nothing else
/// is moved.
struct WordMarks {
  private let map: MarkupMap
  private let namespace: String
  /// What stands at each place.
  private var marks: [Place: Marks] = [:]
  private var search: ParagraphSearch

  private struct Marks {
    var ends = ""
    /// The marks of comments that ended.
    var references = ""
    /// Comments on nothing, from beginning to end.
    var points = ""
    var starts = ""
    var text: String { ends + references + points + starts }
  }

  /// Where something can be put.
  private enum Place: Hashable {
    /// Between runs.
    case between(Int)
    /// Between two parts of a run, which is cut.
    case inRun(Int, run: Int)
    /// Inside a text, which is cut with its run.
    case inText(Int, text: Int, run: Int)
    /// In a paragraph that is one tag.
    case inEmpty(Int)
  }

  init(_ map: MarkupMap, _ trace: SourceTrace, namespace: String) {
    self.map = map
    search = ParagraphSearch(trace)
    self.namespace = namespace
  }

  /// Marks what a comment speaks of.
  ///
  /// - Returns: false where the part has no paragraph at all.
  mutating func add(_ comment: OfficeComment, id: Int) -> Bool {
    guard let paragraph = search.paragraph(comment) else { return false }
    let found = search.words(comment)
    let host = host(of: (found?.paragraph ?? paragraph).element)
    let (first, last) = whole(host)
    let (start, end, mark) = found.flatMap(spots) ?? (first, last, last)
    let prefix = map.prefix(host)
    let declared = prefix.isEmpty ? " xmlns:w=\"\(namespace)\"" : ""
    let name = prefix.isEmpty ? "w:" : prefix
    let opening = "<\(name)commentRangeStart\(declared) \(name)id=\"\(id)\"/>"
    let closing = "<\(name)commentRangeEnd\(declared) \(name)id=\"\(id)\"/>"
    let reference = "<\(name)r\(declared)><\(name)commentReference \(name)id=\"\(id)\"/></\(name)r>"
    guard start != end else {
      marks[start, default: Marks()].points += opening + closing + reference
      return true
    }
    marks[start, default: Marks()].starts += opening
    marks[end, default: Marks()].ends += closing
    marks[mark, default: Marks()].references += reference
    return true
  }

  /// The part with its marks.
  var bytes: [UInt8] {
    var edits = PartEdits()
    var spaced: Set<Int> = []
    for (place, mark) in marks {
      let text = mark.text
      switch place {
      case .between(let offset): edits.insert(text, at: offset)
      case .inEmpty(let paragraph): edits.append(text, to: paragraph, of: map)
      case .inRun(let offset, let run):
        edits.insert("</\(map.text(map.elements[run].name))>\(text)\(reopened(run))", at: offset)
      case .inText(let offset, let element, let run):
        let found = map.elements[element]
        let open = map.text(found.open)
        let closed = "</\(map.text(found.name))></\(map.text(map.elements[run].name))>"
        edits.insert(closed + text + reopened(run) + Self.preserving(open), at: offset)
        // Blanks at the cut must not be dropped.
        if !open.contains("xml:space"), spaced.insert(element).inserted {
          edits.insert(Self.space, at: found.open.upperBound - 1)
        }
      }
    }
    return edits.applied(to: map.bytes)
  }

  private static let space = " xml:space=\"preserve\""

  private static func preserving(_ tag: String) -> String {
    tag.contains("xml:space") ? tag : tag.dropLast() + space + ">"
  }

  /// The first tag of a run and its properties, once more.
  private func reopened(_ run: Int) -> String {
    let found = map.elements[run]
    let properties = found.firstChild.flatMap { map.localName($0) == "rPr" ? $0 : nil }
    return map.text(found.open) + (properties.map { map.text(map.elements[$0].whole) } ?? "")
  }

  // MARK: Paragraphs

  /// The paragraph that can bear a comment: Word has none in text boxes, so
  /// that where the box is anchored.
  private func host(of element: Int) -> Int {
    map.ancestors(element).last { map.localName($0) == "p" } ?? element
  }

  private func whole(_ paragraph: Int) -> (Place, Place) {
    let found = map.elements[paragraph]
    guard !found.isEmpty else { return (.inEmpty(paragraph), .inEmpty(paragraph)) }
    let properties = found.firstChild.flatMap { map.localName($0) == "pPr" ? $0 : nil }
    let start = properties.map { map.elements[$0].whole.upperBound } ?? found.open.upperBound
    return (.between(start), .between(found.close.lowerBound))
  }

  // MARK: Words

  /// Where the words begin and end, and where the mark of the comment goes;
  /// nil where they stand in a text box.
  private func spots(_ found: ParagraphSearch.Found) -> (start: Place, end: Place, mark: Place)? {
    let start = found.paragraph.pieces[found.start.piece]
    let end = found.paragraph.pieces[found.end.piece]
    guard !isBoxed(start.element), !isBoxed(end.element) else { return nil }
    let last = place(after: found.end.offset, of: end)
    // The mark is no part of an insertion that may be refused, nor of a link.
    let isInside = run(of: end.element).flatMap { map.elements[$0].parent }.map(map.localName) != "p"
    let mark = isInside ? Place.between(top(end.element).upperBound) : last
    return (place(before: found.start.offset, of: start), last, mark)
  }

  private func isBoxed(_ element: Int) -> Bool {
    map.ancestors(element).contains { map.localName($0) == "txbxContent" }
  }

  private func place(before offset: Int, of piece: SourceTrace.Piece) -> Place {
    guard let run = run(of: piece.element) else { return .between(top(piece.element).lowerBound) }
    if offset > 0, let cut = cut(piece, offset) { return .inText(cut, text: piece.element, run: run) }
    let start = map.elements[piece.element].open.lowerBound
    let first = map.elements[run].firstChild
    let isFirst =
      first == piece.element
      || first.map { map.localName($0) == "rPr" && map.elements[$0].whole.upperBound == start } ?? false
    return isFirst ? .between(map.elements[run].open.lowerBound) : .inRun(start, run: run)
  }

  private func place(after offset: Int, of piece: SourceTrace.Piece) -> Place {
    guard let run = run(of: piece.element) else { return .between(top(piece.element).upperBound) }
    if offset < piece.text.unicodeScalars.count, let cut = cut(piece, offset) {
      return .inText(cut, text: piece.element, run: run)
    }
    let isLast = map.elements[run].lastChild == piece.element
    return isLast
      ? .between(map.elements[run].whole.upperBound)
      : .inRun(map.elements[piece.element].whole.upperBound, run: run)
  }

  /// Where in the bytes a text can be cut; nil where it can't be without a
  /// change of what Word shows.
  private func cut(_ piece: SourceTrace.Piece, _ offset: Int) -> Int? {
    let element = map.elements[piece.element]
    guard element.firstChild == nil, element.texts.count == 1, let range = element.texts.first,
      range == element.open.upperBound..<element.close.lowerBound,
      let characters = map.characters(range),
      characters.map(\.scalar).elementsEqual(piece.text.unicodeScalars), characters.indices.contains(offset)
    else { return nil }
    let open = map.text(element.open)
    let keepsBlanks = open.contains("xml:space=\"preserve\"") || open.contains("xml:space='preserve'")
    if !keepsBlanks {
      // Word drops blanks at the ends of such a text; cut, it would show them.
      guard !open.contains("xml:space"), let first = characters.first, let last = characters.last,
        !first.scalar.properties.isWhitespace, !last.scalar.properties.isWhitespace
      else { return nil }
    }
    return characters[offset].offset
  }

  private static let holders: Set<String> = [
    "p", "ins", "moveTo", "hyperlink", "smartTag", "sdtContent", "customXml", "fldSimple", "dir", "bdo",
  ]

  /// The run that a text stands in, where marks may stand beside that run.
  private func run(of text: Int) -> Int? {
    guard let run = map.elements[text].parent, map.localName(run) == "r",
      let holder = map.elements[run].parent, Self.holders.contains(map.localName(holder))
    else { return nil }
    // All the way up to the paragraph, else marks would stand in a formula
    // or in one of two forms of a thing.
    for above in map.ancestors(run) {
      let name = map.localName(above)
      if name == "p" { return run }
      guard Self.holders.contains(name) || name == "sdt" else { return nil }
    }
    return nil
  }

  /// The child of the paragraph that an element is or stands in.
  private func top(_ element: Int) -> Range<Int> {
    var child = element
    for above in map.ancestors(element) {
      if map.localName(above) == "p" { break }
      child = above
    }
    return map.elements[child].whole
  }
}
