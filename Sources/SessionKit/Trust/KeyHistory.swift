import Digests
import TransparencyLog

/// `keys.txt`: whose keys these are, and which came before.
///
/// Lines `label: value`, only ever added to. Each statement names the key
/// that signs packets, the SHA-256 of the one that will take its place, which
/// lies in a safe, and the ledger's. The next statement is signed by that
/// next key: so who has pinned one of them believes all that follow, and who
/// has stolen a key can't write one.
public struct KeyHistory: Sendable, Equatable {
  static let form = "council-packages-keys/1"
  /// The largest file, in bytes: some 90 rotations.
  static let limit = 64 << 10

  /// Whose keys they are, e.g. the council's name.
  public let authority: String
  /// The series that it issues; any, where none is named.
  let series: [SeriesPattern]
  private(set) var statements: [Statement]

  /// Whether a series is one of theirs.
  func issues(_ name: String) -> Bool { series.isEmpty || series.contains { $0.matches(name) } }

  /// Who pins these keys believes a ledger by its key here, and by no other.
  func requireLedger(_ key: NoteKey?) throws(TrustFault) {
    guard let key, let ledger = statements.last?.ledger, ledger.key.bytes != key.bytes else { return }
    throw TrustFault(
      vi: "sổ nhận ký bằng khóa khác với khóa sổ ghi trong keys.txt",
      en: "the ledger is signed with another key than the ledger key in keys.txt"
    )
  }

  /// What held from one moment on.
  struct Statement: Sendable, Equatable {
    /// RFC 3339.
    var issued: String
    /// Why the key before was replaced; nil in the first statement.
    var reason: Reason?
    /// What the key before signed last, in each series, to be believed.
    var last: [Last]
    var current: MinisignPublicKey
    /// SHA-256 of the key that comes next.
    var next: Digest
    var ledger: MinisignPublicKey
    /// By the key before, where it was still at hand: 64 bytes.
    var cosignature: [UInt8]?
    /// By this statement's own key, over all that stands above: 64 bytes.
    var signature: [UInt8]
  }

  /// Why a key was replaced.
  public enum Reason: String, Sendable, CaseIterable {
    /// As planned; the key before has signed it too.
    case planned
    /// Nobody has it any more.
    case lost
    /// Somebody else has it: what it signed after the last good version is
    /// not to be believed.
    case stolen
  }

  /// The last version of a series that a replaced key signed.
  struct Last: Sendable, Equatable {
    var series: String
    var version: Int

    /// `<series> v<version>`
    var text: String { "\(series) v\(version)" }

    init(series: String, version: Int) {
      self.series = series
      self.version = version
    }

    init?(_ text: String) {
      let parts = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, SeriesPattern(parts[0]) != nil, !parts[0].hasSuffix("*"),
        let version = parts[1] == "v0" ? 0 : SignedComment.version(parts[1])
      else { return nil }
      self.init(series: parts[0], version: version)
    }
  }

  /// The digest by which a key is promised before it is shown.
  static func commitment(_ key: MinisignPublicKey) -> Digest {
    Digest.of(Base64.decode(key.base64) ?? [])
  }

  // MARK: Writing

  /// The first statement, signed by its key.
  static func begin(
    authority: String,
    series: [SeriesPattern],
    current: MinisignSecretKey,
    next: MinisignPublicKey,
    ledger: MinisignPublicKey,
    issued: String
  ) throws(TrustFault) -> KeyHistory {
    guard isName(authority) else { throw .wrong("authority") }
    let history = KeyHistory(authority: authority, series: series, statements: [])
    return try history.adding(
      nil,
      [],
      by: current,
      cosignedBy: nil,
      next: next,
      ledger: ledger,
      issued: issued
    )
  }

  /// These statements and one more, signed by the key that the last one
  /// promised; and by that of the last one, where it is at hand.
  func rotated(
    _ reason: Reason,
    last: [Last],
    to current: MinisignSecretKey,
    cosignedBy old: MinisignSecretKey?,
    next: MinisignPublicKey,
    issued: String
  ) throws(TrustFault) -> KeyHistory {
    guard let before = statements.last else { throw .wrong("statement") }
    return try adding(
      reason,
      last,
      by: current,
      cosignedBy: old,
      next: next,
      ledger: before.ledger,
      issued: issued
    )
  }

  private func adding(
    _ reason: Reason?,
    _ last: [Last],
    by key: MinisignSecretKey,
    cosignedBy old: MinisignSecretKey?,
    next: MinisignPublicKey,
    ledger: MinisignPublicKey,
    issued: String
  ) throws(TrustFault) -> KeyHistory {
    do {
      var statement = Statement(
        issued: issued,
        reason: reason,
        last: last,
        current: try key.publicKey(),
        next: Self.commitment(next),
        ledger: ledger,
        cosignature: nil,
        signature: []
      )
      let body = head + text(statements.count, statement)
      statement.cosignature = try old?.key.sign(Array(body.utf8))
      statement.signature = try key.key.sign(Array((body + Self.cosignature(statement)).utf8))
      var history = self
      history.statements.append(statement)
      // What was written must be what is read.
      return try KeyHistory(Array(history.text.utf8))
    } catch let error as SignatureError {
      throw TrustFault(error.words)
    } catch let fault as TrustFault {
      throw fault
    } catch {
      throw TrustFault(.same("\(error)"))
    }
  }

  /// The file.
  public var text: String { head }

  /// The first line, and the statements so far.
  private var head: String {
    var out = "\(Self.form)\nauthority: \(authority)\n" + series.map { "series: \($0.text)\n" }.joined()
    for (index, statement) in statements.enumerated() { out += whole(index, statement) }
    return out
  }

  private func whole(_ index: Int, _ statement: Statement) -> String {
    text(index, statement) + Self.cosignature(statement)
      + "signature: \(Base64.encode(statement.signature))\n"
  }

  /// A statement without its signatures.
  private func text(_ index: Int, _ statement: Statement) -> String {
    var out = "statement: \(index + 1)\nissued: \(statement.issued)\n"
    if let reason = statement.reason { out += "replaced: \(reason.rawValue)\n" }
    for last in statement.last { out += "last: \(last.text)\n" }
    out += "current: \(statement.current.base64)\nnext: \(statement.next.hex)\n"
    return out + "ledger: \(statement.ledger.base64)\n"
  }

  private static func cosignature(_ statement: Statement) -> String {
    statement.cosignature.map { "cosignature: \(Base64.encode($0))\n" } ?? ""
  }

  // MARK: Reading

  private init(authority: String, series: [SeriesPattern], statements: [Statement]) {
    self.authority = authority
    self.series = series
    self.statements = statements
  }

  /// Reads the file and verifies every signature in it.
  init(_ bytes: [UInt8]) throws(TrustFault) {
    var lines = try LabelledLines(bytes, form: Self.form, limit: Self.limit)
    let authority = try lines.require("authority")
    guard Self.isName(authority) else { throw .wrong("authority") }
    var series: [SeriesPattern] = []
    for text in lines.takeAll("series") {
      guard let pattern = SeriesPattern(text) else { throw .wrong("series") }
      series.append(pattern)
    }
    var history = KeyHistory(authority: authority, series: series, statements: [])
    repeat {
      let number = history.statements.count + 1
      guard try lines.require("statement") == String(number) else { throw .wrong("statement") }
      let statement = try Self.statement(&lines, isFirst: number == 1)
      try history.admit(statement)
      history.statements.append(statement)
    } while !lines.isEmpty
    // One history has one text.
    guard Array(history.text.utf8) == bytes else { throw .wrong("…") }
    self = history
  }

  private static func statement(
    _ lines: inout LabelledLines,
    isFirst: Bool
  ) throws(TrustFault) -> Statement {
    let issued = try lines.require("issued")
    guard Instant(rfc3339: issued) != nil else { throw .wrong("issued") }
    var reason: Reason?
    if !isFirst {
      reason = Reason(rawValue: try lines.require("replaced"))
      if reason == nil { throw .wrong("replaced") }
    }
    var last: [Last] = []
    for text in isFirst ? [] : lines.takeAll("last") {
      guard let known = Last(text), !last.contains(where: { $0.series == known.series }) else {
        throw .wrong("last")
      }
      last.append(known)
    }
    let current = try key("current", &lines)
    guard let next = Digest(hex: try lines.require("next"), algorithm: .sha256) else { throw .wrong("next") }
    let ledger = try key("ledger", &lines)
    var cosignature: [UInt8]?
    if let text = isFirst ? nil : lines.take("cosignature") {
      cosignature = try signature("cosignature", text)
    }
    return Statement(
      issued: issued,
      reason: reason,
      last: last,
      current: current,
      next: next,
      ledger: ledger,
      cosignature: cosignature,
      signature: try signature("signature", try lines.require("signature"))
    )
  }

  private static func key(_ label: String, _ lines: inout LabelledLines) throws(TrustFault)
    -> MinisignPublicKey
  {
    let text = try lines.require(label)
    do throws(SignatureError) {
      return try MinisignPublicKey(base64: text)
    } catch {
      throw .wrong(label)
    }
  }

  private static func signature(_ label: String, _ text: String) throws(TrustFault) -> [UInt8] {
    guard let bytes = Base64.decode(text), bytes.count == 64 else { throw .wrong(label) }
    return bytes
  }

  /// Whether a statement may follow those that are here.
  private func admit(_ statement: Statement) throws(TrustFault) {
    let body = head + text(statements.count, statement)
    if let before = statements.last {
      guard Self.commitment(statement.current) == before.next else {
        throw TrustFault(
          vi: "khóa mới không phải khóa kế tiếp đã cam kết trước",
          en: "the new key is not the one that was promised before"
        )
      }
      if let cosignature = statement.cosignature {
        guard before.current.key.isValid(cosignature, for: Array(body.utf8)) else {
          throw .wrong("cosignature")
        }
      } else if statement.reason == .planned {
        throw .wrong("cosignature")
      }
    }
    guard !statements.contains(where: { $0.current.keyID == statement.current.keyID }) else {
      throw .wrong("current")
    }
    let signed = Array((body + Self.cosignature(statement)).utf8)
    guard statement.current.key.isValid(statement.signature, for: signed) else { throw .wrong("signature") }
  }

  /// One line that a person can read aloud.
  static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 200 && text.first != " " && text.last != " "
      && !text.unicodeScalars.contains(where: Printable.isHidden)
  }
}
