import LibZip
import Testing

/// One lie in an otherwise good archive, and the rule that must find it.
struct Lie: Sendable, CustomTestStringConvertible {
  let rule: String
  let name: String
  let bytes: [UInt8]
  var testDescription: String { "\(rule) \(name)" }

  init(_ rule: String, _ name: String, _ change: (inout Forge) -> Void) {
    var forge = Forge()
    change(&forge)
    self.init(rule, name, bytes: forge.bytes)
  }

  init(_ rule: String, _ name: String, bytes: [UInt8]) {
    self.rule = rule
    self.name = name
    self.bytes = bytes
  }

  static func named(_ rule: String, _ name: String) -> Lie {
    Lie(rule, "name \(name.debugDescription.prefix(40))") { $0.entries[1].rename(Array(name.utf8)) }
  }
}

@Suite struct HostileArchiveTests {
  static let structure: [Lie] = [
    Lie("S1", "no bytes", bytes: []),
    Lie("S1", "one byte", bytes: [0x50]),
    Lie("S1", "one byte cut off", bytes: Forge().bytes.dropLast()),
    Lie("S1", "cut in the middle", bytes: Array(Forge().bytes.prefix(60))),
    Lie("S1", "trailing garbage") { $0.tail = [0] },
    Lie("S1", "a second archive behind", bytes: Forge().bytes + [0x0A]),
    Lie("S1", "an archive comment") { $0.comment = Array("hello".utf8) },
    Lie("S1", "an end record inside the comment") { $0.comment = Array(Forge().bytes.suffix(22)) + [0] },
    Lie("S2", "nothing but an end record") { $0.entries = [] },
    Lie("S2", "an end record inside a comment, as the last 22 bytes") {
      $0.comment = Array(Forge().bytes.suffix(22))
    },
    Lie("S2", "several disks") { $0.disk = 1 },
    Lie("S2", "the directory on another disk") { $0.directoryDisk = 1 },
    Lie("S2", "two counts") { $0.countHere = 1 },
    Lie("S2", "one member too few") {
      $0.countHere = 1
      $0.count = 1
    },
    Lie("S2", "one member too many") {
      $0.countHere = 3
      $0.count = 3
    },
    Lie("S2", "too many members") {
      $0.countHere = 5000
      $0.count = 5000
    },
    Lie("S2", "zip64 count") {
      $0.countHere = 0xFFFF
      $0.count = 0xFFFF
    },
    Lie("S2", "zip64 offset") { $0.directoryOffset = 0xFFFF_FFFF },
    Lie("S2", "zip64 size") { $0.directorySize = 0xFFFF_FFFF },
    Lie("S2", "zip64 end record and locator") {
      $0.afterDirectory =
        le32(0x0606_4b50) + [UInt8](repeating: 0, count: 52) + le32(0x0706_4b50)
        + [UInt8](repeating: 0, count: 16)
    },
    Lie("S2", "a gap before the end record") { $0.afterDirectory = [0] },
    Lie("S2", "a prefix that offsets ignore") {
      let start = Forge().bytes.count - 22 - 2 * 46 - 13 - 14
      $0.prefix = Array("#!/bin/sh\n".utf8)
      $0.entries[0].offset = 0
      $0.entries[1].offset = 46
      $0.directoryOffset = start
    },
    Lie("S3", "a prefix that offsets know") { $0.prefix = Array("#!/bin/sh\n".utf8) },
    Lie("S3", "a gap between members") { $0.entries[0].after = [0] },
    Lie("S3", "a gap before the directory") { $0.beforeDirectory = [0] },
    Lie("S3", "a hidden member") {
      var hidden = Forge()
      hidden.entries = [.init("bag/x", "hidden")]
      let length = 30 + 5 + 6
      $0.beforeDirectory = Array(hidden.bytes.prefix(length))
    },
    Lie("S3", "overlapping members") { $0.entries[1].offset = 0 },
    Lie("S3", "a member inside another") {
      $0.entries[0].both {
        $0.compressed += 10
        $0.size += 10
      }
    },
    Lie("S3", "data beyond the directory") {
      $0.entries[1].both {
        $0.compressed = 0x7FFF_FFFF
        $0.size = 0x7FFF_FFFF
      }
    },
    Lie("S3", "offset far outside") { $0.entries[1].offset = 0xFFFF_FFF0 },
    Lie("S3", "zip64 sizes") {
      $0.entries[1].both {
        $0.compressed = 0xFFFF_FFFF
        $0.size = 0xFFFF_FFFF
      }
    },
    Lie("S3", "directory out of order") { $0.entries[0].offset = 46 },
    Lie("S3", "a descriptor without its flag") {
      $0.entries[0].after = le32(0x0807_4b50) + le32(Int($0.entries[0].local.crc)) + le32(3) + le32(3)
    },
  ]

  static let headers: [Lie] = [
    Lie("S4", "versions") { $0.entries[0].local.version = 20 },
    Lie("S4", "flags") { $0.entries[0].local.flags = 0x0800 },
    Lie("S4", "methods") { $0.entries[0].local.method = 8 },
    Lie("S4", "times") { $0.entries[0].local.time = 1 },
    Lie("S4", "dates") { $0.entries[0].local.date += 1 },
    Lie("S4", "CRC") { $0.entries[0].local.crc ^= 1 },
    Lie("S4", "sizes") { $0.entries[0].local.size = 4 },
    Lie("S4", "compressed sizes") { $0.entries[0].local.compressed = 4 },
    Lie("S4", "names of one length") { $0.entries[0].local.name[4] = UInt8(ascii: "c") },
    Lie("S4", "names of two lengths") { $0.entries[0].local.name.append(UInt8(ascii: "c")) },
    Lie("S5", "an extra field in the directory") { $0.entries[0].central.extra = le16(0x5455) + le16(0) },
    Lie("S5", "an extra field at the member") { $0.entries[0].local.extra = le16(0x5455) + le16(0) },
    Lie("S5", "Unicode path in both") { $0.entries[0].both { $0.extra = le16(0x7075) + le16(0) } },
    Lie("S5", "a member's comment") { $0.entries[0].comment = [0x68] },
    Lie("S5", "a zip64 mark for the size") {
      $0.entries[0].deflate(as: [0x4B, 0x04, 0x00])
      $0.entries[0].both { $0.size = 0xFFFF_FFFF }
    },
    Lie("S6", "encrypted") { $0.entries[0].both { $0.flags = 1 } },
    Lie("S6", "with descriptor") { $0.entries[0].both { $0.flags = 8 } },
    Lie("S6", "deflate level in the flags") { $0.entries[0].both { $0.flags = 2 } },
    Lie("S6", "strong encryption") { $0.entries[0].both { $0.flags = 0x41 } },
    Lie("S6", "UTF-8 flag on an ASCII name") { $0.entries[0].both { $0.flags = 0x0800 } },
    Lie("S6", "bzip2") {
      $0.entries[0].both {
        $0.method = 12
        $0.version = 46
      }
    },
    Lie("S6", "AES") { $0.entries[0].both { $0.method = 99 } },
    Lie("S6", "stored, of version 20") { $0.entries[0].both { $0.version = 20 } },
    Lie("S6", "stored, of two sizes") { $0.entries[0].both { $0.size = 4 } },
    Lie("S9", "symlink") { $0.entries[0].externalAttributes = 0o120777 << 16 },
    Lie("S9", "directory") { $0.entries[0].externalAttributes = 0o040755 << 16 | 0x10 },
    Lie("S9", "setuid") { $0.entries[0].externalAttributes = 0o104644 << 16 },
    Lie("S9", "executable") { $0.entries[0].externalAttributes = 0o100755 << 16 },
    Lie("S9", "MS-DOS attributes") { $0.entries[0].externalAttributes |= 0x20 },
    Lie("S9", "made on MS-DOS") { $0.entries[0].madeBy = 0x003F },
    Lie("S9", "made by another version") { $0.entries[0].madeBy = 0x0314 },
    Lie("S9", "marked as text") { $0.entries[0].internalAttributes = 1 },
    Lie("S9", "on another disk") { $0.entries[0].disk = 1 },
    Lie("S9", "a time of day") { $0.entries[0].both { $0.time = 1 } },
    Lie("S9", "two dates") { $0.entries[1].both { $0.date += 1 } },
    Lie("S9", "month 0") { for index in 0..<2 { $0.entries[index].both { $0.date = 46 << 9 | 15 } } },
    Lie("S9", "month 13") {
      for index in 0..<2 { $0.entries[index].both { $0.date = 46 << 9 | 13 << 5 | 1 } }
    },
    Lie("S9", "day 0") { for index in 0..<2 { $0.entries[index].both { $0.date = 46 << 9 | 7 << 5 } } },
    Lie("S9", "30 February") {
      for index in 0..<2 { $0.entries[index].both { $0.date = 46 << 9 | 2 << 5 | 30 } }
    },
  ]

  static let names: [Lie] =
    ["bag/đ", "bag/a\u{301}", "bag/a\u{202E}fdp", "bag\u{2215}a"].map { .named("S7", $0) }
    + [Lie("S7", "name that is no UTF-8") { $0.entries[1].rename([0x62, 0xFF]) }]
    + [
      "", "/etc/passwd", "..", "../evil", "bag/../evil", "bag/./a", "bag//a", "bag/", "bag\\a", "C:a",
      "bag/a*",
      "bag/a?", "bag/a\"", "bag/a<", "bag/a>", "bag/a|", "bag/a b", "bag/ a", "bag/a\0.txt", "bag/a\nb",
      "bag/a\u{7F}",
      "bag/.git", "bag/-rf", "bag/~a", "bag/a.", "bag/a%2e", "bag/CON", "bag/nul.txt", "bag/Com1.tar.gz",
      "bag/lpt9",
      "bag/aux/a", "bag/" + String(repeating: "a", count: 121), String(repeating: "a/", count: 16) + "a",
      String(repeating: "aaaaaaaaa/", count: 20) + "a",
    ].map { .named("S8", $0) }
    + ["bag/bagit.txt", "bag/BagIt.txt", "BAG/bagit.txt", "bag/bagit.txt/a", "Bag/a.txt", "bag/bagit.TXT/a"]
    .map { .named("S10", $0) }
    + [
      Lie("S10", "two spellings of an inner folder") {
        $0.entries[0].rename(Array("bag/data/b".utf8))
        $0.entries[1].rename(Array("bag/Data/a".utf8))
      },
      Lie("S10", "a folder after its file") {
        $0.entries[0].rename(Array("bag/data/b".utf8))
        $0.entries[1].rename(Array("bag/data".utf8))
      },
    ]

  static let contents: [Lie] = [
    Lie("S11", "wrong CRC") { $0.entries[0].both { $0.crc ^= 1 } },
    Lie("S11", "wrong CRC of nothing") {
      $0.entries[0] = .init("bag/a", "")
      $0.entries[0].both { $0.crc = 1 }
    },
    Lie("S11", "deflated, longer than declared") {
      $0.entries[0] = .init("bag/a", "")
      $0.entries[0].deflate(as: [0x4B, 0x04, 0x00])
    },
    Lie("S11", "deflated, shorter than declared") {
      $0.entries[0] = .init("bag/a", "ab")
      $0.entries[0].deflate(as: [0x4B, 0x04, 0x00])
    },
    Lie("S11", "deflated, bytes left over") {
      $0.entries[0] = .init("bag/a", "a")
      $0.entries[0].deflate(as: [0x4B, 0x04, 0x00, 0x00])
    },
    Lie("S11", "deflated, cut short") {
      $0.entries[0] = .init("bag/a", "a")
      $0.entries[0].deflate(as: [0x4B, 0x04])
    },
    Lie("S11", "deflated, no bytes at all") {
      $0.entries[0] = .init("bag/a", "")
      $0.entries[0].deflate(as: [])
    },
    Lie("S11", "deflated, no last block") {
      $0.entries[0] = .init("bag/a", "a")
      $0.entries[0].deflate(as: [0x00, 0x01, 0x00, 0xFE, 0xFF, 0x61])
    },
    Lie("S11", "zlib header before the deflate stream") {
      $0.entries[0] = .init("bag/a", "a")
      $0.entries[0].deflate(as: [0x78, 0x9C, 0x4B, 0x04, 0x00, 0x00, 0x62, 0x00, 0x62])
    },
    Lie("S11", "reserved block type") {
      $0.entries[0] = .init("bag/a", "a")
      $0.entries[0].deflate(as: [0x07])
    },
    Lie("S12", "a ratio over 200") {
      $0.entries[0] = .init("bag/a", "a")
      $0.entries[0].deflate(as: [UInt8](repeating: 0, count: 10_000))
      $0.entries[0].both { $0.size = 3_000_000 }
    },
    Lie("S12", "a member over 256 MiB") {
      $0.entries[0].deflate(as: [0x4B, 0x04, 0x00])
      $0.entries[0].both { $0.size = 256 << 20 + 1 }
    },
    Lie("S11", "an empty block first") {
      $0.entries[0] = .init("bag/a", "a")
      $0.entries[0].deflate(as: [0x00, 0x00, 0x00, 0xFF, 0xFF, 0x01, 0x01, 0x00, 0xFE, 0xFF, 0x61])
    },
    Lie("S12", "stuffed with what inflates to nothing") {
      $0.entries[0] = .init("bag/a", "a")
      $0.entries[0].deflate(as: [UInt8](repeating: 0, count: 5000))
    },
    Lie("S17", "a bit set after the last symbol") {
      $0.entries[0] = .init("bag/a", "a")
      $0.entries[0].deflate(as: [0x4B, 0x04, 0x40])
    },
    Lie("S17", "a bit set before a stored block's length") {
      $0.entries[0] = .init("bag/a", "a")
      $0.entries[0].deflate(as: [0x09, 0x01, 0x00, 0xFE, 0xFF, 0x61])
    },
    Lie("S17", "the same in the second block") {
      let text = String(repeating: "a", count: 5000)
      $0.entries[0] = .init("bag/a", text + "a")
      let first: [UInt8] = [0x00] + le16(5000) + le16(0xFFFF - 5000) + Array(text.utf8)
      $0.entries[0].deflate(as: first + [0x81, 0x01, 0x00, 0xFE, 0xFF, 0x61])
    },
  ]

  @Test(arguments: structure + headers + names + contents) func isRefused(_ lie: Lie) {
    #expect(refusal(lie.bytes) == lie.rule)
  }

  /// Without these the table above could be right for the wrong reason.
  @Test func theGoodArchivesAreAdmitted() throws {
    #expect(refusal(Forge().bytes) == nil)
    let streams: [[UInt8]] = [[0x4B, 0x04, 0x00], [0x01, 0x01, 0x00, 0xFE, 0xFF, 0x61]]
    for stream in streams {
      var forge = Forge()
      forge.entries[0] = .init("bag/a", "a")
      forge.entries[0].deflate(as: stream)
      let archive = try ZipArchive(forge.bytes)
      #expect(try archive.contents(of: #require(archive["bag/a"])) == [0x61])
    }
  }

  @Test func limitsAreInclusive() throws {
    var limits = ZipLimits()
    let bytes = Forge().bytes
    limits.members = 2
    limits.memberBytes = 3
    limits.totalBytes = 6
    #expect(refusal(bytes, limits) == nil)
    var fewer = limits
    fewer.members = 1
    #expect(refusal(bytes, fewer) == "S2")
    fewer.members = 0
    #expect(refusal(bytes, fewer) == "S2")
    limits.archiveBytes = bytes.count
    #expect(refusal(bytes, limits) == nil)
    limits.archiveBytes = bytes.count - 1
    #expect(refusal(bytes, limits) == "S1")
    limits.archiveBytes = bytes.count
    var smaller = limits
    smaller.memberBytes = 2
    #expect(refusal(bytes, smaller) == "S12")
    var less = limits
    less.totalBytes = 5
    #expect(refusal(bytes, less) == "S12")
  }

  @Test func aFaultSaysWhere() throws {
    var forge = Forge()
    forge.entries[1].rename(Array("a\u{1B}[31m".utf8))
    let fault = try #require(throws: ZipFault.self) { try ZipArchive(forge.bytes) }
    #expect(fault.member == "a\\x1b[31m")
    #expect(fault.offset == 46 + 30 + 6 + 3 + 46 + 13)
    #expect(fault.description.unicodeScalars.allSatisfy { (0x20...0x7E).contains($0.value) })
  }

  @Test func aMemberOfAnotherArchiveIsAFault() throws {
    var forge = Forge()
    forge.entries[1].data = [UInt8](repeating: 0x61, count: 5000)
    forge.entries[1].both {
      $0.size = 5000
      $0.compressed = 5000
      $0.crc = Forge.crc32([UInt8](repeating: 0x61, count: 5000))
    }
    let stranger = try #require(try ZipArchive(forge.bytes).members.last)
    let archive = try ZipArchive(Forge().bytes)
    #expect(throws: ZipFault.self) { try archive.contents(of: stranger) }
  }
}
