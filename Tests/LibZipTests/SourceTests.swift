import Glibc
import LibZip
import Testing

/// An archive in a file, of which only what is asked for is read.
@Suite struct SourceTests {
  private func opened(_ path: String) throws -> ZipSource {
    let descriptor = open(path, O_RDONLY)
    try #require(descriptor >= 0)
    return try ZipSource(descriptor: descriptor)
  }

  @Test func aFileIsReadAsMemoryIs() throws {
    let folder = try Folder()
    let path = folder.path + "/a.zip"
    let bytes = try LibZipTests.write(Content.all, to: path)
    let (inFile, inMemory) = (try ZipArchive(opened(path)), try ZipArchive(bytes))
    #expect(inFile.members == inMemory.members)
    for member in inFile.members {
      #expect(try inFile.contents(of: member) == inMemory.contents(of: member))
    }
  }

  @Test func whatIsHeldIsToldAsItIsHeld() throws {
    let folder = try Folder()
    let bytes = try LibZipTests.write(Content.all, to: folder.path + "/a.zip")
    let archive = try ZipArchive(bytes)
    for member in archive.members {
      var held: [UInt8] = []
      try archive.read(member, held: { held += $0 }, { _ in })
      #expect(held == Array(bytes[member.dataOffset..<(member.dataOffset + member.compressedSize)]))
    }
  }

  @Test func aFileThatIsCutMeanwhileIsNoFaultOfTheArchive() throws {
    let folder = try Folder()
    let path = folder.path + "/a.zip"
    _ = try LibZipTests.write(Content.all, to: path)
    let source = try opened(path)
    let archive = try ZipArchive(source)
    try source.requireUnchanged()
    try #require(truncate(path, 100) == 0)
    let last = try #require(archive.members.last)
    let fault = #expect(throws: ZipFault.self) { try archive.contents(of: last) }
    #expect(fault?.rule == .reading)
    #expect(throws: ZipFault.self) { try source.requireUnchanged() }
  }

  @Test func limitsAreRaisedToTheirCeilingAndNoFurther() {
    var limits = ZipLimits.packet
    for name in ZipLimits.Name.allCases {
      #expect(limits[name] <= name.ceiling)
      limits[name] = .max
      #expect(limits[name] == name.ceiling)
    }
  }
}

/// Archives of other people's programs.
@Suite struct ForeignTests {
  private func refusal(_ change: (inout Forge) -> Void) -> String? {
    var forge = Forge()
    change(&forge)
    return LibZipTests.refusal(forge.bytes, .office)
  }

  /// A descriptor with and without signature, and what of the sums the
  /// local header may leave to it.
  @Test(arguments: [true, false], [[0, 0, 0], [0, 0, 3], [0, 3, 3]])
  func aDescriptorThatAgreesIsFine(_ isSigned: Bool, _ local: [Int]) {
    let found = refusal { forge in
      let crc = Int(forge.entries[1].central.crc)
      forge.entries[1].both { $0.flags = 8 }
      forge.entries[1].local.crc = 0
      forge.entries[1].local.compressed = local[1]
      forge.entries[1].local.size = local[2]
      forge.entries[1].after = (isSigned ? le32(0x0807_4b50) : []) + le32(crc) + le32(3) + le32(3)
    }
    #expect(found == nil)
  }

  @Test(arguments: [[1, 0, 0], [0, 1, 0], [0, 0, 1]])
  func aDescriptorThatLiesIsNot(_ lie: [Int]) {
    let found = refusal { forge in
      let crc = Int(forge.entries[1].central.crc)
      forge.entries[1].both { $0.flags = 8 }
      forge.entries[1].after = le32(0x0807_4b50) + le32(crc ^ lie[0]) + le32(3 + lie[1]) + le32(3 + lie[2])
    }
    #expect(found == "S4")
  }

  @Test(
    arguments: [
      ("word/a b [1].xml", 0, nil), ("word/đơn.xml", 0x0800, nil), ("word/", 0, "S6"),
      ("word/đơn.xml", 0, "S7"),
      ("word/a\u{301}.xml", 0x0800, "S7"), ("../a", 0, "S8"), ("/a", 0, "S8"), ("a\\b", 0, "S8"),
      ("a:b", 0, "S8"),
      ("a/./b", 0, "S8"), ("a//b", 0, "S8"), ("a.", 0, "S8"), ("a ", 0, "S8"), ("word/NUL.xml", 0, "S8"),
      ("a\u{202E}b", 0x0800, "S8"), ("BAG/bagit.txt", 0, "S10"), ("bag/bagit.txt/a", 0, "S10"),
    ] as [(String, Int, String?)]
  )
  func aNameIsJudged(_ name: String, _ flags: Int, _ rule: String?) {
    let found = refusal { forge in
      forge.entries[1].rename(Array(name.utf8))
      forge.entries[1].both { $0.flags = flags }
    }
    #expect(found == rule, "\(name)")
  }

  @Test func extraFieldsThatMeanNothingElseAreFine() {
    let stamp = le16(0x5455) + le16(5) + [1, 0, 0, 0, 0]
    #expect(refusal { $0.entries[1].both { $0.extra = stamp } } == nil)
    for field in [0x0001, 0x7075, 0x6375, 0x9901, 0x0017] {
      #expect(refusal { $0.entries[1].both { $0.extra = le16(field) + le16(0) } } == "S5")
    }
    #expect(refusal { $0.entries[1].both { $0.extra = [1, 2, 3] } } == "S5")
  }
}
