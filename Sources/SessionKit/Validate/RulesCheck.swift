import LibXML
import Schematron

/// Does every document keep the rules of its council (`rules.sch`)?
enum RulesCheck: Check {
  /// What no rule names a code for, and what could not be evaluated. The
  /// rules' own codes are the profile's.
  static let codes: [FindingCode] = ["SYS-145", "XML-130", "XML-131"]

  static func run(_ context: CheckContext) -> [Finding] {
    let codes = Set(codes + context.profile.rules.codes)
    return context.submissions.flatMap { submission in submission.inspected { codes.contains($0) } }
  }

  /// Runs the rules over a document while it is open.
  static func findings(
    _ document: XMLDocument,
    _ submission: Submission,
    _ profile: Profile,
    opening: CalendarDay?
  ) -> [Finding] {
    profile.rules.findings(
      document,
      at: submission.place,
      isLineShown: submission.conversion == nil,
      paragraphs: submission.conversion?.paragraphs,
      functions: RuleFunctions.about(submission.kind ?? "", opening: opening)
    )
  }
}
