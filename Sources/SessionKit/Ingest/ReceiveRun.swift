import Digests
import LibZip

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
    /// Why it replaces, corrects or adds.
    public var reason: String?
    /// Whether its receipt is also given as a page to be printed.
    public var wantsPage = false
    /// Whether the ledger shall not say what was handed in by whom.
    public var isRestricted = false

    public init(
      file: String,
      item: String,
      kind: String? = nil,
      from: String? = nil,
      at: Instant? = nil,
      change: Receipt.Change = .first,
      replaces: Int? = nil,
      reason: String? = nil
    ) {
      self.file = file
      self.item = item
      self.kind = kind
      self.from = from
      self.at = at
      self.change = change
      self.replaces = replaces
      self.reason = reason
    }
  }

  /// The receipt, or why there is none; then nothing was changed.
  public enum Outcome: Sendable {
    case received(Receipt, RunResult)
    case refused(RunResult)
  }

  /// - Parameter key: where the ledger's key is, for one that was opened.
  public static func run(
    _ workspacePath: String,
    _ request: Request,
    now: Instant,
    key: LedgerKeySource = LedgerKeySource()
  ) -> Outcome {
    do {
      return try take(workspacePath, request, now: now, key)
    } catch {
      return .refused(refusal(error, now))
    }
  }

  /// Where the file is that the agency gets for a receipt, and the page to be
  /// printed; nil of what there isn't.
  public static func handedOut(_ receipt: Receipt, in workspace: String) -> [String] {
    [LedgerReceipt.path(receipt.label), ReceiptPage.path(receipt.label)].map { "\(workspace)/\($0)" }
      .filter(FileSystem.exists)
  }

  /// Takes a receipt back, by a line of its own. The file stays where it
  /// is, as evidence; it is no longer packed.
  ///
  /// - Returns: the receipt that it had replaced and that stands again.
  public static func withdraw(
    _ receipt: Int,
    reason: String,
    in workspacePath: String,
    at time: Instant? = nil,
    now: Instant,
    key: LedgerKeySource = LedgerKeySource()
  ) -> Result<Receipt?, ConfigurationError> {
    reported(now) {
      guard !reason.allSatisfy(\.isWhitespace) else {
        throw ConfigurationError([option("--reason", noReason)])
      }
      return try locked(workspacePath, key) { writer in
        let workspace = writer.workspace
        guard let withdrawn = workspace.ledger.standing.first(where: { $0.sequence == receipt }) else {
          throw ConfigurationError([option("--withdraws", notStanding(receipt, of: nil, workspace.ledger))])
        }
        let line = LedgerFile.withdrawal(
          workspace.ledger.lastSequence + 1,
          of: receipt,
          reason: reason,
          times: try writer.times(given: time, now: now),
          offset: workspace.profile.offset
        )
        try writer.append(line)
        do {
          try writer.seal()
        } catch {
          _ = writer.takeBack()
          throw error
        }
        var ledger = workspace.ledger
        ledger.withdrawals[receipt] = reason
        return ledger.standing.first { $0.sequence == withdrawn.replaces }
      }
    }
  }

  /// What a work gives, or why it could not be done, in the words of a run.
  static func reported<Value>(
    _ now: Instant,
    _ work: () throws -> Value
  ) -> Result<Value, ConfigurationError> {
    do {
      return .success(try work())
    } catch {
      return .failure(ConfigurationError(refusal(error, now).findings))
    }
  }

  private static func refusal(_ error: any Error, _ now: Instant) -> RunResult {
    switch error {
    case let error as ConfigurationError: return CheckRun.unusable(error.findings, now)
    case let failure as FileSystem.Failure:
      let finding = Finding(
        "SYS-160",
        at: Place(path: failure.path),
        ["file": .same(failure.path), "detail": failure.words]
      )
      return CheckRun.unusable([finding], now)
    default: return CheckRun.unusable([option("receive", .same("\(error)"))], now)
    }
  }

  /// Two clerks at once: the second waits, and reads the ledger after.
  static func locked<Value>(
    _ path: String,
    _ key: LedgerKeySource,
    _ work: (inout LedgerWriter) throws -> Value
  ) throws -> Value {
    let made = try FileSystem.makeFolder("intake", in: path)
    do {
      let lock = try FileSystem.Lock(path + "/intake/.lock")
      let workspace = try Workspace(path)
      try Arrival.settle(workspace.ledger, in: path)
      var writer = try LedgerWriter(workspace, key: key)
      let value = try work(&writer)
      _ = consume lock
      return value
    } catch {
      FileSystem.removeEmpty(made)
      throw error
    }
  }

  private static func option(_ name: String, _ detail: LocalizedText) -> Finding {
    Finding("CFG-180", ["option": .same(name), "detail": detail])
  }

  private static let noReason = LocalizedText(vi: "chưa nêu lý do", en: "it says no reason")

  private static func unknownKind(_ kind: String, _ profile: Profile) -> Finding {
    let known = profile.documentKinds.map(\.id).joined(separator: ", ")
    let shown = Printable.text(kind)
    return option(
      "--kind",
      LocalizedText(
        vi: "không có loại văn bản “\(shown)”; đang có: \(known)",
        en: "there is no document kind “\(shown)”; there are: \(known)"
      )
    )
  }

  /// Why a receipt can't be replaced, corrected or taken back.
  private static func notStanding(_ number: Int, of item: String?, _ ledger: Ledger) -> LocalizedText {
    guard let receipt = ledger.receipts.first(where: { $0.sequence == number }) else {
      return LocalizedText(
        vi: "sổ nhận không có biên nhận số \(number)",
        en: "the ledger has no receipt \(number)"
      )
    }
    guard item == nil || receipt.item == item else {
      return LocalizedText(
        vi: "biên nhận số \(number) thuộc mục \(receipt.item)",
        en: "receipt \(number) belongs to item \(receipt.item)"
      )
    }
    return LocalizedText(
      vi: "biên nhận số \(number) đã rút hoặc đã được thay",
      en: "receipt \(number) was taken back or replaced already"
    )
  }

  private static func take(
    _ path: String,
    _ request: Request,
    now: Instant,
    _ key: LedgerKeySource
  ) throws -> Outcome {
    // Whatever can be refused is refused before anything is touched.
    let candidate: Candidate
    switch try examine(request, for: Workspace(path), now: now) {
    case .failure(let refusal): return .refused(refusal.result)
    case .success(let sound): candidate = sound
    }
    return try locked(path, key) { try record(candidate, request, by: &$0, now: now) }
  }

  /// A file that may be taken in.
  private struct Candidate {
    var name: String
    var item: AgendaItem
    var kind: String
    var submission: Submission
    var bytes: [UInt8]
    var result: RunResult
  }

  private struct Refusal: Error {
    var result: RunResult
  }

  private static func examine(
    _ request: Request,
    for workspace: Workspace,
    now: Instant
  ) -> Result<Candidate, Refusal> {
    let refused = { (finding: Finding) in
      Result<Candidate, Refusal>.failure(Refusal(result: CheckRun.unusable([finding], now)))
    }
    let item: AgendaItem
    do {
      item = try workspace.session.item(request.item, option: "--item")
    } catch {
      return .failure(Refusal(result: CheckRun.unusable(error.findings, now)))
    }
    if let kind = request.kind, workspace.profile.documentKind(kind) == nil {
      return refused(unknownKind(kind, workspace.profile))
    }
    let name = request.file.split(separator: "/").last.map(String.init) ?? request.file
    // Such a name lies on the screen, and in the receipt.
    guard !name.unicodeScalars.contains(where: Printable.isHidden) else {
      return refused(
        Finding("SYS-140", at: Place(path: name), ["file": .same(Printable.text(name))])
      )
    }
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.read(request.file, limit: Ingest.limit)
    } catch {
      return .failure(Refusal(result: CheckRun.unread(error, now)))
    }
    var submission = Ingest.submission(
      ZipSource(bytes),
      path: name,
      item: item.number,
      receipt: nil,
      receivedAt: nil,
      profile: workspace.profile,
      inspect: DocumentChecks.inspection(workspace.profile)
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
    guard !isSecret, !bytes.isEmpty, let kind = submission.kind else {
      return .failure(Refusal(result: result))
    }
    return .success(
      Candidate(name: name, item: item, kind: kind, submission: submission, bytes: bytes, result: result)
    )
  }

  /// Copies the file in and writes its line; the caller holds the lock.
  private static func record(
    _ candidate: Candidate,
    _ request: Request,
    by writer: inout LedgerWriter,
    now: Instant
  ) throws -> Outcome {
    let workspace = writer.workspace
    let item = candidate.item.number
    if let replaced = request.replaces,
      !workspace.ledger.standing.contains(where: { $0.sequence == replaced && $0.item == item })
    {
      let name = request.change == .corrects ? "--corrects" : "--replaces"
      let detail = notStanding(replaced, of: item, workspace.ledger)
      return .refused(CheckRun.unusable([option(name, detail)], now))
    }
    if let replaced = workspace.ledger.standing.first(where: { $0.sequence == request.replaces }),
      replaced.kind != candidate.kind, !replaced.isRestricted
    {
      let name = request.change == .corrects ? "--corrects" : "--replaces"
      let kinds = [replaced.kind, candidate.kind].map {
        workspace.profile.documentKind($0)?.name ?? .same($0)
      }
      let detail = LocalizedText(
        vi: "\(replaced.label) là \(kinds[0].vi), tệp này là \(kinds[1].vi); nếu lần trước ghi nhầm loại: "
          + "--withdraws \(replaced.sequence)",
        en: "\(replaced.label) is a \(kinds[0].en), this file a \(kinds[1].en); if the former was recorded "
          + "under a wrong kind: --withdraws \(replaced.sequence)"
      )
      return .refused(CheckRun.unusable([option(name, detail)], now))
    }
    let bytes = candidate.bytes
    writer.givesPages = request.wantsPage
    let times = try writer.times(given: request.at, now: now)
    let sequence = workspace.ledger.lastSequence + 1
    let made = try FileSystem.makeFolder("submissions/" + item, in: workspace.path)
    FileSystem.sweep(workspace.path + "/submissions/" + item)
    let place = place(candidate, sequence: sequence, in: workspace)
    let receipt = Receipt(
      sequence: sequence,
      at: times.at,
      recorded: times.recorded,
      item: item,
      kind: candidate.kind,
      file: place.file,
      name: candidate.name,
      bytes: bytes.count,
      sha256: candidate.submission.sha256,
      from: request.from ?? candidate.item.submitter ?? candidate.submission.document?.authority ?? "",
      change: request.change,
      replaces: request.replaces,
      reason: request.reason,
      isPaper: times.isPaper,
      isRestricted: request.isRestricted
    )
    let waiting = workspace.path + "/" + Arrival.path(place.file, sequence: sequence)
    do {
      if !place.isThere { try FileSystem.write(bytes, to: waiting, replacing: false) }
      try writer.append(receipt)
    } catch {
      FileSystem.remove(waiting)
      FileSystem.removeEmpty(made)
      throw error
    }
    let settled = workspace.path + "/" + place.file
    do {
      if !place.isThere { try FileSystem.settle(waiting, at: settled, replacing: false) }
    } catch {
      // What can't be put in its place did not come in.
      _ = writer.takeBack()
      FileSystem.removeEmpty(made)
      throw error
    }
    do {
      try writer.seal()
    } catch {
      // Nor did what can't be signed. A line that can't be taken back stands,
      // and its file with it: the next one is signed over both.
      if writer.takeBack(), !place.isThere {
        FileSystem.remove(settled)
      }
      FileSystem.removeEmpty(made)
      throw error
    }
    var result = candidate.result
    let notices = ReceiveNotices.findings(receipt, candidate.item, workspace.ledger, workspace.profile)
    let raised = Set(notices.map(\.code))
    result.findings += notices
    result.rules = RuleOutcome.merge(
      result.rules,
      RuleOutcome.judged(ReceiveNotices.codes, raised: raised)
    )
    return .received(receipt, result)
  }

  /// A name for the file: plain letters, never one that stands.
  ///
  /// A run that was killed between file and line leaves the file without a
  /// receipt; handed in again, it is the same file and keeps its place.
  private static func place(
    _ candidate: Candidate,
    sequence: Int,
    in workspace: Workspace
  ) -> (file: String, isThere: Bool) {
    let parts = candidate.name.split(separator: ".")
    let ending = parts.count > 1 ? Slug.make(String(parts[parts.count - 1]), limit: 8) : ""
    let stem = Slug.make(parts.count > 1 ? parts.dropLast().joined(separator: ".") : candidate.name)
    let base = "submissions/\(candidate.item.number)/\(stem.isEmpty ? candidate.kind : stem)"
    let tail = ending.isEmpty ? "" : "." + ending
    let known = Set(workspace.ledger.receipts.map(\.file))
    var number = sequence
    var file = base + tail
    while FileSystem.exists(workspace.path + "/" + file) {
      if !known.contains(file),
        let there = try? FileSystem.source(workspace.path + "/" + file, limit: Ingest.limit),
        there.count == candidate.bytes.count, (try? Digest.of(there).hex) == candidate.submission.sha256
      {
        return (file, true)
      }
      file = "\(base)-\(number)\(tail)"
      number += 1
    }
    return (file, false)
  }
}
