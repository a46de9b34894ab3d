import LibXML

/// One act of `acts.xml`.
struct Act: Sendable {
  var number: String
  var type: String
  var title: String
  var day: CalendarDay?
  var from: CalendarDay?
  /// The first day on which it is not in force any more.
  var until: CalendarDay?
  var by: String?
  /// Whether its title stands before its number, as a law's does.
  var isTitledFirst: Bool

  /// Whether an act is in force on a day.
  enum State: Sendable, Equatable {
    case inForce
    /// From this day on no more; `by` is what took its place.
    case ended(CalendarDay, by: String?)
    case notYet(from: CalendarDay)
    /// Nothing is known about it, or no day to ask for.
    case unknown
  }

  func state(on day: CalendarDay) -> State {
    if let until, until <= day { return .ended(until, by: by) }
    if let from, from > day { return .notYet(from: from) }
    // With neither end known nothing says that it began.
    return from == nil && until == nil ? .unknown : .inForce
  }
}

/// A kind of paper, and the symbols that it has.
struct ActKind: Sendable {
  var name: String
  var symbols: [String]
  var isLaw: Bool
  /// Whether it rules, as a decree does; a report does not.
  var isAct: Bool

  /// `QH15` fits `QH#`: a figure for the number of the term.
  func fits(_ symbol: String) -> Bool {
    let bare = String(symbol.reversed().drop { $0.isNumber }.reversed())
    return symbols.contains {
      $0.hasSuffix("#") ? $0.dropLast() == bare[...] && bare != symbol : $0 == symbol
    }
  }
}

/// The acts and kinds of papers that are known: the data of `acts.xml`.
struct Acts: Sendable {
  var kinds: [ActKind] = []
  var types = Citation.Types([])
  var byNumber: [String: Act] = [:]
  /// Laws by title, folded, and day.
  private var byTitle: [String: Act] = [:]

  init() {}

  /// - Parameter root: of `acts.xml`.
  init(_ root: XMLElement) {
    for element in root.children {
      switch element.name {
      case "kind":
        let symbols = (element["symbols"] ?? "").split(separator: " ").map(String.init)
        let isLaw = element["law"] == "true"
        kinds.append(
          ActKind(
            name: element["name"] ?? "",
            symbols: symbols,
            isLaw: isLaw,
            isAct: isLaw || element["act"] == "true"
          )
        )
      case "act":
        let type = element["type"] ?? ""
        let act = Act(
          number: element["number"] ?? "",
          type: type,
          title: element["title"] ?? "",
          day: element["day"].flatMap(CalendarDay.init(iso:)),
          from: element["from"].flatMap(CalendarDay.init(iso:)),
          until: element["until"].flatMap(CalendarDay.init(iso:)),
          by: element["by"],
          isTitledFirst: type.lowercased().hasSuffix("luật")
        )
        byNumber[act.number] = act
        if act.isTitledFirst, let day = act.day { byTitle[Self.key(type, act.title, day)] = act }
      default: break
      }
    }
    types = Citation.Types(kinds.map(\.name), laws: kinds.filter(\.isLaw).map(\.name))
  }

  private static func key(_ type: String, _ title: String, _ day: CalendarDay) -> String {
    "\(Folding.fold(type))|\(Folding.fold(title))|\(day.iso)"
  }

  /// The act that a citation means, if it is known: by its number; a law
  /// that is cited without one, by title and day.
  func act(_ citation: Citation) -> Act? {
    if !citation.number.isEmpty { return byNumber[citation.number] }
    guard let type = citation.type, let day = citation.day else { return nil }
    return byTitle[Self.key(type, citation.title, day)]
  }

  /// Whether papers of a kind are laws; its name in small letters.
  func isLaw(_ name: String) -> Bool { kinds.contains { $0.isLaw && $0.name.lowercased() == name } }

  /// The kind of what is cited: as written, if the symbol is that kind's or
  /// nobody's; else the one kind that has the symbol.
  func kind(_ citation: Citation) -> ActKind? {
    let named = { (name: String?) in
      name.flatMap { name in kinds.first { $0.name.lowercased() == name.lowercased() } }
    }
    if citation.number.isEmpty { return named(citation.type) }
    if let act = act(citation), let kind = named(act.type) { return kind }
    let fitting = kinds.filter { $0.fits(citation.symbol) }
    let written = named(citation.type) ?? named(citation.headType)
    if let written, fitting.isEmpty || fitting.contains(where: { $0.name == written.name }) { return written }
    return fitting.count == 1 ? fitting.first : named(citation.type)
  }
}

extension CalendarDay {
  /// `01/3/2026`, as people write it.
  var short: String {
    let (year, month, day) = parts
    return "\(day < 10 ? "0" : "")\(day)/\(month < 3 ? "0" : "")\(month)/\(year)"
  }
}
