extension Illustrations {
  /// DOS and AGD: dossiers and the agenda.
  static let dossier = #"""
    AGD-150
    - steps="trinh bieu-quyet thao-luan"
    + steps="trinh tham-tra thao-luan bieu-quyet"
    - steps="trinh bieu-quyet thao-luan": the vote before the debate
    + steps="trinh tham-tra thao-luan bieu-quyet"

    AGD-151
    - steps="trinh thao-luan bieu-quyet", hồ sơ cần báo cáo thẩm tra
    + steps="trinh tham-tra thao-luan bieu-quyet"
    - steps="trinh thao-luan bieu-quyet" in a dossier that needs an examination report
    + steps="trinh tham-tra thao-luan bieu-quyet"

    AGD-160
    - Kỳ họp thường lệ, chương trình không có báo cáo của Tòa án nhân dân
    + Có mục “Báo cáo công tác của Tòa án nhân dân tỉnh”
    - A regular session without the report of the court on its agenda
    + There is an item “Báo cáo công tác của Tòa án nhân dân tỉnh”

    AGD-170
    - <issued>2025-12-02</issued>; tờ trình thay thế nhận ngày 03/12/2025
    + <issued>2025-12-03</issued>
    - <issued>2025-12-02</issued>; the letter that replaces another came on 3 Dec 2025
    + <issued>2025-12-03</issued>

    DOS-110
    - submissions/3.2/van-ban-1.xml: tên tệp và nội dung đều không cho biết là văn bản gì
    + submissions/3.2/to-trinh.xml
    - submissions/3.2/van-ban-1.xml: neither its name nor its content says what it is
    + submissions/3.2/to-trinh.xml

    DOS-120
    - Mục 3.2 có tờ trình và dự thảo nghị quyết, chưa có báo cáo thẩm tra
    + Mục 3.2 có tờ trình, dự thảo nghị quyết và báo cáo thẩm tra
    - Item 3.2 has a letter and a draft, and no examination report
    + Item 3.2 has a letter, a draft and an examination report

    DOS-130
    - <follows kind="bao-cao-tham-tra" by="2025-12-05" reason="Ban họp ngày 04/12"/>
    + Báo cáo thẩm tra đã nộp ngày 04/12/2025
    - <follows kind="bao-cao-tham-tra" by="2025-12-05" reason="Ban họp ngày 04/12"/>
    + The examination report came on 4 December 2025

    DOS-140
    - Hẹn gửi báo cáo thẩm tra chậm nhất 05/12/2025; sang ngày 06/12 vẫn chưa có
    + Báo cáo thẩm tra nộp ngày 05/12/2025
    - The examination report was promised by 5 December 2025; on the 6th it is not there
    + The examination report came on 5 December 2025

    DOS-150
    - Nhận với --kind to-trinh, nhưng trong văn bản ghi BÁO CÁO
    + Nhận với --kind bao-cao
    - Taken in with --kind to-trinh, while the document calls itself BÁO CÁO (a report)
    + Taken in with --kind bao-cao

    DOS-160
    - Mục 3.2 có cả to-trinh.docx và to-trinh-moi.docx, không ghi tệp nào thay tệp nào
    + to-trinh-moi.docx được nhận với --replaces 7 (số biên nhận của to-trinh.docx)
    - Item 3.2 has to-trinh.docx and to-trinh-moi.docx; nothing says which one counts
    + to-trinh-moi.docx was taken in with --replaces 7, the receipt of to-trinh.docx

    AGD-110
    - Gói v1 có mục 5; nay mục 5 đã bị xóa khỏi session.xml
    + <item number="5" status="withdrawn">: mục 5 vẫn còn đó, ghi là đã rút
    - Packet v1 has an item 5; now item 5 was deleted from session.xml
    + <item number="5" status="withdrawn">: item 5 still stands, as withdrawn

    AGD-111
    - Gói v1 ghi mục 5 là “Đầu tư công năm 2026”; nay là “Vay lại vốn ODA”
    + Mục 5 giữ tên cũ; “Vay lại vốn ODA” là mục mới 5a
    - Item 5 is “Public investment in 2026” in packet v1 and “ODA loans” now
    + Item 5 keeps its title; “ODA loans” is a new item 5a

    AGD-112
    - “Đầu tư công năm 2026” là mục 5 trong gói v1, nay thành mục 6
    + “Đầu tư công năm 2026” vẫn là mục 5; nội dung chen vào trước đó là mục 4a
    - “Public investment in 2026” is item 5 in packet v1 and item 6 now
    + “Public investment in 2026” stays item 5; what comes before it is item 4a

    AGD-120
    - submissions/9/to-trinh.xml, mà chương trình không có mục 9
    + submissions/3.2/to-trinh.xml, chương trình có mục 3.2
    - submissions/9/to-trinh.xml, and the agenda has no item 9
    + submissions/3.2/to-trinh.xml, and the agenda has an item 3.2

    AGD-130
    - Mục 5 đã rút mà biên nhận của submissions/5/to-trinh.xml vẫn còn hiệu lực
    + Mục 5 đã rút, biên nhận của submissions/5/to-trinh.xml cũng đã rút
    - Item 5 is withdrawn and the receipt of submissions/5/to-trinh.xml still stands
    + Item 5 is withdrawn and so is the receipt of submissions/5/to-trinh.xml
    """#
}
