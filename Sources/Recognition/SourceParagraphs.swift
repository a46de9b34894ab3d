/// Which paragraph of the word processor's file each line of the Akoma Ntoso
/// made of it comes from.
public struct SourceParagraphs: Sendable, Equatable {
  /// Lines where a paragraph begins, in order, each with its paragraph.
  private var lines: [(line: Int32, paragraph: Int32)] = []

  /// - Parameter marks: where in the text, in bytes, a paragraph begins; in
  ///   order.
  init(_ text: String, _ marks: [(offset: Int, paragraph: Int)]) {
    var line: Int32 = 1
    var next = marks.startIndex
    for (offset, byte) in text.utf8.enumerated() {
      while next < marks.endIndex, marks[next].offset <= offset {
        lines.append((line, Int32(clamping: marks[next].paragraph)))
        next += 1
      }
      guard next < marks.endIndex else { break }
      if byte == 10 { line += 1 }
    }
  }

  /// The paragraph (`OfficeParagraph.number`) that a line comes from, the
  /// first that stands in the element which begins there; nil where there is
  /// none at all.
  ///
  /// - Parameter line: from 1.
  public subscript(line: Int) -> Int? {
    var (low, high) = (0, lines.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(lines[middle].line) < line { low = middle + 1 } else { high = middle }
    }
    return (low < lines.count ? lines[low] : lines.last).map { Int($0.paragraph) }
  }

  public static func == (left: Self, right: Self) -> Bool {
    left.lines.elementsEqual(right.lines) { $0 == $1 }
  }
}
