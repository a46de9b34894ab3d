import FoundationEssentials
import Glibc

/// `intake/ledger.jsonl`: one line a receipt, only ever added to.
enum LedgerFile {
  static let path = "intake/ledger.jsonl"

  /// The largest ledger that is read, in bytes: some 60,000 receipts.
  static let limit = 24 << 20
  /// Faults that are told of one ledger.
  private static let mostFaults = 100

  /// Reads the ledger of a workspace; an absent one is empty.
  static func read(workspace: String) throws(ConfigurationError) -> Ledger {
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.read(workspace + "/" + path, limit: limit)
    } catch {
      // Only what is not there is empty; what can't be read is not.
      if error.errno == ENOENT { return Ledger() }
      throw ConfigurationError([
        Finding("CFG-170", at: Place(path: path), ["line": "0", "detail": error.words])
      ])
    }
    return try parse(bytes) { RestrictedDetails.read(Receipt.label($0), in: workspace) }
  }

  /// Every fault of every line, or the ledger.
  ///
  /// A writer that was killed may have left the beginning of a line at the
  /// end; what has no line end was never acknowledged and does not count.
  ///
  /// - Parameter details: those of a restricted receipt, which must then be at
  ///   hand; nil for a ledger of which one knows no more than it says.
  static func parse(
    _ bytes: [UInt8],
    details: ((Int) -> RestrictedDetails?)? = nil
  ) throws(ConfigurationError) -> Ledger {
    var ledger = Ledger()
    var faults: [Finding] = []
    var sequences: Set<Int> = []
    var index = -1
    var start = bytes.startIndex
    // Line by line: a file of nothing but line ends has millions of them.
    while start < bytes.endIndex, faults.count < mostFaults {
      let end = bytes[start...].firstIndex(of: 10) ?? bytes.endIndex
      let slice = bytes[start..<end]
      start = min(end + 1, bytes.endIndex)
      index += 1
      if slice.isEmpty { continue }
      do throws(LineFault) {
        try read(Array(slice), into: &ledger, &sequences, details)
        ledger.lines.append(slice)
        ledger.length = slice.endIndex
        ledger.endsWithinLine = slice.endIndex == bytes.endIndex
      } catch {
        // An editor may have dropped the last line end, so only what makes
        // no sense is a torn line.
        if slice.endIndex == bytes.endIndex, error.isTorn { continue }
        // It had a number all the same: the lines behind it are no fault.
        ledger.lastSequence += 1
        let place = Place(path: path, line: index + 1)
        faults.append(
          Finding("CFG-170", at: place, ["line": .same(String(index + 1)), "detail": error.detail])
        )
      }
    }
    guard faults.isEmpty else { throw ConfigurationError(faults) }
    return ledger
  }

  private struct LineFault: Error {
    var detail: LocalizedText
    /// Whether it may be the mere beginning of a line.
    var isTorn = false
    init(_ vi: String, _ en: String, isTorn: Bool = false) {
      detail = LocalizedText(vi: vi, en: en)
      self.isTorn = isTorn
    }
  }

  private static func read(
    _ line: [UInt8],
    into ledger: inout Ledger,
    _ sequences: inout Set<Int>,
    _ details: ((Int) -> RestrictedDetails?)?
  ) throws(LineFault) {
    guard line.count <= 1 << 20 else { throw LineFault("dòng quá dài", "line too long") }
    guard var fields = Line(line) else {
      throw LineFault(
        "không phải đối tượng JSON đúng mẫu",
        "not a JSON object of the receipt form",
        isTorn: isBeginning(line)
      )
    }
    guard fields.seq == ledger.lastSequence + 1 else {
      throw LineFault(
        "seq \(fields.seq) sau \(ledger.lastSequence)",
        "seq \(fields.seq) after \(ledger.lastSequence)"
      )
    }
    guard let at = Instant(rfc3339: fields.at), let recorded = Instant(rfc3339: fields.recorded) else {
      throw LineFault("thời điểm không đúng RFC 3339, có múi giờ", "no RFC 3339 time with offset")
    }
    let isRestricted = fields.commit != nil
    if isRestricted, fields.type == "receipt", let details {
      guard let said = details(fields.seq), fields.disclose(said) else {
        throw LineFault(
          "chi tiết hạn chế của \(Receipt.label(fields.seq)) không còn hoặc không khớp",
          "the restricted details of \(Receipt.label(fields.seq)) are gone or do not fit"
        )
      }
    }
    switch fields.type {
    case "receipt" where isRestricted && details == nil:
      sequences.insert(fields.seq)
      ledger.undisclosed += 1
    case "receipt":
      guard let item = fields.item, let kind = fields.kind, let file = fields.file, let name = fields.name,
        let bytes = fields.bytes, let sha256 = fields.sha256, let from = fields.from,
        let change = fields.change.flatMap(Receipt.Change.init(rawValue:)),
        bytes >= 0, sha256.utf8.count == 64, WorkspacePath.isSubmission(file)
      else {
        throw LineFault(
          "thiếu hoặc sai một trường của biên nhận",
          "a field of the receipt is missing or malformed"
        )
      }
      if let replaced = fields.replaces {
        guard sequences.contains(replaced) else {
          throw LineFault("thay \(replaced), là số không có", "replaces \(replaced), which does not exist")
        }
      }
      sequences.insert(fields.seq)
      ledger.receipts.append(
        Receipt(
          sequence: fields.seq,
          at: at,
          recorded: recorded,
          item: item,
          kind: kind,
          file: file,
          name: name,
          bytes: bytes,
          sha256: sha256,
          from: from,
          change: change,
          replaces: fields.replaces,
          reason: fields.reason,
          isPaper: fields.paper ?? false,
          isRestricted: isRestricted
        )
      )
    case "withdrawal":
      guard let receipt = fields.receipt, sequences.contains(receipt) else {
        throw LineFault("rút biên nhận không có", "withdraws a receipt that does not exist")
      }
      ledger.withdrawals[receipt] = fields.reason ?? ""
    default:
      throw LineFault("không rõ loại \(fields.type)", "unknown type \(fields.type)")
    }
    ledger.lastSequence = fields.seq
    ledger.lastRecorded = recorded
  }

  /// Whether bytes may be the beginning of a line as we write it.
  private static func isBeginning(_ bytes: [UInt8]) -> Bool {
    let head = Array("{\"seq\":".utf8)
    return (bytes.starts(with: head) || head.starts(with: bytes)) && bytes.last != UInt8(ascii: "}")
  }

  /// What a line says, of whatever type it is.
  struct Line: Decodable {
    var seq: Int
    var type: String
    var at: String
    var recorded: String
    var item: String?
    var kind: String?
    var file: String?
    var name: String?
    var bytes: Int?
    var sha256: String?
    var from: String?
    var change: String?
    var replaces: Int?
    var receipt: Int?
    var reason: String?
    var paper: Bool?
    var commit: String?

    /// Takes over what a restricted line keeps to itself; false where that is
    /// not what it commits to.
    mutating func disclose(_ details: RestrictedDetails) -> Bool {
      guard item == nil, file == nil, name == nil, sha256 == nil, from == nil,
        commit == details.commitment,
        let said = try? JSONDecoder().decode(Details.self, from: Data(details.text))
      else { return false }
      (item, kind, file, name, bytes) = (said.item, said.kind, said.file, said.name, said.bytes)
      (sha256, from, change) = (said.sha256, said.from, said.change)
      (replaces, reason) = (said.replaces, said.reason)
      return true
    }

    /// The fields of a receipt that a restricted line lacks.
    private struct Details: Decodable {
      var item: String
      var kind: String
      var file: String
      var name: String
      var bytes: Int
      var sha256: String
      var from: String
      var change: String
      var replaces: Int?
      var reason: String?
    }

    /// Reads a line, without its end; nil if it is none.
    init?(_ bytes: [UInt8]) {
      guard let line = try? JSONDecoder().decode(Self.self, from: Data(bytes)) else { return nil }
      self = line
    }
  }

  /// Adds a line. What a killed writer left of its own goes first.
  static func append(_ line: String, to ledger: Ledger, in workspace: String) throws(FileSystem.Failure) {
    try FileSystem.append(
      ledger.endsWithinLine ? "\n" + line : line,
      to: workspace + "/" + path,
      keeping: kept(ledger)
    )
  }

  /// Takes back a line that was added, while nobody knows of it. False where
  /// the disk refuses that: then it stands.
  static func takeBack(_ ledger: Ledger, in workspace: String) -> Bool {
    FileSystem.cut(workspace + "/" + path, to: ledger.length == 0 ? nil : kept(ledger))
  }

  /// How much of the file counts, in bytes.
  private static func kept(_ ledger: Ledger) -> Int {
    ledger.length == 0 ? 0 : ledger.length + (ledger.endsWithinLine ? 0 : 1)
  }

  /// The line that stands for a receipt, keys in their fixed order.
  ///
  /// - Parameter commitment: what stands in a restricted line instead of its
  ///   ``details(_:)``.
  static func line(_ receipt: Receipt, offset: UTCOffset, commitment: String? = nil) -> String {
    let fields = [
      "\"seq\":\(receipt.sequence)",
      "\"type\":\"receipt\"",
      "\"at\":\(quoted(receipt.at.rfc3339(in: offset)))",
      "\"recorded\":\(quoted(receipt.recorded.rfc3339(in: offset)))",
      commitment.map { "\"commit\":\(quoted($0))" } ?? details(receipt),
    ]
    return "{" + (fields + (receipt.isPaper ? ["\"paper\":true"] : [])).joined(separator: ",") + "}"
  }

  /// What was handed in, by whom: the fields between times and end of a line.
  static func details(_ receipt: Receipt) -> String {
    var fields = [
      "\"item\":\(quoted(receipt.item))",
      "\"kind\":\(quoted(receipt.kind))",
      "\"file\":\(quoted(receipt.file))",
      "\"name\":\(quoted(receipt.name))",
      "\"bytes\":\(receipt.bytes)",
      "\"sha256\":\(quoted(receipt.sha256))",
      "\"from\":\(quoted(receipt.from))",
      "\"change\":\(quoted(receipt.change.rawValue))",
    ]
    if let replaces = receipt.replaces { fields.append("\"replaces\":\(replaces)") }
    if let reason = receipt.reason { fields.append("\"reason\":\(quoted(reason))") }
    return fields.joined(separator: ",")
  }

  /// The line that takes a receipt back.
  static func withdrawal(
    _ sequence: Int,
    of receipt: Int,
    reason: String,
    times: LedgerTimes,
    offset: UTCOffset
  ) -> String {
    let (at, recorded) = (quoted(times.at.rfc3339(in: offset)), quoted(times.recorded.rfc3339(in: offset)))
    return "{\"seq\":\(sequence),\"type\":\"withdrawal\",\"at\":\(at),\"recorded\":\(recorded),"
      + "\"receipt\":\(receipt),\"reason\":\(quoted(reason))\(times.isPaper ? ",\"paper\":true" : "")}"
  }

  private static func quoted(_ text: String) -> String { JSONText.quoted(text) }
}

/// Text as a JSON string (RFC 8259 §7).
enum JSONText {
  static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let hex = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}

/// Which names may stand in a workspace.
enum WorkspacePath {
  /// `submissions/<item>/<file>`: three plain components, none hidden.
  static func isSubmission(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 3 && parts[0] == "submissions" && isItem(parts[1]) && isFileName(parts[2])
  }

  /// An agenda number: `3`, `3.2`, `3.2a`.
  static func isItem(_ text: Substring) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      var digits = part
      if index == parts.count - 1, let last = digits.last, ("a"..."z").contains(last) {
        digits = digits.dropLast()
      }
      guard let first = digits.utf8.first, (49...57).contains(first) else { return false }
      guard digits.utf8.allSatisfy({ (48...57).contains($0) }), digits.utf8.count <= 4 else { return false }
    }
    return !parts.isEmpty && parts.count <= 6
  }

  static func isFileName(_ name: Substring) -> Bool {
    !name.isEmpty && name.utf8.count <= 200 && name.first != "." && name.first != "-"
      && !name.unicodeScalars.contains { scalar in
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
          || "/\\:*?\"<>|".unicodeScalars.contains(scalar)
          || scalar.properties.generalCategory == .format
          || scalar.properties.generalCategory == .lineSeparator
      }
  }
}
