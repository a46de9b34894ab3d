/// Does every document belong to an item of the agenda?
enum AgendaCheck: Check {
  static let codes: [FindingCode] = ["AGD-120", "AGD-130"]

  static func run(_ context: CheckContext) -> [Finding] {
    guard let workspace = context.workspace else { return [] }
    let items = Dictionary(
      workspace.session.items.map { ($0.number, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    var told: Set<String> = []
    return context.submissions.compactMap { submission in
      guard let number = submission.item else { return nil }
      guard let item = items[number] else {
        let folder = "submissions/\(number)"
        guard told.insert(folder).inserted else { return nil }
        return Finding("AGD-120", at: Place(path: folder), ["folder": .same(folder)])
      }
      guard item.isWithdrawn else { return nil }
      return Finding(
        "AGD-130",
        at: submission.place,
        ["item": .same(number), "file": .same(submission.path)]
      )
    }
  }
}
