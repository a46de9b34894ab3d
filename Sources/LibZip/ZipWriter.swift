import CLibZip

/// Writes an archive that ``ZipArchive`` admits: same members, same bytes,
/// whatever the time zone, locale or umask.
///
/// Content is fetched when its turn comes, one member at a time, so that
/// memory is bounded by the largest that is deflated. Deflated bytes depend
/// on the zlib in use; stored ones on nothing.
public final class ZipWriter {
  private let archive: OpaquePointer
  private let date: UInt16
  private var names = ZipNames()
  private var members: [WrittenMember] = []
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
  ///
  /// - Parameter form: whose archive it becomes: that of a word processor
  ///   has names that a packet may not have.
  public func add(
    _ name: String,
    _ bytes: [UInt8],
    method: ZipMember.Method,
    form: ZipForm = .packet
  ) throws(ZipError) {
    guard bytes.count <= ZipLimits.packet.memberBytes else {
      throw ZipError(call: "add", entry: name, detail: "\(bytes.count) bytes")
    }
    try add(name, form: form) { try ZipPacked(ZipSource(bytes), method: method) }
  }

  /// Adds a member whose content is fetched when the archive is written.
  ///
  /// - Parameter content: called once, while ``close()`` runs, in the order of
  ///   members.
  public func add(
    _ name: String,
    form: ZipForm = .packet,
    content: @escaping () throws -> ZipPacked
  ) throws(ZipError) {
    guard !isClosed else { throw ZipError(call: "add", entry: name, detail: "the archive is closed") }
    let bytes = Array(name.utf8)
    let fault =
      form == .packet ? ZipName.fault(bytes) : ZipName.foreignFault(bytes, isMarkedUTF8: true)
    if let fault {
      throw ZipError(call: "add", entry: name, detail: fault.found)
    }
    guard members.count < ZipLimits.packet.members else {
      throw ZipError(call: "add", entry: name, detail: "more than \(members.count) members")
    }
    if let clash = names.insert(name) { throw ZipError(call: "add", entry: name, detail: clash) }
    try enlist(WrittenMember(name, content), name)
  }

  /// Adds a member of another archive as that holds it, not inflated and not
  /// checked; whoever asks has read that archive, or made it by this class.
  public func copy(_ member: ZipMember, of archive: ZipArchive) throws(ZipError) {
    guard !isClosed else { throw ZipError(call: "copy", entry: member.name, detail: "the archive is closed") }
    if let clash = names.insert(member.name) {
      throw ZipError(call: "copy", entry: member.name, detail: clash)
    }
    try enlist(WrittenMember(member, of: archive.source), member.name)
  }

  private func enlist(_ member: WrittenMember, _ name: String) throws(ZipError) {
    // libzip holds the pointer until the archive goes; so does `members`.
    let box = Unmanaged.passUnretained(member).toOpaque()
    guard let source = zip_source_function(archive, WrittenMember.answer, box) else {
      throw failure("zip_source_function", name)
    }
    let index = zip_file_add(archive, name, source, 0)
    guard index >= 0 else {
      let error = failure("zip_file_add", name)
      zip_source_free(source)
      throw error
    }
    members.append(member)
    let entry = UInt64(index)
    member.settle = { [archive] method in
      // Else libzip would inflate and deflate once more.
      zip_set_file_compression(archive, entry, method == .stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) == 0
    }
    guard member.settle(.stored), zip_file_set_dostime(archive, entry, 0, date, 0) == 0,
      zip_file_set_external_attributes(archive, entry, 0, UInt8(ZIP_OPSYS_UNIX), 0o100644 << 16) == 0
    else { throw failure("zip_file_set", name) }
  }

  /// Writes the file; before this nothing is on disk.
  ///
  /// - Throws: ``ZipError``, or what fetching a content threw.
  public func close() throws {
    guard !isClosed else { throw ZipError(call: "close", detail: "the archive is closed") }
    // libzip would leave no file, and no error either.
    guard !members.isEmpty else { throw ZipError(call: "close", detail: "no members") }
    guard zip_close(archive) == 0 else {
      if let failure = members.lazy.compactMap(\.failure).first { throw failure }
      throw failure("zip_close", nil)
    }
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
