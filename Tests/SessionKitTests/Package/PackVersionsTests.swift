import Digests
import Glibc
import LibZip
import Testing

@testable import SessionKit

@Suite struct PackVersionsTests {
  private func packed(_ outcome: PackRun.Outcome) throws -> PackRun.Packet {
    switch outcome {
    case .packed(_, let packet): return packet
    case .unchanged(_, let path, _): return try #require(nil, "unchanged: \(path)")
    case .refused(let result): return try #require(nil, "refused: \(result.codes)")
    }
  }

  private func isUnchanged(_ outcome: PackRun.Outcome) -> Bool {
    if case .unchanged = outcome { true } else { false }
  }

  private func info(_ folder: SessionFolder, _ bag: String) throws -> InfoFields {
    let archive = try ZipArchive(folder.bytes("packets/\(bag).zip"))
    return InfoFields(try archive.contents(of: #require(archive["\(bag)/\(PacketLayout.info)"])))
  }

  @Test func theFirstVersionVerifies() throws {
    let folder = try SessionFolder()
    let packet = try packed(folder.pack())
    #expect(packet.version == 1 && packet.isWritten && packet.documents == 3)
    #expect(packet.path == folder.path + "/packets/tinh-thu-v1.zip")
    let result = VerifyRun.run(try Files.bytes(packet.path), name: packet.path, now: SessionFolder.now)
    #expect(result.verdict == .intact)
    #expect(try info(folder, "tinh-thu-v1")["Previous-Package"] == nil)
  }

  @Test func nothingChangedMakesNothing() throws {
    let folder = try SessionFolder()
    _ = try packed(folder.pack())
    let before = try folder.tree()
    for _ in 0..<3 { #expect(isUnchanged(folder.pack())) }
    #expect(try folder.tree() == before)
  }

  @Test func aChangeMakesTheNextVersionWhichNamesTheOneBefore() throws {
    let folder = try SessionFolder()
    let first = try packed(folder.pack())
    let bytes = try Files.bytes(first.path)
    try folder.edit("Hỗ trợ xe", "Mức hỗ trợ xe")
    let second = try packed(folder.pack())
    #expect(second.version == 2)
    let fields = try info(folder, "tinh-thu-v2")
    #expect(fields["Previous-Package"] == "tinh-thu-v1")
    #expect(fields["Previous-Tagmanifest-SHA256"] == first.identity)
    #expect(try Files.bytes(first.path) == bytes)
    #expect(isUnchanged(folder.pack()))
    // Back to what it was is a change, too.
    try folder.edit("Mức hỗ trợ xe", "Hỗ trợ xe")
    #expect(try packed(folder.pack()).version == 3)
    #expect(try info(folder, "tinh-thu-v3")["Previous-Tagmanifest-SHA256"] == second.identity)
  }

  @Test func versionsAreNumbersNotNames() throws {
    let folder = try SessionFolder()
    for version in 1...11 {
      #expect(try packed(folder.pack()).version == version)
      try folder.edit("Kỳ họp thứ 14", "Kỳ họp thứ 14 ")
      try folder.edit("<issued>2025-12-\(pad(version + 1))", "<issued>2025-12-\(pad(version + 2))")
    }
  }

  private func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  @Test func identityIsTheDigestOfTheTagManifest() throws {
    let folder = try SessionFolder()
    let packet = try packed(folder.pack())
    let archive = try ZipArchive(Files.bytes(packet.path))
    let member = try #require(archive["tinh-thu-v1/tagmanifest-sha256.txt"])
    #expect(Digest.of(try archive.contents(of: member)).hex == packet.identity)
  }

  @Test func aDryRunWritesNothing() throws {
    let folder = try SessionFolder()
    let before = try folder.tree()
    let planned = try packed(folder.pack(isDryRun: true))
    #expect(!planned.isWritten)
    #expect(try folder.tree() == before)
    #expect(try packed(folder.pack()).identity == planned.identity)
  }

  @Test func theGateIsShut() throws {
    let folder = try SessionFolder()
    folder.remove("submissions/1/bao-cao-tham-tra.xml")
    try folder.withdraw(3)
    let before = try folder.tree()
    guard case .refused(let result) = folder.pack() else { return #expect(Bool(false), "packed") }
    #expect(result.codes == ["AGD-160", "DOS-120"])
    #expect(try folder.tree() == before)
  }

  /// The clock leaves no trace.
  @Test func theHourDoesNotMatter() throws {
    let folder = try SessionFolder()
    _ = try packed(folder.pack())
    let later = CheckRun.Options(stage: .final, now: instant("2025-12-03T23:00:00Z"))
    #expect(isUnchanged(PackRun.run(folder.path, later, isDryRun: false)))
  }

  /// What can't be written: the packet does not appear, nor half of it.
  @Test(arguments: ["a link elsewhere", "a file"])
  func aPlaceThatIsNoFolder(_ kind: String) throws {
    let folder = try SessionFolder()
    let outside = try TemporaryFolder()
    if kind == "a file" {
      try folder.put("packets", "x")
    } else {
      try folder.link("packets", to: outside.path)
    }
    let before = try folder.tree()
    guard case .refused(let result) = folder.pack() else { return #expect(Bool(false), "packed") }
    #expect(result.codes == ["VER-120"] && result.verdict.exitCode == 2)
    #expect(try folder.tree() == before)
    #expect(try outside.tree().isEmpty)
  }

  /// A version that stands is evidence; what is broken is not packed over.
  @Test func aBrokenVersionIsNotPassedOver() throws {
    let folder = try SessionFolder()
    try folder.put("packets/tinh-thu-v1.zip", "not a zip")
    let before = try folder.tree()
    guard case .refused(let result) = folder.pack() else { return #expect(Bool(false), "packed") }
    #expect(result.verdict.exitCode != 0)
    #expect(try folder.tree() == before)
  }

  @Test func whatAKilledRunLeftIsCleared() throws {
    let folder = try SessionFolder()
    for name in [".kyhop-1-2.tmp", ".kyhop-1-2.tmp.Xa1b2c", ".note"] {
      try folder.put("packets/" + name, "x")
    }
    _ = try packed(folder.pack())
    #expect(try FileSystem.list(folder.path + "/packets").map(\.name) == [".note", "tinh-thu-v1.zip"])
  }

  @Test func whatAnotherRunIsWritingStays() throws {
    let folder = try SessionFolder()
    try folder.put("packets/.kyhop-1-2.tmp", "x")
    let other = open(folder.path + "/packets", O_RDONLY | O_DIRECTORY)
    defer { close(other) }
    try #require(flock(other, LOCK_EX) == 0)
    #expect(try packed(folder.pack()).version == 1)
    #expect(FileSystem.exists(folder.path + "/packets/.kyhop-1-2.tmp"))
  }

  @Test func otherPacketsAreNoVersions() throws {
    let folder = try SessionFolder()
    for name in ["other-v7.zip", "tinh-thu-v03.zip", "tinh-thu-vx.zip", "tinh-thu.zip"] {
      try folder.put("packets/" + name, "x")
    }
    #expect(try packed(folder.pack()).version == 1)
  }

  @Test(
    arguments: [
      ("a-v1", "a", 1), ("a-v1-v20", "a-v1", 20), ("a-v0", nil, nil), ("a-v01", nil, nil), ("a-v", nil, nil),
      ("a", nil, nil), ("a-v99999999999999999999", nil, nil), ("a-v+1", nil, nil),
    ] as [(String, String?, Int?)]
  )
  func aNameIsSeriesAndVersion(_ name: String, _ series: String?, _ version: Int?) {
    let parsed = PacketLayout.parse(name)
    #expect(parsed?.series == series && parsed?.version == version)
  }
}
