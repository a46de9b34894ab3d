/// A comment for the margin of a word processor's file.
public struct OfficeComment: Sendable, Equatable {
  /// Where, as ``OfficeParagraph/number``: the first and the last that it
  /// speaks of; nil or unknown is the first of the document.
  public var paragraphs: ClosedRange<Int>?
  /// Words there that it speaks of, the likeliest first. The first that are
  /// found are marked; else the whole first paragraph is.
  public var words: [String]
  /// What it says, a paragraph each; plain text.
  public var lines: [String]

  public init(paragraphs: ClosedRange<Int>?, words: [String] = [], lines: [String]) {
    self.paragraphs = paragraphs
    self.words = words
    self.lines = lines
  }
}
