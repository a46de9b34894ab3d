import Digests

/// The proof that an entry is in a log, to be checked offline (C2SP
/// tlog-proof): the entry's index, the hashes from it to the root, and a
/// signed checkpoint with that root. The entry itself is not in it.
public struct LogProof: Sendable {
  /// A proof with more bytes is refused.
  public static let maximumBytes = 1 << 20
  // A tree whose size fits into an Int is no higher.
  private static let maximumHashes = Int.bitWidth - 1
  private static let header = "c2sp.org/tlog-proof@v1"

  /// What the application adds; nil if nothing, never empty. **Nothing proves
  /// it**, unless the application itself does, e.g. by taking it as the entry.
  public let extra: [UInt8]?
  /// Which entry, from 0.
  public let index: Int
  /// From the entry's sibling up to the root's child.
  public let hashes: [MerkleHash]
  /// The tree that the entry is in.
  public let checkpoint: SignedCheckpoint

  /// A proof of these parts; whether they fit, ``verify(entry:by:)`` tells.
  /// Throws ``LogError/Code/malformed`` for a negative index,
  /// ``LogError/Code/tooLarge`` if the proof would be refused for its size.
  public init(
    extra: [UInt8]? = nil,
    index: Int,
    hashes: [MerkleHash],
    checkpoint: SignedCheckpoint
  ) throws(LogError) {
    guard index >= 0 else { throw LogError(.malformed) }
    guard hashes.count <= Self.maximumHashes, (extra ?? []).count < Self.maximumBytes else {
      throw LogError(.tooLarge)
    }
    self.extra = extra == [] ? nil : extra
    self.index = index
    self.hashes = hashes
    self.checkpoint = checkpoint
    guard bytes.count <= Self.maximumBytes else { throw LogError(.tooLarge) }
  }

  /// Reads a proof. Throws ``LogError/Code/malformed`` with the line at fault,
  /// or ``LogError/Code/tooLarge``.
  public init(parsing bytes: [UInt8]) throws(LogError) {
    guard bytes.count <= Self.maximumBytes else { throw LogError(.tooLarge) }
    var lines = ProofLines(bytes)
    guard try lines.next().elementsEqual(Self.header.utf8) else { throw lines.malformed }
    var line = try lines.next()
    var extra: [UInt8]?
    if let text = line.after("extra ") {
      guard let decoded = Base64.decode(String(decoding: text, as: UTF8.self)), !decoded.isEmpty else {
        throw lines.malformed
      }
      extra = decoded
      line = try lines.next()
    }
    guard let digits = line.after("index ") else { throw lines.malformed }
    let index = try decimal(digits, line: lines.number)
    var hashes: [MerkleHash] = []
    while case let line = try lines.next(), !line.isEmpty {
      guard hashes.count < Self.maximumHashes else { throw LogError(.tooLarge, line: lines.number) }
      guard let hash = MerkleHash(base64: String(decoding: line, as: UTF8.self)) else {
        throw lines.malformed
      }
      hashes.append(hash)
    }
    self.extra = extra
    self.index = index
    self.hashes = hashes
    do {
      checkpoint = try SignedCheckpoint(parsing: Array(lines.rest))
    } catch {
      throw LogError(error.code, line: error.line.map { $0 + lines.number })
    }
  }

  /// The proof as it is stored, e.g. in a `.tlog-proof` file.
  public var bytes: [UInt8] {
    var lines = [Self.header]
    if let extra { lines.append("extra \(Base64.encode(extra))") }
    lines.append("index \(index)")
    lines += hashes.map(\.base64)
    lines.append("")
    return lines.flatMap { $0.utf8 + [newline] } + checkpoint.bytes
  }

  /// Checks that the checkpoint is signed, as ``SignedCheckpoint/verify(by:)``
  /// does, and that an entry with this content stands at ``index`` in its
  /// tree: else ``LogError/Code/notIncluded``. Returns the keys that have
  /// signed.
  @discardableResult
  public func verify(entry: [UInt8], by verifiers: [NoteVerifier]) throws(LogError) -> [NoteKey] {
    let keys = try checkpoint.verify(by: verifiers)
    guard
      MerkleTree.verifyInclusion(
        of: .leaf(entry),
        at: index,
        inSize: checkpoint.checkpoint.size,
        root: checkpoint.checkpoint.root,
        proof: hashes
      )
    else { throw LogError(.notIncluded) }
    return keys
  }
}

/// The lines of a proof, one by one, with their number.
private struct ProofLines {
  private(set) var rest: ArraySlice<UInt8>
  private(set) var number = 0

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  var malformed: LogError { LogError(.malformed, line: number) }

  mutating func next() throws(LogError) -> ArraySlice<UInt8> {
    number += 1
    guard let line = takeLine(from: &rest) else { throw malformed }
    return line
  }
}

extension ArraySlice<UInt8> {
  /// What follows a word at the beginning; nil if that isn't there.
  fileprivate func after(_ word: String) -> Self? {
    starts(with: word.utf8) ? dropFirst(word.utf8.count) : nil
  }
}
