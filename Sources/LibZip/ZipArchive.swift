import CLibZip

/// A packet's archive, admitted by our own strict reading of its bytes and
/// by a second reading through libzip.
///
/// Nothing is searched for: every byte of the file belongs to exactly one
/// record, in order (a strict subset of ISO/IEC 21320-1).
public struct ZipArchive: Sendable {
  /// In the order in which they lie in the file.
  public let members: [ZipMember]
  /// The one date that all members bear; of a foreign archive, none.
  public let date: (year: Int, month: Int, day: Int)
  let source: ZipSource
  private let limits: ZipLimits

  /// Reads the structure of bytes at hand.
  public init(_ bytes: [UInt8], limits: ZipLimits = .packet) throws(ZipFault) {
    try self.init(ZipSource(bytes), limits: limits)
  }

  /// Reads the structure; contents are read by ``read(_:held:_:)``.
  public init(_ source: ZipSource, limits: ZipLimits = .packet) throws(ZipFault) {
    let found = try ZipScanner(source: source, limits: limits).scan()
    members = found.members
    date = found.date.map { ($0.year, $0.month, $0.day) } ?? (1980, 1, 1)
    self.source = source
    self.limits = limits
    try Self.compare(members, with: source, limits.form)
  }

  /// The member of a name.
  public subscript(name: String) -> ZipMember? { members.first { $0.name == name } }

  /// Reads a member's content, of exactly the declared size and CRC-32, in
  /// bounded memory.
  ///
  /// - Parameters:
  ///   - held: told the bytes as they are held in the archive, in pieces.
  ///   - content: told the content, in pieces. It counts only once this
  ///     call has come back: what is wrong may show at the very end.
  public func read(
    _ member: ZipMember,
    held: (UnsafeRawBufferPointer) -> Void = { _ in },
    _ content: (UnsafeRawBufferPointer) -> Void
  ) throws(ZipFault) {
    let range = member.dataOffset..<(member.dataOffset + member.compressedSize)
    guard range.upperBound <= source.count else {
      // A member of another archive.
      throw member.fault(.content, "data up to byte \(range.upperBound)", "\(source.count) bytes")
    }
    var crc: UInt = 0
    func take(_ piece: UnsafeRawBufferPointer) {
      guard let base = piece.baseAddress else { return }
      crc = crc32_z(crc, base.assumingMemoryBound(to: UInt8.self), piece.count)
      content(piece)
    }
    switch member.method {
    case .stored:
      try source.forEachPiece(of: range) { (piece: UnsafeRawBufferPointer) in
        held(piece)
        take(piece)
      }
    case .deflated:
      try Inflation(source: source, member: member, isOurs: limits.form == .packet).run(
        held: held,
        content: take
      )
    }
    guard crc == UInt(member.crc32) else {
      throw member.fault(.content, "CRC-32 \(String(member.crc32, radix: 16))", String(crc, radix: 16))
    }
  }

  /// The whole content of a member.
  public func contents(of member: ZipMember) throws(ZipFault) -> [UInt8] {
    var content: [UInt8] = []
    // What is declared may be a lie: memory is taken as it fills.
    content.reserveCapacity(min(member.size, 1 << 20))
    try read(member) { content.append(contentsOf: $0) }
    return content
  }

  /// libzip's own reading of the same bytes must list the same members.
  private static func compare(
    _ members: [ZipMember],
    with source: ZipSource,
    _ form: ZipForm
  ) throws(ZipFault) {
    func fault(_ found: String) -> ZipFault {
      ZipFault(.secondOpinion, expected: "the same \(members.count) members", found: found)
    }
    let archive: OpaquePointer
    switch source.openedByLibZip(form) {
    case .success(let opened): archive = opened
    case .failure(let refusal): throw fault(refusal.words)
    }
    defer { zip_discard(archive) }
    let count = zip_get_num_entries(archive, 0)
    guard count == Int64(members.count) else { throw fault("\(count) members") }
    // Ours stand in the order in which they lie, libzip's in that of the
    // directory: a foreign archive may have two.
    var unseen = Dictionary(members.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for index in 0..<members.count {
      var status = zip_stat_t()
      zip_stat_init(&status)
      guard zip_stat_index(archive, UInt64(index), UInt32(ZIP_FL_ENC_RAW), &status) == 0,
        let name = status.name.map({ String(cString: $0) }), let member = unseen.removeValue(forKey: name),
        status.size == UInt64(member.size), status.comp_size == UInt64(member.compressedSize),
        status.crc == member.crc32
      else { throw fault("another member \(index)") }
    }
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

  /// What is wrong with its data.
  ///
  /// - Parameter place: where in the file; the beginning of the data where
  ///   nil.
  func fault(_ rule: ZipFault.Rule, at place: Int? = nil, _ expected: String, _ found: String) -> ZipFault {
    ZipFault(
      rule,
      member: ZipName.printable(Array(name.utf8)),
      at: place ?? dataOffset,
      expected: expected,
      found: found
    )
  }
}
