import Dispatch
import LibZip
import Testing

/// What is kept outside of the memory is what was given.
@Suite struct ZipScratchTests {
  @Test func manyThreadsKeepWhatIsTheirs() throws {
    let folder = try Folder()
    let scratch = try #require(ZipScratch(folder: folder.path))
    let contents = (0..<64).map { noise($0 * 997, seed: UInt64($0)) }
    nonisolated(unsafe) var kept = [ZipSource?](repeating: nil, count: contents.count)
    let lock = DispatchQueue(label: "kept")
    DispatchQueue.concurrentPerform(iterations: contents.count) { index in
      let source = scratch.keep(contents[index])
      lock.sync { kept[index] = source }
    }
    for (content, source) in zip(contents, kept) {
      let source = try #require(source)
      #expect(source.count == content.count)
      #expect(try source.bytes(0..<source.count) == content)
      try source.requireUnchanged()
      if content.count > 10 { #expect(try source.bytes(3..<9) == Array(content[3..<9])) }
      #expect(throws: ZipFault.self) { try source.bytes(0..<(content.count + 1)) }
    }
  }

  @Test func itHasNoName() throws {
    let folder = try Folder()
    let scratch = try #require(ZipScratch(folder: folder.path))
    let source = try #require(scratch.keep([1, 2, 3]))
    #expect(run("ls -A '\(folder.path)'").output.isEmpty)
    #expect(try source.bytes(0..<3) == [1, 2, 3])
  }

  @Test func whereThereCanBeNoneItStaysInMemory() throws {
    #expect(ZipScratch(folder: "/nowhere") == nil)
    #expect(ZipScratch(folder: "/proc") == nil)
    let source = ZipSource([1, 2, 3])
    #expect(source.kept(in: nil) === source)
  }

  /// A member as another archive holds it: the same to the byte.
  @Test(arguments: Content.all.indices)
  func aMemberIsTakenOver(_ index: Int) throws {
    let folder = try Folder()
    let content = Content.all[index]
    let path = folder.path + "/one.zip"
    let writer = try ZipWriter(path: path, date: (2025, 11, 20))
    try writer.add(content.name, content.bytes, method: content.method)
    try writer.close()
    let bytes = try contents(ofFile: folder.path + "/one.zip")
    let archive = try ZipArchive(bytes)
    var seen: [UInt8] = []
    let packed = try ZipPacked(archive.members[0], of: archive) { seen += $0 }
    #expect(seen == content.bytes && packed.size == content.bytes.count)
    let scratch = try #require(ZipScratch(folder: folder.path))
    for (name, held) in [("two.zip", packed), ("three.zip", packed.kept(in: scratch))] {
      let copy = try ZipWriter(path: folder.path + "/" + name, date: (2025, 11, 20))
      try copy.add(content.name) { held }
      try copy.close()
      #expect(try contents(ofFile: folder.path + "/" + name) == bytes)
    }
  }

  /// What is damaged is not taken over.
  @Test func aDamagedMemberIsNotTakenOver() throws {
    let folder = try Folder()
    let content = Array(String(repeating: "Nghị quyết ", count: 300).utf8)
    let writer = try ZipWriter(path: folder.path + "/one.zip", date: (2025, 11, 20))
    try writer.add("b/text", content, method: .deflated)
    try writer.close()
    var bytes = try contents(ofFile: folder.path + "/one.zip")
    let member = try ZipArchive(bytes).members[0]
    bytes[member.dataOffset + 5] ^= 4
    let archive = try ZipArchive(bytes)
    #expect(throws: ZipFault.self) { try ZipPacked(archive.members[0], of: archive) { _ in } }
  }
}
