import Digests

/// `receive`: takes a file in, as it is, and records when it came.
public enum ReceiveRun {
  /// What the clerk says about the file.
  public struct Request: Sendable {
    public var file: String
    public var item: String
    /// Nil: as the document itself or its name says.
    public var kind: String?
    public var from: String?
    /// When it came in; the present where nil.
    public var at: Instant?
    public var change: Receipt.Change
    /// The receipt that it replaces or corrects.
    public var replaces: Int?

    public init(
      file: String,
      item: String,
      kind: String? = nil,
      from: String? = nil,
      at: Instant? = nil,
      change: Receipt.Change = .first,
      replaces: Int? = nil
    ) {
      self.file = file
      self.item = item
      self.kind = kind
      self.from = from
      self.at = at
      self.change = change
      self.replaces = replaces
    }
  }

  /// The receipt, or why there is none; then nothing was changed.
  public enum Outcome: Sendable {
    case received(Receipt, RunResult)
    case refused(RunResult)
  }

  public static func run(_ workspacePath: String, _ request: Request, now: Instant) -> Outcome {
    do {
      return try take(workspacePath, request, now: now)
    } catch let error as ConfigurationError {
      return .refused(CheckRun.unusable(error.findings, now))
    } catch let failure as FileSystem.Failure {
      return .refused(CheckRun.unusable([unwritable(failure)], now))
    } catch {
      return .refused(CheckRun.unusable([option("receive", "\(error)")], now))
    }
  }

  /// Takes a receipt back: a new line. The file stays where it is, as
  /// evidence, and counts no more.
  public static func withdraw(
    _ number: Int,
    reason: String,
    in path: String,
    now: Instant
  ) -> SessionEditor.Outcome {
    do {
      let lock = try lock(path)
      let workspace = try Workspace(path)
      guard workspace.ledger.standing.contains(where: { $0.sequence == number }) else {
        return .failure(ConfigurationError([option("--withdraws", String(number))]))
      }
      let line = LedgerFile.withdrawal(
        workspace.ledger.lastSequence + 1,
        of: number,
        reason: reason,
        at: now,
        offset: workspace.profile.offset
      )
      try FileSystem.append(line, to: path + "/" + LedgerFile.path)
      _ = consume lock
      return .success(())
    } catch let error as ConfigurationError {
      return .failure(error)
    } catch let failure as FileSystem.Failure {
      return .failure(ConfigurationError([unwritable(failure)]))
    } catch {
      return .failure(ConfigurationError([option("--withdraws", "\(error)")]))
    }
  }

  private static func lock(_ path: String) throws -> FileSystem.Lock {
    _ = try Workspace(path)
    try FileSystem.makeFolder(path + "/intake")
    return try FileSystem.Lock(path + "/intake/.lock")
  }

  private static func unwritable(_ failure: FileSystem.Failure) -> Finding {
    Finding(
      "SYS-160",
      at: Place(path: failure.path),
      ["file": .same(failure.path), "detail": .same(failure.detail)]
    )
  }

  private static func option(_ name: String, _ detail: String) -> Finding {
    Finding("CFG-180", ["option": .same(name), "detail": .same(detail)])
  }

  private static func take(_ path: String, _ request: Request, now: Instant) throws -> Outcome {
    // Two clerks at once: the second waits, and reads the ledger after.
    let lock = try lock(path)
    let outcome = try take(request, into: Workspace(path), now: now)
    _ = consume lock
    return outcome
  }

  private static func take(_ request: Request, into workspace: Workspace, now: Instant) throws -> Outcome {
    guard let item = workspace.session.items.first(where: { $0.number == request.item }) else {
      return .refused(CheckRun.unusable([option("--item", request.item)], now))
    }
    if let kind = request.kind, workspace.profile.documentKind(kind) == nil {
      return .refused(CheckRun.unusable([option("--kind", kind)], now))
    }
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.read(request.file, limit: Ingest.limit)
    } catch {
      return .refused(CheckRun.unusable([CheckRun.unreadable(error)], now))
    }
    let original = request.file.split(separator: "/").last.map(String.init) ?? request.file
    var submission = Ingest.submission(
      bytes,
      path: original,
      item: item.number,
      receipt: nil,
      receivedAt: nil,
      profile: workspace.profile
    )
    submission.kind = request.kind ?? submission.kind
    let result = Validation.run(
      CheckContext(
        profile: workspace.profile,
        workspace: nil,
        harvest: Ingest.Harvest(submissions: [submission]),
        stage: .draft,
        now: now
      )
    )
    // A malformed file is taken in all the same: that it came, and when, is
    // a fact. A secret is not: it must not be copied at all.
    let isSecret = result.findings.contains { $0.code.isSecrecy }
    guard !isSecret, !bytes.isEmpty, let kind = submission.kind else { return .refused(result) }
    if let replaced = request.replaces,
      !workspace.ledger.standing.contains(where: { $0.sequence == replaced && $0.item == item.number })
    {
      return .refused(CheckRun.unusable([option("--replaces", String(replaced))], now))
    }
    let sequence = workspace.ledger.lastSequence + 1
    let file = try place(original, kind: kind, item: item.number, sequence: sequence, in: workspace.path)
    let receipt = Receipt(
      sequence: sequence,
      at: request.at ?? now,
      recorded: now,
      item: item.number,
      kind: kind,
      file: file,
      name: original,
      bytes: bytes.count,
      sha256: submission.sha256,
      from: request.from ?? item.submitter ?? "",
      change: request.change,
      replaces: request.replaces
    )
    // First the file, then the line: a line never speaks of a missing file.
    try FileSystem.makeFolder(workspace.path + "/submissions/" + item.number)
    try FileSystem.write(bytes, to: workspace.path + "/" + file, replacing: false)
    do {
      try FileSystem.append(
        LedgerFile.line(receipt, offset: workspace.profile.offset),
        to: workspace.path + "/" + LedgerFile.path
      )
    } catch {
      FileSystem.remove(workspace.path + "/" + file)
      throw error
    }
    return .received(receipt, result)
  }

  /// A free name for the file: plain letters, never one that stands.
  private static func place(
    _ original: String,
    kind: String,
    item: String,
    sequence: Int,
    in workspace: String
  ) throws -> String {
    let parts = original.split(separator: ".")
    let ending = parts.count > 1 ? Slug.make(String(parts[parts.count - 1]), limit: 8) : ""
    let stem = Slug.make(parts.count > 1 ? parts.dropLast().joined(separator: ".") : original)
    let base = "submissions/\(item)/\(stem.isEmpty ? kind : stem)"
    let tail = ending.isEmpty ? "" : "." + ending
    let plain = base + tail
    return FileSystem.exists(workspace + "/" + plain) ? "\(base)-\(sequence)\(tail)" : plain
  }
}
