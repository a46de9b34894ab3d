/// A session's folder, read and free of contradiction.
public struct Workspace: Sendable {
  /// The folder.
  public var path: String
  public var session: Session
  public var profile: Profile
  public var ledger: Ledger
  /// The ledger as a log with signed checkpoints; nil where none was opened.
  var log: LedgerLog?
  /// The newest packet that was built; `nil` if there is none.
  var published: PublishedPacket?
  /// `session.xml` as it is on disk: it goes into the packet verbatim.
  public var sessionBytes: [UInt8]

  /// Reads a workspace.
  ///
  /// - Throws: ``ConfigurationError`` with every contradiction found; then
  ///   nothing was judged.
  public init(_ path: String) throws(ConfigurationError) {
    let file = path + "/session.xml"
    do {
      sessionBytes = try FileSystem.read(file, limit: 32 << 20)
    } catch {
      let code: FindingCode = error.kind == .missing ? "CFG-110" : "CFG-111"
      let place = Place(path: "session.xml")
      throw ConfigurationError([
        Finding(code, at: place, ["folder": .same(path), "detail": error.words])
      ])
    }
    session = try SessionReader.read(sessionBytes, path: "session.xml")
    profile = try ProfileReader.of(session, in: path)
    let faults = SessionConsistency.faults(session, profile)
    guard faults.isEmpty else { throw ConfigurationError(faults) }
    self.path = path
    ledger = try LedgerFile.read(workspace: path)
    log = try LedgerLog.read(ledger, in: path)
    do {
      published = try PublishedPacket.newest(workspace: path, series: session.series)
    } catch {
      throw PublishedPacket.unreadable(error)
    }
  }

  /// The deadlines that hold for this session, soonest first.
  ///
  /// - Parameter opening: another opening day, for a what-if.
  func deadlines(opening: CalendarDay? = nil) -> DeadlineTable {
    var dates = session.dates
    if let opening { dates.opening = opening }
    return DeadlineTable(
      kind: session.kind,
      dates: dates,
      rules: profile.deadlines,
      calendar: profile.calendar,
      offset: profile.offset,
      absolutes: session.absoluteDates
    )
  }
}

/// What `session.xml` must not say: it would contradict itself or the
/// profile.
enum SessionConsistency {
  static func faults(_ session: Session, _ profile: Profile) -> [Finding] {
    numbers(session) + kinds(session, profile) + dates(session) + waivers(session, profile)
      + severities(session, profile)
  }

  private static let place = Place(path: "session.xml")

  private static func numbers(_ session: Session) -> [Finding] {
    var seen: Set<String> = []
    return session.items.compactMap { item in
      seen.insert(item.number).inserted
        ? nil
        : Finding("CFG-120", at: Place(item: item.number, path: "session.xml"), ["item": .same(item.number)])
    }
  }

  private static func kinds(_ session: Session, _ profile: Profile) -> [Finding] {
    var faults: [Finding] = []
    let unknown = { (code: FindingCode, item: String?, kind: String) in
      faults.append(
        Finding(
          code,
          at: Place(item: item, path: "session.xml"),
          ["kind": .same(kind), "rule": .same(kind), "profile": .same(profile.id)]
        )
      )
    }
    if !profile.sessionKinds.contains(where: { $0.id == session.kind }) {
      unknown("CFG-132", nil, session.kind)
    }
    for item in session.items {
      if let dossier = item.dossier, profile.dossier(dossier) == nil {
        unknown("CFG-131", item.number, dossier)
      }
      for kind in item.requires + item.omits.map(\.kind) + item.follows.map(\.kind)
      where profile.documentKind(kind) == nil {
        unknown("CFG-130", item.number, kind)
      }
      for step in item.steps where !profile.procedure.contains(where: { $0.id == step }) {
        unknown("CFG-134", item.number, step)
      }
    }
    for absolute in session.absoluteDates where !profile.deadlines.contains(where: { $0.id == absolute.rule })
    {
      unknown("CFG-133", nil, absolute.rule)
    }
    return faults
  }

  private static func dates(_ session: Session) -> [Finding] {
    let dates = session.dates
    // Each must not lie after the next one that is given.
    let order: [(LocalizedText, CalendarDay?)] = [
      (LocalizedText(vi: "ngày triệu tập", en: "convening day"), dates.convened),
      (LocalizedText(vi: "ngày khai mạc", en: "opening day"), dates.opening),
      (LocalizedText(vi: "ngày chất vấn", en: "question session"), dates.questions),
      (LocalizedText(vi: "ngày bế mạc", en: "closing day"), dates.closing),
    ]
    let given = order.compactMap { name, day in day.map { (name, $0) } }
    return zip(given, given.dropFirst()).compactMap { earlier, later in
      guard earlier.1 > later.1 else { return nil }
      return Finding(
        "CFG-140",
        at: place,
        ["earlier": dated(earlier.0, earlier.1), "later": dated(later.0, later.1)]
      )
    }
  }

  private static func dated(_ name: LocalizedText, _ day: CalendarDay) -> LocalizedText {
    LocalizedText(vi: "\(name.vi) \(day.vietnamese)", en: "\(name.en) \(day.english)")
  }

  private static func severities(_ session: Session, _ profile: Profile) -> [Finding] {
    session.severities.compactMap { rule in
      let entry =
        profile.rules.entries[rule.code]
        ?? (Catalogue.isKnown(rule.code) ? Catalogue.entry(for: rule.code) : nil)
      guard entry.map(SessionSeverity.isOpen) != true else { return nil }
      return Finding("CFG-154", at: place, ["code": .same(rule.code.rawValue)])
    }
  }

  private static func waivers(_ session: Session, _ profile: Profile) -> [Finding] {
    let items = Set(session.items.map(\.number))
    return session.waivers.compactMap { waiver in
      let isKnown = Catalogue.isKnown(waiver.code) || profile.rules.entries[waiver.code] != nil
      guard !isKnown || !items.contains(waiver.item) else { return nil }
      return Finding(
        "CFG-160",
        at: place,
        ["code": .same(waiver.code.rawValue), "item": .same(waiver.item)]
      )
    }
  }
}
