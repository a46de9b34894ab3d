extension Illustrations {
  /// SYS: limits, reading and writing.
  static let system = #"""
    SYS-110
    - phu-luc.pdf là bản quét màu nặng 300 MB
    + phu-luc.pdf quét lại, 8 MB
    - phu-luc.pdf is a scan in colour of 300 MB
    + phu-luc.pdf is scanned anew, 8 MB

    SYS-111
    - Kỳ họp có 3.000 tài liệu Word: cùng trang đọc là 6.000 tệp, gói chứa nhiều nhất 4.096
    + 1.500 tài liệu, phụ lục gộp theo từng tờ trình
    - A session of 3,000 Word documents: with reading views 6,000 files; a packet holds 4,096
    + 1,500 documents, appendices joined to their letters

    SYS-120
    - submissions/3.2/so-lieu.xlsx
    + submissions/3.2/so-lieu.pdf
    - submissions/3.2/so-lieu.xlsx
    + submissions/3.2/so-lieu.pdf

    SYS-130
    - to-trinh.docx nằm trên ổ mạng đã ngắt, hoặc không có quyền đọc
    + to-trinh.docx mở được bằng chính tài khoản chạy kyhop
    - to-trinh.docx lies on a network drive that is gone, or may not be read
    + to-trinh.docx opens for the user who runs kyhop

    SYS-140
    - submissions/3.2/to-trinh.docx là liên kết trỏ tới thư mục khác
    + submissions/3.2/to-trinh.docx là chính tệp đó
    - submissions/3.2/to-trinh.docx is a link into another folder
    + submissions/3.2/to-trinh.docx is the file itself

    SYS-141
    - Trong tên “tờ-trình.xml” chữ “ờ” gồm ba ký tự rời (máy Mac hay lưu như vậy)
    + to-trinh.xml
    - In the name “tờ-trình.xml” the letter “ờ” is three characters (as a Mac may store it)
    + to-trinh.xml

    SYS-145
    - Quy tắc ở dòng 12 của rules.sch dừng giữa chừng: biểu thức chạy quá lâu
    + Biểu thức ở dòng 12 được viết gọn lại và chạy hết
    - The rule on line 12 of rules.sch broke off: its expression takes too long
    + The expression on line 12 is simpler and runs to its end

    SYS-150
    - to-trinh.docx có 0 byte
    + to-trinh.docx có 48 KB
    - to-trinh.docx has 0 bytes
    + to-trinh.docx has 48 KB

    SYS-160
    - Ổ đĩa đầy: không ghi được packets/ky-hop-14-v1.zip
    + Ổ đĩa còn chỗ và cho ghi: gói được ghi trọn vẹn
    - The disk is full: packets/ky-hop-14-v1.zip can’t be written
    + The disk has room and may be written: the packet is there, whole

    SYS-161
    - Bản góp ý của du-thao.docx đọc lại thấy thiếu một đoạn: đã bỏ
    + du-thao.docx được lưu lại bằng Word; bản góp ý giữ đủ từng chữ
    - The annotated copy of du-thao.docx would lack a paragraph: dropped
    + du-thao.docx was saved anew in Word; its copy keeps every word

    SYS-210
    - Danh sách ghi FRM-440 ở to-trinh.docx; tờ trình nay đã có tên loại
    + Danh sách ghi lại, không còn dòng ấy
    - The baseline lists FRM-440 in to-trinh.docx, which now has its kind
    + The baseline is written anew, without that line
    """#
}
