import Testing

@testable import SessionKit

@Suite struct SARIFReportTests {
  @Test func oneFinding() throws {
    let result = ReportFixture.result([ReportFixture.schemaFault])
    let results = RunResults([.init(name: "kỳ 14", isFolder: true, result: result)])
    let text = SARIFReport.text(results, [.en])
    let found = try #require(text.firstRange(of: "\"results\": "))
    #expect(
      text[found.lowerBound...] == """
        "results": [
                {
                  "ruleId": "XML-120",
                  "ruleIndex": 0,
                  "level": "error",
                  "message": {
                    "text": "<p> is against the schema: 100%"
                  },
                  "locations": [
                    {
                      "physicalLocation": {
                        "artifactLocation": {
                          "uri": "k%E1%BB%B3%2014/submissions/3.2/du-thao.xml",
                          "uriBaseId": "%SRCROOT%"
                        },
                        "region": {
                          "startLine": 12,
                          "startColumn": 3
                        }
                      },
                      "logicalLocations": [
                        {
                          "name": "Article 5 clause 2",
                          "fullyQualifiedName": "3.2/du-thao-nghi-quyet/Article 5 clause 2"
                        }
                      ]
                    }
                  ],
                  "partialFingerprints": {
                    "kyhop/v1": "\(JSONReport.fingerprint(ReportFixture.schemaFault).dropFirst(7))"
                  },
                  "suppressions": [],
                  "properties": {
                    "fix": "Mend the element on the line named, after the form of this kind of document."
                  }
                }
              ],
              "columnKind": "unicodeCodePoints",
              "properties": {
                "verdict": "rejected"
              }
            }
          ]
        }

        """
    )
  }

  @Test func rulesInBothLanguages() {
    let text = SARIFReport.text(RunResults(ReportFixture.result([Finding("FRM-430")])), [.vi])
    for part in [
      "\"language\": \"vi\"", "\"language\": \"en\"",
      "\"text\": \"PDF là bản quét: …/… trang không có chữ để tìm kiếm\"",
      "\"text\": \"The PDF is a scan: … of … pages have no text\"", "\"markdown\": \"- **Vì sao:** ",
      "\"markdown\": \"- **Why:** ", "\\n- **Right:** ",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func aRuleLinksToThePageThatIsPublished() throws {
    let results = RunResults(ReportFixture.result([Finding("FRM-430")]))
    let help = try #require(HelpPage("https://example.org/findings.vi.md"))
    let links = { (text: String) in text.matches(of: /"helpUri": "(.*)"/).map { String($0.1) } }
    #expect(
      links(SARIFReport.text(results, [.vi], help: help)) == ["https://example.org/findings.vi.md#frm-430"]
    )
    #expect(links(SARIFReport.text(results, [.vi])) == [])
  }

  @Test(
    arguments: [
      ("https://example.org", true), ("http://a.vn:8080/x/y.md?b=c&d=%C3%A0", true), ("https://a.vn/", true),
      ("", false), ("findings.md", false), ("//a.vn/", false), ("https://", false), ("https:///x", false),
      ("https://a.vn/#x", false), ("https://a.vn/à", false), ("https://a.vn/a b", false),
      ("https://a.vn/%0", false), ("javascript:alert(1)", false), ("https://a.vn/\n", false),
      ("https://a.vn/" + String(repeating: "x", count: 2_000), false),
    ]
  )
  func onlyAnAbsoluteAddressIsAPage(_ address: String, _ isOne: Bool) {
    #expect((HelpPage(address) != nil) == isOne)
  }

  @Test func whereThereAreTooManyTheWorstStay() {
    let notes = (1...3).map { Finding("DDL-150", at: Place(path: "\($0).xml")) }
    let result = ReportFixture.result([notes[0], ReportFixture.schemaFault, notes[1], notes[2]])
    let results = RunResults([.init(name: "a", isFolder: true, result: result)])
    let told = { (cap: Int) -> [String] in
      let text = SARIFReport.text(results, [.en], cap: cap)
      return text.matches(of: /"ruleId": "(.*)"/).map { String($0.1) }
    }
    #expect(told(4) == ["DDL-150", "XML-120", "DDL-150", "DDL-150"])
    #expect(told(3) == ["DDL-150", "XML-120", "kyhop/more"])
    #expect(told(2) == ["XML-120", "kyhop/more"])
    let text = SARIFReport.text(results, [.en], cap: 3)
    #expect(text.contains("\"text\": \"2 more are not in this file: GitHub takes no more\""))
    #expect(text.contains(/"uri": "a\/2\.xml"[^"]*"uriBaseId"/))
  }

  @Test func whatIsWaivedIsSuppressed() {
    let text = SARIFReport.text(ReportFixture.two, [.vi])
    #expect(
      text.contains(
        """
                  "suppressions": [
                    {
                      "kind": "external",
                      "status": "accepted",
                      "justification": "Thường trực HĐND: CV 45: thiên tai"
                    }
                  ],
        """
      )
    )
    #expect(text.matches(of: /"runs": \[/).count == 1 && text.matches(of: /"invocations"/).count == 1)
  }

  @Test func whatABaselineHasIsUnchanged() {
    var result = ReportFixture.result([ReportFixture.schemaFault, Finding("DOS-120")])
    result.hasBaseline = true
    result.findings[0].isKnown = true
    let text = SARIFReport.text(RunResults(result), [.vi])
    let states = text.matches(of: /"baselineState": "([a-z]+)"/).map { String($0.1) }
    #expect(states == ["unchanged", "new"])
  }

  @Test func aMessageHasNeitherPlaceholderNorLink() {
    let text = SARIFReport.text(ReportFixture.hostileResults, [.vi])
    let messages = text.split(separator: "\n").filter { $0.contains("\"text\": ") }.joined()
    #expect(messages.contains("{{0}}[l] (http") && !messages.contains("[l]("))
    #expect(!text.contains("startLine"))
  }

  @Test(
    arguments: [
      ("a b/c:d.xml", "a%20b/c%3Ad.xml"), ("ữ", "%E1%BB%AF"), ("../x", "../x"), ("100%", "100%25"),
      ("\n", "%0A"),
    ]
  )
  func pathsAsURIs(_ path: String, _ expected: String) {
    #expect(URIText.path(path) == expected)
  }
}
