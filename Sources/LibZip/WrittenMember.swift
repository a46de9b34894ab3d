import CLibZip

/// A member on its way into an archive: what libzip's data source asks for
/// (zip_source_function(3)). It answers with bytes that are deflated
/// already, which libzip copies as they are.
final class WrittenMember {
  private let name: String
  private let method: ZipMember.Method
  private let content: () throws -> ZipSource
  private let deflated: (String, [UInt8]) -> Void
  /// Tells libzip how the member is held, once that is known.
  var settle: (ZipMember.Method) -> Bool = { _ in false }
  /// Why the content could not be had.
  private(set) var failure: (any Error)?

  /// What the archive says of it, once it was fetched.
  private struct Facts {
    var method: ZipMember.Method
    var size: Int
    var held: Int
    var crc: UInt32
  }
  private var facts: Facts?
  /// What is written; only while its turn lasts.
  private var held: ZipSource?
  private var place = 0
  /// The member of another archive whose data is copied.
  private var original: ZipMember?

  init(
    _ name: String,
    _ method: ZipMember.Method,
    _ content: @escaping () throws -> ZipSource,
    _ deflated: @escaping (String, [UInt8]) -> Void
  ) {
    self.name = name
    self.method = method
    self.content = content
    self.deflated = deflated
  }

  /// A member as another archive holds it.
  init(_ member: ZipMember, of source: ZipSource) {
    name = member.name
    method = member.method
    content = { source }
    deflated = { _, _ in }
    original = member
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
      status.pointee.comp_size = zip_uint64_t(facts.held)
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
      guard let held else { return -1 }
      let end = min(place + buffer.count, facts?.held ?? 0)
      let start = original?.dataOffset ?? 0
      try held.read((start + place)..<(start + end), into: buffer)
      defer { place = end }
      return zip_int64_t(end - place)
    case ZIP_SOURCE_CLOSE:
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
    let source = try content()
    if let original {
      guard settle(original.method) else {
        throw ZipError(call: "zip_set_file_compression", entry: name, detail: "")
      }
      held = source
      facts = Facts(
        method: original.method,
        size: original.size,
        held: original.compressedSize,
        crc: original.crc32
      )
      return
    }
    guard source.count <= ZipLimits.packet.memberBytes else {
      throw ZipError(call: "add", entry: name, detail: "\(source.count) bytes")
    }
    var crc: UInt = 0
    try source.forEachPiece(of: 0..<source.count) { piece in
      guard let base = piece.baseAddress else { return }
      crc = crc32_z(crc, base.assumingMemoryBound(to: UInt8.self), piece.count)
    }
    let packed = method == .deflated ? try Deflation.bytes(of: source) : nil
    // libzip asks for these facts before it looks at its own.
    guard settle(packed == nil ? .stored : .deflated) else {
      throw ZipError(call: "zip_set_file_compression", entry: name, detail: "")
    }
    if let packed { deflated(name, packed) }
    let held = packed.map(ZipSource.init) ?? source
    self.held = held
    facts = Facts(
      method: packed == nil ? .stored : .deflated,
      size: source.count,
      held: held.count,
      crc: UInt32(truncatingIfNeeded: crc)
    )
  }
}

/// Deflating as every packet has it: zlib's level 6.
private enum Deflation {
  /// The deflate stream of a content; nil where it would not be smaller, or
  /// so small that a reader takes it for a bomb.
  static func bytes(of source: ZipSource) throws -> [UInt8]? {
    guard source.count > 0 else { return nil }
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    // Negative window bits: raw deflate, without a zlib header.
    guard deflateInit2_(&stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK else {
      throw ZipError(call: "deflateInit2", detail: "out of memory")
    }
    defer { deflateEnd(&stream) }
    let input = UnsafeMutableRawBufferPointer.allocate(byteCount: ZipSource.pieceBytes, alignment: 16)
    let output = UnsafeMutableRawBufferPointer.allocate(byteCount: ZipSource.pieceBytes, alignment: 16)
    defer {
      input.deallocate()
      output.deallocate()
    }
    var packed: [UInt8] = []
    var place = 0
    var status = Z_OK
    while status == Z_OK {
      if stream.avail_in == 0, place < source.count {
        let end = min(place + input.count, source.count)
        try source.read(place..<end, into: input)
        stream.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.avail_in = UInt32(end - place)
        place = end
      }
      stream.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
      stream.avail_out = UInt32(output.count)
      status = CLibZip.deflate(&stream, place < source.count ? Z_NO_FLUSH : Z_FINISH)
      packed.append(contentsOf: output[..<(output.count - Int(stream.avail_out))])
      guard packed.count < source.count else { return nil }
    }
    guard status == Z_STREAM_END else { throw ZipError(call: "deflate", detail: "status \(status)") }
    // Three quarters of what a reader permits.
    let isDense = source.count > 1 << 20 && source.count / packed.count >= ZipLimits.packet.ratio * 3 / 4
    return isDense ? nil : packed
  }
}
