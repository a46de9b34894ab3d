import Dispatch
public import LibZip
import Synchronization

extension CheckRun {
  /// How many things one command checks at most: their results are all kept.
  public static let pathLimit = 1_000

  /// How many are checked at the same time. Each may hold documents of some
  /// ten megabytes.
  static let workers = 4

  /// Checks sessions' folders, documents and packets, some at the same time;
  /// the results stand in the order of the paths.
  ///
  /// - Parameters:
  ///   - paths: `-` is a document on standard input.
  ///   - profile: by which a document without a session is judged.
  ///   - store: the pins by which packets are judged; nothing is written to it.
  ///   - progress: called from several threads.
  public static func all(
    _ paths: [String],
    _ options: Options,
    profile: String,
    limits: ZipLimits = .packet,
    store: TrustStore? = nil,
    progress: @Sendable @escaping (String) -> Void = { _ in }
  ) -> RunResults {
    let one = { @Sendable (path: String) -> RunResults.Part in
      part(path, options, profile: profile, limits: limits, store: store, progress: progress)
    }
    guard paths.count > 1 else { return RunResults(paths.map(one)) }
    let next = Atomic(0)
    // Each result has a place of its own, so that workers share only the
    // counter: nothing to lock, and nothing for ThreadSanitizer, which can't
    // see into a `Mutex`, to take for a race.
    let parts = [RunResults.Part](unsafeUninitializedCapacity: paths.count) { places, count in
      nonisolated(unsafe) let places = places
      DispatchQueue.concurrentPerform(iterations: min(workers, paths.count)) { _ in
        while true {
          let index = next.add(1, ordering: .relaxed).oldValue
          guard index < paths.count else { return }
          places.initializeElement(at: index, to: one(paths[index]))
        }
      }
      count = paths.count
    }
    return RunResults(parts)
  }

  private static func part(
    _ path: String,
    _ options: Options,
    profile: String,
    limits: ZipLimits,
    store: TrustStore?,
    progress: (String) -> Void
  ) -> RunResults.Part {
    if path != "-", FileSystem.isFolder(path) {
      return .init(name: path, isFolder: true, result: workspace(path, options, progress: progress))
    }
    let result: RunResult
    do throws(FileSystem.Failure) {
      if path.hasSuffix(".zip") {
        result = try TrustRun.verify(
          [path],
          store: store,
          remembers: false,
          now: options.now,
          limits: limits,
          progress: progress
        )
      } else {
        let source =
          try path == "-"
          ? ZipSource(FileSystem.readStandardInput())
          : FileSystem.source(path, limit: documentLimit)
        result = document(source, name: path, profile: profile, options)
      }
    } catch {
      result = unread(error, options.now)
    }
    return .init(name: path, isFolder: false, result: result)
  }
}
