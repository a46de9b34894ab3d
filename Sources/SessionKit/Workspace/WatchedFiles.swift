import Glibc

/// What a check of a session's folder depends on, as it is at one moment: to
/// be compared with a later one.
public struct WatchedFiles: Sendable, Equatable {
  private var stamps: [String: Stamp] = [:]

  private struct Stamp: Sendable, Equatable {
    var seconds: Int
    var nanoseconds: Int
    var bytes: Int64
    var inode: UInt64
  }

  /// More files than a session may hold; what lies beyond is not watched.
  private static let mostFiles = 60_000
  private static let roots = ["session.xml", "submissions", "intake", "packets", "profiles"]

  /// Looks at a session's folder. Hidden files don't count: editors and
  /// writers leave them while they work.
  public init(_ folder: String) {
    for root in Self.roots { look(folder, root, depth: 0) }
  }

  private mutating func look(_ folder: String, _ path: String, depth: Int) {
    var status = stat()
    guard stamps.count < Self.mostFiles, lstat(folder + "/" + path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      stamps[path] = Stamp(
        seconds: status.st_mtim.tv_sec,
        nanoseconds: status.st_mtim.tv_nsec,
        bytes: Int64(status.st_size),
        inode: UInt64(status.st_ino)
      )
      return
    }
    guard depth < 4 else { return }
    for entry in (try? FileSystem.list(folder + "/" + path)) ?? [] where !entry.name.hasPrefix(".") {
      look(folder, path + "/" + entry.name, depth: depth + 1)
    }
  }

  /// What differs from an earlier moment, in words; at most so many files by
  /// name.
  public func changes(since old: WatchedFiles, most: Int = 5) -> LocalizedText {
    let changed = Set(stamps.keys).union(old.stamps.keys).filter { stamps[$0] != old.stamps[$0] }.sorted()
    let named = changed.prefix(most).map { path -> LocalizedText in
      let path = Printable.text(path)
      if old.stamps[path] == nil { return LocalizedText(vi: "\(path) (mới)", en: "\(path) (new)") }
      if stamps[path] == nil { return LocalizedText(vi: "\(path) (đã bỏ)", en: "\(path) (gone)") }
      return .same(path)
    }
    let rest = changed.count - named.count
    return LocalizedText(
      vi: named.map(\.vi).joined(separator: ", ") + (rest > 0 ? " và \(rest) tệp nữa" : ""),
      en: named.map(\.en).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    )
  }
}
