extension Illustrations {
  /// XDC: documents of one item that must fit each other.
  static let crossDocument = #"""
    XDC-110
    - Dự thảo: “Xét Tờ trình số 271/TTr-UBND”; tờ trình trong hồ sơ: Số: 217/TTr-UBND
    + Dự thảo: “Xét Tờ trình số 217/TTr-UBND”
    - The draft: “Xét Tờ trình số 271/TTr-UBND”; the letter in the dossier: Số: 217/TTr-UBND
    + The draft: “Xét Tờ trình số 217/TTr-UBND”

    XDC-111
    - Dự thảo: “Tờ trình số 217/TTr-UBND ngày 08 tháng 11 năm 2025”; tờ trình đề ngày 18
    + Dự thảo: “Tờ trình số 217/TTr-UBND ngày 18 tháng 11 năm 2025”
    - The draft: “Tờ trình số 217/TTr-UBND ngày 08 tháng 11 năm 2025”; the letter is of the 18th
    + The draft: “Tờ trình số 217/TTr-UBND ngày 18 tháng 11 năm 2025”

    XDC-120
    - Báo cáo thẩm tra: “thẩm tra Tờ trình số 198/TTr-UBND”; hồ sơ trình bằng Tờ trình số 217/TTr-UBND
    + Báo cáo thẩm tra: “thẩm tra Tờ trình số 217/TTr-UBND”
    - The report examines “Tờ trình số 198/TTr-UBND”; the dossier was submitted by letter 217/TTr-UBND
    + The report examines “Tờ trình số 217/TTr-UBND”

    XDC-121
    - Báo cáo thẩm tra: “Tờ trình số 217/TTr-UBND ngày 01 tháng 11 năm 2025”; tờ trình đề ngày 18
    + Báo cáo thẩm tra: “Tờ trình số 217/TTr-UBND ngày 18 tháng 11 năm 2025”
    - The report: “Tờ trình số 217/TTr-UBND ngày 01 tháng 11 năm 2025”; the letter is of the 18th
    + The report: “Tờ trình số 217/TTr-UBND ngày 18 tháng 11 năm 2025”

    XDC-122
    - Báo cáo thẩm tra đề ngày 10/11/2025, tờ trình đề ngày 18/11/2025
    + Báo cáo thẩm tra đề ngày 25/11/2025, tờ trình đề ngày 18/11/2025
    - The report is of 10 November 2025, the letter that it examines of the 18th
    + The report is of 25 November 2025, the letter that it examines of the 18th

    XDC-130
    - Tờ trình: “46 tuyến đường”; dự thảo: “45 tuyến đường”
    + Tờ trình và dự thảo đều ghi “46 tuyến đường”
    - The letter: “46 tuyến đường” (46 streets); the draft: “45 tuyến đường”
    + The letter and the draft both say “46 tuyến đường”

    XDC-140
    - Tờ trình về việc đặt tên đường, kèm dự thảo về chính sách thư viện công cộng
    + Tờ trình về việc đặt tên đường, kèm dự thảo về việc đặt tên đường
    - A letter about the names of streets, with a draft about public libraries
    + A letter about the names of streets, with the draft about the names of streets
    """#
}
