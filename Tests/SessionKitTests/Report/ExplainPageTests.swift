import Testing

@testable import SessionKit

@Suite struct ExplainPageTests {
  @Test(arguments: Catalogue.all.map(\.code), Language.allCases)
  func everyCodeHasAPage(_ code: FindingCode, _ language: Language) throws {
    let page = ExplainPage.text(code, language)
    let entry = Catalogue.entry(for: code)
    #expect(page.hasPrefix("\(code.rawValue)  ") && page.hasSuffix("\n"))
    #expect(!page.contains("{") && !page.contains("….") && !page.contains("\n\n\n"))
    // Broken into lines, it says the same words.
    let words = page.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let shown = try #require(entry.illustration)
    for text in [entry.why[language], shown.bad[language], shown.good[language]] + entry.basis.map(\.text) {
      #expect(words.contains(text.split(separator: " ").joined(separator: " ")))
    }
    for line in page.split(separator: "\n").dropFirst() { #expect(line.count <= 88, "\(line)") }
  }

  @Test func everythingThatIsKnownOfOne() {
    #expect(
      ExplainPage.text("STR-140", .vi) == """
        STR-140  Quyền hạn ký không khớp cơ quan ban hành

        Vì sao   “TM.” là ký thay mặt đúng tập thể ban hành văn bản; khác đi thì văn bản sai
                 thẩm quyền.
        Xử lý    Sửa dòng quyền hạn ký hoặc tên cơ quan ban hành cho khớp nhau.
        Căn cứ   Nghị định 30/2020/NĐ-CP, Phụ lục I phần II mục II khoản 7 (chưa đọc văn bản
                 gốc)
        Mức      cảnh báo (vẫn được chấp nhận)
        Cho qua  người có thẩm quyền của hội đồng: kyhop waive STR-140 …

        Sai      Tờ trình của Ủy ban nhân dân ký “TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN”
        Đúng     TM. ỦY BAN NHÂN DÂN

        """
    )
    #expect(
      ExplainPage.text("VER-210", .en) == """
        VER-210  … tracked changes are neither accepted nor rejected

        Why      It is open which text is submitted; here it is read as if all were accepted.
        Fix      In Word: Review → Accept or Reject All, save and hand it in again.
        Weight   warning (accepted all the same); error when packed (vn-hdnd-commune-2025,
                 vn-hdnd-province)
        Waiver   nobody may

        Wrong    In “quyết nghị như sau” the words “như sau” are struck out as a tracked change
        Right    Every change is accepted or rejected
        Sample   samples/variants/ver-tracked-changes-accepted

        """
    )
  }

  @Test func whoMayWaiveIsNamed() {
    let page = ExplainPage.text("DDL-110", .en)
    #expect(
      page.contains("Waiver   the presidency of the council (generic); the Standing Body of the council\n")
    )
    #expect(!ExplainPage.text("DOS-130", .en).contains("Waiver"), "a note stands in nobody’s way")
  }

  @Test func secrecyInBothLanguages() {
    let vi = ExplainPage.text("SEC-101", .vi)
    let en = ExplainPage.text("SEC-101", .en)
    #expect(vi.contains("Luật Bảo vệ bí mật nhà nước 117/2025/QH15, Điều 5"))
    #expect(vi.contains("Cho qua  không ai được\n") && en.contains("Waiver   nobody may\n"))
    #expect(en.contains("Sample   samples/variants/sec-secret-mark-rejected\n"))
  }

  // MARK: The list

  @Test func theListHasEveryCodeOnceUnderItsFamily() {
    for language in Language.allCases {
      let lines = ExplainPage.list(language).split(separator: "\n")
      let codes = lines.filter { $0.hasPrefix("  ") }.map {
        FindingCode(rawValue: String($0.dropFirst(2).prefix(7)))
      }
      #expect(codes.sorted() == Catalogue.all.map(\.code))
      #expect(lines.count == codes.count + Set(codes.map(\.family)).count)
      #expect(ExplainPage.list(language).contains(ExplainPage.list(family: "ddl", language) ?? "?"))
    }
    let signatures = ExplainPage.list(family: "SIG", .vi) ?? ""
    #expect(signatures.hasPrefix("SIG  Chữ ký của gói\n  SIG-110  Gói này chưa có chữ ký kiểm chứng\n"))
    #expect(ExplainPage.list(family: "QQQ", .vi) == nil)
  }

  @Test func everyFamilyHasAName() {
    for (family, entries) in FindingFamily.groups {
      #expect(!entries.isEmpty && family.name.vi != family.name.en)
      #expect(FindingFamily.all.contains(family), "\(family.code): add it to FindingFamily.all")
    }
    #expect(Set(FindingFamily.all.map(\.code)).count == FindingFamily.all.count)
  }

  // MARK: What was typed

  @Test(
    arguments: [
      ("DDL-110", "DDL-110"), ("ddl-110", "DDL-110"), ("ddl110", "DDL-110"),
      ("lỗi[DDL-110] Nộp trễ", "DDL-110"),
      ("DDL-1100", nil), ("XDDL-110", nil), ("DDL-111", nil), ("", nil),
    ] as [(String, FindingCode?)]
  )
  func aCodeIsKnownHoweverItIsTyped(_ typed: String, _ code: FindingCode?) {
    #expect(ExplainPage.code(in: typed) == code)
  }

  @Test(
    arguments: [
      ("DDL-111", ["DDL-110", "DDL-112", "DDL-131"]), ("DDL", ["DDL"]), ("dll", ["DDL"]),
      ("VER-21", ["VER-210"]),
      ("FMR-430", ["FRM-430"]), ("???", []), ("", []), ("hồ sơ trễ hạn", []),
    ]
  )
  func theNearestAreNamed(_ typed: String, _ expected: [String]) {
    #expect(ExplainPage.nearest(to: typed) == expected)
  }

  @Test func anEndlessWordIsNoTask() {
    #expect(ExplainPage.nearest(to: String(repeating: "DDL-110", count: 100_000)) == [])
  }
}
