import TransparencyLog

/// What a packet brings to show who issued it; found by verifying it.
struct PacketProof {
  /// Its file.
  var path: String
  /// Whether nothing else speaks against it.
  var isSound: Bool
  /// What it says of itself; nil where it could not be read.
  var bag: Bag?
  /// The files in `signatures/`.
  var signature: [UInt8]?
  var keys: [UInt8]?
  var keysSignature: [UInt8]?

  struct Bag {
    var series: String
    var version: Int
    /// What is signed.
    var tagManifest: [UInt8]
    /// Its SHA-256.
    var identity: String
    /// SHA-256 of the zip.
    var zip: String?
    /// What it brings of the ledger, where it brings some.
    var ledger: Ledger?
  }

  /// How far the ledger is, and the key that has signed that.
  struct Ledger {
    var key: NoteKey
    var checkpoint: Checkpoint
  }

  init(path: String, isSound: Bool) {
    self.path = path
    self.isSound = isSound
  }
}
