import TransparencyLog

/// What somebody keeps of a ledger: a receipt, or a signed checkpoint.
struct LedgerEvidence {
  static let codes: [FindingCode] = ["DDL-190", "DDL-191", "DDL-192"]

  /// Its file, as people name it.
  let path: String
  let checkpoint: SignedCheckpoint
  /// What the receipt is of; nil of a checkpoint.
  let entry: (says: LedgerFile.Line, line: [UInt8], index: Int)?

  /// Reads one that the key has signed; else why it is none.
  static func read(_ bytes: [UInt8], _ path: String, by key: NoteKey) -> Result<LedgerEvidence, Refusal> {
    do throws(LogError) {
      if bytes.starts(with: "c2sp.org/tlog-proof".utf8) {
        let receipt = try LedgerReceipt(parsing: bytes)
        return .success(LedgerEvidence(path, receipt, try receipt.verify(by: key)))
      }
      let checkpoint = try SignedCheckpoint(parsing: bytes)
      try checkpoint.verify(by: [LedgerKey.verifier(key)])
      return .success(LedgerEvidence(path, checkpoint))
    } catch {
      let isUnread = error.code == .malformed || error.code == .tooLarge
      return .failure(Refusal(isUnread ? "DDL-190" : "DDL-191", path, error.words))
    }
  }

  /// The name of the log that it claims to be of; nil where it is none.
  static func origin(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: "c2sp.org/tlog-proof".utf8) {
      return (try? LedgerReceipt(parsing: bytes))?.proof.checkpoint.checkpoint.origin
    }
    return (try? SignedCheckpoint(parsing: bytes))?.checkpoint.origin
  }

  /// Why it is no evidence.
  struct Refusal: Error {
    let finding: Finding

    init(_ code: FindingCode, _ path: String, _ detail: LocalizedText) {
      finding = Finding(code, at: Place(path: path), ["file": .same(path), "detail": detail])
    }
  }

  private init(_ path: String, _ receipt: LedgerReceipt, _ says: LedgerFile.Line) {
    self.path = path
    checkpoint = receipt.proof.checkpoint
    entry = (says, receipt.line, receipt.proof.index)
  }

  private init(_ path: String, _ checkpoint: SignedCheckpoint) {
    self.path = path
    self.checkpoint = checkpoint
    entry = nil
  }

  /// What it proves, to be told.
  var told: Finding {
    let size = LocalizedText.same(String(checkpoint.checkpoint.size))
    guard let (says, _, index) = entry else {
      return Finding("DDL-198", at: Place(path: path), ["file": .same(path), "size": size])
    }
    // In the offset in which it was written.
    let offset = UTCOffset(String(says.at.suffix(6))) ?? .utc
    let received = Instant(rfc3339: says.at)?.words(in: offset) ?? .same(says.at)
    let what = says.name.map { "\(says.from ?? "") – \($0)" } ?? "…"
    return Finding(
      "DDL-197",
      at: Place(item: says.item, kind: says.kind, path: path),
      [
        "receipt": .same(Receipt.label(says.seq)), "what": .same(Printable.text(what)), "received": received,
        "index": .same(String(index + 1)), "size": size, "digest": .same(says.sha256 ?? "…"),
      ]
    )
  }

  /// What in a ledger contradicts it, the entry itself before all others.
  func contradiction(_ lines: [ArraySlice<UInt8>], _ tree: MerkleTree) -> Finding? {
    let detail = entry.flatMap { own($0.line, $0.index, Receipt.label($0.says.seq), lines) }
    guard let detail = detail ?? LedgerLog.contradiction(checkpoint.checkpoint, tree) else { return nil }
    return Refusal("DDL-192", path, detail).finding
  }

  private func own(
    _ line: [UInt8],
    _ index: Int,
    _ label: String,
    _ lines: [ArraySlice<UInt8>]
  ) -> LocalizedText? {
    if lines.indices.contains(index), lines[index].elementsEqual(line) { return nil }
    let number = index + 1
    if let other = lines.firstIndex(where: { $0.elementsEqual(line) }) {
      return LocalizedText(
        vi: "\(label) được ký ở dòng \(number), nay nằm ở dòng \(other + 1)",
        en: "\(label) was signed as entry \(number) and is now entry \(other + 1)"
      )
    }
    let there = lines.indices.contains(index) ? LedgerFile.Line(Array(lines[index])) : nil
    guard there?.seq == number else {
      return LocalizedText(
        vi: "\(label), ký ở dòng \(number), không còn trong sổ",
        en: "\(label), signed as entry \(number), is missing"
      )
    }
    return LocalizedText(
      vi: "\(label) đã bị sửa: dòng \(number) nay khác dòng đã ký",
      en: "\(label) was changed: entry \(number) is not the one that was signed"
    )
  }
}
