import TransparencyLog

/// `ledger open`: from a ledger to a log with signed checkpoints.
public enum OpenRun {
  /// What came of it.
  public struct Opened: Sendable {
    /// The public key, in C2SP's text: what others check receipts with.
    public var vkey: String
    /// Where the secret key is.
    public var keyFile: String
    /// Whose `keys.txt` names the key; nil of a key of the ledger's own.
    public var authority: String?
    /// How many entries the ledger has.
    public var size: Int
    /// Whether it was open already; then nothing was changed.
    public var wasOpen: Bool

    init(_ key: NoteKey, _ place: LedgerKeySource.Place, size: Int, wasOpen: Bool) {
      vkey = key.description
      (keyFile, authority) = (place.path, place.authority)
      (self.size, self.wasOpen) = (size, wasOpen)
    }
  }

  /// Whether the ledger of a workspace is open, as far as one can see.
  public static func isOpen(_ workspace: String) -> Bool {
    FileSystem.exists(workspace + "/" + LedgerLog.keyPath)
  }

  /// Takes or makes the ledger key, signs the ledger as it is, and writes the
  /// public key beside it: that comes last, and is what opens the log.
  public static func run(
    _ path: String,
    key source: LedgerKeySource,
    now: Instant
  ) -> Result<Opened, ConfigurationError> {
    ReceiveRun.reported(now) {
      let made = try FileSystem.makeFolder("intake", in: path)
      do {
        let lock = try FileSystem.Lock(path + "/intake/.lock")
        FileSystem.sweep(path + "/intake")
        let opened = try open(path, source)
        _ = consume lock
        return opened
      } catch {
        FileSystem.removeEmpty(made)
        throw error
      }
    }
  }

  private static func open(_ path: String, _ source: LedgerKeySource) throws -> Opened {
    let session = try SessionReader.read(
      FileSystem.read(path + "/session.xml", limit: 32 << 20),
      path: "session.xml"
    )
    let ledger = try LedgerFile.read(workspace: path)
    let known = try LedgerLog.key(in: path)
    let origin = known?.name ?? LedgerOrigin.name(session.series)
    guard let place = try source.place(of: origin, known) else {
      throw LedgerKey.missing(
        LocalizedText(vi: "chưa nêu khóa ở đâu (--key)", en: "nobody says where it shall be (--key)")
      )
    }
    if let known {
      let log = try LedgerLog.read(ledger, in: path)
      _ = try LedgerKey.read(source, for: known)
      return Opened(known, place, size: log?.tree.size ?? 0, wasOpen: true)
    }
    let key = try LedgerKey.take(place, origin: origin)
    let tree = MerkleTree(ledger.lines.lazy.map(Array.init))
    // Left by an opening that was killed, it must be by this key, and true.
    let left = try LedgerLog.content(LedgerLog.checkpointPath, path)
    let checkpoint = path + "/" + LedgerLog.checkpointPath
    if let left {
      _ = try LedgerLog(key.note, left, tree)
    } else {
      try FileSystem.write(LedgerLog.signed(tree, by: key).bytes, to: checkpoint, replacing: false)
    }
    do {
      try FileSystem.write(Array("\(key.note)\n".utf8), to: path + "/" + LedgerLog.keyPath, replacing: false)
    } catch {
      if left == nil { FileSystem.remove(checkpoint) }
      throw error
    }
    return Opened(key.note, place, size: tree.size, wasOpen: false)
  }
}
