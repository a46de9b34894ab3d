import LibZip
import Testing

/// Archives inside an archive: content, whatever it looks like.
@Suite struct NestingTests {
  private static func wrapping(_ inner: [UInt8]) -> Forge {
    var forge = Forge()
    forge.entries[1].data = inner
    forge.entries[1].both {
      $0.size = inner.count
      $0.compressed = inner.count
      $0.crc = Forge.crc32(inner)
    }
    return forge
  }

  @Test func aStoredArchiveIsContent() throws {
    let inner = Forge().bytes
    let archive = try ZipArchive(Self.wrapping(inner).bytes)
    #expect(archive.members.map(\.name) == ["bag/bagit.txt", "bag/data/a.txt"])
    #expect(try archive.contents(of: #require(archive["bag/data/a.txt"])) == inner)
  }

  /// The inner end record claims all that follows as its comment, so that
  /// a reader which searches could take either for the archive's end.
  @Test func anInnerEndRecordDoesNotWin() throws {
    let inner = Forge()
    let start = 46 + 30 + 14
    var forge = Self.wrapping(inner.bytes)
    var claim = inner
    claim.directoryOffset = start + inner.bytes.count - 22 - 46 * 2 - 27
    claim.entries[0].offset = start
    claim.entries[1].offset = start + 46
    let rest = forge.bytes.count - start - inner.bytes.count
    claim.comment = [UInt8](repeating: 0, count: rest)
    let claiming = Array(claim.bytes.dropLast(rest))
    forge = Self.wrapping(claiming)
    let archive = try ZipArchive(forge.bytes)
    #expect(try archive.contents(of: #require(archive["bag/data/a.txt"])) == claiming)
  }
}
