import Redline

/// Did every document come in time?
enum DeadlineCheck: Check {
  static let codes: [FindingCode] = ["DDL-110", "DDL-112", "DDL-113", "DDL-180"]
  static let from = Stage.submit

  static func run(_ context: CheckContext) -> [Finding] {
    guard let workspace = context.workspace else { return [] }
    let table = workspace.deadlines()
    // A day that is not set is no fault: the deadline does not run yet.
    let missing = table.unresolved.compactMap { unresolved -> Finding? in
      guard case .missingYear(let year) = unresolved.problem else { return nil }
      return Finding(
        "DDL-180",
        at: Place(path: "calendar.xml"),
        ["year": .same(String(year)), "rule": unresolved.rule.name],
        basis: [unresolved.rule.source]
      )
    }
    return folded(missing) + context.submissions.compactMap { late($0, table, context) }
  }

  /// One year that is not there, one finding, whatever rules it stops.
  private static func folded(_ missing: [Finding]) -> [Finding] {
    let years = Dictionary(grouping: missing) { $0.arguments["year"] }
    return years.values.compactMap { findings in
      guard var first = findings.first else { return nil }
      first.folded = Array(findings.dropFirst())
      return first
    }.sorted { ($0.arguments["year"]?.en ?? "") < ($1.arguments["year"]?.en ?? "") }
  }

  /// The most overdue deadline of a document, as one finding.
  static func late(_ submission: Submission, _ table: DeadlineTable, _ context: CheckContext) -> Finding? {
    guard let kind = submission.kind, let received = submission.received,
      let deadline = table.deadlines(forDocumentKind: kind).first
    else { return nil }
    let order = LedgerOrder(submission.receipt, deadline, context.workspace?.log)
    let isBehind = received < deadline.end
    if isBehind, order?.isLate != true { return nil }
    // What changed says more than what it was declared to be.
    let comparison = context.workspace.flatMap { ReplacedSubmission.comparison(submission, $0) }
    let isCorrection = comparison.map { $0.weight != .substance } ?? (submission.receipt?.change == .corrects)
    let ruled = Severity(rawValue: deadline.rule.severity) ?? .error
    let severity = isCorrection ? min(ruled, .warning) : ruled
    var derivation = deadline.derivation
    if let fixed = Self.evidence(submission) { derivation.append(fixed) }
    if let order { derivation.append(order.words) }
    var finding = Finding(
      isBehind ? "DDL-113" : isCorrection ? "DDL-112" : "DDL-110",
      severity: severity,
      at: submission.place,
      [
        "late": DurationWords.text(seconds: received.seconds - deadline.end.seconds),
        "due": deadline.words,
        "received": received.words(in: context.profile.offset),
        "rule": deadline.rule.name,
        "class": lateness(submission, comparison?.weight, isCompared: comparison != nil, context),
        "item": .same(submission.item ?? ""),
      ],
      basis: [deadline.rule.source],
      derivation: derivation
    )
    finding.changes = comparison.map(ReplacedSubmission.lines) ?? []
    return finding
  }

  private static func evidence(_ submission: Submission) -> LocalizedText? {
    guard let receipt = submission.receipt else { return nil }
    let isKnown = !receipt.from.isEmpty
    return LocalizedText(
      vi: "theo biên nhận \(receipt.label)" + (isKnown ? ", nơi nộp: \(receipt.from)" : ""),
      en: "by receipt \(receipt.label)" + (isKnown ? ", handed in by \(receipt.from)" : "")
    )
  }

  /// What kind of lateness it is: by what changed, where that can be told;
  /// else as it was declared.
  private static func lateness(
    _ submission: Submission,
    _ weight: Change.Weight?,
    isCompared: Bool,
    _ context: CheckContext
  ) -> LocalizedText {
    if let kind = submission.kind, context.profile.documentKind(kind)?.isSupporting == true {
      return LocalizedText(vi: "tài liệu bổ trợ sau hạn", en: "supporting paper after the deadline")
    }
    let isCorrection = submission.receipt?.change == .corrects
    if isCompared {
      switch weight {
      case .substance?:
        return isCorrection
          ? LocalizedText(
            vi: "khai là đính chính nhưng đổi cả nội dung, sau hạn",
            en: "declared a correction, but its substance changed, after the deadline"
          ) : LocalizedText(vi: "thay đổi nội dung sau hạn", en: "changed substance after the deadline")
      case .editorial?:
        return LocalizedText(vi: "chỉ sửa câu chữ, sau hạn", en: "editorial changes after the deadline")
      case nil:
        return LocalizedText(vi: "nội dung không đổi, sau hạn", en: "the same text after the deadline")
      }
    }
    switch submission.receipt?.change {
    case .replaces?:
      return LocalizedText(vi: "bản thay thế nội dung sau hạn", en: "changed substance after the deadline")
    case .corrects?:
      return LocalizedText(vi: "đính chính sau hạn", en: "editorial correction after the deadline")
    case .adds?: return LocalizedText(vi: "bổ sung sau hạn", en: "addition after the deadline")
    case .first?, nil: return LocalizedText(vi: "tài liệu mới sau hạn", en: "new document after the deadline")
    }
  }
}
