extension DeadlineTable {
  /// The deadlines as an iCalendar stream (RFC 5545): an all-day event on
  /// each last day, with a reminder a week, three days and one day before, at
  /// 08:00.
  ///
  /// - Parameters:
  ///   - series: what makes an event's identity unique beside its rule, e.g.
  ///     the packet series. The same series and rule give the same identity,
  ///     so a calendar program moves an event instead of doubling it.
  ///   - name: the name of the calendar.
  ///   - stamp: when the stream was made; the only value that is not of the
  ///     session.
  public func ics(_ language: Language, series: String, name: String, stamp: Instant) -> String {
    var lines = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//kyhop//deadlines//\(language.rawValue.uppercased())",
      "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
      "X-WR-CALNAME:\(ICalendarText.escaped(name))",
    ]
    for deadline in deadlines {
      lines += event(deadline, language, series: series, stamp: stamp)
    }
    lines.append("END:VCALENDAR")
    return lines.map { ICalendarText.folded($0) + "\r\n" }.joined()
  }

  private func event(_ deadline: Deadline, _ language: Language, series: String, stamp: Instant) -> [String] {
    let summary = ICalendarText.escaped(deadline.rule.name[language])
    let basis = LocalizedText(vi: "Căn cứ", en: "Basis")[language]
    let source = deadline.rule.source.words[language]
    let steps = deadline.derivation.map { $0[language] } + ["\(basis): \(source)"]
    let description = steps.joined(separator: "\n")
    return [
      "BEGIN:VEVENT",
      "UID:\(ICalendarText.escaped("\(deadline.rule.id).\(series)@kyhop"))",
      "DTSTAMP:\(stamp.iCalendar)",
      // Each move of the opening day makes a later edition of the event.
      "SEQUENCE:\(dates.moved.count)",
      "DTSTART;VALUE=DATE:\(Self.date(deadline.lastDay))",
      "DTEND;VALUE=DATE:\(Self.date(deadline.lastDay.adding(days: 1)))",
      "SUMMARY;LANGUAGE=\(language.rawValue):\(summary)",
      "DESCRIPTION;LANGUAGE=\(language.rawValue):\(ICalendarText.escaped(description))",
      "TRANSP:TRANSPARENT",
    ] + Self.reminders.flatMap { reminder($0, summary) } + ["END:VEVENT"]
  }

  /// From the start of the last day, 00:00, back to 08:00 of a day before.
  private static let reminders = ["-P6DT16H", "-P2DT16H", "-PT16H"]

  private func reminder(_ trigger: String, _ summary: String) -> [String] {
    ["BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:\(trigger)", "DESCRIPTION:\(summary)", "END:VALARM"]
  }

  private static func date(_ day: CalendarDay) -> String { day.iso.filter { $0 != "-" } }
}

/// Text in an iCalendar stream.
enum ICalendarText {
  /// Text as a TEXT value (RFC 5545 §3.3.11). Control characters, which it
  /// can't hold, are left out.
  static func escaped(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": out.append(contentsOf: ["\\", scalar])
      case "\n": out.append(contentsOf: ["\\", "n"])
      case "\t": out.append(" ")
      case _ where scalar.properties.generalCategory == .control: continue
      default: out.append(scalar)
      }
    }
    return String(out)
  }

  /// A content line folded to at most 75 octets a piece (RFC 5545 §3.1),
  /// never inside a code point.
  static func folded(_ line: String) -> String {
    var out = String.UnicodeScalarView()
    var octets = 0
    for scalar in line.unicodeScalars {
      let size = UTF8.width(scalar)
      if octets + size > 75 {
        out.append(contentsOf: ["\r", "\n", " "])
        octets = 1
      }
      out.append(scalar)
      octets += size
    }
    return String(out)
  }
}
