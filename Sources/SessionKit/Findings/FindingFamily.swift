/// A family of findings: the three capitals with which their codes begin.
public struct FindingFamily: Sendable, Hashable {
  /// The three capitals.
  public let code: String
  /// What its findings are about.
  public let name: LocalizedText

  /// All families, in the order of a document's way: as it is written, as it
  /// is handed in, as it is packed.
  public static let all: [FindingFamily] = [
    family("XML", "Tệp XML: cú pháp, lược đồ, quy tắc", "XML: syntax, schema, rules"),
    family("STR", "Bố cục: các phần, thứ tự, đánh số", "Structure: parts, order, numbering"),
    family("FRM", "Thể thức và tệp PDF", "Form, and PDF files"),
    family("NUM", "Số, ký hiệu, ngày tháng", "Numbers, symbols, dates"),
    family("REF", "Căn cứ và viện dẫn", "Legal bases and references"),
    family("TXT", "Chữ viết và chính tả", "Text and spelling"),
    family("QLT", "Nhiệm vụ, chỉ tiêu có cụ thể không", "Are tasks and targets concrete"),
    family("ACC", "Ai cũng đọc được", "Readable for everyone"),
    family("SEC", "Bí mật nhà nước, macro, nội dung ẩn", "State secrets, macros, hidden content"),
    family("DOS", "Hồ sơ", "Dossiers"),
    family("XDC", "Đối chiếu giữa các văn bản của một mục", "Documents of one item beside each other"),
    family("AGD", "Chương trình kỳ họp", "The agenda"),
    family("DDL", "Thời hạn, biên nhận, chấp thuận", "Deadlines, receipts, waivers"),
    family("VER", "Phiên bản và chỗ sửa chưa chốt", "Versions, and changes left open"),
    family("ZIP", "Tệp zip và tệp của phần mềm soạn thảo", "Zips, and files of word processors"),
    family("BAG", "Túi BagIt: bảng kê và nội dung", "BagIt: manifests and what they list"),
    family("SIG", "Chữ ký của gói", "Signatures"),
    family("CFG", "Cấu hình và dòng lệnh", "Configuration and command line"),
    family("SYS", "Đọc, ghi và giới hạn", "Reading, writing, limits"),
  ]

  /// The families that have codes, each with its entries.
  public static let groups: [(family: FindingFamily, entries: [Catalogue.Entry])] = {
    let entries = Dictionary(grouping: Catalogue.all, by: \.code.family)
    let unnamed = entries.keys.filter { code in !all.contains { $0.code == code } }.sorted()
    let families = all + unnamed.map { FindingFamily(code: $0, name: .same($0)) }
    return families.compactMap { family in entries[family.code].map { (family, $0) } }
  }()

  private static func family(_ code: String, _ vi: String, _ en: String) -> FindingFamily {
    FindingFamily(code: code, name: LocalizedText(vi: vi, en: en))
  }
}
