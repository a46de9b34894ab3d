/// The one result of a run. Exit status, last line, JSON and every report
/// are printed from it, so that they can't disagree.
public struct RunResult: Sendable {
  /// What kind of question was asked; decides the verdict's words.
  public enum Question: String, Sendable {
    /// `check`, `receive`, `pack`: may this go to the session?
    case admission
    /// `verify`: may this packet be trusted?
    case trust
  }

  public var question: Question
  /// The stage of the workflow: `draft`, `submit` or `final`.
  public var stage: Stage
  /// The rules that judged, with the digest of their text.
  public var ruleset: Ruleset?
  /// The moment of judgement.
  public var evaluatedAt: Instant
  /// The council's own offset, in which moments are shown.
  public var offset: UTCOffset
  /// All that was found, in the order of the agenda.
  public var findings: [Finding]
  /// Every rule, accounted for.
  public var rules: [RuleOutcome]
  /// Every file that was read, with its digest.
  public var inputs: [InputFile]
  /// The packets among them, as they name themselves.
  public var packets: [PacketIdentity]
  /// The language that the session speaks, where there is one.
  public var language: Language?
  /// The least weight that makes a verdict bad.
  public var failsOn: Severity = .error
  /// Whether what was found was held against a baseline.
  public var hasBaseline = false
  /// What was expected and what came, where a whole session was checked.
  public var overview: Overview?

  public init(
    question: Question,
    stage: Stage = .submit,
    ruleset: Ruleset? = nil,
    evaluatedAt: Instant,
    offset: UTCOffset,
    findings: [Finding] = [],
    rules: [RuleOutcome] = [],
    inputs: [InputFile] = [],
    packets: [PacketIdentity] = [],
    language: Language? = nil
  ) {
    self.question = question
    self.stage = stage
    self.ruleset = ruleset
    self.evaluatedAt = evaluatedAt
    self.offset = offset
    self.findings = findings
    self.rules = rules
    self.inputs = inputs
    self.packets = packets
    self.language = language
  }

  /// The verdict, computed, never stored: fail closed.
  public var verdict: Verdict {
    let unfinished =
      rules.contains { if case .notRun = $0.status { true } else { false } }
      || standing.contains { $0.entry.kind == .incomplete }
    if standing.contains(where: { $0.severity == .error && $0.entry.kind == .configuration }) {
      return .unusable
    }
    let failing = standing.filter { $0.severity >= failsOn }
    let kinds = Set(failing.map { $0.entry.kind })
    if unfinished { return question == .trust && kinds.contains(.content) ? .untrusted : .incomplete }
    if question == .trust { return failing.isEmpty ? .intact : .untrusted }
    // Also what is only good to know, where the profile makes it an error, and
    // a warning of the configuration, where warnings count.
    switch (!kinds.isDisjoint(with: [.content, .information, .configuration]), kinds.contains(.late)) {
    case (false, false): return .accepted
    case (true, false): return .rejected
    case (false, true): return .late
    case (true, true): return .rejectedAndLate
    }
  }

  /// The findings that neither a waiver nor a baseline lets pass.
  private var standing: [Finding] { findings.filter { $0.waiver == nil && !$0.isKnown } }

  /// Whether a finding is one of those that make the verdict bad.
  public func isFailing(_ finding: Finding) -> Bool {
    guard finding.waiver == nil, !finding.isKnown else { return false }
    return finding.severity >= failsOn || finding.entry.kind == .incomplete
  }

  /// How many findings there are of each weight; waived ones apart.
  public var counts: Counts {
    var counts = Counts()
    for finding in findings {
      if finding.waiver != nil {
        counts.waived += 1
        continue
      }
      switch finding.severity {
      case .error: counts.errors += 1
      case .warning: counts.warnings += 1
      case .note: counts.notes += 1
      }
    }
    return counts
  }

  public struct Counts: Sendable, Equatable {
    public var errors = 0
    public var warnings = 0
    public var notes = 0
    public var waived = 0
  }
}

/// What a run concludes. The raw value is the machine's word.
public enum Verdict: String, Sendable, CaseIterable {
  case accepted, rejected, late
  case rejectedAndLate = "rejected-and-late"
  case incomplete
  case intact, untrusted
  /// Usage or configuration: nothing was judged.
  case unusable = "error"

  /// The exit status (DESIGN: 0 accepted, 1 content, 4 late, 5 both,
  /// 3 unfinished, 2 usage or configuration).
  public var exitCode: Int32 {
    switch self {
    case .accepted, .intact: 0
    case .rejected, .untrusted: 1
    case .unusable: 2
    case .incomplete: 3
    case .late: 4
    case .rejectedAndLate: 5
    }
  }

  /// The last line of every run.
  public var words: LocalizedText {
    switch self {
    case .accepted: LocalizedText(vi: "ĐƯỢC CHẤP NHẬN", en: "ACCEPTED")
    case .rejected: LocalizedText(vi: "KHÔNG HỢP LỆ", en: "REJECTED")
    case .late: LocalizedText(vi: "TRỄ HẠN", en: "LATE")
    case .rejectedAndLate: LocalizedText(vi: "KHÔNG HỢP LỆ VÀ TRỄ HẠN", en: "REJECTED AND LATE")
    case .incomplete: LocalizedText(vi: "CHƯA KIỂM TRA HẾT", en: "NOT FULLY CHECKED")
    case .intact: LocalizedText(vi: "NGUYÊN VẸN", en: "INTACT")
    case .untrusted: LocalizedText(vi: "KHÔNG ĐÁNG TIN CẬY", en: "NOT TO BE TRUSTED")
    case .unusable: LocalizedText(vi: "LỖI LỆNH / CẤU HÌNH", en: "USAGE OR CONFIGURATION ERROR")
    }
  }
}

/// How far the documents are on their way.
public enum Stage: String, Sendable, CaseIterable {
  /// While it is being written: no deadline, no dossier.
  case draft
  /// When it is handed in.
  case submit
  /// Before it goes into the packet.
  case final
}

/// What became of one rule in a run.
public struct RuleOutcome: Sendable, Equatable {
  public enum Status: Sendable, Equatable {
    case passed, failed, notApplicable
    case notRun(reason: LocalizedText)
  }
  /// The rule's code: that of the finding it raises.
  public var id: FindingCode
  public var status: Status
  public init(_ id: FindingCode, _ status: Status) {
    self.id = id
    self.status = status
  }

  /// Of rules that were run: those that were raised have failed.
  static func judged(_ codes: some Sequence<FindingCode>, raised: Set<FindingCode>) -> [RuleOutcome] {
    codes.map { RuleOutcome($0, raised.contains($0) ? .failed : .passed) }
  }

  /// One account of several runs of the same rules: the worst of each.
  static func merge(_ first: [RuleOutcome], _ second: [RuleOutcome]) -> [RuleOutcome] {
    func rank(_ outcome: RuleOutcome) -> Int {
      switch outcome.status {
      case .notApplicable: 0
      case .passed: 1
      case .notRun: 2
      case .failed: 3
      }
    }
    var merged = first
    for outcome in second {
      if let index = merged.firstIndex(where: { $0.id == outcome.id }) {
        if rank(outcome) > rank(merged[index]) { merged[index] = outcome }
      } else {
        merged.append(outcome)
      }
    }
    return merged
  }
}

/// The profile that judged.
public struct Ruleset: Sendable, Hashable {
  public var id: String
  public var version: String
  /// SHA-256, lower-case hex, over the profile's files.
  public var sha256: String
  /// What weighs otherwise with this council than with others, and why.
  public var severities: [Profile.SeverityRule]

  public init(id: String, version: String, sha256: String, severities: [Profile.SeverityRule] = []) {
    self.id = id
    self.version = version
    self.sha256 = sha256
    self.severities = severities
  }
}

/// A file that a run read.
public struct InputFile: Sendable, Hashable {
  public var path: String
  public var bytes: Int
  /// SHA-256, lower-case hex; nil of a file too large to be read.
  public var sha256: String?
  public init(path: String, bytes: Int, sha256: String?) {
    self.path = path
    self.bytes = bytes
    self.sha256 = sha256
  }
}

/// What a packet is called, and by what it is known.
public struct PacketIdentity: Sendable, Hashable {
  /// Its file.
  public var path: String
  /// `<series>-v<N>`, as it stands inside.
  public var name: String
  /// SHA-256 of its tag manifest, lower-case hex: what a signature covers
  /// and what the next version names.
  public var identity: String
  /// What is known of its origin; nil where nobody asked.
  public var trust: TrustVerdict?
  public init(path: String, name: String, identity: String) {
    self.path = path
    self.name = name
    self.identity = identity
  }
}
