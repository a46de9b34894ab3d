/// A stretch of an archive, and the numbers in it, by their place in the
/// whole file.
///
/// Overflow can't happen: every number is 32 bits wide at most and lands in
/// a 64-bit Int. A number beyond the stretch is -1, which equals no other.
struct ZipWindow {
  let start: Int
  let bytes: [UInt8]

  var end: Int { start + bytes.count }

  func u16(_ place: Int) -> Int {
    let index = place - start
    guard index >= 0, index + 2 <= bytes.count else { return -1 }
    return Int(bytes[index]) | Int(bytes[index + 1]) << 8
  }

  func u32(_ place: Int) -> Int {
    let index = place - start
    guard index >= 0, index + 4 <= bytes.count else { return -1 }
    return u16(place) | u16(place + 2) << 16
  }

  /// The bytes of a range; those of it that are there.
  func slice(_ range: Range<Int>) -> ArraySlice<UInt8> {
    let range = range.clamped(to: start..<end)
    return bytes[(range.lowerBound - start)..<(range.upperBound - start)]
  }
}

/// What a member's local header and its record in the directory both say,
/// in one order (APPNOTE 6.3.x §4.3.7, §4.3.12).
struct ZipHeader {
  var version: Int
  var flags: Int
  var method: Int
  var time: Int
  var date: Int
  var crc: Int
  var compressed: Int
  var size: Int
  var nameLength: Int
  var extraLength: Int

  /// How many bytes these fields take.
  static let size = 26

  init(_ window: ZipWindow, at place: Int) {
    version = window.u16(place)
    flags = window.u16(place + 2)
    method = window.u16(place + 4)
    time = window.u16(place + 6)
    date = window.u16(place + 8)
    crc = window.u32(place + 10)
    compressed = window.u32(place + 14)
    size = window.u32(place + 18)
    nameLength = window.u16(place + 22)
    extraLength = window.u16(place + 24)
  }
}

/// One member as the directory and its local header tell it.
struct ZipRecord {
  /// Where the directory's record begins.
  var place: Int
  var madeBy: Int
  var central: ZipHeader
  var commentLength: Int
  var disk: Int
  var internalAttributes: Int
  var externalAttributes: Int
  /// Where the local header begins.
  var offset: Int
  var name: ArraySlice<UInt8>
  var extra: ArraySlice<UInt8>

  // What stands at the member itself.
  var local: ZipHeader?
  var localName: ArraySlice<UInt8> = []
  var localExtra: ArraySlice<UInt8> = []
  /// Where the data begins.
  var dataOffset = 0
  /// What the data descriptor behind it says, if there is one.
  var descriptor: [Int]?

  /// The name as it may be printed.
  var shown: String { ZipName.printable(name) }

  var isFolder: Bool { name.last == UInt8(ascii: "/") }
}
