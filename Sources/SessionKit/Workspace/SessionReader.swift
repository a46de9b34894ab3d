import LibXML

/// `session.xml` → ``Session``, with every contradiction as a finding.
enum SessionReader {
  /// The namespace of `session.xml`.
  static let namespace = "urn:kyhop:session:1"

  static func read(_ bytes: [UInt8], path: String) throws(ConfigurationError) -> Session {
    let document: XMLDocument
    do {
      document = try XMLDocument(bytes, admission: .configuration)
    } catch {
      let place = Place(path: path, line: error.line, column: error.column)
      throw ConfigurationError([Finding("CFG-111", at: place, ["detail": .technical(error.message)])])
    }
    let violations = Schemas.session.validate(document)
    guard violations.isEmpty else {
      throw ConfigurationError(
        violations.map { violation in
          Finding(
            "CFG-112",
            at: Place(path: path, line: violation.line),
            ["element": .same(violation.element), "detail": .technical(violation.message)]
          )
        }
      )
    }
    let impossible = impossibleDays(document.root)
    guard impossible.isEmpty, let session = session(document.root) else {
      throw ConfigurationError(
        impossible.map { element, day in
          Finding(
            "CFG-112",
            at: Place(path: path, line: element.line),
            [
              "element": .same(element.name),
              "detail": LocalizedText(
                vi: "ngày \(day) ngoài khoảng năm 1900–2199",
                en: "\(day) is not within the years 1900 to 2199"
              ),
            ]
          )
        }
      )
    }
    return session
  }

  /// Days that the schema lets pass and nobody can compute with. Left out
  /// in silence, an end that was meant would be no end at all.
  private static func impossibleDays(_ element: XMLElement) -> [(XMLElement, String)] {
    let isDay = ["convened", "opening", "questions", "closing", "election", "issued"].contains(element.name)
    let days =
      (isDay ? [element.trimmed] : [])
      + ["from", "on", "by", "date", "granted", "until"].compactMap {
        isText($0, element) ? nil : element[$0]
      }
    return days.filter { day($0) == nil }.map { (element, $0) } + element.children.flatMap(impossibleDays)
  }

  /// Whose `by` is a name, not a day.
  private static func isText(_ attribute: String, _ element: XMLElement) -> Bool {
    attribute == "by" && element.name == "waiver"
  }

  private static func session(_ root: XMLElement) -> Session? {
    guard let dates = root.first("dates").flatMap(dates), let issued = day(root.first("issued")) else {
      return nil
    }
    let text = { (name: String) in root.first(name)?.trimmed ?? "" }
    return Session(
      series: root["series"] ?? "",
      profile: root["profile"] ?? "",
      kind: root["kind"] ?? "",
      language: root["lang"].flatMap(Language.init(rawValue:)) ?? .vi,
      council: text("council"),
      secretariat: text("secretariat"),
      term: text("term"),
      number: text("number"),
      title: text("title"),
      dates: dates,
      issued: issued,
      agenda: root.first("agenda")?.children("item").map { item($0) } ?? [],
      frozenNumbers: root.first("agenda")?["frozen"]?.split(separator: " ").map(String.init) ?? [],
      absoluteDates: root.first("deadlines")?.children("absolute").compactMap(absolute) ?? [],
      severities: root.first("severities")?.children("severity").map(ProfileReader.severity) ?? [],
      waivers: root.first("waivers")?.children("waiver").map(waiver) ?? []
    )
  }

  private static func dates(_ element: XMLElement) -> SessionDates? {
    guard let opening = day(element.first("opening")) else { return nil }
    return SessionDates(
      convened: day(element.first("convened")),
      opening: opening,
      moved: element.children("moved").compactMap { moved in
        guard let from = day(moved["from"]) else { return nil }
        return MovedOpening(from: from, on: day(moved["on"]), document: moved["doc"] ?? "")
      },
      questions: day(element.first("questions")),
      closing: day(element.first("closing")),
      election: day(element.first("election"))
    )
  }

  /// - Parameter isBelowWithdrawn: what stands below a withdrawn item went with
  ///   it.
  private static func item(_ element: XMLElement, isBelowWithdrawn: Bool = false) -> AgendaItem {
    let isWithdrawn = isBelowWithdrawn || element["status"] == "withdrawn"
    return AgendaItem(
      number: element["number"] ?? "",
      title: element.first("title")?.trimmed ?? "",
      dossier: element["dossier"],
      steps: element["steps"].map { $0.split(separator: " ").map(String.init) } ?? [],
      isWithdrawn: isWithdrawn,
      submitter: element.first("submitter")?.trimmed,
      requires: element.children("require").compactMap { $0["kind"] },
      omits: element.children("omit").map {
        AgendaItem.Omission(kind: $0["kind"] ?? "", reason: $0["reason"] ?? "")
      },
      follows: element.children("follows").compactMap { promise in
        guard let by = day(promise["by"]) else { return nil }
        return AgendaItem.Promise(kind: promise["kind"] ?? "", by: by, reason: promise["reason"] ?? "")
      },
      items: element.children("item").map { item($0, isBelowWithdrawn: isWithdrawn) }
    )
  }

  private static func absolute(_ element: XMLElement) -> AbsoluteDate? {
    guard let date = day(element["date"]) else { return nil }
    return AbsoluteDate(rule: element["rule"] ?? "", day: date, document: element["doc"] ?? "")
  }

  private static func waiver(_ element: XMLElement) -> Waiver {
    Waiver(
      code: FindingCode(rawValue: element["code"] ?? ""),
      item: element["item"] ?? "",
      kind: element["kind"],
      by: element["by"] ?? "",
      document: element["doc"] ?? "",
      reason: element["reason"] ?? "",
      granted: day(element["granted"]),
      until: day(element["until"])
    )
  }

  private static func day(_ element: XMLElement?) -> CalendarDay? { day(element?.trimmed) }
  private static func day(_ text: String?) -> CalendarDay? { text.flatMap(CalendarDay.init(iso:)) }
}

extension XMLElement {
  /// The text with runs of white space made one blank, none at the ends.
  var trimmed: String { Blanks.words(text) }

  /// The repeated child `name`, one a language.
  func localized(_ name: String) -> LocalizedText {
    let xml = "http://www.w3.org/XML/1998/namespace"
    let texts = children(name)
    let find = { (language: String) in
      texts.first { $0.attribute("lang", namespace: xml) == language }?.trimmed
    }
    let vi = find("vi") ?? find("en") ?? texts.first?.trimmed ?? ""
    return LocalizedText(vi: vi, en: find("en") ?? vi)
  }
}

/// The work can't be done at all: what the secretariat configured is
/// missing, unreadable or contradicts itself.
public struct ConfigurationError: Error, Sendable {
  public var findings: [Finding]
  init(_ findings: [Finding]) { self.findings = findings }
}
