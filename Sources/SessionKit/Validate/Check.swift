/// One subject that is checked. One check is one file with one test.
protocol Check {
  /// Every code that the check may raise: the rules that it accounts for.
  static var codes: [FindingCode] { get }
  /// From which stage of the workflow on it applies.
  static var from: Stage { get }
  static func run(_ context: CheckContext) -> [Finding]
}

extension Check {
  static var from: Stage { .draft }
}

/// What a check may look at.
struct CheckContext {
  var profile: Profile
  /// Nil where a single file is checked.
  var workspace: Workspace?
  var harvest: Ingest.Harvest
  var stage: Stage
  var now: Instant
  /// The time of receipt given on the command line.
  var receivedAt: Instant?
  /// What of earlier runs was gone by.
  var recall: Recall?
  /// Who looks at many things at once.
  var workers = Workers.available
  /// Only these agenda items; all where empty.
  var onlyItems: Set<String> = []

  var submissions: [Submission] {
    onlyItems.isEmpty
      ? harvest.submissions
      : harvest.submissions.filter { $0.item.map(onlyItems.contains) == true }
  }

  /// The submissions of an item of a kind, in the order of names.
  func submissions(_ item: String, _ kind: String) -> [Submission] {
    submissions(item).filter { $0.kind == kind }
  }

  /// The submissions of an item, in the order of names.
  func submissions(_ item: String) -> [Submission] {
    onlyItems.isEmpty || onlyItems.contains(item) ? harvest.submissions(of: item) : []
  }

  /// Items that are on the agenda and looked at.
  var items: [AgendaItem] {
    (workspace?.session.items ?? []).filter { onlyItems.isEmpty || onlyItems.contains($0.number) }
  }

  func kindName(_ id: String) -> LocalizedText { profile.documentKind(id)?.name ?? .same(id) }
}

/// What checks look for in a document while it is open.
enum DocumentChecks {
  /// What looks at one document.
  ///
  /// - Parameter opening: of the session that the documents are for.
  static func inspection(_ profile: Profile, opening: CalendarDay? = nil) -> Inspection {
    // Taken apart once, not for each of thousands of documents.
    let marks = SecrecyMarks(profile.secrecyMarks)
    return { document, submission in
      let secrecy = SecrecyCheck.findings(document, marks, at: submission.place)
      let faults = secrecy + SchemaCheck.findings(document, at: submission.place)
      // Nothing of a secret is told: no rule looks at it.
      if !secrecy.isEmpty || submission.conversion?.isSecret == true { return faults }
      return faults
        + RulesCheck.findings(document, submission, profile, opening: opening)
    }
  }
}

/// All checks, in the order in which their findings are told.
enum Checks {
  static var all: [any Check.Type] {
    [
      FileCheck.self, SecrecyCheck.self, WellFormedCheck.self, SchemaCheck.self,
      RulesCheck.self, OfficeCheck.self, KindCheck.self,
      AgendaCheck.self, IssueDateCheck.self, ProcedureCheck.self, DueReportsCheck.self,
      FrozenNumbersCheck.self, DossierCheck.self, CrossDocumentCheck.self,
      ReceiptCheck.self, DeadlineCheck.self,
      MovedOpeningCheck.self,
    ]
  }
}
