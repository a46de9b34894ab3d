/// Is every report that such a session must examine on its agenda?
///
/// Only before the packet goes out: an agenda in the making lacks much.
enum DueReportsCheck: Check {
  static let codes: [FindingCode] = ["AGD-160"]
  static let from = Stage.final

  static func run(_ context: CheckContext) -> [Finding] {
    guard let session = context.workspace?.session, context.onlyItems.isEmpty else { return [] }
    let due = context.profile.dueReports.filter { $0.sessions.contains(session.kind) }
    let items = session.items.filter { !$0.isWithdrawn }.map(\.title)
    let documents = context.submissions.compactMap(\.document).flatMap { document in
      [document.title, document.authority].compactMap(\.self)
    }
    let titles = (items + documents).map(Folding.fold)
    let missing = due.filter { report in
      !report.words.map(Folding.fold).contains { words in titles.contains { $0.contains(words) } }
    }
    guard !missing.isEmpty else { return [] }
    var basis: [LegalSource] = []
    for source in missing.compactMap(\.source) where !basis.contains(source) { basis.append(source) }
    let names = LocalizedText(
      vi: missing.map(\.name.vi).joined(separator: "; "),
      en: missing.map(\.name.en).joined(separator: "; ")
    )
    return [Finding("AGD-160", at: Place(path: "session.xml"), ["reports": names], basis: basis)]
  }
}
