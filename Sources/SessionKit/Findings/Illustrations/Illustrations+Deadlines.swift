extension Illustrations {
  /// DDL: deadlines, receipts, waivers.
  static let deadlines = #"""
    DDL-110
    - Hạn hết ngày 23/11/2025; tờ trình nhận lúc 00:01 ngày 24/11/2025
    + Tờ trình nhận lúc 16:30 ngày 21/11/2025
    - Due by the end of 23 November 2025; the letter came at 00:01 on the 24th
    + The letter came at 16:30 on 21 November 2025

    DDL-112
    - Hạn hết ngày 23/11/2025; bản đính chính lỗi chính tả nhận ngày 26/11/2025
    + Bản đính chính nhận ngày 22/11/2025
    - Due by the end of 23 November 2025; a correction of misprints came on the 26th
    + The correction came on 22 November 2025

    DDL-113
    - Ghi nhận lúc 16:00, nhưng nằm sau dấu kiểm lúc hết hạn
    + Dòng nằm trước dấu kiểm lúc hết hạn
    - it says 16:00, but its entry stands behind the checkpoint of the deadline
    + its entry stands before the checkpoint of the deadline

    DDL-130
    - to-trinh.docx được chép thẳng vào submissions/3.2/, sổ nhận không có dòng nào
    + kyhop receive to-trinh.docx --item 3.2
    - to-trinh.docx was copied straight into submissions/3.2/; the ledger does not know it
    + kyhop receive to-trinh.docx --item 3.2

    DDL-131
    - Biên nhận BN-0007 ghi submissions/3.2/to-trinh.docx, nhưng tệp đã bị xóa
    + Tệp được khôi phục từ bản lưu, đúng như khi nhận
    - Receipt BN-0007 names submissions/3.2/to-trinh.docx, and somebody deleted the file
    + The file is back from a copy, as it was received

    DDL-132
    - Sửa thẳng vào submissions/3.2/to-trinh.docx sau khi đã nhận
    + Tệp đã nhận giữ nguyên; bản mới: kyhop receive to-trinh.docx --item 3.2 --replaces 7
    - submissions/3.2/to-trinh.docx was edited after it had been received
    + What was received stays; the new one: kyhop receive to-trinh.docx --item 3.2 --replaces 7

    DDL-133
    - kyhop receive to-trinh-moi.docx --item 3.2, mà mục 3.2 đã có tờ trình ở BN-0007
    + kyhop receive to-trinh-moi.docx --item 3.2 --replaces 7 --reason "sửa số liệu"
    - kyhop receive to-trinh-moi.docx --item 3.2, and item 3.2 has its letter already, BN-0007
    + kyhop receive to-trinh-moi.docx --item 3.2 --replaces 7 --reason "figures mended"

    DDL-134
    - Tệp nhận là bản thay, mà giống hệt bản cũ BN-0007
    + Tệp nhận đúng là bản mới
    - What is taken in as the new letter is the old one, BN-0007
    + What is taken in is the new letter

    DDL-135
    - kyhop receive to-trinh.docx --item 3.2 --replaces 7
    + kyhop receive to-trinh.docx --item 3.2 --replaces 7 --reason "sửa số liệu"
    - kyhop receive to-trinh.docx --item 3.2 --replaces 7
    + kyhop receive to-trinh.docx --item 3.2 --replaces 7 --reason "figures mended"

    DDL-140
    - Hôm nay là 02/12/2025, biên nhận ghi ngày 20/12/2025
    + Biên nhận ghi ngày 20/11/2025
    - Today is 2 December 2025, and the receipt says 20 December
    + The receipt says 20 November 2025

    DDL-145
    - kyhop check --received-at 2025-11-20T09:00:00+07:00, không có biên nhận nào chứng minh
    + kyhop receive to-trinh.docx --item 3.2: thời điểm nhận được ghi vào sổ
    - kyhop check --received-at 2025-11-20T09:00:00+07:00, and no receipt to prove it
    + kyhop receive to-trinh.docx --item 3.2 writes the time into the ledger

    DDL-150
    - Trễ 2 giờ, Thường trực HĐND chấp thuận tại Công văn 45/HĐND-VP
    + Nộp trong hạn, không cần chấp thuận
    - 2 hours late, authorised by the Standing Body in its letter 45/HĐND-VP
    + Handed in on time; nothing to authorise

    DDL-155
    - Hồ sơ thiếu báo cáo thẩm tra (DOS-120), Thường trực HĐND cho qua tại Công văn 45/HĐND-VP
    + Hồ sơ đủ, không cần cho qua
    - The examination report is missing (DOS-120), waived by the Standing Body in its letter 45/HĐND-VP
    + The dossier is complete; nothing to waive

    DDL-160
    - Khai mạc dời từ 08/12 sang 10/12/2025: trước có 3 tài liệu trễ, nay không còn
    + Khai mạc vẫn ngày 08/12/2025
    - The opening moved from 8 to 10 December 2025: 3 documents were late, now none is
    + The session opens on 8 December 2025 as announced

    DDL-170
    - <waiver code="DDL-110" item="3.2" …/>, mà mục 3.2 nộp đúng hạn
    + session.xml không còn <waiver> đó
    - <waiver code="DDL-110" item="3.2" …/>, and item 3.2 came on time
    + session.xml has that <waiver> no more

    DDL-171
    - <waiver code="DDL-110" item="3.2" until="2025-11-30" …/>, hôm nay là 02/12/2025
    + <waiver code="DDL-110" item="3.2" until="2025-12-08" …/>, theo văn bản chấp thuận mới
    - <waiver code="DDL-110" item="3.2" until="2025-11-30" …/>, and today is 2 December 2025
    + <waiver code="DDL-110" item="3.2" until="2025-12-08" …/>, granted anew

    DDL-172
    - <waiver code="SEC-210" item="3.2" …/>: muốn cho qua tệp có macro
    + Xóa <waiver>, lưu lại tệp thành .docx để bỏ macro
    - <waiver code="SEC-210" item="3.2" …/>, to let a file with macros pass
    + The <waiver> is gone, and so are the macros

    DDL-180
    - Kỳ họp mở tháng 12/2027, calendar.xml chưa có năm 2027
    + calendar.xml có <year number="2027"> với các ngày nghỉ và ngày làm bù
    - The session opens in December 2027, and calendar.xml has no year 2027
    + calendar.xml has <year number="2027"> with its days off and make-up days
    """#
}
