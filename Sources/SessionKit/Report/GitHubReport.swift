/// Annotations and the job summary of GitHub Actions.
///
/// GitHub shows ten annotations of each level a step; where there are more,
/// the tenth says how many. The summary has them all, as far as its 1 MiB
/// goes.
enum GitHubReport {
  /// How many annotations of a level GitHub shows.
  static let cap = 10

  /// The largest summary that is written, in bytes; GitHub drops a larger
  /// one than 1 MiB whole, and other commands of the step may have written.
  static let summaryLimit = 512 << 10

  // MARK: Annotations

  /// Workflow commands, one a line, the worst first.
  static func text(_ results: RunResults, _ languages: [Language]) -> String {
    var out = ""
    for level in Severity.allCases.reversed() {
      let told = results.told.filter { $0.finding.severity == level && $0.finding.waiver == nil }
      let shown = told.count > cap ? cap - 1 : told.count
      for (part, finding) in told.prefix(shown) { out += command(finding, in: part, languages) }
      if told.count > shown {
        let more = told.count - shown
        let words = LocalizedText(
          vi: "Còn \(more) mục nữa, xem phần tóm tắt của lần chạy",
          en: "\(more) more, see the job summary"
        )
        out += "::\(name(level)) title=kyhop::\(data(languages.say(words)))\n"
      }
    }
    // Nothing else of this step may be taken for one of ours, nor ours for
    // what a document says.
    return out + data("kyhop: " + languages.say(results.verdict.words)) + "\n"
  }

  private static func command(
    _ finding: Finding,
    in part: RunResults.Part,
    _ languages: [Language]
  ) -> String {
    var properties: [String] = []
    if let file = part.file(of: finding) {
      properties.append("file=\(property(file))")
      if let line = finding.place.line, line > 0 {
        properties.append("line=\(line)")
        if let column = finding.place.column, column > 0 { properties.append("col=\(column)") }
      }
    }
    let known = finding.isKnown ? languages.say(LocalizedText(vi: " (đã biết)", en: " (known)")) : ""
    properties.append("title=\(property(finding.code.rawValue + known))")
    var lines = [languages.say { finding.message($0) }]
    var place = finding.place
    (place.path, place.line) = (nil, nil)
    let words = place.words.map(languages.say) + (place.quote.map { ["“\(Printable.text($0))”"] } ?? [])
    if !words.isEmpty { lines.append(words.joined(separator: " · ")) }
    if finding.severity > .note {
      lines.append(languages.say { Catalogue.render(finding.entry.fix, finding.arguments, $0) })
    }
    let text = lines.map(Printable.text).joined(separator: "\n")
    return "::\(name(finding.severity)) \(properties.joined(separator: ","))::\(data(text))\n"
  }

  private static func name(_ level: Severity) -> String {
    switch level {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  }

  /// The text of a command (`@actions/core`, `escapeData`).
  static func data(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { out, scalar in
      switch scalar {
      case "%": out += "%25"
      case "\r": out += "%0D"
      case "\n": out += "%0A"
      default: out.unicodeScalars.append(scalar)
      }
    }
  }

  /// The value of a property (`@actions/core`, `escapeProperty`).
  static func property(_ text: String) -> String {
    data(Printable.text(text)).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }

  // MARK: The job summary

  /// Markdown: the verdict, a line for each thing that was checked, a table
  /// of what was found.
  static func summary(_ results: RunResults, _ languages: [Language]) -> String {
    let say = { (vi: String, en: String) in languages.say(LocalizedText(vi: vi, en: en)) }
    var out = "## kyhop: \(markdown(languages.say(results.verdict.words)))\n\n"
    var more = 0
    func add(_ line: String) {
      if out.utf8.count + line.utf8.count < summaryLimit { out += line } else { more += 1 }
    }
    for part in results.parts {
      let counts = part.result.counts
      let name = part.name.isEmpty ? "" : "**\(markdown(part.name))**: "
      let verdict = results.parts.count > 1 ? markdown(languages.say(part.result.verdict.words)) + " · " : ""
      add(
        "- \(name)\(verdict)"
          + say("\(counts.errors) lỗi", "\(counts.errors) errors") + " · "
          + say("\(counts.warnings) cảnh báo", "\(counts.warnings) warnings") + " · "
          + say("\(counts.notes) ghi chú", "\(counts.notes) notes") + " · "
          + say("\(counts.waived) được chấp thuận", "\(counts.waived) waived") + "\n"
      )
    }
    let told = results.told
    if !told.isEmpty {
      out += "\n| | | \(say("Ở đâu", "Where")) | \(say("Điều gì", "What")) | \(say("Xử lý", "Fix")) |\n"
      out += "|---|---|---|---|---|\n"
    }
    for level in Severity.allCases.reversed() {
      for (part, finding) in told where finding.severity == level { add(row(finding, in: part, languages)) }
    }
    return out + (more > 0 ? "\n" + say("Còn \(more) mục nữa.", "\(more) more.") + "\n" : "") + "\n"
  }

  private static func row(_ finding: Finding, in part: RunResults.Part, _ languages: [Language]) -> String {
    let state =
      if finding.waiver != nil {
        LocalizedText(vi: "được chấp thuận", en: "waived")
      } else if finding.isKnown {
        LocalizedText(vi: "đã biết", en: "known")
      } else {
        switch finding.severity {
        case .error: LocalizedText(vi: "lỗi", en: "error")
        case .warning: LocalizedText(vi: "cảnh báo", en: "warning")
        case .note: LocalizedText(vi: "ghi chú", en: "note")
        }
      }
    var place = finding.place
    place.path = part.file(of: finding)
    let fix = languages.say { Catalogue.render(finding.entry.fix, finding.arguments, $0) }
    let cells = [
      languages.say(state), finding.code.rawValue, place.words.map(languages.say).joined(separator: " · "),
      languages.say { finding.message($0) } + (place.quote.map { " “\($0)”" } ?? ""),
      finding.severity > .note ? fix : "",
    ]
    return "| " + cells.map(markdown).joined(separator: " | ") + " |\n"
  }

  /// Text within a line of Markdown, shown as it is: no markup, no link, no
  /// picture, nobody mentioned.
  static func markdown(_ text: String) -> String {
    var out = ""
    for character in Printable.text(text) {
      switch character {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "@": out += "&#64;"
      case "\\", "`", "*", "_", "[", "]", "~", "|", "$", "#", "!": out += "\\\(character)"
      default: out.append(character)
      }
    }
    // What GitHub would make a link of by itself.
    return out.replacing("://", with: "&#58;//").replacing("www.", with: "www&#46;")
  }
}
