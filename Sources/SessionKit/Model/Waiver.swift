/// A recorded permission to pass in spite of a finding: by whom, by which
/// paper, why, until when.
public struct Waiver: Sendable, Hashable {
  public var code: FindingCode
  public var item: String
  /// Only this document kind; every kind of the item where absent.
  public var kind: String?
  /// Who granted it, e.g. "Thường trực HĐND tỉnh".
  public var by: String
  /// The paper that grants it, e.g. "Công văn số 45/HĐND-VP".
  public var document: String
  public var reason: String
  public var granted: CalendarDay?
  /// The last day on which it holds.
  public var until: CalendarDay?

  public init(
    code: FindingCode,
    item: String,
    kind: String? = nil,
    by: String,
    document: String,
    reason: String,
    granted: CalendarDay? = nil,
    until: CalendarDay? = nil
  ) {
    self.code = code
    self.item = item
    self.kind = kind
    self.by = by
    self.document = document
    self.reason = reason
    self.granted = granted
    self.until = until
  }
}
