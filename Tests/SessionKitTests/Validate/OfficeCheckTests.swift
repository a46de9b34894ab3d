import Testing

@testable import SessionKit

/// What a word processor's file or a PDF brings with it: each finding by
/// itself, and a twin that differs in one thing.
@Suite struct OfficeCheckTests {
  @Test(arguments: cases)
  func raises(_ fault: CheckCase) throws { try fault.judge(OfficeCheck.self) }

  @Test func everyCodeIsTested() { Self.cases.cover(OfficeCheck.self) }

  /// The draft of item 1 comes as this file.
  private static func draft(_ ending: String, _ bytes: @escaping @Sendable () throws -> [UInt8])
    -> CheckCase.Change
  {
    { folder in
      try folder.forget("du-thao-nghi-quyet.xml")
      folder.remove("submissions/1/du-thao-nghi-quyet.xml")
      let paper = SessionFolder.Paper(
        kind: "du-thao-nghi-quyet",
        at: "2025-11-20T09:05:00+07:00",
        file: "du-thao-nghi-quyet." + ending
      )
      try folder.take(paper, content: bytes())
    }
  }

  private static func office(
    _ code: FindingCode,
    _ name: String,
    _ fault: @escaping @autoclosure @Sendable () throws -> [UInt8],
    twin: @escaping @autoclosure @Sendable () throws -> [UInt8] = try OfficeFile.odt()
  ) -> CheckCase {
    CheckCase(code, name, fault: draft("odt", fault), twin: draft("odt", twin))
  }

  private static func pdf(
    _ code: FindingCode,
    _ name: String,
    _ fault: @escaping @autoclosure @Sendable () -> [UInt8]
  ) -> CheckCase {
    CheckCase(code, name, fault: draft("pdf", fault), twin: draft("pdf") { OfficeFile.pdf() })
  }

  static let cases: [CheckCase] = [
    office("ZIP-210", "a file that breaks off", Array(try OfficeFile.odt().dropLast(40))),
    office("ZIP-220", "a file of old Word", oldWord),
    office("ZIP-230", "a file with a password", try OfficeFile.odt(isLocked: true)),
    office("ZIP-240", "a PDF under another name", OfficeFile.pdf()),
    office("SEC-210", "a macro", try OfficeFile.odt(more: [("Basic/Standard/Module1.xml", "<a/>")])),
    office(
      "SEC-220",
      "a section from elsewhere",
      try section("<text:section-source xlink:href=\"http://127.0.0.1/a.odt\"/>"),
      twin: try section("<text:p>Của chính tệp này</text:p>")
    ),
    office(
      "SEC-230",
      "an embedded sheet",
      try OfficeFile.odt { $0 + "<draw:frame><draw:object xlink:href=\"./Object 1\"/></draw:frame>" }
    ),
    office(
      "SEC-240",
      "hidden words",
      try styled("text:display=\"none\""),
      twin: try styled("fo:font-weight=\"bold\"")
    ),
    office(
      "VER-210",
      "a tracked change",
      try OfficeFile.odt(before: "<text:tracked-changes><text:changed-region/></text:tracked-changes>")
    ),
    office(
      "VER-220",
      "a comment in the margin",
      try OfficeFile.odt { $0 + "<office:annotation><text:p>xem lại số này</text:p></office:annotation>" }
    ),
    office(
      "TXT-110",
      "words in TCVN3",
      try OfficeFile.odt { _ in "C¨n cø LuËt Tæ chøc chÝnh quyÒn" },
      twin: try OfficeFile.odt { _ in "Căn cứ Luật Tổ chức chính quyền" }
    ),
    office(
      "TXT-111",
      "accents apart",
      try OfficeFile.odt { _ in "Ky\u{300} ho\u{323}p lâ\u{300}n thư\u{301} mươ\u{300}i bô\u{301}n" },
      twin: try OfficeFile.odt { _ in "Kỳ họp lần thứ mười bốn" }
    ),
    office(
      "ACC-110",
      "a picture",
      try OfficeFile.odt { $0 + "<draw:frame><draw:image xlink:href=\"Pictures/a.png\"/></draw:frame>" }
    ),
    office(
      "FRM-440",
      "no kind and no subject",
      try OfficeFile.odt(["Đường Hoa Ban", "Đường Hoa Lan", "Đường Hoa Sen"])
    ),
    office(
      "FRM-450",
      "a line behind the signature",
      try OfficeFile.odt(OfficeFile.draft + ["Danh sách các tuyến đường kèm theo Nghị quyết."])
    ),
    pdf("FRM-410", "a PDF that breaks off", OfficeFile.pdf(end: "")),
    pdf("FRM-420", "a PDF with a password", OfficeFile.pdf(trailer: "/Encrypt 7 0 R")),
    pdf("FRM-430", "a scan", OfficeFile.pdf(hasText: false)),
    pdf("SEC-250", "a PDF with a script", OfficeFile.pdf(catalog: "/OpenAction << /S /JavaScript >>")),
    pdf("SEC-250", "a PDF with files inside", OfficeFile.pdf(catalog: "/Names << /EmbeddedFiles 7 0 R >>")),
  ]

  private static let oldWord: [UInt8] =
    [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 2048)

  private static func section(_ content: String) throws -> [UInt8] {
    try OfficeFile.odt(before: "<text:section>\(content)</text:section>")
  }

  /// Two words of the draft in a style of their own.
  private static func styled(_ properties: String) throws -> [UInt8] {
    var paragraphs = OfficeFile.draft
    paragraphs[8] += "<text:span text:style-name=\"T1\">ghi chú</text:span>"
    return try OfficeFile.odt(
      paragraphs,
      styles:
        "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties \(properties)/></style:style>"
    )
  }
}
