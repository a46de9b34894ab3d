import Digests
@_spi(Fuzzing) import SessionKit
import TransparencyLog

/// A signature file: what is written again reads the same.
enum Signatures {
  static func run(_ bytes: [UInt8]) {
    guard let first = try? MinisignSignature(file: bytes) else { return }
    let again = try? MinisignSignature(file: Array(first.text.utf8))
    demand(again?.text == first.text, "two readings differ")
  }
}

/// A proof of a log: it has one text only.
enum Proofs {
  static func run(_ bytes: [UInt8]) {
    guard let proof = try? LogProof(parsing: bytes) else { return }
    demand(proof.bytes == bytes, "a proof of two texts")
    demand((try? proof.verify(entry: proof.extra ?? [], by: [])) == nil, "verified by nobody")
  }
}

/// `keys.txt`, `latest.txt`, a pin: each has one text only.
enum TrustTexts {
  static func run(_ bytes: [UInt8]) {
    for text in Doors.trust(bytes) { demand(text == bytes, "a text that is read and written otherwise") }
  }
}
