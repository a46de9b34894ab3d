/// Is the kind of every document known, and is it what was declared?
enum KindCheck: Check {
  static let codes: [FindingCode] = ["DOS-110", "DOS-150"]

  static func run(_ context: CheckContext) -> [Finding] {
    context.submissions.compactMap { submission in
      guard let kind = submission.kind else {
        // What could not be read has its own finding; its kind is not to be
        // expected of it.
        return submission.isRead
          ? Finding("DOS-110", at: submission.place, ["file": .same(submission.path)]) : nil
      }
      guard let declared = submission.receipt?.kind, declared != kind else { return nil }
      return Finding(
        "DOS-150",
        at: submission.place,
        ["declared": context.kindName(declared), "found": context.kindName(kind)]
      )
    }
  }
}
