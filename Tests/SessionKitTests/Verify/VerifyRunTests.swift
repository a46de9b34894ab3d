import Digests
import Testing

@testable import LibZip
@testable import SessionKit

@Suite struct VerifyRunTests {
  /// The packet of the sound folder, made once.
  private static let packet: [UInt8] = {
    do {
      let folder = try SessionFolder()
      guard case .packed(_, let packet) = folder.pack() else { return [] }
      return try Files.bytes(packet.path)
    } catch {
      return []
    }
  }()

  private static let name = "tinh-thu-v1.zip"

  private func verify(_ bytes: [UInt8], name: String = Self.name) -> RunResult {
    VerifyRun.run(bytes, name: name, now: SessionFolder.now)
  }

  /// The members, zipped anew as the packet itself was.
  private func rezip(
    as bag: String = "tinh-thu-v1",
    sealed: Bool = true,
    _ change: (inout [(path: String, bytes: [UInt8])]) throws -> Void = { _ in }
  ) throws -> [UInt8] {
    let archive = try ZipArchive(Self.packet)
    var members = try archive.members.map { member in
      (path: String(member.name.dropFirst("tinh-thu-v1/".count)), bytes: try archive.contents(of: member))
    }
    try change(&members)
    let folder = try TemporaryFolder()
    let path = folder.path + "/\(bag).zip"
    var seal: [(path: String, deflated: Digest)] = []
    let writer = try ZipWriter(path: path, date: archive.date)
    for member in members {
      let isSeal = sealed && member.path == PacketLayout.seal
      let isStored = PacketLayout.storedLists.contains(member.path) || isSeal
      try writer.add("\(bag)/\(member.path)") {
        let source = ZipSource(isSeal ? PacketSeal.text(seal) : member.bytes)
        let packed = try ZipPacked(source, method: isStored ? .stored : .deflated)
        if packed.method == .deflated { seal.append((member.path, try Digest.of(packed.held))) }
        return packed
      }
    }
    try writer.close()
    return try Files.bytes(path)
  }

  @Test func theUntouchedPacketIsIntact() throws {
    #expect(!Self.packet.isEmpty)
    #expect(try rezip() == Self.packet)
    for bytes in [Self.packet, try rezip()] {
      let result = verify(bytes)
      #expect(result.verdict == .intact)
      #expect(result.codes.filter { $0 != "SIG-110" } == [])
      let signatures = Set(TrustJudge.codes)
      #expect(
        result.rules.allSatisfy { $0.status == (signatures.contains($0.id) ? .notApplicable : .passed) }
      )
    }
  }

  @Test(arguments: [0, 12, 24, 36, 48, 60, 72, 84, 96])
  func aFlippedByteIsNoticed(_ start: Int) {
    for index in stride(from: start, to: Self.packet.count, by: 97) {
      var bytes = Self.packet
      bytes[index] ^= UInt8(1) << (index % 8)
      #expect(verify(bytes).verdict == .untrusted, "byte \(index)")
    }
  }

  @Test(arguments: [0.0, 0.01, 0.5, 0.99])
  func aTruncatedPacketIsNoticed(_ part: Double) {
    #expect(verify(Array(Self.packet.prefix(Int(Double(Self.packet.count) * part)))).verdict == .untrusted)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var code: FindingCode
    var name: String
    var change: @Sendable (inout [(path: String, bytes: [UInt8])]) throws -> Void
    var testDescription: String { "\(code.rawValue) \(name)" }
  }

  @Test(arguments: [
    Case(code: "BAG-110", name: "a document was changed") { members in
      let index = try #require(members.firstIndex { $0.path.hasSuffix(".xml") && $0.path.hasPrefix("data/") })
      members[index].bytes.append(0x0A)
    },
    Case(code: "BAG-111", name: "a document is missing") { members in
      members.removeAll { $0.path.hasPrefix("data/1/01") }
    },
    Case(code: "BAG-112", name: "a document was added") { members in
      members.append((path: "data/zz.xml", bytes: Array("<a/>".utf8)))
    },
    Case(code: "BAG-115", name: "a signature that nobody knows was added") { members in
      members.append((path: "signatures/zz.sig", bytes: [0x61]))
    },
    Case(code: "BAG-114", name: "the seal is missing") { members in
      members.removeAll { $0.path == PacketLayout.seal }
    },
    Case(code: "ZIP-114", name: "the seal is not the last") { members in
      members.insert(members.removeLast(), at: 8)
    },
    Case(code: "BAG-113", name: "findings.json was changed") { members in
      let index = try #require(members.firstIndex { $0.path == PacketLayout.findings })
      members[index].bytes.append(0x0A)
    },
    Case(code: "BAG-114", name: "the how-to is missing") { members in
      members.removeAll { $0.path == PacketLayout.howTo }
    },
    Case(code: "BAG-114", name: "the tag manifest is missing") { members in
      members.removeAll { $0.path == PacketLayout.tagManifest }
    },
    Case(code: "ZIP-113", name: "the declaration is missing") { members in
      members.removeAll { $0.path == PacketLayout.declaration }
    },
    Case(code: "ZIP-114", name: "another order") { members in
      members.swapAt(2, 3)
    },
  ])
  func aTamperedBagIsNoticed(_ fault: Case) throws {
    let result = verify(try rezip(fault.change))
    // What can't be read is not said to be unsigned.
    let others: [FindingCode] = fault.code == "ZIP-113" ? [] : ["SIG-110"]
    #expect(result.codes == [fault.code] + others || fault.code.rawValue.hasPrefix("BAG-11"))
    #expect(result.codes.contains(fault.code), "\(result.codes)")
    #expect(result.verdict == .untrusted)
  }

  /// A forger who lists what was changed anew is found out by what the lists
  /// say of each other.
  @Test(
    arguments: [
      ("BAG-116", PacketLayout.info, "Payload-Oxum: ", "Payload-Oxum: 1"),
      ("BAG-120", PacketLayout.manifest, "  data/", " data/"),
    ] as [(FindingCode, String, String, String)]
  )
  func aListThatDisagreesIsNoticed(_ code: FindingCode, _ list: String, _ old: String, _ new: String) throws {
    func relisted(_ old: String, _ new: String) throws -> [FindingCode] {
      verify(
        try rezip { members in
          let index = try #require(members.firstIndex { $0.path == list })
          let tags = try #require(members.firstIndex { $0.path == PacketLayout.tagManifest })
          let before = Digest.of(members[index].bytes).hex
          let text = String(decoding: members[index].bytes, as: UTF8.self)
          try #require(text.contains(old))
          members[index].bytes = Array(text.replacing(old, with: new).utf8)
          let listed = String(decoding: members[tags].bytes, as: UTF8.self)
          let after = Digest.of(members[index].bytes).hex
          members[tags].bytes = Array(listed.replacing(before, with: after).utf8)
        }
      ).codes
    }
    #expect(try relisted(old, new) == [code, "SIG-110"])
    #expect(try relisted(old, old) == ["SIG-110"])
  }

  /// No archive is known of which our reader and libzip make two things; the
  /// one that is found will be told by its own code, and not trusted.
  @Test(
    arguments: [
      (.secondOpinion, "ZIP-190"), (.content, "ZIP-111"), (.padding, "ZIP-117"), (.reading, "SYS-130"),
    ] as [(ZipFault.Rule, FindingCode)]
  )
  func aFaultOfTheArchiveHasItsCode(_ rule: ZipFault.Rule, _ code: FindingCode) {
    let fault = ZipFault(rule, expected: "the same 20 members", found: "19 members")
    let finding = PacketReading.finding(fault, in: Self.name)
    #expect(finding.code == code && finding.severity == .error)
    #expect(finding.message(.vi).contains(rule == .reading ? "19 tệp" : "đúng 20 tệp ấy"))
  }

  /// Some changed bits of a deflate stream leave the content as it was.
  @Test func aFlippedBitThatLeavesTheContentIsNoticed() throws {
    let archive = try ZipArchive(Self.packet)
    let member = try #require(archive["tinh-thu-v1/" + PacketLayout.packet])
    let data = member.dataOffset..<(member.dataOffset + member.compressedSize)
    for bit in 0..<(data.count * 8) {
      var bytes = Self.packet
      bytes[data.lowerBound + bit / 8] ^= UInt8(1) << (bit % 8)
      guard (try? ZipArchive(bytes).contents(of: member)) != nil else { continue }
      #expect(verify(bytes).codes == ["ZIP-118", "SIG-110"])
      return
    }
    Issue.record("no such bit: the test shows nothing")
  }

  @Test func aPacketThatWasDeflatedAnewIsNoticed() throws {
    let stored = try rezip(sealed: false) { members in
      let index = try #require(members.firstIndex { $0.path == PacketLayout.seal })
      members[index].bytes[0] ^= 1
    }
    #expect(verify(stored).codes == ["ZIP-118", "SIG-110"])
  }

  @Test(arguments: ["tinh-thu-v2.zip", "tinh-thu-v1 (1).zip", "x.zip", "tinh-thu-v1"])
  func aRenamedPacketIsNoticed(_ name: String) {
    let result = verify(Self.packet, name: name)
    #expect(result.codes.contains("VER-110"))
    #expect(result.verdict == .untrusted)
  }

  @Test func itsFolderDoesNotMatter() {
    #expect(verify(Self.packet, name: "/a b/c/" + Self.name).verdict == .intact)
  }

  @Test func anotherVersionInsideIsNoticed() throws {
    let result = verify(try rezip(as: "tinh-thu-v2"), name: "tinh-thu-v2.zip")
    #expect(result.codes.contains("VER-110"))
    #expect(result.verdict == .untrusted)
  }

  @Test(
    arguments: [[], [0x50, 0x4B], Array("not a zip".utf8), Array(repeating: 0, count: 100_000)] as [[UInt8]]
  )
  func whatIsNoZipIsNotTrusted(_ bytes: [UInt8]) {
    let result = verify(bytes)
    #expect(result.verdict == .untrusted)
    // What did not run is accounted for.
    #expect(result.rules.contains { if case .notRun = $0.status { true } else { false } })
  }

  /// Every rule of the archive scanner has a code with words.
  @Test(arguments: 1...17)
  func everyRuleHasItsWords(_ number: Int) {
    guard ![13, 14, 15, 16].contains(number) else { return }
    let code = FindingCode(rawValue: "ZIP-1" + (number < 10 ? "0" : "") + "\(number)")
    #expect(Catalogue.isKnown(code))
    #expect(PacketReading.archiveCodes.contains(code))
  }
}
