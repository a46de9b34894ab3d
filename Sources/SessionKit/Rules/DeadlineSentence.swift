import LibXML

/// A deadline as a council words it: "chậm nhất là 05 ngày làm việc trước
/// ngày khai mạc kỳ họp thường lệ".
///
/// Every word must be known. What is not understood is refused, never
/// guessed: a deadline decides whose papers are turned away.
public struct DeadlineSentence: Sendable {
  public let days: Int
  public let unit: DeadlineRule.Unit
  public let direction: DeadlineRule.Direction
  public let reference: DeadlineRule.Reference
  /// Ids of the profile; all sessions where empty.
  public let sessionKinds: [String]

  /// Why a sentence is not taken.
  public enum Refusal: Error, Sendable, Equatable {
    /// The words from here on are not known.
    case unknown(String)
    /// It lacks its number, direction or day.
    case missing(LocalizedText)
    /// It says one thing twice, in two ways.
    case twice(LocalizedText)
    /// Not from 1 to 365.
    case number(Int)

    public var words: LocalizedText {
      switch self {
      case .unknown(let text):
        LocalizedText(vi: "không hiểu từ chỗ “\(text)”", en: "not understood from “\(text)” on")
      case .missing(let what): LocalizedText(vi: "thiếu \(what.vi)", en: "it lacks \(what.en)")
      case .twice(let what): LocalizedText(vi: "nói hai lần về \(what.vi)", en: "it says \(what.en) twice")
      case .number(let number):
        LocalizedText(vi: "số ngày \(number) ngoài khoảng 1–365", en: "\(number) is not from 1 to 365 days")
      }
    }
  }

  private enum Meaning {
    case nothing
    case unit(DeadlineRule.Unit)
    case direction(DeadlineRule.Direction)
    case reference(DeadlineRule.Reference)
    case sessions([String])
  }

  /// The phrases that are known, longest first.
  private static let phrases: [(words: String, meaning: Meaning)] = [
    ("chậm nhất là", .nothing), ("chậm nhất", .nothing), ("muộn nhất là", .nothing), ("muộn nhất", .nothing),
    ("ít nhất là", .nothing), ("ít nhất", .nothing), ("trong thời hạn", .nothing), ("không quá", .nothing),
    ("at the latest", .nothing), ("no later than", .nothing), ("at least", .nothing), ("within", .nothing),
    ("ngày làm việc", .unit(.working)), ("working days", .unit(.working)), ("working day", .unit(.working)),
    ("ngày", .unit(.calendar)), ("calendar days", .unit(.calendar)), ("days", .unit(.calendar)),
    ("day", .unit(.calendar)),
    ("trước", .direction(.before)), ("before", .direction(.before)), ("kể từ", .direction(.after)),
    ("sau", .direction(.after)), ("after", .direction(.after)),
    ("ngày khai mạc", .reference(.opening)), ("khai mạc", .reference(.opening)),
    ("the opening day", .reference(.opening)), ("the opening", .reference(.opening)),
    ("ngày bế mạc", .reference(.closing)), ("bế mạc", .reference(.closing)),
    ("the closing", .reference(.closing)), ("ngày chất vấn", .reference(.questions)),
    ("phiên chất vấn", .reference(.questions)), ("the question session", .reference(.questions)),
    ("ngày triệu tập", .reference(.convened)), ("ngày quyết định triệu tập", .reference(.convened)),
    ("the convening", .reference(.convened)), ("ngày bầu cử", .reference(.election)),
    ("the election", .reference(.election)),
    ("của hội đồng nhân dân", .nothing), ("hội đồng nhân dân", .nothing), ("kỳ họp", .nothing),
    ("of the session", .nothing), ("of a", .nothing), ("of the", .nothing),
  ]

  private static let numbers: [String: Int] = [
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười lăm": 15, "hai mươi": 20, "ba mươi": 30, "bốn mươi lăm": 45,
  ]

  /// Reads a sentence.
  ///
  /// - Parameter kinds: the profile's sessions, known by their names.
  public init(_ text: String, sessions kinds: [Profile.Named]) throws(Refusal) {
    let words = text.composed.split { $0.isWhitespace || ",.;:".contains($0) }.map(String.init)
    let names = kinds.flatMap { kind in
      [kind.name.vi, kind.name.en].map { (words: $0, meaning: Meaning.sessions([kind.id])) }
    }
    let known = (Self.phrases + names).map { (Self.folded($0.words), $0.meaning) }
      .sorted { $0.0.count > $1.0.count }
    var number: Int?
    var unit: DeadlineRule.Unit?
    var direction: DeadlineRule.Direction?
    var reference: DeadlineRule.Reference?
    var sessions: [String] = []
    func set<Value: Equatable>(
      _ place: inout Value?,
      _ value: Value,
      _ what: LocalizedText
    ) throws(Refusal) {
      guard place == nil || place == value else { throw .twice(what) }
      place = value
    }
    var index = 0
    while index < words.count {
      if let (value, count) = Self.number(words, at: index) {
        try set(&number, value, LocalizedText(vi: "số ngày", en: "the number of days"))
        index += count
        continue
      }
      let rest = words[index...].map(Self.folded)
      guard let (phrase, meaning) = known.first(where: { $0.0 == rest.prefix($0.0.count).flatMap { $0 } })
      else {
        throw .unknown(words[index...].joined(separator: " "))
      }
      index += phrase.count
      switch meaning {
      case .nothing: break
      case .unit(let value):
        try set(&unit, value, LocalizedText(vi: "đơn vị ngày", en: "what days are meant"))
      case .direction(let value):
        try set(&direction, value, LocalizedText(vi: "trước hay sau", en: "before or after"))
      case .reference(let value):
        try set(&reference, value, LocalizedText(vi: "mốc tính", en: "the day counted from"))
      case .sessions(let ids): sessions += ids.filter { !sessions.contains($0) }
      }
    }
    guard let number else { throw .missing(LocalizedText(vi: "số ngày", en: "a number of days")) }
    guard (1...365).contains(number) else { throw .number(number) }
    guard let unit else {
      throw .missing(LocalizedText(vi: "“ngày” hoặc “ngày làm việc”", en: "“days” or “working days”"))
    }
    guard let direction else {
      throw .missing(LocalizedText(vi: "“trước” hoặc “sau”", en: "“before” or “after”"))
    }
    guard let reference else {
      let days = "ngày khai mạc, bế mạc, chất vấn, triệu tập, bầu cử"
      throw .missing(LocalizedText(vi: "mốc tính (\(days))", en: "the day counted from (opening, closing …)"))
    }
    self.days = number
    self.unit = unit
    self.direction = direction
    self.reference = reference
    sessionKinds = sessions
  }

  private static func folded(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map { Folding.fold(String($0)) }
  }

  /// "05", "05 (năm)", "mười lăm".
  private static func number(_ words: [String], at index: Int) -> (Int, Int)? {
    if let value = Int(words[index]), words[index].count <= 4 {
      let next = words[(index + 1)...].prefix(3)
      if next.first?.hasPrefix("(") == true {
        for count in 1...3 where next.count >= count {
          let text = next.prefix(count).joined(separator: " ").lowercased()
          if text.hasSuffix(")"), numbers[String(text.dropFirst().dropLast())] == value {
            return (value, 1 + count)
          }
        }
      }
      return (value, 1)
    }
    for count in [3, 2, 1] where index + count <= words.count {
      let text = words[index..<index + count].joined(separator: " ").lowercased()
      if let value = numbers[text] { return (value, count) }
    }
    return nil
  }
}

extension DeadlineSentence {
  /// The rule as a sentence, as the program understands it.
  public func words(sessions kinds: [Profile.Named]) -> LocalizedText {
    let number = days < 10 ? "0\(days)" : String(days)
    let named = kinds.filter { sessionKinds.contains($0.id) }
    let vi = named.map(\.name.vi).joined(separator: ", ")
    let en = named.map(\.name.en).joined(separator: ", ")
    return LocalizedText(
      vi: "Chậm nhất \(number) ngày\(unit == .working ? " làm việc" : "") "
        + "\(direction == .before ? "trước" : "sau") ngày \(reference.words.vi) "
        + "(không tính ngày \(reference.words.vi))\(vi.isEmpty ? "" : "; áp dụng cho: \(vi)").",
      en: "No later than \(days) \(unit == .working ? "working day" : "day")\(days == 1 ? "" : "s") "
        + "\(direction == .before ? "before" : "after") the \(reference.words.en) day "
        + "(which is not counted)\(en.isEmpty ? "" : "; for: \(en)")."
    )
  }

  /// The rule as data for `deadlines.xml`.
  public func rule(id: String, documents: [String]) -> DeadlineRule {
    let name = words(sessions: [])
    return DeadlineRule(
      id: id,
      name: LocalizedText(vi: String(name.vi.dropLast()), en: String(name.en.dropLast())),
      days: days,
      unit: unit,
      direction: direction,
      reference: reference,
      roll: .none,
      severity: "error",
      sessionKinds: sessionKinds,
      documentKinds: documents.isEmpty ? nil : documents,
      source: LegalSource(text: "", verified: false)
    )
  }
}

/// `rules new`: from a sentence to data, with the proof of what it means.
public enum NewRuleRun {
  public enum Failure: Error, Sendable {
    case refused(DeadlineSentence.Refusal)
    case configuration(ConfigurationError)
    case unknownKind(String)
  }

  /// The rule as XML, what it says, and three worked days.
  public static func run(
    _ sentence: String,
    id: String?,
    documents: [String],
    profile: String,
    languages: [Language]
  ) throws(Failure) -> String {
    let council: Profile
    do throws(ConfigurationError) {
      council = try ProfileReader.builtIn(profile)
    } catch {
      throw .configuration(error)
    }
    for kind in documents where council.documentKind(kind) == nil { throw .unknownKind(kind) }
    let understood: DeadlineSentence
    do throws(DeadlineSentence.Refusal) {
      understood = try DeadlineSentence(sentence, sessions: council.sessionKinds)
    } catch {
      throw .refused(error)
    }
    let unit = understood.unit == .working ? "-ngay-lam-viec" : "-ngay"
    let direction = understood.direction == .before ? "truoc" : "sau"
    let rule = understood.rule(
      id: id ?? "\(direction)-\(understood.reference.rawValue)-\(understood.days)\(unit)",
      documents: documents
    )
    var lines = [xml(rule), ""]
    for language in languages {
      let isVietnamese = language == .vi
      lines.append(
        "\(isVietnamese ? "Nghĩa là" : "It says"): \(understood.words(sessions: council.sessionKinds)[language])"
      )
      lines.append("")
      for day in examples {
        var dates = SessionDates(opening: day)
        switch rule.reference {
        case .opening: break
        case .convened: dates.convened = day
        case .questions: dates.questions = day
        case .closing: dates.closing = day
        case .election: dates.election = day
        }
        let deadline: Deadline
        do throws(DeadlineProblem) {
          deadline = try DeadlineComputation.compute(
            rule,
            dates: dates,
            calendar: council.calendar,
            offset: council.offset
          )
        } catch {
          lines.append("\(rule.reference.words[language]) \(day.text[language]): \(error.words[language])")
          continue
        }
        lines.append("\(rule.reference.words[language]) \(day.text[language]) → \(deadline.words[language])")
        lines += deadline.derivation.map { "    " + $0[language] }
      }
      lines.append("")
    }
    return lines.joined(separator: "\n")
  }

  /// An ordinary week; the days after Tết; a Saturday that is worked.
  private static let examples: [CalendarDay] = [
    CalendarDay(year: 2025, month: 12, day: 8), CalendarDay(year: 2026, month: 2, day: 24),
    CalendarDay(year: 2026, month: 8, day: 28),
  ].compactMap { $0 }

  private static func xml(_ rule: DeadlineRule) -> String {
    let escape = XMLText.escapeAttribute
    var lines = [
      "<deadline id=\"\(escape(rule.id))\" days=\"\(rule.days)\" unit=\"\(rule.unit.rawValue)\" "
        + "direction=\"\(rule.direction.rawValue)\" reference=\"\(rule.reference.rawValue)\" roll=\"none\" "
        + "severity=\"\(rule.severity)\">"
    ]
    lines.append("  <name xml:lang=\"vi\">\(escape(rule.name.vi))</name>")
    lines.append("  <name xml:lang=\"en\">\(escape(rule.name.en))</name>")
    if !rule.sessionKinds.isEmpty {
      lines.append("  <sessions>\(rule.sessionKinds.joined(separator: " "))</sessions>")
    }
    if let kinds = rule.documentKinds {
      lines.append("  <documents>\(kinds.joined(separator: " "))</documents>")
    }
    lines.append("  <source verified=\"false\">…</source>")
    return lines.joined(separator: "\n") + "\n</deadline>"
  }
}
