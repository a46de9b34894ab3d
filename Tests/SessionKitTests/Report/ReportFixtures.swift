@testable import SessionKit

/// Results to print.
enum ReportFixture {
  static func result(
    _ findings: [Finding] = [],
    rules: [RuleOutcome] = [],
    question: RunResult.Question = .admission
  ) -> RunResult {
    RunResult(
      question: question,
      evaluatedAt: instant("2025-12-02T08:00:00+07:00"),
      offset: offset("+07:00"),
      findings: findings,
      rules: rules
    )
  }

  /// Handed in a day, sixteen hours and forty minutes late.
  static var late: Finding {
    Finding(
      "DDL-110",
      at: Place(item: "3.2", kind: "du-thao-nghi-quyet", path: "submissions/3.2/du-thao-nghi-quyet.xml"),
      [
        "late": DurationWords.text(seconds: 146_400),
        "due": LocalizedText(vi: "24:00 ngày 23/11/2025 (Chủ nhật)", en: "24:00 on 23 Nov 2025 (Sunday)"),
        "received": instant("2025-11-25T16:40:00+07:00").words(in: offset("+07:00")),
        "class": LocalizedText(vi: "tài liệu mới sau hạn", en: "new document after the deadline"),
        "item": "3.2",
      ],
      basis: [LegalSource(text: "Quy chế mẫu, Điều 27 khoản 1", verified: false)],
      derivation: [
        LocalizedText(
          vi: "khai mạc 08/12/2025 − 15 ngày = 23/11/2025",
          en: "opening 8 Dec 2025 − 15 days = 23 Nov 2025"
        ),
        LocalizedText(vi: "không dời (quy tắc: none)", en: "not moved (rule: none)"),
      ]
    )
  }

  static var waiver: Waiver {
    Waiver(code: "DDL-110", item: "3.2", by: "Thường trực HĐND", document: "CV 45", reason: "thiên tai")
  }

  /// A fault in an article, with line and address.
  static var schemaFault: Finding {
    Finding(
      "XML-120",
      at: Place(
        item: "3.2",
        kind: "du-thao-nghi-quyet",
        path: "submissions/3.2/du-thao.xml",
        address: LocalizedText(vi: "Điều 5 khoản 2", en: "Article 5 clause 2"),
        line: 12,
        column: 3
      ),
      ["element": "p", "detail": "100%"]
    )
  }

  /// Two sessions: one with a fault and a waived lateness, one without.
  static var two: RunResults {
    var waived = late
    waived.waiver = waiver
    var first = result(
      [schemaFault, waived],
      rules: [RuleOutcome("XML-120", .failed), RuleOutcome("DDL-110", .failed)]
    )
    first.inputs = [
      InputFile(path: "submissions/3.2/du-thao.xml", bytes: 5, sha256: String(repeating: "a", count: 64))
    ]
    return RunResults([
      .init(name: "./a/", isFolder: true, result: first),
      .init(name: "b", isFolder: true, result: result(rules: [RuleOutcome("XML-120", .passed)])),
    ])
  }

  /// Everything by which a document may try to be more than text.
  static let hostile =
    "\u{1B}[31m\n::error::x\r]]>-->&<b>\"'%0A,:{0}[l](http://e.vn)|`*@a\u{202E}\u{2028}</a>"

  /// A finding with it wherever there is room.
  static var hostileResults: RunResults {
    let finding = Finding(
      "XML-120",
      at: Place(
        item: hostile,
        kind: hostile,
        path: hostile,
        address: .same(hostile),
        line: -1,
        column: 0,
        quote: hostile
      ),
      ["element": .same(hostile), "detail": .same(hostile)]
    )
    return RunResults([.init(name: hostile, isFolder: true, result: result([finding]))])
  }
}
