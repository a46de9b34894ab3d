extension DeadlineTable {
  /// The deadlines as a timeline: one self-contained SVG 1.1 picture.
  ///
  /// Nothing is told by colour or place alone: each deadline has its words,
  /// each severity its own shape, days off a darker ground.
  public func svg(_ language: Language, title: String) -> String {
    DeadlineTimeline(table: self, language: language, title: title).svg
  }
}

/// The drawing of one timeline. Lengths are in user units, one a pixel.
private struct DeadlineTimeline {
  let table: DeadlineTable
  let language: Language
  let title: String

  private let margin = 24
  private let top = 72
  private let row = 48

  /// From the first deadline to the last, the opening day among them.
  private var span: (first: CalendarDay, last: CalendarDay) {
    let days = table.deadlines.map(\.lastDay) + [table.dates.opening]
    let first = days.min() ?? table.dates.opening
    let last = days.max() ?? table.dates.opening
    return (first.adding(days: -1), last.adding(days: 1))
  }

  /// A day's width: enough to tell days apart, little enough to fit a page.
  private var dayWidth: Int {
    let count = span.first.days(until: span.last) + 1
    return max(2, min(28, 880 / max(1, count)))
  }

  private var width: Int {
    let days = min(span.first.days(until: span.last) + 1, 4_000)
    let words = (table.deadlines.map(label) + [title, opening]).map(\.count).max() ?? 0
    return margin * 2 + max(days * dayWidth, words * 9, 600)
  }

  private var height: Int { top + table.deadlines.count * row + 56 }

  private func x(_ day: CalendarDay) -> Int { margin + min(span.first.days(until: day), 4_000) * dayWidth }

  private var opening: String {
    let day = table.dates.opening
    return LocalizedText(
      vi: "Khai mạc: \(day.weekdayName.vi) \(day.vietnamese)",
      en: "Opening: \(day.weekdayName.en) \(day.english)"
    )[language]
  }

  private func label(_ deadline: Deadline) -> String {
    let day = deadline.lastDay
    return "\(day.weekdayName[language]) \(day.words[language]) — \(deadline.rule.name[language])"
  }

  var svg: String {
    let description = (table.deadlines.map(label) + [opening]).joined(separator: "; ")
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" xml:lang="\(language.rawValue)" role="img" \
      aria-labelledby="title desc" font-family="sans-serif" font-size="14">
      <title id="title">\(escaped(title))</title>
      <desc id="desc">\(escaped(description))</desc>
      <rect width="\(width)" height="\(height)" fill="#fff"/>
      <text x="\(margin)" y="30" font-size="18" font-weight="bold">\(escaped(title))</text>
      \(lines.joined(separator: "\n"))
      </svg>

      """
  }

  private var lines: [String] {
    shades + openingLine + table.deadlines.enumerated().flatMap { marks($1, at: top + $0 * row) } + legend
  }

  /// The days off as a darker ground; where the calendar has no answer, the
  /// usual week.
  private var shades: [String] {
    let count = min(span.first.days(until: span.last), 4_000)
    return (0...count).compactMap { index in
      let day = span.first.adding(days: index)
      let isWorking = (try? table.calendar.isWorking(day)) ?? table.calendar.week.contains(day.weekday)
      guard !isWorking else { return nil }
      let height = table.deadlines.count * row
      return "<rect x=\"\(x(day))\" y=\"\(top)\" width=\"\(dayWidth)\" height=\"\(height)\""
        + " fill=\"#e4e4e4\"/>"
    }
  }

  private var openingLine: [String] {
    let x = x(table.dates.opening)
    let bottom = top + table.deadlines.count * row
    return [
      "<line x1=\"\(x)\" y1=\"\(top - 12)\" x2=\"\(x)\" y2=\"\(bottom)\" stroke=\"#000\" stroke-width=\"2\""
        + " stroke-dasharray=\"6 3\"/>",
      "<text x=\"\(margin)\" y=\"52\">\(escaped(opening))</text>",
    ]
  }

  private func marks(_ deadline: Deadline, at y: Int) -> [String] {
    let center = x(deadline.lastDay) + dayWidth / 2
    return [
      "<line x1=\"\(margin)\" y1=\"\(y + 34)\" x2=\"\(width - margin)\" y2=\"\(y + 34)\" stroke=\"#999\"/>",
      shape(deadline.rule.severity, center, y + 34),
      "<text x=\"\(margin)\" y=\"\(y + 18)\">\(escaped(label(deadline)))</text>",
    ]
  }

  /// A diamond for an error, a triangle for a warning, a circle for a note.
  private func shape(_ severity: String, _ x: Int, _ y: Int) -> String {
    switch severity {
    case "error": "<path d=\"M\(x) \(y - 9)l9 9l-9 9l-9-9z\" fill=\"#a00000\"/>"
    case "warning": "<path d=\"M\(x) \(y - 9)l9 16h-18z\" fill=\"#8a5a00\"/>"
    default: "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"7\" fill=\"#1f4e8c\"/>"
    }
  }

  private var legend: [String] {
    let y = height - 24
    let ground = "<rect x=\"\(margin)\" y=\"\(y - 9)\" width=\"18\" height=\"18\" fill=\"#e4e4e4\"/>"
    let line =
      "<line x1=\"\(margin + 9)\" y1=\"\(y - 12)\" x2=\"\(margin + 9)\" y2=\"\(y + 12)\" stroke=\"#000\""
      + " stroke-width=\"2\" stroke-dasharray=\"6 3\"/>"
    let entries: [(String, LocalizedText)] = [
      (shape("error", margin + 9, y), LocalizedText(vi: "bắt buộc", en: "error")),
      (shape("warning", margin + 9, y), LocalizedText(vi: "cảnh báo", en: "warning")),
      (shape("note", margin + 9, y), LocalizedText(vi: "lưu ý", en: "note")),
      (ground, LocalizedText(vi: "ngày nghỉ", en: "day off")),
      (line, DeadlineRule.Reference.opening.words),
    ]
    var lines: [String] = []
    for (index, entry) in entries.enumerated() {
      let words = "<text x=\"\(margin + 28)\" y=\"\(y + 5)\">\(entry.1[language])</text>"
      lines.append("<g transform=\"translate(\(index * 116) 0)\">\(entry.0)\(words)</g>")
    }
    return lines
  }

  /// Character data (XML 1.0 §2.4); what XML can't hold is left out.
  private func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "\u{FFFE}", "\u{FFFF}": continue
      case _ where scalar.properties.generalCategory == .control: out += " "
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
