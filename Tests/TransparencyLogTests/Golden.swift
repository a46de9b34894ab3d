import Digests
import Testing
import TransparencyLog

/// Notes that others have signed. Nothing here can check Ed25519, so that a
/// verifier knows the one signature that it must believe.
enum Golden {
  /// From the tests of golang.org/x/mod/sumdb/note, which the format is from.
  static let goKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
  static let goText = """
    If you think cryptography is the answer to your problem,
    then you don't know what your problem is.

    """
  static let goNote = """
    \(goText)
    — PeterNeumann \(goSignature)

    """
  static let goSignature =
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="

  /// Signed by Python's cryptography, with the seed 00 01 … 1f; the witness
  /// has 20 21 … 3f. Tests/oracles/support/tlog.py verifies the same proof.
  static let logKey = "so-tiep-nhan.example/hdnd+1c62afc0+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
  static let witnessKey = "witness.example+7d950c07+ASmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X"
  static let logSignature =
    "HGKvwMKLXFBDy0s5oalecET+x4fI2RhduL7vfxkvdZR0uPnd/dPADgdFsADYtbVpi+HipagsTJEgM+skq29iddhXAgE="
  static let witnessSignature =
    "fZUMB2anL4KAnvC0Zl1/mV6vL+5F+qqz0G1wHdpCCGaLcmG442yH3qD4IWe4iiZcBbqidj8wlUG7tg6M5GzzQsj0mgg="

  /// The ledger's lines.
  static let entries = (0..<7).map { number in
    Array(#"{"seq":\#(number),"doc":"TTr-\#(200 + number)","from":"Sở Tài chính"}"#.utf8)
  }

  static let text = """
    so-tiep-nhan.example/hdnd
    7
    Y6w+oVja2t+73Fnz/zIEZqS4Xkx3VhsoG+Ziuy4Ghu0=

    """
  static let checkpoint = """
    \(text)
    — so-tiep-nhan.example/hdnd \(logSignature)
    — witness.example \(witnessSignature)

    """
  /// Of the fifth entry, which is also the extra data.
  static let proof = """
    c2sp.org/tlog-proof@v1
    extra eyJzZXEiOjQsImRvYyI6IlRUci0yMDQiLCJmcm9tIjoiU+G7nyBUw6BpIGNow61uaCJ9
    index 4
    s4K2gxuTkWvrLshNusIZAqRgxr5+yay13/nlyEknapc=
    IsAR362LVpO/qTqvxQtz/EUFiohutLVe0dxYtsVhzh8=
    0SEpMXr+in/KXoqLOolqTTEeLbkzMA+xHBfkF9lHl+I=

    \(checkpoint)
    """

  /// Believes one signature over one text.
  static func verifier(_ key: String, _ text: String, _ signature: String) throws -> NoteVerifier {
    let bytes = (Base64.decode(signature) ?? []).dropFirst(4)
    return NoteVerifier(try NoteKey(parsing: key)) { message, signature in
      message.elementsEqual(text.utf8) && signature.elementsEqual(bytes)
    }
  }

  static func go() throws -> NoteVerifier { try verifier(goKey, goText, goSignature) }
  static func log() throws -> NoteVerifier { try verifier(logKey, text, logSignature) }
  static func witness() throws -> NoteVerifier { try verifier(witnessKey, text, witnessSignature) }
}

/// One who signs with a hash of key and message: anybody could, but no byte
/// of either can change.
struct Fake {
  let key: NoteKey

  init(_ name: String, _ byte: UInt8 = 1) throws {
    key = try NoteKey(name: name, bytes: [UInt8](repeating: byte, count: 32))
  }

  var signer: NoteSigner {
    let key = key.bytes
    return NoteSigner(self.key) { Self.signature(of: $0, by: key) }
  }

  var verifier: NoteVerifier {
    let key = key.bytes
    return NoteVerifier(self.key) { $1 == Self.signature(of: $0, by: key) }
  }

  private static func signature(of message: [UInt8], by key: [UInt8]) -> [UInt8] {
    Digest.of(key + message, .sha512).bytes
  }
}

/// The code and line that something fails with; nil if it doesn't.
func failure(_ body: () throws(LogError) -> Void) -> LogError? {
  do {
    try body()
    return nil
  } catch {
    return error
  }
}

/// A text that must be refused, where and how.
struct Refused: Sendable, CustomTestStringConvertible {
  let text: [UInt8]
  let code: LogError.Code
  let line: Int?

  init(_ text: String, _ code: LogError.Code = .malformed, line: Int?) {
    self.init(Array(text.utf8), code, line: line)
  }

  init(_ text: [UInt8], _ code: LogError.Code = .malformed, line: Int?) {
    self.text = text
    self.code = code
    self.line = line
  }

  var testDescription: String { String(decoding: text.prefix(100), as: UTF8.self) }

  func matches(_ error: LogError?) -> Bool { error?.code == code && error?.line == line }
}
