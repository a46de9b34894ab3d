/// Do the agenda numbers that people already know still mean the same?
enum FrozenNumbersCheck: Check {
  static let codes: [FindingCode] = ["AGD-110", "AGD-111", "AGD-112"]

  static func run(_ context: CheckContext) -> [Finding] {
    guard let workspace = context.workspace else { return [] }
    let items = workspace.session.items
    let now = Dictionary(items.map { ($0.number, $0.title) }, uniquingKeysWith: { first, _ in first })
    let published = workspace.published?.agenda ?? []
    let packet = workspace.published?.name ?? ""
    var findings: [Finding] = []
    for (number, title) in published where now[number] != title {
      let elsewhere = items.first { item in
        item.title == title && !published.contains { $0.number == item.number && $0.title == title }
      }
      let arguments: [String: LocalizedText] = ["packet": .same(packet)]
      if let elsewhere {
        let more: [String: LocalizedText] = ["item": .same(elsewhere.number), "before": .same(number)]
        findings.append(finding("AGD-112", elsewhere.number, arguments.merging(more) { $1 }))
      } else if now[number] == nil {
        findings.append(finding("AGD-110", number, ["item": .same(number)]))
      } else {
        let more: [String: LocalizedText] = ["item": .same(number), "before": .same(title)]
        findings.append(finding("AGD-111", number, arguments.merging(more) { $1 }))
      }
    }
    let told = Set(published.map(\.number))
    for number in workspace.session.frozenNumbers where now[number] == nil && !told.contains(number) {
      findings.append(finding("AGD-110", number, ["item": .same(number)]))
    }
    return findings
  }

  private static func finding(
    _ code: FindingCode,
    _ item: String,
    _ arguments: [String: LocalizedText]
  ) -> Finding {
    Finding(code, at: Place(item: item, path: "session.xml"), arguments)
  }
}
