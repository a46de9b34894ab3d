/// Packets of one series beside each other: does each name the one before by
/// its identity, is no version issued twice, and does none go back?
enum PacketLine {
  static let codes: [FindingCode] = ["VER-130", "VER-131", "VER-132", "VER-133", "VER-140"]

  /// What a packet says of itself and of the one before.
  struct Version {
    var path: String
    /// `<series>-v<N>`
    var name: String
    var identity: String
    var previous: String?
    var previousIdentity: String?
    var issued: CalendarDay?
    /// SHA-256 of each document as it was received.
    var documents: Set<String> = []
  }

  static func findings(_ versions: [Version]) -> [Finding] {
    let byName = Dictionary(grouping: versions, by: \.name)
    let forks = byName.filter { Set($0.value.map(\.identity)).count > 1 }.keys.sorted().map {
      Finding("VER-131", at: Place(path: byName[$0]?.last?.path), ["name": .same($0)])
    }
    return forks + versions.flatMap { link($0, byName) }
  }

  private static func link(_ version: Version, _ byName: [String: [Version]]) -> [Finding] {
    guard let previous = version.previous else { return [] }
    let place = Place(path: version.path)
    let arguments: [String: LocalizedText] = [
      "file": .same(version.path), "previous": .same(previous), "name": .same(version.name),
    ]
    guard let candidates = byName[previous] else { return [Finding("VER-140", at: place, arguments)] }
    guard let before = candidates.first(where: { $0.identity == version.previousIdentity }) else {
      return [Finding("VER-130", at: place, arguments)]
    }
    var findings: [Finding] = []
    if let then = before.issued, let now = version.issued, now < then {
      let days = ["found": now.text, "expected": then.text]
      findings.append(Finding("VER-133", at: place, arguments.merging(days) { $1 }))
    }
    // Older contents under a newer name; to take back what was added is none.
    if !version.documents.isSubset(of: before.documents),
      let earlier = ancestors(of: before, byName).first(where: { $0.documents == version.documents })
    {
      let name: [String: LocalizedText] = ["earlier": .same(earlier.name)]
      findings.append(Finding("VER-132", at: place, arguments.merging(name) { $1 }))
    }
    return findings
  }

  /// The versions before one, as far as they are at hand, the nearest first.
  private static func ancestors(of version: Version, _ byName: [String: [Version]]) -> [Version] {
    var found: [Version] = []
    var seen: Set<String> = [version.identity]
    var current = version
    while let name = current.previous,
      let next = byName[name]?.first(where: { $0.identity == current.previousIdentity }),
      seen.insert(next.identity).inserted
    {
      found.append(next)
      current = next
    }
    return found
  }
}
