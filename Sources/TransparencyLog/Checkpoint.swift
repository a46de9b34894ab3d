/// The size and root that a log had at one time (C2SP tlog-checkpoint): what
/// the log signs.
public struct Checkpoint: Sendable {
  /// Which log, e.g. a URL without scheme; one line, not empty. Compared byte
  /// by byte.
  public let origin: String
  /// How many entries it had.
  public let size: Int
  /// The root of their tree.
  public let root: MerkleHash
  /// Further lines, opaque; none of them empty.
  public let extensions: [String]

  /// A checkpoint. Throws ``LogError/Code/malformed`` for a negative size, and
  /// for an origin or extension that is empty or has control characters.
  public init(
    origin: String,
    size: Int,
    root: MerkleHash,
    extensions: [String] = []
  ) throws(LogError) {
    guard size >= 0 else { throw LogError(.malformed) }
    for line in [origin] + extensions {
      guard !line.isEmpty, line.utf8.allSatisfy({ $0 >= 0x20 }) else { throw LogError(.malformed) }
    }
    self.origin = origin
    self.size = size
    self.root = root
    self.extensions = extensions
  }

  /// Reads the text of a checkpoint, without signatures. Throws
  /// ``LogError/Code/malformed`` with the line at fault, or
  /// ``LogError/Code/tooLarge`` for a size beyond the range of `Int`.
  public init(parsing text: [UInt8]) throws(LogError) {
    var rest = text[...]
    var lines: [ArraySlice<UInt8>] = []
    while !rest.isEmpty {
      guard let line = takeLine(from: &rest), !line.isEmpty, isText(line) else {
        throw LogError(.malformed, line: lines.count + 1)
      }
      lines.append(line)
    }
    guard lines.count >= 3 else { throw LogError(.malformed, line: lines.count + 1) }
    let strings = lines.map { String(decoding: $0, as: UTF8.self) }
    let size = try decimal(lines[1], line: 2)
    guard let root = MerkleHash(base64: strings[2]) else { throw LogError(.malformed, line: 3) }
    try self.init(origin: strings[0], size: size, root: root, extensions: Array(strings[3...]))
  }

  /// The text to be signed, with the end of its last line.
  public var text: [UInt8] {
    ([origin, String(size), root.base64] + extensions).flatMap { $0.utf8 + [newline] }
  }

  /// Checks that a later checkpoint of the same log only added entries. The
  /// proof is that of ``MerkleTree/consistencyProof(fromSize:toSize:)``.
  /// Throws ``LogError/Code/originDiffers`` or ``LogError/Code/notConsistent``.
  /// It looks at no signature.
  public func verifyPrecedes(_ later: Checkpoint, proof: [MerkleHash]) throws(LogError) {
    guard origin.utf8.elementsEqual(later.origin.utf8) else { throw LogError(.originDiffers) }
    guard
      MerkleTree.verifyConsistency(
        fromSize: size,
        root: root,
        toSize: later.size,
        root: later.root,
        proof: proof
      )
    else { throw LogError(.notConsistent) }
  }
}
