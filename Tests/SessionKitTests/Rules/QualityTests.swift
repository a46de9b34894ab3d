import LibXML
import Testing

@testable import SessionKit

/// Who is told to do what, in one clause.
@Suite struct OperativeClauseTests {
  private func read(_ text: String, _ part: ClauseContext.Part, isNormative: Bool = false) -> String {
    var context = ClauseContext()
    context.part = part
    context.isNormative = isNormative
    guard let clause = ClauseReader(words: .builtIn).clause(text, in: context) else { return "—" }
    if clause.kind == .standing { return "standing: \(clause.who)" }
    let marks = clause.marks.filter { !["any", "task", "who", "when", "figure"].contains($0) }
    return [clause.who, clause.what, marks.joined(separator: " ")].joined(separator: " | ")
  }

  @Test(
    "tasks: who, what, and what is missing",
    arguments: [
      (
        "Giao Ủy ban nhân dân tỉnh gắn biển tên đường trong quý I năm 2026.",
        "Ủy ban nhân dân tỉnh | gắn biển tên đường trong quý I năm 2026 | "
      ),
      (
        "Giao Sở Tài chính chủ trì, phối hợp với Sở Xây dựng rà soát, công khai danh mục nhà, đất công.",
        "Sở Tài chính | chủ trì, phối hợp với Sở Xây dựng rà soát, công khai danh mục nhà, đất công | no-when"
      ),
      (
        "Trong quý II năm 2026, giao Sở Y tế trình Hội đồng nhân dân tỉnh đề án trạm y tế.",
        "Sở Y tế | trình Hội đồng nhân dân tỉnh đề án trạm y tế | "
      ),
      (
        "Hội đồng nhân dân tỉnh yêu cầu Ủy ban nhân dân tỉnh khắc phục các công trình chậm tiến độ.",
        "Ủy ban nhân dân tỉnh | khắc phục các công trình chậm tiến độ | no-when"
      ),
      (
        "Giao các cơ quan liên quan báo cáo kết quả trước ngày 15/11/2026.",
        " | báo cáo kết quả trước ngày 15/11/2026 | no-who"
      ),
      (
        "Yêu cầu các sở, ngành liên quan khẩn trương khắc phục sạt lở.",
        " | khẩn trương khắc phục sạt lở | no-who no-when"
      ),
      (
        "Giao Ủy ban nhân dân tỉnh và các cơ quan liên quan bàn giao hồ sơ trong 06 tháng.",
        "Ủy ban nhân dân tỉnh và các cơ quan liên quan | bàn giao hồ sơ trong 06 tháng | "
      ),
      (
        "Giao Uỷ ban nhân dân các xã, phường tăng cường quản lý đất đai; nâng cao ý thức người dân.",
        "Uỷ ban nhân dân các xã, phường | tăng cường quản lý đất đai; nâng cao ý thức người dân | vague"
      ),
      (
        "Giao Công an tỉnh tăng cường kiểm tra, xử lý xe quá tải.",
        "Công an tỉnh | tăng cường kiểm tra, xử lý xe quá tải | "
      ),
      (
        "Giao Ủy ban nhân dân tỉnh ban hành quy định chi tiết theo thẩm quyền.",
        "Ủy ban nhân dân tỉnh | ban hành quy định chi tiết theo thẩm quyền | "
      ),
      (
        "Giao Chính phủ, căn cứ vào Nghị quyết này và Đề án kèm theo, công bố diện tích trước ngày 30/9/2025.",
        "Chính phủ | công bố diện tích trước ngày 30/9/2025 | "
      ),
      (
        "Giao Ban Quản lý dự án đầu tư xây dựng tỉnh hoàn thành giải phóng mặt bằng.",
        "Ban Quản lý dự án đầu tư xây dựng tỉnh | hoàn thành giải phóng mặt bằng | no-when"
      ),
      (
        "Giao Ủy ban nhân dân tỉnh tổ chức thực hiện Nghị quyết này; ban hành định mức kinh tế - kỹ thuật.",
        "Ủy ban nhân dân tỉnh | ban hành định mức kinh tế - kỹ thuật | no-when"
      ),
      (
        "Giao Ủy ban nhân dân xã tổ chức thực hiện Nghị quyết, báo cáo kết quả tại kỳ họp cuối năm 2026.",
        "Ủy ban nhân dân xã | báo cáo kết quả tại kỳ họp cuối năm 2026 | "
      ),
      (
        "Chủ tịch Ủy ban nhân dân các xã chịu trách nhiệm thu hồi đất bị lấn chiếm chậm nhất trong quý III/2027.",
        "Chủ tịch Ủy ban nhân dân các xã | thu hồi đất bị lấn chiếm chậm nhất trong quý III/2027 | "
      ),
      (
        "Giao Ban Pháp chế giám sát việc bố trí cán bộ trong quý II năm 2026.",
        "Ban Pháp chế | giám sát việc bố trí cán bộ trong quý II năm 2026 | "
      ),
      (
        "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh, các tổ chức chính trị - xã hội tuyên truyền Nghị quyết.",
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh, các tổ chức chính trị - xã hội | tuyên truyền Nghị quyết | "
      ),
    ]
  )
  func tasks(text: String, expected: String) {
    #expect(read(text, .plain) == expected)
  }

  @Test(
    "no task",
    arguments: [
      ("Nghị quyết này có hiệu lực từ ngày 01 tháng 01 năm 2026.", "—"),
      ("Nghị quyết này quy định mức hỗ trợ xe đưa đón học sinh.", "—"),
      ("Giao đất, cho thuê đất không qua đấu giá phải được công khai.", "—"),
      ("Giấy tờ đã cấp được tiếp tục sử dụng.", "—"),
      ("Yêu cầu về hồ sơ được thực hiện theo quy định.", "—"),
      ("Ủy ban nhân dân tỉnh đã hoàn thành rà soát 1.250 cơ sở nhà, đất.", "—"),
      ("Mức hỗ trợ là 12.000 đồng/học sinh/ngày học.", "—"),
      ("Giao Ủy ban nhân dân tỉnh tổ chức thực hiện Nghị quyết này.", "standing: Ủy ban nhân dân tỉnh"),
      ("Giao Ủy ban nhân dân xã thực hiện.", "standing: Ủy ban nhân dân xã"),
      (
        "Thường trực Hội đồng nhân dân, các Ban, các Tổ đại biểu và đại biểu Hội đồng nhân dân tỉnh giám sát việc thực hiện.",
        "standing: Thường trực Hội đồng nhân dân, các Ban, các Tổ đại biểu và đại biểu Hội đồng nhân dân tỉnh"
      ),
      ("Các cơ quan, tổ chức, cá nhân liên quan thi hành trong phạm vi nhiệm vụ của mình.", "standing: "),
    ]
  )
  func noTasks(text: String, expected: String) {
    #expect(read(text, .implementation) == expected)
  }

  @Test(
    "under a heading of tasks, whatever begins with a verb",
    arguments: [
      ("Đẩy mạnh chuyển dịch cơ cấu kinh tế; nâng cao chất lượng tăng trưởng;", "no-who vague"),
      ("Hoàn thành quy hoạch chung xã trong quý II năm 2026;", "no-who"),
      ("Rà soát, lập danh mục công trình thủy lợi xuống cấp.", "no-who no-when"),
      ("Thường xuyên rà soát hộ nghèo.", "no-who"), ("Nâng cao tỷ lệ hộ dùng nước sạch lên 95%.", "no-who"),
      ("Về giáo dục: tiếp tục nâng cao chất lượng dạy và học.", "no-who vague"),
      ("Không ban hành chính sách làm tăng chi.", "—"), ("Hạn chế: việc sắp xếp còn chậm.", "—"),
      ("Năm 2025 là năm đầu của nhiệm kỳ.", "—"),
    ]
  )
  func underTasks(text: String, expected: String) {
    let found = read(text, .tasks)
    #expect((found == "—" ? found : String(found.split(separator: "|").last ?? "").trimmed) == expected)
  }

  @Test(
    "targets and their figures",
    arguments: [
      ("Tốc độ tăng giá trị sản xuất đạt 10,5% trở lên;", ""),
      ("Tỷ lệ hộ nghèo giảm mạnh so với năm 2025;", "no-figure"),
      ("Tỷ lệ trường đạt chuẩn quốc gia đạt 85;", "no-figure"), ("Thu ngân sách đạt dự toán tỉnh giao;", ""),
      ("Nâng cao tỷ lệ người dân dùng dịch vụ công trực tuyến.", "no-figure"),
      ("Giải ngân vốn đầu tư công đạt 100% kế hoạch;", ""), ("Trồng mới 150 ha rừng;", ""),
      ("Số giường bệnh đạt 32 trên một vạn dân;", ""),
      ("Mục tiêu tổng quát: phấn đấu đạt nông thôn mới nâng cao.", "—"),
      ("Các chỉ tiêu cụ thể tại phụ lục.", "—"),
    ]
  )
  func targets(text: String, expected: String) {
    let found = read(text, .targets)
    let marks = found == "—" ? found : String(found.split(separator: "|").last ?? "").trimmed
    #expect((marks == "target" ? "" : marks.replacing("target ", with: "")) == expected)
  }

  @Test("what lays down norms tells of duties, but gives no tasks")
  func norms() {
    let duty = "Cơ quan giúp việc có trách nhiệm gửi báo cáo chậm nhất 10 ngày trước ngày khai mạc kỳ họp."
    let order = "Giao Ban của Hội đồng nhân dân tổ chức thực hiện một số nội dung trong năm 2026."
    for text in [duty, order] { #expect(read(text, .plain, isNormative: true) == "—") }
    #expect(read(order, .implementation, isNormative: true) != "—")
    for text in [duty, order] { #expect(read(text, .other) == "—") }
    // Where it is to be carried out, a duty with a term is followed; one
    // that holds at all times is not.
    #expect(read(duty, .implementation, isNormative: true).hasPrefix("Cơ quan giúp việc | gửi báo cáo"))
    let always = "Sở Tài chính có trách nhiệm hướng dẫn lập dự toán."
    #expect(read(always, .implementation, isNormative: true) == "standing: Sở Tài chính")
    #expect(read(always, .implementation) == "Sở Tài chính | hướng dẫn lập dự toán | ")
  }
}

/// Whole resolutions: the findings and the table.
@Suite struct QualityDocumentTests {
  static let plan = """
    Điều 1. Mục tiêu, chỉ tiêu
    1. Mục tiêu tổng quát: phát triển kinh tế nhanh và bền vững; phấn đấu đạt nông thôn mới nâng cao.
    2. Các chỉ tiêu chủ yếu:
    a) Tốc độ tăng giá trị sản xuất đạt 10,5% trở lên;
    b) Tỷ lệ hộ nghèo giảm mạnh so với năm 2025;
    c) Tỷ lệ trường học đạt chuẩn quốc gia đạt 85.
    Điều 2. Nhiệm vụ, giải pháp chủ yếu
    1. Về kinh tế:
    a) Đẩy mạnh chuyển dịch cơ cấu kinh tế; nâng cao chất lượng tăng trưởng;
    b) Hoàn thành quy hoạch chung xã trước ngày 30 tháng 6 năm 2026;
    c) Rà soát, lập danh mục công trình thủy lợi xuống cấp.
    2. Thường xuyên rà soát hộ nghèo.
    Điều 3. Tổ chức thực hiện
    1. Giao Ủy ban nhân dân xã:
    a) Tổ chức thực hiện Nghị quyết này;
    b) Bố trí 1,2 tỷ đồng sửa chữa Trạm Y tế xã;
    c) Khẩn trương khắc phục sạt lở đường liên thôn.
    2. Yêu cầu các cơ quan liên quan báo cáo kết quả trước ngày 15/11/2026.
    3. Thường trực Hội đồng nhân dân, các Ban và đại biểu Hội đồng nhân dân xã giám sát việc thực hiện.
    Điều 4. Hiệu lực thi hành
    Nghị quyết này có hiệu lực từ ngày 01 tháng 01 năm 2026.
    """

  private func findings(_ text: String, number: String = "…/NQ-HĐND", title: String = "Về việc thử") throws
    -> [String]
  {
    let profile = try ProfileReader.builtIn("vn-hdnd-province")
    let document = try XMLDocument(BillFixture.xml(number: number, title: title, text))
    let found = profile.rules.findings(
      document,
      at: Place(path: "x.xml"),
      isLineShown: false,
      functions: RuleFunctions.about("du-thao-nghi-quyet")
    )
    return found.filter { $0.code.family == "QLT" }.map { finding in
      #expect(finding.severity == .note)
      let places = ([finding] + finding.folded).map { $0.place.address?.vi ?? "" }
      return
        "\(finding.code.rawValue) \(finding.code == "QLT-100" ? finding.message(.vi) : places.joined(separator: ", "))"
    }
  }

  @Test("one finding a code, its other places folded under it")
  func plan() throws {
    #expect(
      try Set(findings(Self.plan)) == [
        "QLT-100 10 nhiệm vụ, chỉ tiêu: 9 có người thực hiện, 3 có thời hạn, 2 có số liệu",
        "QLT-110 Điều 3 khoản 2",
        "QLT-120 Điều 2 khoản 1 điểm c, Điều 3 khoản 1 điểm c",
        "QLT-130 Điều 1 khoản 2 điểm b, Điều 1 khoản 2 điểm c",
        "QLT-140 Điều 2 khoản 1 điểm a",
      ]
    )
  }

  @Test("a year in the title is a term for all of it")
  func period() throws {
    let codes = try findings(Self.plan, title: "Về nhiệm vụ phát triển kinh tế - xã hội năm 2026").map {
      $0.prefix(7)
    }
    #expect(Set(codes) == ["QLT-100", "QLT-110", "QLT-130", "QLT-140"])
  }

  @Test("nothing is remarked where nothing is to be")
  func clean() throws {
    let orders = """
      Điều 1. Mức hỗ trợ
      Mức hỗ trợ là 12.000 đồng/học sinh/ngày học.
      Điều 2. Tổ chức thực hiện
      1. Giao Ủy ban nhân dân tỉnh:
      a) Ban hành hướng dẫn trình tự chi trả trước ngày 31 tháng 12 năm 2025;
      b) Báo cáo Hội đồng nhân dân tỉnh kết quả thực hiện sau mỗi năm học;
      c) Chỉ đạo kiểm tra, công khai danh sách người học được hưởng chính sách.
      2. Các Ban của Hội đồng nhân dân tỉnh giám sát việc thực hiện Nghị quyết này.
      """
    #expect(try findings(orders) == [])
    // Norms are no tasks; a task needs somebody else's document to be one.
    let norms = Self.plan.replacing("Nhiệm vụ, giải pháp chủ yếu", with: "Nội dung").replacing(
      "chỉ tiêu",
      with: "nội dung"
    ).replacing("Tổ chức thực hiện\n", with: "Trách nhiệm\n")
    #expect(try findings(norms, number: "12/2026/NQ-HĐND") == [])
  }

  @Test("who carries out all of it does what nobody else is told")
  func general() throws {
    let text =
      "Điều 1. Nhiệm vụ và giải pháp\n1. Hoàn thành kiểm kê đất trong năm 2026.\nĐiều 2. Tổ chức thực hiện\n"
    #expect(try findings(text + "Giao Ủy ban nhân dân xã tổ chức thực hiện Nghị quyết.") == [])
    #expect(
      try findings(text + "Các cơ quan liên quan chịu trách nhiệm thi hành Nghị quyết này.") == [
        "QLT-110 Điều 1 khoản 1"
      ]
    )
  }

  @Test("what an amendment quotes is not read")
  func quoted() throws {
    let text = String(decoding: BillFixture.xml("Điều 1. Tổ chức thực hiện\nX"), as: UTF8.self).replacing(
      "<p>X</p>",
      with: "<p>Sửa như sau:<mod><quotedStructure><paragraph><content><p>Giao Ủy ban nhân dân xã rà soát đất."
        + "</p></content></paragraph></quotedStructure></mod></p>"
    )
    let clauses = OperativeClauses(try XMLDocument(Array(text.utf8)).root, .builtIn)
    #expect(clauses.all.count == 0)
  }
}

extension String {
  fileprivate var trimmed: String { words.joined(separator: " ") }
}
