import LibXML

/// Does a document bear a state-secret mark? Then it goes nowhere, and
/// nothing of it is quoted.
enum SecrecyCheck: Check {
  static let codes: [FindingCode] = ["SEC-101"]

  static func run(_ context: CheckContext) -> [Finding] {
    context.submissions.compactMap { submission in
      submission.conversion?.isSecret == true || !submission.inspected(codes).isEmpty
        ? Finding("SEC-101", at: submission.place) : nil
    }
  }

  /// Whether a document bears a mark of its profile.
  static func findings(_ document: XMLDocument, _ profile: Profile, at place: Place) -> [Finding] {
    bears(Set(profile.secrecyMarks.map(folded)), document.root) ? [Finding("SEC-101", at: place)] : []
  }

  /// A mark stands alone in its block or stamp, in capitals.
  private static func bears(_ marks: Set<String>, _ element: XMLElement) -> Bool {
    if ["p", "inline", "b", "td", "th", "docStage", "num", "heading"].contains(element.name),
      marks.contains(folded(element.text))
    {
      return true
    }
    return element.children.contains { bears(marks, $0) }
  }

  /// Composed, white space and framing punctuation dropped; case stays.
  private static func folded(_ text: String) -> String {
    let words = text.split { $0.isWhitespace || "[](){}*•.:-–—|\"“”".contains($0) }
    return words.joined(separator: " ")
  }
}
