/// What a file may ask of the machine that reads it.
public struct OfficeLimits: Sendable {
  /// Paragraphs in all, those of tables, text boxes and notes among them.
  public var paragraphs = 100_000
  /// Characters of text in all.
  public var characters = 8_000_000
  /// Tables and text boxes inside each other.
  public var nesting = 32

  /// Wide enough for any document that people read.
  public init() {}
}
