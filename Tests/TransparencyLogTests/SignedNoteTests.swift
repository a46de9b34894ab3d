import Digests
import Testing
import TransparencyLog

@Suite struct SignedNoteTests {
  @Test func published() throws {
    let note = try SignedNote(parsing: Array(Golden.goNote.utf8))
    #expect(note.text == Array(Golden.goText.utf8))
    #expect(note.signatures.map(\.name) == ["PeterNeumann"])
    #expect(note.bytes == Array(Golden.goNote.utf8))
    #expect(try note.verify(by: [Golden.go()]).map(\.description) == [Golden.goKey])
    #expect(try note.verify(by: [Golden.log(), Golden.go()]).map(\.description) == [Golden.goKey])
  }

  /// The note on the specification's page: its text has an empty line.
  @Test func theTextMayHaveEmptyLines() throws {
    let bytes = Array(
      """
      Ognuno sta solo sul cuor della terra
      trafitto da un raggio di sole:

      ed è subito sera.

      — quasimodo.example/salvatore \
      NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=

      """.utf8
    )
    let note = try SignedNote(parsing: bytes)
    #expect(String(decoding: note.text, as: UTF8.self).hasSuffix("sole:\n\ned è subito sera.\n"))
    #expect(note.signatures.map(\.keyID) == [[0x36, 0x7B, 0xA0, 0x4B]])
    #expect(note.bytes == bytes)
  }

  @Test(arguments: ["a\n", "\n", "a\n\n", "\n\n\n", "a\n\n— b AAAAAAA=\n", "ă\n\u{7F}\u{85}\u{202E}\n"])
  func whatIsSignedIsReadBack(_ text: String) throws {
    let (ann, bob) = (try Fake("ann"), try Fake("bob", 2))
    let note = try SignedNote(signing: Array(text.utf8), by: [ann.signer, bob.signer])
    let again = try SignedNote(parsing: note.bytes)
    #expect(again.text == Array(text.utf8))
    #expect(again.bytes == note.bytes)
    #expect(try again.verify(by: [bob.verifier, ann.verifier]).map(\.name) == ["bob", "ann"])
    #expect(try again.verify(by: [bob.verifier]).map(\.name) == ["bob"])
  }

  @Test(arguments: ["", "a", "a\nb", "a\r\n", "a\t\n", "a\u{0}\n", "\u{1B}[1m\n"])
  func isNotSigned(_ text: String) throws {
    let signer = try Fake("ann").signer
    #expect(
      failure { () throws(LogError) in _ = try SignedNote(signing: Array(text.utf8), by: [signer]) }?.code
        == .malformed
    )
  }

  @Test func badSigners() throws {
    let text = Array("a\n".utf8)
    #expect(
      failure { () throws(LogError) in _ = try SignedNote(signing: text, by: []) }?.code == .malformed
    )
    for count in [0, 63, 65] {
      let signer = NoteSigner(try Fake("ann").key) { _ in [UInt8](repeating: 1, count: count) }
      let error = failure { () throws(LogError) in _ = try SignedNote(signing: text, by: [signer]) }
      #expect(error?.code == .badSignature)
    }
    let many = [NoteSigner](repeating: try Fake("ann").signer, count: 101)
    #expect(failure { () throws(LogError) in _ = try SignedNote(signing: text, by: many) }?.code == .tooLarge)
    let signer = try Fake("ann").signer
    let long = [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 20) + text
    #expect(
      failure { () throws(LogError) in _ = try SignedNote(signing: long, by: [signer]) }?.code == .tooLarge
    )
  }

  static let refused = [
    Refused("", line: nil),
    Refused("a", line: 1),
    Refused("a\n", line: nil),
    Refused("a\n\n", line: 3),
    Refused("\n\n", line: 3),
    Refused("a\n\n\n", line: 4),
    Refused("a\n— b AAAAAAA=\n", line: nil),
    Refused("\n— b AAAAAAA=\n", line: nil),
    Refused("a\n\n— b AAAAAAA=", line: 3),
    Refused("a\n\n— b AAAAAAA=\n\n", line: 5),
    Refused("a\n\n— b AAAAAAA=\nx\n", line: 4),
    Refused("a\n\n- b AAAAAAA=\n", line: 3),
    Refused("a\n\n—  AAAAAAA=\n", line: 3),
    Refused("a\n\n— AAAAAAA=\n", line: 3),
    Refused("a\n\n— b AAAAAAA= \n", line: 3),
    Refused("a\n\n— b  AAAAAAA=\n", line: 3),
    Refused("a\n\n— b+ AAAAAAA=\n", line: 3),
    Refused("a\n\n— b\u{A0} AAAAAAA=\n", line: 3),
    Refused("a\n\n— b AAAAAA==\n", line: 3),
    Refused("a\n\n— b \n", line: 3),
    Refused("a\n\n— b\n", line: 3),
    Refused("a\n\n— b AAAAAAB=\n", line: 3),
    Refused("a\n\n— b AAAAAAA\n", line: 3),
    Refused("a\r\n\n— b AAAAAAA=\n", line: 1),
    Refused("a\n\n— b AAAAAAA=\r\n", line: 3),
    Refused(Array("a\n".utf8) + [0xC3] + Array("\n\n— b AAAAAAA=\n".utf8), line: 2),
    Refused(Array("a\n\n".utf8) + [0xED, 0xA0, 0x80, 0x0A], line: 3),
  ]

  @Test(arguments: refused) func malformed(_ refused: Refused) {
    #expect(refused.matches(failure { () throws(LogError) in _ = try SignedNote(parsing: refused.text) }))
  }

  @Test func unknownSignaturesAreIgnored() throws {
    let text = Array("a\n".utf8)
    let ann = try Fake("ann")
    // The name of the key that we know, another ID; and the other way round.
    let sameName = try Fake("ann", 3)
    let note = try SignedNote(signing: text, by: [sameName.signer, ann.signer])
    #expect(try note.verify(by: [ann.verifier]).map(\.description) == [ann.key.description])
    #expect(failure { () throws(LogError) in _ = try note.verify(by: []) }?.code == .notSigned)
    let other = try Fake("bob").verifier
    #expect(failure { () throws(LogError) in _ = try note.verify(by: [other]) }?.code == .notSigned)
    let renamed = try SignedNote(
      parsing: Array(String(decoding: note.bytes, as: UTF8.self).replacing("— ann", with: "— bob").utf8)
    )
    #expect(failure { () throws(LogError) in _ = try renamed.verify(by: [ann.verifier]) }?.code == .notSigned)
  }

  /// Names that only look the same are others: é in one piece, and in two.
  @Test func namesAreComparedByteByByte() throws {
    let key = try Fake("caf\u{E9}").key
    let gullible = NoteVerifier(key) { _, _ in true }
    let signature = Base64.encode(key.id + [UInt8](repeating: 7, count: 64))
    let own = try SignedNote(parsing: Array("a\n\n— caf\u{E9} \(signature)\n".utf8))
    #expect(try own.verify(by: [gullible]).count == 1)
    let lookalike = try SignedNote(parsing: Array("a\n\n— cafe\u{301} \(signature)\n".utf8))
    #expect(failure { () throws(LogError) in _ = try lookalike.verify(by: [gullible]) }?.code == .notSigned)
  }

  @Test func aKnownKeysBadSignatureIsAFailure() throws {
    let (ann, bob) = (try Fake("ann"), try Fake("bob", 2))
    let note = try SignedNote(signing: Array("a\n".utf8), by: [ann.signer])
    let changed = try SignedNote(parsing: Array("b\n".utf8) + note.bytes.dropFirst(2))
    #expect(
      failure { () throws(LogError) in _ = try changed.verify(by: [ann.verifier]) }?.code == .badSignature
    )
    // Also where a good one stands beside it, before or after.
    let good = try SignedNote(signing: Array("b\n".utf8), by: [bob.signer])
    let lines = (changed.bytes.dropFirst(3), good.bytes.dropFirst(3))
    for both in [lines.0 + lines.1, lines.1 + lines.0] {
      let mixed = try SignedNote(parsing: Array("b\n\n".utf8) + both)
      let verifiers = [ann.verifier, bob.verifier]
      #expect(failure { () throws(LogError) in _ = try mixed.verify(by: verifiers) }?.code == .badSignature)
      #expect(try mixed.verify(by: [bob.verifier]).map(\.name) == ["bob"])
    }
  }

  /// Two keys of one name and ID: what either has signed is signed.
  @Test func keysThatCollide() throws {
    let ann = try Fake("ann")
    let note = try SignedNote(signing: Array("a\n".utf8), by: [ann.signer])
    let never = NoteVerifier(ann.key) { _, _ in false }
    #expect(try note.verify(by: [never, ann.verifier]).count == 1)
    #expect(failure { () throws(LogError) in _ = try note.verify(by: [never]) }?.code == .badSignature)
  }

  @Test(arguments: [1, 63, 65, 128]) func signaturesOfAnotherLength(_ count: Int) throws {
    let ann = try Fake("ann")
    let gullible = NoteVerifier(ann.key) { _, _ in true }
    let signature = Base64.encode(ann.key.id + [UInt8](repeating: 7, count: count))
    let note = try SignedNote(parsing: Array("a\n\n— ann \(signature)\n".utf8))
    #expect(failure { () throws(LogError) in _ = try note.verify(by: [gullible]) }?.code == .badSignature)
  }

  @Test func limits() throws {
    let line = "— b AAAAAAA=\n"
    let hundred = "a\n\n" + String(repeating: line, count: 100)
    #expect(try SignedNote(parsing: Array(hundred.utf8)).signatures.count == 100)
    let more = Refused(hundred + line, .tooLarge, line: 103)
    #expect(more.matches(failure { () throws(LogError) in _ = try SignedNote(parsing: more.text) }))
    let end = Array("\n\n\(line)".utf8)
    let full = [UInt8](repeating: UInt8(ascii: "a"), count: SignedNote.maximumBytes - end.count) + end
    #expect(try SignedNote(parsing: full).bytes == full)
    let long = Refused([UInt8(ascii: "a")] + full, .tooLarge, line: nil)
    #expect(long.matches(failure { () throws(LogError) in _ = try SignedNote(parsing: long.text) }))
  }
}
