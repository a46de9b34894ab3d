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
  /// Whether the text was taken out of a word processor's file, and what is no
  /// text stayed behind there.
  public var isExtract = false

  public init() {}

  /// Of a text that was taken out of a word processor's file.
  ///
  /// - Parameter images: how many pictures stayed behind, as far as is known.
  public static func extract(images: Int = 0) -> Omissions {
    var omissions = Omissions()
    omissions.images = images
    omissions.isExtract = true
    return omissions
  }

  /// These, and what was left out before the text was read.
  func adding(_ before: Omissions?) -> Omissions {
    var sum = self
    sum.images += before?.images ?? 0
    sum.isExtract = before?.isExtract ?? false
    return sum
  }
}
