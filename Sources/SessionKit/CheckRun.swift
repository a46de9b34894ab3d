public import LibZip

/// `check`: everything that can be known now about a workspace or a file.
public enum CheckRun {
  public struct Options: Sendable {
    public var stage: Stage
    public var now: Instant
    /// For files without a receipt.
    public var receivedAt: Instant?
    public var items: Set<String>
    /// Who reads the documents.
    var workers = Workers.available
    /// What is known of documents from earlier runs.
    var cache: CheckCache?

    /// - Parameter remembers: whether what is found in the documents of a
    ///   session is kept among the user's files for the next run, and taken
    ///   from there.
    public init(
      stage: Stage = .submit,
      now: Instant,
      receivedAt: Instant? = nil,
      items: Set<String> = [],
      remembers: Bool = false
    ) {
      self.stage = stage
      self.now = now
      self.receivedAt = receivedAt
      self.items = items
      cache = remembers ? CheckCache.ofUser() : nil
    }
  }

  /// Checks a session's folder.
  public static func workspace(
    _ path: String,
    _ options: Options,
    progress: (String) -> Void = { _ in }
  ) -> RunResult {
    do {
      let workspace = try Workspace(path)
      var options = options
      // A heading stands for the items below it.
      options.items = Set(
        try options.items.sorted().flatMap {
          try workspace.session.item($0, option: "--item").withDescendants.map(\.number)
        }
      )
      let context = try context(workspace, options, progress)
      var result = Validation.run(context)
      result.overview = Overview(workspace, context, result.findings)
      return result
    } catch let error as ConfigurationError {
      return unusable(error.findings, options.now)
    } catch let failure as FileSystem.Failure {
      return unusable([Self.unreadable(failure)], options.now)
    } catch {
      return unusable([Finding("SYS-130", ["file": .same(path), "detail": .same("\(error)")])], options.now)
    }
  }

  static func context(
    _ workspace: Workspace,
    _ options: Options,
    isForPacket: Bool = false,
    scratch: ZipScratch? = nil,
    _ progress: (String) -> Void
  ) throws(FileSystem.Failure) -> CheckContext {
    let opening = workspace.session.dates.opening
    let recall = options.cache.flatMap { cache in
      // What goes out is judged anew, unless it went out with the packet before.
      let published =
        isForPacket ? PublishedDocuments(workspace.published, workspace.profile, opening: opening) : nil
      return Recall(cache, workspace.profile, opening: opening, published: published)
    }
    return CheckContext(
      profile: workspace.profile,
      workspace: workspace,
      harvest: try Ingest.harvest(
        workspace,
        receivedAt: options.receivedAt,
        keepsAkn: isForPacket,
        scratch: scratch,
        recall: recall,
        workers: options.workers,
        inspect: DocumentChecks.inspection(workspace.profile, opening: opening),
        progress: progress
      ),
      stage: options.stage,
      now: options.now,
      receivedAt: options.receivedAt,
      recall: recall,
      workers: options.workers,
      onlyItems: options.items
    )
  }

  /// The largest document that is read, in bytes.
  public static let documentLimit = Ingest.limit

  /// Checks one document by itself: what it is, not when it came.
  public static func document(
    _ source: ZipSource,
    name: String,
    profile id: String,
    _ options: Options
  ) -> RunResult {
    let profile = Result { () throws(ConfigurationError) in try ProfileReader.builtIn(id) }
    return document(source, name: name, profile, options)
  }

  /// The same with a profile that was read for many: it takes as long as a
  /// small document's check.
  static func document(
    _ source: ZipSource,
    name: String,
    _ profile: Result<Profile, ConfigurationError>,
    _ options: Options
  ) -> RunResult {
    do throws(ConfigurationError) {
      let profile = try profile.get()
      let submission = Ingest.submission(
        source,
        path: name,
        item: nil,
        receipt: nil,
        receivedAt: nil,
        profile: profile,
        inspect: DocumentChecks.inspection(profile)
      )
      return Validation.run(
        CheckContext(
          profile: profile,
          workspace: nil,
          harvest: Ingest.Harvest(submissions: [submission]),
          stage: options.stage,
          now: options.now
        )
      )
    } catch {
      return unusable(error.findings, options.now)
    }
  }

  /// A run whose one file could not be read: usage, where another path or
  /// permission would do; else we could not finish.
  public static func unread(_ failure: FileSystem.Failure, _ now: Instant) -> RunResult {
    let isLarge = if case .tooLarge = failure.kind { true } else { false }
    let code: FindingCode = failure.isUsage ? "CFG-190" : isLarge ? "SYS-110" : "SYS-130"
    let detail =
      isLarge
      ? LocalizedText(vi: "\(failure.path): \(failure.words.vi)", en: "\(failure.path): \(failure.words.en)")
      : failure.words
    return unusable([Finding(code, ["file": .same(failure.path), "detail": detail])], now)
  }

  static func unreadable(_ failure: FileSystem.Failure) -> Finding {
    Finding(
      "SYS-130",
      at: Place(path: failure.path),
      ["file": .same(failure.path), "detail": failure.words]
    )
  }

  /// A run in which nothing, or not all, could be judged.
  public static func unusable(_ findings: [Finding], _ now: Instant) -> RunResult {
    RunResult(question: .admission, evaluatedAt: now, offset: .utc, findings: findings)
  }
}
