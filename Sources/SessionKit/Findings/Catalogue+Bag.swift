extension Catalogue {
  /// BAG-2xx: any bag, not only our packets.
  static let bag: [Entry] = BagCodes.all.map { row in
    Entry(
      code: row.code,
      kind: row.kind,
      severity: row.severity,
      message: row.message,
      why: LocalizedText(
        vi: "\(row.subject.vi). Túi BagIt chỉ đáng tin khi có đủ, đúng và không thừa những gì bảng kê ghi.",
        en: "\(row.subject.en). A bag is whole if it holds what its manifests list, all of it, unaltered."
      ),
      fix: LocalizedText(
        vi: "Lấy lại túi từ nơi gửi; không sửa tay túi đã hỏng.",
        en: "Get the bag again from its sender; do not mend it by hand."
      ),
      basis: [],
      isWaivable: false,
      sample: nil
    )
  }
}
