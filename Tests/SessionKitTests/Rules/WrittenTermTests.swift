import Testing

@testable import SessionKit

/// By when, and how much, as resolutions word it.
@Suite struct WrittenTermTests {
  private func terms(_ text: String, isLoose: Bool = false) -> String {
    let text = TokenText(text)
    return WrittenTerm.all(in: text, 0..<text.count, .builtIn, isLoose: isLoose)
      .map { $0.words + ($0.day.map { " = \($0.iso)" } ?? "") }.joined(separator: " | ")
  }

  @Test(
    "terms in sentences",
    arguments: [
      (
        "Hoàn thành trước ngày 30 tháng 6 năm 2026 và công bố trên Trang thông tin điện tử.",
        "trước ngày 30 tháng 6 năm 2026 = 2026-06-30"
      ),
      ("Gửi báo cáo chậm nhất là ngày 05/3/2026;", "chậm nhất là ngày 05/3/2026 = 2026-03-05"),
      ("Xong trước 15/11/2026.", "Xong trước 15/11/2026 = 2026-11-15"),
      ("Giải ngân hết đến hết ngày 31 tháng 01 năm 2027", "đến hết ngày 31 tháng 01 năm 2027 = 2027-01-31"),
      ("báo cáo kết quả trước ngày 31 tháng 12 hằng năm", "trước ngày 31 tháng 12 hằng năm"),
      ("gửi số liệu chậm nhất vào ngày 25 hằng tháng", "chậm nhất vào ngày 25 hằng tháng"),
      ("hoàn thành trước ngày 30/6", "trước ngày 30/6"),
      ("công bố tên đường trong quý I năm 2026", "trong quý I năm 2026"),
      ("phê duyệt quy hoạch quý IV/2026", "quý IV/2026"),
      ("khởi công chậm nhất trong quý 3/2027", "chậm nhất trong quý 3/2027"),
      ("ban hành hướng dẫn trong tháng 02 năm 2026", "trong tháng 02 năm 2026"),
      ("bàn giao mặt bằng trước tháng 9/2026", "trước tháng 9/2026"),
      ("hoàn thành trong năm 2026", "trong năm 2026"),
      ("đến hết năm 2027 không còn nhà tạm", "đến hết năm 2027"),
      ("bố trí đủ vốn trong giai đoạn 2026 - 2030", "trong giai đoạn 2026 - 2030"),
      ("sắp xếp xong trước năm học 2026 - 2027", "xong trước năm học 2026 - 2027"),
      ("rà soát trong 6 tháng đầu năm 2026", "trong 6 tháng đầu năm 2026"),
      ("hoàn thành kiểm kê trong 06 tháng", "trong 06 tháng"),
      (
        "trong thời hạn 30 ngày kể từ ngày Nghị quyết có hiệu lực, bàn giao hồ sơ",
        "trong thời hạn 30 ngày kể từ ngày Nghị quyết có hiệu lực"
      ),
      ("trả lời trong vòng 15 (mười lăm) ngày làm việc", "trong vòng 15 (mười lăm) ngày làm việc"),
      (
        "gửi hồ sơ chậm nhất 10 ngày trước ngày khai mạc kỳ họp.",
        "chậm nhất 10 ngày trước ngày khai mạc kỳ họp"
      ),
      ("trình 05 ngày làm việc trước ngày họp", "05 ngày làm việc trước ngày họp"),
      (
        "báo cáo Hội đồng nhân dân tỉnh tại kỳ họp thường lệ cuối năm 2026.",
        "tại kỳ họp thường lệ cuối năm 2026"
      ),
      ("trình Hội đồng nhân dân tại kỳ họp gần nhất xem xét, quyết định", "tại kỳ họp gần nhất"),
      ("hằng năm báo cáo Quốc hội", "hằng năm"),
      ("định kỳ hằng quý tổng hợp kết quả", "định kỳ hằng quý"),
      ("báo cáo định kỳ 6 tháng", "định kỳ 6 tháng"),
      ("kiểm tra 06 tháng một lần", "06 tháng một lần"),
      ("Thường xuyên rà soát hộ nghèo", "Thường xuyên"),
      ("báo cáo kết quả sau mỗi năm học", "sau mỗi năm học"),
      (
        "trước ngày 10/02/2026 lập danh mục; hoàn thành trong quý II năm 2026",
        "trước ngày 10/02/2026 = 2026-02-10 | trong quý II năm 2026"
      ),
    ]
  )
  func term(text: String, expected: String) {
    #expect(terms(text) == expected)
  }

  @Test(
    "what is no term",
    arguments: [
      "theo Nghị quyết số 12/NQ-HĐND ngày 10 tháng 7 năm 2025 của Hội đồng nhân dân tỉnh",
      "Kế hoạch đầu tư công trung hạn giai đoạn 2026 - 2030", "dự toán ngân sách năm 2026",
      "không quá 09 tháng trong một năm học", "kết quả trong 05 năm qua",
      "đã được thông qua tại kỳ họp thứ 12",
      "trước ngày 31 tháng 02 năm 2026", "dự toán chi thường xuyên", "khoản 2 Điều 5 Nghị quyết này",
      "học sinh có nhà cách trường từ 4 km trở lên", "có hiệu lực từ ngày 01 tháng 01 năm 2026",
      "khẩn trương, kịp thời, sớm hoàn thành",
    ]
  )
  func none(text: String) {
    #expect(terms(text) == "")
  }

  @Test(
    "years alone are terms in titles and targets only",
    arguments: [
      ("Về nhiệm vụ phát triển kinh tế - xã hội năm 2026", "năm 2026"),
      ("Về kế hoạch giai đoạn 2026 - 2030", "giai đoạn 2026 - 2030"),
      ("Tỷ lệ hộ nghèo giảm 1% so với năm 2025", ""),
      ("sửa đổi Nghị quyết ban hành ngày 10 tháng 7 năm 2025", ""),
    ]
  )
  func loose(text: String, expected: String) {
    #expect(terms(text, isLoose: true) == expected)
    #expect(terms(text) == "")
  }
}

@Suite struct WrittenFigureTests {
  private func figures(_ text: String) -> String {
    let text = TokenText(text)
    return WrittenFigure.all(in: text, 0..<text.count, .builtIn).map { "\($0.value) \($0.unit)" }
      .joined(separator: " | ")
  }

  @Test(
    "figures in sentences",
    arguments: [
      ("Tốc độ tăng trưởng đạt 10,5% trở lên", "10.5 %"),
      ("Thu ngân sách đạt 1.250,5 tỷ đồng.", "1250.5 tỷ đồng"),
      ("12.000 đồng/học sinh/ngày học, không quá 09 tháng", "12000 đồng/học sinh/ngày học"),
      ("hỗ trợ 500.000 đồng/người/tháng cho người phụ trách", "500000 đồng/người/tháng"),
      ("40 triệu đồng/thư viện/năm", "40 triệu đồng/thư viện/năm"),
      ("tăng 10 - 12% so với năm 2025", "10-12 %"), ("từ 8 đến 10%", "8-10 %"),
      ("từ 8% đến 10%", "8 % | 10 %"),
      ("Đặt tên 46 tuyến đường, gồm:", "46 tuyến đường"), ("phân bổ cho 15 dự án trọng điểm", "15 dự án"),
      ("trồng mới 150 ha rừng, xóa 35 nhà tạm", "150 ha | 35 nhà"), ("03 (ba) dự án", "3 dự án"),
      ("diện tích tối thiểu 30 m²", "30 m²"), ("đường dài 2,5 km", "2.5 km"), ("10km đường", "10 km"),
      ("có 1.000 lao động được đào tạo", "1000 lao động"),
      ("đạt 30 giường bệnh/vạn dân", "30 giường bệnh/vạn dân"),
      ("giảm 0,5 điểm phần trăm", "0.5 điểm phần trăm"), ("tăng thêm 5 bậc", "5 bậc"),
      ("đón 2,5 triệu lượt khách", "2.5 triệu lượt khách"),
      ("thu 7.093.800 triệu đồng", "7093800 triệu đồng"),
      ("hỗ trợ 100% chi phí, tối đa 80 triệu đồng", "100 % | 80 triệu đồng"),
      ("05 xã đạt chuẩn nông thôn mới", "5 xã"), ("sản lượng 1.5 triệu tấn", "1.5 triệu tấn"),
      ("0,0 %", "0.0 %"), ("công suất 50 MW", "50 MW"),
    ]
  )
  func figure(text: String, expected: String) {
    #expect(figures(text) == expected)
  }

  @Test(
    "what is no figure",
    arguments: [
      "khoản 2 xã", "Điều 5 Nghị quyết này", "năm 2026 tỉnh Sơn Lâm", "ngày 30/6/2026", "Quốc lộ 37B",
      "số 12/NQ-HĐND", "tổ 5 phường Lâm Đài", "đạt 85", "giai đoạn 2026 - 2030 của tỉnh", "1.23.4 xã",
      "thứ 12 hộ",
    ]
  )
  func none(text: String) {
    #expect(figures(text) == "")
  }

  @Test("what it is compared by stands with it")
  func comparison() {
    let text = TokenText("giải ngân trên 95% kế hoạch, nợ xấu dưới 3%")
    #expect(WrittenFigure.all(in: text, 0..<text.count, .builtIn).map(\.words) == ["trên 95%", "dưới 3%"])
  }
}
