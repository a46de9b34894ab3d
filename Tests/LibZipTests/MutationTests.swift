import LibZip
import Testing

/// Whatever single thing changes in an archive's file, it is no archive.
@Suite struct MutationTests {
  private static func original() throws -> [UInt8] {
    let folder = try Folder()
    return try write(Content.few, to: folder.path + "/a.zip")
  }

  @Test func everyFlippedBitIsNoticed() throws {
    let bytes = try Self.original()
    #expect(refusal(bytes) == nil)
    var unnoticed: [String] = []
    for place in bytes.indices {
      for bit in 0..<8 {
        var mutant = bytes
        mutant[place] ^= 1 << UInt8(bit)
        if refusal(mutant) == nil { unnoticed.append("\(place).\(bit)") }
      }
    }
    #expect(unnoticed == [])
  }

  @Test func everyMissingOrDoubledByteIsNoticed() throws {
    let bytes = try Self.original()
    var unnoticed: [Int] = []
    for place in bytes.indices {
      var shorter = bytes
      shorter.remove(at: place)
      var longer = bytes
      longer.insert(bytes[place], at: place)
      if refusal(shorter) == nil || refusal(longer) == nil { unnoticed.append(place) }
    }
    #expect(unnoticed == [])
  }

  @Test func everyCutIsNoticed() throws {
    let bytes = try Self.original()
    #expect(bytes.indices.filter { refusal(Array(bytes.prefix($0))) == nil } == [])
    #expect(bytes.indices.dropFirst().filter { refusal(Array(bytes.suffix(from: $0))) == nil } == [])
  }
}

/// Random damage is refused by a fault, never by a trap.
@Suite struct DamageTests {
  @Test(arguments: 1...8) func anyDamageIsAFault(_ seed: UInt64) throws {
    let folder = try Folder()
    let bytes = try write(Content.few, to: folder.path + "/a.zip")
    var random = noise(40_000, seed: seed)[...]
    var unnoticed = 0
    for _ in 0..<1000 {
      var mutant = bytes
      for _ in 0..<4 {
        guard let high = random.popFirst(), let low = random.popFirst(), let value = random.popFirst() else {
          break
        }
        // Half of the damage goes where the numbers are.
        let place = Int(high) << 8 | Int(low)
        let range = value & 1 == 0 ? bytes.count : 340
        mutant[bytes.count - 1 - place % min(range, bytes.count)] = random.popFirst() ?? 0xFF
      }
      if mutant != bytes, refusal(mutant) == nil { unnoticed += 1 }
    }
    #expect(unnoticed == 0)
  }
}
