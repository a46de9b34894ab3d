/// Packets on disk.
public enum PacketFiles {
  /// The packets that paths lead to: files as they are; of a folder those in
  /// it, of a session's folder those in its `packets/`. Deltas are left out.
  public static func find(_ paths: [String]) throws(FileSystem.Failure) -> [String] {
    var found: [String] = []
    for path in paths {
      guard FileSystem.isFolder(path) else {
        found.append(path)
        continue
      }
      let folder = FileSystem.isFolder(path + "/packets") ? path + "/packets" : path
      let files = try FileSystem.list(folder).filter { $0.kind == .file && $0.name.hasSuffix(".zip") }
      let packets = files.compactMap { file in
        PacketLayout.parse(String(file.name.dropLast(4))).map { (name: file.name, version: $0.version) }
      }
      found += packets.sorted { ($0.version, $0.name) < ($1.version, $1.name) }.map { "\(folder)/\($0.name)" }
    }
    return found
  }

  /// The run that was to look at packets where there are none.
  public static func none(in paths: [String], _ now: Instant) -> RunResult {
    let detail = LocalizedText(
      vi: "không có gói nào (<kỳ họp>-vN.zip) trong đó",
      en: "there is no packet (<series>-vN.zip) in it"
    )
    return CheckRun.unusable(paths.map { Finding("CFG-190", ["file": .same($0), "detail": detail]) }, now)
  }

  static func stem(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.hasSuffix(".zip") ? String(name.dropLast(4)) : name
  }
}
