import LibXML

/// Does every document follow the schema?
enum SchemaCheck: Check {
  static let codes: [FindingCode] = ["XML-120"]

  static func run(_ context: CheckContext) -> [Finding] {
    context.submissions.flatMap { $0.inspected(codes) }
  }

  /// One finding a document: the first fault; those after it are folded, as
  /// many as anyone reads.
  static func findings(_ document: XMLDocument, at place: Place) -> [Finding] {
    let faults = Schemas.document.validate(document).map { violation in
      var spot = place
      spot.line = violation.line
      return Finding(
        "XML-120",
        at: spot,
        ["element": .same(violation.element), "detail": .technical(violation.message)]
      )
    }
    guard var first = faults.first else { return [] }
    first.folded = Array(faults.dropFirst().prefix(99))
    return [first]
  }
}
