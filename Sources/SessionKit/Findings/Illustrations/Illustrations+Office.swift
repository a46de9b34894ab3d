extension Illustrations {
  /// What word processors' files and PDF bring with them.
  static let office = #"""
    ZIP-210
    - du-thao.docx chép dở dang, mất phần cuối
    + du-thao.docx lưu mới từ Word, mở được bình thường
    - du-thao.docx was copied in part; its end is missing
    + du-thao.docx, saved anew by Word, opens

    ZIP-220
    - du-thao.doc (Word 97–2003)
    + du-thao.docx
    - du-thao.doc (Word 97–2003)
    + du-thao.docx

    ZIP-230
    - Mở du-thao.docx thì Word hỏi mật khẩu
    + du-thao.docx mở được ngay
    - Word asks for a password to open du-thao.docx
    + du-thao.docx just opens

    ZIP-240
    - Tệp PDF được đổi tên thành du-thao.docx
    + du-thao.docx do Word lưu, hoặc du-thao.pdf đúng với tên
    - A PDF was renamed to du-thao.docx
    + du-thao.docx as Word saved it, or du-thao.pdf under its own name

    SEC-210
    - du-thao.docm, tệp Word có macro
    + du-thao.docx, không còn macro
    - du-thao.docm, a Word file with macros
    + du-thao.docx, without them

    SEC-220
    - Huy hiệu trong tệp được tải từ một trang web mỗi khi mở
    + Huy hiệu được chèn hẳn vào tệp
    - The emblem is fetched from a web site whenever the file is opened
    + The emblem is embedded in the file

    SEC-230
    - Bảng tính Excel nhúng trong tờ trình
    + Bảng của Word trong tờ trình; tệp Excel in ra PDF, nộp riêng làm phụ lục
    - An Excel sheet is embedded in the letter
    + The letter has a Word table; the sheet is handed in as an annex in PDF

    SEC-240
    - Sau “QUYẾT NGHỊ:” có câu “ghi chú nội bộ” định dạng ẩn (Hidden), không hiện trên trang
    + Câu đó đã xóa, hoặc hiện như mọi câu khác
    - Behind “QUYẾT NGHỊ:” stands “ghi chú nội bộ” (internal note), formatted as Hidden
    + The words are deleted, or shown like all others

    SEC-250
    - Tệp PDF chạy một đoạn JavaScript khi mở
    + Tệp PDF xuất từ Word: chỉ có chữ và hình
    - The PDF runs a piece of JavaScript when opened
    + The PDF as Word exports it: text and pictures only

    VER-210
    - “quyết nghị như sau” có chữ “như sau” đang gạch xóa (Track Changes)
    + Mọi chỗ sửa đã được chấp nhận hoặc từ chối
    - In “quyết nghị như sau” the words “như sau” are struck out as a tracked change
    + Every change is accepted or rejected

    VER-220
    - Bên lề còn lời ghi chú “xem lại số này”
    + Không còn lời ghi chú nào bên lề
    - A comment in the margin says “look at this figure again”
    + No comment is left in the margin

    TXT-110
    - “C¨n cø LuËt Tæ chøc chÝnh quyÒn” (phông .VnTime, bảng mã TCVN3)
    + “Căn cứ Luật Tổ chức chính quyền” (Times New Roman, Unicode)
    - “C¨n cø LuËt Tæ chøc chÝnh quyÒn” (font .VnTime, encoding TCVN3)
    + “Căn cứ Luật Tổ chức chính quyền” (Times New Roman, Unicode)

    TXT-111
    - Chữ “ế” gõ thành hai ký tự: “ê” rồi dấu sắc rời (Windows-1258)
    + Chữ “ế” là một ký tự Unicode dựng sẵn
    - “ế” is typed as two characters: “ê”, then the accent (Windows-1258)
    + “ế” is one composed character

    ACC-110
    - Bảng phân bổ vốn chụp thành ảnh rồi dán vào tờ trình
    + Bảng phân bổ vốn gõ thành bảng của Word
    - The table of funds is pasted into the letter as a picture
    + The table of funds is a table of Word

    FRM-410
    - du-thao.pdf tải về dở dang, mất phần cuối, không mở được
    + du-thao.pdf mở được, đủ trang
    - du-thao.pdf broke off while downloading and does not open
    + du-thao.pdf opens, with all its pages

    FRM-420
    - du-thao.pdf đặt mật khẩu, hoặc cấm in, cấm sao chép
    + du-thao.pdf không khóa gì
    - du-thao.pdf has a password, or forbids printing or copying
    + du-thao.pdf is not locked

    FRM-430
    - du-thao.pdf quét từ bản giấy: không bôi đen, không tìm được chữ nào
    + du-thao.docx, hoặc PDF xuất từ Word
    - du-thao.pdf was scanned from paper: no word in it can be marked or found
    + du-thao.docx, or a PDF exported from Word

    FRM-440
    - Đầu văn bản không có dòng NGHỊ QUYẾT, TỜ TRÌNH hay BÁO CÁO
    + Dòng “TỜ TRÌNH” đứng riêng, canh giữa; trích yếu ở dòng dưới
    - No line at the head says NGHỊ QUYẾT, TỜ TRÌNH or BÁO CÁO
    + “TỜ TRÌNH” stands on a line of its own, with the subject below

    FRM-450
    - Dưới tên người ký còn dòng “Danh sách các tuyến đường”
    + Trang mới mở đầu bằng “PHỤ LỤC”, rồi đến danh sách
    - Below the name of who signed stands “Danh sách các tuyến đường” (a list)
    + A new page begins with “PHỤ LỤC” (appendix), then comes the list
    """#

  /// SEC: secrecy.
  static let secrecy = #"""
    SEC-101
    - Văn bản có đóng dấu hoặc ghi một dòng riêng: MẬT
    + Văn bản không có dấu chỉ độ mật nào
    - The document is stamped, or has on a line of its own: MẬT (secret)
    + The document bears no such mark
    """#
}
