import Glibc

/// Reading and writing files, so that no symlink is followed, no size
/// trusted, and nothing appears half written.
public enum FileSystem {
  /// Why a file could not be read or written.
  public struct Failure: Error, Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
      case missing, notRegular, system
      case tooLarge(limit: Int)
    }
    public var kind: Kind
    public var path: String
    /// The system's error number; 0 where it has none.
    public var errno: Int32
    /// The system's own words, in English.
    public var detail: String {
      switch kind {
      case .missing: "no such file"
      case .notRegular: "not a regular file"
      case .tooLarge(let limit): "larger than \(limit) bytes"
      case .system: String(cString: strerror(errno))
      }
    }

    /// The same for people.
    public var words: LocalizedText {
      switch kind {
      case .missing: LocalizedText(vi: "không có tệp này", en: detail)
      case .notRegular: LocalizedText(vi: "không phải tệp thường", en: detail)
      case .tooLarge(let limit): LocalizedText(vi: "lớn hơn \(limit) byte", en: detail)
      case .system:
        switch errno {
        case EACCES, EPERM: LocalizedText(vi: "không có quyền", en: detail)
        case ENOSPC, EDQUOT: LocalizedText(vi: "hết chỗ trên đĩa", en: detail)
        case EROFS: LocalizedText(vi: "ổ đĩa chỉ đọc", en: detail)
        case ENAMETOOLONG: LocalizedText(vi: "tên tệp quá dài", en: detail)
        default: LocalizedText(vi: "hệ thống báo “\(detail)”", en: detail)
        }
      }
    }

    /// Whether another path or another permission would do; else the
    /// system or a limit is in the way.
    public var isUsage: Bool {
      switch kind {
      case .missing, .notRegular: true
      case .tooLarge: false
      case .system: [EACCES, EPERM, ENAMETOOLONG].contains(errno)
      }
    }

    static func last(_ path: String) -> Failure {
      let code = Glibc.errno
      switch code {
      case ENOENT, ENOTDIR: return Failure(kind: .missing, path: path, errno: code)
      case ELOOP: return Failure(kind: .notRegular, path: path, errno: code)
      default: return Failure(kind: .system, path: path, errno: code)
      }
    }
  }

  /// An entry of a folder.
  public struct Entry: Sendable, Hashable {
    public enum Kind: Sendable, Hashable { case file, folder, other }
    public var name: String
    public var kind: Kind
    /// False where the name's bytes are no valid UTF-8.
    public var nameIsValid: Bool
  }

  /// The whole content of a regular file of at most `limit` bytes.
  public static func read(_ path: String, limit: Int = 256 << 20) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .last(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .last(path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw Failure(kind: .notRegular, path: path, errno: 0) }
    guard status.st_size <= limit else { throw Failure(kind: .tooLarge(limit: limit), path: path, errno: 0) }
    return try drain(descriptor, path, limit: limit, expected: Int(status.st_size))
  }

  /// Standard input to its end, at most `limit` bytes.
  public static func readStandardInput(limit: Int = 256 << 20) throws(Failure) -> [UInt8] {
    try drain(STDIN_FILENO, "-", limit: limit, expected: 1 << 16)
  }

  private static func drain(
    _ descriptor: Int32,
    _ path: String,
    limit: Int,
    expected: Int
  ) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(expected + 1)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count < 0 {
        if Glibc.errno == EINTR { continue }
        throw .last(path)
      }
      bytes.append(contentsOf: buffer[..<count])
      // A file may grow while it is read.
      guard bytes.count <= limit else { throw Failure(kind: .tooLarge(limit: limit), path: path, errno: 0) }
    }
  }

  /// The entries of a folder, sorted by the bytes of their names; empty
  /// where there is no such folder.
  public static func list(_ path: String) throws(Failure) -> [Entry] {
    guard let directory = opendir(path) else {
      if Glibc.errno == ENOENT { return [] }
      throw .last(path)
    }
    defer { closedir(directory) }
    var entries: [Entry] = []
    while let record = readdir(directory) {
      let name = withUnsafeBytes(of: record.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name == [46] || name == [46, 46] { continue }
      let text = String(decoding: name, as: UTF8.self)
      let full = path + "/" + text
      var status = stat()
      let isValid = String(validating: name, as: UTF8.self) != nil
      guard isValid, lstat(full, &status) == 0 else {
        entries.append(Entry(name: text, kind: .other, nameIsValid: isValid))
        continue
      }
      let kind: Entry.Kind =
        switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        default: .other
        }
      entries.append(Entry(name: text, kind: kind, nameIsValid: true))
    }
    return entries.sorted { Array($0.name.utf8).lexicographicallyPrecedes(Array($1.name.utf8)) }
  }

  /// Whether something stands at the path.
  public static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  public static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Makes a folder and those above it.
  public static func makeFolder(_ path: String) throws(Failure) {
    if isFolder(path) { return }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try makeFolder(String(path[..<slash]))
    }
    guard mkdir(path, 0o755) == 0 || Glibc.errno == EEXIST else { throw .last(path) }
  }

  /// Puts a file in place whole or not at all: written beside its place,
  /// flushed, renamed, the folder flushed.
  ///
  /// - Parameter replacing: whether a file that is already there may go.
  public static func write(_ bytes: [UInt8], to path: String, replacing: Bool) throws(Failure) {
    let temporary = temporaryName(beside: path)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .last(path) }
    do throws(Failure) {
      try writeAll(bytes, to: descriptor, path: path)
      guard fsync(descriptor) == 0 else { throw .last(path) }
    } catch {
      close(descriptor)
      unlink(temporary)
      throw error
    }
    close(descriptor)
    try settle(temporary, at: path, replacing: replacing)
  }

  /// Moves a finished file to its place and flushes the folder.
  static func settle(_ temporary: String, at path: String, replacing: Bool) throws(Failure) {
    // link + unlink refuses to replace, atomically; rename replaces.
    let moved = replacing ? rename(temporary, path) : link(temporary, path)
    guard moved == 0 else {
      let failure = Failure.last(path)
      unlink(temporary)
      throw failure
    }
    if !replacing { unlink(temporary) }
    flushFolder(of: path)
  }

  /// Removes a file that we made ourselves.
  static func remove(_ path: String) { unlink(path) }

  static func temporaryName(beside path: String) -> String {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    return folder + ".kyhop-\(getpid())-\(UInt32.random(in: 0...UInt32.max)).tmp"
  }

  static func flushFolder(of path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let descriptor = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Adds one whole line to the end of a file and flushes it.
  public static func append(_ line: String, to path: String) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .last(path) }
    defer { close(descriptor) }
    let before = lseek(descriptor, 0, SEEK_END)
    do throws(Failure) {
      try writeAll(Array((line + "\n").utf8), to: descriptor, path: path)
      guard fsync(descriptor) == 0 else { throw .last(path) }
    } catch {
      // A full disk must not leave half a line.
      _ = ftruncate(descriptor, before)
      throw error
    }
    flushFolder(of: path)
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(Failure) {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if Glibc.errno == EINTR { continue }
        throw .last(path)
      }
      done += count
    }
  }

  /// Holds the workspace for one writer at a time; released when the
  /// value goes, or with the process.
  public struct Lock: ~Copyable {
    private let descriptor: Int32

    public init(_ path: String) throws(Failure) {
      descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else { throw .last(path) }
      while flock(descriptor, LOCK_EX) != 0 {
        if Glibc.errno == EINTR { continue }
        let failure = Failure.last(path)
        close(descriptor)
        throw failure
      }
    }

    deinit { close(descriptor) }
  }
}
