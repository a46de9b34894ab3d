import Glibc
import LibXML
import Redline

/// The top of the package.
let packageRoot: String = {
  let parts = #filePath.split(separator: "/").dropLast(3)
  return "/" + parts.joined(separator: "/")
}()

func contents(of path: String) -> [UInt8]? {
  guard let file = fopen(path, "r") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    guard count > 0 else { return bytes }
    bytes += buffer[0..<count]
  }
}

/// A draft to play with: articles of clauses of points.
struct Draft {
  struct Clause: Equatable {
    var text: String
    var points: [String] = []
    var rows: [[String]] = []
    var label: String?
  }

  struct Article: Equatable {
    var heading: String
    var clauses: [Clause]
    var label: String?
  }

  var number = "12/NQ-HĐND"
  var date = "Sơn Lâm, ngày 10 tháng 12 năm 2025"
  var title = "Về việc quy định mức thu học phí"
  var citations = ["Căn cứ Luật Tổ chức chính quyền địa phương;", "Căn cứ Luật Ngân sách nhà nước;"]
  var articles: [Article] = []

  static let letters = "abcdđeghiklmnopqrstuvxy".map(String.init)

  var xml: String {
    func text(_ text: String) -> String { XMLText.escape(text) }
    var out = """
      <akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><bill name="duThao"><preface>
      <container name="coQuanBanHanh"><p>Số: <docNumber>\(text(number))</docNumber></p></container>
      <container name="quocHieu"><p>\(text(date))<docDate date="2025-12-10"></docDate></p></container>
      <longTitle><p><docTitle>\(text(title))</docTitle></p></longTitle></preface><preamble><citations>
      """
    for citation in citations { out += "<citation><p>\(text(citation))</p></citation>" }
    out += "</citations></preamble><body>"
    for (index, article) in articles.enumerated() {
      out += "<article eId=\"a\(index)\"><num>\(article.label ?? "Điều \(index + 1).")</num>"
      out += "<heading>\(text(article.heading))</heading>"
      for (index, clause) in article.clauses.enumerated() {
        out += "<paragraph><num>\(clause.label ?? "\(index + 1).")</num>"
        let isPlain = clause.points.isEmpty
        out += isPlain ? "<content>" : "<intro>"
        out += "<p>\(text(clause.text))</p>"
        if !clause.rows.isEmpty {
          out += "<table>"
          for (index, row) in clause.rows.enumerated() {
            out += "<tr>"
            let tag = index == 0 ? "th" : "td"
            for cell in row { out += "<\(tag)><p>\(text(cell))</p></\(tag)>" }
            out += "</tr>"
          }
          out += "</table>"
        }
        out += isPlain ? "</content>" : "</intro>"
        for (index, point) in clause.points.enumerated() {
          let letter = Self.letters[index % Self.letters.count]
          out += "<point><num>\(letter))</num><content><p>\(text(point))</p></content></point>"
        }
        out += "</paragraph>"
      }
      out += "</article>"
    }
    return out + "</body></bill></akomaNtoso>"
  }

  func document() throws -> XMLDocument { try XMLDocument(Array(xml.utf8)) }
}

/// The draft that most tests change.
let base: Draft = {
  var draft = Draft()
  draft.articles = [
    .init(
      heading: "Phạm vi điều chỉnh",
      clauses: [
        .init(text: "Nghị quyết này quy định mức thu học phí của các cơ sở giáo dục công lập."),
        .init(text: "Đối tượng áp dụng là trẻ em mầm non và học sinh phổ thông trên địa bàn."),
      ]
    ),
    .init(
      heading: "Mức thu",
      clauses: [
        .init(
          text: "Mức thu năm học 2025 - 2026 như sau:",
          points: [
            "Thành thị: 150.000 đồng mỗi tháng;", "Nông thôn: 75.000 đồng mỗi tháng;",
            "Miền núi: 35.000 đồng mỗi tháng;", "Hải đảo được miễn toàn bộ học phí;",
            "Trường chất lượng cao tự xác định mức thu;",
          ]
        ),
        .init(text: "Mức thu tăng không quá 15% so với năm học trước liền kề."),
        .init(
          text: "Bảng mức thu theo cấp học:",
          rows: [
            ["STT", "Cấp học", "Mức thu"], ["1", "Mầm non", "100.000"], ["2", "Tiểu học", "0"],
            ["3", "Trung học cơ sở", "60.000"], ["4", "Trung học phổ thông", "80.000"],
          ]
        ),
      ]
    ),
    .init(
      heading: "Miễn, giảm học phí",
      clauses: [
        .init(text: "Đối tượng tại khoản 2 Điều 1 Nghị quyết này thuộc hộ nghèo được miễn học phí."),
        .init(text: "Hộ cận nghèo được giảm một nửa mức thu quy định tại điểm a khoản 1 Điều 2."),
        .init(text: "Hồ sơ đề nghị miễn, giảm nộp tại trường trước khai giảng."),
      ]
    ),
    .init(
      heading: "Kinh phí",
      clauses: [
        .init(text: "Ngân sách tỉnh cấp bù phần thiếu hụt do miễn, giảm theo Điều 3 của Nghị quyết này."),
        .init(text: "Các trường công khai khoản thu vào đầu mỗi học kỳ trên trang thông tin."),
      ]
    ),
    .init(
      heading: "Hiệu lực thi hành",
      clauses: [.init(text: "Nghị quyết này có hiệu lực từ ngày 01 tháng 01 năm 2026.")]
    ),
  ]
  return draft
}()

func compare(_ old: Draft, _ new: Draft) throws -> Comparison {
  try Comparison(old: old.document(), new: new.document())
}

/// Repeatable, and no two runs differ.
struct Dice: RandomNumberGenerator {
  var state: UInt64
  init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }
  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
