/// The days of a session that deadlines are counted from.
public struct SessionDates: Sendable, Hashable {
  /// The day of the decision to convene.
  public var convened: CalendarDay?
  public var opening: CalendarDay
  /// Earlier opening days, in the order in which they were given up.
  public var moved: [MovedOpening]
  /// The day of the question session.
  public var questions: CalendarDay?
  public var closing: CalendarDay?
  /// The day on which the council was elected.
  public var election: CalendarDay?

  /// Makes the days of a session.
  public init(
    convened: CalendarDay? = nil,
    opening: CalendarDay,
    moved: [MovedOpening] = [],
    questions: CalendarDay? = nil,
    closing: CalendarDay? = nil,
    election: CalendarDay? = nil
  ) {
    self.convened = convened
    self.opening = opening
    self.moved = moved
    self.questions = questions
    self.closing = closing
    self.election = election
  }

  /// The day that a rule counts from, if the session has one.
  public subscript(reference: DeadlineRule.Reference) -> CalendarDay? {
    switch reference {
    case .opening: opening
    case .convened: convened
    case .questions: questions
    case .closing: closing
    case .election: election
    }
  }
}

/// An opening day that was given up for another.
public struct MovedOpening: Sendable, Hashable {
  /// The opening day as it was.
  public var from: CalendarDay
  /// The day on which the move was made known.
  public var on: CalendarDay?
  /// The paper that moved it.
  public var document: String

  /// Makes a move.
  public init(from: CalendarDay, on: CalendarDay?, document: String) {
    self.from = from
    self.on = on
    self.document = document
  }
}

/// A last day that the session plan fixes itself; it wins over the rule.
public struct AbsoluteDate: Sendable, Hashable {
  /// The id of the rule whose last day it is.
  public var rule: String
  public var day: CalendarDay
  /// The paper that fixes it.
  public var document: String

  /// Makes a fixed day.
  public init(rule: String, day: CalendarDay, document: String) {
    self.rule = rule
    self.day = day
    self.document = document
  }
}
