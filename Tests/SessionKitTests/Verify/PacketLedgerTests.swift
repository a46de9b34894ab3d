import LibZip
import Testing
import TransparencyLog

@testable import SessionKit

/// A packet with the ledger that it relies on.
@Suite struct PacketLedgerTests {
  private let open: OpenLedger
  /// The parts, and the packet's description, as they stand in the packet.
  private let parts: [[UInt8]]
  private let packet: [UInt8]

  init() throws {
    // Of four entries the packet needs three: the second was taken back.
    open = try OpenLedger { folder in
      let letter = SessionFolder.Paper(
        kind: "du-thao-nghi-quyet",
        at: "2025-11-21T09:00:00+07:00",
        file: "b.xml"
      )
      try folder.take(letter, ",\"change\":\"replaces\",\"replaces\":2")
    }
    let outcome = open.folder.pack()
    let made = if case .packed(_, let packet) = outcome { packet.path } else { "\(outcome.result.codes)" }
    let archive = try ZipArchive(FileSystem.source(made, limit: 1 << 31))
    let content = { (path: String) in
      try archive.contents(of: #require(archive["tinh-thu-v1/" + path]))
    }
    parts = try PacketLayout.ledger.map(content)
    packet = try content(PacketLayout.packet)
  }

  private func findings(_ change: (inout [[UInt8]?], inout String) throws -> Void) rethrows -> [Finding] {
    var parts: [[UInt8]?] = parts
    var packet = String(decoding: packet, as: UTF8.self)
    try change(&parts, &packet)
    return PacketLedger(parts).findings(Array(packet.utf8))
  }

  @Test func onlyWhatItReliesOnIsShown() throws {
    let lines = parts[1].split(separator: 10).map(Array.init)
    let ledger = try open.folder.bytes(LedgerFile.path).split(separator: 10).map(Array.init)
    #expect(lines.count == 4)
    for index in [0, 2, 3] { #expect(lines[index] == ledger[index]) }
    #expect(lines[1] == Array("{\"leaf\":\"\(MerkleHash.leaf(ledger[1]))\"}".utf8))
    #expect(try parts[0] == open.folder.bytes(LedgerLog.checkpointPath))
    #expect(try parts[2] == open.folder.bytes(LedgerLog.keyPath))
  }

  @Test func theWholePacketVerifies() throws {
    let name = "tinh-thu-v1.zip"
    let bytes = try FileSystem.read("\(open.path)/packets/\(name)")
    let result = VerifyRun.run(bytes, name: name, now: SessionFolder.now)
    #expect(result.codes == ["SIG-110"] && result.verdict == .intact)
    #expect(findings { _, _ in }.isEmpty)
    #expect(findings { parts, _ in parts = [nil, nil, nil] }.isEmpty)
  }

  /// What somebody who can make packets, and not sign, might try.
  struct Forgery: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var code: FindingCode = "DDL-193"
    var change: @Sendable (inout [[UInt8]?], inout String) throws -> Void
  }

  private static func edit(_ part: inout [UInt8]?, _ work: (inout [Substring]) -> Void) {
    var lines = String(decoding: part ?? [], as: UTF8.self).split(separator: "\n")
    work(&lines)
    part = Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  static let forgeries: [Forgery] = [
    Forgery(testDescription: "no checkpoint") { parts, _ in parts[0] = nil },
    Forgery(testDescription: "no entries") { parts, _ in parts[1] = nil },
    Forgery(testDescription: "no key") { parts, _ in parts[2] = nil },
    Forgery(testDescription: "empty entries") { parts, _ in parts[1] = [] },
    Forgery(testDescription: "another key") { parts, _ in
      parts[2] = try OpenLedger().folder.bytes(LedgerLog.keyPath)
    },
    Forgery(testDescription: "another ledger") { parts, _ in
      parts[0] = try OpenLedger().folder.bytes(LedgerLog.checkpointPath)
    },
    Forgery(testDescription: "an entry more") { parts, _ in edit(&parts[1]) { $0.append($0[1]) } },
    Forgery(testDescription: "an entry less") { parts, _ in edit(&parts[1]) { $0.removeLast() } },
    Forgery(testDescription: "another time") { parts, packet in
      edit(&parts[1]) { $0[0] = $0[0].replacing("09:00:00", with: "08:00:00")[...] }
      packet.replace("09:00:00", with: "08:00:00")
    },
    Forgery(testDescription: "an entry that is no line") { parts, _ in edit(&parts[1]) { $0[1] = "{}" } },
    Forgery(testDescription: "a hash with more beside it") { parts, _ in
      edit(&parts[1]) { $0[1] = $0[1].replacing("}", with: ",\"seq\":9}")[...] }
    },
    Forgery(testDescription: "the last line has no end") { parts, _ in parts[1]?.removeLast() },
    Forgery(testDescription: "nothing but line ends") { parts, _ in
      parts[1] = [UInt8](repeating: 10, count: 1 << 22)
    },
    Forgery(testDescription: "an empty line") { parts, _ in parts[1]?.append(10) },
    Forgery(testDescription: "an entry not shown", code: "DDL-194") { parts, _ in
      edit(&parts[1]) { $0[0] = "{\"leaf\":\"\(MerkleHash.leaf(Array($0[0].utf8)))\"}" }
    },
    Forgery(testDescription: "the packet gives another time", code: "DDL-194") { _, packet in
      packet.replace("T09:00:00", with: "T08:00:00", maxReplacements: 1)
    },
    Forgery(testDescription: "no time", code: "DDL-194") { _, packet in
      packet.replace("pk:received=", with: "pk:taken=", maxReplacements: 1)
    },
    Forgery(testDescription: "another number", code: "DDL-194") { _, packet in
      packet.replace("BN-0001", with: "BN-0002")
    },
    Forgery(testDescription: "a number beyond", code: "DDL-194") { _, packet in
      packet.replace("BN-0001", with: "BN-0009")
    },
    Forgery(testDescription: "a second spelling", code: "DDL-194") { _, packet in
      packet.replace("BN-0001", with: "BN-00001")
    },
    Forgery(testDescription: "another sender", code: "DDL-194") { _, packet in
      packet.replace("pk:from=\"UBND\"", with: "pk:from=\"Ban\"", maxReplacements: 1)
    },
    Forgery(testDescription: "another name", code: "DDL-194") { _, packet in
      packet.replace("pk:name=\"to-trinh.xml\"", with: "pk:name=\"x.xml\"")
    },
    Forgery(testDescription: "another document", code: "DDL-194") { _, packet in
      packet.replace("pk:sha256=\"", with: "pk:sha256=\"0", maxReplacements: 1)
    },
  ]

  @Test(arguments: forgeries)
  func aForgeryIsSeen(_ forgery: Forgery) throws {
    #expect(try findings(forgery.change).map(\.code) == [forgery.code])
  }

  @Test func aLaggingCheckpointIsNotPacked() throws {
    let before = try open.folder.bytes(LedgerLog.checkpointPath)
    _ = try open.receive()
    try open.folder.put(LedgerLog.checkpointPath, before)
    let result = open.folder.pack().result
    #expect(result.codes == ["CFG-171"])
    #expect(result.findings.first?.arguments["detail"]?.en.hasPrefix("4 of 5 entries are signed") == true)
  }
}
