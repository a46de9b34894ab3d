import CLibZip
import Dispatch
import Glibc

/// A file without a name, for what is made long before its turn to be
/// written comes: it would fill the memory. It goes with the program, however
/// that ends.
public final class ZipScratch: Sendable {
  private let file: OpenFile
  /// How long it is; its lock is a queue, which ThreadSanitizer sees into.
  private nonisolated(unsafe) var end = 0
  private let lock = DispatchQueue(label: "kyhop.scratch")

  /// Makes one on the disk of a folder; nil where there can be none: then
  /// what is made stays in memory.
  public init?(folder: String) {
    let descriptor = open(folder, clibzip_tmpfile | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    file = OpenFile(descriptor)
  }

  /// Keeps bytes; nil where the disk is full. Called from any thread.
  public func keep(_ bytes: [UInt8]) -> ZipSource? {
    let start = lock.sync {
      defer { end += bytes.count }
      return end
    }
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes {
        pwrite(file.descriptor, $0.baseAddress, $0.count, off_t(start + done))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return nil }
      done += count
    }
    return ZipSource(file, start..<(start + bytes.count))
  }
}

extension ZipSource {
  /// The same bytes outside of the memory, where that can be.
  public func kept(in scratch: ZipScratch?) -> ZipSource {
    guard let scratch, let bytes = try? bytes(0..<count) else { return self }
    return scratch.keep(bytes) ?? self
  }
}

extension ZipPacked {
  /// The same, held outside of the memory, where that can be.
  public func kept(in scratch: ZipScratch?) -> ZipPacked {
    var packed = self
    packed.held = held.kept(in: scratch)
    return packed
  }
}
