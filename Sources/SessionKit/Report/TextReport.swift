/// A result for people: the findings with place, reason and remedy, then
/// the counts, then the verdict as the last line.
public struct TextReport {
  /// One or two languages; with two, every line stands in both.
  public var languages: [Language]
  public var usesColor: Bool
  /// Only the verdict.
  public var isQuiet: Bool

  public init(languages: [Language], usesColor: Bool = false, isQuiet: Bool = false) {
    self.languages = languages
    self.usesColor = usesColor
    self.isQuiet = isQuiet
  }

  /// One result after the other, each under its name, then the verdict over
  /// all as the last line.
  public func text(_ results: RunResults) -> String {
    guard results.parts.count != 1 else { return results.parts.map { text($0.result) }.joined() }
    let parts = results.parts.map { part in
      isQuiet
        ? "\(Printable.text(part.name)): \(text(part.result))"
        : "── \(Printable.text(part.name.isEmpty ? "." : part.name))\n\n\(text(part.result))\n"
    }
    let verdict = results.verdict
    return parts.joined() + paint(say(verdict.words), verdict.exitCode == 0 ? nil : .error) + "\n"
  }

  public func text(_ result: RunResult) -> String {
    var lines: [String] = []
    if !isQuiet {
      for finding in result.discreetFindings { lines += block(finding) }
      for packet in result.packets {
        let name = LocalizedText(vi: "dấu vân tay của", en: "identity of")
        lines.append("\(say(name)) \(Printable.text(packet.name)): \(packet.identity)")
        if let trust = packet.trust { lines.append("\(Printable.text(packet.name)): \(say(trust.words))") }
      }
      lines.append(say { summary(result, $0) })
    }
    lines.append(verdict(result))
    return lines.joined(separator: "\n") + "\n"
  }

  /// The same words in every language asked for.
  private func say(_ words: (Language) -> String) -> String {
    var said: [String] = []
    for language in languages {
      let text = Printable.text(words(language))
      if !said.contains(text) { said.append(text) }
    }
    // What is blank in one language is blank.
    return said.allSatisfy({ $0.allSatisfy(\.isWhitespace) })
      ? said.last ?? "" : said.joined(separator: " / ")
  }

  private func say(_ text: LocalizedText) -> String { say { text[$0] } }

  private func block(_ finding: Finding) -> [String] {
    let entry = finding.entry
    let label =
      switch finding.severity {
      case .error: LocalizedText(vi: "lỗi", en: "error")
      case .warning: LocalizedText(vi: "cảnh báo", en: "warning")
      case .note: LocalizedText(vi: "ghi chú", en: "note")
      }
    let known = LocalizedText(vi: " (đã biết)", en: " (known)")
    let heading =
      "\(say(label))[\(finding.code.rawValue)] \(say { finding.message($0) })\(finding.isKnown ? say(known) : "")"
    var rows: [String] = []
    if let place = place(finding.place) { rows.append("┌ \(place)") }
    if let quote = finding.place.quote { rows.append("│ “\(Printable.text(quote))”") }
    for (key, name) in Self.facts {
      guard let value = finding.arguments[key], finding.arguments["late"] != nil else { continue }
      rows.append("│ \(say(name))  \(say(value))")
    }
    for (index, step) in finding.derivation.enumerated() {
      let name = LocalizedText(vi: index == 0 ? "tính " : "     ", en: index == 0 ? "computed" : "        ")
      rows.append("│ \(say(name))  \(say(step))")
    }
    for (index, line) in finding.changes.enumerated() {
      let name = LocalizedText(vi: index == 0 ? "đã đổi" : "      ", en: index == 0 ? "changed" : "       ")
      rows.append("│ \(say(name))  \(say(line))")
    }
    for source in finding.basis + entry.basis {
      let doubt = LocalizedText(vi: "(chưa kiểm chứng)", en: "(not verified)")
      let name = LocalizedText(vi: "căn cứ", en: "basis")
      rows.append("├ \(say(name))  \(Printable.text(source.text))\(source.verified ? "" : " " + say(doubt))")
    }
    if finding.severity > .note {
      let name = LocalizedText(vi: "xử lý ", en: "fix  ")
      rows.append("├ \(say(name))  \(say { Catalogue.render(entry.fix, finding.arguments, $0) })")
    }
    if finding.waiver == nil, !finding.folded.isEmpty {
      rows.append("├ " + say { folded(finding, $0) })
    }
    if let last = rows.indices.last, last > 0 {
      rows[last] = "└" + rows[last].dropFirst()
    } else if let only = rows.indices.last {
      rows[only] = "└" + rows[only].dropFirst()
    }
    return [paint(heading, finding.severity)] + rows.map { "  " + $0 } + [""]
  }

  /// What is folded under a finding: more places of the same, or what
  /// follows from it.
  private func folded(_ finding: Finding, _ language: Language) -> String {
    let count = finding.folded.count
    guard finding.folded.allSatisfy({ $0.code == finding.code && $0.place.address != nil }) else {
      return language == .vi ? "còn \(count) lỗi theo sau cùng nguyên nhân" : "\(count) more follow from it"
    }
    var places: [String] = []
    for address in finding.folded.compactMap(\.place.address) where !places.contains(address[language]) {
      places.append(address[language])
    }
    let shown = places.prefix(8).joined(separator: "; ") + (places.count > 8 ? " …" : "")
    let words =
      language == .vi ? "còn \(count) chỗ nữa" : "\(count) more place\(count == 1 ? "" : "s")"
    return shown.isEmpty ? words : "\(words): \(shown)"
  }

  private static let facts: [(String, LocalizedText)] = [
    ("due", LocalizedText(vi: "hạn  ", en: "due     ")),
    ("received", LocalizedText(vi: "nhận ", en: "received")),
    ("class", LocalizedText(vi: "loại ", en: "class   ")),
  ]

  private func place(_ place: Place) -> String? {
    let parts = place.words.map(say)
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }

  private func summary(_ result: RunResult, _ language: Language) -> String {
    let counts = result.counts
    let total = result.rules.count
    let run = result.rules.filter { $0.status == .passed || $0.status == .failed }.count
    let skipped = result.rules.filter { $0.status == .notApplicable }.count
    let notRun = total - run - skipped
    switch language {
    case .vi:
      return "\(counts.errors) lỗi · \(counts.warnings) cảnh báo · \(counts.notes) ghi chú · "
        + "\(counts.waived) được chấp thuận · \(run)/\(total) quy tắc đã chạy (\(skipped) không áp dụng)"
        + (notRun > 0 ? " · \(notRun) CHƯA CHẠY" : "")
    case .en:
      return "\(plural(counts.errors, "error")) · \(plural(counts.warnings, "warning")) · "
        + "\(plural(counts.notes, "note")) · "
        + "\(counts.waived) waived · \(run)/\(total) rules run (\(skipped) not applicable)"
        + (notRun > 0 ? " · \(notRun) NOT RUN" : "")
    }
  }

  private func plural(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  private func verdict(_ result: RunResult) -> String {
    var line = paint(say(result.verdict.words), result.verdict.exitCode == 0 ? nil : .error)
    let failing = result.findings.filter(result.isFailing)
    if let first = failing.first(where: { $0.severity == .error }) ?? failing.first, !isQuiet {
      let more = LocalizedText(vi: "Chi tiết", en: "More")
      line += "    \(say(more)): kyhop explain \(first.code.rawValue)"
    }
    return line
  }

  private func paint(_ text: String, _ severity: Severity?) -> String {
    guard usesColor else { return text }
    let color =
      switch severity {
      case .error?: "31"
      case .warning?: "33"
      case .note?: "36"
      case nil: "32"
      }
    return "\u{1B}[1;\(color)m\(text)\u{1B}[0m"
  }
}

extension Place {
  /// Its parts as they are told, from the item down to the line.
  var words: [LocalizedText] {
    var parts: [LocalizedText] = []
    if let item { parts.append(LocalizedText(vi: "mục \(item)", en: "item \(item)")) }
    if let path { parts.append(.same(path)) }
    if let address { parts.append(address) }
    if let line { parts.append(LocalizedText(vi: "dòng \(line)", en: "line \(line)")) }
    return parts
  }
}

/// Text that may go to a terminal.
public enum Printable {
  /// Control, direction and invisible characters are left out.
  public static func text(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if !isHidden(scalar) {
        out.append(scalar)
      } else if scalar == "\n" || scalar == "\t" {
        out.append(" ")
      }
    }
    return String(out)
  }

  /// Whether a character shows nothing itself, or steers what is shown.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate: true
    default: false
    }
  }
}
