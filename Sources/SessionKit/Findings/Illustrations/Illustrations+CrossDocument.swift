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

    XDC-112
    - Tờ trình: “trình dự thảo Nghị quyết (lần 2)”; dự thảo ghi LẦN 3
    + Tờ trình: “trình dự thảo Nghị quyết (lần 3)”
    - The letter submits draft 2; the draft says LẦN 3
    + The letter submits draft 3

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

    XDC-123
    - Báo cáo thẩm tra: “đã thẩm tra dự thảo lần 2”; dự thảo ghi LẦN 3
    + Ban thẩm tra thêm bản lần 3 và ghi “dự thảo lần 3”
    - The report examined draft 2; the draft says LẦN 3
    + The committee examines draft 3 too, and says so

    XDC-124
    - Báo cáo thẩm tra: “bản dự thảo ngày 01/11/2025”; dự thảo là bản ngày 18/11/2025
    + “bản dự thảo ngày 18/11/2025”
    - The report speaks of the draft of 1 November; the draft is that of 18 November
    + It speaks of the draft of 18 November

    XDC-130
    - Tờ trình: “46 tuyến đường”; dự thảo: “45 tuyến đường”
    + Tờ trình và dự thảo đều ghi “46 tuyến đường”
    - The letter: “46 tuyến đường” (46 streets); the draft: “45 tuyến đường”
    + The letter and the draft both say “46 tuyến đường”

    XDC-131
    - “Đặt tên 16 tuyến đường:” rồi bảng có 15 dòng
    + Bảng có đủ 16 dòng
    - “16 streets:” above a table of 15 rows
    + The table has 16 rows

    XDC-132
    - Trong bài 46 tuyến đường, trong phụ lục 47 tuyến đường
    + Cả hai ghi 46 tuyến đường
    - 46 streets in the text, 47 in the attachment
    + 46 in both

    XDC-133
    - Nghị quyết 12/2025/NQ-HĐND, phụ lục ghi kèm theo Nghị quyết 11/2025/NQ-HĐND
    + Phụ lục ghi kèm theo Nghị quyết 12/2025/NQ-HĐND
    - The attachment of resolution 12/2025/NQ-HĐND says that it belongs to 11/2025/NQ-HĐND
    + It says 12/2025/NQ-HĐND

    XDC-140
    - Tờ trình về việc đặt tên đường, kèm dự thảo về chính sách thư viện công cộng
    + Tờ trình về việc đặt tên đường, kèm dự thảo về việc đặt tên đường
    - A letter about the names of streets, with a draft about public libraries
    + A letter about the names of streets, with the draft about the names of streets

    XDC-141
    - Tờ trình về kế hoạch đầu tư công năm 2026, dự thảo về kế hoạch đầu tư công năm 2025
    + Tờ trình và dự thảo đều về kế hoạch đầu tư công năm 2026
    - A letter about the investment plan of 2026, with a draft about that of 2025
    + Letter and draft are both about the investment plan of 2026

    XDC-150
    - Mục có dự thảo, không có tờ trình nào
    + Tờ trình nằm cùng mục với dự thảo
    - A draft without any letter in its item
    + The letter lies beside the draft
    """#
}
