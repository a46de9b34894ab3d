/// What a session expects and what has come, item by item: facts beside the
/// findings, for reports that show the whole.
public struct Overview: Sendable {
  public var council: String
  public var secretariat: String
  /// The session's title.
  public var title: String
  public var opening: CalendarDay
  /// In the order of the agenda; withdrawn ones and headings are left out.
  public var items: [Item]
  /// Those that documents have to keep, soonest first.
  public var deadlines: [Due]

  /// A deadline for documents.
  public struct Due: Sendable, Hashable {
    /// The id of its rule.
    public var rule: String
    public var name: LocalizedText
    public var lastDay: CalendarDay
    /// What comes in at this instant is late.
    public var end: Instant
    public var source: LegalSource
  }

  public struct Item: Sendable {
    public var number: String
    public var title: String
    public var submitter: String?
    /// In the profile's order of kinds.
    public var parts: [Part]
  }

  /// All documents of one kind for one item.
  public struct Part: Sendable {
    /// The kind's id in the profile.
    public var kind: String
    public var name: LocalizedText
    public var isRequired: Bool
    public var state: State
    /// The first deadline that holds for its kind.
    public var due: Due?
    /// When it was promised for, where it is to follow.
    public var promised: CalendarDay?
    /// Who has to bring it, as far as that is known: who handed it in, else
    /// the item's submitter; nil of an examination that nobody handed in.
    public var agency: String?
    /// The permission that lets it be late or absent.
    public var waiver: Waiver?
    public var documents: [Document]
  }

  public enum State: String, Sendable, CaseIterable {
    case have, late, missing, waived
    case toFollow = "to-follow"
    /// The session does without it.
    case omitted
  }

  /// A document that is there.
  public struct Document: Sendable {
    /// In the workspace.
    public var path: String
    public var received: Instant?
    /// Who handed it in; nil where that is not known or not to be told.
    public var from: String?
    /// How late it is, in words; nil in time.
    public var late: LocalizedText?
    /// Whether it came in after its deadline; nil where it has none, or where
    /// nobody knows when it came.
    public var isAfterDeadline: Bool?
    public var amount: Amount
  }

  /// How much there is to read.
  public enum Amount: Sendable, Hashable {
    /// Of a text.
    case words(Int)
    /// Of a PDF, whose text is not read.
    case pages(Int)
    /// Of the PDF of a text that is counted already.
    case counted
    case unknown

    /// Words that are read in a minute, and words on a page: rough measures
    /// of quiet reading, told wherever minutes are.
    public static let wordsPerMinute = 200
    public static let wordsPerPage = 400

    /// Minutes to read it, in tenths, so that sums keep what rounding loses.
    var tenths: Int {
      switch self {
      case .words(let count): count * 10 / Self.wordsPerMinute
      case .pages(let count): count * 10 * Self.wordsPerPage / Self.wordsPerMinute
      case .counted, .unknown: 0
      }
    }
  }
}
