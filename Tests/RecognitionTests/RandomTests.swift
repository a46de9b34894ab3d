import LibXML
import Office
import Recognition
import Testing

/// Documents put together at random: whatever comes, nothing may be lost,
/// nothing doubled, and the result stays valid.
@Suite struct RandomTests {
  struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  static let pieces = [
    "", "", " ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "HỘI ĐỒNG NHÂN DÂN",
    "TỈNH SÔNG LAM", "Số: 12/NQ-HĐND", "Số:   /2025/NQ-HĐND", "Sông Lam, ngày 05 tháng 12 năm 2025",
    "DỰ THẢO lần 3",
    "MẬT", "HỎA TỐC", "-------", "_____", "NGHỊ QUYẾT", "NGHỊ QUYẾT Về việc thử", "TỜ TRÌNH", "BÁO CÁO",
    "Về việc thử nghiệm", "(Ban hành kèm theo Nghị quyết số 1/NQ-HĐND)", "(mở mà không đóng", "QUYẾT NGHỊ:",
    "Kính gửi: Hội đồng nhân dân tỉnh; Ủy ban nhân dân tỉnh.", "Kính gửi:", "Căn cứ Luật A số 1/2025/QH15;",
    "Xét Tờ trình số 5/TTr-UBND;", "Hội đồng nhân dân tỉnh ban hành Nghị quyết thử.", "PHẦN I",
    "Phần thứ nhất",
    "Chương I", "CHƯƠNG II. QUY ĐỊNH", "Mục 1", "Tiểu mục 2", "Điều 1. Phạm vi", "Điều 2", "Điều 2a. Hai:",
    "Điều 1 Nghị quyết này", "1. Khoản một.", "2) Khoản hai:", "3a. Khoản", "1.1. Tiểu khoản",
    "1.1.1 Sâu hơn",
    "a) Điểm a;", "đ) Điểm đ.", "b. Điểm b", "- gạch đầu dòng;", "+ cộng;", "• chấm", "i) nhỏ", "(1) ngoặc",
    "I. MỘT", "II. HAI", "A. CHỮ", "B. CHỮ", "12", "- 3 -", "“Điều 5. Trích", "1. Trong trích", "hết trích.”",
    "\"Thẳng", "thẳng\".", "Nội dung thường & <dấu> \"ngoặc\" ]]>.", "Theo khoản 1 Điều 1 Nghị quyết này.",
    "Nghị quyết này đã được Hội đồng nhân dân thông qua ngày 05 tháng 12 năm 2025./.", "Nơi nhận:",
    "Nơi nhận: - Như trên;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "CHỦ TỊCH", "(Đã ký)",
    "Lê Văn Nam",
    "LÊ VĂN NAM", "PHỤ LỤC", "Phụ lục II", "PHỤ LỤC III. TÊN", "QUY CHẾ", "Mẫu số 01", "V/v thử",
    "\t\tCHỦ TỊCH",
    "Nơi nhận:\tTM. ỦY BAN", "HỘI ĐỒNG\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "trái\tphải", "a\nb\nc",
    "Điều 3.\nBa\n1. Một",
    "\u{1F600} \u{301}lạ", "²³ x₂", "\u{F0B7} dấu chấm", "…", "./.", "“", "”", "Ủyban", "   thụt", "1.", "a)",
    "Điều", "Số:",
  ]

  static func block(_ dice: inout Dice, depth: Int, number: inout Int) -> OfficeBlock {
    if depth < 2, Int.random(in: 0..<12, using: &dice) == 0 {
      let columns = Int.random(in: 1...3, using: &dice)
      let rows = (0..<Int.random(in: 0...3, using: &dice)).map { _ in
        (0..<columns).map { _ in
          OfficeCell(
            blocks: (0..<Int.random(in: 0...4, using: &dice)).map { _ in
              block(&dice, depth: depth + 1, number: &number)
            },
            columnSpan: Int.random(in: 1...2, using: &dice),
            rowSpan: Int.random(in: 1...2, using: &dice)
          )
        }
      }
      return .table(OfficeTable(rows: rows, hasBorders: Bool.random(using: &dice)))
    }
    number += 1
    var runs: [OfficeRun] = []
    for _ in 0..<Int.random(in: 1...2, using: &dice) {
      runs.append(
        OfficeRun(
          pieces.randomElement(using: &dice) ?? "",
          isBold: Bool.random(using: &dice),
          isItalic: Int.random(in: 0..<4, using: &dice) == 0,
          isCapitals: Int.random(in: 0..<9, using: &dice) == 0,
          position: Int.random(in: 0..<9, using: &dice) == 0 ? .superscript : .normal
        )
      )
      // One run in most cases: glued pieces are the exception.
      if Int.random(in: 0..<5, using: &dice) > 0 { break }
    }
    let alignments: [OfficeParagraph.Alignment] = [.start, .center, .justify, .end]
    let boxes: [[OfficeBlock]] =
      depth < 2 && Int.random(in: 0..<25, using: &dice) == 0
      ? [[block(&dice, depth: depth + 1, number: &number)]] : []
    return .paragraph(
      OfficeParagraph(
        number: number,
        label: Int.random(in: 0..<12, using: &dice) == 0 ? "1." : "",
        runs: runs,
        alignment: alignments.randomElement(using: &dice) ?? .start,
        outlineLevel: Int.random(in: 0..<15, using: &dice) == 0 ? 1 : nil,
        startsPage: Int.random(in: 0..<15, using: &dice) == 0,
        textBoxes: boxes
      )
    )
  }

  static func document(_ seed: UInt64) -> OfficeDocument {
    var dice = Dice(state: seed)
    var number = 0
    var blocks: [OfficeBlock] = []
    for _ in 0..<Int.random(in: 0...40, using: &dice) {
      blocks.append(block(&dice, depth: 0, number: &number))
    }
    // A note for one paragraph in some documents.
    var notes: [OfficeNote] = []
    if Bool.random(using: &dice), let index = blocks.indices.randomElement(using: &dice),
      case .paragraph(var paragraph) = blocks[index]
    {
      paragraph.runs.append(OfficeRun("", noteReference: "n1"))
      blocks[index] = .paragraph(paragraph)
      notes = [OfficeNote(id: "n1", blocks: [block(&dice, depth: 2, number: &number)])]
    }
    return OfficeDocument(format: .docx, blocks: blocks, notes: notes)
  }

  @Test(arguments: [UInt64](0..<20)) func nothingIsLost(_ seed: UInt64) throws {
    for step in 0..<25 {
      let seed = seed &* 1_000 &+ UInt64(step)
      let document = Self.document(seed)
      let result = Recogniser(lexicon).recognise(document)
      let text = result.akn()
      let akn: XMLDocument
      do { akn = try XMLDocument(Array(text.utf8)) } catch {
        Issue.record("seed \(seed): \(error)")
        continue
      }
      let violations = aknSchema.validate(akn)
      #expect(violations.isEmpty, "seed \(seed): \(violations.prefix(2).map(\.message))")
      let before = characters(document.blocks, notes: document.notes).sorted()
      let after = characters(akn.root).sorted()
      if before != after {
        var lost = before
        for character in after { if let index = lost.firstIndex(of: character) { lost.remove(at: index) } }
        var made = after
        for character in before { if let index = made.firstIndex(of: character) { made.remove(at: index) } }
        Issue.record("seed \(seed): lost \(String(lost)), made \(String(made))")
      }
    }
  }
}
