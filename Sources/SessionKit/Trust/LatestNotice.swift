import Digests

/// `latest.txt`: which version of a series is the newest, as its authority
/// says it, and until when to believe that.
///
/// It lies beside the packets, signed, and is issued anew from time to time,
/// so that who keeps a newer version from somebody can't do so for long.
struct LatestNotice: Sendable, Equatable {
  static let form = "council-packages-latest/1"
  static let name = "latest.txt"
  /// The largest file, in bytes.
  static let limit = 4096

  var series: String
  var version: Int
  /// SHA-256 of its tag manifest.
  var identity: String
  /// SHA-256 of its zip.
  var zip: String
  /// RFC 3339.
  var issued: String
  /// RFC 3339. After this nothing is wrong; it is only not known any more.
  var validUntil: String
  /// How far the ledger is, where it is a log.
  var ledger: LedgerHead?

  /// The file.
  var text: String {
    """
    \(Self.form)
    series: \(series)
    version: \(version)
    tagmanifest-sha256: \(identity)
    zip-sha256: \(zip)
    issued: \(issued)
    valid-until: \(validUntil)

    """ + (ledger.map { "ledger: \($0.text)\n" } ?? "")
  }

  /// What its signature's trusted comment says.
  var comment: SignedComment { SignedComment(series: series, version: version, time: issued) }

  var issuedAt: Instant? { Instant(rfc3339: issued) }
  var validUntilAt: Instant? { Instant(rfc3339: validUntil) }
}

extension LatestNotice {
  /// Reads the file. Nothing is verified: see ``TrustJudge``.
  init(_ bytes: [UInt8]) throws(TrustFault) {
    var lines = try LabelledLines(bytes, form: Self.form, limit: Self.limit)
    series = try lines.require("series")
    guard SeriesPattern(series) != nil else { throw .wrong("series") }
    guard let version = SignedComment.version("v" + (try lines.require("version"))) else {
      throw .wrong("version")
    }
    self.version = version
    identity = try Self.digest("tagmanifest-sha256", &lines)
    zip = try Self.digest("zip-sha256", &lines)
    issued = try lines.require("issued")
    validUntil = try lines.require("valid-until")
    if let text = lines.take("ledger") {
      guard let head = LedgerHead(text) else { throw .wrong("ledger") }
      ledger = head
    }
    guard let from = issuedAt, let until = validUntilAt, from < until else { throw .wrong("valid-until") }
    guard lines.isEmpty, Array(text.utf8) == bytes else { throw .wrong(lines.next ?? "…") }
  }

  private static func digest(_ label: String, _ lines: inout LabelledLines) throws(TrustFault) -> String {
    let text = try lines.require(label)
    guard let digest = Digest(hex: text, algorithm: .sha256), digest.hex == text else { throw .wrong(label) }
    return text
  }
}
