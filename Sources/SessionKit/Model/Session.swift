/// A council session as the secretariat plans it: the content of
/// `session.xml`.
public struct Session: Sendable {
  /// The packet series, an ASCII slug: the packets are `<series>-v<N>.zip`.
  public var series: String
  /// The id of the profile whose rules apply.
  public var profile: String
  /// The session kind in that profile, e.g. `thuong-le`.
  public var kind: String
  /// The language the workspace speaks, where no option says otherwise.
  public var language: Language
  public var council: String
  public var secretariat: String
  public var term: String
  public var number: String
  public var title: String
  public var dates: SessionDates
  /// The issue date of the packet, `Bagging-Date`; never the clock.
  public var issued: CalendarDay
  /// The agenda as a tree.
  public var agenda: [AgendaItem]
  /// Numbers that were made public before the first packet.
  public var frozenNumbers: [String]
  /// Deadlines fixed by the session plan; they win over computed ones.
  public var absoluteDates: [AbsoluteDate]
  /// What weighs more or less in this session, and why; the packet says so.
  public var severities: [Profile.SeverityRule]
  public var waivers: [Waiver]

  /// Every item, each before its own sub-items.
  public var items: [AgendaItem] { agenda.flatMap(\.withDescendants) }
}

/// One item of the agenda.
public struct AgendaItem: Sendable, Hashable {
  /// Frozen once packed: `3`, `3.2`, `3.2a`.
  public var number: String
  public var title: String
  /// The dossier that it needs, an id of the profile; a mere heading has none.
  public var dossier: String?
  /// The steps that it goes through at the session, in their order; empty
  /// where the plan does not say.
  public var steps: [String] = []
  /// Withdrawn items stay as a tombstone.
  public var isWithdrawn: Bool
  public var submitter: String?
  /// Kinds that this item needs beside what its dossier requires.
  public var requires: [String]
  /// Kinds of the dossier that this item does without, and why.
  public var omits: [Omission]
  /// Kinds that will follow later.
  public var follows: [Promise]
  public var items: [AgendaItem]

  public struct Omission: Sendable, Hashable {
    public var kind: String
    public var reason: String
  }

  /// A document that is announced for later.
  public struct Promise: Sendable, Hashable {
    public var kind: String
    public var by: CalendarDay
    public var reason: String
  }

  var withDescendants: [AgendaItem] { [self] + items.flatMap(\.withDescendants) }
}
