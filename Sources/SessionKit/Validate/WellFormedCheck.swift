import LibXML

/// Is what claims to be XML admitted as XML?
enum WellFormedCheck: Check {
  static let codes: [FindingCode] = ["XML-101", "XML-110", "XML-180", "XML-190"]

  static func run(_ context: CheckContext) -> [Finding] {
    context.submissions.compactMap { submission in
      guard case .refused(let error) = submission.content else { return nil }
      return finding(error, at: submission.place)
    }
  }

  static func finding(_ error: XMLError, at place: Place) -> Finding {
    var place = place
    place.line = error.line
    place.column = error.column
    let detail: [String: LocalizedText] = [
      "detail": .technical(error.message), "rule": .same(error.code.rawValue),
    ]
    return Finding(code(of: error), at: place, detail)
  }

  /// A document that isn't read at all.
  static func tooLarge(_ bytes: Int, at place: Place) -> Finding {
    finding(.tooLarge(bytes, limit: XMLAdmission.strict.maximumBytes), at: place)
  }

  private static func code(of error: XMLError) -> FindingCode {
    switch error.code {
    case .doctype: "XML-180"
    case .bytes, .declaration: "XML-190"
    case .syntax: "XML-101"
    default: "XML-110"
    }
  }
}
