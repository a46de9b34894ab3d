import LibZip

/// An archive put together in memory in the form of a packet's, so that
/// whatever is wrong with it is what was meant to be.
public struct Assembly {
  /// A member as the archive holds it.
  public struct Part {
    public var name: [UInt8]
    public var isDeflated: Bool
    public var held: [UInt8]
    public var size: Int
    public var crc: UInt32

    public init(name: [UInt8], isDeflated: Bool, held: [UInt8], size: Int, crc: UInt32) {
      self.name = name
      self.isDeflated = isDeflated
      self.held = held
      self.size = size
      self.crc = crc
    }

    /// Content that is held as it is.
    public init(_ name: String, stored content: [UInt8]) {
      self.init(
        name: Array(name.utf8),
        isDeflated: false,
        held: content,
        size: content.count,
        crc: CRC32.of(content)
      )
    }
  }

  public var parts: [Part]
  /// As a zip writes a day: years from 1980, month, day.
  public var date = 46 << 9 | 7 << 5 | 15

  public init(_ parts: [Part]) { self.parts = parts }

  /// Takes an archive apart.
  public init(_ bytes: [UInt8]) throws(ZipFault) {
    let archive = try ZipArchive(bytes)
    date = (archive.date.year - 1980) << 9 | archive.date.month << 5 | archive.date.day
    parts = archive.members.map { member in
      Part(
        name: Array(member.name.utf8),
        isDeflated: member.method == .deflated,
        held: Array(bytes[member.dataOffset..<(member.dataOffset + member.compressedSize)]),
        size: member.size,
        crc: member.crc32
      )
    }
  }

  public var bytes: [UInt8] {
    var out: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      var shared: [UInt8] = []
      shared.number(part.isDeflated ? 20 : 10, 2)
      shared.number(0, 2)
      shared.number(part.isDeflated ? 8 : 0, 2)
      shared.number(0, 2)
      shared.number(date, 2)
      shared.number(Int(part.crc), 4)
      shared.number(part.held.count, 4)
      shared.number(part.size, 4)
      shared.number(part.name.count, 2)
      shared.number(0, 2)
      directory.number(0x0201_4b50, 4)
      directory.number(0x033F, 2)
      directory += shared
      directory.number(0, 2)
      directory.number(0, 2)
      directory.number(0, 2)
      directory.number(0o100644 << 16, 4)
      directory.number(out.count, 4)
      directory += part.name
      out.number(0x0403_4b50, 4)
      out += shared + part.name + part.held
    }
    let start = out.count
    out += directory
    out.number(0x0605_4b50, 4)
    out.number(0, 4)
    out.number(parts.count, 2)
    out.number(parts.count, 2)
    out.number(directory.count, 4)
    out.number(start, 4)
    out.number(0, 2)
    return out
  }
}

extension [UInt8] {
  fileprivate mutating func number(_ value: Int, _ count: Int) {
    for index in 0..<count { append(UInt8(truncatingIfNeeded: value >> (index * 8))) }
  }
}

/// CRC-32 (ISO-HDLC) by table: another way than the tested code goes.
public enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { crc, _ in crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
  }

  public static func of(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { $0 >> 8 ^ table[Int(($0 ^ UInt32($1)) & 0xFF)] }
  }
}
