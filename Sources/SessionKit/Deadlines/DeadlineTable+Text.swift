extension DeadlineTable {
  /// The table for a terminal, each line ended by a line feed.
  ///
  /// - Parameters:
  ///   - why: whether the derivation stands under each line.
  ///   - now: the time from which the time left is told; the column is
  ///     absent without it.
  public func text(_ language: Language, why: Bool = false, now: Instant? = nil) -> String {
    var heads = [LocalizedText(vi: "Hạn", en: "Due")]
    if now != nil { heads.append(LocalizedText(vi: "Còn lại", en: "Left")) }
    heads += [LocalizedText(vi: "Việc", en: "Step"), LocalizedText(vi: "Căn cứ", en: "Basis")]
    let rows = deadlines.map { deadline in
      [TextTable.due(deadline, language)] + (now.map { [Self.left(deadline, $0)[language]] } ?? [])
        + [deadline.rule.name[language], deadline.rule.source.words[language]]
    }
    var lines = TextTable.lines([heads.map { $0[language] }] + rows)
    if why {
      let explained = zip(lines.dropFirst(), deadlines).flatMap { line, deadline in
        [line] + deadline.derivation.map { "    \($0[language])" }
      }
      lines = lines.prefix(1) + explained
    }
    let uncomputed = LocalizedText(vi: "chưa tính được", en: "not computed")[language]
    lines += unresolved.map { "\(uncomputed): \($0.rule.name[language]) — \($0.problem.words[language])" }
    return lines.map { $0 + "\n" }.joined()
  }

  /// `còn 2 ngày 4 giờ` or `đã qua 5 phút`.
  private static func left(_ deadline: Deadline, _ now: Instant) -> LocalizedText {
    let words = (deadline.end - now).words
    return now < deadline.end
      ? LocalizedText(vi: "còn \(words.vi)", en: "\(words.en) left")
      : LocalizedText(vi: "đã qua \(words.vi)", en: "\(words.en) past")
  }
}

extension DeadlineComparison {
  /// Both opening days side by side, each line ended by a line feed.
  public func text(_ language: Language) -> String {
    let opening = { (table: DeadlineTable) in
      LocalizedText(
        vi: "Khai mạc \(table.dates.opening.vietnamese)",
        en: "Opening \(table.dates.opening.english)"
      )
    }
    let heads = [
      opening(now), opening(then), LocalizedText(vi: "Dời", en: "Moved"),
      LocalizedText(vi: "Việc", en: "Step"),
    ]
    let none = LocalizedText(vi: "không có", en: "none")[language]
    let body = rows.map { row in
      [
        row.now.map { TextTable.due($0, language) } ?? none,
        row.then.map { TextTable.due($0, language) } ?? none,
        Self.moved(row)[language],
        row.rule.name[language],
      ]
    }
    let uncomputed = LocalizedText(vi: "chưa tính được", en: "not computed")[language]
    let problems = Set(now.unresolved + then.unresolved).sorted {
      ($0.rule.id, $0.problem.words.en) < ($1.rule.id, $1.problem.words.en)
    }
    let lines =
      TextTable.lines([heads.map { $0[language] }] + body)
      + problems.map { "\(uncomputed): \($0.rule.name[language]) — \($0.problem.words[language])" }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func moved(_ row: Row) -> LocalizedText {
    guard let now = row.now, let then = row.then else { return "—" }
    let days = now.lastDay.days(until: then.lastDay)
    guard days != 0 else { return LocalizedText(vi: "như cũ", en: "same") }
    let sign = days > 0 ? "+" : "−"
    let size = abs(days)
    return LocalizedText(vi: "\(sign)\(size) ngày", en: "\(sign)\(size) day\(size == 1 ? "" : "s")")
  }
}

/// Columns of text.
enum TextTable {
  /// Rows of cells made lines: columns padded to their widest cell, two
  /// blanks between them, none at the end of a line.
  static func lines(_ rows: [[String]]) -> [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      let padded = zip(row, widths).map { cell, width in
        // `count` counts characters as a reader sees them, so decomposed
        // Vietnamese keeps its columns too.
        cell + String(repeating: " ", count: max(0, width - cell.count))
      }
      let line = padded.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// `23/11/2025 Chủ nhật`; an asterisk marks a day fixed by the plan.
  static func due(_ deadline: Deadline, _ language: Language) -> String {
    let day = deadline.lastDay
    return "\(day.words[language]) \(day.weekdayName[language])\(deadline.absolute == nil ? "" : " *")"
  }
}
