import CLibZip

/// Writes an archive that ``ZipArchive`` admits: same members, same bytes,
/// whatever the time zone, locale or umask.
///
/// Deflated bytes depend on the zlib in use; stored ones on nothing.
public final class ZipWriter {
  private let archive: OpaquePointer
  private let date: UInt16
  private var names = ZipNames()
  private var count = 0
  private var isClosed = false

  /// Begins an archive at a path where nothing may stand yet.
  ///
  /// - Parameter date: what every member bears, at 00:00:00; 1980…2107.
  public init(path: String, date: (year: Int, month: Int, day: Int)) throws(ZipError) {
    guard let day = DosDate(year: date.year, month: date.month, day: date.day) else {
      throw ZipError(call: "init", detail: "no date that a zip can hold: \(date)")
    }
    self.date = day.bits
    var code: Int32 = 0
    guard let archive = zip_open(path, ZIP_CREATE | ZIP_EXCL, &code) else {
      var error = zip_error_t()
      zip_error_init_with_code(&error, code)
      defer { zip_error_fini(&error) }
      throw ZipError(call: "zip_open", code: code, detail: String(cString: zip_error_strerror(&error)))
    }
    self.archive = archive
  }

  deinit { if !isClosed { zip_discard(archive) } }

  /// Adds a member. Members come out in the order in which they go in.
  public func add(_ name: String, _ bytes: [UInt8], method: ZipMember.Method) throws(ZipError) {
    guard !isClosed else { throw ZipError(call: "add", entry: name, detail: "the archive is closed") }
    if let fault = ZipName.fault(Array(name.utf8)) {
      throw ZipError(call: "add", entry: name, detail: fault.found)
    }
    guard count < ZipLimits.packet.members else {
      throw ZipError(call: "add", entry: name, detail: "more than \(count) members")
    }
    guard bytes.count <= ZipLimits.packet.memberBytes else {
      throw ZipError(call: "add", entry: name, detail: "\(bytes.count) bytes")
    }
    if let clash = names.insert(name) { throw ZipError(call: "add", entry: name, detail: clash) }
    // libzip reads the memory in zip_close: it gets a copy that it frees,
    // unless that is of no bytes; then it gets none.
    let copy = bytes.isEmpty ? nil : malloc(bytes.count)
    guard bytes.isEmpty || copy != nil else {
      throw ZipError(call: "malloc", entry: name, detail: "out of memory")
    }
    if let copy {
      bytes.withUnsafeBytes {
        UnsafeMutableRawBufferPointer(start: copy, count: $0.count).copyMemory(from: $0)
      }
    }
    guard let source = zip_source_buffer(archive, copy, UInt64(bytes.count), 1) else {
      free(copy)
      throw failure("zip_source_buffer", name)
    }
    let index = zip_file_add(archive, name, source, 0)
    guard index >= 0 else {
      let error = failure("zip_file_add", name)
      zip_source_free(source)
      throw error
    }
    count += 1
    let entry = UInt64(index)
    let isStored = method == .stored || bytes.isEmpty || Self.isDense(bytes)
    // Level 6 writes no level bits into the flags; 1, 2, 8 and 9 do.
    guard
      zip_set_file_compression(archive, entry, isStored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, isStored ? 0 : 6)
        == 0,
      zip_file_set_dostime(archive, entry, 0, date, 0) == 0,
      zip_file_set_external_attributes(archive, entry, 0, UInt8(ZIP_OPSYS_UNIX), 0o100644 << 16) == 0
    else { throw failure("zip_file_set", name) }
  }

  /// Whether content would shrink so much that a reader takes it for a
  /// bomb (rule S12); it is stored instead.
  private static func isDense(_ bytes: [UInt8]) -> Bool {
    guard bytes.count > 1 << 20 else { return false }
    // Room for three quarters of the permitted ratio: where that is enough,
    // zlib says Z_OK; other content fills it soon and costs little.
    var room = UInt(bytes.count / (ZipLimits.packet.ratio * 3 / 4))
    var trial = [UInt8](repeating: 0, count: Int(room))
    return compress2(&trial, &room, bytes, UInt(bytes.count), 6) == Z_OK
  }

  /// Writes the file; before this nothing is on disk.
  public func close() throws(ZipError) {
    guard !isClosed else { throw ZipError(call: "close", detail: "the archive is closed") }
    // libzip would leave no file, and no error either.
    guard count > 0 else { throw ZipError(call: "close", detail: "no members") }
    guard zip_close(archive) == 0 else { throw failure("zip_close", nil) }
    isClosed = true
  }

  private func failure(_ call: String, _ entry: String?) -> ZipError {
    guard let error = zip_get_error(archive) else { return ZipError(call: call, entry: entry, detail: "") }
    return ZipError(
      call: call,
      entry: entry,
      code: zip_error_code_zip(error),
      systemCode: zip_error_code_system(error),
      detail: String(cString: zip_error_strerror(error))
    )
  }
}

/// Why an archive could not be written.
public struct ZipError: Error, Sendable, Equatable {
  /// The call that failed.
  public var call: String
  /// The member, escaped for printing.
  public var entry: String?
  /// libzip's code, `ZIP_ER_…` in `zip.h`; 0 where the check is ours.
  public var code: Int32
  /// The `errno` behind it, or zlib's code; 0 where there is none.
  public var systemCode: Int32
  /// libzip's words, in English.
  public var detail: String

  init(call: String, entry: String? = nil, code: Int32 = 0, systemCode: Int32 = 0, detail: String) {
    self.call = call
    self.entry = entry.map { ZipName.printable(Array($0.utf8)) }
    self.code = code
    self.systemCode = systemCode
    self.detail = detail
  }
}
