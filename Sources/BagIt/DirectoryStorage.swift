import Glibc

/// A bag in a folder. The folder itself may be named through links; inside,
/// none is followed, and the folder stays the one that was opened whatever
/// becomes of its name.
public struct DirectoryStorage: BagStorage, Sendable {
  private let root: Descriptor

  /// Opens the folder at a path of the file system.
  public init(_ path: String) throws(BagError) {
    let descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure(nil) }
    root = Descriptor(descriptor)
  }

  /// All files, sorted by the bytes of their paths.
  public func files(limits: BagLimits) throws(BagError) -> [BagFile] {
    var found: [BagFile] = []
    try list(root.number, prefix: [], depth: 1, limits: limits, into: &found)
    return found.sorted { $0.path < $1.path }
  }

  /// A file's bytes in pieces of up to 256 KiB.
  public func read(_ path: BagPath, _ body: (UnsafeRawBufferPointer) -> Bool) throws(BagError) {
    let file = try openFile(path)
    let capacity = 1 << 18
    let buffer = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = Glibc.read(file.number, buffer, capacity)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Self.failure(path) }
      guard count > 0, body(UnsafeRawBufferPointer(start: buffer, count: count)) else { return }
    }
  }

  private func openFile(_ path: BagPath) throws(BagError) -> Descriptor {
    var parts = path.components.map { Array($0) }
    let wrong = parts.contains { $0.isEmpty || $0 == [46] || $0 == [46, 46] || $0.contains(0) }
    guard !wrong, let name = parts.popLast() else { throw BagError(.notFound, path: path) }
    var folder = root
    for part in parts {
      let next = openEntry(part, in: folder.number, O_DIRECTORY)
      guard next >= 0 else { throw Self.failure(path) }
      folder = Descriptor(next)
    }
    // Not to wait for ever for the other end of a pipe.
    let number = openEntry(name, in: folder.number, O_NONBLOCK)
    guard number >= 0 else { throw Self.failure(path) }
    let file = Descriptor(number)
    var status = stat()
    guard fstat(number, &status) == 0 else { throw Self.failure(path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw BagError(.notRegular, path: path) }
    return file
  }

  private func openEntry(_ name: [UInt8], in folder: Int32, _ flags: Int32) -> Int32 {
    (name + [0]).withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return -1 }
      return openat(
        folder,
        base.assumingMemoryBound(to: CChar.self),
        O_RDONLY | O_NOFOLLOW | O_CLOEXEC | flags
      )
    }
  }

  private func list(
    _ folder: Int32,
    prefix: [UInt8],
    depth: Int,
    limits: BagLimits,
    into found: inout [BagFile]
  ) throws(BagError) {
    guard depth <= limits.depth else { throw BagError(.tooDeep, path: BagPath(prefix.dropLast())) }
    // fdopendir takes its descriptor over, so it gets one of its own.
    let copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0 else { throw Self.failure(BagPath(prefix)) }
    guard let stream = fdopendir(copy) else {
      close(copy)
      throw Self.failure(BagPath(prefix))
    }
    defer { closedir(stream) }
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        guard errno == 0 else { throw Self.failure(BagPath(prefix)) }
        return
      }
      let name = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name == [46] || name == [46, 46] { continue }
      guard found.count < limits.entries else { throw BagError(.tooManyFiles) }
      let path = BagPath(prefix + name)
      var status = stat()
      let result = (name + [0]).withUnsafeBytes { buffer -> Int32 in
        guard let base = buffer.baseAddress else { return -1 }
        return fstatat(folder, base.assumingMemoryBound(to: CChar.self), &status, AT_SYMLINK_NOFOLLOW)
      }
      guard result == 0 else { throw Self.failure(path) }
      switch status.st_mode & S_IFMT {
      case S_IFREG:
        found.append(BagFile(path: path, kind: .regular(size: UInt64(clamping: status.st_size))))
      case S_IFDIR:
        let number = openEntry(name, in: folder, O_DIRECTORY)
        guard number >= 0 else { throw Self.failure(path) }
        let inner = Descriptor(number)
        try list(inner.number, prefix: path.bytes + [47], depth: depth + 1, limits: limits, into: &found)
      case S_IFLNK: found.append(BagFile(path: path, kind: .other("link")))
      case S_IFIFO: found.append(BagFile(path: path, kind: .other("pipe")))
      case S_IFSOCK: found.append(BagFile(path: path, kind: .other("socket")))
      default: found.append(BagFile(path: path, kind: .other("device")))
      }
    }
  }

  private static func failure(_ path: BagPath?) -> BagError {
    let number = errno
    let code: BagError.Code =
      switch number {
      case ENOENT: .notFound
      case ELOOP, ENOTDIR: .notRegular
      default: .system
      }
    return BagError(code, path: path, detail: String(cString: strerror(number)))
  }
}

/// An open file or folder, closed with its last owner.
private final class Descriptor: Sendable {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  deinit { close(number) }
}
