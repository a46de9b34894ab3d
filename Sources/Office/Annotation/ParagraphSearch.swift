/// Finds what a comment speaks of: the words in its paragraph, or in those
/// after it that it covers.
struct ParagraphSearch {
  /// The words, from the first to behind the last; `piece` counts in the
  /// paragraph's pieces.
  struct Found {
    var paragraph: SourceTrace.Paragraph
    var start: PhraseFinder.Spot
    var end: PhraseFinder.Spot
  }

  private let trace: SourceTrace
  private let first: Int?
  private var finders: [Int: PhraseFinder] = [:]
  /// How often words were found in a paragraph: the next of the same is the
  /// next there.
  private var taken: [String: Int] = [:]
  /// Characters that may still be taken apart; what is beyond is marked by
  /// the paragraph.
  private var room = 2_000_000

  init(_ trace: SourceTrace) {
    self.trace = trace
    first = trace.paragraphs.keys.min()
  }

  /// The paragraph to be marked where no words are; nil where there is none
  /// at all.
  func paragraph(_ comment: OfficeComment) -> SourceTrace.Paragraph? {
    if let paragraph = comment.paragraphs.flatMap({ trace.paragraphs[$0.lowerBound] }) { return paragraph }
    return first.flatMap { trace.paragraphs[$0] }
  }

  /// The words, the likeliest first, wherever they stand; nil where they
  /// stand nowhere.
  mutating func words(_ comment: OfficeComment) -> Found? {
    guard let range = comment.paragraphs else { return nil }
    for words in comment.words {
      for number in range.prefix(2_000) {
        guard let paragraph = trace.paragraphs[number], let finder = finder(number, paragraph) else {
          continue
        }
        let key = "\(number) \(words)"
        // Elsewhere than where it was seen, only the very words.
        let isOwn = number == range.lowerBound
        let skipping = taken[key, default: 0]
        guard let found = finder.find(words, skipping: skipping, isExact: !isOwn) else { continue }
        taken[key, default: 0] += 1
        return Found(paragraph: paragraph, start: found.start, end: found.end)
      }
    }
    return nil
  }

  private mutating func finder(_ number: Int, _ paragraph: SourceTrace.Paragraph) -> PhraseFinder? {
    if let known = finders[number] { return known }
    let size = paragraph.pieces.reduce(0) { $0 + $1.text.utf8.count }
    guard size <= room else { return nil }
    room -= size
    let finder = PhraseFinder(paragraph.pieces)
    finders[number] = finder
    return finder
  }
}
