import Digests

/// What the ledger says of a restricted document to nobody but who handed it
/// in: the line has only SHA-256(salt ‖ details).
///
/// State secrets are another thing: they are never taken in at all.
struct RestrictedDetails: Sendable {
  /// The folder in which the workspace keeps them, for itself.
  static let folder = "intake/restricted"
  private static let saltLength = 32

  /// Random, so that nobody finds the details by trying.
  let salt: [UInt8]
  /// A JSON object on one line: the fields that the line lacks.
  let text: [UInt8]

  static func path(_ label: String) -> String { "\(folder)/\(label).details" }

  /// Where they wait until the line is written.
  static func waiting(_ label: String) -> String { "\(folder)/.kyhop-\(label).arrival" }

  /// New ones, with a salt of their own.
  init(_ text: String) throws(SignatureError) {
    salt = try SecureRandom.bytes(Self.saltLength)
    self.text = Array(text.utf8)
  }

  /// Reads what ``bytes`` writes, and nothing else.
  init?(parsing bytes: ArraySlice<UInt8>) {
    let lines = bytes.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
    guard lines.count == 2, !lines[1].isEmpty,
      let salt = Digest(hex: String(decoding: lines[0], as: UTF8.self), algorithm: .sha256),
      Array(salt.hex.utf8) == lines[0]
    else { return nil }
    self.salt = salt.bytes
    text = lines[1]
  }

  /// The salt in hexadecimal on a line, then the details.
  var bytes: [UInt8] { Array("\(Digest.hex(salt))\n".utf8) + text }

  /// What stands in the line, lower-case hex.
  var commitment: String { Digest.of(salt + text).hex }

  /// Those of a receipt of a workspace; nil where they are gone.
  static func read(_ label: String, in workspace: String) -> RestrictedDetails? {
    for path in [path(label), waiting(label)] {
      if let bytes = try? FileSystem.read("\(workspace)/\(path)", limit: 1 << 20) {
        return RestrictedDetails(parsing: bytes[...])
      }
    }
    return nil
  }

  /// Gives those of recorded receipts their names, and removes those that never
  /// were recorded. Only for who holds the workspace.
  static func settle(_ ledger: Ledger, in workspace: String) throws(FileSystem.Failure) {
    let waiting = Dictionary(
      ledger.receipts.filter(\.isRestricted).map { (Self.waiting($0.label), path($0.label)) },
      uniquingKeysWith: { first, _ in first }
    )
    for entry in try FileSystem.list("\(workspace)/\(folder)") where entry.name.hasSuffix(".arrival") {
      let found = "\(folder)/\(entry.name)"
      if let path = waiting[found], !FileSystem.exists("\(workspace)/\(path)") {
        try FileSystem.settle("\(workspace)/\(found)", at: "\(workspace)/\(path)", replacing: false)
      } else {
        FileSystem.remove("\(workspace)/\(found)")
      }
    }
  }
}
