import LibXML
import Schematron
import Testing

@testable import SessionKit

@Suite struct CitationListTests {
  private static let acts = CitationGrammarTests.acts

  private static func document(_ body: String, date: String = "2026-04-01") throws -> XMLDocument {
    let text = """
      <akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><bill name="nghiQuyet"><meta>
      <identification source="#van-phong"><FRBRWork><FRBRuri value="/akn/vn-sl/bill/nghi-quyet/2026/1"/></FRBRWork>
      <FRBRExpression><FRBRdate date="\(date)" name="ban-trinh"/></FRBRExpression></identification></meta>
      <preface><p>Số: <docNumber>07/2026/NQ-HĐND</docNumber></p></preface>
      <body>\(body)</body></bill></akomaNtoso>
      """
    return try XMLDocument(Array(text.utf8))
  }

  private static func told(_ list: CitationList) -> [String] {
    list.rows.map { row in
      let state =
        switch row.state {
        case .inForce: "in force"
        case .ended(let day, let by): "ended \(day.iso) \(by ?? "")"
        case .notYet(let day): "from \(day.iso)"
        case .unknown: "?"
        }
      return [row.place?.vi ?? "", row.words, row.id, row.part, state].joined(separator: "|")
    }
  }

  @Test("each with its place, its identifier and whether it is in force; its own number is none")
  func rows() throws {
    let list = CitationList(
      try Self.document(
        """
        <article eId="art_1"><num>Điều 1.</num><heading>Theo Nghị định số 30/2020/NĐ-CP</heading>
        <paragraph eId="art_1__para_1"><num>1.</num><content><p>Theo điểm đ khoản 1 Điều 5 và Điều 7 Luật Hoạt động giám
        sát của Quốc hội và Hội đồng nhân dân số 87/2015/QH13.</p></content></paragraph>
        <paragraph eId="art_1__para_2"><num>2.</num><content><p>Theo khoản 1 Điều này, Điều 9 Nghị quyết này.</p>
        </content></paragraph></article>
        """
      ),
      Self.acts
    )
    let words =
      "điểm đ khoản 1 Điều 5 và Điều 7 Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân số 87/2015/QH13"
    let law = "/akn/vn/act/luat/2015/87-2015-qh13"
    #expect(
      Self.told(list) == [
        "Điều 1|Nghị định số 30/2020/NĐ-CP|/akn/vn/act/nghi-dinh/2020/30-2020-nd-cp||in force",
        "Điều 1 khoản 1|\(words)|\(law)~art_5__para_1__point_dd|điểm đ khoản 1 Điều 5|ended 2026-03-01 121/2025/QH15",
        "Điều 1 khoản 1|\(words)|\(law)~art_7|Điều 7|ended 2026-03-01 121/2025/QH15",
        "Điều 1 khoản 2|khoản 1 Điều này|#art_1__para_1|khoản 1 Điều này|?",
        // There is no article 9.
        "Điều 1 khoản 2|Điều 9 Nghị quyết này||Điều 9|?",
      ]
    )
    let csv = list.csv(.vi)
    #expect(csv.split(separator: "\r\n").count == 6)
    #expect(csv.contains("\"ended\",\"2026-03-01\",\"121/2025/QH15\"\r\n"))
    #expect(list.json.contains("\"since\": \"2026-03-01\""))
    #expect(list.text(.vi).contains("hết hiệu lực từ 01/3/2026, thay bằng 121/2025/QH15"))
  }

  @Test("the state on another day, and on none that is known")
  func day() throws {
    let body = "<p>Theo Luật số 87/2015/QH13.</p><p>Theo Luật số 121/2025/QH15.</p>"
    let early = CitationList(try Self.document(body), Self.acts, day: CalendarDay(iso: "2026-02-28"))
    #expect(
      early.rows.map(\.state) == [.inForce, .notYet(from: try #require(CalendarDay(iso: "2026-03-01")))]
    )
    let blank = CitationList(try Self.document(body, date: "…"), Self.acts)
    #expect(blank.rows.map(\.state) == [.unknown, .unknown])
  }

  @Test("cells are quoted, and none is a formula")
  func cells() throws {
    let body = "<p>Luật “Một”, =2+3 số 1/2020/QH14</p>"
    let csv = CitationList(try Self.document(body), Self.acts).csv(.vi)
    #expect(!csv.contains(",\"="))
    #expect(csv.contains("“Một”"))
  }

  @Test("rules can ask for identifiers")
  func cite() throws {
    let rules = """
      <schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt">
      <ns prefix="a" uri="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"/><ns prefix="k" uri="urn:kyhop:functions:1"/>
      <pattern><rule context="a:p"><report test="true()"><value-of
      select="k:cite(., k:data('rules/vn/acts.xml'), 'vn-sl')"/></report></rule></pattern></schema>
      """
    let profile = try ProfileReader.builtIn("vn-hdnd-province")
    let book = try RuleBook(
      "profiles/own/rules.sch",
      from: RuleSource(folder: "profiles/own/") { $0 == "rules.sch" ? Array(rules.utf8) : nil },
      functions: RuleFunctions.all(profile.calendar)
    )
    let body = "<p>Theo các khoản 1 và 2 Điều 3 Nghị quyết số 12/2024/NQ-HĐND.</p>"
    let findings = book.findings(try Self.document(body), at: Place(path: "x.xml"), isLineShown: true)
    let work = "/akn/vn-sl/act/nghi-quyet/2024/12-2024-nq-hdnd"
    // The document's own number stands in a paragraph, too.
    #expect(findings.last?.message(.vi).contains("\(work)~art_3__para_1 \(work)~art_3__para_2") == true)
  }
}

/// What the rules must not say.
@Suite struct CitationRulesTests {
  @Test(
    "an old act may be told of",
    arguments: [
      "thay thế Nghị quyết số 629/2019/UBTVQH14", "bãi bỏ Nghị định số 34/2016/NĐ-CP",
      "sửa đổi, bổ sung một số điều của Nghị định số 34/2016/NĐ-CP",
      "theo Nghị định số 78/2025/NĐ-CP đã được sửa đổi bởi Nghị định số 154/2020/NĐ-CP",
      "tiếp tục thực hiện theo quy định tại Nghị quyết số 629/2019/UBTVQH14",
      "kết quả thực hiện Luật Tổ chức chính quyền địa phương số 77/2015/QH13",
      "theo quy định của Luật Tổ chức chính quyền địa phương số 77/2015/QH13 trước đây",
      "theo quy định tại khoản 3 Điều 28 Luật Tổ chức chính quyền địa phương số 72/2025/QH15",
    ]
  )
  func toldOf(words: String) throws {
    let text = try BuiltInRulesTests.text("du-thao-nghi-quyet")
    let good = "giám sát việc thực hiện."
    #expect(text.contains(good))
    let findings = try BuiltInRulesTests.findings(
      text.replacing(good, with: "giám sát việc thực hiện, \(words)."),
      "du-thao-nghi-quyet",
      "vn-hdnd-province"
    )
    #expect(findings.map(\.code) == [])
  }

  @Test("the title of a basis may name an old act; a basis may not be one, however it is cited")
  func basis() throws {
    let text = try BuiltInRulesTests.text("du-thao-nghi-quyet")
    let good = "Nghị định số 91/2005/NĐ-CP</ref> của Chính phủ về việc ban hành"
    #expect(text.contains(good))
    let codes = { (words: String) in
      try BuiltInRulesTests.findings(
        text.replacing(good, with: "Nghị định số 91/2005/NĐ-CP</ref> của Chính phủ \(words)"),
        "du-thao-nghi-quyet",
        "vn-hdnd-province"
      ).map(\.code)
    }
    #expect(try codes("sửa đổi, bổ sung một số điều của Nghị định số 34/2016/NĐ-CP") == [])
    #expect(try codes("; Nghị định số 34/2016/NĐ-CP") == ["REF-110"])
  }

  /// Pieces of the sample and what stands in their place.
  private static func template(_ pieces: [(String, String)]) throws -> [FindingCode] {
    var text = try BuiltInRulesTests.text("du-thao-nghi-quyet")
    for (good, bad) in pieces {
      #expect(text.contains(good))
      text = text.replacing(good, with: bad)
    }
    return try BuiltInRulesTests.findings(text, "du-thao-nghi-quyet", "vn-hdnd-province").map(\.code)
  }

  @Test(
    "old and new templates are both accepted; only a mixture is told, and only of normative ones since then"
  )
  func templates() throws {
    let new = (
      "<p>QUYẾT NGHỊ:</p>", "<p>Hội đồng nhân dân tỉnh ban hành Nghị quyết về việc đặt tên đường.</p>"
    )
    let bare = ("<heading>Hiệu lực thi hành</heading>", "")
    #expect(try Self.template([]) == [])
    #expect(try Self.template([new]) == [])
    #expect(try Self.template([bare]) == [])
    #expect(try Self.template([new, bare]) == ["STR-123"])
    // An individual one goes by Decree 30.
    #expect(try Self.template([new, bare, ("…/2025/NQ-HĐND", "…/NQ-HĐND")]) == [])
    #expect(
      try Self.template([
        new, bare, ("2025-11-18", "2025-03-18"), ("72/2025/QH15", "02/2025/QH15"), ("/2025/NQ", "/2025/NQ"),
      ]).contains("STR-123") == false
    )
  }
}
