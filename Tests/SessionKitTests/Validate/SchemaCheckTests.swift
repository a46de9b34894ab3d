import Testing

@testable import SessionKit

@Suite struct SchemaCheckTests {
  @Test(arguments: cases)
  func raises(_ fault: CheckCase) throws { try fault.judge(SchemaCheck.self) }

  @Test func everyCodeIsTested() { Self.cases.cover(SchemaCheck.self) }

  @Test func furtherFaultsAreFolded() throws {
    let folder = try SessionFolder()
    let text = String(decoding: try Files.document("bao-cao-tham-tra"), as: UTF8.self)
    let broken = text.split(separator: " eId=\"").joined(separator: " eIdd=\"")
    try folder.put("submissions/1/bao-cao-tham-tra.xml", broken)
    let findings = SchemaCheck.run(try folder.context())
    #expect(findings.map(\.code) == ["XML-120"])
    #expect(findings.first?.folded.isEmpty == false)
    #expect(findings.first?.place.line != nil)
  }

  static let cases: [CheckCase] = [
    CheckCase("XML-120", "an element that the schema does not know") {
      try $0.put("submissions/1/a.xml", "<a/>")
    } twin: { _ in
    },
    CheckCase("XML-120", "an unknown element amid a sound document") {
      let text = String(decoding: try Files.document("to-trinh"), as: UTF8.self)
      let parts = text.split(separator: "<mainBody", maxSplits: 1)
      try $0.put("submissions/1/to-trinh.xml", parts.joined(separator: "<unknown/><mainBody"))
    } twin: {
      let text = String(decoding: try Files.document("to-trinh"), as: UTF8.self)
      let parts = text.split(separator: "<mainBody", maxSplits: 1)
      try $0.put("submissions/1/to-trinh.xml", parts.joined(separator: "<!-- unknown --><mainBody"))
    },
  ]
}
