import LibXML

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
      // k:cite(TEXT, ACTS, JURISDICTION?): the identifiers of all that it
      // cites, blanks between: `/akn/vn/act/luat/2025/72-2025-qh15~art_15`.
      function("cite", 2...3) { call throws(XMLError) in
        let acts = memory.acts(call.arguments[1].nodes)
        let jurisdiction = call.arguments.count > 2 ? call.arguments[2].string : ""
        let ids = try found(call, 1, memory).flatMap { citation, _ in
          CitationIdentifier.all(citation, acts, jurisdiction: jurisdiction.isEmpty ? "vn" : jurisdiction)
        }
        return .string(ids.joined(separator: " "))
      },
      // k:out-of-force(TEXT, DAY, ACTS): what it cites as a legal basis and
      // is out of force; an act that is only told of is none.
      function("out-of-force", 3...3) { call throws(XMLError) in
        guard let day = CalendarDay(iso: call.arguments[1].string) else { return .string("") }
        return .string(
          told(try found(call, 2, memory).filter { !$0.0.isToldOf }.compactMap { ended($1, day) })
        )
      },
      // k:followed-out-of-force(TEXT, DAY, ACTS): what a text would have
      // followed ("theo quy định tại …") and is out of force.
      function("followed-out-of-force", 3...3) { call throws(XMLError) in
        guard let day = CalendarDay(iso: call.arguments[1].string) else { return .string("") }
        var isFollowed = false
        let found = try found(call, 2, memory).filter { citation, _ in
          isFollowed = citation.isFollowed || citation.isChained && isFollowed
          return isFollowed
        }
        return .string(told(found.compactMap { ended($1, day) }))
      },
      // k:not-yet-in-force(TEXT, DAY, ACTS)
      function("not-yet-in-force", 3...3) { call throws(XMLError) in
        guard let day = CalendarDay(iso: call.arguments[1].string) else { return .string("") }
        return .string(
          told(
            try found(call, 2, memory).compactMap { citation, act in
              guard !citation.isToldOf, let act, let from = act.from, from > day else { return nil }
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
              // "Quyết định phê duyệt Đề án … số 12/QĐ-UBND": what stands
              // next to the number is not always its kind.
              guard let type = citation.type?.lowercased(),
                citation.title.isEmpty || acts.isLaw(type)
              else { return nil }
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
        let cited = try found(call, 1, memory).map(\.0).filter { citation in
          citation.type.map { laws.contains($0.lowercased()) } == true
        }
        if cited.contains(where: { !$0.number.isEmpty }) { return .string("number") }
        return .string(cited.isEmpty ? "" : "day")
      },
    ]
  }

  private static func ended(_ act: Act?, _ day: CalendarDay) -> String? {
    guard let act, case .ended(let until, let by) = act.state(on: day) else { return nil }
    let instead = by.map { ", thay bằng \($0)" } ?? ""
    return "\(act.type) số \(act.number) (hết hiệu lực từ \(until.short)\(instead))"
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
