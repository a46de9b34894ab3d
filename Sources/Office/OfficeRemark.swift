/// Something in the file that its text alone does not show.
public struct OfficeRemark: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    /// Insertions and deletions nobody accepted or refused; the text is
    /// read as if accepted.
    case trackedChange
    /// Text marked hidden; left out of the blocks.
    case hiddenText
    /// Comments in the margin; not part of the text.
    case comment
    /// Text typed in TCVN3 (ABC), VNI or Windows-1258.
    case legacyEncoding
    /// Pictures, drawings and equations that carry no text.
    case picture
    /// A program inside the file.
    case macro
    /// An embedded object of another program.
    case embeddedObject
    /// Content fetched from elsewhere when opened (not a hyperlink).
    case externalContent
  }

  public var kind: Kind
  /// How many of them.
  public var count: Int
  /// Where, as ``OfficeParagraph/number``; first ones first, at most 20.
  public var paragraphs: [Int]
  /// In a few words, e.g. the encoding's name or an author.
  public var detail: String

  /// For a legacy encoding: whether the text was read right all the same,
  /// because only its accents stood apart (Windows-1258).
  public var isLossless: Bool { detail == LegacyEncoding.windows1258.rawValue }

  public init(_ kind: Kind, count: Int, paragraphs: [Int] = [], detail: String = "") {
    self.kind = kind
    self.count = count
    self.paragraphs = paragraphs
    self.detail = detail
  }
}
