import TransparencyLog

/// Adds to a ledger while nobody else does, and makes what was added binding:
/// each line is followed by a signed checkpoint, where a log was opened.
struct LedgerWriter {
  let workspace: Workspace
  private var log: LedgerLog?
  private let key: LedgerKey?

  /// A writer for who holds the workspace. Whatever a writer that was killed
  /// has left undone is done first.
  init(_ workspace: Workspace, key source: LedgerKeySource) throws {
    self.workspace = workspace
    FileSystem.sweep(workspace.path + "/intake")
    log = workspace.log
    key = try workspace.log.map { log throws(ConfigurationError) in try LedgerKey.read(source, for: log.key) }
    if let log, !log.isComplete { try seal() }
  }

  /// The times of the next line.
  func times(given: Instant?, now: Instant) throws(ConfigurationError) -> LedgerTimes {
    guard log != nil else { return LedgerTimes(unchecked: given ?? now, recorded: now) }
    return try LedgerTimes(
      given: given,
      now: now,
      after: workspace.ledger.lastRecorded,
      offset: workspace.profile.offset
    )
  }

  /// Adds a line. Not binding before ``seal()``; until then
  /// ``LedgerFile/takeBack(_:in:)`` takes it back.
  mutating func append(_ line: String) throws(FileSystem.Failure) {
    try LedgerFile.append(line, to: workspace.ledger, in: workspace.path)
    log?.tree.append(.leaf(Array(line.utf8)))
  }

  /// Signs what was added.
  mutating func seal() throws {
    guard let key, let new = try log?.signed(by: key) else { return }
    try log?.store(new, in: workspace.path)
  }
}
