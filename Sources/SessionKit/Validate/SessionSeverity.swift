/// What a session makes of the weight of findings. It is the council's to
/// decide, and said in the packet.
enum SessionSeverity {
  static let codes: [FindingCode] = ["CFG-153"]

  /// Whether a council may decide how much a finding weighs: not where
  /// something was not checked, and not about secrecy.
  static func isOpen(_ entry: Catalogue.Entry) -> Bool {
    !entry.code.isSecrecy && [.content, .late, .information].contains(entry.kind)
  }

  /// The findings with the weight that the session gives them, and a note for
  /// each rule of the session.
  static func apply(_ rules: [Profile.SeverityRule], to findings: [Finding], at stage: Stage) -> [Finding] {
    guard !rules.isEmpty else { return findings }
    let changed = findings.compactMap { finding -> Finding? in
      guard isOpen(finding.entry), let rule = rules.rule(for: finding.code, at: stage) else { return finding }
      guard let level = rule.level else { return nil }
      var finding = finding
      finding.severity = level
      return finding
    }
    let notes = rules.filter { $0.stage == nil || $0.stage == stage }.map { rule in
      Finding(
        "CFG-153",
        at: Place(path: "session.xml"),
        [
          "code": .same(rule.code.rawValue), "level": words(rule.level),
          "reason": .same(Printable.text(rule.reason)),
        ]
      )
    }
    return changed + notes
  }

  private static func words(_ level: Severity?) -> LocalizedText {
    switch level {
    case .error: LocalizedText(vi: "lỗi", en: "an error")
    case .warning: LocalizedText(vi: "cảnh báo", en: "a warning")
    case .note: LocalizedText(vi: "ghi chú", en: "a note")
    case nil: LocalizedText(vi: "không báo", en: "not told")
    }
  }
}
