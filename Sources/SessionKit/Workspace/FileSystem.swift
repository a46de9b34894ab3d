import Glibc
public import LibZip

/// Reading and writing files, so that no symlink is followed, no size
/// trusted, and nothing appears half written.
public enum FileSystem {
  /// Why a file could not be read or written.
  public struct Failure: Error, Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
      case missing, notRegular, notFolder, system
      /// It was written to while it was read.
      case changed
      case tooLarge(limit: Int)
      /// Together with what was read before it.
      case tooMuch(limit: Int)
      /// One file more than are read.
      case tooMany(limit: Int)
    }
    public var kind: Kind
    public var path: String
    /// The system's error number; 0 where it has none.
    public var errno: Int32
    /// The reason in English.
    public var detail: String { words.en }

    /// The reason in both languages; a rare one in the system's own words.
    public var words: LocalizedText {
      switch kind {
      case .missing: LocalizedText(vi: "không có tệp này", en: "no such file")
      case .notRegular:
        LocalizedText(
          vi: "không phải tệp thường (thư mục, liên kết hoặc thiết bị)",
          en: "not a regular file (a folder, link or device)"
        )
      case .notFolder:
        LocalizedText(vi: "không phải thư mục thật", en: "not a real folder")
      case .tooLarge(let limit):
        LocalizedText(vi: "lớn hơn \(limit) byte", en: "larger than \(limit) bytes")
      case .tooMuch(let limit):
        LocalizedText(
          vi: "cùng các tệp khác vượt \(limit) byte",
          en: "with the other files more than \(limit) bytes"
        )
      case .tooMany(let limit):
        LocalizedText(vi: "có hơn \(limit) tệp", en: "there are more than \(limit) files")
      case .changed:
        LocalizedText(
          vi: "tệp bị thay đổi trong khi đang đọc; hãy chạy lại",
          en: "it changed while it was read; run again"
        )
      case .system:
        Self.systemWords[errno] ?? Self.unusual(String(cString: strerror(errno)))
      }
    }

    private static func unusual(_ words: String) -> LocalizedText {
      LocalizedText(vi: "hệ thống báo “\(words)”", en: words)
    }

    private static let systemWords: [Int32: LocalizedText] = [
      EACCES: LocalizedText(vi: "không có quyền", en: "permission denied"),
      EPERM: LocalizedText(vi: "hệ thống không cho phép", en: "operation not permitted"),
      EROFS: LocalizedText(vi: "ổ đĩa chỉ cho đọc", en: "read-only file system"),
      ENOSPC: LocalizedText(vi: "ổ đĩa đã đầy", en: "no space left on the disk"),
      EDQUOT: LocalizedText(vi: "đã hết hạn mức dung lượng", en: "disk quota exceeded"),
      EIO: LocalizedText(vi: "lỗi đọc ghi của ổ đĩa", en: "input or output error of the disk"),
      EEXIST: LocalizedText(vi: "đã có tệp cùng tên", en: "a file of that name is already there"),
      EISDIR: LocalizedText(vi: "là thư mục", en: "is a folder"),
      ENAMETOOLONG: LocalizedText(vi: "tên quá dài", en: "the name is too long"),
    ]

    /// Whether another path or another permission would do; else the
    /// system or a limit is in the way.
    public var isUsage: Bool {
      switch kind {
      case .missing, .notRegular, .notFolder: true
      case .tooLarge, .tooMuch, .tooMany, .changed: false
      case .system: [EACCES, EPERM, ENAMETOOLONG].contains(errno)
      }
    }

    static func last(_ path: String) -> Failure {
      let code = Glibc.errno
      switch code {
      case ENOENT, ENOTDIR: return Failure(kind: .missing, path: path, errno: code)
      case ELOOP, ENXIO: return Failure(kind: .notRegular, path: path, errno: code)
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
    let (descriptor, size) = try openedRegular(path, limit)
    defer { close(descriptor) }
    return try drain(descriptor, path, limit: limit, expected: size)
  }

  /// A regular file of at most `limit` bytes, to be read in pieces. A small
  /// one is read at once: then nothing can change under the reader.
  public static func source(_ path: String, limit: Int) throws(Failure) -> ZipSource {
    let (descriptor, size) = try openedRegular(path, limit)
    guard size > wholeBytes else {
      defer { close(descriptor) }
      return ZipSource(try drain(descriptor, path, limit: limit, expected: size))
    }
    do {
      return try ZipSource(descriptor: descriptor)
    } catch {
      throw .last(path)
    }
  }

  /// Opens a regular file of at most `limit` bytes; whoever asked closes it.
  private static func openedRegular(_ path: String, _ limit: Int) throws(Failure) -> (Int32, size: Int) {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .last(path) }
    do throws(Failure) {
      var status = stat()
      guard fstat(descriptor, &status) == 0 else { throw .last(path) }
      guard status.st_mode & S_IFMT == S_IFREG else { throw Failure(kind: .notRegular, path: path, errno: 0) }
      guard status.st_size <= limit else {
        throw Failure(kind: .tooLarge(limit: limit), path: path, errno: 0)
      }
      return (descriptor, status.st_size)
    } catch {
      close(descriptor)
      throw error
    }
  }

  /// Up to this size a file is read at once, in bytes.
  private static let wholeBytes = 1 << 20

  /// Standard input to its end, at most `limit` bytes.
  public static func readStandardInput(limit: Int = 128 << 20) throws(Failure) -> [UInt8] {
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
  /// where there is no such folder. A link to a folder is none.
  public static func list(_ path: String) throws(Failure) -> [Entry] {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0, let directory = fdopendir(descriptor) else {
      let code = Glibc.errno
      if descriptor >= 0 { close(descriptor) }
      if code == ENOENT { return [] }
      throw [ENOTDIR, ELOOP].contains(code)
        ? Failure(kind: .notFolder, path: path, errno: code)
        : Failure(kind: .system, path: path, errno: code)
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
    return sorted(entries)
  }

  /// By the bytes of names: one order on every system.
  static func sorted(_ entries: [Entry]) -> [Entry] {
    entries.sorted { Array($0.name.utf8).lexicographicallyPrecedes(Array($1.name.utf8)) }
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

  /// Makes a folder and those above it, all or none.
  ///
  /// - Returns: the folders that were made, the deepest last.
  @discardableResult
  static func makeFolder(_ path: String) throws(Failure) -> [String] {
    if isFolder(path) { return [] }
    var made: [String] = []
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      made = try makeFolder(String(path[..<slash]))
    }
    if mkdir(path, 0o755) == 0 { return made + [path] }
    let failure = Failure.last(path)
    if isFolder(path) { return made }
    removeEmpty(made)
    throw failure.errno == EEXIST ? Failure(kind: .notFolder, path: path, errno: EEXIST) : failure
  }

  /// Makes a folder below one that is there. No component below it may be
  /// a link: what is written there must not land elsewhere.
  ///
  /// - Returns: the folders that were made, the deepest last.
  @discardableResult
  static func makeFolder(_ path: String, in root: String) throws(Failure) -> [String] {
    var full = root
    var made: [String] = []
    for part in path.split(separator: "/") {
      full += "/" + part
      var status = stat()
      if lstat(full, &status) == 0 {
        guard status.st_mode & S_IFMT == S_IFDIR else {
          throw Failure(kind: .notFolder, path: full, errno: ENOTDIR)
        }
      } else {
        guard mkdir(full, 0o755) == 0 else {
          let failure = Failure.last(full)
          removeEmpty(made)
          throw failure
        }
        made.append(full)
      }
    }
    return made
  }

  /// Removes folders that we made ourselves, where they are still empty.
  static func removeEmpty(_ folders: [String]) {
    for folder in folders.reversed() { rmdir(folder) }
  }

  /// Puts a file in place whole or not at all: written beside its place,
  /// flushed, renamed, the folder flushed.
  ///
  /// - Parameters:
  ///   - replacing: whether a file that is already there may go; never a
  ///     link, device or folder.
  ///   - isPrivate: whether only its owner may read it.
  ///   - isFlushed: whether to wait for the disk; not for what may be lost.
  public static func write(
    _ bytes: [UInt8],
    to path: String,
    replacing: Bool,
    isPrivate: Bool = false,
    isFlushed: Bool = true
  ) throws(Failure) {
    var status = stat()
    if replacing, lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      throw Failure(kind: .notRegular, path: path, errno: 0)
    }
    let temporary = temporaryName(beside: path)
    let mode: mode_t = isPrivate ? 0o600 : 0o644
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw .last(path) }
    do throws(Failure) {
      try writeAll(bytes, to: descriptor, path: path)
      guard !isFlushed || fsync(descriptor) == 0 else { throw .last(path) }
    } catch {
      close(descriptor)
      unlink(temporary)
      throw error
    }
    close(descriptor)
    try settle(temporary, at: path, replacing: replacing, isFlushed: isFlushed)
  }

  /// Moves a finished file to its place and flushes the folder.
  static func settle(
    _ temporary: String,
    at path: String,
    replacing: Bool,
    isFlushed: Bool = true
  ) throws(Failure) {
    guard replacing ? rename(temporary, path) == 0 : moveWithoutReplacing(temporary, path) else {
      let failure = Failure.last(path)
      unlink(temporary)
      throw failure
    }
    if isFlushed { flushFolder(of: path) }
  }

  /// A link refuses, in one step, to replace what is there. Where there are
  /// none (FAT, some network shares), the place is taken first, by an empty
  /// file that must be new, and that is then replaced.
  private static func moveWithoutReplacing(_ temporary: String, _ path: String) -> Bool {
    if link(temporary, path) == 0 {
      unlink(temporary)
      return true
    }
    guard [EPERM, EOPNOTSUPP, ENOSYS].contains(Glibc.errno) else { return false }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return false }
    close(descriptor)
    if rename(temporary, path) == 0 { return true }
    let code = Glibc.errno
    unlink(path)
    Glibc.errno = code
    return false
  }

  /// Flushes a file that someone else has written for us.
  static func flush(_ path: String) throws(Failure) {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last(path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .last(path) }
  }

  /// Removes a file that we made ourselves.
  static func remove(_ path: String) { unlink(path) }

  /// Removes what writers that were killed have left in a folder. Only for
  /// a folder whose one writer is the caller.
  static func sweep(_ folder: String) {
    for entry in (try? list(folder)) ?? []
    where entry.kind == .file && entry.name.hasPrefix(temporaryPrefix) && entry.name.contains(".tmp") {
      unlink(folder + "/" + entry.name)
    }
  }

  private static let temporaryPrefix = ".kyhop-"

  static func temporaryName(beside path: String) -> String {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    return folder + "\(temporaryPrefix)\(getpid())-\(UInt32.random(in: 0...UInt32.max)).tmp"
  }

  /// The path of a file in the same folder as another.
  public static func beside(_ path: String, _ name: String) -> String {
    (path.lastIndex(of: "/").map { String(path[...$0]) } ?? "") + name
  }

  static func flushFolder(of path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let descriptor = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Takes back what was added to a file, or the whole file.
  ///
  /// - Returns: whether the system did it.
  @discardableResult
  static func cut(_ path: String, to length: Int?) -> Bool {
    guard let length else { return unlink(path) == 0 }
    let descriptor = open(path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    guard ftruncate(descriptor, length) == 0 else { return false }
    fsync(descriptor)
    return true
  }

  /// How many bytes a file has; nil where there is none.
  static func size(_ path: String) -> Int? {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_size : nil
  }

  /// When a file was written to, in seconds since 1970; nil where there is
  /// none.
  static func modified(_ path: String) -> Int? {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mtim.tv_sec : nil
  }

  /// Says that a file was used now, where that was not said for so many
  /// seconds.
  static func touch(_ path: String, ifOlderThan seconds: Int) {
    guard let modified = modified(path), time(nil) - modified > seconds else { return }
    utimensat(AT_FDCWD, path, nil, AT_SYMLINK_NOFOLLOW)
  }

  /// Whether a folder is the user's own.
  static func isOwnFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR && status.st_uid == geteuid()
  }

  /// Whether a regular file is the user's own and nobody else may read it.
  static func isPrivate(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && status.st_uid == geteuid()
      && status.st_mode & 0o077 == 0
  }

  /// Adds one whole line to the end of a file and flushes it.
  ///
  /// - Parameter keeping: how many bytes of the file stay; all where nil.
  public static func append(_ line: String, to path: String, keeping: Int? = nil) throws(Failure) {
    let before = size(path)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o644)
    guard descriptor >= 0 else { throw .last(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let failure = Failure.last(path)
      if before == nil { unlink(path) }
      throw failure
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw Failure(kind: .notRegular, path: path, errno: 0) }
    do throws(Failure) {
      if let keeping, keeping < status.st_size {
        guard ftruncate(descriptor, keeping) == 0 else { throw .last(path) }
      }
      try writeAll(Array((line + "\n").utf8), to: descriptor, path: path)
      guard fsync(descriptor) == 0 else { throw .last(path) }
    } catch {
      // A full disk must not leave half a line, nor a file without any.
      if before == nil {
        unlink(path)
      } else {
        _ = ftruncate(descriptor, min(status.st_size, keeping ?? .max))
      }
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

    /// Holds a folder, where the file system can.
    ///
    /// - Parameter waits: for whoever holds it; else nil then.
    init?(folder path: String, waits: Bool = false) {
      let opened = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard opened >= 0 else { return nil }
      guard flock(opened, LOCK_EX | (waits ? 0 : LOCK_NB)) == 0 else {
        close(opened)
        return nil
      }
      descriptor = opened
    }

    deinit { close(descriptor) }
  }
}
