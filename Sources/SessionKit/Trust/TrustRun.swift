public import LibZip

/// `verify` with the user's pins: what is pinned judges, and what was learned
/// is kept, after a full success only.
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
    let pins: [TrustPin]
    do throws(ConfigurationError) {
      pins = try store?.pins() ?? []
    } catch {
      return CheckRun.unusable(error.findings, now)
    }
    // What was named has to be there.
    var named: TrustJudge.Notice?
    if let latest { named = try notice(latest) }
    let judge = TrustJudge(pins: pins, demands: demands) { path in
      if let named { return named }
      let file = FileSystem.beside(path, LatestNotice.name)
      guard FileSystem.exists(file) else { return nil }
      let notice = (try? notice(file)) ?? .init(path: file, text: [], signature: nil)
      // Of a moment that is past, what was announced later says nothing.
      if isReplay, let latest = try? LatestNotice(notice.text),
        let issued = Instant(rfc3339: latest.issued), now < issued
      {
        return nil
      }
      return notice
    }
    var result = try VerifyRun.run(paths, now: now, limits: limits, trust: judge, progress: progress) {
      (path: String) throws(FileSystem.Failure) in try FileSystem.source(path, limit: .max)
    }
    guard result.verdict == .intact, remembers, let store else { return result }
    for pin in judge.changed {
      do throws(FileSystem.Failure) {
        try store.keep(pin)
      } catch {
        result.findings.append(
          Finding("SIG-142", at: Place(path: error.path), ["file": .same(error.path), "detail": error.words])
        )
      }
    }
    return result
  }

  private static func notice(_ file: String) throws(FileSystem.Failure) -> TrustJudge.Notice {
    let text = try FileSystem.read(file, limit: LatestNotice.limit)
    let signature = try? FileSystem.read(file + ".minisig", limit: LatestNotice.limit)
    return TrustJudge.Notice(path: file, text: text, signature: signature)
  }
}
