/// A paragraph or a table.
public enum OfficeBlock: Sendable, Equatable {
  case paragraph(OfficeParagraph)
  case table(OfficeTable)
}

/// One paragraph of a word processor's file.
public struct OfficeParagraph: Sendable, Equatable {
  public enum Alignment: String, Sendable {
    case start, center, end, justify
  }

  /// Its place among all paragraphs of the flow, those in tables and text
  /// boxes and the empty ones among them, from 1: what a finding quotes.
  public var number: Int
  /// The automatic number as the page shows it ("Điều 3.", "a)", "-");
  /// empty where there is none.
  public var label: String
  /// Typed text, in order.
  public var runs: [OfficeRun]
  public var alignment: Alignment
  /// The name of the paragraph's style ("heading 1"), empty if none.
  public var style: String
  /// 0 to 8, where Word takes the paragraph for a heading.
  public var outlineLevel: Int?
  /// From the margin to the first line, in twentieths of a point.
  public var indent: Int
  /// Whether a new page begins with it.
  public var startsPage: Bool
  /// Text boxes anchored here; their text stands on the page once.
  public var textBoxes: [[OfficeBlock]]

  public init(
    number: Int,
    label: String = "",
    runs: [OfficeRun],
    alignment: Alignment = .start,
    style: String = "",
    outlineLevel: Int? = nil,
    indent: Int = 0,
    startsPage: Bool = false,
    textBoxes: [[OfficeBlock]] = []
  ) {
    self.number = number
    self.label = label
    self.runs = runs
    self.alignment = alignment
    self.style = style
    self.outlineLevel = outlineLevel
    self.indent = indent
    self.startsPage = startsPage
    self.textBoxes = textBoxes
  }

  /// The typed text, without the automatic number: tabs as U+0009, line
  /// breaks as U+000A.
  public var text: String { runs.map(\.text).joined() }
}

/// Neighbouring characters of one look.
public struct OfficeRun: Sendable, Equatable {
  /// In NFC; tabs as U+0009, line breaks as U+000A.
  public var text: String
  public var isBold: Bool
  public var isItalic: Bool
  public var isUnderlined: Bool
  /// Shown in capitals, whatever was typed.
  public var isCapitals: Bool
  /// Superscript or subscript.
  public var position: Position
  /// The note that a mark here refers to (``OfficeNote/id``).
  public var noteReference: String?

  public enum Position: String, Sendable {
    case normal, superscript, `subscript`
  }

  public init(
    _ text: String,
    isBold: Bool = false,
    isItalic: Bool = false,
    isUnderlined: Bool = false,
    isCapitals: Bool = false,
    position: Position = .normal,
    noteReference: String? = nil
  ) {
    self.text = text
    self.isBold = isBold
    self.isItalic = isItalic
    self.isUnderlined = isUnderlined
    self.isCapitals = isCapitals
    self.position = position
    self.noteReference = noteReference
  }
}

/// A table: rows of cells.
public struct OfficeTable: Sendable, Equatable {
  public var rows: [[OfficeCell]]
  /// Whether any of its lines shows. A letterhead's table shows none.
  public var hasBorders: Bool

  public init(rows: [[OfficeCell]], hasBorders: Bool) {
    self.rows = rows
    self.hasBorders = hasBorders
  }
}

/// One cell. A cell that a merged one covers does not appear.
public struct OfficeCell: Sendable, Equatable {
  public var blocks: [OfficeBlock]
  /// At least 1.
  public var columnSpan: Int
  /// At least 1.
  public var rowSpan: Int

  public init(blocks: [OfficeBlock], columnSpan: Int = 1, rowSpan: Int = 1) {
    self.blocks = blocks
    self.columnSpan = columnSpan
    self.rowSpan = rowSpan
  }
}
