import LibXML

/// Is what claims to be XML admitted as XML?
enum WellFormedCheck: Check {
  static let codes: [FindingCode] = ["XML-101", "XML-110", "XML-180", "XML-190"]

  static func run(_ context: CheckContext) -> [Finding] {
    context.submissions.compactMap { submission in
      guard case .refused(let error) = submission.content, error.code != .limit else { return nil }
      var place = submission.place
      place.line = error.line
      place.column = error.column
      return Finding(
        code(of: error),
        at: place,
        ["detail": .same(error.message), "rule": .same(error.code.rawValue)]
      )
    }
  }

  static func code(of error: XMLError) -> FindingCode {
    switch error.code {
    case .doctype: "XML-180"
    case .bytes, .declaration: "XML-190"
    case .syntax: "XML-101"
    default: "XML-110"
    }
  }
}
