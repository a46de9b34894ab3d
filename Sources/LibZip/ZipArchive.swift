import CLibZip

/// A packet's archive, admitted by our own strict reading of its bytes and
/// by a second reading through libzip.
///
/// Nothing is searched for: every byte of the file belongs to exactly one
/// record, in order (a strict subset of ISO/IEC 21320-1).
public struct ZipArchive: Sendable {
  /// In the order of the directory, which is the order of the file.
  public let members: [ZipMember]
  /// The one date that all members bear.
  public let date: (year: Int, month: Int, day: Int)
  private let bytes: [UInt8]
  private let limits: ZipLimits

  /// Reads the structure; contents are read by ``contents(of:)``.
  public init(_ bytes: [UInt8], limits: ZipLimits = .packet) throws(ZipFault) {
    var scanner = ZipScanner(bytes: bytes, limits: limits)
    members = try scanner.scan()
    date = scanner.date
    self.bytes = bytes
    self.limits = limits
    try Self.compare(members, with: bytes)
  }

  /// The member of a name.
  public subscript(name: String) -> ZipMember? { members.first { $0.name == name } }

  /// The content of a member, of exactly the declared size and CRC-32.
  public func contents(of member: ZipMember) throws(ZipFault) -> [UInt8] {
    let end = member.dataOffset + member.compressedSize
    guard end <= bytes.count else {
      // A member of another archive.
      throw ZipFault(
        .content,
        member: member.name,
        at: member.dataOffset,
        expected: "data up to byte \(end)",
        found: "\(bytes.count) bytes"
      )
    }
    let packed = bytes[member.dataOffset..<end]
    let content: [UInt8]
    switch member.method {
    case .stored: content = Array(packed)
    case .deflated: content = try inflate(packed, member)
    }
    let crc = content.withUnsafeBytes { raw in
      UInt32(truncatingIfNeeded: crc32_z(0, raw.baseAddress?.assumingMemoryBound(to: UInt8.self), raw.count))
    }
    // zlib answers 0 for no bytes and no buffer alike, as CRC-32 wants.
    guard content.isEmpty ? member.crc32 == 0 : crc == member.crc32 else {
      throw ZipFault(
        .content,
        member: member.name,
        at: member.dataOffset,
        expected: "CRC-32 \(String(member.crc32, radix: 16))",
        found: String(crc, radix: 16)
      )
    }
    return content
  }

  private func inflate(_ packed: ArraySlice<UInt8>, _ member: ZipMember) throws(ZipFault) -> [UInt8] {
    func fault(_ rule: ZipFault.Rule, _ expected: String, _ found: String) -> ZipFault {
      ZipFault(rule, member: member.name, at: member.dataOffset, expected: expected, found: found)
    }
    var stream = z_stream()
    // Negative window bits: raw deflate, without a zlib header.
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(&stream, -15, ZLIB_VERSION, size) == Z_OK else {
      throw fault(.content, "memory", "none")
    }
    defer { inflateEnd(&stream) }
    // One byte more than declared, so that too much shows.
    var content = [UInt8](repeating: 0, count: member.size + 1)
    let (status, isPadded) = packed.withUnsafeBytes { input in
      content.withUnsafeMutableBytes { output in
        stream.next_in = UnsafeMutablePointer(
          mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        )
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.avail_out = UInt32(output.count)
        let padding = DeflatePadding(stream: input)
        var isPadded = padding.isZero(at: 0, isEnd: false)
        // Z_BLOCK stops after each block, where the low bits of data_type
        // tell how many bits of the last byte are unread as yet. Once the
        // stream's end is reported, they are gone.
        var status = Z_OK
        while status == Z_OK && stream.avail_out > 0 {
          let before = (stream.avail_in, stream.avail_out, stream.data_type)
          status = CLibZip.inflate(&stream, Z_BLOCK)
          if status == Z_OK, before == (stream.avail_in, stream.avail_out, stream.data_type) { break }
          if status == Z_OK, stream.data_type & 128 != 0 {
            let place = (input.count - Int(stream.avail_in)) * 8 - Int(stream.data_type & 7)
            isPadded = isPadded && padding.isZero(at: place, isEnd: stream.data_type & 64 != 0)
          }
        }
        return (status, isPadded)
      }
    }
    guard status == Z_STREAM_END else {
      throw fault(.content, "a deflate stream of \(member.size) bytes", "one that is broken or longer")
    }
    guard stream.avail_in == 0, Int(stream.total_out) == member.size else {
      throw fault(
        .content,
        "\(member.size) bytes from \(member.compressedSize)",
        "\(stream.total_out) from \(stream.total_in)"
      )
    }
    content.removeLast()
    guard isPadded || limits.form == .foreign else {
      throw fault(.padding, "zero in the bits that inflating skips", "others")
    }
    return content
  }

  /// libzip's own reading of the same bytes must list the same members.
  private static func compare(_ members: [ZipMember], with bytes: [UInt8]) throws(ZipFault) {
    func fault(_ found: String) -> ZipFault {
      ZipFault(.secondOpinion, expected: "the same \(members.count) members", found: found)
    }
    var failure: ZipFault?
    bytes.withUnsafeBytes { raw in
      var error = zip_error_t()
      zip_error_init(&error)
      defer { zip_error_fini(&error) }
      guard let source = zip_source_buffer_create(raw.baseAddress, UInt64(raw.count), 0, &error) else {
        failure = fault("no archive")
        return
      }
      guard let archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) else {
        failure = fault(String(cString: zip_error_strerror(&error)))
        zip_source_free(source)
        return
      }
      defer { zip_discard(archive) }
      guard zip_get_num_entries(archive, 0) == Int64(members.count) else {
        failure = fault("\(zip_get_num_entries(archive, 0)) members")
        return
      }
      for (index, member) in members.enumerated() {
        var status = zip_stat_t()
        zip_stat_init(&status)
        guard zip_stat_index(archive, UInt64(index), UInt32(ZIP_FL_ENC_RAW), &status) == 0,
          let name = status.name.map({ String(cString: $0) }),
          name == member.name, status.size == UInt64(member.size), status.crc == member.crc32
        else {
          failure = fault("another member \(index)")
          return
        }
      }
    }
    if let failure { throw failure }
  }
}

/// A member of an archive.
public struct ZipMember: Sendable, Hashable {
  /// How the content is held: as it is, or by deflate (RFC 1951).
  public enum Method: Sendable, Hashable { case stored, deflated }
  /// The path inside the archive, in ASCII in a packet, with `/` between components.
  public let name: String
  /// How the content is held.
  public let method: Method
  /// Inflated, in bytes.
  public let size: Int
  /// As held in the archive, in bytes.
  public let compressedSize: Int
  /// CRC-32 of the content: against accidents, not against intent.
  public let crc32: UInt32
  /// Where its local header begins.
  public let offset: Int
  /// Where its data begins.
  public let dataOffset: Int
}
