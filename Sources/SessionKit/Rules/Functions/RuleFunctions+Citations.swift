import LibXML
import Synchronization

extension RuleFunctions {
  /// Functions on what a text cites. ACTS is the data of `acts.xml`: its
  /// root element, with the kinds of papers and the acts that are known.
  static func citations() -> [XPathFunction] {
    let memory = ActsMemory()
    return [
      // k:cites(TEXT, NUMBER, ACTS): whether it cites that paper.
      function("cites", 3...3) { call throws(XMLError) in
        let number = call.arguments[1].string.filter { !$0.isWhitespace }
        return .boolean(try found(call, 2, memory).contains { $0.0.number == number })
      },
      // k:cited(TEXT, TYPE, ACTS): the numbers of that kind that it cites,
      // blanks between.
      function("cited", 3...3) { call throws(XMLError) in
        let type = call.arguments[1].string.lowercased()
        let numbers = try found(call, 2, memory).filter { $0.0.type?.lowercased() == type }.map(\.0.number)
        return .string(numbers.joined(separator: " "))
      },
      // k:out-of-force(TEXT, DAY, ACTS)
      function("out-of-force", 3...3) { call throws(XMLError) in
        guard let day = CalendarDay(iso: call.arguments[1].string) else { return .string("") }
        return .string(
          told(
            try found(call, 2, memory).compactMap { citation, act in
              guard let act, let until = act.until, until <= day else { return nil }
              let by = act.by.map { ", thay bằng \($0)" } ?? ""
              return "\(act.type) số \(act.number) (hết hiệu lực từ \(until.short)\(by))"
            }
          )
        )
      },
      // k:not-yet-in-force(TEXT, DAY, ACTS)
      function("not-yet-in-force", 3...3) { call throws(XMLError) in
        guard let day = CalendarDay(iso: call.arguments[1].string) else { return .string("") }
        return .string(
          told(
            try found(call, 2, memory).compactMap { citation, act in
              guard let act, let from = act.from, from > day else { return nil }
              return "\(act.type) số \(act.number) (có hiệu lực từ \(from.short))"
            }
          )
        )
      },
      // k:misdated(TEXT, ACTS): an act's own day differs.
      function("misdated", 2...2) { call throws(XMLError) in
        .string(
          told(
            try found(call, 1, memory).compactMap { citation, act in
              guard let act, let day = citation.day, let own = act.day, day != own else { return nil }
              return "\(act.type) số \(act.number) ban hành ngày \(own.short)"
            }
          )
        )
      },
      // k:mistitled(TEXT, ACTS): a law's title before its number differs.
      function("mistitled", 2...2) { call throws(XMLError) in
        .string(
          told(
            try found(call, 1, memory).compactMap { citation, act in
              guard let act, act.isTitledFirst, citation.type?.lowercased() == act.type.lowercased() else {
                return nil
              }
              let title = Folding.fold(citation.title)
              guard !title.isEmpty, title != Folding.fold(act.title) else { return nil }
              return "\(act.type) \(act.title) số \(act.number)"
            }
          )
        )
      },
      // k:mistyped(TEXT, ACTS): a kind that its symbol does not have.
      function("mistyped", 2...2) { call throws(XMLError) in
        let acts = memory.acts(call.arguments[1].nodes)
        return .string(
          told(
            try found(call, 1, memory).compactMap { citation, _ in
              guard let type = citation.type?.lowercased() else { return nil }
              let names = memory.kinds(of: citation.symbol, acts)
              guard !names.isEmpty, !names.contains(where: { $0.lowercased() == type }) else { return nil }
              return "\(citation.number) (\(names.joined(separator: "/")))"
            }
          )
        )
      },
      // k:law-style(TEXT, ACTS): how it cites a law: `number`, `day` or none.
      function("law-style", 2...2) { call throws(XMLError) in
        let acts = memory.acts(call.arguments[1].nodes)
        let laws = acts.kinds.filter(\.isLaw).map { $0.name.lowercased() }
        let byNumber = try found(call, 1, memory).contains { citation, _ in
          citation.type.map { laws.contains($0.lowercased()) } == true
        }
        if byNumber { return .string("number") }
        let words = call.arguments[0].string.lowercased().split(whereSeparator: \.isWhitespace)
          .joined(separator: " ")
        let isLaw = laws.contains { words.hasPrefix("căn cứ \($0) ") }
        return .string(isLaw && !WrittenDay.all(in: words).isEmpty ? "day" : "")
      },
    ]
  }

  private static func told(_ texts: [String]) -> String {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }.joined(separator: "; ")
  }

  private static func found(
    _ call: XPathCall,
    _ data: Int,
    _ memory: ActsMemory
  ) throws(XMLError) -> [(Citation, Act?)] {
    let text = call.arguments[0].string
    try call.evaluator.charge(text.utf8.count / 8)
    let acts = memory.acts(call.arguments[data].nodes)
    return memory.citations(text, acts)
  }
}

/// One act of `acts.xml`.
private struct Act: Sendable {
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
}

/// A kind of paper, and the symbols that it has.
private struct ActKind: Sendable {
  var name: String
  var symbols: [String]
  var isLaw: Bool

  /// `QH15` fits `QH#`: a figure for the number of the term.
  func fits(_ symbol: String) -> Bool {
    let bare = String(symbol.reversed().drop { $0.isNumber }.reversed())
    return symbols.contains {
      $0.hasSuffix("#") ? $0.dropLast() == bare[...] && bare != symbol : $0 == symbol
    }
  }
}

private struct Acts: Sendable {
  var kinds: [ActKind] = []
  var types = Citation.Types([])
  var byNumber: [String: Act] = [:]
}

/// The data as read; read once for each file.
private final class ActsMemory: Sendable {
  private let known = Mutex<[Int: Acts]>([:])
  private let symbols = Mutex<[String: [String]]>([:])
  private let last = Mutex<(text: String, citations: [(Citation, Act?)])?>(nil)

  /// The names of the kinds that have a symbol.
  func kinds(of symbol: String, _ acts: Acts) -> [String] {
    symbols.withLock { symbols in
      if let known = symbols[symbol] { return known }
      if symbols.count > 1000 { symbols.removeAll() }
      let names = acts.kinds.filter { $0.fits(symbol) }.map(\.name)
      symbols[symbol] = names
      return names
    }
  }

  /// What a text cites. Several functions ask of the same text, one after
  /// the other.
  func citations(_ text: String, _ acts: Acts) -> [(Citation, Act?)] {
    if let known = last.withLock({ $0?.text == text ? $0?.citations : nil }) { return known }
    let citations = Citation.all(in: text, acts.types).map { ($0, acts.byNumber[$0.number]) }
    last.withLock { $0 = (text, citations) }
    return citations
  }

  func acts(_ nodes: [XPathNode]) -> Acts {
    guard let document = nodes.first?.document else { return Acts() }
    return known.withLock { known in
      if let acts = known[document.serial] { return acts }
      // Each run reads the data once; what earlier runs read is of no use.
      if known.count > 16 { known.removeAll() }
      var acts = Acts()
      for element in document.root.children {
        switch element.name {
        case "kind":
          let symbols = (element["symbols"] ?? "").split(separator: " ").map(String.init)
          let kind = ActKind(name: element["name"] ?? "", symbols: symbols, isLaw: element["law"] == "true")
          acts.kinds.append(kind)
        case "act":
          let act = Act(
            number: element["number"] ?? "",
            type: element["type"] ?? "",
            title: element["title"] ?? "",
            day: element["day"].flatMap(CalendarDay.init(iso:)),
            from: element["from"].flatMap(CalendarDay.init(iso:)),
            until: element["until"].flatMap(CalendarDay.init(iso:)),
            by: element["by"],
            isTitledFirst: element["type"].map { $0.lowercased().hasSuffix("luật") } ?? false
          )
          acts.byNumber[act.number] = act
        default: break
        }
      }
      acts.types = Citation.Types(acts.kinds.map(\.name))
      known[document.serial] = acts
      return acts
    }
  }
}

extension CalendarDay {
  /// `01/3/2026`, as people write it.
  var short: String {
    let (year, month, day) = parts
    return "\(day < 10 ? "0" : "")\(day)/\(month < 3 ? "0" : "")\(month)/\(year)"
  }
}
