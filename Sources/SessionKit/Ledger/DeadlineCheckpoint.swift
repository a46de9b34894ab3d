import TransparencyLog

/// How many entries the ledger had when a deadline ended: what stands behind
/// them is late, whatever its clock says.
///
/// A signed checkpoint, kept, that says which deadline it is for in a line of
/// its own: `deadline <end, RFC 3339> <rule>`.
struct DeadlineCheckpoint: Sendable {
  static let folder = "intake/checkpoints"
  private static let ending = ".checkpoint"
  private static let word = "deadline "

  var rule: String
  /// When the deadline ended. A checkpoint for a day that has since been moved
  /// says nothing of the new one.
  var end: Instant
  /// How many entries there were.
  var size: Int

  static func path(_ deadline: Deadline) -> String {
    "\(folder)/\(Slug.make(deadline.rule.id, limit: 80)).\(deadline.lastDay.iso)\(ending)"
  }

  static func isName(_ name: String) -> Bool { name.hasSuffix(ending) && !name.hasPrefix(".") }

  /// What the checkpoint of a deadline says beside size and root.
  static func text(_ deadline: Deadline) -> String {
    "\(word)\(deadline.end.rfc3339(in: .utc)) \(deadline.rule.id)"
  }

  /// What a checkpoint that was kept says; nil where it is for no deadline.
  init?(_ checkpoint: Checkpoint) {
    guard let line = checkpoint.extensions.first(where: { $0.hasPrefix(Self.word) }) else { return nil }
    let parts = line.dropFirst(Self.word.count).split(separator: " ", maxSplits: 1)
    guard parts.count == 2, let end = Instant(rfc3339: String(parts[0])) else { return nil }
    self.rule = String(parts[1])
    self.end = end
    size = checkpoint.size
  }

  /// Those of a workspace, each signed and borne out by the ledger.
  static func read(
    _ key: NoteKey,
    _ tree: MerkleTree,
    in workspace: String
  ) throws(ConfigurationError) -> [DeadlineCheckpoint] {
    var found: [DeadlineCheckpoint] = []
    for name in try names(in: workspace) {
      guard let bytes = try LedgerLog.content(name, workspace) else { continue }
      let signed = try LedgerLog.checked(bytes, key, tree, at: name)
      if let deadline = DeadlineCheckpoint(signed.checkpoint) { found.append(deadline) }
    }
    return found
  }

  /// The checkpoints that were kept, by their paths in the workspace.
  static func names(in workspace: String) throws(ConfigurationError) -> [String] {
    do {
      return try FileSystem.list("\(workspace)/\(folder)").map(\.name).filter(isName).map {
        "\(folder)/\($0)"
      }
    } catch {
      throw LedgerLog.fault(folder, error.words)
    }
  }
}
