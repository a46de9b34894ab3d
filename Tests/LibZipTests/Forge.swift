import LibZip
import Testing

/// An archive put together by hand, so that every field of it can lie.
struct Forge {
  /// What a local header and its directory record share.
  struct Header {
    var version = 10
    var flags = 0
    var method = 0
    var time = 0
    /// 2026-07-15.
    var date = 46 << 9 | 7 << 5 | 15
    var crc: UInt32
    var compressed: Int
    var size: Int
    var name: [UInt8]
    var extra: [UInt8] = []

    fileprivate var bytes: [UInt8] {
      le16(version) + le16(flags) + le16(method) + le16(time) + le16(date) + le32(Int(crc)) + le32(compressed)
        + le32(size) + le16(name.count) + le16(extra.count)
    }
  }

  struct Entry {
    var local: Header
    var central: Header
    var data: [UInt8]
    /// Bytes between the data and whatever comes next.
    var after: [UInt8] = []
    var madeBy = 0x033F
    var comment: [UInt8] = []
    var disk = 0
    var internalAttributes = 0
    var externalAttributes = 0o100644 << 16
    /// What the directory says in place of the truth.
    var offset: Int?

    init(_ name: String, _ text: String) {
      data = Array(text.utf8)
      local = Header(
        crc: Forge.crc32(data),
        compressed: data.count,
        size: data.count,
        name: Array(name.utf8)
      )
      central = local
    }

    /// Changes both headers alike.
    mutating func both(_ change: (inout Header) -> Void) {
      change(&local)
      change(&central)
    }

    mutating func rename(_ name: [UInt8]) { both { $0.name = name } }

    /// Puts a raw deflate stream in place of the content, which stays.
    mutating func deflate(as stream: [UInt8]) {
      data = stream
      both {
        $0.version = 20
        $0.method = 8
        $0.compressed = stream.count
      }
    }
  }

  var entries: [Entry]
  var prefix: [UInt8] = []
  var beforeDirectory: [UInt8] = []
  var afterDirectory: [UInt8] = []
  var disk = 0
  var directoryDisk = 0
  var countHere: Int?
  var count: Int?
  var directorySize: Int?
  var directoryOffset: Int?
  var comment: [UInt8] = []
  var tail: [UInt8] = []

  /// Two small stored members: a good archive.
  init() { entries = [Entry("bag/bagit.txt", "one"), Entry("bag/data/a.txt", "two")] }

  var bytes: [UInt8] {
    var bytes = prefix
    var directory: [UInt8] = []
    for entry in entries {
      directory += le32(0x0201_4b50) + le16(entry.madeBy) + entry.central.bytes + le16(entry.comment.count)
      directory += le16(entry.disk) + le16(entry.internalAttributes) + le32(entry.externalAttributes)
      directory +=
        le32(entry.offset ?? bytes.count) + entry.central.name + entry.central.extra + entry.comment
      bytes += le32(0x0403_4b50) + entry.local.bytes + entry.local.name + entry.local.extra
      bytes += entry.data + entry.after
    }
    bytes += beforeDirectory
    let start = bytes.count
    bytes += directory + afterDirectory + le32(0x0605_4b50) + le16(disk) + le16(directoryDisk)
    bytes += le16(countHere ?? entries.count) + le16(count ?? entries.count)
    bytes += le32(directorySize ?? directory.count) + le32(directoryOffset ?? start)
    return bytes + le16(comment.count) + comment + tail
  }

  /// CRC-32 bit by bit (ISO-HDLC, as APPNOTE §4.4.7 wants it): another way
  /// than the tested code goes.
  static func crc32(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { crc, byte in
      (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
  }
}

func le16(_ number: Int) -> [UInt8] { (0..<2).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) } }
func le32(_ number: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) } }

/// The rule that refuses an archive, on opening or on reading any member.
func refusal(_ bytes: [UInt8], _ limits: ZipLimits = .packet) -> String? {
  do throws(ZipFault) {
    let archive = try ZipArchive(bytes, limits: limits)
    for member in archive.members { _ = try archive.contents(of: member) }
    return nil
  } catch {
    return error.rule.rawValue
  }
}
