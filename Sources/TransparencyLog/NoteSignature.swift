import Digests

/// A signature line of a note: `— <name> <Base64 of key ID and signature>`.
public struct NoteSignature: Sendable {
  /// Whose it claims to be.
  public let name: String
  /// The ID of the key, 4 bytes.
  public let keyID: [UInt8]
  /// What the key made of the note's text; not empty.
  public let bytes: [UInt8]

  /// How many bytes Ed25519 gives.
  static let length = 64
  static let dash = Array("— ".utf8)

  init(name: String, keyID: [UInt8], bytes: [UInt8]) {
    self.name = name
    self.keyID = keyID
    self.bytes = bytes
  }

  /// Reads a line, without its end; nil if it is not one.
  init?(line: ArraySlice<UInt8>) {
    guard line.starts(with: Self.dash) else { return nil }
    let parts = line.dropFirst(Self.dash.count).split(
      separator: UInt8(ascii: " "),
      omittingEmptySubsequences: false
    )
    guard parts.count == 2, let bytes = Base64.decode(String(decoding: parts[1], as: UTF8.self)),
      bytes.count > 4
    else { return nil }
    let name = String(decoding: parts[0], as: UTF8.self)
    guard NoteKey.isName(name) else { return nil }
    self.init(name: name, keyID: Array(bytes.prefix(4)), bytes: Array(bytes.dropFirst(4)))
  }

  /// The line, with its end.
  var line: [UInt8] {
    Self.dash + "\(name) \(Base64.encode(keyID + bytes))\n".utf8
  }

  func isNamed(as key: NoteKey) -> Bool {
    keyID == key.id && name.utf8.elementsEqual(key.name.utf8)
  }

  /// Whether it is a verifier's, over a text.
  func isValid(over text: [UInt8], by verifier: NoteVerifier) -> Bool {
    bytes.count == Self.length && verifier.verify(text, bytes)
  }
}
