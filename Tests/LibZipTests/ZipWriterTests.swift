import Glibc
import LibZip
import Testing

/// Bytes without any pattern that deflate could use.
func noise(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
  var state = seed
  return (0..<count).map { _ in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return UInt8(truncatingIfNeeded: state >> 56)
  }
}

struct Content {
  let name: String
  let bytes: [UInt8]
  let method: ZipMember.Method

  static let all = [
    Content(name: "bag/bagit.txt", bytes: Array("BagIt-Version: 1.0\n".utf8), method: .stored),
    Content(name: "bag/data/empty", bytes: [], method: .stored),
    Content(name: "bag/data/empty-too", bytes: [], method: .deflated),
    Content(name: "bag/data/one", bytes: [0], method: .deflated),
    Content(
      name: "bag/data/text.xml",
      bytes: Array(String(repeating: "<p>Nghị quyết</p>\n", count: 500).utf8),
      method: .deflated
    ),
    Content(name: "bag/data/noise-stored", bytes: noise(100_000), method: .stored),
    Content(name: "bag/data/noise", bytes: noise(100_000, seed: 2), method: .deflated),
  ]

  /// Few bytes of every kind, for tests that try every bit of them.
  static let few = [
    Content(name: "b/bagit.txt", bytes: Array("one".utf8), method: .stored),
    Content(name: "b/empty", bytes: [], method: .stored),
    Content(name: "b/fixed", bytes: Array("Hội đồng nhân dân, Hội đồng".utf8), method: .deflated),
    Content(name: "b/noise", bytes: noise(70), method: .deflated),
    Content(
      name: "b/dynamic",
      bytes: Array((0..<60).map { "item \($0 * $0), " }.joined().utf8),
      method: .deflated
    ),
  ]
}

func write(
  _ contents: [Content],
  to path: String,
  date: (year: Int, month: Int, day: Int) = (2026, 7, 15)
) throws -> [UInt8] {
  let writer = try ZipWriter(path: path, date: date)
  for content in contents { try writer.add(content.name, content.bytes, method: content.method) }
  try writer.close()
  return try LibZipTests.contents(ofFile: path)
}

/// That the time zone leaves no trace is tried by `Tests/oracles/samples.py`:
/// a process has one for all its threads, and tests run side by side.
@Suite struct ZipWriterTests {
  @Test func whatIsWrittenIsReadBack() throws {
    let folder = try Folder()
    let archive = try ZipArchive(write(Content.all, to: folder.path + "/a.zip"))
    #expect(archive.date == (2026, 7, 15))
    #expect(archive.members.map(\.name) == Content.all.map(\.name))
    for content in Content.all {
      let member = try #require(archive[content.name])
      #expect(member.size == content.bytes.count)
      #expect(member.crc32 == Forge.crc32(content.bytes))
      let shrinks = !["bag/data/noise", "bag/data/one"].contains(content.name) && !content.bytes.isEmpty
      #expect(member.method == (shrinks ? content.method : .stored))
      #expect(try archive.contents(of: member) == content.bytes)
    }
    #expect(archive["bag/none"] == nil)
  }

  @Test func storedBytesAreAsForged() throws {
    let folder = try Folder()
    let contents = [
      Content(name: "bag/bagit.txt", bytes: Array("one".utf8), method: .stored),
      Content(name: "bag/data/a.txt", bytes: Array("two".utf8), method: .stored),
    ]
    #expect(try write(contents, to: folder.path + "/a.zip") == Forge().bytes)
  }

  @Test func whatLooksLikeABombIsStored() throws {
    let folder = try Folder()
    let bomb = [UInt8](repeating: 0x20, count: 3 << 20)
    let dense = (0..<(3 << 20)).map { UInt8(truncatingIfNeeded: $0 / 1000 ^ $0) }
    let contents = [
      Content(name: "bag/bomb", bytes: bomb, method: .deflated),
      Content(name: "bag/dense", bytes: dense, method: .deflated),
    ]
    let archive = try ZipArchive(write(contents, to: folder.path + "/a.zip"))
    #expect(archive.members.map(\.method) == [.stored, .deflated])
    #expect(try archive.contents(of: #require(archive["bag/bomb"])) == bomb)
    #expect(try archive.contents(of: #require(archive["bag/dense"])) == dense)
  }

  @Test(arguments: [(1980, 1, 1), (2107, 12, 31), (2028, 2, 29)])
  func everyDateIsReadBack(_ date: (year: Int, month: Int, day: Int)) throws {
    let folder = try Folder()
    #expect(try ZipArchive(write(Content.few, to: folder.path + "/a.zip", date: date)).date == date)
  }

  @Test(
    arguments: [
      (1979, 12, 31), (2108, 1, 1), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (2026, 1, 32), (2026, 2, 29),
      (2026, 4, 31), (Int.min, 1, 1), (Int.max, 1, 1),
    ]
  )
  func noOtherDateIsTaken(_ date: (year: Int, month: Int, day: Int)) throws {
    let folder = try Folder()
    #expect(throws: ZipError.self) { try ZipWriter(path: folder.path + "/a.zip", date: date) }
    #expect(!exists(folder.path + "/a.zip"))
  }

  @Test(arguments: [
    "", "../evil", "/abs", "a\\b", "a/", "bag/đ", "con", "a\nb", "bag/A.txt", "bag/a.txt/b", "BAG/b",
  ])
  func namesThatTheReaderRefusesAreNotWritten(_ name: String) throws {
    let folder = try Folder()
    let writer = try ZipWriter(path: folder.path + "/a.zip", date: (2026, 7, 15))
    try writer.add("bag/a.txt", [0x61], method: .stored)
    let error = #expect(throws: ZipError.self) { try writer.add(name, [0x62], method: .stored) }
    #expect(error?.entry?.utf8.allSatisfy { (0x20...0x7E).contains($0) } == true)
    try writer.close()
    #expect(try ZipArchive(contents(ofFile: folder.path + "/a.zip")).members.map(\.name) == ["bag/a.txt"])
  }

  @Test func anEmptyArchiveIsAnError() throws {
    let folder = try Folder()
    let writer = try ZipWriter(path: folder.path + "/a.zip", date: (2026, 7, 15))
    #expect(throws: ZipError.self) { try writer.close() }
    #expect(!exists(folder.path + "/a.zip"))
  }

  @Test func nothingIsOverwritten() throws {
    let folder = try Folder()
    let path = folder.path + "/a.zip"
    try write([1, 2, 3], to: path)
    #expect(throws: ZipError.self) { try ZipWriter(path: path, date: (2026, 7, 15)) }
    #expect(try contents(ofFile: path) == [1, 2, 3])
  }

  @Test func anAbandonedWriterLeavesNothing() throws {
    let folder = try Folder()
    do {
      let writer = try ZipWriter(path: folder.path + "/a.zip", date: (2026, 7, 15))
      try writer.add("bag/a", noise(1000), method: .deflated)
    }
    #expect(!exists(folder.path + "/a.zip"))
  }

  @Test func aMissingFolderIsAnError() throws {
    let folder = try Folder()
    #expect(throws: ZipError.self) { try write(Content.few, to: folder.path + "/none/a.zip") }
  }

  @Test func aClosedWriterTakesNothingMore() throws {
    let folder = try Folder()
    let writer = try ZipWriter(path: folder.path + "/a.zip", date: (2026, 7, 15))
    try writer.add("bag/a", [0x61], method: .stored)
    try writer.close()
    #expect(throws: ZipError.self) { try writer.add("bag/b", [0x61], method: .stored) }
    #expect(throws: ZipError.self) { try writer.close() }
  }

  @Test(.enabled(if: has("unzip"))) func unzipAgrees() throws {
    let folder = try Folder()
    _ = try write(Content.all, to: folder.path + "/a.zip")
    let (status, output) = run("unzip -tqq '\(folder.path)/a.zip'")
    #expect(status == 0, "\(output)")
  }

  @Test(.enabled(if: has("python3"))) func pythonAgrees() throws {
    let folder = try Folder()
    _ = try write(Content.all, to: folder.path + "/a.zip")
    let script = """
      import sys, zipfile
      z = zipfile.ZipFile(sys.argv[1])
      assert z.testzip() is None
      for i in z.infolist():
        assert i.date_time == (2026, 7, 15, 0, 0, 0) and i.external_attr == 0o100644 << 16
        print(i.filename, i.file_size)
      """
    try write(Array(script.utf8), to: folder.path + "/check.py")
    let (status, output) = run("python3 '\(folder.path)/check.py' '\(folder.path)/a.zip'")
    #expect(status == 0)
    #expect(output == Content.all.map { "\($0.name) \($0.bytes.count)\n" }.joined())
  }
}
