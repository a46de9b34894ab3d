import Digests

/// Runs the checks over what was ingested.
enum Validation {
  static func run(_ context: CheckContext) -> RunResult {
    var findings: [Finding] = []
    var rules: [RuleOutcome] = []
    for check in Checks.all {
      let applies =
        rank(check.from) <= rank(context.stage) && (context.workspace != nil || check.from == .draft)
      guard applies else {
        rules += check.codes.map { RuleOutcome($0, .notApplicable) }
        continue
      }
      let found = check.run(context)
      let raised = Set(found.map(\.code))
      let codes = check == RulesCheck.self ? check.codes + context.profile.rules.codes : check.codes
      rules += RuleOutcome.judged(Set(codes).sorted(), raised: raised)
      findings += found
    }
    findings = findings.compactMap { finding in
      var finding = finding
      // Nobody, no profile either, makes light of secrecy.
      if finding.code.isSecrecy { return finding }
      guard let severity = context.profile.severity(of: finding, at: context.stage) else { return nil }
      finding.severity = severity
      return finding
    }
    if let workspace = context.workspace {
      findings = SessionSeverity.apply(workspace.session.severities, to: findings, at: context.stage)
      let waivers = workspace.session.waivers.filter {
        context.onlyItems.isEmpty || context.onlyItems.contains($0.item)
      }
      let today = context.now.day(in: context.profile.offset)
      let received = context.submissions.compactMap { submission in
        submission.received.map { (submission.path, $0.day(in: context.profile.offset)) }
      }
      findings = WaiverPolicy.apply(
        waivers,
        to: findings,
        today: today,
        received: Dictionary(received, uniquingKeysWith: { first, _ in first })
      )
      let raised = Set(findings.map(\.code))
      rules += RuleOutcome.judged(WaiverPolicy.codes, raised: raised)
    }
    let session = context.workspace.map {
      InputFile(path: "session.xml", bytes: $0.sessionBytes.count, sha256: Digest.of($0.sessionBytes).hex)
    }
    return RunResult(
      question: .admission,
      stage: context.stage,
      ruleset: context.profile.ruleset,
      evaluatedAt: context.now,
      offset: context.profile.offset,
      findings: findings,
      rules: rules,
      inputs: (session.map { [$0] } ?? []) + context.submissions.map(\.input),
      language: context.workspace?.session.language
    )
  }

  private static func rank(_ stage: Stage) -> Int { Stage.allCases.firstIndex(of: stage) ?? 0 }
}
