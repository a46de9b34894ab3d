import Digests

/// What a delegate has decided to trust, and has seen since: one authority.
///
/// A text file of its own in the user's configuration folder, lines
/// `label: value`.
public struct TrustPin: Sendable, Equatable {
  static let form = "council-packages-pin/1"
  /// The largest file, in bytes.
  static let limit = 1 << 20

  public var authority: String
  /// The series that it issues; any that its key has signed, where none is
  /// named.
  var series: [SeriesPattern]
  public var requirement = Requirement.ed25519
  /// When it was pinned, RFC 3339.
  var added: String
  var ring: KeyRing
  /// By series.
  var seen: [String: Seen] = [:]

  /// Which signatures a packet must bear.
  public enum Requirement: String, Sendable, CaseIterable {
    case ed25519
    case x509
    case both = "ed25519+x509"
  }

  /// The newest that is known of a series.
  struct Seen: Sendable, Equatable {
    var version: Int
    /// SHA-256 of its tag manifest; nil where only the number is known.
    var identity: String?
    /// When the last notice was issued that was believed, RFC 3339.
    var issued: String?

    /// The same as a number.
    var seconds: Int64 { issued.flatMap { Instant(rfc3339: $0) }?.seconds ?? .min }
  }

  init(authority: String, series: [SeriesPattern], added: String, ring: KeyRing) {
    self.authority = authority
    self.series = series
    self.added = added
    self.ring = ring
  }

  /// Whether a packet of this series must be signed by this authority.
  func covers(_ series: String) -> Bool {
    seen[series] != nil || self.series.contains { $0.matches(series) }
  }

  /// Whether it may issue this series at all.
  func mayIssue(_ series: String) -> Bool { self.series.isEmpty || covers(series) }

  /// The fingerprint of the key that signs, in groups.
  public var fingerprint: String { ring.current.key.fingerprint.description }

  /// The file.
  var text: String {
    var out = "\(Self.form)\nauthority: \(authority)\n"
    for pattern in series { out += "series: \(pattern.text)\n" }
    out += "require: \(requirement.rawValue)\nadded: \(added)\nstatement: \(ring.statement)\n"
    out += "current: \(ring.current.base64)\n"
    if let next = ring.next { out += "next: \(next.hex)\n" }
    if let ledger = ring.ledger { out += "ledger: \(ledger.base64)\n" }
    for old in ring.past {
      out += "past: \(old.key.base64) \(old.reason.rawValue)\n"
      for last in old.last { out += "last: \(last.text)\n" }
    }
    for (series, seen) in seen.sorted(by: { $0.key < $1.key }) {
      out += "seen: \(series) v\(seen.version) \(seen.identity ?? "-") \(seen.issued ?? "-")\n"
    }
    return out
  }

  /// Reads the file.
  init(_ bytes: [UInt8]) throws(TrustFault) {
    var lines = try LabelledLines(bytes, form: Self.form, limit: Self.limit)
    authority = try lines.require("authority")
    guard KeyHistory.isName(authority) else { throw .wrong("authority") }
    series = []
    for text in lines.takeAll("series") {
      guard let pattern = SeriesPattern(text) else { throw .wrong("series") }
      series.append(pattern)
    }
    // What is required and not understood must not be passed over.
    guard let requirement = Requirement(rawValue: try lines.require("require")) else {
      throw .wrong("require")
    }
    self.requirement = requirement
    added = try lines.require("added")
    guard let statement = Int(try lines.require("statement")), statement >= 0 else {
      throw .wrong("statement")
    }
    ring = KeyRing(current: try Self.key("current", try lines.require("current")))
    ring.statement = statement
    if let text = lines.take("next") {
      guard let next = Digest(hex: text, algorithm: .sha256) else { throw .wrong("next") }
      ring.next = next
    }
    if let text = lines.take("ledger") { ring.ledger = try Self.key("ledger", text) }
    while let text = lines.take("past") {
      let parts = text.split(separator: " ").map(String.init)
      guard parts.count == 2, let reason = KeyHistory.Reason(rawValue: parts[1]) else { throw .wrong("past") }
      let last = lines.takeAll("last")
      let known = last.compactMap(KeyHistory.Last.init)
      guard known.count == last.count else { throw .wrong("last") }
      ring.past.append(.init(key: try Self.key("past", parts[0]), reason: reason, last: known))
    }
    for text in lines.takeAll("seen") {
      let parts = text.split(separator: " ").map(String.init)
      guard parts.count == 4, let version = SignedComment.version(parts[1]) ?? (parts[1] == "v0" ? 0 : nil)
      else { throw .wrong("seen") }
      seen[parts[0]] = Seen(
        version: version,
        identity: parts[2] == "-" ? nil : parts[2],
        issued: parts[3] == "-" ? nil : parts[3]
      )
    }
    guard lines.isEmpty, Array(text.utf8) == bytes else { throw .wrong(lines.next ?? "…") }
  }

  private static func key(_ label: String, _ text: String) throws(TrustFault) -> MinisignPublicKey {
    do throws(SignatureError) {
      return try MinisignPublicKey(base64: text)
    } catch {
      throw .wrong(label)
    }
  }
}

extension TrustPin {
  /// What `trust list` prints.
  public func summary(_ language: Language) -> String {
    func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
    var lines = ["\(Printable.text(authority))  \(fingerprint)"]
    if !series.isEmpty {
      lines.append("  \(say("bộ", "series")): \(series.map(\.text).joined(separator: ", "))")
    }
    if requirement != .ed25519 { lines.append("  \(say("đòi", "requires")): \(requirement.rawValue)") }
    for (series, seen) in seen.sorted(by: { $0.key < $1.key }) {
      let issued = seen.issued.map { ", \(say("thông báo lúc", "notice of")) \($0)" } ?? ""
      lines.append("  \(say("đã thấy", "seen")): \(series) v\(seen.version)\(issued)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
