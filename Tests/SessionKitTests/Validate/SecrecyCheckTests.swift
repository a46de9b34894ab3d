import Testing

@testable import SessionKit

@Suite struct SecrecyCheckTests {
  @Test(arguments: cases)
  func raises(_ fault: CheckCase) throws { try fault.judge(SecrecyCheck.self) }

  @Test func everyCodeIsTested() { Self.cases.cover(SecrecyCheck.self) }

  @Test func nothingIsQuoted() throws {
    let folder = try SessionFolder()
    try folder.put("submissions/1/a.xml", "<a><p>MẬT</p><p>kế hoạch tác chiến</p></a>")
    let result = folder.check()
    #expect(result.codes.contains("SEC-101"))
    for language in Language.allCases {
      #expect(!TextReport(languages: [language]).text(result).contains("tác chiến"))
    }
    #expect(!JSONReport.text(result).contains("tác chiến"))
  }

  @Test func nobodyMayWaiveIt() throws {
    let folder = try SessionFolder()
    try folder.put("submissions/1/to-trinh.xml", "<a><p>MẬT</p></a>")
    try folder.waive(#"code="SEC-101" item="1""#)
    let result = folder.check()
    #expect(result.codes.contains("SEC-101") && result.codes.contains("DDL-172"))
    #expect(result.verdict.exitCode != 0)
  }

  static let cases: [CheckCase] = [
    CheckCase("SEC-101", "a mark in a paragraph of its own") {
      try $0.put("submissions/1/a.xml", "<a><p>MẬT</p></a>")
    } twin: {
      try $0.put("submissions/1/a.xml", "<a><p>Tài liệu MẬT</p></a>")
    },
    CheckCase("SEC-101", "a mark in a frame") {
      try $0.put("submissions/1/a.xml", "<a><p>[ TUYỆT\u{A0}\n MẬT ]</p></a>")
    } twin: {
      try $0.put("submissions/1/a.xml", "<a><p>Tuyệt mật</p></a>")
    },
    CheckCase("SEC-101", "a mark in decomposed letters") {
      try $0.put("submissions/1/a.xml", "<a><p>TO\u{302}\u{301}I MA\u{323}\u{302}T</p></a>")
    } twin: {
      try $0.put("submissions/1/a.xml", "<a><p>TỐI</p><p>ĐEN</p></a>")
    },
    CheckCase("SEC-101", "a mark deep in a table", stage: .draft) {
      try $0.put("submissions/1/a.xml", "<a><table><tr><td><p><b>TỐI MẬT</b></p></td></tr></table></a>")
    } twin: {
      try $0.put("submissions/1/a.xml", "<a><table><tr><td><p><b>TỐI</b></p></td></tr></table></a>")
    },
  ]
}
