import CLibZip
import Glibc

/// Where an archive's bytes lie: in memory, or in an open file, of which
/// only what is looked at is read.
///
/// A file is read by `pread`, not mapped. Reading a mapped file that
/// someone cuts short meanwhile, or whose stick is pulled out, ends the
/// program by a signal; and its pages count as memory of ours.
public final class ZipSource: Sendable {
  /// How many bytes there are.
  public let count: Int
  private let memory: [UInt8]
  private let file: OpenFile?
  /// Where in the file the first of them lies.
  private let start: Int
  /// How the file was when it was opened; nil of one that is ours alone.
  private let state: FileState?

  /// Bytes at hand.
  public init(_ bytes: [UInt8]) {
    memory = bytes
    file = nil
    start = 0
    state = nil
    count = bytes.count
  }

  /// An open regular file, which is closed with this value.
  public init(descriptor: Int32) throws(ZipFault) {
    memory = []
    file = OpenFile(descriptor)
    start = 0
    let state = FileState(descriptor)
    self.state = state
    count = state?.size ?? 0
    guard state != nil else { throw Self.fault(0..<0, String(cString: strerror(errno))) }
  }

  /// A part of a file that nobody else writes to.
  init(_ file: OpenFile, _ range: Range<Int>) {
    memory = []
    self.file = file
    start = range.lowerBound
    state = nil
    count = range.count
  }

  /// Says whether the file is still as it was opened. What is read of a
  /// file more than once must be the same each time.
  ///
  /// - Throws: ``ZipFault/Rule/reading`` where it was written to.
  public func requireUnchanged() throws(ZipFault) {
    guard let file, let state else { return }
    guard FileState(file.descriptor) == state else {
      throw Self.fault(0..<count, "a file that changed meanwhile")
    }
  }

  /// Size and times of an open file.
  private struct FileState: Equatable {
    let size: Int
    private let modified: [Int]

    init?(_ descriptor: Int32) {
      var status = stat()
      guard fstat(descriptor, &status) == 0 else { return nil }
      size = status.st_size
      modified = [
        status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec,
      ]
    }
  }

  /// The bytes of a range, which must lie inside.
  ///
  /// - Throws: ``ZipFault/Rule/reading`` where the file can't be read, or
  ///   has become shorter.
  public func bytes(_ range: Range<Int>) throws(ZipFault) -> [UInt8] {
    guard range.lowerBound >= 0, range.upperBound <= count else {
      throw Self.fault(range, "the end of the file")
    }
    guard file != nil else { return Array(memory[range]) }
    var failure: ZipFault?
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, filled in
      do throws(ZipFault) {
        try read(range, into: UnsafeMutableRawBufferPointer(buffer))
        filled = range.count
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Copies a range, which must lie inside, to a buffer that holds it.
  func read(_ range: Range<Int>, into buffer: UnsafeMutableRawBufferPointer) throws(ZipFault) {
    guard range.lowerBound >= 0, range.upperBound <= count, buffer.count >= range.count else {
      throw Self.fault(range, "the end of the file")
    }
    guard let file else {
      memory[range].withUnsafeBytes { buffer.copyMemory(from: $0) }
      return
    }
    var done = 0
    while done < range.count {
      let target = buffer.baseAddress?.advanced(by: done)
      let got = pread(file.descriptor, target, range.count - done, off_t(start + range.lowerBound + done))
      if got < 0, errno == EINTR { continue }
      guard got > 0 else {
        throw Self.fault(range, got == 0 ? "the end of the file" : String(cString: strerror(errno)))
      }
      done += got
    }
  }

  /// Hands out a range piece by piece, in order.
  public func forEachPiece(
    of range: Range<Int>,
    _ body: (UnsafeRawBufferPointer) -> Void
  ) throws(ZipFault) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: min(Self.pieceBytes, range.count),
      alignment: 16
    )
    defer { buffer.deallocate() }
    var place = range.lowerBound
    while place < range.upperBound {
      let end = min(place + Self.pieceBytes, range.upperBound)
      try read(place..<end, into: buffer)
      body(UnsafeRawBufferPointer(rebasing: buffer[..<(end - place)]))
      place = end
    }
  }

  /// How much is read at a time.
  static let pieceBytes = 1 << 17

  private static func fault(_ range: Range<Int>, _ found: String) -> ZipFault {
    ZipFault(.reading, at: range.lowerBound, expected: "\(range.count) bytes", found: found)
  }

  /// The same bytes as libzip opens them, or its reason.
  ///
  /// - Parameter form: of other people's archives libzip's own strictness
  ///   refuses some that are consistent: those whose local headers have a
  ///   size and leave the CRC-32 to the descriptor.
  func openedByLibZip(_ form: ZipForm) -> Result<OpaquePointer, LibZipRefusal> {
    let flags = ZIP_RDONLY | (form == .packet ? ZIP_CHECKCONS : 0)
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    // A part of a file is no archive: see ``ZipScratch``.
    if let file {
      var code: Int32 = 0
      let copy = dup(file.descriptor)
      guard copy >= 0 else { return .failure(LibZipRefusal(words: String(cString: strerror(errno)))) }
      if let archive = zip_fdopen(copy, form == .packet ? ZIP_CHECKCONS : 0, &code) {
        return .success(archive)
      }
      close(copy)
      zip_error_init_with_code(&error, code)
      return .failure(LibZipRefusal(words: String(cString: zip_error_strerror(&error))))
    }
    return memory.withUnsafeBytes { raw in
      guard let source = zip_source_buffer_create(raw.baseAddress, UInt64(raw.count), 0, &error) else {
        return .failure(LibZipRefusal(words: "no archive"))
      }
      if let archive = zip_open_from_source(source, flags, &error) {
        return .success(archive)
      }
      zip_source_free(source)
      return .failure(LibZipRefusal(words: String(cString: zip_error_strerror(&error))))
    }
  }

  /// libzip's words.
  struct LibZipRefusal: Error { var words: String }
}

/// An open file, closed when nobody reads it any more.
final class OpenFile: Sendable {
  let descriptor: Int32

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }
}
