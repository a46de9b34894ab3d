public import LibXML

/// Two Akoma Ntoso documents, compared by what they say.
///
/// Units are matched by their words, never by their number alone; what only
/// follows from a new number is no change. Text is compared in NFC, blanks
/// folded, wherever tones are placed.
public struct Comparison: Sendable {
  /// What differs: in the order of the new document, what was removed where
  /// it stood; what was only renumbered last.
  public let events: [Change]
  /// References that kept the number that their target had before. Each is
  /// said by the text itself to be of this document.
  public let staleReferences: [StaleReference]
  /// What of the old and of the new document was not compared.
  public let omissions: (old: Omissions, new: Omissions)
  /// How many texts are the same but for their Unicode form.
  public let differentForm: Int
  /// How many texts are the same but for the place of tones (hoà, hòa).
  public let differentTones: Int
  /// How many references follow a new number.
  public let followedReferences: Int
  /// Units and words of each that were compared.
  public let compared: (units: Int, words: Int)
  /// Whether limits ended the comparison early: what differs may then be
  /// shown as more than it is, never as less.
  public let isCoarse: Bool
  /// The title as it stands in the document; empty where it has none.
  public let titles: (old: String, new: String)

  /// The new document with the old one in it.
  let whole: Piece
  let outlines: Outlines

  /// Compares two documents.
  ///
  /// - Parameter left: what of either had been left out when it was made.
  /// - Throws: ``RedlineError`` if a document is beyond the limits.
  public init(
    old: XMLDocument,
    new: XMLDocument,
    left: (old: Omissions?, new: Omissions?) = (nil, nil),
    limits: RedlineLimits = RedlineLimits()
  ) throws(RedlineError) {
    let interner = Interner()
    let before = try OutlineReader.read(old, interner, limits)
    let after = try OutlineReader.read(new, interner, limits)
    let alignment = Alignment(old: before, new: after, limits: limits)
    var weaver = Weaver(alignment, interner, limits)
    whole = weaver.weave()
    events = weaver.events
    staleReferences = weaver.staleReferences
    omissions = (before.omissions.adding(left.old), after.omissions.adding(left.new))
    differentForm = weaver.differentForm
    differentTones = weaver.differentTones
    followedReferences = weaver.followedReferences
    compared = (after.units.count - 1, after.units.first?.size ?? 0)
    isCoarse = alignment.isCoarse || weaver.isCoarse
    outlines = Outlines(
      old: before,
      new: after,
      newOf: alignment.newOf,
      oldOf: alignment.oldOf,
      anchors: weaver.anchors
    )
    titles = (outlines.old.title, outlines.new.title)
  }

  /// Whether nothing differs.
  public var isSame: Bool { events.isEmpty }

  /// Whether two documents say the same, numbers and order included.
  ///
  /// - Throws: ``RedlineError`` if a document is beyond the limits.
  public static func isSame(_ one: XMLDocument, _ other: XMLDocument) throws(RedlineError) -> Bool {
    try Comparison(old: one, new: other).isSame
  }

  /// The heaviest weight of all events; nil where nothing differs.
  public var weight: Change.Weight? {
    guard !events.isEmpty else { return nil }
    return events.contains { $0.weight == .substance } ? .substance : .editorial
  }

  /// One line for each event.
  public func summary(_ language: RedlineWords) -> [String] { events.map(language.summary) }
}

/// What the renderers need of both documents.
struct Outlines: Sendable {
  let old: Outline
  let new: Outline
  let newOf: [Int]
  let oldOf: [Int]
  let anchors: (old: [String], new: [String])
}

extension Outline {
  /// The text of the title, in one line.
  var title: String {
    units.filter { $0.kind == .title && $0.component == 0 }
      .compactMap { $0.passages.first?.text }.joined(separator: " ")
  }
}

/// A unit of the new document, of the old one, or both.
struct Piece: Sendable {
  enum Role: Sendable {
    /// In both; perhaps changed.
    case kept
    case added
    case removed
    /// In both, and here it stands now.
    case arrived
    /// Where it stood before.
    case left
  }

  var role: Role
  var old: Int?
  var new: Int?
  /// Of what is in both: its texts that differ, by position.
  var differing: [Int: PassageChange] = [:]
  /// The label, where it differs.
  var label: PassageChange?
  /// The event that speaks of it, and that of its words.
  var event: Int?
  var change: Int?
  var children: [Piece] = []
  /// Whether nothing in it differs.
  var isQuiet = true
}
