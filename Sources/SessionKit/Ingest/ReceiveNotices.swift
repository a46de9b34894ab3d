/// What a clerk should hear while whoever hands a file in still stands there.
///
/// It is taken in all the same: that it came, and when, is a fact.
enum ReceiveNotices {
  static let codes: [FindingCode] = ["AGD-130", "DDL-133", "DDL-134", "DDL-135"]

  /// - Parameter ledger: as it was before this receipt.
  static func findings(
    _ receipt: Receipt,
    _ item: AgendaItem,
    _ ledger: Ledger,
    _ profile: Profile
  ) -> [Finding] {
    let place = Place(item: receipt.item, kind: receipt.kind, path: receipt.file)
    var found: [Finding] = []
    if item.isWithdrawn {
      found.append(
        Finding("AGD-130", at: place, ["item": .same(receipt.item), "file": .same(receipt.file)])
      )
    }
    let standing = ledger.standing.filter { !$0.isRestricted }
    if let same = standing.first(where: { $0.sha256 == receipt.sha256 }) {
      found.append(Finding("DDL-134", at: place, arguments(receipt, same, profile)))
    } else if let other = standing.first(where: { competes($0, receipt, profile) }) {
      found.append(Finding("DDL-133", at: place, arguments(receipt, other, profile)))
    }
    let isChange = receipt.change == .replaces || receipt.change == .corrects
    if isChange, receipt.reason?.allSatisfy(\.isWhitespace) ?? true {
      found.append(Finding("DDL-135", at: place, arguments(receipt, receipt, profile)))
    }
    return found
  }

  /// Whether both stand for the one document of a kind that an item has. A
  /// PDF beside its Word file is the same document.
  private static func competes(_ other: Receipt, _ receipt: Receipt, _ profile: Profile) -> Bool {
    let isPDF = { (receipt: Receipt) in receipt.file.hasSuffix(".pdf") }
    return receipt.change == .first && other.change != .adds && other.item == receipt.item
      && other.kind == receipt.kind && isPDF(other) == isPDF(receipt)
      && profile.documentKind(receipt.kind)?.isSupporting == false
  }

  private static func arguments(
    _ receipt: Receipt,
    _ other: Receipt,
    _ profile: Profile
  ) -> [String: LocalizedText] {
    [
      "item": .same(other.item), "kind": profile.documentKind(receipt.kind)?.name ?? .same(receipt.kind),
      "receipt": .same(receipt.label), "number": .same(String(receipt.sequence)),
      "other": .same(other.label), "before": .same(String(other.sequence)),
    ]
  }
}
