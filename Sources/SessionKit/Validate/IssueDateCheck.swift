/// Can the packet have been issued on the day that it states? What delegates
/// held when is told by that day (`verify --at`).
enum IssueDateCheck: Check {
  static let codes: [FindingCode] = ["AGD-170"]
  static let from = Stage.final

  static func run(_ context: CheckContext) -> [Finding] {
    guard let workspace = context.workspace else { return [] }
    let issued = workspace.session.issued
    let offset = context.profile.offset
    let newest = context.submissions.compactMap { submission in
      submission.received.map { (submission.path, $0.day(in: offset)) }
    }
    .max { $0.1 < $1.1 }
    var later: [(what: String, day: CalendarDay)] = []
    if let newest { later.append(newest) }
    if let packet = workspace.published, let day = packet.issued { later.append((packet.name, day)) }
    guard let (what, day) = later.first(where: { $0.day > issued }) else { return [] }
    return [
      Finding(
        "AGD-170",
        at: Place(path: "session.xml"),
        ["issued": issued.words, "file": .same(what), "day": day.words]
      )
    ]
  }
}
