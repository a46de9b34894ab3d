/// Which findings a recorded permission lets pass.
enum WaiverPolicy {
  static let codes: [FindingCode] = ["DDL-150", "DDL-155", "DDL-170", "DDL-171", "DDL-172"]

  /// Turns waived findings into the note that says so, and tells of
  /// waivers that have no effect.
  static func apply(_ waivers: [Waiver], to findings: [Finding], today: CalendarDay) -> [Finding] {
    var used: Set<Waiver> = []
    let judged = findings.map { finding -> Finding in
      guard finding.severity > .note, finding.entry.isWaivable,
        let waiver = waivers.first(where: { covers($0, finding) && isValid($0, today) })
      else { return finding }
      used.insert(waiver)
      return note(finding, waiver)
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
