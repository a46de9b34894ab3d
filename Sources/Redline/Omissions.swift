/// What of a document was not compared, counted.
public struct Omissions: Sendable, Equatable {
  /// Pictures: only that they are there was seen, not what they show.
  public var images = 0
  /// Bold, italic, underlined, raised or lowered passages.
  public var formatting = 0
  /// Line breaks inside a paragraph: a blank each.
  public var lineBreaks = 0
  /// Notes of the author.
  public var notes = 0
  /// Tables of contents.
  public var contents = 0
  /// Cells that span others.
  public var spans = 0
  /// Characters that can't be seen.
  public var invisible = 0
  /// Parts that are another file.
  public var outside = 0
  /// Elements of the metadata.
  public var metadata = 0
}
