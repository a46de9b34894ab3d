/// All that there is to say about a code, in one language, before it takes a
/// form: the page on the terminal, the page in docs/.
struct Explanation {
  /// One line under its name.
  struct Row: Equatable {
    var name: String
    var text: String
  }

  var entry: Catalogue.Entry
  var language: Language

  /// What it says; values that only a run knows are left open.
  var message: String { open(entry.message) }

  /// Reason, remedy, legal sources, weight, and who may let it pass.
  var rows: [Row] {
    var rows = [
      Row(name: say("Vì sao", "Why"), text: entry.why[language]),
      Row(name: say("Xử lý", "Fix"), text: open(entry.fix)),
    ]
    for source in entry.basis {
      let doubt = source.verified ? "" : say(" (chưa đọc văn bản gốc)", " (source not read here)")
      rows.append(Row(name: say("Căn cứ", "Basis"), text: source.text + doubt))
    }
    rows.append(Row(name: say("Mức", "Weight"), text: weight))
    if let waiver { rows.append(Row(name: say("Cho qua", "Waiver"), text: waiver)) }
    return rows
  }

  /// How it looks where it is raised, and mended.
  var examples: [Row] {
    guard let shown = entry.illustration else { return [] }
    return [
      Row(name: say("Sai", "Wrong"), text: Printable.text(shown.bad[language])),
      Row(name: say("Đúng", "Right"), text: Printable.text(shown.good[language])),
    ]
  }

  /// The folder of the sample that raises exactly this.
  var sample: Row? {
    entry.sample.map { Row(name: say("Mẫu", "Sample"), text: "samples/variants/\($0)") }
  }

  /// A template without its values. A place in a document, "(đoạn 3)", is
  /// left out: it adds to a sentence that is whole without it.
  private func open(_ template: LocalizedText) -> String {
    Catalogue.render(template, ["where": ""], language)
      .replacing("….", with: "…").replacing("  ", with: " ")
  }

  private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  // MARK: Weight

  private var weight: String {
    let differing = BuiltInProfiles.all.flatMap { profile in
      profile.severities.filter { $0.code == entry.code }.map { rule in
        (words: words(rule), profile: profile.id)
      }
    }
    let usual = words(entry.severity) + " (\(verdict(entry.severity)))"
    return ([usual] + grouped(differing)).joined(separator: "; ")
  }

  private func words(_ level: Severity?) -> String {
    switch level {
    case .error: say("lỗi", "error")
    case .warning: say("cảnh báo", "warning")
    case .note: say("ghi chú", "note")
    case nil: say("không báo", "not told")
    }
  }

  private func words(_ rule: Profile.SeverityRule) -> String {
    let stage =
      switch rule.stage {
      case .draft: say(" khi soạn thảo", " while it is written")
      case .submit: say(" khi nộp", " when handed in")
      case .final: say(" khi đóng gói", " when packed")
      case nil: ""
      }
    return words(rule.level) + stage
  }

  /// What the weight does to the verdict.
  private func verdict(_ level: Severity) -> String {
    switch (level, entry.kind) {
    case (.warning, _): say("vẫn được chấp nhận", "accepted all the same")
    case (.note, _): say("để biết", "good to know")
    case (.error, .late): say("trễ hạn", "late")
    case (.error, .incomplete): say("chưa kiểm tra hết", "not fully checked")
    case (.error, .configuration): say("chưa kiểm tra gì", "nothing was checked")
    case (.error, .content), (.error, .information): say("không hợp lệ", "rejected")
    }
  }

  // MARK: Waiver

  /// Nil of what there is nothing to let pass.
  private var waiver: String? {
    guard entry.severity > .note else { return nil }
    guard entry.isWaivable else { return say("không ai được", "nobody may") }
    let named = grouped(
      BuiltInProfiles.all.compactMap { profile in
        profile.authorities[entry.code].map { ($0[language], profile.id) }
      }
    )
    let who =
      named.isEmpty
      ? say("người có thẩm quyền của hội đồng", "whom the council authorises") : named.joined(separator: "; ")
    // A remedy may have said how.
    let how = "kyhop waive \(entry.code.rawValue)"
    return entry.fix[language].contains(how) ? who : "\(who): \(how) …"
  }

  /// What several profiles say alike, told once: "lỗi khi đóng gói (a, b)".
  private func grouped(_ said: [(words: String, profile: String)]) -> [String] {
    var order: [String] = []
    var profiles: [String: [String]] = [:]
    for (words, profile) in said {
      if profiles[words] == nil { order.append(words) }
      profiles[words, default: []].append(profile)
    }
    return order.map { "\($0) (\(profiles[$0, default: []].joined(separator: ", ")))" }
  }
}

/// The profiles that are built in, as far as they say something about codes.
private enum BuiltInProfiles {
  static let all = Resources.embedded.profiles.compactMap { try? ProfileReader.builtIn($0) }
}
