import Testing

@testable import SessionKit

@Suite struct JSONReportTests {
  @Test func anEmptyResultIsACompleteDocument() {
    #expect(
      JSONReport.text(ReportFixture.result()) == """
        {
          "schema": "kyhop.result/1",
          "tool": {
            "name": "kyhop",
            "version": "\(Kyhop.version)"
          },
          "ruleset": null,
          "evaluatedAt": "2025-12-02T08:00:00+07:00",
          "stage": "submit",
          "verdict": "accepted",
          "exitCode": 0,
          "summary": {
            "errors": 0,
            "warnings": 0,
            "notes": 0,
            "waived": 0
          },
          "rules": {
            "passed": 0,
            "failed": 0,
            "notApplicable": 0,
            "notRun": [],
            "failedRules": []
          },
          "inputs": [],
          "packets": [],
          "findings": []
        }

        """
    )
  }

  @Test func theSameResultGivesTheSameBytes() {
    let result = ReportFixture.result([ReportFixture.late, Finding("SIG-110")])
    #expect(JSONReport.text(result) == JSONReport.text(result))
  }

  @Test func fingerprintFollowsThePlaceNotTheLine() {
    let finding = ReportFixture.late
    var moved = finding
    moved.place.line = 99
    moved.arguments["late"] = "2"
    #expect(JSONReport.fingerprint(moved) == JSONReport.fingerprint(finding))
    #expect(JSONReport.fingerprint(finding).wholeMatch(of: /sha256:[0-9a-f]{16}/) != nil)
    var changes: [Finding] = Array(repeating: finding, count: 6)
    changes[0].code = "DDL-112"
    changes[1].place.item = "3"
    changes[2].place.kind = nil
    changes[3].place.path = "x"
    changes[4].place.address = "Điều 5"
    changes[5].place.quote = "q"
    #expect(Set((changes + [finding]).map(JSONReport.fingerprint)).count == 7)
  }

  @Test func aSecretDocumentIsNeverQuoted() {
    let place = Place(path: "submissions/1/a.xml", quote: "BÍ-MẬT-1")
    var schema = Finding("XML-120", at: place, ["element": "BÍ-MẬT-2", "detail": "BÍ-MẬT-3"])
    schema.folded = [schema]
    let other = Finding(
      "XML-120",
      at: Place(path: "submissions/2/b.xml"),
      ["element": "p", "detail": "NÓI-ĐƯỢC"]
    )
    let result = ReportFixture.result([schema, Finding("SEC-101", at: place), other])
    for text in [JSONReport.text(result), TextReport(languages: [.vi, .en]).text(result)] {
      #expect(!text.contains("BÍ-MẬT"))
      #expect(text.contains("NÓI-ĐƯỢC"))
    }
    // Without the mark, the same is told.
    #expect(JSONReport.text(ReportFixture.result([schema])).contains("BÍ-MẬT-3"))
  }

  @Test func hiddenCharactersAreEscaped() {
    let finding = Finding("SYS-150", ["file": "a\u{202E}b\u{1B}\u{9B}\u{E0041}\"\\\n"])
    let text = JSONReport.text(ReportFixture.result([finding]))
    #expect(text.contains(#"a\u202eb\u001b\u009b\udb40\udc41\"\\\n"#))
    #expect(text.unicodeScalars.filter { Printable.isHidden($0) && $0 != "\n" }.isEmpty)
  }

  @Test func valuesOfEveryKind() {
    let value = JSONValue.object([
      ("b", .bool(true)), ("a", .array([.number(-1), .null, .object([])])), ("ữ", "đ"),
    ])
    #expect(
      value.text == "{\n  \"b\": true,\n  \"a\": [\n    -1,\n    null,\n    {}\n  ],\n  \"ữ\": \"đ\"\n}"
    )
  }

  @Test func aWaiverSaysWhoWhereAndWhy() {
    var finding = ReportFixture.late
    finding.waiver = ReportFixture.waiver
    let text = JSONReport.text(ReportFixture.result([finding]))
    for part in [
      "\"by\": \"Thường trực HĐND\"", "\"doc\": \"CV 45\"", "\"reason\": \"thiên tai\"", "\"until\": null",
    ] {
      #expect(text.contains(part))
    }
  }
}
