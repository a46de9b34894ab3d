/// What stands in a line of text.
public indirect enum Inline: Sendable, Equatable {
  case text(String)
  /// A look that differs from the rest of its paragraph: `b`, `i`, `u`, `sup`, `sub`.
  case styled(String, [Inline])
  /// The line is broken here.
  case lineBreak
  /// A footnote.
  case note([Block])
  /// An element of Akoma Ntoso around some text ("docNumber", "ref" …).
  case element(String, [Attribute], [Inline])

  /// An attribute of an element.
  public struct Attribute: Sendable, Equatable {
    public var name: String
    public var value: String
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The characters, a space for a line break; notes left out.
  public var text: String {
    switch self {
    case .text(let text): text
    case .styled(_, let inner), .element(_, _, let inner): inner.text
    case .lineBreak: " "
    case .note: ""
    }
  }
}

extension Array where Element == Inline {
  /// The characters, a space for a line break; notes left out.
  public var text: String { map(\.text).joined() }
}

/// A paragraph, a list or a table.
public indirect enum Block: Sendable, Equatable {
  case paragraph(Paragraph)
  case list(List)
  case table(Table)
  /// Text quoted to be put into another act: no structure of this document.
  case quoted([Block])

  /// A paragraph of running text.
  public struct Paragraph: Sendable, Equatable {
    /// The paragraph of the source.
    public var number: Int
    public var content: [Inline]
  }

  /// Items behind dashes or other signs.
  public struct List: Sendable, Equatable {
    public var introduction: [Inline]
    public var items: [Item]
    /// The paragraph of the source that introduces it, where one does.
    public var introductionParagraph: Int?
  }

  /// One item of a list.
  public struct Item: Sendable, Equatable {
    /// The paragraph of the source.
    public var number: Int
    /// The sign in front ("-"); may be empty.
    public var label: [Inline]
    public var blocks: [Block]
  }

  /// A table.
  public struct Table: Sendable, Equatable {
    public var rows: [[Cell]]
    /// Whether its first row is made of headings.
    public var hasHeader: Bool
  }

  /// A cell of a table.
  public struct Cell: Sendable, Equatable {
    public var blocks: [Block]
    public var columnSpan: Int
    public var rowSpan: Int
  }

  /// The paragraph of the source where it begins; 0 if unknown.
  public var number: Int {
    switch self {
    case .paragraph(let paragraph): paragraph.number
    case .list(let list): list.items.first?.number ?? 0
    case .table(let table): table.rows.first?.first?.blocks.first?.number ?? 0
    case .quoted(let blocks): blocks.first?.number ?? 0
    }
  }

  /// How many tables stand in it, those in cells not counted.
  var tables: Int {
    switch self {
    case .paragraph: 0
    case .list(let list): list.items.flatMap(\.blocks).map(\.tables).reduce(0, +)
    case .table: 1
    case .quoted(let blocks): blocks.map(\.tables).reduce(0, +)
    }
  }
}

/// A numbered part of a document.
public struct Unit: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    case part, chapter, section, subsection, article, clause, subclause, point
    /// Headings of reports: A., I., 1.
    case letter, roman, arabic
  }

  public var kind: Kind
  /// The paragraph of the source where it begins.
  public var paragraph: Int
  /// The label as written: "Điều 5.", "đ)"; empty for text without one.
  public var label: [Inline]
  /// The number alone: "5", "4a", "II", "đ".
  public var number: String
  public var heading: [Inline]
  /// Text before the first part below, or all text.
  public var blocks: [Block]
  public var units: [Unit]
  /// The element of Akoma Ntoso that it becomes ("article").
  public var element: String
  /// The identifier in Akoma Ntoso ("art_5").
  public var eId: String
  /// The paragraph of the source where its heading begins, if that is not
  /// the one of its label.
  public var headingParagraph: Int?
}

extension Unit {
  /// All units of a kind below this one; text that is no part, and stands
  /// in one only because a body wants parts, is none.
  func count(_ kind: Kind) -> Int {
    units.reduce(0) { $0 + ($1.kind == kind && !$1.label.isEmpty ? 1 : 0) + $1.count(kind) }
  }

  var tables: Int { blocks.map(\.tables).reduce(0, +) + units.map(\.tables).reduce(0, +) }
}
