/// Where the opening day moved: what was the verdict before, what is it now?
enum MovedOpeningCheck: Check {
  static let codes: [FindingCode] = ["DDL-160"]
  static let from = Stage.submit

  static func run(_ context: CheckContext) -> [Finding] {
    guard let workspace = context.workspace else { return [] }
    let now = count(workspace.deadlines(), context)
    return workspace.session.dates.moved.map { moved in
      let before = workspace.deadlines(opening: moved.from)
      let table = workspace.deadlines()
      let pairs = table.deadlines.compactMap { deadline -> LocalizedText? in
        guard let old = before.deadlines.first(where: { $0.rule.id == deadline.rule.id }),
          old.lastDay != deadline.lastDay
        else { return nil }
        return LocalizedText(
          vi: "\(deadline.rule.name.vi): \(old.lastDay.vietnamese) → \(deadline.lastDay.vietnamese)",
          en: "\(deadline.rule.name.en): \(old.lastDay.english) → \(deadline.lastDay.english)"
        )
      }
      return Finding(
        "DDL-160",
        at: Place(path: "session.xml"),
        [
          "from": moved.from.text, "to": workspace.session.dates.opening.text,
          "doc": .same(moved.document),
          "before": .same(String(count(before, context))), "after": .same(String(now)),
        ],
        derivation: pairs
      )
    }
  }

  private static func count(_ table: DeadlineTable, _ context: CheckContext) -> Int {
    context.submissions.filter { DeadlineCheck.late($0, table, context) != nil }.count
  }
}
