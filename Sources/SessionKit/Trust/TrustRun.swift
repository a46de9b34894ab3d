public import LibZip

/// `verify` and `apply` with the user's pins: what is pinned judges, and what
/// was learned is kept, after a full success only.
public enum TrustRun {
  /// Verifies packets from files.
  ///
  /// - Parameters:
  ///   - store: the pins; none where nil.
  ///   - remembers: whether what was learned is kept.
  ///   - isReplay: whether `now` is a moment of the past that is asked about.
  ///   - latest: the notice to use, instead of `latest.txt` beside each.
  public static func verify(
    _ paths: [String],
    store: TrustStore?,
    demands: Set<TrustJudge.Demand> = [],
    latest: String? = nil,
    remembers: Bool = true,
    isReplay: Bool = false,
    now: Instant,
    limits: ZipLimits = .packet,
    progress: (String) -> Void = { _ in }
  ) throws(FileSystem.Failure) -> RunResult {
    // What was named has to be there.
    var named: TrustJudge.Notice?
    if let latest { named = try notice(latest) }
    let judge: TrustJudge
    do throws(ConfigurationError) {
      judge = try Self.judge(store, demands) { named ?? beside($0, until: isReplay ? now : nil) }
    } catch {
      return CheckRun.unusable(error.findings, now)
    }
    var result = try VerifyRun.run(paths, now: now, limits: limits, trust: judge, progress: progress) {
      (path: String) throws(FileSystem.Failure) in try FileSystem.source(path, limit: .max)
    }
    if result.verdict == .intact, remembers { remember(judge, store, in: &result) }
    return result
  }

  /// A judge by the pins of a store.
  static func judge(
    _ store: TrustStore?,
    _ demands: Set<TrustJudge.Demand> = [],
    notice: @escaping (String) -> TrustJudge.Notice?
  ) throws(ConfigurationError) -> TrustJudge {
    TrustJudge(pins: try store?.pins() ?? [], demands: demands, notice: notice)
  }

  /// The notice beside a packet, if there is one.
  ///
  /// - Parameter moment: of a replay: what was announced later says nothing
  ///   of it.
  static func beside(_ path: String, until moment: Instant? = nil) -> TrustJudge.Notice? {
    let file = FileSystem.beside(path, LatestNotice.name)
    guard FileSystem.exists(file) else { return nil }
    let notice = (try? notice(file)) ?? .init(path: file, text: [], signature: nil)
    if let moment, let latest = try? LatestNotice(notice.text), let issued = Instant(rfc3339: latest.issued),
      moment < issued
    {
      return nil
    }
    return notice
  }

  /// Keeps what was learned. For who has succeeded in everything.
  static func remember(_ judge: TrustJudge, _ store: TrustStore?, in result: inout RunResult) {
    guard let store else { return }
    for pin in judge.changed {
      do throws(FileSystem.Failure) {
        try store.keep(pin)
      } catch {
        result.findings.append(
          Finding("SIG-142", at: Place(path: error.path), ["file": .same(error.path), "detail": error.words])
        )
      }
    }
  }

  private static func notice(_ file: String) throws(FileSystem.Failure) -> TrustJudge.Notice {
    let text = try FileSystem.read(file, limit: LatestNotice.limit)
    let signature = try? FileSystem.read(file + ".minisig", limit: LatestNotice.limit)
    return TrustJudge.Notice(path: file, text: text, signature: signature)
  }
}
