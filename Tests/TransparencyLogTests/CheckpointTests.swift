import Testing
import TransparencyLog

@Suite struct CheckpointTests {
  static let root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="

  /// The example on the specification's page.
  @Test func published() throws {
    let text = "example.com/behind-the-sofa\n20852163\n\(Self.root)\n"
    let checkpoint = try Checkpoint(parsing: Array(text.utf8))
    #expect(checkpoint.origin == "example.com/behind-the-sofa")
    #expect(checkpoint.size == 20_852_163)
    #expect(checkpoint.root.base64 == Self.root)
    #expect(checkpoint.extensions == [])
    #expect(checkpoint.text == Array(text.utf8))
  }

  @Test(
    arguments: [
      "a b+c\n0\n\(root)\n", "ổ\n9223372036854775807\n\(root)\n", "a\n1\n\(root)\nmore\n\u{2028}\n— \n",
    ]
  ) func isReadBack(_ text: String) throws {
    let checkpoint = try Checkpoint(parsing: Array(text.utf8))
    #expect(checkpoint.text == Array(text.utf8))
    let again = try Checkpoint(
      origin: checkpoint.origin,
      size: checkpoint.size,
      root: checkpoint.root,
      extensions: checkpoint.extensions
    )
    #expect(again.text == checkpoint.text)
  }

  static let refused = [
    Refused("", line: 1),
    Refused("a", line: 1),
    Refused("a\n", line: 2),
    Refused("a\n1\n", line: 3),
    Refused("a\n1\n\(root)", line: 3),
    Refused("\n1\n\(root)\n", line: 1),
    Refused("a\n\n\(root)\n", line: 2),
    Refused("a\n01\n\(root)\n", line: 2),
    Refused("a\n00\n\(root)\n", line: 2),
    Refused("a\n-1\n\(root)\n", line: 2),
    Refused("a\n+1\n\(root)\n", line: 2),
    Refused("a\n1 \n\(root)\n", line: 2),
    Refused("a\n１\n\(root)\n", line: 2),
    Refused("a\n0x1\n\(root)\n", line: 2),
    Refused("a\n9223372036854775808\n\(root)\n", .tooLarge, line: 2),
    Refused("a\n1\(String(repeating: "0", count: 10_000))\n\(root)\n", .tooLarge, line: 2),
    Refused("a\n1\n\(root.dropLast())\n", line: 3),
    Refused("a\n1\n\(root) \n", line: 3),
    Refused("a\n1\nAAAA\n", line: 3),
    Refused("a\n1\n\(root)\n\n", line: 4),
    Refused("a\n1\n\(root)\n\nb\n", line: 4),
    Refused("a\n1\n\(root)\nb", line: 4),
    Refused("a\r\n1\n\(root)\n", line: 1),
    Refused([0xFF, 0x0A, 0x31, 0x0A] + Array("\(root)\n".utf8), line: 1),
  ]

  @Test(arguments: refused) func malformed(_ refused: Refused) {
    #expect(refused.matches(failure { () throws(LogError) in _ = try Checkpoint(parsing: refused.text) }))
  }

  @Test func whatCannotBeWritten() {
    for origin in ["", "a\nb", "a\u{0}"] {
      #expect(
        failure { () throws(LogError) in _ = try Checkpoint(origin: origin, size: 0, root: .empty) }?.code
          == .malformed
      )
      #expect(
        failure { () throws(LogError) in
          _ = try Checkpoint(origin: "a", size: 0, root: .empty, extensions: ["b", origin])
        }?.code == .malformed
      )
    }
    #expect(
      failure { () throws(LogError) in _ = try Checkpoint(origin: "a", size: -1, root: .empty) }?.code
        == .malformed
    )
  }

  @Test func precedes() throws {
    let tree = MerkleTree(entries(9))
    func checkpoint(_ size: Int, _ origin: String = "a", root: MerkleHash? = nil) throws -> Checkpoint {
      try Checkpoint(origin: origin, size: size, root: root ?? #require(tree.root(ofSize: size)))
    }
    let (four, nine) = (try checkpoint(4), try checkpoint(9))
    let proof = try #require(tree.consistencyProof(fromSize: 4, toSize: 9))
    try four.verifyPrecedes(nine, proof: proof)
    try nine.verifyPrecedes(nine, proof: [])
    try checkpoint(0).verifyPrecedes(four, proof: [])
    func code(_ old: Checkpoint, _ new: Checkpoint, _ proof: [MerkleHash]) -> LogError.Code? {
      failure { () throws(LogError) in try old.verifyPrecedes(new, proof: proof) }?.code
    }
    #expect(code(nine, four, proof) == .notConsistent)
    #expect(code(four, nine, []) == .notConsistent)
    #expect(try code(four, checkpoint(4, root: .empty), []) == .notConsistent)
    #expect(try code(four, checkpoint(9, root: .empty), proof) == .notConsistent)
    #expect(try code(four, checkpoint(9, "b"), proof) == .originDiffers)
    #expect(try code(checkpoint(4, "\u{E9}"), checkpoint(9, "e\u{301}"), proof) == .originDiffers)
  }

  @Test func theGoldenOneIsSigned() throws {
    let signed = try SignedCheckpoint(parsing: Array(Golden.checkpoint.utf8))
    #expect(signed.bytes == Array(Golden.checkpoint.utf8))
    #expect(signed.checkpoint.origin == "so-tiep-nhan.example/hdnd")
    #expect(signed.checkpoint.size == 7)
    #expect(signed.checkpoint.root == MerkleTree(Golden.entries).root)
    let (log, witness) = (try Golden.log(), try Golden.witness())
    #expect(try signed.verify(by: [log]).map(\.name) == ["so-tiep-nhan.example/hdnd"])
    #expect(
      try signed.verify(by: [witness, log]).map(\.name) == ["witness.example", "so-tiep-nhan.example/hdnd"]
    )
    // A witness doesn't speak for the log.
    #expect(failure { () throws(LogError) in try signed.verify(by: [witness]) }?.code == .originDiffers)
    #expect(failure { () throws(LogError) in try signed.verify(by: []) }?.code == .originDiffers)
    let other = try Fake("so-tiep-nhan.example/hdnd").verifier
    #expect(failure { () throws(LogError) in try signed.verify(by: [witness, other]) }?.code == .notSigned)
    #expect(failure { () throws(LogError) in try signed.verify(by: [other]) }?.code == .notSigned)
  }

  @Test func signing() throws {
    let (log, witness) = (try Fake("a"), try Fake("w", 2))
    let checkpoint = try Checkpoint(origin: "a", size: 0, root: .empty, extensions: ["x"])
    let signed = try SignedCheckpoint(signing: checkpoint, by: [log.signer, witness.signer])
    let again = try SignedCheckpoint(parsing: signed.bytes)
    #expect(again.checkpoint.text == checkpoint.text)
    #expect(try again.verify(by: [log.verifier]).map(\.name) == ["a"])
    #expect(
      failure { () throws(LogError) in
        _ = try SignedCheckpoint(signing: checkpoint, by: [witness.signer])
      }?.code == .originDiffers
    )
  }

  @Test func aNoteThatIsNoCheckpoint() {
    let error = failure { () throws(LogError) in
      _ = try SignedCheckpoint(parsing: Array(Golden.goNote.utf8))
    }
    #expect(error?.code == .malformed)
    #expect(error?.line == 3)
  }

  /// Any byte changed, put in or taken away: refused, except in the line of
  /// the witness, whom the verifier doesn't know.
  @Test func everyByteCounts() throws {
    let bytes = Array(Golden.checkpoint.utf8)
    let witness = try #require(bytes.indices.last { bytes[$0...].starts(with: "— ".utf8) })
    let log = try Golden.log()
    var believed: Set<Int> = []
    for (position, mutant) in mutants(of: bytes) {
      let signed = try? SignedCheckpoint(parsing: mutant)
      guard let signed, failure({ () throws(LogError) in try signed.verify(by: [log]) }) == nil else {
        continue
      }
      #expect(signed.note.text == Array(Golden.text.utf8))
      believed.insert(position)
    }
    #expect(!believed.isEmpty)
    #expect(believed.allSatisfy { $0 >= witness })
    // Known as well, nothing of it can change.
    let verifiers = [log, try Golden.witness()]
    for (_, mutant) in mutants(of: bytes) {
      guard let signed = try? SignedCheckpoint(parsing: mutant),
        let keys = try? signed.verify(by: verifiers), keys.count == 2
      else { continue }
      Issue.record("believed: \(String(decoding: mutant, as: UTF8.self))")
    }
  }
}

/// A text with one byte changed, taken away or put in: each, at each place.
func mutants(of bytes: [UInt8]) -> [(position: Int, bytes: [UInt8])] {
  var mutants: [(Int, [UInt8])] = []
  for position in bytes.indices {
    let byte = bytes[position]
    let others = (0..<8).map { byte ^ 1 << $0 } + [0x00, 0x0A, 0x0D, 0x20, 0x2B, 0x3D, 0x41, 0xFF]
    for other in others where other != byte {
      var changed = bytes
      changed[position] = other
      mutants.append((position, changed))
      // Put in before an equal byte, a byte is the same text as after it.
      changed.insert(byte, at: position + 1)
      mutants.append((position, changed))
    }
    var shorter = bytes
    shorter.remove(at: position)
    mutants.append((position, shorter))
  }
  return mutants
}
