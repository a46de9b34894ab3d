import TransparencyLog

/// `ledger checkpoint`: signs the ledger as it is, and keeps the checkpoint of
/// a deadline.
public enum CheckpointRun {
  /// What was signed.
  public struct Signed: Sendable {
    /// The checkpoint, as others may keep it.
    public var text: String
    /// How many entries it is over.
    public var size: Int
    /// Where the checkpoint of a deadline is kept.
    public var kept: String?

    init(_ checkpoint: SignedCheckpoint, kept: String?) {
      text = String(decoding: checkpoint.bytes, as: UTF8.self)
      size = checkpoint.checkpoint.size
      self.kept = kept
    }
  }

  /// - Parameter rule: the deadline that has ended, by its rule's id. Its
  ///   checkpoint is over what had been recorded by then; it is kept once and
  ///   never replaced.
  public static func run(
    _ path: String,
    deadline rule: String? = nil,
    key: LedgerKeySource,
    now: Instant
  ) -> Result<Signed, ConfigurationError> {
    ReceiveRun.reported(now) {
      try ReceiveRun.locked(path, key) { writer in
        guard let rule else { return Signed(try writer.checkpoint(), kept: nil) }
        let deadline = try ended(rule, writer.workspace, now)
        let file = DeadlineCheckpoint.path(deadline)
        return Signed(
          try writer.keep(
            [DeadlineCheckpoint.text(deadline)],
            over: entries(before: deadline.end, writer.workspace),
            as: file
          ),
          kept: "\(path)/\(file)"
        )
      }
    }
  }

  /// How many entries there were at a moment. Whoever comes late with the
  /// command must not let in what came meanwhile.
  private static func entries(before moment: Instant, _ workspace: Workspace) -> Int {
    let late = workspace.ledger.receipts.filter { $0.recorded >= moment }.map(\.sequence).min()
    return late.map { $0 - 1 } ?? workspace.ledger.lastSequence
  }

  /// A deadline that is over: before its end, nobody can say what came in time.
  private static func ended(_ rule: String, _ workspace: Workspace, _ now: Instant) throws -> Deadline {
    let table = workspace.deadlines()
    let offset = workspace.profile.offset
    let refused = { (detail: LocalizedText) in
      ConfigurationError([Finding("CFG-180", ["option": "--at-deadline", "detail": detail])])
    }
    guard let deadline = table[rule] else {
      let known = table.deadlines.map(\.rule.id).joined(separator: ", ")
      throw refused(LocalizedText(vi: "\(rule); đang có: \(known)", en: "\(rule); there are: \(known)"))
    }
    guard now >= deadline.end else {
      throw refused(
        LocalizedText(
          vi: "\(deadline.rule.name.vi): hạn đến \(deadline.words.vi), nay mới \(now.words(in: offset).vi)",
          en: "\(deadline.rule.name.en): due \(deadline.words.en), and it is \(now.words(in: offset).en)"
        )
      )
    }
    return deadline
  }
}
