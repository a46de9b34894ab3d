import Digests
import TransparencyLog

/// What an agency gets for what it handed in: the line of the ledger, and the
/// proof that it stands in what the ledger's key has signed (C2SP tlog-proof).
///
/// The line is the proof's `extra`. The format proves nothing of that; we do,
/// by taking it as the entry. Of a restricted line, salt and details follow in
/// `extra`, each on a line; the entry commits to them.
struct LedgerReceipt {
  /// The folder in which the workspace keeps them.
  static let folder = "intake/receipts"
  private static let ending = ".bien-nhan.tlog-proof"

  /// The entry, byte for byte.
  let line: [UInt8]
  /// What a restricted entry keeps to itself.
  let details: RestrictedDetails?
  let proof: LogProof

  /// Where a receipt's file is.
  static func path(_ label: String) -> String { "\(folder)/\(label)\(ending)" }

  static func isName(_ name: String) -> Bool { name.hasSuffix(ending) }

  /// The proof of an entry in a log of which a checkpoint was signed.
  init(
    _ line: [UInt8],
    _ details: RestrictedDetails? = nil,
    at index: Int,
    in tree: MerkleTree,
    _ checkpoint: SignedCheckpoint
  ) throws(LogError) {
    guard let hashes = tree.inclusionProof(ofLeaf: index, inSize: checkpoint.checkpoint.size) else {
      throw LogError(.notIncluded)
    }
    self.line = line
    self.details = details
    let extra = line + (details.map { [10] + $0.bytes } ?? [])
    proof = try LogProof(extra: extra, index: index, hashes: hashes, checkpoint: checkpoint)
  }

  /// Reads a receipt; believe it only once ``verify(by:)`` has returned.
  init(parsing bytes: [UInt8]) throws(LogError) {
    proof = try LogProof(parsing: bytes)
    // Its second line would be the extra one.
    guard let extra = proof.extra else { throw LogError(.malformed, line: 2) }
    let end = extra.firstIndex(of: 10)
    line = Array(extra[..<(end ?? extra.endIndex)])
    details = end.flatMap { RestrictedDetails(parsing: extra[($0 + 1)...]) }
    guard (end == nil) == (details == nil) else { throw LogError(.malformed, line: 2) }
  }

  /// Whether the key has signed a ledger with this entry at this place, and
  /// the entry is numbered by its place.
  ///
  /// - Returns: what the entry says.
  func verify(by key: NoteKey) throws(LogError) -> LedgerFile.Line {
    try proof.verify(entry: line, by: [LedgerKey.verifier(key)])
    guard var entry = LedgerFile.Line(line), entry.type == "receipt", entry.seq - 1 == proof.index else {
      throw LogError(.malformed, line: 2)
    }
    guard (entry.commit == nil) == (details == nil) else { throw LogError(.malformed, line: 2) }
    if let details, !entry.disclose(details) { throw LogError(.notIncluded) }
    return entry
  }

  var bytes: [UInt8] { proof.bytes }
}
