import LibXML
@_spi(_Unicode) import Swift

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

  /// Whether a document bears a mark.
  static func findings(_ document: XMLDocument, _ marks: SecrecyMarks, at place: Place) -> [Finding] {
    marks.stand(in: document.root) ? [Finding("SEC-101", at: place)] : []
  }
}

/// The words that make a document a secret.
struct SecrecyMarks {
  private let marks: Set<String>
  /// ASCII letters that occur in any mark, its accents apart. A text with another one is none,
  /// and that is seen without taking it apart: documents have many.
  private let letters: Set<UInt8>

  init(_ marks: [String]) {
    self.marks = Set(marks.map(Self.folded))
    letters = Set(self.marks.flatMap { $0._nfd }.flatMap { String($0).utf8 }.filter(Self.isLetter))
  }

  /// A mark stands alone in its block or stamp, in capitals.
  func stand(in element: XMLElement) -> Bool {
    switch element.name {
    case "p", "inline", "b", "td", "th", "docStage", "num", "heading":
      // A mark is two words, however it is framed.
      if let text = element.text(upTo: 400), isMark(text) { return true }
    default: break
    }
    return element.children.contains(where: stand)
  }

  private func isMark(_ text: String) -> Bool {
    text.utf8.allSatisfy { !Self.isLetter($0) || letters.contains($0) } && marks.contains(Self.folded(text))
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte)
  }

  /// Composed, white space and framing punctuation dropped; case stays.
  private static func folded(_ text: String) -> String {
    let words = text.split { $0.isWhitespace || framing.contains($0) }
    return words.joined(separator: " ")
  }

  private static let framing: Set<Character> = Set("[](){}*•.:-–—|\"“”")
}
