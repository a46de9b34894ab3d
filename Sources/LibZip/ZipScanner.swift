/// Reads the records of an archive and judges them by the rules S1…S10 and
/// S12, one rule after the other, each over all members: the first rule
/// that is broken is told.
struct ZipScanner {
  let source: ZipSource
  let limits: ZipLimits

  private static let endSize = 22
  private static let centralSize = 46
  private static let localSize = 30

  private var isForeign: Bool { limits.form == .foreign }

  /// - Returns: the members in the order in which they lie, and the one
  ///   date that they bear (of a foreign archive, any).
  func scan() throws(ZipFault) -> (members: [ZipMember], date: DosDate?) {
    let directory = try endRecord()
    var records = try self.records(directory)
    try tile(&records, until: directory.start)
    for rule in [agreement, extras, method, encoding, name, attributes] {
      for record in records { try rule(record) }
    }
    let date = isForeign ? nil : try commonDate(records)
    try judgeNames(records)
    try judgeSizes(records)
    let members = records.map { record in
      ZipMember(
        name: String(decoding: record.name, as: UTF8.self),
        method: record.central.method == 0 ? .stored : .deflated,
        size: record.central.size,
        compressedSize: record.central.compressed,
        crc32: UInt32(truncatingIfNeeded: record.central.crc),
        offset: record.offset,
        dataOffset: record.dataOffset
      )
    }
    return (members, date)
  }

  // MARK: S1, S2: the end record and the directory

  private struct Directory {
    var count: Int
    var start: Int
    var end: Int
  }

  private func endRecord() throws(ZipFault) -> Directory {
    guard source.count <= limits.archiveBytes else {
      throw ZipFault(.end, expected: "at most \(limits.archiveBytes) bytes", found: String(source.count))
    }
    let place = source.count - Self.endSize
    let window = ZipWindow(start: max(0, place), bytes: try source.bytes(max(0, place)..<source.count))
    guard place >= 0, window.u32(place) == 0x0605_4b50, window.u16(place + 20) == 0 else {
      throw ZipFault(
        .end,
        at: max(0, place),
        expected: "the end record as the last 22 bytes",
        found: "other bytes"
      )
    }
    let count = window.u16(place + 10)
    guard window.u16(place + 4) == 0, window.u16(place + 6) == 0, window.u16(place + 8) == count else {
      throw ZipFault(.directory, at: place, expected: "one disk", found: "several")
    }
    guard count >= 1, count <= limits.members, count < 0xFFFF else {
      throw ZipFault(.directory, at: place, expected: "1 to \(limits.members) members", found: String(count))
    }
    let size = window.u32(place + 12)
    let start = window.u32(place + 16)
    guard start + size == place else {
      throw ZipFault(
        .directory,
        at: place,
        expected: "a directory that ends at byte \(place)",
        found: "one that ends at \(start + size)"
      )
    }
    guard size <= ZipLimits.headerBytes else {
      throw ZipFault(
        .limit,
        at: start,
        expected: "a directory of at most \(ZipLimits.headerBytes) bytes",
        found: String(size)
      )
    }
    return Directory(count: count, start: start, end: place)
  }

  private func records(_ directory: Directory) throws(ZipFault) -> [ZipRecord] {
    func fault(_ place: Int, _ expected: String, _ found: String) -> ZipFault {
      ZipFault(.directory, at: place, expected: expected, found: found)
    }
    let window = ZipWindow(start: directory.start, bytes: try source.bytes(directory.start..<directory.end))
    var records: [ZipRecord] = []
    var place = directory.start
    for _ in 0..<directory.count {
      guard place + Self.centralSize <= directory.end, window.u32(place) == 0x0201_4b50 else {
        throw fault(place, "a directory record", "other bytes")
      }
      let central = ZipHeader(window, at: place + 6)
      let commentLength = window.u16(place + 32)
      let nameStart = place + Self.centralSize
      let extraStart = nameStart + central.nameLength
      let commentStart = extraStart + central.extraLength
      guard commentStart + commentLength <= directory.end else {
        throw fault(place, "a record inside the directory", "one that reaches beyond it")
      }
      records.append(
        ZipRecord(
          place: place,
          madeBy: window.u16(place + 4),
          central: central,
          commentLength: commentLength,
          disk: window.u16(place + 34),
          internalAttributes: window.u16(place + 36),
          externalAttributes: window.u32(place + 38),
          offset: window.u32(place + 42),
          name: window.slice(nameStart..<extraStart),
          extra: window.slice(extraStart..<commentStart)
        )
      )
      place = commentStart + commentLength
    }
    guard place == directory.end else {
      throw fault(place, "exactly \(directory.count) records", "more bytes")
    }
    return records
  }

  // MARK: S3: every byte of the file belongs to exactly one record

  /// Fills in what stands at the members themselves, in the order in which
  /// they lie. Others than we may list them in another order.
  private func tile(_ records: inout [ZipRecord], until end: Int) throws(ZipFault) {
    if isForeign { records.sort { $0.offset < $1.offset } }
    var place = 0
    var headerBytes = 0
    for index in records.indices {
      let record = records[index]
      func fault(_ expected: String, _ found: String, at place: Int) -> ZipFault {
        ZipFault(.tiling, member: record.shown, at: place, expected: expected, found: found)
      }
      guard record.offset == place else {
        throw fault("a local header at byte \(place)", String(record.offset), at: record.place)
      }
      guard place + Self.localSize <= end else {
        throw fault("a local header", "the directory", at: place)
      }
      let head = ZipWindow(start: place, bytes: try source.bytes(place..<(place + Self.localSize)))
      guard head.u32(place) == 0x0403_4b50 else { throw fault("a local header", "other bytes", at: place) }
      let local = ZipHeader(head, at: place + 4)
      let nameStart = place + Self.localSize
      let extraStart = nameStart + local.nameLength
      let dataStart = extraStart + local.extraLength
      guard dataStart + record.central.compressed <= end else {
        throw fault("data before the directory", "data beyond its start", at: place)
      }
      headerBytes += dataStart - place
      guard headerBytes <= ZipLimits.headerBytes else {
        throw ZipFault(
          .limit,
          member: record.shown,
          at: place,
          expected: "local headers of at most \(ZipLimits.headerBytes) bytes in all",
          found: "more"
        )
      }
      let tail = ZipWindow(start: nameStart, bytes: try source.bytes(nameStart..<dataStart))
      records[index].local = local
      records[index].localName = tail.slice(nameStart..<extraStart)
      records[index].localExtra = tail.slice(extraStart..<dataStart)
      records[index].dataOffset = dataStart
      place = dataStart + record.central.compressed
      if isForeign, local.flags & 8 != 0, record.central.flags & 8 != 0 {
        // CRC-32 and sizes behind the data (§4.3.9); a signature before
        // them may be left out.
        let window = ZipWindow(start: place, bytes: try source.bytes(place..<min(place + 16, end)))
        let numbers = place + (window.u32(place) == 0x0807_4b50 ? 4 : 0)
        guard numbers + 12 <= window.end else { throw fault("a data descriptor", "the directory", at: place) }
        records[index].descriptor = [window.u32(numbers), window.u32(numbers + 4), window.u32(numbers + 8)]
        place = numbers + 12
      }
    }
    guard place == end else {
      throw ZipFault(.tiling, at: place, expected: "the directory at byte \(place)", found: String(end))
    }
  }

  // MARK: S4: local header and directory agree

  private func agreement(_ record: ZipRecord) throws(ZipFault) {
    func fault(_ expected: String, _ found: String, at place: Int) -> ZipFault {
      ZipFault(.agreement, member: record.shown, at: place, expected: expected, found: found)
    }
    guard let local = record.local else { throw fault("a local header", "none", at: record.place) }
    let central = record.central
    let sums = [central.crc, central.compressed, central.size]
    // Where they stand behind the data, zeros stand in the local header, at
    // least for what its writer did not know yet.
    let isDescribed = record.descriptor != nil
    let localSums = [local.crc, local.compressed, local.size]
    let shared = [
      ("version", local.version, central.version), ("flags", local.flags, central.flags),
      ("method", local.method, central.method), ("time", local.time, central.time),
      ("date", local.date, central.date), ("name length", local.nameLength, central.nameLength),
    ]
    if let (what, local, central) = shared.first(where: { $0.1 != $0.2 }) {
      throw fault("\(what) \(central), as in the directory", String(local), at: record.offset)
    }
    guard zip(localSums, sums).allSatisfy({ $0 == $1 || isDescribed && $0 == 0 }) else {
      throw fault(
        "CRC-32 and sizes as in the directory: \(sums.map(String.init).joined(separator: ", "))",
        localSums.map(String.init).joined(separator: ", "),
        at: record.offset
      )
    }
    guard record.localName.elementsEqual(record.name) else {
      throw fault("the same name", ZipName.printable(record.localName), at: record.offset + Self.localSize)
    }
    if let descriptor = record.descriptor, descriptor != sums {
      throw fault(
        "a data descriptor that agrees with the directory",
        descriptor.map(String.init).joined(separator: ", "),
        at: record.dataOffset + central.compressed
      )
    }
  }

  // MARK: S5: nothing besides

  /// Extra fields that give a member another size, another name or another
  /// meaning: zip64, Unicode path and comment, AES, strong encryption.
  private static let meaningful = [0x0001, 0x7075, 0x6375, 0x9901, 0x0017]

  private func extras(_ record: ZipRecord) throws(ZipFault) {
    func fault(_ expected: String, _ found: String) -> ZipFault {
      ZipFault(.extras, member: record.shown, at: record.place, expected: expected, found: found)
    }
    guard record.commentLength == 0 else { throw fault("no comment", "\(record.commentLength) bytes") }
    for extra in [record.extra, record.localExtra] where !extra.isEmpty {
      guard isForeign else { throw fault("no extra field", "\(extra.count) bytes") }
      let window = ZipWindow(start: 0, bytes: Array(extra))
      var place = 0
      while place < window.end {
        let next = place + 4 + max(0, window.u16(place + 2))
        guard place + 4 <= window.end, next <= window.end else {
          throw fault("whole extra fields", "one that is cut off")
        }
        guard !Self.meaningful.contains(window.u16(place)) else {
          throw fault("harmless extra fields", "field 0x\(String(window.u16(place), radix: 16))")
        }
        place = next
      }
    }
    guard record.central.size < 0xFFFF_FFFF, record.central.compressed < 0xFFFF_FFFF else {
      throw fault("sizes", "a zip64 mark")
    }
  }

  // MARK: S6: flags, method, version

  private func method(_ record: ZipRecord) throws(ZipFault) {
    let header = record.central
    guard isForeign ? isPermittedToOthers(record) : isPermitted(header) else {
      throw ZipFault(
        .method,
        member: record.shown,
        at: record.place,
        expected: "stored or deflated, no flags",
        found: "method \(header.method), flags \(header.flags), version \(header.version), "
          + "\(header.size) bytes in \(header.compressed)"
      )
    }
  }

  private func isPermitted(_ header: ZipHeader) -> Bool {
    header.flags == 0
      && ((header.method == 0 && header.version == 10 && header.size == header.compressed)
        || (header.method == 8 && header.version == 20))
  }

  /// Deflate's level bits, a descriptor, UTF-8 names; never encryption or a
  /// patch. A folder is an empty member whose name ends in a slash.
  private func isPermittedToOthers(_ record: ZipRecord) -> Bool {
    let header = record.central
    return header.flags & ~0b1000_0000_1110 == 0 && header.version & 0xFF <= 45
      && (header.method == 8 || header.method == 0 && header.size == header.compressed)
      && (!record.isFolder || header.size == 0)
  }

  // MARK: S7, S8: the name

  private func encoding(_ record: ZipRecord) throws(ZipFault) { try judgeName(record, .encoding) }
  private func name(_ record: ZipRecord) throws(ZipFault) { try judgeName(record, .name) }

  private func judgeName(_ record: ZipRecord, _ rule: ZipFault.Rule) throws(ZipFault) {
    let isUTF8 = record.central.flags & 0x800 != 0
    let fault =
      isForeign ? ZipName.foreignFault(record.name, isMarkedUTF8: isUTF8) : ZipName.fault(record.name)
    guard let fault, fault.rule == rule else { return }
    throw ZipFault(
      rule,
      member: record.shown,
      at: record.place,
      expected: "a plain portable name",
      found: fault.found
    )
  }

  // MARK: S9: a regular file, one date

  private func attributes(_ record: ZipRecord) throws(ZipFault) {
    guard record.disk == 0, isForeign ? isPlain(record) : isOurs(record) else {
      throw ZipFault(
        .attributes,
        member: record.shown,
        at: record.place,
        expected: "a regular file, mode 0644, made on Unix",
        found: "made-by \(record.madeBy), attributes \(record.externalAttributes)"
      )
    }
  }

  /// Attributes as we write them, and nothing else.
  private func isOurs(_ record: ZipRecord) -> Bool {
    record.internalAttributes == 0 && record.madeBy == 0x033F && record.externalAttributes == 0o100644 << 16
  }

  /// No link, device or other special file, whoever made it.
  private func isPlain(_ record: ZipRecord) -> Bool {
    let kind = record.externalAttributes >> 16 & 0o170000
    let isFolderToDOS = record.madeBy >> 8 == 0 && record.externalAttributes & 0x10 != 0
    return [0, 0o100000, 0o040000].contains(kind) && (!(kind == 0o040000 || isFolderToDOS) || record.isFolder)
  }

  private func commonDate(_ records: [ZipRecord]) throws(ZipFault) -> DosDate? {
    guard let first = records.first else { return nil }
    for record in records where record.central.time != 0 || record.central.date != first.central.date {
      throw ZipFault(
        .attributes,
        member: record.shown,
        at: record.place,
        expected: "one date for all, at 00:00:00",
        found: "date \(record.central.date), time \(record.central.time)"
      )
    }
    guard let day = DosDate(bits: first.central.date) else {
      throw ZipFault(.attributes, at: first.place, expected: "a date", found: String(first.central.date))
    }
    return day
  }

  // MARK: S10, S12: all members together

  private func judgeNames(_ records: [ZipRecord]) throws(ZipFault) {
    var names = ZipNames()
    for record in records {
      if let clash = names.insert(String(decoding: record.name, as: UTF8.self)) {
        throw ZipFault(
          .uniqueness,
          member: record.shown,
          at: record.place,
          expected: "names that differ beyond case",
          found: clash
        )
      }
    }
  }

  private func judgeSizes(_ records: [ZipRecord]) throws(ZipFault) {
    var total = 0
    for record in records {
      let (size, compressed) = (record.central.size, record.central.compressed)
      total += size
      let isBomb = size > 1 << 20 && size / max(1, compressed) > limits.ratio
      // Deflate never makes anything much larger: what does is stuffing.
      let isStuffed = compressed > 2 * size + 4096
      guard size <= limits.memberBytes, total <= limits.totalBytes, !isBomb, !isStuffed else {
        throw ZipFault(
          .limit,
          member: record.shown,
          at: record.place,
          expected: "at most \(limits.memberBytes) bytes, \(limits.totalBytes) in all, ratio \(limits.ratio)",
          found: "\(size) bytes from \(compressed)"
        )
      }
    }
  }
}
