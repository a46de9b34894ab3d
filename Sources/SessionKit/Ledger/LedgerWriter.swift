import TransparencyLog

/// Adds to a ledger while nobody else does, and makes what was added binding:
/// each line is followed by a signed checkpoint, where a log was opened.
struct LedgerWriter {
  let workspace: Workspace
  private var log: LedgerLog?
  private let key: LedgerKey?
  /// Entries that no checkpoint is over yet, by their index.
  private var pending: [(index: Int, line: [UInt8], details: RestrictedDetails?)] = []
  /// What was added last.
  private var details: String?
  /// Whether each receipt is also given as a page to be printed.
  var givesPages = false

  /// A writer for who holds the workspace. Whatever a writer that was killed
  /// has left undone is done first.
  init(_ workspace: Workspace, key source: LedgerKeySource) throws {
    self.workspace = workspace
    for folder in ["intake", LedgerReceipt.folder, DeadlineCheckpoint.folder, RestrictedDetails.folder] {
      FileSystem.sweep(workspace.path + "/" + folder)
    }
    try RestrictedDetails.settle(workspace.ledger, in: workspace.path)
    log = workspace.log
    key = try workspace.log.map { log throws(ConfigurationError) in try LedgerKey.read(source, for: log.key) }
    guard let log, !log.isComplete else { return }
    let lines = workspace.ledger.lines.map(Array.init)
    pending = (log.checkpoint.checkpoint.size..<lines.count).map { index in
      (index, lines[index], RestrictedDetails.read(Receipt.label(index + 1), in: workspace.path))
    }
    try seal()
  }

  /// The times of the next line.
  func times(given: Instant?, now: Instant) throws(ConfigurationError) -> LedgerTimes {
    guard log != nil else {
      _ = try LedgerTimes(given: given, now: now, after: nil, offset: workspace.profile.offset)
      return LedgerTimes(unchecked: given ?? now, recorded: now)
    }
    return try LedgerTimes(
      given: given,
      now: now,
      after: workspace.ledger.lastRecorded,
      offset: workspace.profile.offset
    )
  }

  /// Adds a line. Not binding before ``seal()``; until then ``takeBack()``
  /// takes it back.
  mutating func append(_ line: String) throws(FileSystem.Failure) {
    try LedgerFile.append(line, to: workspace.ledger, in: workspace.path)
    add(line, nil)
  }

  /// Adds the line of a receipt; of a restricted one, its commitment.
  mutating func append(_ receipt: Receipt) throws {
    let offset = workspace.profile.offset
    guard receipt.isRestricted else { return try append(LedgerFile.line(receipt, offset: offset)) }
    guard log != nil else {
      let detail = LocalizedText(
        vi: "sổ nhận chưa mở dấu kiểm nên không có biên nhận để giao chi tiết: kyhop ledger open",
        en: "the ledger has no checkpoints, hence no receipt to give the details with: kyhop ledger open"
      )
      throw ConfigurationError([Finding("CFG-180", ["option": "--restricted", "detail": detail])])
    }
    let details = try RestrictedDetails("{\(LedgerFile.details(receipt))}")
    let made = try FileSystem.makeFolder(RestrictedDetails.folder, in: workspace.path)
    let waiting = "\(workspace.path)/\(RestrictedDetails.waiting(receipt.label))"
    let place = "\(workspace.path)/\(RestrictedDetails.path(receipt.label))"
    do {
      try FileSystem.write(details.bytes, to: waiting, replacing: true, isPrivate: true)
      let line = LedgerFile.line(receipt, offset: offset, commitment: details.commitment)
      try LedgerFile.append(line, to: workspace.ledger, in: workspace.path)
      add(line, details)
    } catch {
      FileSystem.remove(waiting)
      FileSystem.removeEmpty(made)
      throw error
    }
    self.details = place
    do {
      try FileSystem.settle(waiting, at: place, replacing: false)
    } catch {
      _ = takeBack()
      throw error
    }
  }

  /// Takes back the line that was added last, while nobody knows of it. False
  /// where the disk refuses that: then it stands.
  func takeBack() -> Bool {
    guard LedgerFile.takeBack(workspace.ledger, in: workspace.path) else { return false }
    if let details { FileSystem.remove(details) }
    return true
  }

  private mutating func add(_ line: String, _ details: RestrictedDetails?) {
    guard let log else { return }
    pending.append((log.tree.size, Array(line.utf8), details))
    self.log?.tree.append(.leaf(Array(line.utf8)))
  }

  /// The checkpoint over all that is there.
  func checkpoint() throws(ConfigurationError) -> SignedCheckpoint {
    guard let log else { throw LedgerLog.notOpen }
    return log.checkpoint
  }

  /// Signs a checkpoint that says more, and keeps it; one that is there stays.
  ///
  /// - Parameter size: how many entries it is over, from the first.
  func keep(_ extensions: [String], over size: Int, as file: String) throws -> SignedCheckpoint {
    _ = try checkpoint()
    guard let log, let key else { throw LedgerLog.fault(LedgerLog.keyPath, LedgerKey.unnamed) }
    let new = try log.signed(by: key, over: size, extensions)
    let made = try FileSystem.makeFolder(DeadlineCheckpoint.folder, in: workspace.path)
    do {
      try FileSystem.write(new.bytes, to: "\(workspace.path)/\(file)", replacing: false)
    } catch {
      FileSystem.removeEmpty(made)
      throw error
    }
    return new
  }

  /// Signs what was added, and gives a receipt for each file in it. All or
  /// nothing: the checkpoint is written last.
  mutating func seal() throws {
    guard let key, let log else { return }
    let new = try log.signed(by: key)
    var made: [String] = []
    var files: [String] = []
    do {
      for (index, line, details) in pending {
        guard var entry = LedgerFile.Line(line), entry.type == "receipt" else { continue }
        if let details { _ = entry.disclose(details) }
        let receipt = try LedgerReceipt(line, details, at: index, in: log.tree, new)
        let isPrivate = details != nil
        made += try FileSystem.makeFolder(LedgerReceipt.folder, in: workspace.path)
        let label = Receipt.label(entry.seq)
        files.append(workspace.path + "/" + LedgerReceipt.path(label))
        let file = files[files.count - 1]
        try FileSystem.write(receipt.bytes, to: file, replacing: true, isPrivate: isPrivate)
        guard givesPages else { continue }
        let page = ReceiptPage.html(receipt, entry, log.key, workspace)
        files.append(workspace.path + "/" + ReceiptPage.path(label))
        let sheet = files[files.count - 1]
        try FileSystem.write(Array(page.utf8), to: sheet, replacing: true, isPrivate: isPrivate)
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
