import Testing

@testable import SessionKit

/// Exit status, last line and JSON are printed from one result: whatever was
/// found, they agree.
@Suite struct OneVerdictTests {
  @Test(arguments: 0..<400 as Range<UInt64>)
  func everySinkAgrees(_ seed: UInt64) {
    var random = Dice(state: seed)
    let result = Self.random(&random)
    let verdict = result.verdict
    for language in Language.allCases {
      let lines = TextReport(languages: [language]).text(result).split(separator: "\n")
      let last = lines.last.map(String.init) ?? ""
      #expect(last == verdict.words[language] || last.hasPrefix(verdict.words[language] + "    "))
      #expect(TextReport(languages: [language], isQuiet: true).text(result) == verdict.words[language] + "\n")
    }
    let json = JSONReport.text(result)
    #expect(
      json.contains("\n  \"verdict\": \"\(verdict.rawValue)\",\n  \"exitCode\": \(verdict.exitCode),\n")
    )
    Self.checkAgainstCounts(result)
    Self.checkForms(RunResults(result))
    let second = Self.random(&random)
    Self.checkForms(
      RunResults([
        .init(name: "a", isFolder: true, result: result), .init(name: "b", isFolder: true, result: second),
      ])
    )
  }

  /// Machines' forms, and the last line, say the exit status, too.
  private static func checkForms(_ results: RunResults) {
    let verdict = results.verdict
    let style = ReportStyle(languages: [.en])
    let texts = Dictionary(
      uniqueKeysWithValues: ReportFormat.all.map { ($0.name, $0.text(results, style)) }
    )
    let last = { (name: String) in texts[name]?.split(separator: "\n").last.map(String.init) ?? "" }
    #expect(last("text").hasPrefix(verdict.words.en))
    #expect(last("github") == "kyhop: \(verdict.words.en)")
    #expect(last("jsonl").hasPrefix("{\"verdict\":\"\(verdict.rawValue)\",\"exitCode\":\(verdict.exitCode),"))
    #expect(texts["json"]?.contains("\"verdict\": \"\(verdict.rawValue)\"") == true)
    #expect(texts["sarif"]?.contains("\"exitCode\": \(verdict.exitCode),") == true)
    // A test report is green exactly where the verdict is good.
    let isGreen = texts["junit"]?.contains(/<testsuites name="kyhop" tests="\d+" failures="0" errors="0">/)
    #expect(isGreen == (verdict.exitCode == 0))
  }

  /// The verdict is good exactly where no error stands and all was checked.
  private static func checkAgainstCounts(_ result: RunResult) {
    let standing = result.findings.filter { $0.waiver == nil }
    let isUnfinished =
      result.rules.contains { if case .notRun = $0.status { true } else { false } }
      || standing.contains { Catalogue.entry(for: $0.code).kind == .incomplete }
    let isBad = standing.contains { $0.severity >= result.failsOn }
    #expect((result.verdict.exitCode == 0) == (!isBad && !isUnfinished))
    let counts = result.counts
    #expect(counts.errors + counts.warnings + counts.notes + counts.waived == result.findings.count)
    let isTrust = result.question == .trust
    #expect(!isTrust || [.intact, .untrusted, .incomplete, .unusable].contains(result.verdict))
    #expect(isTrust || ![.intact, .untrusted].contains(result.verdict))
  }

  private static func random(_ dice: inout Dice) -> RunResult {
    let findings = (0..<dice.roll(5)).map { _ in
      let entry = Catalogue.all[dice.roll(Catalogue.all.count)]
      var finding = Finding(entry.code, severity: dice.roll(3) == 0 ? dice.pick(Severity.allCases) : nil)
      if entry.isWaivable, dice.roll(2) == 0 { finding.waiver = ReportFixture.waiver }
      return finding
    }
    let statuses: [RuleOutcome.Status] = [.passed, .passed, .failed, .notApplicable]
    let level = dice.roll(3) == 0 ? dice.pick(Severity.allCases) : .error
    var rules = (0..<dice.roll(4)).map { _ in RuleOutcome("XML-101", dice.pick(statuses)) }
    if dice.roll(8) == 0 { rules.append(RuleOutcome("XML-120", .notRun(reason: "XML-101"))) }
    var result = ReportFixture.result(
      findings,
      rules: rules,
      question: dice.roll(3) == 0 ? .trust : .admission
    )
    result.failsOn = level
    return result
  }

  @Test(
    arguments: [
      ([], Verdict.accepted),
      (["DOS-130", "SIG-110"], .accepted),
      (["DDL-112"], .accepted),
      (["DOS-120"], .rejected),
      (["DDL-110"], .late),
      (["DDL-110", "DOS-120"], .rejectedAndLate),
      (["DDL-110", "DOS-120", "SYS-130"], .incomplete),
      (["SYS-130", "CFG-120"], .unusable),
      (["QQQ-999"], .incomplete),
    ] as [([FindingCode], Verdict)]
  )
  func verdictOf(_ codes: [FindingCode], _ expected: Verdict) {
    #expect(ReportFixture.result(codes.map { Finding($0) }).verdict == expected)
  }

  @Test(
    arguments: [
      ([], Verdict.intact), (["SIG-110"], .intact), (["BAG-110"], .untrusted), (["SYS-130"], .incomplete),
    ] as [([FindingCode], Verdict)]
  )
  func verdictOfAPacket(_ codes: [FindingCode], _ expected: Verdict) {
    #expect(ReportFixture.result(codes.map { Finding($0) }, question: .trust).verdict == expected)
  }

  /// A profile may make an error of what is else only good to know.
  @Test func aNoteThatTheProfileMakesAnErrorRejects() {
    #expect(ReportFixture.result([Finding("DOS-130", severity: .error)]).verdict == .rejected)
  }

  @Test(
    arguments: [
      (["FRM-430"], .error, .accepted), (["FRM-430"], .warning, .rejected), (["FRM-430"], .note, .rejected),
      (["DOS-130"], .warning, .accepted), (["DOS-130"], .note, .rejected),
      (["DDL-110"], .note, .late), ([], .note, .accepted),
    ] as [([FindingCode], Severity, Verdict)]
  )
  func whatWeighsLessDoesNotFail(_ codes: [FindingCode], _ level: Severity, _ expected: Verdict) {
    var result = ReportFixture.result(codes.map { Finding($0) })
    result.failsOn = level
    #expect(result.verdict == expected)
    #expect(JSONReport.text(result).contains("\"failsOn\"") == (level != .error))
    var known = result
    for index in known.findings.indices { known.findings[index].isKnown = true }
    #expect(known.verdict == .accepted)
  }

  @Test(
    arguments: [
      ([.accepted, .accepted], .accepted), ([.accepted, .intact], .accepted), ([.intact, .intact], .intact),
      ([.accepted, .rejected], .rejected), ([.rejected, .late], .rejectedAndLate),
      ([.late, .accepted], .late), ([.untrusted, .intact], .untrusted), ([.untrusted, .accepted], .rejected),
      ([.untrusted, .late], .rejectedAndLate), ([.rejectedAndLate, .rejected], .rejectedAndLate),
      ([.incomplete, .rejectedAndLate], .incomplete), ([.incomplete, .unusable, .late], .unusable),
      ([], .unusable),
    ] as [([Verdict], Verdict)]
  )
  func theWorstOfSeveral(_ verdicts: [Verdict], _ expected: Verdict) {
    let codes: [Verdict: FindingCode] = [
      .rejected: "DOS-120", .late: "DDL-110", .untrusted: "BAG-110", .incomplete: "SYS-130",
      .unusable: "CFG-120",
    ]
    let parts = verdicts.map { verdict -> RunResults.Part in
      let both: [FindingCode] = ["DOS-120", "DDL-110"]
      let raised = verdict == .rejectedAndLate ? both : codes[verdict].map { [$0] } ?? []
      let isTrust = verdict == .intact || verdict == .untrusted
      let result = ReportFixture.result(raised.map { Finding($0) }, question: isTrust ? .trust : .admission)
      #expect(result.verdict == verdict)
      return .init(name: "x", isFolder: true, result: result)
    }
    #expect(RunResults(parts).verdict == expected)
  }

  @Test func whatIsWaivedPasses() {
    var finding = ReportFixture.late
    finding.waiver = ReportFixture.waiver
    #expect(ReportFixture.result([finding]).verdict == .accepted)
    #expect(ReportFixture.result([finding]).counts == RunResult.Counts(errors: 0, waived: 1))
  }

  @Test func exitStatusesAreTheDocumentedOnes() {
    let statuses = Verdict.allCases.map { "\($0.rawValue) \($0.exitCode)" }
    #expect(
      Set(statuses) == [
        "accepted 0", "intact 0", "rejected 1", "untrusted 1", "error 2", "incomplete 3", "late 4",
        "rejected-and-late 5",
      ]
    )
  }
}

/// SplitMix64: the same throws on every run.
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &self) }

  mutating func pick<Value>(_ values: [Value]) -> Value { values[roll(values.count)] }
}
