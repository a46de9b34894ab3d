/// How far two documents are compared.
public struct RedlineLimits: Sendable {
  /// Parts of one document: articles, clauses, paragraphs, rows.
  public var maximumUnits = 300_000
  /// Words of one document.
  public var maximumWords = 2_000_000
  /// Steps of aligning words, over all texts. What is beyond is shown as
  /// replaced, and the result says so.
  public var maximumSteps = 24_000_000
  /// Comparisons of pieces of texts to find out which resemble each other.
  public var maximumLikeness = 16_000_000

  public init() {}
}

/// Why two documents can't be compared at all.
public struct RedlineError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Larger than ``RedlineLimits`` allow.
  public static let tooLarge = RedlineError(description: "more text than can be compared")

  public let description: String
}
