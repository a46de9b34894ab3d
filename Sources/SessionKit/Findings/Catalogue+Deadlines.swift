extension Catalogue {
  /// DDL: deadlines, receipts, waivers.
  static let deadlines: [Entry] = [
    make(
      "DDL-110",
      .late,
      .error,
      (
        "Nộp trễ {late}",
        "Submitted {late} late"
      ),
      why: (
        "Gửi muộn thì Ban không kịp thẩm tra, đại biểu không kịp đọc.",
        "What comes late can neither be examined nor read in time."
      ),
      fix: (
        "Thường trực HĐND chấp thuận: kyhop waive DDL-110 --item {item} --by … --doc … --reason …; "
          + "hoặc chuyển sang kỳ họp sau: kyhop agenda withdraw {item}.",
        "The Standing Body may authorise it: kyhop waive DDL-110 --item {item} --by … --doc … --reason …; "
          + "or move it to the next session: kyhop agenda withdraw {item}."
      ),
      waivable: true,
      sample: "ddl-late-by-a-minute-late"
    ),
    make(
      "DDL-112",
      .late,
      .warning,
      (
        "Bản đính chính nộp sau hạn {late}",
        "A correction came {late} after the deadline"
      ),
      why: (
        "Bản đính chính không đổi nội dung vẫn cần được biết là đến sau hạn.",
        "Even an editorial correction should be known to be late."
      ),
      fix: (
        "Không cần làm gì, nếu chỉ sửa lỗi hình thức.",
        "Nothing, if only the form was mended."
      ),
      waivable: true
    ),
    make(
      "DDL-113",
      .late,
      .error,
      (
        "Nộp trễ theo thứ tự sổ nhận, dù giờ nhận ghi là {received}",
        "Late by the order of the ledger, though it says {received}"
      ),
      why: (
        "Dấu kiểm ký lúc hết hạn chưa có dòng này; đồng hồ nào cũng không đổi được thứ tự.",
        "The checkpoint at the deadline does not have this entry; no clock changes the order."
      ),
      fix: (
        "Nếu có bằng chứng nhận trước hạn, Thường trực HĐND chấp thuận: "
          + "kyhop waive DDL-113 --item {item} --by … --doc … --reason ….",
        "Where it can be shown to have come in time, the Standing Body may authorise it: "
          + "kyhop waive DDL-113 --item {item} --by … --doc … --reason …."
      ),
      waivable: true
    ),
    make(
      "DDL-130",
      .content,
      .error,
      (
        "Tệp {file} không có biên nhận",
        "{file} has no receipt"
      ),
      why: (
        "Không có biên nhận thì không chứng minh được thời điểm nộp; giờ của tệp không phải bằng chứng.",
        "Without a receipt nobody can say when it came in; a file date proves nothing."
      ),
      fix: (
        "Nhận tệp bằng kyhop receive, hoặc (cho CI) nêu --received-at THỜI-ĐIỂM.",
        "Take it in with kyhop receive, or (for CI) give --received-at TIME."
      ),
      sample: "ddl-never-received-rejected"
    ),
    make(
      "DDL-131",
      .content,
      .error,
      (
        "Biên nhận {receipt} có nhưng tệp {file} không còn",
        "Receipt {receipt} exists but {file} is gone"
      ),
      why: (
        "Văn bản đã nhận phải còn nguyên để đóng gói.",
        "What was received must still be there to be packed."
      ),
      fix: (
        "Khôi phục tệp từ bản lưu.",
        "Restore the file from a copy."
      )
    ),
    make(
      "DDL-132",
      .content,
      .error,
      (
        "Tệp {file} đã bị sửa sau khi nhận ({receipt})",
        "{file} was changed after receipt {receipt}"
      ),
      why: (
        "Bản đã nhận là bằng chứng; sửa bản đó là làm mất bằng chứng.",
        "What was received is evidence and must not change."
      ),
      fix: (
        "Khôi phục bản đã nhận; bản mới thì nhận bằng kyhop receive --replaces.",
        "Restore the received copy; take a new version in with kyhop receive --replaces."
      )
    ),
    make(
      "DDL-133",
      .content,
      .warning,
      (
        "Mục {item} đã có {kind} ở {other}; {receipt} không thay bản nào",
        "Item {item} has its {kind} already, {other}; {receipt} replaces none"
      ),
      why: (
        "Hai bản cùng có hiệu lực thì không đóng gói được: đại biểu phải biết bản nào là bản có giá trị.",
        "With two that count nothing can be packed: delegates must know which one does."
      ),
      fix: (
        "Nếu là bản thay: kyhop receive --withdraws {number} --reason …, rồi nhận lại với --replaces {before}.",
        "If it is to replace that one: kyhop receive --withdraws {number} --reason …, then take it in with --replaces {before}."
      )
    ),
    make(
      "DDL-134",
      .content,
      .warning,
      (
        "{receipt} trùng từng byte với {other} (mục {item})",
        "{receipt} is, byte for byte, what {other} is (item {item})"
      ),
      why: (
        "Có thể đã chọn nhầm tệp: bản cũ thay vì bản mới, hoặc tệp của mục khác.",
        "The wrong file may have been chosen: the old one for the new one, or that of another item."
      ),
      fix: (
        "Xem lại tệp; nếu nhầm: kyhop receive --withdraws {number} --reason …, rồi nhận đúng tệp.",
        "Look at the file; if it is the wrong one: kyhop receive --withdraws {number} --reason …, then take the right one in."
      )
    ),
    make(
      "DDL-135",
      .information,
      .note,
      (
        "{receipt} thay hoặc đính chính mà không nêu lý do",
        "{receipt} replaces or corrects without a reason"
      ),
      why: (
        "Gói tài liệu in lý do bên cạnh văn bản đã thay; đại biểu không phải tự đoán.",
        "The packet prints the reason beside what was replaced, so that delegates need not guess."
      ),
      fix: (
        "Lần sau thêm --reason; muốn có lý do ngay: --withdraws {number}, rồi nhận lại.",
        "Add --reason next time; to have one now: --withdraws {number}, then take it in again."
      )
    ),
    make(
      "DDL-140",
      .content,
      .error,
      (
        "Thời điểm nhận {received} ở tương lai",
        "The time of receipt {received} lies in the future"
      ),
      why: (
        "Đồng hồ sai thì mọi kết luận về hạn đều sai.",
        "With a wrong clock every verdict about deadlines is wrong."
      ),
      fix: (
        "Chỉnh đồng hồ máy; nếu chính biên nhận ghi sai giờ thì rút rồi nhận lại: kyhop receive --withdraws SỐ --reason ….",
        "Set the clock; if the receipt itself is wrong, take it back and the file in again: kyhop receive --withdraws N --reason …."
      )
    ),
    make(
      "DDL-145",
      .information,
      .note,
      (
        "Thời điểm nhận {received} do người chạy lệnh nêu, không có biên nhận",
        "Time of receipt {received} is as given on the command line, without a receipt"
      ),
      why: (
        "Kết luận chỉ đúng nếu thời điểm đó đúng.",
        "The verdict is only as good as that time."
      ),
      fix: (
        "Dùng sổ nhận (kyhop receive) nếu cần bằng chứng.",
        "Use the ledger (kyhop receive) where evidence is needed."
      )
    ),
    make(
      "DDL-150",
      .information,
      .note,
      (
        "Trễ {late}, đã được {by} chấp thuận ({doc})",
        "{late} late, authorised by {by} ({doc})"
      ),
      why: (
        "Sự chấp thuận phải được công khai với đại biểu.",
        "Delegates have a right to know who let it pass."
      ),
      fix: (
        "Không cần làm gì.",
        "Nothing."
      ),
      sample: "ddl-waived-lateness-accepted"
    ),
    make(
      "DDL-155",
      .information,
      .note,
      (
        "{code} được {by} cho qua ({doc}): {reason}",
        "{code} waived by {by} ({doc}): {reason}"
      ),
      why: (
        "Sự chấp thuận phải được công khai với đại biểu.",
        "Delegates have a right to know who let it pass."
      ),
      fix: (
        "Không cần làm gì.",
        "Nothing."
      )
    ),
    make(
      "DDL-160",
      .information,
      .note,
      (
        "Ngày khai mạc dời từ {from} sang {to} ({doc}): trước {before} tài liệu trễ, nay {after}",
        "Opening moved from {from} to {to} ({doc}): {before} documents late before, {after} now"
      ),
      why: (
        "Ngày khai mạc đổi thì mọi hạn tính lại; giữ cả hai kết luận để công bằng với cơ quan nộp.",
        "When the opening moves every deadline moves; both verdicts are kept, to be fair to those who submitted."
      ),
      fix: (
        "Xem kyhop deadlines --why.",
        "See kyhop deadlines --why."
      ),
      sample: "ddl-moved-opening-late"
    ),
    make(
      "DDL-170",
      .content,
      .warning,
      (
        "Chấp thuận {code} cho mục {item} không dùng đến",
        "The waiver of {code} for item {item} is not used"
      ),
      why: (
        "Chấp thuận thừa che lỗi sau này.",
        "A waiver that lies around hides a later fault."
      ),
      fix: (
        "Xóa <waiver> đó khỏi session.xml.",
        "Remove that <waiver> from session.xml."
      ),
      sample: "ddl-unused-waiver-accepted"
    ),
    make(
      "DDL-171",
      .content,
      .warning,
      (
        "Chấp thuận {code} cho mục {item} đã hết hạn ngày {until}",
        "The waiver of {code} for item {item} expired on {until}"
      ),
      why: (
        "Chấp thuận chỉ có giá trị đến ngày đã ghi.",
        "A waiver holds only until its day."
      ),
      fix: (
        "Xin chấp thuận mới hoặc xóa <waiver>.",
        "Obtain a new one or remove the <waiver>."
      )
    ),
    make(
      "DDL-172",
      .content,
      .warning,
      (
        "Không ai được cho qua {code}; chấp thuận cho mục {item} không có hiệu lực",
        "Nobody may waive {code}; the waiver for item {item} has no effect"
      ),
      why: (
        "Có những điều kiện không ai được miễn.",
        "Some conditions can be waived by nobody."
      ),
      fix: (
        "Xóa <waiver> và khắc phục lỗi.",
        "Remove the <waiver> and mend the fault."
      )
    ),
    make(
      "DDL-180",
      .incomplete,
      .error,
      (
        "Chưa có lịch nghỉ năm {year}: không tính được hạn “{rule}”",
        "No calendar for {year}: the deadline “{rule}” cannot be computed"
      ),
      why: (
        "Ngày nghỉ được ấn định từng năm; không đoán.",
        "Days off are fixed year by year; we do not guess."
      ),
      fix: (
        "Bổ sung năm {year} vào calendar.xml của bộ quy tắc.",
        "Add the year {year} to the profile’s calendar.xml."
      )
    ),
  ]
}
