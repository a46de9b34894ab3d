/// Where a receipt stands in the ledger, beside the checkpoint that was kept
/// when a deadline ended.
struct LedgerOrder {
  private let number: Int
  private let size: Int

  /// Nil where there is no receipt, or nobody kept a checkpoint then.
  init?(_ receipt: Receipt?, _ deadline: Deadline, _ log: LedgerLog?) {
    guard let receipt, let size = log?.size(at: deadline) else { return nil }
    (number, self.size) = (receipt.sequence, size)
  }

  /// Whether it stands behind all that was there.
  var isLate: Bool { number > size }

  var words: LocalizedText {
    isLate
      ? LocalizedText(
        vi: "theo thứ tự sổ: dòng \(number), sau \(size) dòng của dấu kiểm lúc hết hạn",
        en:
          "by the order of the ledger: entry \(number), behind the \(size) of the checkpoint at the deadline"
      )
      : LocalizedText(
        vi: "theo thứ tự sổ: dòng \(number), trong \(size) dòng của dấu kiểm lúc hết hạn",
        en: "by the order of the ledger: entry \(number), among the \(size) of the checkpoint at the deadline"
      )
  }
}
