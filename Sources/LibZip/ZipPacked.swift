import CLibZip

/// A content as an archive will hold it: packed, if that makes it smaller.
/// Made on any thread, before its turn to be written comes.
public struct ZipPacked: Sendable {
  /// The zlib that this program runs with, e.g. `1.2.13`.
  public static let zlibVersion = CLibZip.zlibVersion().map { String(cString: $0) } ?? ""

  public let method: ZipMember.Method
  /// Of the content, in bytes.
  public let size: Int
  public let crc: UInt32
  /// What is written. Deflated bytes depend on the zlib that made them.
  public internal(set) var held: ZipSource

  /// - Parameters:
  ///   - method: deflated only where that makes it smaller, and not so much
  ///     that a reader would take it for a bomb (rule S12).
  ///   - piece: is shown the content, piece by piece, as it is read: so that
  ///     who wants its digest need not read it once more.
  public init(
    _ source: ZipSource,
    method: ZipMember.Method,
    piece: (UnsafeRawBufferPointer) -> Void = { _ in }
  ) throws {
    guard source.count <= ZipLimits.packet.memberBytes else {
      throw ZipError(call: "add", detail: "\(source.count) bytes")
    }
    var crc: UInt = 0
    try source.forEachPiece(of: 0..<source.count) { bytes in
      guard let base = bytes.baseAddress else { return }
      crc = crc32_z(crc, base.assumingMemoryBound(to: UInt8.self), bytes.count)
      piece(bytes)
    }
    let packed = method == .deflated ? try Deflation.bytes(of: source) : nil
    self.method = packed == nil ? .stored : .deflated
    size = source.count
    self.crc = UInt32(truncatingIfNeeded: crc)
    held = packed.map(ZipSource.init) ?? source
  }

  /// A member as another archive holds it; it is inflated, to see that it is
  /// whole.
  ///
  /// - Parameter piece: is shown the content, as above.
  public init(
    _ member: ZipMember,
    of archive: ZipArchive,
    piece: (UnsafeRawBufferPointer) -> Void
  ) throws(ZipFault) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(member.compressedSize, 1 << 20))
    try archive.read(member, held: { bytes.append(contentsOf: $0) }, piece)
    method = member.method
    size = member.size
    crc = member.crc32
    held = ZipSource(bytes)
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
