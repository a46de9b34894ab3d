public import LibZip

extension CheckRun {
  /// How many things one command checks at most: their results are all kept.
  public static let pathLimit = 1_000

  /// How many are checked at the same time. Each may hold documents of some
  /// ten megabytes.
  private static let workers = Workers(count: 4)

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
    var options = options
    // Several sessions share the processors; one has them for itself.
    if paths.count > 1 { options.workers = .none }
    // Read once for all documents; folders have their own, packets need none.
    let isNeeded = paths.contains { !$0.hasSuffix(".zip") && ($0 == "-" || !FileSystem.isFolder($0)) }
    let read = { @Sendable in
      Result { () throws(ConfigurationError) in try ProfileReader.builtIn(profile) }
    }
    let known = isNeeded ? read() : nil
    var parts: [RunResults.Part] = []
    workers.map(paths.count) { [options] index in
      part(
        paths[index],
        options,
        profile: { known ?? read() },
        limits: limits,
        store: store,
        progress: progress
      )
    } take: {
      parts.append($1)
    }
    return RunResults(parts)
  }

  private static func part(
    _ path: String,
    _ options: Options,
    profile: () -> Result<Profile, ConfigurationError>,
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
        result = document(source, name: path, profile(), options)
      }
    } catch {
      result = unread(error, options.now)
    }
    return .init(name: path, isFolder: false, result: result)
  }
}
