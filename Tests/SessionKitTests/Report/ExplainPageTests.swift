import Testing

@testable import SessionKit

@Suite struct ExplainPageTests {
  @Test(arguments: Catalogue.all.map(\.code), Language.allCases)
  func everyCodeHasAPage(_ code: FindingCode, _ language: Language) {
    let page = ExplainPage.text(code, language)
    let entry = Catalogue.entry(for: code)
    #expect(page.hasPrefix("\(code.rawValue)  ") && page.hasSuffix("\n"))
    #expect(page.contains(entry.why[language]))
    #expect(!page.contains("{"))
    for source in entry.basis { #expect(page.contains(source.text)) }
  }

  @Test func listHasOneLineACode() {
    for language in Language.allCases {
      let lines = ExplainPage.list(language).split(separator: "\n")
      #expect(lines.map { FindingCode(rawValue: String($0.prefix(7))) } == Catalogue.all.map(\.code))
    }
  }

  @Test func secrecyInBothLanguages() {
    let vi = ExplainPage.text("SEC-101", .vi)
    let en = ExplainPage.text("SEC-101", .en)
    #expect(vi.contains("Luật Bảo vệ bí mật nhà nước 117/2025/QH15, Điều 5"))
    #expect(vi.contains("Được chấp thuận cho qua: không") && en.contains("May be waived: no"))
    #expect(en.contains("Example: samples/variants/sec-secret-mark-rejected"))
  }
}
