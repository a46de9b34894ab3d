/// One thing that a check has found: a value, never a thrown error.
///
/// A finding holds facts only. Its words, in both languages, stand in the
/// ``Catalogue`` under ``code``; its severity was decided by the profile.
public struct Finding: Sendable, Equatable, Codable {
  /// What was found, e.g. `DDL-110`. Stable, never reused.
  public var code: FindingCode
  /// How much it weighs at the stage that ran.
  public var severity: Severity
  /// Where it is, as its author sees it.
  public var place: Place
  /// The values of the placeholders in the catalogue's texts.
  public var arguments: [String: LocalizedText]
  /// What the rule that raised it says; else the catalogue's words hold.
  public var told: LocalizedText?
  /// What is known about a code that a council's own rules brought along.
  var own: Catalogue.Entry?
  /// The law or rule that stands behind it, in addition to the catalogue's.
  public var basis: [LegalSource]
  /// How a computed value (a deadline) came about, step by step.
  public var derivation: [LocalizedText]
  /// What changed since the version that it speaks of, a line each.
  public var changes: [LocalizedText] = []
  /// The permission that lets it pass, if one was recorded.
  public var waiver: Waiver?
  /// Whether a baseline has it: told as a note, never a reason to refuse.
  public var isKnown = false
  /// Findings that follow from this one and are told under it.
  public var folded: [Finding]

  /// What is kept of it in ``CheckCache``: what a document's check says. What
  /// depends on the day or the session is found anew, and ``own`` is the
  /// profile's.
  private enum CodingKeys: String, CodingKey {
    case code, severity, place, arguments, told, basis, derivation, changes, folded
  }

  public init(
    _ code: FindingCode,
    severity: Severity? = nil,
    at place: Place = Place(),
    _ arguments: [String: LocalizedText] = [:],
    basis: [LegalSource] = [],
    derivation: [LocalizedText] = [],
    folded: [Finding] = []
  ) {
    self.code = code
    self.severity = severity ?? Catalogue.entry(for: code).severity
    self.place = place
    self.arguments = arguments
    self.basis = basis
    self.derivation = derivation
    self.waiver = nil
    self.folded = folded
  }
}

/// A finding's code: three capitals, a hyphen, three digits.
public struct FindingCode: RawRepresentable, Sendable, Hashable, Comparable, Codable,
  ExpressibleByStringLiteral
{
  public var rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public init(stringLiteral value: String) { self.rawValue = value }
  /// The three capitals: `XML`, `DDL` …
  public var family: String { String(rawValue.prefix(3)) }
  /// Whether it speaks of state secrecy (SEC-1xx): then nothing is quoted,
  /// taken in or packed.
  public var isSecrecy: Bool { rawValue.hasPrefix("SEC-1") }
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// How much a finding weighs. Data of the profile, not of the code.
public enum Severity: String, Sendable, CaseIterable, Comparable, Codable {
  case note, warning, error
  public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// Where a finding is. Every part is optional: what is unknown is not said.
public struct Place: Sendable, Hashable, Codable {
  /// Agenda item, e.g. `3.2`.
  public var item: String?
  /// Document kind in the profile, e.g. `to-trinh`.
  public var kind: String?
  /// File, relative to the workspace or the packet.
  public var path: String?
  /// Address in the document as its author sees it: `Điều 5 khoản 2 điểm đ`.
  public var address: LocalizedText?
  /// 1-based line of the XML file.
  public var line: Int?
  /// 1-based column of the XML file.
  public var column: Int?
  /// Words of the document, stripped of control and direction characters.
  public var quote: String?
  /// The paragraphs of a word processor's file that it speaks of, counted
  /// from 1 as `OfficeParagraph.number`.
  public var paragraphs: ClosedRange<Int>?

  public init(
    item: String? = nil,
    kind: String? = nil,
    path: String? = nil,
    address: LocalizedText? = nil,
    line: Int? = nil,
    column: Int? = nil,
    quote: String? = nil,
    paragraphs: ClosedRange<Int>? = nil
  ) {
    self.item = item
    self.kind = kind
    self.path = path
    self.address = address
    self.line = line
    self.column = column
    self.quote = quote
    self.paragraphs = paragraphs
  }
}

/// How many folded findings a run keeps. A thousand documents with a hundred
/// faults each must not fill the memory; that each is faulty is still told.
struct FoldingRoom {
  private var room = 5_000

  /// The findings, without what they fold once there is no more room.
  mutating func keep(_ findings: [Finding]) -> [Finding] {
    findings.map { finding in
      var finding = finding
      room -= finding.folded.count
      if room < 0 { finding.folded = [] }
      return finding
    }
  }
}
