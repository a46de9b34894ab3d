/// Is it known, and believable, when every document came in?
enum ReceiptCheck: Check {
  static let codes: [FindingCode] = ["DDL-130", "DDL-131", "DDL-132", "DDL-140", "DDL-145"]
  static let from = Stage.submit

  static func run(_ context: CheckContext) -> [Finding] {
    guard let workspace = context.workspace else { return [] }
    let present = Set(context.harvest.submissions.map(\.path))
    let gone = workspace.ledger.standing.filter { receipt in
      !present.contains(receipt.file)
        && (context.onlyItems.isEmpty || context.onlyItems.contains(receipt.item))
    }
    return context.submissions.compactMap { finding($0, context) }
      + gone.map { receipt in
        Finding(
          "DDL-131",
          at: Place(item: receipt.item, kind: receipt.kind, path: receipt.file),
          ["receipt": .same(receipt.label), "file": .same(receipt.file)]
        )
      } + given(context)
  }

  private static func finding(_ submission: Submission, _ context: CheckContext) -> Finding? {
    guard let receipt = submission.receipt else {
      guard submission.received == nil else { return nil }
      return Finding("DDL-130", at: submission.place, ["file": .same(submission.path)])
    }
    if case .unreadable = submission.content { return nil }
    if receipt.sha256 != submission.sha256 {
      return Finding(
        "DDL-132",
        at: submission.place,
        ["file": .same(submission.path), "receipt": .same(receipt.label)]
      )
    }
    guard receipt.at > context.now else { return nil }
    return Finding(
      "DDL-140",
      at: submission.place,
      ["received": receipt.at.words(in: context.profile.offset)]
    )
  }

  private static func given(_ context: CheckContext) -> [Finding] {
    guard let time = context.receivedAt, context.submissions.contains(where: { $0.receipt == nil }) else {
      return []
    }
    return [Finding("DDL-145", ["received": time.words(in: context.profile.offset)])]
  }
}
