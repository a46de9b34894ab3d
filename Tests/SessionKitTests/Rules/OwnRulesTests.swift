import LibXML
import Schematron
import Testing

@testable import SessionKit

/// A council keeps its profile beside the session, rules of its own in it.
@Suite struct OwnRulesTests {
  private static let rules = """
    <?xml version="1.0" encoding="UTF-8"?>
    <sch:schema xmlns:sch="http://purl.oclc.org/dsdl/schematron" xmlns:w="urn:kyhop:rules:1" xml:lang="vi">
      <sch:ns prefix="a" uri="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"/>
      <sch:ns prefix="k" uri="urn:kyhop:functions:1"/>
      <sch:extends href="../../rules/vn/numbering.sch"/>
      <sch:extends href="own.sch"/>
    </sch:schema>
    """

  private static let own = """
    <sch:schema xmlns:sch="http://purl.oclc.org/dsdl/schematron" xmlns:w="urn:kyhop:rules:1" xml:lang="vi">
      <sch:pattern id="own">
        <sch:rule context="/a:akomaNtoso/a:bill/a:body">
          <sch:assert id="STR-901" role="error" test="count(a:article) &gt; 9" diagnostics="own-en">Nghị quyết có <sch:value-of select="count(a:article)"/> điều.</sch:assert>
        </sch:rule>
        <sch:rule context="a:docTitle">
          <sch:report id="plain" role="note" test="string-length(.) &gt; 120">Trích yếu quá dài.</sch:report>
        </sch:rule>
      </sch:pattern>
      <sch:diagnostics><sch:diagnostic id="own-en" xml:lang="en">It has <sch:value-of select="count(a:article)"/> articles.</sch:diagnostic></sch:diagnostics>
      <w:finding code="STR-901" severity="error" waivable="true">
        <w:title xml:lang="vi">Quá ít điều</w:title><w:title xml:lang="en">Too few articles</w:title>
        <w:why xml:lang="vi">Quy chế của xã.</w:why><w:why xml:lang="en">The council's own rules.</w:why>
        <w:fix xml:lang="vi">Viết thêm.</w:fix><w:fix xml:lang="en">Write more.</w:fix>
        <w:source verified="true">Quy chế làm việc, Điều 9</w:source>
      </w:finding>
    </sch:schema>
    """

  private func workspace(_ rules: String = rules) throws -> SampleWorkspace {
    let workspace = try SampleWorkspace()
    let folder = workspace.path + "/profiles/vn-hdnd-province"
    try FileSystem.makeFolder(workspace.path + "/profiles")
    try FileSystem.makeFolder(folder)
    for name in ["profile.xml", "deadlines.xml", "calendar.xml"] {
      let bytes = try #require(Resources.embedded["profiles/vn-hdnd-province/\(name)"])
      try FileSystem.write(bytes, to: "\(folder)/\(name)", replacing: false)
    }
    try FileSystem.write(Array(rules.utf8), to: folder + "/rules.sch", replacing: false)
    try FileSystem.write(Array(Self.own.utf8), to: folder + "/own.sch", replacing: false)
    return workspace
  }

  @Test func aRuleOfItsOwnWorksWithoutARebuild() throws {
    let workspace = try workspace()
    let result = workspace.check()
    let found = result.findings.filter { $0.code == "STR-901" }
    #expect(found.count == 5, "one for each draft")
    #expect(found.first?.message(.en).contains("articles") == true)
    #expect(found.first?.message(.vi).hasPrefix("Nghị quyết có") == true)
    #expect(found.first?.entry.basis.map(\.text) == ["Quy chế làm việc, Điều 9"])
    #expect(result.verdict == .rejected)
    #expect(Set(result.findings.map(\.code)).isSubset(of: ["STR-901", "XML-130"]))
    #expect(result.rules.contains { $0.id == "STR-901" && $0.status == .failed })
    // The rules are part of what judged.
    let built = try SampleWorkspace().check()
    #expect(result.ruleset?.sha256 != built.ruleset?.sha256)
  }

  @Test func itsFindingsCanBeWaivedAndWeighed() throws {
    let workspace = try workspace()
    try workspace.edit(
      "</agenda>",
      "</agenda><severities><severity code=\"STR-901\" level=\"note\" reason=\"Nghị quyết ngắn\"/></severities>"
    )
    let result = workspace.check()
    #expect(result.verdict == .accepted)
    #expect(result.findings.contains { $0.code == "CFG-153" && $0.message(.vi).contains("Nghị quyết ngắn") })
  }

  @Test func itsFindingsAreExplained() throws {
    let workspace = try workspace()
    let entry = try #require(ExplainPage.own("str901", in: workspace.path))
    let page = ExplainPage.text(entry, .vi)
    #expect(page.hasPrefix("STR-901  Quá ít điều\n"))
    #expect(page.contains("Quy chế làm việc, Điều 9") && page.contains("kyhop waive STR-901"))
    #expect(FindingsPage.markdown(entry, .en).hasPrefix("# STR-901\n\n**Too few articles**"))
    #expect(ExplainPage.own("STR-902", in: workspace.path) == nil)
    #expect(ExplainPage.own("STR-901", in: "/nonexistent") == nil)
  }

  @Test func aFaultyRuleStopsTheRun() throws {
    let workspace = try workspace(Self.rules.replacing("own.sch", with: "no.sch"))
    let result = workspace.check()
    #expect(result.findings.map(\.code) == ["CFG-152"])
    #expect(result.verdict == .unusable)
  }
}

@Suite struct CountlessFaultsTests {
  /// A rule that every paragraph is against.
  private static let rules = """
    <sch:schema xmlns:sch="http://purl.oclc.org/dsdl/schematron">
      <sch:pattern><sch:rule context="p"><sch:report id="x" test="true()">No.</sch:report></sch:rule></sch:pattern>
    </sch:schema>
    """

  @Test(arguments: [(10_000, []), (10_001, ["XML-131"])] as [(Int, [FindingCode])])
  func thereIsAnEndToWhatIsTold(_ count: Int, _ more: [FindingCode]) throws {
    let rules = try RuleBook(
      "rules.sch",
      from: SchematronFiles(["rules.sch": Array(Self.rules.utf8)]),
      functions: []
    )
    let text = "<a>" + String(repeating: "<p/>", count: count) + "</a>"
    let findings = rules.findings(
      try XMLDocument(Array(text.utf8), admission: .foreign),
      at: Place(path: "x.xml"),
      isLineShown: true
    )
    let shown = Array(repeating: FindingCode(rawValue: "XML-130"), count: 20)
    #expect(findings.map(\.code) == shown + more)
    #expect(findings.reduce(0) { $0 + $1.folded.count } == 10_000 - 20)
    if let last = findings.last, last.code == "XML-131" {
      #expect(last.message(.en) == "1 more places are against the rules and are not listed")
    }
  }
}

@Suite struct SessionSeverityTests {
  private func result(_ severities: String) throws -> RunResult {
    let workspace = try SampleWorkspace()
    try workspace.edit("</agenda>", "</agenda><severities>\(severities)</severities>")
    return workspace.check()
  }

  @Test func aWeightIsToldWithItsReason() throws {
    let result = try result("<severity code=\"TXT-230\" level=\"off\" reason=\"Bản quét\"/>")
    #expect(result.findings.map(\.code) == ["CFG-153"])
    #expect(result.findings.first?.message(.en) == "In this session TXT-230 is not told. Reason: Bản quét")
    #expect(result.verdict == .accepted)
  }

  @Test(arguments: ["SEC-101", "SYS-145", "CFG-112", "QQQ-999"])
  func whatNobodyDecidesStays(code: String) throws {
    #expect(
      try result("<severity code=\"\(code)\" level=\"off\" reason=\"x\"/>").findings.map(\.code) == [
        "CFG-154"
      ]
    )
  }

  @Test func withoutAReasonItIsNone() throws {
    #expect(try result("<severity code=\"TXT-230\" level=\"off\"/>").findings.map(\.code) == ["CFG-112"])
  }

  @Test func lateStaysSayableAsAWarning() {
    let rules = [Profile.SeverityRule(code: "DDL-110", stage: nil, level: .warning, reason: "x")]
    let findings = SessionSeverity.apply(rules, to: [Finding("DDL-110"), Finding("SEC-101")], at: .submit)
    #expect(findings.map(\.severity) == [.warning, .error, .note])
  }
}
