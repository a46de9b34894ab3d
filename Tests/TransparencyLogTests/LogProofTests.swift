import Digests
import Testing
import TransparencyLog

@Suite struct LogProofTests {
  @Test func golden() throws {
    let proof = try LogProof(parsing: Array(Golden.proof.utf8))
    #expect(proof.extra == Golden.entries[4])
    #expect(proof.index == 4)
    #expect(proof.hashes == MerkleTree(Golden.entries).inclusionProof(ofLeaf: 4, inSize: 7))
    #expect(proof.checkpoint.bytes == Array(Golden.checkpoint.utf8))
    #expect(proof.bytes == Array(Golden.proof.utf8))
    let log = try Golden.log()
    #expect(try proof.verify(entry: Golden.entries[4], by: [log]).map(\.description) == [Golden.logKey])
    func code(_ entry: [UInt8], _ verifiers: [NoteVerifier]) -> LogError.Code? {
      failure { () throws(LogError) in try proof.verify(entry: entry, by: verifiers) }?.code
    }
    for index in [0, 1, 2, 3, 5, 6] { #expect(code(Golden.entries[index], [log]) == .notIncluded) }
    #expect(code(Golden.entries[4] + [0x0A], [log]) == .notIncluded)
    #expect(code(Golden.entries[4], []) == .originDiffers)
    #expect(try code(Golden.entries[4], [Golden.witness()]) == .originDiffers)
    #expect(try code(Golden.entries[4], [Golden.go()]) == .originDiffers)
  }

  @Test(arguments: 1...20) func everyEntry(_ size: Int) throws {
    let log = try Fake("a")
    let contents = entries(size)
    let tree = MerkleTree(contents)
    let checkpoint = try SignedCheckpoint(
      signing: Checkpoint(origin: "a", size: size, root: tree.root),
      by: [log.signer]
    )
    for index in 0..<size {
      let hashes = try #require(tree.inclusionProof(ofLeaf: index, inSize: size))
      for extra in [nil, [], contents[index]] {
        let made = try LogProof(extra: extra, index: index, hashes: hashes, checkpoint: checkpoint)
        let proof = try LogProof(parsing: made.bytes)
        #expect(proof.extra == (extra == [] ? nil : extra))
        #expect(proof.bytes == made.bytes)
        try proof.verify(entry: contents[index], by: [log.verifier])
      }
    }
  }

  static let header = "c2sp.org/tlog-proof@v1\n"
  static let hash = "\(MerkleHash.empty)\n"
  static let rest = "\n\(Golden.checkpoint)"
  static let refused = [
    Refused("", line: 1),
    Refused("c2sp.org/tlog-proof@v1", line: 1),
    Refused("c2sp.org/tlog-proof@v2\nindex 0\n\(rest)", line: 1),
    Refused(" \(header)index 0\n\(rest)", line: 1),
    Refused("\u{FEFF}\(header)index 0\n\(rest)", line: 1),
    Refused(header, line: 2),
    Refused("\(header)\(rest)", line: 2),
    Refused("\(header)\(hash)\(rest)", line: 2),
    Refused("\(header)extra \nindex 0\n\(rest)", line: 2),
    Refused("\(header)extra\nindex 0\n\(rest)", line: 2),
    Refused("\(header)extra AB==\nindex 0\n\(rest)", line: 2),
    Refused("\(header)extra  AA==\nindex 0\n\(rest)", line: 2),
    Refused("\(header)extra AA==\n", line: 3),
    Refused("\(header)extra AA==\nextra AA==\nindex 0\n\(rest)", line: 3),
    Refused("\(header)index 0\nextra AA==\n\(rest)", line: 3),
    Refused("\(header)index 00\n\(rest)", line: 2),
    Refused("\(header)index\n\(rest)", line: 2),
    Refused("\(header)index \n\(rest)", line: 2),
    Refused("\(header)index -1\n\(rest)", line: 2),
    Refused("\(header)index 0\r\n\(rest)", line: 2),
    Refused("\(header)Index 0\n\(rest)", line: 2),
    Refused("\(header)index 9223372036854775808\n\(rest)", .tooLarge, line: 2),
    Refused("\(header)index 0", line: 2),
    Refused("\(header)index 0\n", line: 3),
    Refused("\(header)index 0\n\(hash)", line: 4),
    Refused("\(header)index 0\n\(hash) \(rest)", line: 4),
    Refused("\(header)index 0\n\(hash)AAAA\n\(rest)", line: 4),
    Refused(Array("\(header)index 0\n".utf8) + [0xFF] + Array("\n\(rest)".utf8), line: 3),
    Refused(header + "index 0\n" + String(repeating: hash, count: 64) + rest, .tooLarge, line: 66),
    Refused("\(header)index 0\n\n", line: nil),
    Refused("\(header)index 0\n\n\(rest)", line: 4),
    Refused("\(header)index 0\n\n\(Golden.text)", line: nil),
    Refused("\(header)index 0\n\na\n1\nb\n\n— a AAAAAAA=\n", line: 6),
    Refused("\(header)index 0\n\na\n1\nb\n\n— a AAAA\n", line: 8),
    Refused("\(header)index 0\n\na\n9223372036854775808\nb\n\n— a AAAAAAA=\n", .tooLarge, line: 5),
    Refused([UInt8](repeating: 0x0A, count: LogProof.maximumBytes + 1), .tooLarge, line: nil),
  ]

  @Test(arguments: refused) func malformed(_ refused: Refused) {
    let error = failure { () throws(LogError) in _ = try LogProof(parsing: refused.text) }
    #expect(refused.matches(error), "\(String(describing: error))")
  }

  @Test func whatCannotBeWritten() throws {
    let checkpoint = try SignedCheckpoint(parsing: Array(Golden.checkpoint.utf8))
    func code(extra: [UInt8]? = nil, index: Int = 0, hashes: Int = 0) -> LogError.Code? {
      failure { () throws(LogError) in
        let hashes = [MerkleHash](repeating: .empty, count: hashes)
        _ = try LogProof(extra: extra, index: index, hashes: hashes, checkpoint: checkpoint)
      }?.code
    }
    #expect(code(index: -1) == .malformed)
    #expect(code(index: .max, hashes: 63) == nil)
    #expect(code(hashes: 64) == .tooLarge)
    #expect(code(extra: [UInt8](repeating: 0, count: LogProof.maximumBytes)) == .tooLarge)
  }

  /// Any byte changed, put in or taken away: refused, except in the parts that
  /// the format leaves unsigned, the extra line and signatures by others.
  @Test func everyByteCounts() throws {
    let bytes = Array(Golden.proof.utf8)
    let original = try LogProof(parsing: bytes)
    let log = try Golden.log()
    let extra = try #require(bytes.indices.first { bytes[$0...].starts(with: "extra ".utf8) }) + 6
    let index = try #require(bytes.indices.first { bytes[$0...].starts(with: "\nindex ".utf8) })
    let witness = try #require(bytes.indices.last { bytes[$0...].starts(with: "— ".utf8) })
    var believed: Set<Int> = []
    for (position, mutant) in mutants(of: bytes) {
      guard let proof = try? LogProof(parsing: mutant),
        failure({ () throws(LogError) in try proof.verify(entry: Golden.entries[4], by: [log]) }) == nil
      else { continue }
      #expect(proof.index == original.index)
      #expect(proof.hashes == original.hashes)
      #expect(proof.checkpoint.note.text == original.checkpoint.note.text)
      believed.insert(position)
    }
    #expect(believed.contains { $0 < witness })
    #expect(believed.contains { $0 >= witness })
    #expect(believed.allSatisfy { extra..<index ~= $0 || $0 >= witness })
  }

  /// Cut anywhere: only the witness can be cut off.
  @Test func everyCut() throws {
    let bytes = Array(Golden.proof.utf8)
    let witness = try #require(bytes.indices.last { bytes[$0...].starts(with: "— ".utf8) })
    let log = try Golden.log()
    let believed = (0...bytes.count).filter { length in
      guard let proof = try? LogProof(parsing: Array(bytes[..<length])) else { return false }
      return failure { () throws(LogError) in
        try proof.verify(entry: Golden.entries[4], by: [log])
      } == nil
    }
    #expect(believed == [witness, bytes.count])
  }

  /// Bytes of all kinds, and pieces of proofs in any order: no crash.
  @Test func noise() throws {
    var random = Seeded(8493)
    let lines = Golden.proof.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Array("\($0)\n".utf8) }
    for _ in 0..<2000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...14, using: &random) {
        bytes += lines.randomElement(using: &random) ?? []
      }
      if Bool.random(using: &random) {
        bytes += (0..<8).map { _ in UInt8.random(in: 0...255, using: &random) }
      }
      if let proof = try? LogProof(parsing: bytes) { #expect(proof.bytes == bytes) }
      if let note = try? SignedNote(parsing: bytes) { #expect(note.bytes == bytes) }
    }
  }
}
