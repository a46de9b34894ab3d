import Digests
import LibXML
import Recognition
import Schematron

/// The four files of a profile → ``Profile``.
enum ProfileReader {
  /// The profile that a session goes by. A council may keep its own beside the
  /// session instead of in the program: profiles/<id>/ in the workspace wins,
  /// whole.
  static func of(_ session: Session, in workspace: String) throws(ConfigurationError) -> Profile {
    let own = workspace + "/profiles/" + session.profile
    return try FileSystem.isFolder(own) ? folder(own, id: session.profile) : builtIn(session.profile)
  }

  /// Reads a profile: a built-in one by its id.
  static func builtIn(_ id: String) throws(ConfigurationError) -> Profile {
    try read(id) { Resources.embedded["profiles/\(id)/\($0)"] }
  }

  /// Reads a profile that a council keeps as a folder of its own.
  static func folder(_ path: String, id: String) throws(ConfigurationError) -> Profile {
    try read(id) { try? FileSystem.read(path + "/" + $0, limit: 32 << 20) }
  }

  /// - Parameter file: a file of the profile. Each is read once: what the
  ///   profile is and the digest that stands for it are of the same bytes.
  static func read(
    _ id: String,
    file: (String) -> [UInt8]?
  ) throws(ConfigurationError) -> Profile {
    try withoutActuallyEscaping(file) { file throws(ConfigurationError) in
      let files = ProfileFiles(file)
      return try read(id, files)
    }
  }

  private static func read(_ id: String, _ files: ProfileFiles) throws(ConfigurationError) -> Profile {
    let file = { (name: String) in files[name] }
    let profile = try part("profile.xml", of: id, schema: Schemas.profile, file: file)
    let deadlines = try part("deadlines.xml", of: id, schema: Schemas.deadlines, file: file)
    let calendar = try part("calendar.xml", of: id, schema: Schemas.calendar, file: file)
    // A council's own words stand in its folder; else the profile names them.
    let words = profile.root["lexicon"] ?? "vi"
    let shared = "lexicons/\(words).xml"
    let lexicon = try part("lexicon.xml", of: id, schema: Schemas.lexicon) { name in
      file(name) ?? Resources.embedded[shared]
    }
    let days = workCalendar(calendar.root)
    let rules = try rules(of: id, days, file: file)
    let digest = DigestStream(.sha256)
    let own = ["profile.xml", "deadlines.xml", "calendar.xml"].map { ($0, file($0) ?? []) }
    let lexiconFile = ("lexicon.xml", file("lexicon.xml") ?? Resources.embedded[shared] ?? [])
    for (name, bytes) in own + (rules.plan?.schema.files.map { ($0.path, $0.bytes) } ?? []) + [lexiconFile] {
      // Its length keeps a file apart from the next.
      digest.update(Array("\(name) \(bytes.count)\n".utf8))
      digest.update(bytes)
    }
    guard
      let value = assemble(
        profile.root,
        deadlines.root,
        days,
        Lexicon(lexicon.root),
        rules,
        digest.finish().hex
      )
    else {
      let detail = LocalizedText(vi: "múi giờ hoặc ngày không thể có", en: "impossible offset or date")
      throw broken(id, Place(path: "profiles/\(id)/profile.xml"), detail)
    }
    guard value.id == id else {
      let detail = LocalizedText(vi: "trong tệp lại ghi id là \(value.id)", en: "its id is \(value.id)")
      throw broken(id, Place(path: "profiles/\(id)/profile.xml"), detail)
    }
    return value
  }

  /// `rules.sch`, which a profile need not have. What it includes is looked
  /// for in its folder, then among what is built in.
  private static func rules(
    of id: String,
    _ calendar: WorkCalendar,
    file: (String) -> [UInt8]?
  ) throws(ConfigurationError) -> RuleBook {
    guard file("rules.sch") != nil else { return .empty }
    let own = "profiles/\(id)/"
    return try withoutActuallyEscaping(file) { file throws(ConfigurationError) in
      do throws(SchematronFaults) {
        return try RuleBook(
          own + "rules.sch",
          from: RuleSource(folder: own, own: file),
          functions: RuleFunctions.all(calendar)
        )
      } catch {
        throw ConfigurationError(error.findings())
      }
    }
  }

  private static func part(
    _ name: String,
    of id: String,
    schema: XMLSchema,
    file: (String) -> [UInt8]?
  ) throws(ConfigurationError) -> XMLDocument {
    let path = "profiles/\(id)/\(name)"
    guard let bytes = file(name) else {
      let known = Resources.embedded.profiles.joined(separator: ", ")
      throw ConfigurationError([Finding("CFG-150", ["profile": .same(id), "known": .same(known)])])
    }
    let document: XMLDocument
    do {
      document = try XMLDocument(bytes, admission: .configuration)
    } catch {
      throw broken(id, Place(path: path, line: error.line, column: error.column), .technical(error.message))
    }
    if let violation = schema.validate(document).first {
      throw broken(id, Place(path: path, line: violation.line), .technical(violation.message))
    }
    return document
  }

  private static func broken(_ id: String, _ place: Place, _ detail: LocalizedText) -> ConfigurationError {
    ConfigurationError([Finding("CFG-151", at: place, ["profile": .same(id), "detail": detail])])
  }

  private static func assemble(
    _ root: XMLElement,
    _ deadlines: XMLElement,
    _ calendar: WorkCalendar,
    _ lexicon: Lexicon,
    _ rules: RuleBook,
    _ digest: String
  ) -> Profile? {
    guard let id = root["id"], let version = root["version"],
      let offset = (root["offset"].flatMap { UTCOffset($0) })
    else { return nil }
    let severities = list(root, "severities", "severity", severity)
    return Profile(
      id: id,
      version: version,
      language: root["lang"].flatMap(Language.init(rawValue:)) ?? .vi,
      offset: offset,
      country: root["country"] ?? "xx",
      name: root.localized("name"),
      sessionKinds: list(root, "sessionKinds", "sessionKind") {
        Profile.Named(id: $0["id"] ?? "", name: $0.localized("name"))
      },
      documentKinds: list(root, "documentKinds", "documentKind", documentKind),
      dossiers: list(root, "dossiers", "dossier", dossier),
      procedure: list(root, "procedure", "step") {
        Profile.Step(id: $0["id"] ?? "", name: $0.localized("name"), needs: $0["needs"])
      },
      procedureSource: root.first("procedure")?.first("source").map(source),
      dueReports: list(root, "dueReports", "report", dueReport),
      secrecyMarks: list(root, "secrecy", "mark", \.trimmed),
      authorities: Dictionary(
        list(root, "authorities", "authority") {
          (FindingCode(rawValue: $0["code"] ?? ""), $0.localized("name"))
        },
        uniquingKeysWith: { first, _ in first }
      ),
      severities: severities,
      deadlines: deadlines.children("deadline").compactMap(deadline),
      calendar: calendar,
      ruleset: Ruleset(id: id, version: version, sha256: digest, severities: severities),
      rules: rules,
      lexicon: lexicon
    )
  }

  /// Of a profile or a session.
  static func severity(_ element: XMLElement) -> Profile.SeverityRule {
    Profile.SeverityRule(
      code: FindingCode(rawValue: element["code"] ?? ""),
      stage: element["stage"].flatMap(Stage.init(rawValue:)),
      level: element["level"].flatMap(Severity.init(rawValue:)),
      reason: element["reason"] ?? ""
    )
  }

  private static func list<Value>(
    _ root: XMLElement,
    _ group: String,
    _ name: String,
    _ make: (XMLElement) -> Value
  ) -> [Value] {
    root.first(group)?.children(name).map(make) ?? []
  }

  private static func documentKind(_ element: XMLElement) -> Profile.DocumentKind {
    Profile.DocumentKind(
      id: element["id"] ?? "",
      name: element.localized("name"),
      isSupporting: element["class"] == "supporting",
      role: element["role"].flatMap(Profile.DocumentKind.Role.init(rawValue:)),
      aknElement: element.first("akn")?["element"],
      aknName: element.first("akn")?["name"],
      symbols: element.children("symbol").map(\.trimmed),
      fileTokens: element.children("file").map(\.trimmed)
    )
  }

  private static func dossier(_ element: XMLElement) -> Profile.Dossier {
    Profile.Dossier(
      id: element["id"] ?? "",
      name: element.localized("name"),
      parts: element.children("part").map { part in
        Profile.Dossier.Part(
          kind: part["kind"] ?? "",
          isRequired: part["use"] == "required",
          source: part.first("source").map(source)
        )
      }
    )
  }

  private static func dueReport(_ element: XMLElement) -> Profile.DueReport {
    Profile.DueReport(
      name: element.localized("name"),
      sessions: element["sessions"].map { $0.split(separator: " ").map(String.init) } ?? [],
      words: element.children("words").map(\.trimmed),
      source: element.first("source").map(source)
    )
  }

  private static func source(_ element: XMLElement) -> LegalSource {
    LegalSource(text: element.trimmed, verified: element["verified"] == "true", href: element["href"])
  }

  private static func words(_ element: XMLElement?) -> [String]? {
    element.map { $0.text.split(whereSeparator: \.isWhitespace).map(String.init) }
  }

  private static func day(_ text: String?) -> CalendarDay? { text.flatMap(CalendarDay.init(iso:)) }

  private static func deadline(_ element: XMLElement) -> DeadlineRule? {
    guard let days = element["days"].flatMap({ Int($0) }),
      let unit = element["unit"].flatMap(DeadlineRule.Unit.init(rawValue:)),
      let direction = element["direction"].flatMap(DeadlineRule.Direction.init(rawValue:)),
      let reference = element["reference"].flatMap(DeadlineRule.Reference.init(rawValue:)),
      let roll = element["roll"].flatMap(DeadlineRule.Roll.init(rawValue:))
    else { return nil }
    return DeadlineRule(
      id: element["id"] ?? "",
      name: element.localized("name"),
      days: days,
      unit: unit,
      direction: direction,
      reference: reference,
      roll: roll,
      severity: element["severity"] ?? "error",
      sessionKinds: words(element.first("sessions")) ?? [],
      documentKinds: words(element.first("documents")),
      source: element.first("source").map(source) ?? LegalSource(text: "", verified: false, href: nil),
      validFrom: day(element["from"]),
      validUntil: day(element["until"])
    )
  }

  private static func workCalendar(_ root: XMLElement) -> WorkCalendar {
    var years: [Int: WorkCalendar.Year] = [:]
    for element in root.children("year") {
      guard let number = element["number"].flatMap({ Int($0) }) else { continue }
      var off: [CalendarDay: WorkCalendar.DayOff] = [:]
      for holiday in element.children("off") {
        guard let date = day(holiday["date"]) else { continue }
        let kind = holiday["kind"].flatMap(WorkCalendar.DayOff.Kind.init(rawValue:)) ?? .holiday
        off[date] = WorkCalendar.DayOff(kind: kind, name: holiday.localized("name"))
      }
      var work: [CalendarDay: CalendarDay?] = [:]
      for made in element.children("work") {
        guard let date = day(made["date"]) else { continue }
        work.updateValue(day(made["for"]), forKey: date)
      }
      years[number] = WorkCalendar.Year(
        verified: element["verified"] == "true",
        source: element.first("source")?.trimmed ?? "",
        off: off,
        work: work
      )
    }
    let week = Set((root["week"] ?? "1 2 3 4 5").split(separator: " ").compactMap { Int($0) })
    return WorkCalendar(week: week, years: years)
  }
}

/// The files of a profile, each read once.
private final class ProfileFiles {
  private let file: (String) -> [UInt8]?
  private var known: [String: [UInt8]?] = [:]

  init(_ file: @escaping (String) -> [UInt8]?) { self.file = file }

  subscript(name: String) -> [UInt8]? {
    if let known = known[name] { return known }
    let bytes = file(name)
    known[name] = .some(bytes)
    return bytes
  }
}
