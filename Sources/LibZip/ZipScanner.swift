/// Reads the records of an archive in the order of rules S1…S10 and S12
/// (APPNOTE 6.3.x §4.3). Overflow can't happen: every number is 32 bits
/// wide at most and lands in a 64-bit Int.
struct ZipScanner {
  let bytes: [UInt8]
  let limits: ZipLimits
  private(set) var date: (year: Int, month: Int, day: Int) = (1980, 1, 1)

  init(bytes: [UInt8], limits: ZipLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  private static let endSize = 22
  private static let centralSize = 46
  private static let localSize = 30

  /// One record of the directory, all fields that its local twin shares.
  private struct Central {
    var version: Int
    var flags: Int
    var method: Int
    var time: Int
    var date: Int
    var crc: UInt32
    var compressed: Int
    var size: Int
    var name: ArraySlice<UInt8>
    var offset: Int
    var place: Int
    /// Where the data begin: behind the local header, which may be longer
    /// than the directory tells.
    var dataOffset = 0
  }

  private var isForeign: Bool { limits.form == .foreign }

  mutating func scan() throws(ZipFault) -> [ZipMember] {
    let (count, start, end) = try endRecord()
    let records = try tile(directory(count, start, end), until: start)
    for record in records { try judge(record) }
    if !isForeign { try judgeTimes(records) }
    try judgeNames(records)
    try judgeSizes(records)
    return try records.map { (record) throws(ZipFault) in
      ZipMember(
        name: String(decoding: record.name, as: UTF8.self),
        method: record.method == 0 ? .stored : .deflated,
        size: record.size,
        compressedSize: record.compressed,
        crc32: record.crc,
        offset: record.offset,
        dataOffset: record.dataOffset
      )
    }
  }

  // MARK: Numbers

  private func u16(_ place: Int) -> Int {
    guard place >= 0, place + 2 <= bytes.count else { return -1 }
    return Int(bytes[place]) | Int(bytes[place + 1]) << 8
  }

  private func u32(_ place: Int) -> Int {
    guard place >= 0, place + 4 <= bytes.count else { return -1 }
    return u16(place) | u16(place + 2) << 16
  }

  // MARK: S1, S2

  private func endRecord() throws(ZipFault) -> (count: Int, start: Int, end: Int) {
    guard bytes.count <= limits.archiveBytes else {
      throw ZipFault(.end, expected: "at most \(limits.archiveBytes) bytes", found: String(bytes.count))
    }
    let place = bytes.count - Self.endSize
    guard place >= 0, u32(place) == 0x0605_4b50, u16(place + 20) == 0 else {
      throw ZipFault(
        .end,
        at: max(0, place),
        expected: "the end record as the last 22 bytes",
        found: "other bytes"
      )
    }
    let count = u16(place + 10)
    guard u16(place + 4) == 0, u16(place + 6) == 0, u16(place + 8) == count else {
      throw ZipFault(.directory, at: place, expected: "one disk", found: "several")
    }
    guard count >= 1, count <= limits.members, count < 0xFFFF else {
      throw ZipFault(.directory, at: place, expected: "1 to \(limits.members) members", found: String(count))
    }
    let size = u32(place + 12)
    let start = u32(place + 16)
    guard start + size == place else {
      throw ZipFault(
        .directory,
        at: place,
        expected: "a directory that ends at byte \(place)",
        found: "one that ends at \(start + size)"
      )
    }
    return (count, start, place)
  }

  private func directory(_ count: Int, _ start: Int, _ end: Int) throws(ZipFault) -> [Central] {
    var records: [Central] = []
    var place = start
    for _ in 0..<count {
      guard place + Self.centralSize <= end, u32(place) == 0x0201_4b50 else {
        throw ZipFault(.directory, at: place, expected: "a directory record", found: "other bytes")
      }
      let nameLength = u16(place + 28)
      let nameStart = place + Self.centralSize
      guard nameStart + nameLength <= end else {
        throw ZipFault(.directory, at: place, expected: "a name inside the directory", found: "one beyond it")
      }
      let name = bytes[nameStart..<(nameStart + nameLength)]
      let shown = ZipName.printable(name)
      let extraLength = u16(place + 30)
      let extraStart = nameStart + nameLength
      guard (extraLength == 0 || isForeign) && u16(place + 32) == 0 else {
        throw ZipFault(
          .extras,
          member: shown,
          at: place,
          expected: "no extra field, no comment",
          found: "one"
        )
      }
      guard extraStart + extraLength <= end else {
        throw ZipFault(
          .directory,
          at: place,
          expected: "extra fields inside the directory",
          found: "some beyond it"
        )
      }
      try judgeExtras(extraStart..<(extraStart + extraLength), member: shown)
      guard u16(place + 34) == 0, isForeign ? isPlain(place) : isOurs(place) else {
        throw ZipFault(
          .attributes,
          member: shown,
          at: place,
          expected: "a regular file, mode 0644, made on Unix",
          found: "made-by \(u16(place + 4)), attributes \(u32(place + 38))"
        )
      }
      records.append(
        Central(
          version: u16(place + 6),
          flags: u16(place + 8),
          method: u16(place + 10),
          time: u16(place + 12),
          date: u16(place + 14),
          crc: UInt32(u32(place + 16)),
          compressed: u32(place + 20),
          size: u32(place + 24),
          name: name,
          offset: u32(place + 42),
          place: place
        )
      )
      place = extraStart + extraLength
    }
    guard place == end else {
      throw ZipFault(.directory, at: place, expected: "exactly \(count) records", found: "more bytes")
    }
    return records
  }

  /// Attributes as we write them, and nothing else.
  private func isOurs(_ place: Int) -> Bool {
    u16(place + 36) == 0 && u16(place + 4) == 0x033F && u32(place + 38) == 0o100644 << 16
  }

  /// No link, device or other special file, whoever made it.
  private func isPlain(_ place: Int) -> Bool {
    guard u16(place + 4) >> 8 == 3 else { return true }
    return [0, 0o100000, 0o040000].contains(u32(place + 38) >> 16 & 0o170000)
  }

  /// Extra fields that give a member another size, another name or another
  /// meaning: zip64, Unicode path and comment, AES.
  private static let meaningful = [0x0001, 0x7075, 0x6375, 0x9901]

  private func judgeExtras(_ range: Range<Int>, member: String) throws(ZipFault) {
    var place = range.lowerBound
    while place < range.upperBound {
      let next = place + 4 + u16(place + 2)
      guard place + 4 <= range.upperBound, next <= range.upperBound, !Self.meaningful.contains(u16(place))
      else {
        throw ZipFault(
          .extras,
          member: member,
          at: place,
          expected: "harmless extra fields",
          found: "field \(u16(place))"
        )
      }
      place = next
    }
  }

  // MARK: S3, S4

  private func tile(_ central: [Central], until start: Int) throws(ZipFault) -> [Central] {
    // Others may list their members in another order than they lie.
    var records = isForeign ? central.sorted { $0.offset < $1.offset } : central
    var place = 0
    for (index, record) in records.enumerated() {
      let shown = ZipName.printable(record.name)
      guard record.offset == place else {
        throw ZipFault(
          .tiling,
          member: shown,
          at: record.place,
          expected: "local header at byte \(place)",
          found: String(record.offset)
        )
      }
      guard place + Self.localSize <= start, u32(place) == 0x0403_4b50 else {
        throw ZipFault(.tiling, member: shown, at: place, expected: "a local header", found: "other bytes")
      }
      let extraLength = u16(place + 28)
      guard extraLength == 0 || isForeign else {
        throw ZipFault(.extras, member: shown, at: place, expected: "no extra field", found: "one")
      }
      // Sizes and CRC-32 stand behind the data then (APPNOTE 4.3.9).
      let isDescribed = isForeign && record.flags & 8 != 0
      let sums = isDescribed && u32(place + 14) == 0 && u32(place + 18) == 0 && u32(place + 22) == 0
      let shared = [
        (u16(place + 4), record.version), (u16(place + 6), record.flags), (u16(place + 8), record.method),
        (u16(place + 10), record.time), (u16(place + 12), record.date),
        (sums ? Int(record.crc) : u32(place + 14), Int(record.crc)),
        (sums ? record.compressed : u32(place + 18), record.compressed),
        (sums ? record.size : u32(place + 22), record.size), (u16(place + 26), record.name.count),
      ]
      if let (local, central) = shared.first(where: { $0.0 != $0.1 }) {
        throw ZipFault(
          .agreement,
          member: shown,
          at: place,
          expected: "\(central), as in the directory",
          found: String(local)
        )
      }
      let nameStart = place + Self.localSize
      let nameEnd = nameStart + record.name.count
      let dataStart = nameEnd + extraLength
      guard dataStart <= start, dataStart + record.compressed <= start else {
        throw ZipFault(
          .tiling,
          member: shown,
          at: place,
          expected: "data before the directory",
          found: "beyond"
        )
      }
      guard bytes[nameStart..<nameEnd].elementsEqual(record.name) else {
        throw ZipFault(.agreement, member: shown, at: nameStart, expected: "the same name", found: "another")
      }
      try judgeExtras(nameEnd..<dataStart, member: shown)
      place = dataStart + record.compressed
      if isDescribed { place += try descriptor(of: record, at: place, until: start) }
      records[index].dataOffset = dataStart
    }
    guard place == start else {
      throw ZipFault(.tiling, at: place, expected: "the directory at byte \(place)", found: String(start))
    }
    return records
  }

  /// The length of a data descriptor, which says what the directory says;
  /// its signature may be left out.
  private func descriptor(of record: Central, at place: Int, until start: Int) throws(ZipFault) -> Int {
    let head = u32(place) == 0x0807_4b50 ? 4 : 0
    let values = [u32(place + head), u32(place + head + 4), u32(place + head + 8)]
    guard place + head + 12 <= start, values == [Int(record.crc), record.compressed, record.size] else {
      throw ZipFault(
        .agreement,
        member: ZipName.printable(record.name),
        at: place,
        expected: "a data descriptor that agrees with the directory",
        found: "other bytes"
      )
    }
    return head + 12
  }

  // MARK: S6…S10, S12

  private func judge(_ record: Central) throws(ZipFault) {
    let shown = ZipName.printable(record.name)
    guard record.size < 0xFFFF_FFFF, record.compressed < 0xFFFF_FFFF else {
      throw ZipFault(.extras, member: shown, at: record.place, expected: "sizes", found: "a zip64 mark")
    }
    guard isForeign ? isPermittedToOthers(record) : isPermitted(record) else {
      throw ZipFault(
        .method,
        member: shown,
        at: record.place,
        expected: "stored or deflated, no flags",
        found: "method \(record.method), flags \(record.flags), version \(record.version)"
      )
    }
    let nameFault = isForeign ? ZipName.foreignFault(record.name) : ZipName.fault(record.name)
    if let fault = nameFault {
      throw ZipFault(
        fault.rule,
        member: shown,
        at: record.place,
        expected: "a plain portable name",
        found: fault.found
      )
    }
  }

  private func isPermitted(_ record: Central) -> Bool {
    record.flags == 0
      && ((record.method == 0 && record.version == 10 && record.size == record.compressed)
        || (record.method == 8 && record.version == 20))
  }

  /// Deflate's level bits, a descriptor, UTF-8 names; never encryption or a
  /// patch. A folder is an empty member whose name ends in a slash.
  private func isPermittedToOthers(_ record: Central) -> Bool {
    let isFolder = record.name.last == UInt8(ascii: "/")
    return record.flags & ~0b1000_0000_1110 == 0 && record.version & 0xFF <= 45
      && (record.method == 8 || record.method == 0 && record.size == record.compressed)
      && (!isFolder || record.size == 0)
  }

  private mutating func judgeTimes(_ records: [Central]) throws(ZipFault) {
    guard let first = records.first else { return }
    for record in records where record.time != 0 || record.date != first.date {
      throw ZipFault(
        .attributes,
        member: ZipName.printable(record.name),
        at: record.place,
        expected: "one date for all, at 00:00:00",
        found: "date \(record.date), time \(record.time)"
      )
    }
    guard let day = DosDate(bits: first.date) else {
      throw ZipFault(.attributes, at: first.place, expected: "a date", found: String(first.date))
    }
    date = (day.year, day.month, day.day)
  }

  private func judgeNames(_ records: [Central]) throws(ZipFault) {
    var names = ZipNames()
    for record in records {
      if let clash = names.insert(String(decoding: record.name, as: UTF8.self)) {
        throw ZipFault(
          .uniqueness,
          member: ZipName.printable(record.name),
          at: record.place,
          expected: "names that differ beyond case",
          found: clash
        )
      }
    }
  }

  private func judgeSizes(_ records: [Central]) throws(ZipFault) {
    var total = 0
    for record in records {
      total += record.size
      let isBomb = record.size > 1 << 20 && record.size / max(1, record.compressed) > limits.ratio
      guard record.size <= limits.memberBytes, total <= limits.totalBytes, !isBomb else {
        throw ZipFault(
          .limit,
          member: ZipName.printable(record.name),
          at: record.place,
          expected: "at most \(limits.memberBytes) bytes, \(limits.totalBytes) in all, ratio \(limits.ratio)",
          found: "\(record.size) bytes from \(record.compressed)"
        )
      }
    }
  }
}
