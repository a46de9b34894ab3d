import CLibZip

/// A member on its way into an archive: what libzip's data source asks for
/// (zip_source_function(3)). It answers with bytes that are deflated
/// already, which libzip copies as they are.
final class WrittenMember {
  private let name: String
  private let content: () throws -> ZipPacked
  /// Tells libzip how the member is held, once that is known.
  var settle: (ZipMember.Method) -> Bool = { _ in false }
  /// Why the content could not be had.
  private(set) var failure: (any Error)?

  /// What the archive says of it, once it was fetched.
  private struct Facts {
    var method: ZipMember.Method
    var size: Int
    /// Where it lies in what is held.
    var range: Range<Int>
    var crc: UInt32
  }
  private var facts: Facts?
  /// What is written; only while its turn lasts.
  private var held: ZipSource?
  private var place = 0
  /// The member of another archive whose data is copied, and that archive.
  private var original: (member: ZipMember, archive: ZipSource)?

  init(_ name: String, _ content: @escaping () throws -> ZipPacked) {
    self.name = name
    self.content = content
  }

  /// A member as another archive holds it.
  init(_ member: ZipMember, of source: ZipSource) {
    name = member.name
    content = { throw ZipError(call: "copy", detail: "") }
    original = (member, source)
  }

  static let answer: zip_source_callback = { user, data, length, command in
    guard let user else { return -1 }
    let member = Unmanaged<WrittenMember>.fromOpaque(user).takeUnretainedValue()
    do {
      return try member.answer(
        command,
        UnsafeMutableRawBufferPointer(start: data, count: Int(clamping: length))
      )
    } catch {
      if member.failure == nil { member.failure = error }
      return -1
    }
  }

  private func answer(
    _ command: zip_source_cmd_t,
    _ buffer: UnsafeMutableRawBufferPointer
  ) throws -> zip_int64_t {
    switch command {
    case ZIP_SOURCE_SUPPORTS:
      let commands = [
        ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR,
        ZIP_SOURCE_FREE,
      ]
      return commands.reduce(0) { $0 | 1 << zip_int64_t($1.rawValue) }
    case ZIP_SOURCE_STAT:
      try fetch()
      guard let facts, let status = buffer.baseAddress?.assumingMemoryBound(to: zip_stat_t.self) else {
        return -1
      }
      zip_stat_init(status)
      status.pointee.size = zip_uint64_t(facts.size)
      status.pointee.comp_size = zip_uint64_t(facts.range.count)
      status.pointee.crc = facts.crc
      status.pointee.comp_method = zip_uint16_t(facts.method == .stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE)
      status.pointee.valid = zip_uint64_t(
        ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD
      )
      return zip_int64_t(MemoryLayout<zip_stat_t>.size)
    case ZIP_SOURCE_OPEN:
      try fetch()
      place = 0
      return 0
    case ZIP_SOURCE_READ:
      guard let held, let range = facts?.range else { return -1 }
      let start = range.lowerBound + place
      let end = min(start + buffer.count, range.upperBound)
      try held.read(start..<end, into: buffer)
      place += end - start
      return zip_int64_t(end - start)
    case ZIP_SOURCE_CLOSE:
      // What was read more than once must have been the same each time.
      try held?.requireUnchanged()
      held = nil
      return 0
    case ZIP_SOURCE_ERROR:
      guard let codes = buffer.baseAddress?.assumingMemoryBound(to: Int32.self) else { return -1 }
      codes[0] = Int32(ZIP_ER_READ)
      codes[1] = 0
      return zip_int64_t(2 * MemoryLayout<Int32>.size)
    case ZIP_SOURCE_FREE:
      return 0
    default:
      return -1
    }
  }

  private func fetch() throws {
    guard facts == nil else { return }
    let found: Facts
    if let (member, archive) = original {
      held = archive
      let range = member.dataOffset..<(member.dataOffset + member.compressedSize)
      found = Facts(method: member.method, size: member.size, range: range, crc: member.crc32)
    } else {
      let packed = try content()
      held = packed.held
      found = Facts(method: packed.method, size: packed.size, range: 0..<packed.held.count, crc: packed.crc)
    }
    // libzip asks for these facts before it looks at its own.
    guard settle(found.method) else {
      throw ZipError(call: "zip_set_file_compression", entry: name, detail: "")
    }
    facts = found
  }
}
