import TransparencyLog

/// Adds to a ledger while nobody else does, and makes what was added binding:
/// each line is followed by a signed checkpoint, where a log was opened.
struct LedgerWriter {
  let workspace: Workspace
  private var log: LedgerLog?
  private let key: LedgerKey?
  /// Entries that no checkpoint is over yet, by their index.
  private var pending: [(index: Int, line: [UInt8])] = []
  /// Whether each receipt is also given as a page to be printed.
  var givesPages = false

  /// A writer for who holds the workspace. Whatever a writer that was killed
  /// has left undone is done first.
  init(_ workspace: Workspace, key source: LedgerKeySource) throws {
    self.workspace = workspace
    for folder in ["intake", LedgerReceipt.folder] { FileSystem.sweep(workspace.path + "/" + folder) }
    log = workspace.log
    key = try workspace.log.map { log throws(ConfigurationError) in try LedgerKey.read(source, for: log.key) }
    guard let log, !log.isComplete else { return }
    let lines = workspace.ledger.lines.map(Array.init)
    pending = (log.checkpoint.checkpoint.size..<lines.count).map { ($0, lines[$0]) }
    try seal()
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
    guard let log else { return }
    pending.append((log.tree.size, Array(line.utf8)))
    self.log?.tree.append(.leaf(Array(line.utf8)))
  }

  /// Signs what was added, and gives a receipt for each file in it. All or
  /// nothing: the checkpoint is written last.
  mutating func seal() throws {
    guard let key, let log else { return }
    let new = try log.signed(by: key)
    var made: [String] = []
    var files: [String] = []
    do {
      for (index, line) in pending {
        guard let entry = LedgerFile.Line(line), entry.type == "receipt" else { continue }
        let receipt = try LedgerReceipt(line, at: index, in: log.tree, new)
        made += try FileSystem.makeFolder(LedgerReceipt.folder, in: workspace.path)
        let label = Receipt.label(entry.seq)
        files.append(workspace.path + "/" + LedgerReceipt.path(label))
        try FileSystem.write(receipt.bytes, to: files[files.count - 1], replacing: true)
        guard givesPages else { continue }
        let page = ReceiptPage.html(receipt, entry, log.key, workspace)
        files.append(workspace.path + "/" + ReceiptPage.path(label))
        try FileSystem.write(Array(page.utf8), to: files[files.count - 1], replacing: true)
      }
      try self.log?.store(new, in: workspace.path)
      pending = []
    } catch {
      for file in files { FileSystem.remove(file) }
      FileSystem.removeEmpty(made)
      throw error
    }
  }
}
