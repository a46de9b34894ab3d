import Glibc
import TransparencyLog

/// The ledger as a log (RFC 6962): a leaf is a line as stored, without its
/// end; a checkpoint over all lines is signed after each.
///
/// The checkpoint is written last. So it may lag behind the ledger, when a
/// writer was killed: the next one completes it. It never runs ahead; one that
/// does, or that the lines don't bear out, speaks of a ledger that somebody
/// has changed, and is left as it is for whoever looks into it.
struct LedgerLog: Sendable {
  /// The public key, in C2SP's text.
  static let keyPath = "intake/ledger.vkey"
  /// The signed checkpoint (C2SP tlog-checkpoint).
  static let checkpointPath = "intake/checkpoint"

  var key: NoteKey
  /// As it is on disk.
  var checkpoint: SignedCheckpoint
  /// Over every line of the ledger.
  var tree: MerkleTree
  /// How far the ledger was when deadlines ended.
  var deadlines: [DeadlineCheckpoint] = []

  /// Whether the checkpoint is over every line.
  var isComplete: Bool { checkpoint.checkpoint.size == tree.size }

  /// What a packet relies on must be signed; who has the key completes it.
  func requireComplete() throws(ConfigurationError) {
    guard !isComplete else { return }
    throw Self.fault(
      Self.checkpointPath,
      LocalizedText(
        vi: "mới ký \(checkpoint.checkpoint.size) trong \(tree.size) dòng; chạy kyhop ledger checkpoint",
        en: "\(checkpoint.checkpoint.size) of \(tree.size) entries are signed; run kyhop ledger checkpoint"
      )
    )
  }

  /// Reads the log of a workspace; nil where none was opened.
  ///
  /// - Throws: where key, checkpoint and ledger don't agree.
  static func read(_ ledger: Ledger, in workspace: String) throws(ConfigurationError) -> LedgerLog? {
    let checkpoint = try content(checkpointPath, workspace)
    guard let key = try key(in: workspace) else {
      guard checkpoint == nil else {
        throw fault(
          keyPath,
          LocalizedText(
            vi: "có dấu kiểm mà không có \(keyPath); chạy kyhop ledger open",
            en: "there is a checkpoint and no \(keyPath); run kyhop ledger open"
          )
        )
      }
      return nil
    }
    guard let checkpoint else {
      throw fault(
        checkpointPath,
        LocalizedText(vi: "tệp \(checkpointPath) không còn", en: "\(checkpointPath) is gone")
      )
    }
    var log = try LedgerLog(key, checkpoint, MerkleTree(ledger.lines.lazy.map(Array.init)))
    log.deadlines = try DeadlineCheckpoint.read(key, log.tree, in: workspace)
    return log
  }

  /// The public key of a workspace's ledger.
  static func key(in workspace: String) throws(ConfigurationError) -> NoteKey? {
    guard let text = try content(keyPath, workspace) else { return nil }
    do throws(LogError) {
      return try NoteKey(file: text)
    } catch {
      throw fault(keyPath, error.words)
    }
  }

  /// A log whose checkpoint is signed, and borne out by the lines.
  init(_ key: NoteKey, _ checkpoint: [UInt8], _ tree: MerkleTree) throws(ConfigurationError) {
    self.key = key
    self.tree = tree
    self.checkpoint = try Self.checked(checkpoint, key, tree, at: Self.checkpointPath)
  }

  /// A stored checkpoint that is signed, and borne out by the lines.
  static func checked(
    _ bytes: [UInt8],
    _ key: NoteKey,
    _ tree: MerkleTree,
    at path: String
  ) throws(ConfigurationError) -> SignedCheckpoint {
    let signed: SignedCheckpoint
    do throws(LogError) {
      signed = try SignedCheckpoint(parsing: bytes)
      try signed.verify(by: [LedgerKey.verifier(key)])
    } catch {
      throw fault(path, error.words)
    }
    if let detail = contradiction(signed.checkpoint, tree) { throw fault(path, detail) }
    return signed
  }

  /// What in the lines speaks against a checkpoint; nil where it is true.
  static func contradiction(_ checkpoint: Checkpoint, _ tree: MerkleTree) -> LocalizedText? {
    guard let root = tree.root(ofSize: checkpoint.size) else {
      return LocalizedText(
        vi: "đã ký cho \(checkpoint.size) dòng, sổ nay chỉ còn \(tree.size)",
        en: "signed over \(checkpoint.size) entries, of which \(tree.size) are left"
      )
    }
    guard root == checkpoint.root else {
      return LocalizedText(
        vi: "\(checkpoint.size) dòng đầu của sổ không còn như lúc ký",
        en: "the first \(checkpoint.size) entries are not what was signed"
      )
    }
    return nil
  }

  /// How many entries there were when a deadline ended; nil where nobody kept
  /// that.
  func size(at deadline: Deadline) -> Int? {
    deadlines.filter { $0.rule == deadline.rule.id && $0.end == deadline.end }.map(\.size).min()
  }

  /// Signs a checkpoint over every line. Nothing is written.
  ///
  /// - Parameter size: over so many of its first entries; over all where nil.
  func signed(
    by key: LedgerKey,
    over size: Int? = nil,
    _ extensions: [String] = []
  ) throws(ConfigurationError) -> SignedCheckpoint {
    try Self.signed(tree, by: key, over: size, extensions)
  }

  /// Signs a checkpoint over every line of a ledger.
  static func signed(
    _ tree: MerkleTree,
    by key: LedgerKey,
    over size: Int? = nil,
    _ extensions: [String] = []
  ) throws(ConfigurationError) -> SignedCheckpoint {
    do throws(LogError) {
      let earlier = size.flatMap { size in tree.root(ofSize: size).map { (size, $0) } }
      let (size, root) = earlier ?? (tree.size, tree.root)
      let checkpoint = try Checkpoint(
        origin: key.note.name,
        size: size,
        root: root,
        extensions: extensions
      )
      return try SignedCheckpoint(signing: checkpoint, by: [key.signer])
    } catch {
      throw fault(checkpointPath, error.words)
    }
  }

  /// Replaces the checkpoint on disk by one over every line.
  mutating func store(_ new: SignedCheckpoint, in workspace: String) throws(FileSystem.Failure) {
    try FileSystem.write(new.bytes, to: workspace + "/" + Self.checkpointPath, replacing: true)
    checkpoint = new
  }

  /// A file of the workspace; nil where there is none.
  static func content(_ path: String, _ workspace: String) throws(ConfigurationError) -> [UInt8]? {
    do {
      return try FileSystem.read(workspace + "/" + path, limit: SignedNote.maximumBytes)
    } catch {
      // Only what is not there is nothing; what can't be read is not.
      if error.errno == ENOENT { return nil }
      throw fault(path, error.words)
    }
  }

  /// Nobody has signed it yet.
  static var notOpen: ConfigurationError {
    ConfigurationError([Finding("CFG-174", at: Place(path: LedgerFile.path))])
  }

  static func fault(_ path: String, _ detail: LocalizedText) -> ConfigurationError {
    ConfigurationError([Finding("CFG-171", at: Place(path: path), ["file": .same(path), "detail": detail])])
  }
}

extension NoteKey {
  /// Reads a `.vkey` file: one line.
  init(file: [UInt8]) throws(LogError) {
    let line = file.last == 10 ? file.dropLast() : file[...]
    try self.init(parsing: String(decoding: line, as: UTF8.self))
  }
}
