/// A deadline as a law or a council's own rules word it.
public struct DeadlineRule: Sendable, Hashable {
  public enum Unit: String, Sendable { case calendar, working }
  public enum Direction: String, Sendable { case before, after }
  public enum Reference: String, Sendable { case opening, convened, questions, closing, election }
  /// What happens when the last day is a day off.
  public enum Roll: String, Sendable { case none, previous, next }

  public var id: String
  public var name: LocalizedText
  public var days: Int
  public var unit: Unit
  public var direction: Direction
  public var reference: Reference
  public var roll: Roll
  public var severity: String
  /// Session kinds to which it applies; empty = all.
  public var sessionKinds: [String]
  /// Document kinds that are due; nil for a step without documents.
  public var documentKinds: [String]?
  public var source: LegalSource
  /// It holds for sessions that open in this span.
  public var validFrom: CalendarDay?
  public var validUntil: CalendarDay?

  func applies(to kind: String, opening: CalendarDay) -> Bool {
    (sessionKinds.isEmpty || sessionKinds.contains(kind))
      && validFrom.map { opening >= $0 } != false && validUntil.map { opening <= $0 } != false
  }
}
