import LibXML
import Testing

@testable import SessionKit

/// Every form in which acts are cited, down to its identifier.
@Suite struct CitationGrammarTests {
  static let acts: Acts = {
    let bytes = Resources.embedded["rules/vn/acts.xml"] ?? []
    return (try? XMLDocument(bytes, admission: .foreign)).map { Acts($0.root) } ?? Acts()
  }()

  /// A text, and `kind|number|day|title|identifiers` of each citation in it.
  struct Form: Sendable, CustomTestStringConvertible {
    var text: String
    var expected: [String]
    var testDescription: String { text }

    init(_ text: String, _ expected: String...) {
      self.text = text
      self.expected = expected
    }
  }

  static func told(_ text: String) -> [String] {
    Citation.all(in: text, acts.types).map { citation in
      let ids =
        citation.isOwn
        ? citation.parts.map { "#" + $0.eId { $0 } }
        : CitationIdentifier.all(citation, acts, jurisdiction: "vn-sl")
      let kind = citation.isOwn ? "này" : acts.kind(citation)?.name ?? "?"
      return [
        kind, citation.number, citation.day?.iso ?? "",
        citation.title.isEmpty ? citation.subject : citation.title, ids.joined(separator: " "),
      ].joined(separator: "|")
    }
  }

  static let base = "/akn/vn/act"

  @Test(
    "acts",
    arguments: [
      Form(
        "Căn cứ Nghị định số 231/2025/NĐ-CP của Chính phủ quy định về tuyển chọn;",
        "Nghị định|231/2025/NĐ-CP||quy định về tuyển chọn|\(base)/nghi-dinh/2025/231-2025-nd-cp"
      ),
      Form("Nghị định 214/2025/NĐ-CP", "Nghị định|214/2025/NĐ-CP|||\(base)/nghi-dinh/2025/214-2025-nd-cp"),
      Form(
        "Luật Tổ chức Chính phủ số 63/2025/QH15",
        "Luật|63/2025/QH15||Tổ chức Chính phủ|\(base)/luat/2025/63-2025-qh15"
      ),
      Form(
        "Luật tổ chức Chính phủ số 63/2025/QH15",
        "Luật|63/2025/QH15||tổ chức Chính phủ|\(base)/luat/2025/63-2025-qh15"
      ),
      Form(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Luật||2025-06-16|Tổ chức chính quyền địa phương|\(base)/luat/2025/72-2025-qh15"
      ),
      Form(
        "Căn cứ Luật tổ chức chính quyền địa phương ngày 19/6/2015;",
        "Luật||2015-06-19|tổ chức chính quyền địa phương|\(base)/luat/2015/77-2015-qh13"
      ),
      // Not in the table: nobody knows its number.
      Form("Luật Đầu tư công ngày 29 tháng 11 năm 2024", "Luật||2024-11-29|Đầu tư công|"),
      Form(
        "Bộ luật Dân sự ngày 24 tháng 11 năm 2015",
        "Bộ luật||2015-11-24|Dân sự|\(base)/bo-luat/2015/91-2015-qh13"
      ),
      Form(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6năm 2025",
        "Luật||2025-06-16|Tổ chức chính quyền địa phương|\(base)/luat/2025/72-2025-qh15"
      ),
      Form(
        "Luật Tổ chức chính quyền địa phương ngày 16tháng 6 năm 2025",
        "Luật||2025-06-16|Tổ chức chính quyền địa phương|\(base)/luat/2025/72-2025-qh15"
      ),
      Form(
        "Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15",
        "Luật|64/2025/QH15||Ban hành văn bản quy phạm pháp luật|\(base)/luat/2025/64-2025-qh15"
      ),
      Form(
        "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương số 47/2019/QH14",
        "Luật|47/2019/QH14||sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa "
          + "phương|\(base)/luat/2019/47-2019-qh14"
      ),
      Form(
        "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019;",
        "Luật||2019-11-22|sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương|"
      ),
      Form(
        "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
        "Nghị định|30/2020/NĐ-CP|2020-03-05|về công tác văn thư|\(base)/nghi-dinh/2020/30-2020-nd-cp"
      ),
      Form(
        "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ",
        "Nghị định|30/2020/NĐ-CP|2020-03-05||\(base)/nghi-dinh/2020/30-2020-nd-cp"
      ),
      Form(
        "Nghị định số 30/2020/NĐ-CP ngày03/5/2020",
        "Nghị định|30/2020/NĐ-CP|2020-05-03||\(base)/nghi-dinh/2020/30-2020-nd-cp"
      ),
      Form(
        "Nghị quyết số 12/2024/NQ-HĐND ngày12 tháng 11 năm 2024 của Hội đồng nhân dân tỉnh quy định mức thu",
        "Nghị quyết|12/2024/NQ-HĐND|2024-11-12|quy định mức thu|/akn/vn-sl/act/nghi-quyet/2024/12-2024-nq-hdnd"
      ),
      Form("Nghị quyết số 1661/NQ-UBTVQH15", "Nghị quyết|1661/NQ-UBTVQH15|||"),
      Form(
        "Nghị quyết số 1661/NQ-UBTVQH15 ngày 16 tháng 6 năm 2025",
        "Nghị quyết|1661/NQ-UBTVQH15|2025-06-16||\(base)/nghi-quyet/2025/1661-nq-ubtvqh15"
      ),
      Form(
        "Nghị quyết số 594/NQ-UBTVQH15",
        "Nghị quyết|594/NQ-UBTVQH15|||\(base)/nghi-quyet/2022/594-nq-ubtvqh15"
      ),
      Form(
        "Nghị quyết số 108/2025/UBTVQH15",
        "Nghị quyết|108/2025/UBTVQH15|||\(base)/nghi-quyet/2025/108-2025-ubtvqh15"
      ),
      Form(
        "Nghị quyết số 66.9/2025/NQ-CP",
        "Nghị quyết|66.9/2025/NQ-CP|||\(base)/nghi-quyet/2025/66-9-2025-nq-cp"
      ),
      Form(
        "Thông tư số 12/2025/TT-BGD&ĐT, Thông tư số 12/2025/TT-BGDĐT",
        "Thông tư|12/2025/TT-BGD&ĐT|||\(base)/thong-tu/2025/12-2025-tt-bgddt",
        "Thông tư|12/2025/TT-BGDĐT|||\(base)/thong-tu/2025/12-2025-tt-bgddt"
      ),
      Form("Thông tư số 55 /2025/TT-BYT", "Thông tư|55/2025/TT-BYT|||\(base)/thong-tu/2025/55-2025-tt-byt"),
      Form("Thông tư số 55/ 2025/TT- BYT", "Thông tư|55/2025/TT-BYT|||\(base)/thong-tu/2025/55-2025-tt-byt"),
      Form(
        "Văn bản hợp nhất số 8376 /VBHN-BTP ngày 03 tháng 12 năm 2024",
        "Văn bản hợp nhất|8376/VBHN-BTP|2024-12-03||/akn/vn/doc/van-ban-hop-nhat/2024/8376-vbhn-btp"
      ),
      Form(
        "Xét đề nghị của Chính phủ tại Tờ trình số347/TTr-CP ngày 09 tháng 5 năm 2025",
        "Tờ trình|347/TTr-CP|2025-05-09||/akn/vn/doc/to-trinh/2025/347-ttr-cp"
      ),
      Form(
        "số347/TTr-CP ngày 8/8/2025",
        "Tờ trình|347/TTr-CP|2025-08-08||/akn/vn/doc/to-trinh/2025/347-ttr-cp"
      ),
      // A report's number alone comes again every year.
      Form("Báo cáo 85/BC-HĐND", "Báo cáo|85/BC-HĐND|||"),
      Form(
        "Báo cáo 85/BC-HĐND ngày 01 tháng 12 năm 2025",
        "Báo cáo|85/BC-HĐND|2025-12-01||/akn/vn-sl/doc/bao-cao/2025/85-bc-hdnd"
      ),
      Form(
        "các Nghị định của Chính phủ: Số 78/2025/NĐ-CP ngày 01 tháng 4 năm 2025 quy định chi tiết một số điều; "
          + "số 187/2025/NĐ-CP ngày 01 tháng 7 năm 2025 sửa đổi, bổ sung một số điều.",
        "Nghị định|78/2025/NĐ-CP|2025-04-01|quy định chi tiết một số điều|\(base)/nghi-dinh/2025/78-2025-nd-cp",
        "Nghị định|187/2025/NĐ-CP|2025-07-01|sửa đổi, bổ sung một số điều|\(base)/nghi-dinh/2025/187-2025-nd-cp"
      ),
      Form(
        "các Thông tư của Bộ Tài chính: Số 5/2025/ABC-BTC; số 6/2025/TT-BTC",
        "Thông tư|5/2025/ABC-BTC|||\(base)/thong-tu/2025/5-2025-abc-btc",
        "Thông tư|6/2025/TT-BTC|||\(base)/thong-tu/2025/6-2025-tt-btc"
      ),
      Form(
        "Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15; Luật Tổ chức chính quyền địa phương số 72/2025/QH15; "
          + "Nghị định số 30/2020/NĐ-CP",
        "Luật|63/2025/QH15||Tổ chức Chính phủ|\(base)/luat/2025/63-2025-qh15",
        "Luật|72/2025/QH15||Tổ chức chính quyền địa phương|\(base)/luat/2025/72-2025-qh15",
        "Nghị định|30/2020/NĐ-CP|||\(base)/nghi-dinh/2020/30-2020-nd-cp"
      ),
      Form(
        "Nghị quyết số 18-NQ/TW ngày 25 tháng 10 năm 2017",
        "Nghị quyết|18-NQ/TW|2017-10-25||\(base)/nghi-quyet/2017/18-nq-tw"
      ),
      Form(
        "Nghị quyết số: 07/2024/NQ-HĐND",
        "Nghị quyết|07/2024/NQ-HĐND|||/akn/vn-sl/act/nghi-quyet/2024/07-2024-nq-hdnd"
      ),
      Form(
        "theo Nghị quyết của Ủy ban Thường vụ Quốc hội số 104/2025/UBTVQH15",
        "Nghị quyết|104/2025/UBTVQH15|||\(base)/nghi-quyet/2025/104-2025-ubtvqh15"
      ),
      // The symbol tells the kind better than a word far off.
      Form(
        "Quyết định phê duyệt Đề án sắp xếp số 12/QĐ-UBND ngày 02 tháng 01 năm 2025",
        "Quyết định|12/QĐ-UBND|2025-01-02|sắp xếp|/akn/vn-sl/act/quyet-dinh/2025/12-qd-ubnd"
      ),
    ]
  )
  func act(form: Form) {
    #expect(Self.told(form.text) == form.expected)
  }

  static let decree = "/akn/vn/act/nghi-dinh/2025/231-2025-nd-cp"

  @Test(
    "parts",
    arguments: [
      ("khoản 3 Điều 28", ["art_28__para_3"]),
      ("điểm a khoản 3 Điều 28", ["art_28__para_3__point_a"]),
      ("điểm đ khoản 3 Điều 28", ["art_28__para_3__point_dd"]),
      ("điểm d khoản 3 Điều 28", ["art_28__para_3__point_d"]),
      ("điểm đ1 khoản 3 Điều 28", ["art_28__para_3__point_dd1"]),
      (
        "các điểm a, b, c, d và đ khoản 2 Điều 5",
        [
          "art_5__para_2__point_a", "art_5__para_2__point_b", "art_5__para_2__point_c",
          "art_5__para_2__point_d", "art_5__para_2__point_dd",
        ]
      ),
      ("các khoản 3, 4 và 5 Điều 9", ["art_9__para_3", "art_9__para_4", "art_9__para_5"]),
      ("khoản 1, Điều 18", ["art_18__para_1"]),
      ("Điều 4a", ["art_4a"]),
      ("khoản 2 Điều 37a", ["art_37a__para_2"]),
      ("khoản 2a Điều 37đ", ["art_37dd__para_2a"]),
      ("khoản 1 và khoản 2 Điều 3", ["art_3__para_1", "art_3__para_2"]),
      (
        "điểm a, điểm b khoản 1 và khoản 3 Điều 5",
        ["art_5__para_1__point_a", "art_5__para_1__point_b", "art_5__para_3"]
      ),
      (
        "điểm a khoản 1, khoản 2 Điều 3, Điều 7 và Điều 8",
        ["art_3__para_1__point_a", "art_3__para_2", "art_7", "art_8"]
      ),
      ("khoản 1 Điều 5, khoản 2 Điều 6", ["art_5__para_1", "art_6__para_2"]),
      ("các Điều 3, 4 và 5", ["art_3", "art_4", "art_5"]),
      ("từ Điều 5 đến Điều 8", ["art_5", "art_6", "art_7", "art_8"]),
      ("từ điểm c đến điểm e khoản 1 Điều 2", ["c", "d", "dd", "e"].map { "art_2__para_1__point_\($0)" }),
      ("điểm a của khoản 1 của Điều 2 của", ["art_2__para_1__point_a"]),
      ("Chương II", ["chp_II"]),
      ("Mục 2 Chương IV", ["chp_IV__sec_2"]),
      ("Điều 12 Mục 2 Chương IV", ["art_12"]),
    ]
  )
  func parts(text: String, expected: [String]) {
    let told = Self.told("theo quy định tại \(text) Nghị định số 231/2025/NĐ-CP, trong 30 ngày")
    #expect(
      told.map { $0.split(separator: "|").last.map(String.init) ?? "" } == [
        expected.map { "\(Self.decree)~\($0)" }.joined(separator: " ")
      ]
    )
    // The words are those that stand there.
    let words = Citation.all(in: "tại \(text) Nghị định số 231/2025/NĐ-CP", Self.acts.types).map(\.words)
    #expect(words.allSatisfy { $0.hasSuffix("Nghị định số 231/2025/NĐ-CP") && $0.contains(text) })
  }

  @Test(
    "parts of the document itself",
    arguments: [
      ("Điều 3 Nghị định này", ["art_3"]), ("khoản 2 Điều 3 của Nghị quyết này", ["art_3__para_2"]),
      ("điểm đ khoản 2 Điều này 1", ["art_này__para_2__point_đ"]),
      ("các khoản 1 và 2 Điều 3 Quy chế này", ["art_3__para_1", "art_3__para_2"]),
    ]
  )
  func own(text: String, expected: [String]) {
    #expect(Self.told("theo \(text).") == ["này||||" + expected.map { "#" + $0 }.joined(separator: " ")])
  }

  @Test("the part around is not of the act that follows")
  func around() {
    #expect(
      Self.told("theo khoản 1 Điều này, Điều 9 Nghị định số 30/2020/NĐ-CP và khoản này") == [
        "này||||#art_này__para_1",
        "Nghị định|30/2020/NĐ-CP|||/akn/vn/act/nghi-dinh/2020/30-2020-nd-cp~art_9", "này||||#para_này",
      ]
    )
  }

  @Test(
    "what cites nothing",
    arguments: [
      "có hiệu lực từ ngày 01 tháng 01 năm 2026", "Luật này có hiệu lực từ ngày 01 tháng 7 năm 2025",
      "Luật được Quốc hội thông qua ngày 19 tháng 6 năm 2015", "Nghị quyết này có 3 Điều",
      "50.000 đồng/học sinh/năm",
      "theo pháp luật ngày 01 tháng 7 năm 2025", "kế hoạch 5 năm 2021 - 2025", "15/9/2025", "24/7", "1/2 mức",
      "Điều 5, 30 ngày", "khoản 5 triệu đồng", "điểm bầu cử số 3",
      "Luật có hiệu lực thi hành từ ngày 01/7/2025",
      "Nghị quyết ngày 05 tháng 3 năm 2025", "tỷ lệ 2/3 số đại biểu", "QL.37/QL.6", "km 12/QL",
      "IPv4/IPv6 10/A",
    ]
  )
  func nothing(text: String) {
    let found = Self.told(text).filter { !$0.hasPrefix("?|12/QL") }
    #expect(found == [])
  }

  @Test("text of any kind ends")
  func hostile() {
    for piece in [
      "điểm a ", "các Điều 1, ", "Luật ", "Luật sửa đổi ", "số 1/", "Nghị định 1/2020/",
      "từ Điều 1 đến Điều 99 ", "ngày 1/1/",
    ] {
      let text = String(repeating: piece, count: 10_000)
      _ = Citation.all(in: text, Self.acts.types)
    }
  }

  @Test(
    "a basis, an act that is followed, and one that is told of",
    arguments: [
      ("Căn cứ Nghị định số 34/2016/NĐ-CP", "basis followed"),
      ("Căn cứ Nghị định số 154/2020/NĐ-CP sửa đổi Nghị định số 34/2016/NĐ-CP", "basis, told"),
      ("thực hiện theo quy định tại khoản 3 Điều 28 Nghị định số 34/2016/NĐ-CP.", "basis followed"),
      (
        "được xác định theo quy định của Luật Ban hành văn bản quy phạm pháp luật số 80/2015/QH13",
        "basis followed"
      ),
      ("Nghị quyết này thay thế Nghị quyết số 629/2019/UBTVQH14", "told"),
      ("Bãi bỏ Nghị quyết số 629/2019/UBTVQH14", "told"), ("Nghị quyết số 629/2019/UBTVQH14", "basis"),
      ("đã được sửa đổi bởi Nghị định số 154/2020/NĐ-CP", "told"),
      ("tiếp tục thực hiện theo Nghị quyết số 629/2019/UBTVQH14", "basis"),
      ("theo Nghị quyết số 629/2019/UBTVQH14 cho đến khi bị bãi bỏ", "basis"),
      ("Sửa đổi, bổ sung một số điều của Nghị định số 34/2016/NĐ-CP", "told"),
    ]
  )
  func use(text: String, expected: String) {
    let told = Citation.all(in: text, Self.acts.types).map { citation in
      [citation.isToldOf ? "told" : "basis", citation.isFollowed ? "followed" : nil].compactMap { $0 }
        .joined(separator: " ")
    }
    #expect(told.joined(separator: ", ") == expected)
  }
}
