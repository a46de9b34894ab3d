import Digests
import LibZip
import Testing

@testable import SessionKit

@Suite("Packing, version after version")
struct PackRunTests {
  private let sample: SampleWorkspace

  init() throws { sample = try SampleWorkspace() }

  private func packed(_ outcome: PackRun.Outcome) throws -> PackRun.Packet {
    guard case .packed(_, let packet) = outcome else {
      let codes = outcome.result.findings.map(\.code.rawValue)
      throw Unpacked(codes: codes)
    }
    return packet
  }

  private struct Unpacked: Error { var codes: [String] }

  private func verify(_ paths: [String]) throws -> RunResult {
    try VerifyRun.run(paths, now: SampleWorkspace.now) { try FileSystem.source($0, limit: .max) }
  }

  @Test("nothing changed, nothing packed; something changed, the next version names the last")
  func chain() throws {
    let first = try packed(sample.pack())
    guard case .unchanged(_, let path, _) = sample.pack() else {
      Issue.record("packed twice")
      return
    }
    #expect(path == first.path)
    try sample.edit("Đặt tên đường", "Đặt, đổi tên đường")
    let second = try packed(sample.pack())
    #expect(second.version == 2)
    let both = try verify([second.path, first.path])
    #expect(both.verdict == .intact)
    #expect(both.packets.map(\.identity) == [second.identity, first.identity])
    #expect(both.findings.map(\.code.rawValue) == ["SIG-110", "SIG-110"])
    #expect(try verify([second.path]).findings.map(\.code.rawValue) == ["SIG-110", "VER-140"])
  }

  @Test("only what is ready")
  func readyOnly() throws {
    FileSystem.remove(sample.path + "/submissions/3.2/to-trinh.xml")
    guard case .refused(let result) = sample.pack() else {
      Issue.record("packed an incomplete dossier")
      return
    }
    #expect(result.verdict == .rejected)
    let packet = try packed(sample.pack(isReadyOnly: true))
    #expect(packet.following == ["3.2"])
    #expect(packet.documents == 17)
    #expect(try verify([packet.path]).verdict == .intact)
  }

  @Test("a secret document stops everything, ready or not")
  func secret() throws {
    let file = sample.path + "/submissions/3.2/to-trinh.xml"
    let text = String(decoding: try FileSystem.read(file), as: UTF8.self)
    let marked = text.split(separator: "<longTitle", maxSplits: 1).joined(
      separator: "<container eId=\"preface__container_9\" name=\"doMat\"><p>MẬT</p></container><longTitle"
    )
    try FileSystem.write(Array(marked.utf8), to: file, replacing: true)
    guard case .refused(let result) = sample.pack(isReadyOnly: true) else {
      Issue.record("packed a secret document")
      return
    }
    #expect(result.findings.contains { $0.code.family == "SEC" })
  }

  @Test("a broken newest packet is no reason to begin again")
  func brokenPredecessor() throws {
    let first = try packed(sample.pack())
    var bytes = try FileSystem.read(first.path)
    bytes.removeLast(40)
    try FileSystem.write(bytes, to: first.path, replacing: true)
    #expect(sample.pack().result.findings.map(\.code.rawValue) == ["VER-120"])
  }

  @Test(
    "a packet that nobody would admit is not begun",
    arguments: [
      (4094, 10, true), (4095, 10, false), (4, 1 << 28, true), (5, 1 << 28, false),
    ]
  )
  func excess(count: Int, size: Int, fits: Bool) {
    let members = (0..<count).map { number in
      PacketBuilder.Member("data/\(number)", size: size, digest: Digest.of([])) { ZipSource([]) }
    }
    #expect((PackRun.excess(members)?.code == "SYS-111") != fits)
  }
}
