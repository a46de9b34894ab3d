/// A word processor's file (.docx, .odt) as its reader sees it: paragraphs
/// and tables in the order of the page, automatic numbers written out,
/// tracked changes accepted, hidden text left out and said so.
///
/// Knows Word and ODF, and no councils.
public struct OfficeDocument: Sendable, Equatable {
  public var format: OfficeFormat
  /// The flow of the text, first to last.
  public var blocks: [OfficeBlock]
  /// Headers and footers of pages, without page numbers; empty ones left
  /// out, equal ones once.
  public var headers: [OfficeBlock]
  public var footers: [OfficeBlock]
  /// Footnotes and endnotes, in the order of their references.
  public var notes: [OfficeNote]
  /// What the reader met that a person should know of.
  public var remarks: [OfficeRemark]

  public init(
    format: OfficeFormat,
    blocks: [OfficeBlock],
    headers: [OfficeBlock] = [],
    footers: [OfficeBlock] = [],
    notes: [OfficeNote] = [],
    remarks: [OfficeRemark] = []
  ) {
    self.format = format
    self.blocks = blocks
    self.headers = headers
    self.footers = footers
    self.notes = notes
    self.remarks = remarks
  }
}

/// The kinds of file that are read.
public enum OfficeFormat: String, Sendable {
  case docx, odt
}

/// A footnote or an endnote.
public struct OfficeNote: Sendable, Equatable {
  /// What ``OfficeRun/noteReference`` names.
  public var id: String
  public var blocks: [OfficeBlock]

  public init(id: String, blocks: [OfficeBlock]) {
    self.id = id
    self.blocks = blocks
  }
}
