internal import Recognition

/// What was understood of a document, for the eye of a clerk: the fields,
/// each with its paragraph, then the tree of parts.
struct UnderstoodText {
  var language: Language

  func text(_ document: RecognisedDocument) -> String {
    var lines: [String] = []
    add(document, indent: 0, &lines)
    return lines.joined(separator: "\n") + "\n"
  }

  private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  private func add(_ document: RecognisedDocument, indent: Int, _ lines: inout [String]) {
    let fields = document.fields
    let margin = String(repeating: "  ", count: indent)
    func field(_ vi: String, _ en: String, _ found: Found<String>?) {
      guard let found else { return }
      lines.append("\(margin)\(say(vi, en)): \(Printable.text(found.value))  [\(at(found.paragraph))]")
    }
    func fieldList(_ vi: String, _ en: String, _ found: [Found<String>]) {
      for value in found { field(vi, en, value) }
    }
    field("Tên loại", "Kind", fields.kindTitle)
    field("Cơ quan cấp trên", "Body above", fields.superior)
    field("Cơ quan ban hành", "Issuing body", fields.issuer)
    field("Số, ký hiệu", "Number", fields.symbol.map { Found($0.value.value, $0.paragraph) })
    field("Địa danh", "Place", fields.place)
    field("Ngày", "Date", fields.date)
    field("Trích yếu", "Subject", fields.title)
    field("Dự thảo", "Draft", fields.draftMark)
    field("Độ khẩn", "Urgency", fields.urgencyMark)
    fieldList("Kính gửi", "To", fields.addressees)
    fieldList("Căn cứ", "Ground", fields.legalBases)
    field("Lời ban hành", "Enacting words", fields.operative)
    for unit in document.units { add(unit, indent: indent, &lines) }
    field("Thông qua", "Adopted", fields.closing)
    fieldList("Chức vụ ký", "Office", fields.signatoryRoles)
    field("Người ký", "Signed by", fields.signatoryName)
    fieldList("Nơi nhận", "Recipient", fields.recipients)
    for attachment in document.attachments {
      lines.append("\(margin)\(say("Kèm theo", "Attached")):")
      add(attachment, indent: indent + 1, &lines)
    }
  }

  private func add(_ unit: Unit, indent: Int, _ lines: inout [String]) {
    var words = unit.heading.text
    if words.isEmpty, case .paragraph(let paragraph)? = unit.blocks.first { words = paragraph.content.text }
    let plain = Printable.text([unit.label.text, words].filter { !$0.isEmpty }.joined(separator: " "))
    let shown = plain.count > 70 ? plain.prefix(69) + "…" : plain[...]
    lines.append("\(String(repeating: "  ", count: indent))\(shown)  [\(unit.eId), \(at(unit.paragraph))]")
    for child in unit.units { add(child, indent: indent + 1, &lines) }
  }

  private func at(_ paragraph: Int) -> String { say("đoạn \(paragraph)", "paragraph \(paragraph)") }
}
