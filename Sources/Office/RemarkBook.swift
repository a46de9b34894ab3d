/// Gathers remarks while a document is read: how many of a kind, where.
struct RemarkBook {
  private struct Key: Hashable {
    var kind: OfficeRemark.Kind
    var detail: String
  }

  private var order: [Key] = []
  private var remarks: [Key: OfficeRemark] = [:]

  /// Notes one more of a kind; `paragraph` 0 is nowhere in particular.
  mutating func add(_ kind: OfficeRemark.Kind, at paragraph: Int = 0, detail: String = "") {
    let key = Key(kind: kind, detail: detail)
    var remark = remarks[key] ?? OfficeRemark(kind, count: 0, detail: detail)
    if remark.count == 0 { order.append(key) }
    remark.count += 1
    if paragraph > 0, remark.paragraphs.count < 20, remark.paragraphs.last != paragraph {
      remark.paragraphs.append(paragraph)
    }
    remarks[key] = remark
  }

  /// In the order in which they were met.
  var all: [OfficeRemark] { order.compactMap { remarks[$0] } }
}
