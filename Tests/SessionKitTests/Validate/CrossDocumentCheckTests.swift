import Testing

@testable import SessionKit

@Suite struct CrossDocumentCheckTests {
  @Test(arguments: cases)
  func raises(_ fault: CheckCase) throws { try fault.judge(CrossDocumentCheck.self) }

  @Test func everyCodeIsTested() { Self.cases.cover(CrossDocumentCheck.self) }

  private static let draft = "submissions/1/du-thao-nghi-quyet.xml"
  private static let letter = "submissions/1/to-trinh.xml"
  private static let report = "submissions/1/bao-cao-tham-tra.xml"
  private static let stage = "<docStage>DỰ THẢO</docStage>"
  private static let third = "<docStage>DỰ THẢO LẦN 3</docStage>"
  private static let examined = "<p>Ban đề nghị"
  private static let submitted = "<mainBody eId=\"body\">"

  /// An attachment of the draft with one paragraph.
  private static func attachment(_ text: String) -> String {
    """
    </conclusions><attachments><attachment eId="att_1"><doc name="phuLuc"><mainBody eId="att_1__body"><p>\(text)</p>\
    </mainBody></doc></attachment></attachments>
    """
  }

  private static let corrects = ",\"change\":\"corrects\",\"replaces\":2"
  private static let correction = SessionFolder.Paper(
    kind: "du-thao-nghi-quyet",
    at: "2025-11-27T09:00:00+07:00",
    file: "b.xml"
  )

  /// The draft with a few words changed.
  private static func corrected(_ words: String, _ others: String) throws -> [UInt8] {
    let text = String(decoding: try Files.document("du-thao-nghi-quyet"), as: UTF8.self)
    #expect(text.contains(words))
    return Array(text.replacing(words, with: others).utf8)
  }

  static let cases: [CheckCase] = [
    CheckCase("XDC-110", "the draft names another letter") {
      try $0.change(draft, "Tờ trình số 217/TTr-UBND", "Tờ trình số 271/TTr-UBND")
    } twin: {
      try $0.change(draft, "Tờ trình số 217/TTr-UBND", "Tờ trình 217 /TTr-UBND")
    },
    CheckCase("XDC-111", "the draft dates the letter otherwise") {
      try $0.change(draft, "</ref> ngày 18 tháng 11", "</ref> ngày 08 tháng 11")
    } twin: {
      try $0.change(draft, "</ref> ngày 18 tháng 11 năm 2025", "</ref> ngày 18/11/2025")
    },
    CheckCase("XDC-112", "the letter submits another version") {
      try $0.change(draft, stage, third)
      try $0.change(letter, submitted, submitted + "<p>Trình dự thảo Nghị quyết (lần thứ 2).</p>")
    } twin: {
      try $0.change(draft, stage, third)
      try $0.change(letter, submitted, submitted + "<p>Trình dự thảo Nghị quyết (lần thứ 3).</p>")
    },
    CheckCase("XDC-120", "another letter was examined") {
      try $0.change(report, "Tờ trình số 217/TTr-UBND", "Tờ trình số 198/TTr-UBND")
    } twin: {
      try $0.change(
        report,
        "Tờ trình số 217/TTr-UBND",
        "Tờ trình số 217/TTr-UBND và Tờ trình số 198/TTr-UBND"
      )
    },
    CheckCase("XDC-121", "a letter of another day was examined") {
      try $0.change(report, "</ref> ngày 18 tháng 11", "</ref> ngày 01 tháng 11")
    } twin: {
      try $0.change(report, "</ref> ngày 18 tháng 11 năm 2025", "</ref>")
    },
    CheckCase("XDC-122", "the draft was replaced after it was examined") {
      let paper = SessionFolder.Paper(
        kind: "du-thao-nghi-quyet",
        at: "2025-11-27T09:00:00+07:00",
        file: "b.xml"
      )
      try $0.take(
        paper,
        content: Files.document("du-thao-nghi-quyet"),
        ",\"change\":\"replaces\",\"replaces\":2"
      )
    } twin: {
      let paper = SessionFolder.Paper(kind: "tong-hop-y-kien", at: "2025-11-27T09:00:00+07:00", file: "b.xml")
      try $0.take(paper, content: Array("<a/>".utf8))
    },
    CheckCase("XDC-122", "what is called a correction changed the substance after it was examined") {
      try $0.take(
        correction,
        content: try corrected("có hiệu lực từ ngày 01 tháng 01", "có hiệu lực từ ngày 01 tháng 03"),
        corrects
      )
    } twin: {
      try $0.take(correction, content: try corrected("thông qua ngày", "thông qua  ngày"), corrects)
    },
    CheckCase("XDC-123", "another version was examined") {
      try $0.change(draft, stage, third)
      try $0.change(report, examined, "<p>Ban đã xem dự thảo Nghị quyết lần 2.</p>" + examined)
    } twin: {
      try $0.change(draft, stage, third)
      let text = "<p>Ban đã xem dự thảo Nghị quyết lần 2. Ban xem tiếp dự thảo lần 3.</p>"
      try $0.change(report, examined, text + examined)
    },
    CheckCase("XDC-124", "the draft of another day was examined") {
      try $0.change(report, examined, "<p>Ban xem bản dự thảo ngày 01/11/2025.</p>" + examined)
    } twin: {
      try $0.change(report, examined, "<p>Ban xem bản dự thảo ngày 18/11/2025.</p>" + examined)
    },
    CheckCase("XDC-130", "the draft counts otherwise than the letter") {
      try $0.change(draft, "Đặt tên 46 tuyến đường", "Đặt tên 45 tuyến đường")
    } twin: {
      try $0.change(draft, "Đặt tên 46 tuyến đường", "Đặt tên 046 tuyến đường")
    },
    CheckCase("XDC-130", "a total differs") {
      try $0.change(draft, "<p>Đặt tên 46", "<p>Tổng kinh phí thực hiện là 12,5 tỷ đồng.</p><p>Đặt tên 46")
      try $0.change(letter, submitted, submitted + "<p>Tổng kinh phí dự kiến: 12.000 triệu đồng.</p>")
    } twin: {
      try $0.change(draft, "<p>Đặt tên 46", "<p>Tổng kinh phí thực hiện là 12,5 tỷ đồng.</p><p>Đặt tên 46")
      try $0.change(letter, submitted, submitted + "<p>Tổng kinh phí dự kiến: 12.500 triệu đồng.</p>")
    },
    CheckCase("XDC-131", "a list lacks a row") {
      try $0.change(draft, "16 tuyến đường trên địa bàn phường Lâm", "17 tuyến đường trên địa bàn phường Lâm")
    } twin: {
      try $0.change(
        draft,
        "16 tuyến đường trên địa bàn phường Lâm",
        "mười sáu tuyến đường trên địa bàn phường Lâm"
      )
    },
    CheckCase("XDC-132", "an attachment counts otherwise than the text") {
      try $0.change(draft, "</conclusions>", attachment("Danh sách 47 tuyến đường được đặt tên."))
    } twin: {
      try $0.change(draft, "</conclusions>", attachment("Danh sách 46 tuyến đường được đặt tên."))
    },
    CheckCase("XDC-133", "an attachment belongs to another document") {
      try $0.change(draft, ">…/2025/NQ-HĐND", ">12/2025/NQ-HĐND")
      try $0.change(draft, "</conclusions>", attachment("(Kèm theo Nghị quyết số 11/2025/NQ-HĐND)"))
    } twin: {
      try $0.change(draft, ">…/2025/NQ-HĐND", ">12/2025/NQ-HĐND")
      try $0.change(draft, "</conclusions>", attachment("(Kèm theo Nghị quyết số 12/2025/NQ-HĐND)"))
    },
    CheckCase("XDC-140", "another draft lies in the dossier") {
      try $0.change(
        draft,
        "<docTitle>Về việc đặt tên đường",
        "<docTitle>Hỗ trợ thư viện cấp xã và văn hóa đọc</docTitle><docTitle>"
      )
    } twin: {
      try $0.change(draft, "<docTitle>Về việc đặt tên đường", "<docTitle>Đặt tên một số tuyến đường")
    },
    CheckCase("XDC-141", "another ward in the title") {
      try $0.change(draft, "Bắc Sơn, tỉnh Sơn Lâm</docTitle>", "Nam Sơn, tỉnh Sơn Lâm</docTitle>")
    } twin: {
      // The letter says less.
      try $0.change(letter, " và phường Bắc Sơn, tỉnh Sơn Lâm</docTitle>", "</docTitle>")
    },
    CheckCase("XDC-150", "a draft that no letter submits") {
      $0.remove(letter)
      try $0.edit("</submitter>", #"</submitter><omit kind="to-trinh" reason="đại biểu trình"/>"#)
    } twin: {
      // Told by DOS-120 where a letter is required.
      $0.remove(letter)
    },
  ]
}

@Suite struct DraftMentionTests {
  @Test(arguments: [
    ("thẩm tra dự thảo Nghị quyết (lần 3)", [3], 0), ("Dự thảo lần thứ 2 đã chỉnh lý", [2], 0),
    ("dự thảo Nghị quyết; họp lần 2", [], 0), ("dự thảo bản ngày 20/11/2025", [], 1),
    ("dự thảo kèm Tờ trình số 217/TTr-UBND ngày 18 tháng 11 năm 2025", [], 0), ("lần 2", [], 0),
    ("dự thảo ngày 20 tháng 11 năm 2025 (lần 4)", [4], 1),
  ])
  func found(text: String, versions: [Int], days: Int) {
    let mentions = DraftMention.all(in: text)
    #expect(mentions.compactMap(\.version) == versions)
    #expect(mentions.compactMap(\.day).count == days)
  }
}

@Suite struct FigureTests {
  @Test(arguments: [
    ("Đặt tên 46 tuyến đường", ["tuyến đường=46"]), ("Điều 46 quy định này", []), ("năm 2026 tỉnh ta", []),
    ("tổng kinh phí thực hiện là 12,5 tỷ đồng", ["tổng kinh phí=12500000000"]),
    ("Tổng mức đầu tư 1.200.000 triệu đồng", ["tổng mức đầu=1200000000000"]),
    ("tổng số vốn: 99999999999999999999 tỷ đồng", []), ("tổng số hộ là 12,5 phần trăm", []),
    ("tổng số tiền 1,0000000000000001 tỷ đồng", []), ("1.234 hộ dân nghèo", ["hộ dân=1234"]),
  ])
  func found(text: String, expected: [String]) {
    #expect(Figure.all(in: text).map { "\($0.noun)=\($0.value)" } == expected)
  }
}
