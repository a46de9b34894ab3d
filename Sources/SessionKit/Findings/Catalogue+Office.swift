extension Catalogue {
  /// What word processors' files and PDF bring with them: containers
  /// (ZIP-2xx), programs and hidden things (SEC-2xx), unfinished editing
  /// (VER-2xx), text (TXT), forms that can't be read (FRM-4xx).
  static let office: [Entry] = [
    make(
      "ZIP-210",
      .content,
      .error,
      (
        "Tệp {format} hỏng hoặc không đúng chuẩn: {detail}",
        "The {format} file is damaged or against its standard: {detail}"
      ),
      why: (
        "Tệp hỏng có thể mở ra khác nhau trên từng máy.",
        "A damaged file may open as something else on each machine."
      ),
      fix: (
        "Mở tệp bằng Word hoặc LibreOffice, xem lại nội dung, lưu thành tệp .docx mới rồi nộp lại.",
        "Open it in Word or LibreOffice, look through it, save it as a new .docx and hand it in again."
      )
    ),
    make(
      "ZIP-220",
      .content,
      .error,
      (
        "Tệp Word đời cũ (.doc) không kiểm tra được",
        "A file of old Word (.doc) can’t be checked"
      ),
      why: (
        "Định dạng .doc (Word 97–2003) không có cấu trúc công khai để đọc chắc chắn.",
        "The format .doc (Word 97–2003) can’t be read with certainty."
      ),
      fix: (
        "Mở bằng Word, chọn Lưu thành (Save As) → Word Document (*.docx), rồi nộp lại.",
        "Open it in Word, choose Save As → Word Document (*.docx), and hand it in again."
      ),
      sample: "zip-old-word-rejected"
    ),
    make(
      "ZIP-230",
      .content,
      .error,
      (
        "Tệp được đặt mật khẩu, không đọc được",
        "The file is protected by a password and can’t be read"
      ),
      why: (
        "Đại biểu cũng sẽ không mở được.",
        "Delegates could not open it either."
      ),
      fix: (
        "Bỏ mật khẩu (Tệp → Thông tin → Bảo vệ tài liệu), lưu lại dưới dạng .docx rồi nộp lại.",
        "Remove the password (File → Info → Protect Document), save as .docx and hand it in again."
      )
    ),
    make(
      "ZIP-240",
      .content,
      .error,
      (
        "Nội dung tệp không phải là {format} như đuôi tên: {detail}",
        "The file is no {format} as its name says: {detail}"
      ),
      why: (
        "Đổi đuôi tên tệp không làm đổi định dạng.",
        "Another ending does not make another format."
      ),
      fix: (
        "Mở tệp bằng đúng chương trình đã tạo ra nó, lưu lại dưới dạng .docx rồi nộp lại.",
        "Open it in the program that made it, save it as .docx and hand it in again."
      ),
      sample: "zip-wrong-ending-rejected"
    ),
    make(
      "SEC-210",
      .content,
      .error,
      (
        "Tệp có chứa macro (chương trình chạy kèm)",
        "The file contains macros (a program that runs with it)"
      ),
      why: (
        "Macro có thể phá hoại máy của người mở; văn bản trình kỳ họp không cần macro.",
        "Macros may harm the reader’s machine; papers of a session need none."
      ),
      fix: (
        "Lưu lại dưới dạng .docx (không phải .docm) để bỏ macro.",
        "Save it as .docx (not .docm), which drops them."
      ),
      sample: "sec-macro-rejected"
    ),
    make(
      "SEC-220",
      .content,
      .error,
      (
        "Tệp lấy nội dung từ nơi khác khi mở: {detail}",
        "The file fetches content from elsewhere when opened: {detail}"
      ),
      why: (
        "Nội dung lấy từ ngoài có thể đổi sau khi đã gửi, và cho người khác biết ai đang mở tệp.",
        "What is fetched may change after it was sent, and tells others who opens the file."
      ),
      fix: (
        "Chèn hẳn hình ảnh, mẫu vào tệp (Ngắt liên kết – Break Link), lưu lại rồi nộp.",
        "Embed pictures and templates (Break Link), save and hand it in again."
      )
    ),
    make(
      "SEC-230",
      .content,
      .error,
      (
        "Tệp nhúng {count} đối tượng của chương trình khác{where}",
        "The file embeds {count} objects of other programs{where}"
      ),
      why: (
        "Đối tượng nhúng không hiện trong bản Akoma Ntoso và có thể chứa mã độc.",
        "Embedded objects are lost in the Akoma Ntoso text and may carry malware."
      ),
      fix: (
        "Chuyển bảng tính nhúng thành bảng Word hoặc hình ảnh; gửi tệp gốc riêng như một phụ lục.",
        "Turn embedded sheets into tables or pictures; hand the original in as an annex."
      )
    ),
    make(
      "SEC-240",
      .content,
      .error,
      (
        "Có chữ ẩn{where}",
        "There is hidden text{where}"
      ),
      why: (
        "Chữ ẩn không hiện trên trang nhưng vẫn nằm trong tệp: người nhận đọc khác người gửi.",
        "Hidden text is not on the page but in the file: readers differ from what was sent."
      ),
      fix: (
        "Trong Word bấm Ctrl+Shift+8 để hiện, chọn chữ ẩn, bỏ dấu Hidden trong hộp Font hoặc xóa đi.",
        "Show it by Ctrl+Shift+8 in Word, then clear Hidden in the Font box or delete it."
      ),
      sample: "sec-hidden-text-rejected"
    ),
    make(
      "SEC-250",
      .content,
      .error,
      (
        "Tệp PDF có {detail}",
        "The PDF carries {detail}"
      ),
      why: (
        "Văn bản trình kỳ họp chỉ để đọc; mã chạy và tệp kèm bên trong không kiểm tra được.",
        "Papers are for reading; programs and files inside can’t be checked."
      ),
      fix: (
        "Xuất lại PDF từ bản Word (Lưu thành → PDF), tệp kèm nộp riêng.",
        "Export the PDF again from Word (Save As → PDF); hand in attachments by themselves."
      )
    ),
    make(
      "VER-210",
      .content,
      .warning,
      (
        "Còn {count} chỗ sửa đang theo dõi chưa chấp nhận hoặc từ chối{where}",
        "{count} tracked changes are neither accepted nor rejected{where}"
      ),
      why: (
        "Chưa chốt thì không rõ văn bản trình là bản nào; ở đây đọc như đã chấp nhận hết.",
        "It is open which text is submitted; here it is read as if all were accepted."
      ),
      fix: (
        "Trong Word: Xem lại (Review) → Chấp nhận hoặc Từ chối tất cả, lưu lại rồi nộp.",
        "In Word: Review → Accept or Reject All, save and hand it in again."
      ),
      sample: "ver-tracked-changes-accepted"
    ),
    make(
      "VER-220",
      .content,
      .warning,
      (
        "Còn {count} lời ghi chú bên lề{where}",
        "{count} comments are left in the margin{where}"
      ),
      why: (
        "Ghi chú khi soạn thảo không phải nội dung trình và không vào bản gửi đại biểu.",
        "Comments are no part of what is submitted and do not reach the delegates."
      ),
      fix: (
        "Trong Word: Xem lại (Review) → Xóa tất cả ghi chú, lưu lại rồi nộp.",
        "In Word: Review → Delete All Comments, save and hand it in again."
      )
    ),
    make(
      "TXT-110",
      .content,
      .error,
      (
        "{count} đoạn gõ bằng bảng mã cũ {encoding}{where}",
        "{count} paragraphs are typed in the old encoding {encoding}{where}"
      ),
      why: (
        "Máy không có phông chữ đó thì đọc ra chữ sai; văn bản phải dùng Unicode TCVN 6909:2001.",
        "Without that font it reads as wrong letters; documents must be in Unicode."
      ),
      fix: (
        "Chuyển cả tệp sang Unicode (ví dụ bằng UniKey: Ctrl+Shift+F6) rồi đọc lại trước khi nộp.",
        "Convert the file to Unicode (with UniKey, say) and read it through before handing it in."
      ),
      basis: [LegalSource(text: "Nghị định 30/2020/NĐ-CP, Phụ lục I", verified: true)],
      sample: "txt-old-encoding-rejected"
    ),
    make(
      "TXT-111",
      .information,
      .note,
      (
        "{count} đoạn gõ dấu rời khỏi chữ ({encoding}){where}",
        "{count} paragraphs have their accents typed apart ({encoding}){where}"
      ),
      why: (
        "Dấu đã được ghép lại khi đọc; trong tệp gốc, tìm chữ có dấu có thể không thấy.",
        "They were put together when read; a search in the original may miss such words."
      ),
      fix: (
        "Nên gõ lại bằng Unicode dựng sẵn (UniKey: bảng mã Unicode).",
        "Better type in precomposed Unicode."
      )
    ),
    make(
      "ACC-110",
      .information,
      .note,
      (
        "Có {count} hình vẽ không vào bản chữ{where}",
        "{count} pictures are not part of the text{where}"
      ),
      why: (
        "Hình chỉ có trong bản gốc; người dùng trình đọc màn hình không biết hình nói gì.",
        "Pictures stand in the original only; a screen reader does not tell them."
      ),
      fix: (
        "Nếu hình có số liệu cần biểu quyết, viết lại thành chữ hoặc bảng.",
        "If a picture holds figures to be voted on, write them as text or a table."
      )
    ),
    make(
      "FRM-410",
      .content,
      .error,
      (
        "Tệp PDF không mở được: {detail}",
        "The PDF does not open: {detail}"
      ),
      why: (
        "Tệp hỏng thì đại biểu không đọc được.",
        "Delegates could not read it."
      ),
      fix: (
        "Xuất lại PDF từ bản Word hoặc quét lại, mở thử rồi mới nộp.",
        "Export it again from Word or scan it again, and open it before handing it in."
      )
    ),
    make(
      "FRM-420",
      .content,
      .error,
      (
        "Tệp PDF bị mã hóa hoặc đặt mật khẩu",
        "The PDF is encrypted"
      ),
      why: (
        "Tệp bị khóa có thể không mở, không in, không tìm chữ được.",
        "A locked file may not open, print or be searched."
      ),
      fix: (
        "Xuất lại PDF không đặt mật khẩu.",
        "Export it again without a password."
      )
    ),
    make(
      "FRM-430",
      .content,
      .warning,
      (
        "PDF là bản quét: {count}/{pages} trang không có chữ để tìm kiếm",
        "The PDF is a scan: {count} of {pages} pages have no text"
      ),
      why: (
        "Bản quét không tìm chữ được và trình đọc màn hình không đọc được.",
        "A scan can’t be searched, and no screen reader reads it."
      ),
      fix: (
        "Nộp kèm bản Word, hoặc nhận dạng chữ (OCR) trước khi nộp.",
        "Hand in the Word file too, or run text recognition (OCR) first."
      ),
      sample: "frm-scan-accepted"
    ),
    make(
      "FRM-440",
      .content,
      .warning,
      (
        "Không nhận ra tên loại văn bản; đoạn đầu tiên là “{text}”",
        "No title says what kind of document this is; it begins “{text}”"
      ),
      why: (
        "Không có tên loại (NGHỊ QUYẾT, TỜ TRÌNH, BÁO CÁO …) thì không biết phải kiểm tra theo mẫu nào.",
        "Without its kind nobody knows by which form to check it."
      ),
      fix: (
        "Ghi tên loại bằng chữ in hoa trên một dòng riêng, canh giữa, trích yếu ở dòng dưới.",
        "Write the kind in capitals on a line of its own, centred, with the subject below."
      )
    ),
    make(
      "FRM-450",
      .information,
      .note,
      (
        "Sau phần ký còn chữ không thuộc phụ lục nào: {where} “{text}”",
        "Text behind the signature belongs to no appendix: {where} “{text}”"
      ),
      why: (
        "Chữ nằm sau chữ ký dễ bị coi là thêm vào sau khi ký; ở đây giữ nguyên tại chỗ.",
        "Text behind a signature looks as if added after signing; it is kept where it stands."
      ),
      fix: (
        "Xóa nếu thừa; nếu là phụ lục thì ghi “PHỤ LỤC” ở đầu trang mới.",
        "Delete it if it is left over; an appendix begins with its title on a new page."
      )
    ),
  ]
}
