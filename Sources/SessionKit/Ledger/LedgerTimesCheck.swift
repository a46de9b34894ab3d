/// Do the times of a ledger's lines go with their order?
enum LedgerTimesCheck {
  static let codes: [FindingCode] = ["DDL-195", "DDL-196"]

  static func findings(_ ledger: Ledger) -> [Finding] {
    var last: Instant?
    return ledger.lines.enumerated().compactMap { index, line in
      guard let entry = LedgerFile.Line(Array(line)), let at = Instant(rfc3339: entry.at),
        let recorded = Instant(rfc3339: entry.recorded)
      else { return nil }
      defer { last = recorded }
      let place = Place(path: LedgerFile.path, line: index + 1)
      let arguments: [String: LocalizedText] = [
        "line": .same(String(index + 1)), "at": .same(entry.at), "recorded": .same(entry.recorded),
      ]
      if at > recorded || last.map({ recorded < $0 }) == true {
        return Finding("DDL-195", at: place, arguments)
      }
      guard entry.paper != true, !LedgerTimes.isNear(at, recorded) else { return nil }
      return Finding("DDL-196", at: place, arguments)
    }
  }
}
