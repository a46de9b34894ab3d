import Digests
import LibZip
import TransparencyLog

/// `sign`: puts a signature into a packet that is there, and the notice of the
/// newest version beside it.
///
/// The packet appears anew, whole or not at all, with every other member as
/// the archive held it: its identity stays.
public enum SignRun {
  public enum Outcome: Sendable {
    /// The packet is not whole: nobody should vouch for it.
    case refused(RunResult)
    case signed(Signed)
  }

  public struct Signed: Sendable {
    public var path: String
    public var identity: String
    /// Who signed, in groups; nil where a signature was attached.
    public var fingerprint: String?
    /// False where it was signed with this very key already.
    public var isWritten: Bool
    /// The notice that was written; nil where a newer version has one.
    public var notice: String?
  }

  /// Signs a packet.
  ///
  /// - Parameters:
  ///   - noticeOnly: leave the packet as it is, signed; write the notice anew.
  ///   - validity: of the notice, in seconds.
  public static func run(
    _ path: String,
    by signer: PacketSigner,
    noticeOnly: Bool = false,
    validity: Int = PacketSigner.validity
  ) throws(ConfigurationError) -> Outcome {
    let lock = Self.hold(path)
    do {
      let packet = try Packet(path, now: signer.time)
      guard let bag = packet.bag else { return .refused(packet.result) }
      try signer.history.requireLedger(bag.ledger?.key)
      let isOurs = try packet.isSigned(by: signer.key.publicKey())
      if noticeOnly, !isOurs {
        throw TrustFault(vi: "gói chưa ký bằng khóa này", en: "the packet is not signed with this key")
      }
      var zip = bag.zip
      if !isOurs {
        zip = try packet.write(
          signer.files(series: bag.series, version: bag.version, tagManifest: bag.tagManifest)
        )
      }
      let notice = try writeNotice(path, bag, zip: zip ?? "", signer, validity)
      _ = consume lock
      return .signed(
        Signed(
          path: path,
          identity: bag.identity,
          fingerprint: signer.fingerprint,
          isWritten: !isOurs,
          notice: notice?.path
        )
      )
    } catch {
      throw refusal(path, error)
    }
  }

  /// Attaches a signature that another program made, once it has verified.
  ///
  /// - Parameters:
  ///   - file: in the form of minisign.
  ///   - folder: whose current key must have made it.
  public static func attach(
    _ file: String,
    to path: String,
    _ folder: KeyFolder,
    now: Instant
  ) throws(ConfigurationError) -> Outcome {
    let lock = Self.hold(path)
    do {
      let packet = try Packet(path, now: now)
      guard let bag = packet.bag else { return .refused(packet.result) }
      guard let ring = KeyRing(folder.history) else { throw TrustFault.wrong("statement") }
      try folder.history.requireLedger(bag.ledger?.key)
      let bytes = try FileSystem.read(file, limit: 4096)
      let said = try MinisignSignature(pure: bytes).verify(bag.tagManifest, with: ring.current)
      guard let comment = said.flatMap(SignedComment.init), comment.series == bag.series,
        comment.version == bag.version
      else {
        throw TrustFault(
          vi: "chú thích đã ký phải là “\(bag.series) v\(bag.version) <giờ RFC 3339>”",
          en: "the trusted comment must be “\(bag.series) v\(bag.version) <RFC 3339 time>”"
        )
      }
      guard let signature = folder.signature else {
        throw TrustFault(vi: "thiếu keys.txt.minisig", en: "keys.txt.minisig is missing")
      }
      _ = try packet.write([
        (PacketLayout.keys, Array(folder.history.text.utf8)), (PacketLayout.keysSignature, signature),
        (PacketLayout.signature, bytes),
      ])
      _ = consume lock
      return .signed(
        Signed(path: path, identity: bag.identity, fingerprint: nil, isWritten: true, notice: nil)
      )
    } catch {
      throw refusal(path, error)
    }
  }

  /// Holds the folder of a packet, where the file system can; and clears what
  /// a killed run has left there.
  private static func hold(_ path: String) -> FileSystem.Lock? {
    let folder = FileSystem.beside(path, ".")
    let lock = FileSystem.Lock(folder: folder, waits: true)
    if lock != nil { FileSystem.sweep(folder) }
    return lock
  }

  static func refusal(_ path: String, _ error: any Error) -> ConfigurationError {
    if let error = error as? ConfigurationError { return error }
    let detail =
      (error as? TrustFault)?.detail ?? (error as? SignatureError)?.words
      ?? (error as? FileSystem.Failure)?.words ?? .same("\(error)")
    return ConfigurationError([
      Finding("CFG-184", at: Place(path: path), ["file": .same(path), "detail": detail])
    ])
  }

  /// How far the ledger is: in the workspace that the packet lies in, else in
  /// the packet. Who signs the notice vouches for it, so the two must agree.
  private static func head(_ path: String, _ bag: PacketProof.Bag) throws -> LedgerHead? {
    guard let packed = bag.ledger else { return nil }
    let workspace = FileSystem.beside(path, "..")
    guard let key = try LedgerLog.key(in: workspace), key.description == packed.key.description,
      let log = try LedgerLog.read(LedgerFile.read(workspace: workspace), in: workspace)
    else { return LedgerHead(packed.checkpoint) }
    if let detail = LedgerLog.contradiction(packed.checkpoint, log.tree) {
      throw LedgerLog.fault(LedgerFile.path, detail)
    }
    let signed = log.checkpoint.checkpoint
    return LedgerHead(signed.size < packed.checkpoint.size ? packed.checkpoint : signed)
  }

  /// Writes the notice beside the packet, unless that of a newer version lies
  /// there.
  static func writeNotice(
    _ path: String,
    _ bag: PacketProof.Bag,
    zip: String,
    _ signer: PacketSigner,
    _ validity: Int
  ) throws -> NoticePlace? {
    let place = try NoticePlace(beside: path)
    if let old = place.notice, old.series == bag.series, old.version > bag.version { return nil }
    let notice = try signer.notice(
      series: bag.series,
      version: bag.version,
      identity: bag.identity,
      zip: zip,
      ledger: try head(path, bag),
      validity: validity
    )
    try place.write(notice.text, notice.signature)
    return place
  }
}

/// A whole packet that is to be signed.
private struct Packet {
  let path: String
  let result: RunResult
  /// Nil where the packet is not whole.
  private(set) var bag: PacketProof.Bag?
  private let proof: PacketProof?
  private let source: ZipSource

  init(_ path: String, now: Instant) throws {
    self.path = path
    source = try FileSystem.source(path, limit: .max)
    var reading = PacketReading(name: path)
    reading.read(source)
    proof = reading.proof
    var result = RunResult(question: .trust, evaluatedAt: now, offset: .utc)
    result.findings = reading.findings
    result.rules = reading.rules
    result.inputs = [InputFile(path: path, bytes: source.count, sha256: reading.sha256)]
    self.result = result
    bag = result.verdict == .intact ? proof?.bag : nil
  }

  func isSigned(by key: MinisignPublicKey) throws -> Bool {
    guard let bytes = proof?.signature, proof?.keys != nil, proof?.keysSignature != nil, let bag,
      let signature = try? MinisignSignature(pure: bytes)
    else { return false }
    let comment = (try? signature.verify(bag.tagManifest, with: key)).flatMap { $0 }.flatMap(
      SignedComment.init
    )
    return comment?.series == bag.series && comment?.version == bag.version
  }

  /// Writes the packet with these signatures in place of any other.
  ///
  /// - Returns: the SHA-256 of the new zip.
  func write(_ files: [(path: String, bytes: [UInt8])]) throws -> String {
    guard let bag else { throw TrustFault.wrong("…") }
    let archive = try ZipArchive(source)
    let top = PacketLayout.bagName(series: bag.series, version: bag.version)
    let replaced = Set((PacketLayout.signatures + [PacketLayout.seal]).map { "\(top)/\($0)" })
    let temporary = FileSystem.temporaryName(beside: path)
    do {
      let writer = try ZipWriter(path: temporary, date: archive.date)
      for member in archive.members where !replaced.contains(member.name) {
        try writer.copy(member, of: archive)
      }
      for file in files { try writer.add("\(top)/\(file.path)", file.bytes, method: .stored) }
      if let seal = archive["\(top)/\(PacketLayout.seal)"] { try writer.copy(seal, of: archive) }
      try writer.close()
      try source.requireUnchanged()
      try FileSystem.flush(temporary)
      let made = try FileSystem.source(temporary, limit: 1 << 31)
      var reading = PacketReading(name: path)
      reading.read(made)
      // What leaves this office must pass our own door, and be the same.
      guard reading.findings.isEmpty, reading.proof?.bag?.identity == bag.identity, let zip = reading.sha256
      else {
        throw TrustFault(vi: "gói đã ký không còn như cũ", en: "the signed packet is not as it was")
      }
      try FileSystem.settle(temporary, at: path, replacing: true)
      return zip
    } catch {
      FileSystem.remove(temporary)
      throw error
    }
  }
}
