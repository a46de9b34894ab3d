/// A text with signature lines below it (C2SP signed-note). Don't rely on the
/// text before ``verify(by:)`` has returned.
public struct SignedNote: Sendable {
  /// A note with more bytes is refused.
  public static let maximumBytes = 1 << 20
  /// A note with more signatures is refused.
  public static let maximumSignatures = 100

  /// What is signed: UTF-8, with the end of its last line.
  public let text: [UInt8]
  /// One or more, in their order.
  public let signatures: [NoteSignature]

  /// Signs a text: whole lines of UTF-8, without control characters. Throws
  /// ``LogError/Code/malformed`` if it isn't that or nobody signs,
  /// ``LogError/Code/badSignature`` if a signer doesn't give 64 bytes,
  /// ``LogError/Code/tooLarge`` if the note would be refused for its size.
  public init(signing text: [UInt8], by signers: [NoteSigner]) throws(LogError) {
    try Self.check(text)
    guard !text.isEmpty, !signers.isEmpty else { throw LogError(.malformed) }
    guard signers.count <= Self.maximumSignatures else { throw LogError(.tooLarge) }
    self.text = text
    signatures = signers.map {
      NoteSignature(name: $0.key.name, keyID: $0.key.id, bytes: $0.sign(text))
    }
    guard signatures.allSatisfy({ $0.bytes.count == NoteSignature.length }) else {
      throw LogError(.badSignature)
    }
    guard bytes.count <= Self.maximumBytes else { throw LogError(.tooLarge) }
  }

  /// Reads a note. Throws ``LogError/Code/malformed`` with the line at fault,
  /// or ``LogError/Code/tooLarge``.
  public init(parsing bytes: [UInt8]) throws(LogError) {
    guard bytes.count <= Self.maximumBytes else { throw LogError(.tooLarge) }
    try Self.check(bytes)
    // A text may have empty lines of its own: the last one in the note ends it.
    let ends = bytes.indices.dropFirst().last { bytes[$0] == newline && bytes[$0 - 1] == newline }
    guard let end = ends else { throw LogError(.malformed) }
    text = Array(bytes[..<end])
    var number = text.count { $0 == newline } + 1
    var signatures: [NoteSignature] = []
    var rest = bytes[(end + 1)...]
    repeat {
      number += 1
      guard let line = takeLine(from: &rest), let signature = NoteSignature(line: line) else {
        throw LogError(.malformed, line: number)
      }
      guard signatures.count < Self.maximumSignatures else { throw LogError(.tooLarge, line: number) }
      signatures.append(signature)
    } while !rest.isEmpty
    self.signatures = signatures
  }

  /// The note as it is stored.
  public var bytes: [UInt8] {
    text + [newline] + signatures.flatMap(\.line)
  }

  /// Checks the signatures, and tells which of the keys have signed, in their
  /// order. Signatures by other keys are ignored. Throws
  /// ``LogError/Code/notSigned`` where no key has signed,
  /// ``LogError/Code/badSignature`` where a signature has a key's name and ID
  /// and isn't by it, even if there are good ones beside it.
  public func verify(by verifiers: [NoteVerifier]) throws(LogError) -> [NoteKey] {
    var signed: Set<Int> = []
    for signature in signatures {
      let named = verifiers.indices.filter { signature.isNamed(as: verifiers[$0].key) }
      let valid = named.filter { signature.isValid(over: text, by: verifiers[$0]) }
      if valid.isEmpty && !named.isEmpty { throw LogError(.badSignature) }
      signed.formUnion(valid)
    }
    guard !signed.isEmpty else { throw LogError(.notSigned) }
    return signed.sorted().map { verifiers[$0].key }
  }

  /// UTF-8, and of the control characters only line ends.
  private static func check(_ bytes: [UInt8]) throws(LogError) {
    var number = 0
    var rest = bytes[...]
    while !rest.isEmpty {
      number += 1
      guard let line = takeLine(from: &rest), isText(line) else {
        throw LogError(.malformed, line: number)
      }
    }
  }
}
