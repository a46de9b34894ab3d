import Glibc
import Testing

@testable import SessionKit

@Suite struct FileSystemTests {
  @Test func aFileAppearsWholeAndAlone() throws {
    let folder = try TemporaryFolder()
    try FileSystem.write([1, 2, 3], to: folder.path + "/a", replacing: false)
    #expect(try folder.bytes("a") == [1, 2, 3])
    #expect(try Array(folder.tree().keys) == ["a"])
  }

  @Test func nothingIsReplacedUnasked() throws {
    let folder = try TemporaryFolder()
    try folder.put("a", "old")
    let failure = try #require(throws: FileSystem.Failure.self) {
      try FileSystem.write([1], to: folder.path + "/a", replacing: false)
    }
    #expect(failure.errno == EEXIST)
    #expect(try folder.text("a") == "old")
    #expect(try Array(folder.tree().keys) == ["a"])
    try FileSystem.write(Array("new".utf8), to: folder.path + "/a", replacing: true)
    #expect(try folder.text("a") == "new")
  }

  /// Whoever has the old file open keeps it whole: renamed, not rewritten.
  @Test func aReplacedFileIsAnotherFile() throws {
    let folder = try TemporaryFolder()
    try folder.put("a", "old")
    let file = try #require(fopen(folder.path + "/a", "r"))
    defer { fclose(file) }
    try FileSystem.write(Array("new".utf8), to: folder.path + "/a", replacing: true)
    var buffer = [UInt8](repeating: 0, count: 8)
    #expect(fread(&buffer, 1, 8, file) == 3)
    #expect(buffer.starts(with: "old".utf8))
  }

  @Test(arguments: ["link", "folder", "pipe"])
  func onlyAFileIsReplaced(_ name: String) throws {
    let folder = try oddities()
    let before = try folder.tree()
    let failure = try #require(throws: FileSystem.Failure.self) {
      try FileSystem.write([1], to: "\(folder.path)/\(name)", replacing: true)
    }
    #expect(failure.kind == .notRegular)
    #expect(try folder.tree() == before)
  }

  @Test(arguments: ["link", "dangling", "folder", "pipe"])
  func onlyAFileIsRead(_ name: String) throws {
    let folder = try oddities()
    let failure = try #require(throws: FileSystem.Failure.self) {
      try FileSystem.read("\(folder.path)/\(name)")
    }
    #expect(failure.kind == .notRegular)
  }

  @Test(arguments: ["/dev/zero", "/dev/null", "/proc/self/fd"])
  func aDeviceIsNotRead(_ path: String) throws {
    #expect(throws: FileSystem.Failure.self) { try FileSystem.read(path) }
  }

  @Test(arguments: [(3, true), (2, false)])
  func theLimitHolds(_ limit: Int, _ isRead: Bool) throws {
    let folder = try TemporaryFolder()
    try folder.put("a", "abc")
    let bytes = try? FileSystem.read(folder.path + "/a", limit: limit)
    #expect((bytes != nil) == isRead)
  }

  @Test func aListIsSortedByBytes() throws {
    let folder = try oddities()
    try folder.put("B", "")
    try folder.put("ă", "")
    let entries = try FileSystem.list(folder.path)
    #expect(entries.map(\.name) == ["B", "dangling", "file", "folder", "link", "pipe", "ă"])
    #expect(entries.map(\.kind) == [.file, .other, .file, .folder, .other, .other, .file])
    #expect(try FileSystem.list(folder.path + "/nowhere") == [])
  }

  @Test(arguments: ["file", "link"])
  func onlyAFolderIsListed(_ name: String) throws {
    let folder = try oddities()
    try folder.link("way", to: folder.path + "/folder")
    for name in [name, "way"] {
      let failure = try #require(throws: FileSystem.Failure.self) {
        try FileSystem.list("\(folder.path)/\(name)")
      }
      #expect(failure.kind == .notFolder)
    }
  }

  @Test func foldersAreMadeWithinAndNowhereElse() throws {
    let folder = try TemporaryFolder()
    let outside = try TemporaryFolder()
    #expect(try FileSystem.makeFolder("a/b", in: folder.path) == [folder.path + "/a", folder.path + "/a/b"])
    #expect(try FileSystem.makeFolder("a/b", in: folder.path) == [])
    try folder.link("way", to: outside.path)
    let failure = try #require(throws: FileSystem.Failure.self) {
      try FileSystem.makeFolder("way/b", in: folder.path)
    }
    #expect(failure.kind == .notFolder)
    #expect(try outside.tree().isEmpty)
  }

  @Test func aLineIsAddedBehindWhatStays() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/log"
    try FileSystem.append("one", to: path)
    try FileSystem.append("two", to: path)
    #expect(try folder.text("log") == "one\ntwo\n")
    try FileSystem.append("three", to: path, keeping: 4)
    #expect(try folder.text("log") == "one\nthree\n")
    try FileSystem.append("four", to: path, keeping: 400)
    #expect(try folder.text("log") == "one\nthree\nfour\n")
  }

  @Test(arguments: ["link", "dangling", "folder", "pipe"])
  func aLineIsAddedOnlyToAFile(_ name: String) throws {
    let folder = try oddities()
    let before = try folder.tree()
    #expect(throws: FileSystem.Failure.self) { try FileSystem.append("x", to: "\(folder.path)/\(name)") }
    #expect(try folder.tree() == before)
  }

  @Test func onlyOurOwnLeftoversAreSwept() throws {
    let folder = try TemporaryFolder()
    for name in [".kyhop-1-2.tmp", ".kyhop-note", "kyhop-1-2.tmp", ".x.tmp"] { try folder.put(name, "") }
    FileSystem.sweep(folder.path)
    #expect(try folder.tree().keys.sorted() == [".kyhop-note", ".x.tmp", "kyhop-1-2.tmp"])
  }

  @Test func everyFailureSpeaksBothLanguages() {
    let kinds: [FileSystem.Failure.Kind] = [
      .missing, .notRegular, .notFolder, .tooLarge(limit: 3), .tooMuch(limit: 3),
    ]
    let numbers = [EACCES, EPERM, EROFS, ENOSPC, EDQUOT, EIO, EEXIST, EISDIR, ENAMETOOLONG]
    let failures =
      kinds.map { FileSystem.Failure(kind: $0, path: "a", errno: 0) }
      + numbers.map { FileSystem.Failure(kind: .system, path: "a", errno: $0) }
    for failure in failures { #expect(failure.words.vi != failure.words.en) }
  }

  /// A file, and everything that is none.
  private func oddities() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.put("file", "file")
    try folder.makeFolder("folder")
    try folder.link("link", to: "file")
    try folder.link("dangling", to: "nowhere")
    try #require(mkfifo(folder.path + "/pipe", 0o644) == 0)
    return folder
  }
}
