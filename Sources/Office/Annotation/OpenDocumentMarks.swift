/// Where comments begin and end in OpenDocument text (ODF 1.3 part 3 §14.1,
/// §14.2): between characters, as they are.
struct OpenDocumentMarks {
  private let map: MarkupMap
  private var ends: [Int: String] = [:]
  private var starts: [Int: String] = [:]
  /// Paragraphs that hold nothing, and what goes into them.
  private var filled: [Int: String] = [:]
  private var search: ParagraphSearch

  init(_ map: MarkupMap, _ trace: SourceTrace) {
    self.map = map
    search = ParagraphSearch(trace)
  }

  /// Marks what a comment speaks of.
  ///
  /// - Parameters:
  ///   - start: the comment itself, which stands where its words begin.
  ///   - end: what stands behind its words.
  /// - Returns: false where the part has no paragraph at all.
  mutating func add(_ comment: OfficeComment, start: String, end: String) -> Bool {
    guard let paragraph = search.paragraph(comment) else { return false }
    let found = search.words(comment)
    let own = (found?.paragraph ?? paragraph).element
    let host = map.ancestors(own).last { isParagraph($0) } ?? own
    let words = host == own ? found.flatMap(spots) : nil
    if let words {
      starts[words.start, default: ""] += start
      ends[words.end, default: ""] += end
    } else if map.elements[host].open.upperBound >= map.elements[host].close.lowerBound {
      filled[host, default: ""] += start + end
    } else {
      starts[map.elements[host].open.upperBound, default: ""] += start
      ends[map.elements[host].close.lowerBound, default: ""] += end
    }
    return true
  }

  /// The part with its marks.
  var bytes: [UInt8] {
    var edits = PartEdits()
    for (offset, text) in ends { edits.insert(text, at: offset) }
    for (offset, text) in starts { edits.insert(text, at: offset) }
    for (paragraph, text) in filled { edits.append(text, to: paragraph, of: map) }
    return edits.applied(to: map.bytes)
  }

  private func isParagraph(_ element: Int) -> Bool { ["p", "h"].contains(map.localName(element)) }

  private func spots(_ found: ParagraphSearch.Found) -> (start: Int, end: Int)? {
    let start = offset(found.start.offset, of: found.paragraph.pieces[found.start.piece], isEnd: false)
    let end = offset(found.end.offset, of: found.paragraph.pieces[found.end.piece], isEnd: true)
    return start < end ? (start, end) : nil
  }

  private static let holders: Set<String> = ["p", "h", "span", "a", "meta", "ruby-base"]

  /// Where in the bytes a place between characters is; beside the element
  /// where it has no such place, or nothing may stand there.
  private func offset(_ offset: Int, of piece: SourceTrace.Piece, isEnd: Bool) -> Int {
    let texts = map.elements[piece.element].texts
    if let index = piece.index, texts.indices.contains(index), isHeld(piece.element),
      let characters = map.characters(texts[index]),
      characters.map(\.scalar).elementsEqual(piece.text.unicodeScalars)
    {
      return characters.indices.contains(offset) ? characters[offset].offset : texts[index].upperBound
    }
    var element = piece.element
    if piece.index != nil, isParagraph(element) {
      let found = map.elements[element]
      return isEnd ? found.close.lowerBound : found.open.upperBound
    }
    while let above = map.elements[element].parent, !isHeld(above), !isParagraph(above) { element = above }
    let whole = map.elements[element].whole
    return isEnd ? whole.upperBound : whole.lowerBound
  }

  /// Whether comments may stand in an element, all the way up to its
  /// paragraph.
  private func isHeld(_ element: Int) -> Bool {
    for above in [element] + map.ancestors(element) {
      if isParagraph(above) { return true }
      guard Self.holders.contains(map.localName(above)) else { return false }
    }
    return false
  }
}
