import Digests
import LibZip
import Testing

@testable import SessionKit

/// v(M) and the delta from v(M) to v(N) give v(N), to the byte.
@Suite struct DeltaTests {
  private let folder: SessionFolder
  init() throws { folder = try SessionFolder() }

  private func pack(deltaFrom base: Int? = nil) throws -> PackRun.Packet {
    let options = CheckRun.Options(stage: .final, now: SessionFolder.now)
    switch PackRun.run(folder.path, options, isDryRun: false, deltaFrom: base) {
    case .packed(_, let packet): return packet
    case .refused(let result), .unchanged(let result, _, _): return try #require(nil, "\(result.codes)")
    }
  }

  private func packet(_ version: Int) -> String { "\(folder.path)/packets/tinh-thu-v\(version).zip" }

  /// Somebody else's folder, with what was handed over.
  private func away(_ paths: [String]) throws -> TemporaryFolder {
    let away = try TemporaryFolder()
    for path in paths { try away.put(String(path.split(separator: "/").last ?? ""), Files.bytes(path)) }
    return away
  }

  private func apply(_ delta: String, onto old: String, in away: TemporaryFolder) -> [FindingCode] {
    switch ApplyRun.run(
      "\(away.path)/\(delta)",
      onto: "\(away.path)/\(old)",
      output: nil,
      now: SessionFolder.now
    ) {
    case .applied: []
    case .refused(let result): result.codes
    }
  }

  /// Some session after some work: papers come, are replaced, go.
  private func work(_ random: inout some RandomNumberGenerator, _ step: Int) throws {
    let text = String(decoding: try Files.document("bao-cao"), as: UTF8.self)
      .replacing("name=\"baoCao\"", with: "name=\"taiLieuKhac\"")
    for number in 1...Int.random(in: 1...3, using: &random) {
      let words = String(
        repeating: "Số \(Int.random(in: 0...9, using: &random)). ",
        count: Int.random(in: 1...400, using: &random)
      )
      let content = text.replacing("</mainBody>", with: "<p>\(words)</p></mainBody>")
      let paper = SessionFolder.Paper(
        kind: "tai-lieu-khac",
        at: "2025-11-2\(min(step, 9))T10:00:00+07:00",
        file: "tai-lieu-\(step)-\(number).xml"
      )
      let receipt = try folder.take(paper, content: Array(content.utf8), ",\"change\":\"adds\"")
      if Int.random(in: 0...4, using: &random) == 0, number > 1 { try folder.withdraw(receipt) }
    }
  }

  @Test(arguments: 1...4)
  func anyHistory(seed: UInt64) throws {
    var random = SplitMix(seed)
    _ = try pack()
    for step in 2...4 {
      try work(&random, step)
      let base = Int.random(in: 1..<step, using: &random)
      let made = try pack(deltaFrom: base)
      let delta = try #require(made.delta)
      #expect(delta.hasSuffix("/tinh-thu-v\(step).from-v\(base).zip"))
      let away = try away([delta, packet(base)])
      #expect(apply("tinh-thu-v\(step).from-v\(base).zip", onto: "tinh-thu-v\(base).zip", in: away) == [])
      #expect(try away.bytes("tinh-thu-v\(step).zip") == Files.bytes(packet(step)))
      #expect(try Files.bytes(delta).count < Files.bytes(packet(step)).count)
    }
  }

  @Test func theWrongBaseIsRefusedAndNothingIsWritten() throws {
    _ = try pack()
    var random = SplitMix(7)
    try work(&random, 2)
    _ = try pack()
    try work(&random, 3)
    let delta = try #require(try pack(deltaFrom: 2).delta)
    let name = "tinh-thu-v3.from-v2.zip"
    let away = try away([delta, packet(1), packet(2)])
    #expect(apply(name, onto: "tinh-thu-v1.zip", in: away) == ["VER-160"])
    // Another v2, from another history.
    let other = try SessionFolder()
    try other.edit("Hỗ trợ xe", "Hỗ trợ")
    guard case .packed = other.pack() else { return #expect(Bool(false)) }
    try other.edit("Hỗ trợ", "Hỗ trợ xe")
    guard case .packed = other.pack() else { return #expect(Bool(false)) }
    try away.put("b/tinh-thu-v2.zip", Files.bytes("\(other.path)/packets/tinh-thu-v2.zip"))
    #expect(apply(name, onto: "b/tinh-thu-v2.zip", in: away) == ["VER-160"])
    #expect(apply(name, onto: name, in: away) == ["VER-160"])
    #expect(apply("tinh-thu-v1.zip", onto: "tinh-thu-v2.zip", in: away) == ["VER-161"])
    #expect(apply("no.from-v1.zip", onto: "tinh-thu-v2.zip", in: away) == ["VER-161"])
    #expect(apply(name, onto: "no.zip", in: away) == ["CFG-190"])
    #expect(!FileSystem.exists(away.path + "/tinh-thu-v3.zip"))
    #expect(apply(name, onto: "tinh-thu-v2.zip", in: away) == [])
    // What is there already is not replaced.
    #expect(apply(name, onto: "tinh-thu-v2.zip", in: away) == ["SYS-160"])
  }

  @Test func aDeltaIsNoPacket() throws {
    _ = try pack()
    try folder.edit("Hỗ trợ xe", "Mức hỗ trợ xe")
    let delta = try #require(try pack(deltaFrom: 1).delta)
    let result = VerifyRun.run(try Files.bytes(delta), name: delta, now: SessionFolder.now)
    #expect(result.codes.first == "VER-162" && result.verdict == .untrusted)
    #expect(try PacketFiles.find([folder.path]) == [packet(1), packet(2)])
    // packets/*.zip: beside the full packet a delta is left aside, and told;
    // beside another it is still no packet.
    let verify = { (names: [String]) in
      try VerifyRun.run(names, now: SessionFolder.now) { try FileSystem.source($0, limit: .max) }
    }
    let all = try verify([packet(1), delta, packet(2)])
    #expect(all.codes == ["VER-163", "SIG-110", "SIG-110"] && all.verdict == .intact)
    #expect(all.packets.map(\.path) == [packet(1), packet(2)])
    #expect(try verify([packet(1), delta]).verdict == .untrusted)
  }

  @Test func aDeltaCanBeMadeLater() throws {
    _ = try pack()
    try folder.edit("Hỗ trợ xe", "Mức hỗ trợ xe")
    let first = try Files.bytes(try #require(try pack(deltaFrom: 1).delta))
    let path = "\(folder.path)/packets/tinh-thu-v2.from-v1.zip"
    folder.remove("packets/tinh-thu-v2.from-v1.zip")
    let options = CheckRun.Options(stage: .final, now: SessionFolder.now)
    guard
      case .unchanged(_, _, let delta) = PackRun.run(
        folder.path,
        options,
        isDryRun: false,
        deltaFrom: 1
      )
    else { return #expect(Bool(false)) }
    #expect(delta == path)
    #expect(try Files.bytes(path) == first)
    let refused = PackRun.run(folder.path, options, isDryRun: false, deltaFrom: 2)
    #expect(refused.result.codes == ["CFG-180"])
  }

  /// An older packet that can't be read must not be built upon.
  @Test func aDamagedOlderPacketStopsTheNext() throws {
    _ = try pack()
    try folder.edit("Hỗ trợ xe", "Mức hỗ trợ xe")
    _ = try pack()
    try folder.put("packets/tinh-thu-v1.zip", "PK")
    try folder.edit("Mức hỗ trợ xe", "Hỗ trợ xe")
    let options = CheckRun.Options(stage: .final, now: SessionFolder.now)
    #expect(PackRun.run(folder.path, options, isDryRun: false).result.codes == ["VER-120"])
    #expect(!FileSystem.exists(packet(3)))
  }

  @Test func noSuchBase() throws {
    _ = try pack()
    try folder.edit("Hỗ trợ xe", "Mức hỗ trợ xe")
    let options = CheckRun.Options(stage: .final, now: SessionFolder.now)
    let outcome = PackRun.run(folder.path, options, isDryRun: false, deltaFrom: 2)
    #expect(outcome.result.codes == ["CFG-180"])
    #expect(!FileSystem.exists(packet(2)))
  }

  /// A delta whose list of what it leaves out lies, sound otherwise.
  @Test func aListThatLiesIsRefused() throws {
    _ = try pack()
    try folder.edit("Hỗ trợ xe", "Mức hỗ trợ xe")
    let delta = try #require(try pack(deltaFrom: 1).delta)
    let name = "tinh-thu-v2.from-v1.zip"
    let away = try away([delta, packet(1)])
    let archive = try ZipArchive(Files.bytes(delta))
    let fetch = try archive.contents(of: #require(archive["tinh-thu-v2/fetch.txt"]))
    let lines = String(decoding: fetch, as: UTF8.self).split(separator: "\n").map(String.init)
    let fields = lines[0].split(separator: " ", maxSplits: 2).map(String.init)
    let size = try #require(Int(fields[1]))
    let sizes = ["0", "1", "-1", "-", "\(size - 1)", "\(size + 1)", "999999999999", "99999999999999999999"]
    var lies = [Array(lines.dropFirst()), [lines[0]] + lines]
    lies.append(lines + ["\(fields[0]) \(size) data/../../x"])
    lies += sizes.map { ["\(fields[0]) \($0) \(fields[2])"] + lines.dropFirst() }
    func list(_ lines: [String]) -> [UInt8] { Array(lines.map { $0 + "\n" }.joined().utf8) }
    func apply(_ lines: [String]) throws -> [FindingCode] {
      away.remove(name)
      let writer = try ZipWriter(path: "\(away.path)/\(name)", date: archive.date)
      for member in archive.members {
        let isList = member.name.hasSuffix("/fetch.txt")
        let content = try isList ? list(lines) : archive.contents(of: member)
        try writer.add(member.name, content, method: member.method)
      }
      try writer.close()
      return self.apply(name, onto: "tinh-thu-v1.zip", in: away)
    }
    for lie in lies { #expect(try apply(lie) == ["VER-161"], "\(lie[0])") }
    #expect(!FileSystem.exists(away.path + "/tinh-thu-v2.zip"))
    #expect(try apply(lines) == [])
    #expect(try away.bytes("tinh-thu-v2.zip") == Files.bytes(packet(2)))
  }

  /// Any changed bit of a delta is refused, or does no harm: what comes out
  /// is the packet, or nothing.
  @Test func everyFlippedByteIsNoticed() throws {
    _ = try pack()
    try folder.edit("Hỗ trợ xe", "Mức hỗ trợ xe")
    let delta = try #require(try pack(deltaFrom: 1).delta)
    let (good, full) = (try Files.bytes(delta), try Files.bytes(packet(2)))
    let away = try away([packet(1)])
    let name = "tinh-thu-v2.from-v1.zip"
    for place in stride(from: 0, to: good.count, by: max(1, good.count / 150)) {
      var bytes = good
      bytes[place] ^= 1
      try away.put(name, bytes)
      if apply(name, onto: "tinh-thu-v1.zip", in: away) == [] {
        #expect(try away.bytes("tinh-thu-v2.zip") == full, "byte \(place)")
        away.remove("tinh-thu-v2.zip")
      }
      #expect(!FileSystem.exists(away.path + "/tinh-thu-v2.zip"))
    }
  }
}

/// Numbers that are the same at every run.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
