/// The deadlines that hold for one session, soonest first.
public struct DeadlineTable: Sendable {
  /// The session kind, an id of the profile.
  public let kind: String
  public let dates: SessionDates
  /// Every rule of the profile, whether it applies or not.
  public let rules: [DeadlineRule]
  public let calendar: WorkCalendar
  public let offset: UTCOffset
  /// The days that the session plan fixes.
  public let absolutes: [AbsoluteDate]
  /// What could be computed, by end, then by rule id.
  public let deadlines: [Deadline]
  /// The rules that apply but could not be computed, by rule id.
  public let unresolved: [Unresolved]

  /// A rule that applies but could not be computed.
  public struct Unresolved: Sendable, Hashable {
    public var rule: DeadlineRule
    public var problem: DeadlineProblem
  }

  /// Computes every deadline that applies: the rule holds for the kind of
  /// session and on its opening day.
  public init(
    kind: String,
    dates: SessionDates,
    rules: [DeadlineRule],
    calendar: WorkCalendar,
    offset: UTCOffset,
    absolutes: [AbsoluteDate] = []
  ) {
    self.kind = kind
    self.dates = dates
    self.rules = rules
    self.calendar = calendar
    self.offset = offset
    self.absolutes = absolutes
    var deadlines: [Deadline] = []
    var unresolved: [Unresolved] = []
    for rule in rules where rule.applies(to: kind, opening: dates.opening) {
      do throws(DeadlineProblem) {
        let deadline = try DeadlineComputation.compute(
          rule,
          dates: dates,
          calendar: calendar,
          offset: offset,
          absolute: absolutes.first { $0.rule == rule.id }
        )
        deadlines.append(deadline)
      } catch {
        unresolved.append(Unresolved(rule: rule, problem: error))
      }
    }
    self.deadlines = deadlines.sorted { ($0.end, $0.rule.id) < ($1.end, $1.rule.id) }
    self.unresolved = unresolved.sorted { $0.rule.id < $1.rule.id }
  }

  /// The deadline of one rule, by its id.
  public subscript(rule: String) -> Deadline? { deadlines.first { $0.rule.id == rule } }

  /// The deadlines that a document of a kind has to keep.
  public func deadlines(forDocumentKind kind: String) -> [Deadline] {
    deadlines.filter { $0.rule.documentKinds?.contains(kind) == true }
  }

  /// The same session with another opening day, beside this one. Days fixed
  /// by the plan, and the session's other days, stay where they are.
  public func ifOpening(_ opening: CalendarDay) -> DeadlineComparison {
    var other = dates
    other.opening = opening
    return DeadlineComparison(
      now: self,
      then: DeadlineTable(
        kind: kind,
        dates: other,
        rules: rules,
        calendar: calendar,
        offset: offset,
        absolutes: absolutes
      )
    )
  }
}

/// The deadlines of a session under two opening days.
public struct DeadlineComparison: Sendable {
  /// With the opening day as it is.
  public let now: DeadlineTable
  /// With the other opening day.
  public let then: DeadlineTable

  /// One rule under both; an absent side has no such deadline, because the
  /// rule does not hold there or can't be computed.
  public struct Row: Sendable, Hashable {
    public var rule: DeadlineRule
    public var now: Deadline?
    public var then: Deadline?
  }

  /// Every rule that gives a deadline on either side, in the order of what
  /// is now; what is new comes last.
  public var rows: [Row] {
    let kept = now.deadlines.map { Row(rule: $0.rule, now: $0, then: then[$0.rule.id]) }
    let new = then.deadlines.filter { now[$0.rule.id] == nil }
    return kept + new.map { Row(rule: $0.rule, now: nil, then: $0) }
  }
}
