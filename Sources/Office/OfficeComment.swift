/// A comment for the margin of a word processor's file.
public struct OfficeComment: Sendable, Equatable {
  /// Where, as ``OfficeParagraph/number``; nil or unknown is the first
  /// paragraph.
  public var paragraph: Int?
  /// Words of the paragraph that it speaks of, the likeliest first. The
  /// first that are found there are marked; else the whole paragraph is.
  public var words: [String]
  /// What it says, a paragraph each; plain text.
  public var lines: [String]

  public init(paragraph: Int?, words: [String] = [], lines: [String]) {
    self.paragraph = paragraph
    self.words = words
    self.lines = lines
  }
}
