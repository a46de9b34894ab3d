import Digests

/// Makes the files that prove who issued a packet.
public struct PacketSigner: Sendable {
  let key: MinisignSecretKey
  let history: KeyHistory
  /// When it is signed, RFC 3339.
  let time: Instant
  /// In which it is written.
  public var offset: UTCOffset

  /// How long a notice of the newest version is valid, in seconds, where
  /// nothing else is said: two days.
  public static let validity = 48 * 3600

  /// Unlocks the release key of a folder.
  ///
  /// - Parameter file: where the key lies; in the folder, where nil.
  public init(
    _ folder: KeyFolder,
    key file: String? = nil,
    password: KeyFolder.Password,
    now: Instant,
    offset: UTCOffset = .utc
  ) throws(ConfigurationError) {
    key = try folder.unlock(file, password: password)
    history = folder.history
    time = now
    self.offset = offset
  }

  /// The fingerprint of the key that signs, in groups.
  public var fingerprint: String { key.key.verifyingKey.fingerprint.description }

  private func comment(_ series: String, _ version: Int) -> SignedComment {
    SignedComment(series: series, version: version, time: time.rfc3339(in: offset))
  }

  /// The files of `signatures/`, by their paths in the bag, in their order.
  func files(
    series: String,
    version: Int,
    tagManifest: [UInt8]
  ) throws -> [(path: String, bytes: [UInt8])] {
    guard history.issues(series) else {
      throw TrustFault(
        vi: "bộ tài liệu này không thuộc keys.txt",
        en: "the series is not one of those in keys.txt"
      )
    }
    let signature = try key.sign(tagManifest, trustedComment: comment(series, version).text)
    return [
      (PacketLayout.keys, Array(history.text.utf8)),
      (PacketLayout.keysSignature, Array(try KeyFolder.signature(of: history, by: key).utf8)),
      (PacketLayout.signature, Array(signature.text.utf8)),
    ]
  }

  /// The notice that a packet is the newest of its series, and its signature.
  func notice(
    series: String,
    version: Int,
    identity: String,
    zip: String,
    ledger: LedgerHead?,
    validity: Int
  ) throws(SignatureError) -> (text: [UInt8], signature: [UInt8]) {
    let (end, overflow) = time.seconds.addingReportingOverflow(Int64(validity))
    let notice = LatestNotice(
      series: series,
      version: version,
      identity: identity,
      zip: zip,
      issued: time.rfc3339(in: offset),
      validUntil: Instant(seconds: overflow ? time.seconds : end).rfc3339(in: offset),
      ledger: ledger
    )
    let text = Array(notice.text.utf8)
    return (text, Array(try key.sign(text, trustedComment: notice.comment.text).text.utf8))
  }
}
