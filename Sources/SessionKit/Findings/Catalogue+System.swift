extension Catalogue {
  /// SYS: limits, reading and writing.
  static let system: [Entry] = [
    make(
      "SYS-110",
      .content,
      .error,
      (
        "Tệp vượt giới hạn, không nhận: {detail}",
        "Over a limit, not accepted: {detail}"
      ),
      why: (
        "Giới hạn giữ cho máy không bị treo; tệp không đọc hết thì không được coi là đạt.",
        "Limits keep the machine from being exhausted; what was not read to its end is not accepted."
      ),
      fix: (
        "Chia nhỏ hoặc giảm dung lượng tệp (bản quét: giảm độ phân giải), rồi nộp lại.",
        "Split the file or make it smaller (a scan: at a lower resolution), and hand it in again."
      )
    ),
    make(
      "SYS-111",
      .incomplete,
      .error,
      (
        "Gói tài liệu sẽ vượt giới hạn nên chưa lập: {detail}",
        "The packet would be over a limit and is not built: {detail}"
      ),
      why: (
        "Gói vượt giới hạn thì máy của đại biểu không nhận.",
        "What is over a limit would be refused by the delegates’ own check."
      ),
      fix: (
        "Gộp phụ lục, giảm dung lượng bản quét, hoặc tách kỳ họp thành hai bộ tài liệu.",
        "Join appendices, make scans smaller, or split the session into two packet series."
      )
    ),
    make(
      "SYS-120",
      .content,
      .error,
      (
        "Không nhận định dạng của tệp {file}",
        "The format of {file} is not accepted"
      ),
      why: (
        "Điều gì không kiểm tra được thì không coi là đạt.",
        "What cannot be checked is not accepted."
      ),
      fix: (
        "Nộp bản Word (.docx), OpenDocument (.odt), PDF hoặc XML (Akoma Ntoso) của văn bản này.",
        "Hand in this document as Word (.docx), OpenDocument (.odt), PDF or XML (Akoma Ntoso)."
      ),
      sample: "dos-unknown-format-rejected"
    ),
    make(
      "SYS-130",
      .incomplete,
      .error,
      (
        "Không đọc được {file}: {detail}",
        "Cannot read {file}: {detail}"
      ),
      why: (
        "Không đọc được thì không kết luận được.",
        "What cannot be read cannot be judged."
      ),
      fix: (
        "Kiểm tra quyền đọc và tình trạng tệp rồi chạy lại.",
        "Check the permissions and the state of the file, then run again."
      )
    ),
    make(
      "SYS-140",
      .content,
      .error,
      (
        "{file} không phải tệp thường (liên kết, thư mục con, thiết bị) hoặc tên không dùng được",
        "{file} is no regular file (link, folder, device) or has an unusable name"
      ),
      why: (
        "Liên kết có thể trỏ ra ngoài thư mục; tên lạ không lưu được trên máy khác.",
        "A link may lead out of the folder; odd names cannot be stored elsewhere."
      ),
      fix: (
        "Thay bằng chính tệp đó, đặt tên thông thường.",
        "Put the file itself here, under an ordinary name."
      )
    ),
    make(
      "SYS-141",
      .content,
      .warning,
      (
        "Tên tệp {file} viết chữ và dấu rời nhau (NFD)",
        "The name {file} is written with letters and marks apart (NFD)"
      ),
      why: (
        "Hai tên trông giống hệt nhau có thể là hai tệp; máy khác có thể không tìm thấy tệp.",
        "Two names that look alike may be two files, and another machine may not find the file."
      ),
      fix: (
        "Đổi tên tệp: gõ lại bằng Unicode dựng sẵn, hoặc bỏ dấu.",
        "Rename it: type it again in composed letters, or without marks."
      )
    ),
    make(
      "SYS-150",
      .content,
      .error,
      (
        "Tệp {file} rỗng",
        "{file} is empty"
      ),
      why: (
        "Tệp rỗng thường do sao chép dở dang.",
        "An empty file is mostly a copy that broke off."
      ),
      fix: (
        "Sao chép và nộp lại.",
        "Copy it again and hand it in again."
      )
    ),
    make(
      "SYS-160",
      .incomplete,
      .error,
      (
        "Không ghi được {file}: {detail}",
        "Cannot write {file}: {detail}"
      ),
      why: (
        "Chưa có gì bị thay đổi.",
        "Nothing was changed."
      ),
      fix: (
        "Xem ổ đĩa còn chỗ không, có quyền ghi không, tên tệp có trùng không, rồi chạy lại.",
        "See whether the disk has room and may be written to, and whether the name is taken; then run again."
      )
    ),
    make(
      "SYS-161",
      .incomplete,
      .error,
      (
        "Không giữ bản góp ý {file}: {detail}",
        "The annotated copy {file} was not kept: {detail}"
      ),
      why: (
        "Bản góp ý phải giữ nguyên từng chữ của người soạn; tệp gốc không bị đụng tới.",
        "A copy with comments must keep every word of its author; the original was not touched."
      ),
      fix: (
        "Mở tệp gốc bằng Word hoặc LibreOffice, lưu thành tệp mới rồi chạy lại; "
          + "vẫn vậy thì gửi góp ý bằng trang báo cáo: kyhop check TỆP --report html=TRANG.",
        "Open the original in Word or LibreOffice, save it anew and run again; "
          + "if it stays so, send the report instead: kyhop check FILE --report html=PAGE."
      )
    ),
    make(
      "SYS-210",
      .information,
      .note,
      (
        "Danh sách lỗi đã biết còn ghi {code}, nhưng chỗ này đã sửa xong",
        "The baseline still lists {code}, which is mended here"
      ),
      why: (
        "Danh sách ghi thừa thì lần sau lỗi ấy trở lại mà không ai hay.",
        "What the baseline lists in vain may come back unnoticed."
      ),
      fix: (
        "Ghi lại danh sách: kyhop check … --write-baseline TỆP.",
        "Write the baseline anew: kyhop check … --write-baseline FILE."
      )
    ),
  ]
}
