/// Which findings a recorded permission lets pass.
enum WaiverPolicy {
  static let codes: [FindingCode] = ["DDL-150", "DDL-155", "DDL-170", "DDL-171", "DDL-172"]

  /// Turns waived findings into the note that says so, and tells of
  /// waivers that have no effect.
  ///
  /// - Parameter received: the day on which each file came. Lateness is
  ///   permitted to what has come, or to what comes by a day that is set: not
  ///   to whatever is handed in after it.
  static func apply(
    _ waivers: [Waiver],
    to findings: [Finding],
    today: CalendarDay,
    received: [String: CalendarDay] = [:]
  ) -> [Finding] {
    var used: Set<Waiver> = []
    let judged = findings.map { finding -> Finding in
      guard finding.severity > .note, finding.entry.isWaivable else { return finding }
      let valid = waivers.filter { covers($0, finding) && isValid($0, today) }
      let day = finding.entry.kind == .late ? finding.place.path.flatMap { received[$0] } : nil
      if let waiver = valid.first(where: { reaches($0, day) }) {
        used.insert(waiver)
        return note(finding, waiver)
      }
      used.formUnion(valid)
      var finding = finding
      finding.derivation += valid.map(tooEarly)
      return finding
    }
    return judged + waivers.filter { !used.contains($0) }.map { useless($0, today) }
  }

  private static func covers(_ waiver: Waiver, _ finding: Finding) -> Bool {
    waiver.code == finding.code && waiver.item == finding.place.item
      && (waiver.kind == nil || waiver.kind == finding.place.kind)
  }

  private static func isValid(_ waiver: Waiver, _ today: CalendarDay) -> Bool {
    waiver.until.map { today <= $0 } ?? true
  }

  /// Whether it was granted for what came on that day.
  private static func reaches(_ waiver: Waiver, _ day: CalendarDay?) -> Bool {
    guard let day, let granted = waiver.granted else { return true }
    return day <= max(granted, waiver.until ?? granted)
  }

  private static func tooEarly(_ waiver: Waiver) -> LocalizedText {
    let (document, day) = (Printable.text(waiver.document), waiver.granted?.text ?? "")
    return LocalizedText(
      vi: "chấp thuận ngày \(day.vi) (\(document)) không tính cho tài liệu nhận sau ngày đó",
      en: "the permission of \(day.en) (\(document)) does not reach to what came after it"
    )
  }

  private static func note(_ finding: Finding, _ waiver: Waiver) -> Finding {
    let isLate = finding.entry.kind == .late
    var arguments = finding.arguments
    arguments["code"] = .same(finding.code.rawValue)
    arguments["by"] = .same(waiver.by)
    arguments["doc"] = .same(waiver.document)
    arguments["reason"] = .same(waiver.reason)
    var note = Finding(
      isLate ? "DDL-150" : "DDL-155",
      at: finding.place,
      arguments,
      basis: finding.basis,
      derivation: finding.derivation,
      folded: [finding]
    )
    note.waiver = waiver
    return note
  }

  private static func useless(_ waiver: Waiver, _ today: CalendarDay) -> Finding {
    let arguments: [String: LocalizedText] = [
      "code": .same(waiver.code.rawValue), "item": .same(waiver.item), "until": waiver.until?.text ?? "",
    ]
    let place = Place(item: waiver.item, path: "session.xml")
    guard Catalogue.entry(for: waiver.code).isWaivable else {
      return Finding("DDL-172", at: place, arguments)
    }
    return Finding(isValid(waiver, today) ? "DDL-170" : "DDL-171", at: place, arguments)
  }
}
