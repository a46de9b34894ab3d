public import Recognition

/// A council's rules as data: the content of `schemas/profiles/<id>/`.
public struct Profile: Sendable {
  public var id: String
  public var version: String
  public var language: Language
  /// The council's own fixed offset, e.g. +07:00.
  public var offset: UTCOffset
  /// ISO 3166-1 alpha-2, lower case: the first step of every document's
  /// Akoma Ntoso name. `xx` (user-assigned) where a profile serves many.
  public var country: String
  public var name: LocalizedText
  public var sessionKinds: [Named]
  /// In the order in which a packet lists them.
  public var documentKinds: [DocumentKind]
  public var dossiers: [Dossier]
  /// The steps of an item at the session, in their order.
  public var procedure: [Step]
  /// The law that orders the steps.
  public var procedureSource: LegalSource?
  /// Reports that sessions of some kinds must examine.
  public var dueReports: [DueReport]
  /// Marks of state secrecy, in capitals.
  public var secrecyMarks: [String]
  /// Who may waive which finding.
  public var authorities: [FindingCode: LocalizedText]
  public var severities: [SeverityRule]
  public var deadlines: [DeadlineRule]
  public var calendar: WorkCalendar
  public var ruleset: Ruleset
  /// The rules for documents, `rules.sch`.
  var rules: RuleBook
  /// The words by which documents of word processors are recognised.
  public var lexicon: Lexicon

  /// Something with an id and a name in two languages.
  public struct Named: Sendable, Hashable {
    public var id: String
    public var name: LocalizedText
  }

  public struct DocumentKind: Sendable, Hashable {
    public var id: String
    public var name: LocalizedText
    /// Whether it carries the matter itself or only supports it.
    public var isSupporting: Bool
    /// Its part in a dossier, by which documents are compared.
    public var role: Role?
    /// How an Akoma Ntoso document says that it is of this kind.
    public var aknElement: String?
    public var aknName: String?
    /// Parts of a document symbol that point to this kind, e.g. `TTr`.
    public var symbols: [String]
    /// Words of a file name that point to this kind, e.g. `to-trinh`.
    public var fileTokens: [String]

    /// What a document does in its dossier.
    public enum Role: String, Sendable, Hashable {
      /// Asks the council to decide: tờ trình.
      case submission
      /// What is to be decided: dự thảo.
      case draft
      /// What a committee found: báo cáo thẩm tra.
      case examination
    }
  }

  public struct Dossier: Sendable, Hashable {
    public var id: String
    public var name: LocalizedText
    public var parts: [Part]

    public struct Part: Sendable, Hashable {
      public var kind: String
      public var isRequired: Bool
      public var source: LegalSource?
    }
  }

  /// A step that an item goes through.
  public struct Step: Sendable, Hashable {
    public var id: String
    public var name: LocalizedText
    /// The document kind without which it can't be taken.
    public var needs: String?
  }

  public struct DueReport: Sendable, Hashable {
    public var name: LocalizedText
    /// Session kinds whose agenda must have it.
    public var sessions: [String]
    /// Words by which a title is known to be of it.
    public var words: [String]
    public var source: LegalSource?
  }

  public struct SeverityRule: Sendable, Hashable {
    public var code: FindingCode
    /// Only at this stage; at every stage where absent.
    public var stage: Stage?
    /// `nil` = off.
    public var level: Severity?
    /// Why it was changed.
    public var reason = ""
  }

  public func documentKind(_ id: String) -> DocumentKind? { documentKinds.first { $0.id == id } }
  public func dossier(_ id: String) -> Dossier? { dossiers.first { $0.id == id } }

  /// The severity that the profile gives a finding at a stage; `nil` = off.
  public func severity(of finding: Finding, at stage: Stage) -> Severity? {
    guard let rule = severities.rule(for: finding.code, at: stage) else { return finding.severity }
    return rule.level
  }
}

extension [Profile.SeverityRule] {
  /// The rule that holds for a code: one of the stage before one of all.
  func rule(for code: FindingCode, at stage: Stage) -> Profile.SeverityRule? {
    let rules = filter { $0.code == code && ($0.stage == nil || $0.stage == stage) }
    return rules.first { $0.stage != nil } ?? rules.first
  }
}
