/// What a part of a document is.
public struct UnitKind: RawRepresentable, Sendable, Hashable {
  /// As JSON has it.
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  private init(_ rawValue: String) { self.rawValue = rawValue }

  /// The whole.
  public static let document = Self("document")
  /// What stands above the text: who, number, stage, day, kind, title.
  public static let authority = Self("authority")
  public static let number = Self("number")
  public static let stage = Self("stage")
  public static let date = Self("date")
  public static let type = Self("type")
  public static let title = Self("title")
  /// Another line above the text.
  public static let line = Self("line")
  public static let formula = Self("formula")
  public static let citation = Self("citation")
  public static let recital = Self("recital")
  /// Another paragraph between title and text.
  public static let preamble = Self("preamble")
  /// The hierarchy.
  public static let part = Self("part")
  public static let chapter = Self("chapter")
  public static let section = Self("section")
  public static let subsection = Self("subsection")
  public static let article = Self("article")
  public static let clause = Self("clause")
  public static let point = Self("point")
  public static let division = Self("division")
  /// Of a list.
  public static let item = Self("item")
  /// A part with a name: recipients, signature.
  public static let container = Self("container")
  public static let attachment = Self("attachment")
  /// What an amendment puts into another act.
  public static let quotation = Self("quotation")
  /// A paragraph.
  public static let text = Self("text")
  public static let table = Self("table")
  public static let row = Self("row")

  /// Counted through the whole document, wherever they stand.
  static let strata: [UnitKind] = [.part, .chapter, .section, .subsection, .article]
  var isStratum: Bool { Self.strata.contains(self) }
  /// Of which a document has one, whatever it says.
  var isSingle: Bool { [.authority, .number, .stage, .date, .type, .title].contains(self) }
  /// Which kinds may answer each other.
  var matching: UnitKind { [.point, .item].contains(self) ? .clause : self }
}
