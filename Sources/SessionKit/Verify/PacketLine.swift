/// Packets of one series beside each other: does each name the one before
/// by its identity, and is no version issued twice?
enum PacketLine {
  static let codes: [FindingCode] = ["VER-130", "VER-131", "VER-140"]

  /// What a packet says of itself and of the one before.
  struct Version {
    var path: String
    /// `<series>-v<N>`
    var name: String
    var identity: String
    var previous: String?
    var previousIdentity: String?
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
    let arguments: [String: LocalizedText] = [
      "file": .same(version.path), "previous": .same(previous), "name": .same(version.name),
    ]
    guard let candidates = byName[previous] else {
      return [Finding("VER-140", at: Place(path: version.path), arguments)]
    }
    return candidates.contains { $0.identity == version.previousIdentity }
      ? [] : [Finding("VER-130", at: Place(path: version.path), arguments)]
  }
}
