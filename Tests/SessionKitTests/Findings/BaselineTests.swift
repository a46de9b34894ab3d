import Testing

@testable import SessionKit

@Suite struct BaselineTests {
  private static func finding(
    _ code: FindingCode = "FRM-440",
    _ address: String = "đoạn 3",
    _ quote: String = "TỜ TRÌNH",
    path: String = "submissions/1/to-trinh.docx"
  ) -> Finding {
    Finding(
      code,
      severity: .error,
      at: Place(item: "1", kind: "to-trinh", path: path, address: .same(address), line: 7, quote: quote)
    )
  }

  private static func results(_ findings: [Finding]) -> RunResults {
    RunResults(ReportFixture.result(findings))
  }

  /// What stands of findings after those of a baseline: `known`, `new` or
  /// `mended`.
  private static func judged(_ old: [Finding], _ new: [Finding]) -> [String] {
    let results = Baseline(results(old)).apply(to: results(new))
    return results.parts[0].result.findings.map { finding in
      finding.code == "SYS-210"
        ? "mended \(finding.arguments["code"]?.en ?? "")" : finding.isKnown ? "known" : "new"
    }
  }

  @Test func theFile() throws {
    let baseline = Baseline(Self.results([Self.finding("FRM-450", "Điều 5, đoạn 9", "b"), Self.finding()]))
    #expect(
      baseline.text == """
        {
          "schema": "kyhop.baseline/1",
          "entries": [
            {"code":"FRM-440","document":"1/to-trinh","place":"","quote":"TỜ TRÌNH"},
            {"code":"FRM-450","document":"1/to-trinh","place":"Điều 5","quote":"b"}
          ]
        }

        """
    )
    #expect(try Baseline(Array(baseline.text.utf8)) == baseline)
    let empty = Baseline(Self.results([]))
    #expect(try Baseline(Array(empty.text.utf8)) == empty)
  }

  @Test(
    arguments: [
      "", "{}", "[]", "\u{0}", #"{"schema":"kyhop.baseline/2","entries":[]}"#,
      #"{"schema":"kyhop.baseline/1"}"#,
    ]
  )
  func whatIsNone(_ text: String) {
    #expect(throws: Baseline.Failure.notABaseline) { try Baseline(Array(text.utf8)) }
  }

  @Test func editsElsewhereChangeNothing() {
    let old = Self.finding("FRM-440", "Điều 5, đoạn 3")
    var moved = old
    moved.place.line = 99
    moved.place.address = "Điều 5, đoạn 40"
    #expect(Self.judged([old], [moved]) == ["known"])
    // Another article now: found by its words.
    moved.place.address = "Điều 6"
    #expect(Self.judged([old], [moved]) == ["known"])
    moved.place.path = "submissions/1/to-trinh-2.docx"
    #expect(Self.judged([old], [moved]) == ["known"])
  }

  @Test func whatIsNew() {
    let old = Self.finding("FRM-440", "Điều 5")
    #expect(Self.judged([old], [old, old]) == ["known", "new"])
    #expect(Self.judged([old], [Self.finding("FRM-450", "Điều 5")]) == ["new", "mended FRM-440"])
    #expect(Self.judged([old], [Self.finding("FRM-440", "Điều 5", "x")]) == ["new", "mended FRM-440"])
    var other = old
    other.place.kind = "nghi-quyet"
    #expect(Self.judged([old], [other]) == ["new", "mended FRM-440"])
    // Without words the place counts.
    let wordless = Self.finding("FRM-440", "Điều 5", "")
    #expect(Self.judged([wordless], [Self.finding("FRM-440", "Điều 6", "")]) == ["new", "mended FRM-440"])
  }

  @Test func ofPlacesUnderOneFindingTheNewOnesStand() {
    var old = Self.finding("FRM-440", "Điều 1", "a")
    old.folded = [Self.finding("FRM-440", "Điều 2", "b")]
    var new = Self.finding("FRM-440", "Điều 1", "a")
    new.folded = [Self.finding("FRM-440", "Điều 2", "b"), Self.finding("FRM-440", "Điều 3", "c")]
    let results = Baseline(Self.results([old])).apply(to: Self.results([new])).parts[0].result
    #expect(results.findings.map(\.isKnown) == [false, true])
    #expect(results.findings.map(\.severity) == [.error, .note])
    #expect(results.findings[0].place.quote == "c" && results.findings[1].folded.count == 1)
    #expect(results.verdict == .rejected)
    // The first place is mended: the second is known all the same.
    #expect(Self.judged([old], [Self.finding("FRM-440", "Điều 2", "b")]) == ["known", "mended FRM-440"])
  }

  @Test func whatIsMendedIsTold() {
    let old = Self.finding("FRM-440", "Điều 5")
    let baseline = Baseline(Self.results([old]))
    let told = baseline.apply(to: Self.results([])).parts[0].result
    #expect(told.findings.map(\.code) == ["SYS-210"] && told.verdict == .accepted)
    let place = Place(item: "1", kind: "to-trinh", address: "Điều 5", quote: "TỜ TRÌNH")
    #expect(told.findings[0].place == place)
    // Of what was not looked at nothing is said.
    #expect(baseline.apply(to: Self.results([]), items: ["2"]).parts[0].result.findings.isEmpty)
    #expect(baseline.apply(to: Self.results([]), items: ["1"]).parts[0].result.findings.count == 1)
    let skipped = ReportFixture.result(rules: [RuleOutcome("FRM-440", .notApplicable)])
    #expect(baseline.apply(to: RunResults(skipped)).parts[0].result.findings.isEmpty)
    let broken = Self.results([Finding("SYS-130")])
    #expect(baseline.apply(to: broken).parts[0].result.findings.count == 1)
  }

  @Test(arguments: ["SEC-101", "CFG-120", "SYS-130"] as [FindingCode])
  func whatNoBaselineCovers(_ code: FindingCode) {
    let finding = Finding(code, at: Place(path: "a.xml"))
    let results = Self.results([finding])
    #expect(Baseline(results).entries == [])
    let entry = Baseline.Entry(finding, input: nil)
    var baseline = Baseline(results)
    baseline.entries = [entry]
    let judged = baseline.apply(to: results)
    #expect(judged.parts[0].result.findings.map(\.isKnown) == [false])
    #expect(judged.verdict == results.verdict && judged.verdict.exitCode != 0)
  }

  @Test func aPacketHasNone() {
    let packet = RunResults(ReportFixture.result([Finding("BAG-110")], question: .trust))
    #expect(Baseline(packet).entries == [])
    var baseline = Baseline(packet)
    baseline.entries = [Baseline.Entry(Finding("BAG-110"), input: nil)]
    #expect(baseline.apply(to: packet).verdict == .untrusted)
  }

  /// Each of several has its own entries.
  @Test func severalKeepTheirOwn() {
    let part = { (name: String, findings: [Finding]) in
      RunResults.Part(name: name, isFolder: true, result: ReportFixture.result(findings))
    }
    let old = Baseline(RunResults([part("a", [Self.finding()]), part("b", [])]))
    #expect(old.entries.map(\.input) == ["a"])
    let judged = old.apply(to: RunResults([part("a", []), part("b", [Self.finding()])]))
    #expect(judged.parts.map { $0.result.findings.map(\.code) } == [["SYS-210"], ["FRM-440"]])
    #expect(judged.verdict == .rejected)
    let alone = old.apply(to: RunResults([part("a", [Self.finding()])]))
    #expect(alone.verdict == .accepted && alone.parts[0].result.hasBaseline)
  }

  @Test func whatIsKnownStaysInTheNextBaseline() {
    let results = Self.results([Self.finding()])
    let baseline = Baseline(results)
    #expect(Baseline(baseline.apply(to: results)) == baseline)
  }
}
