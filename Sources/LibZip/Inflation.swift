import CLibZip

/// One member's deflate stream (RFC 1951), inflated piece by piece.
///
/// Bounded on both sides: it stops at the first byte beyond what the member
/// declares, and it must end exactly where the member's data ends.
struct Inflation {
  let source: ZipSource
  let member: ZipMember
  /// Whether it must be as we write it, down to the bits that are skipped.
  let isOurs: Bool

  private var data: Range<Int> { member.dataOffset..<(member.dataOffset + member.compressedSize) }

  /// - Parameters:
  ///   - held: told the stream as it is held, in pieces.
  ///   - content: told the content, in pieces, before it is known whether
  ///     the rest is whole.
  func run(
    held: (UnsafeRawBufferPointer) -> Void,
    content: (UnsafeRawBufferPointer) -> Void
  ) throws(ZipFault) {
    var stream = z_stream()
    // Negative window bits: raw deflate, without a zlib header.
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(&stream, -15, ZLIB_VERSION, size) == Z_OK else {
      throw member.fault(.content, "memory", "none")
    }
    defer { inflateEnd(&stream) }
    // Most members are far smaller than a piece, and untouched memory costs less.
    func buffer(_ count: Int) -> UnsafeMutableRawBufferPointer {
      .allocate(byteCount: max(1, min(count, ZipSource.pieceBytes)), alignment: 16)
    }
    let input = buffer(data.count)
    let output = buffer(member.size + 1)
    defer {
      input.deallocate()
      output.deallocate()
    }
    var place = data.lowerBound
    var made = 0
    var blocks = 0
    // Told last: what does not even inflate has another fault.
    var padding = isOurs ? try paddingFault(atBit: 0, isEnd: false) : nil
    while true {
      if stream.avail_in == 0, place < data.upperBound {
        let end = min(place + input.count, data.upperBound)
        try source.read(place..<end, into: input)
        held(UnsafeRawBufferPointer(rebasing: input[..<(end - place)]))
        stream.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.avail_in = UInt32(end - place)
        place = end
      }
      // One byte more than declared, so that too much shows.
      let room = min(output.count, member.size - made + 1)
      stream.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
      stream.avail_out = UInt32(room)
      let before = (stream.avail_in, stream.data_type)
      // Z_BLOCK stops after each block, where the low bits of data_type
      // tell how many bits of the last byte are unread as yet. Once the
      // stream's end is reported, they are gone.
      let status = CLibZip.inflate(&stream, Z_BLOCK)
      let count = room - Int(stream.avail_out)
      made += count
      guard made <= member.size else { throw member.fault(.content, "\(member.size) bytes", "more") }
      if count > 0 { content(UnsafeRawBufferPointer(rebasing: output[..<count])) }
      if status == Z_STREAM_END { break }
      guard status == Z_OK || status == Z_BUF_ERROR else {
        throw member.fault(.content, "a deflate stream", "one that is broken")
      }
      let isStuck = count == 0 && before == (stream.avail_in, stream.data_type)
      guard !isStuck || place < data.upperBound else {
        throw member.fault(.content, "the end of a deflate stream", "none")
      }
      if stream.data_type & 128 != 0, !isStuck {
        blocks += 1
        // Ours hold 16,383 symbols but for the last one. Many empty ones
        // would cost time and say nothing.
        guard !isOurs || blocks <= 1 + member.size / 4096 else {
          throw member.fault(.content, "at most \(1 + member.size / 4096) deflate blocks", "more")
        }
        let bit = (place - data.lowerBound - Int(stream.avail_in)) * 8 - Int(stream.data_type & 7)
        if isOurs, padding == nil {
          padding = try paddingFault(atBit: bit, isEnd: stream.data_type & 64 != 0)
        }
      }
    }
    guard stream.avail_in == 0, place == data.upperBound, made == member.size else {
      let used = place - data.lowerBound - Int(stream.avail_in)
      throw member.fault(
        .content,
        "\(member.size) bytes from \(member.compressedSize)",
        "\(made) from \(used)"
      )
    }
    if let padding { throw padding }
  }

  /// The bits that inflating skips must be zero: up to the next whole byte
  /// after the last block, and after the three header bits of a stored one
  /// (RFC 1951 §3.2.3, §3.2.4). They could hold anything, and the content
  /// would be the same.
  ///
  /// - Parameter bit: the first bit after a block, or before any.
  private func paddingFault(atBit bit: Int, isEnd: Bool) throws(ZipFault) -> ZipFault? {
    let first = data.lowerBound + bit / 8
    let bytes = try source.bytes(first..<max(first, min(first + 2, data.upperBound)))
    // Deflate counts bits from the lowest; those beyond the end are zero.
    let word = bytes.enumerated().reduce(0) { $0 | Int($1.element) << ($1.offset * 8) }
    func isSet(_ place: Int) -> Bool { word >> place & 1 == 1 }
    let start = bit % 8
    let isStored = !isSet(start + 1) && !isSet(start + 2)
    guard isEnd || isStored else { return nil }
    let padding = isEnd ? start : start + 3
    // Up to seven bits; none where a byte begins.
    let isZero = (padding..<((padding + 7) / 8 * 8)).allSatisfy { !isSet($0) }
    return isZero
      ? nil : member.fault(.padding, at: first, "zero in the bits that inflating skips", "others")
  }
}
