extension Catalogue {
  /// DOS and AGD: dossiers and the agenda.
  static let dossier: [Entry] = [
    make(
      "DOS-110",
      .content,
      .error,
      (
        "Không nhận ra loại văn bản của tệp {file}",
        "Cannot tell what kind of document {file} is"
      ),
      why: (
        "Không biết loại thì không biết hạn nộp và thành phần hồ sơ.",
        "Without its kind neither its deadline nor its place in the dossier is known."
      ),
      fix: (
        "Nhận tệp bằng kyhop receive với --kind, hoặc đặt tên tệp theo loại, ví dụ to-trinh.xml.",
        "Take it in with kyhop receive --kind, or name the file after its kind, e.g. to-trinh.xml."
      )
    ),
    make(
      "DOS-120",
      .content,
      .error,
      (
        "Hồ sơ mục {item} thiếu: {kind}",
        "The dossier of item {item} lacks: {kind}"
      ),
      why: (
        "Không trình kỳ họp nội dung thiếu bước hoặc thiếu văn bản.",
        "Nothing goes to the session that skipped a step or lacks a document."
      ),
      fix: (
        "Nộp bổ sung; hoặc ghi nhận sẽ gửi sau bằng <follows> trong session.xml; hoặc rút mục này: "
          + "kyhop agenda withdraw {item}.",
        "Hand it in; or announce it with <follows> in session.xml; or withdraw the item: "
          + "kyhop agenda withdraw {item}."
      ),
      waivable: true,
      sample: "dos-no-examination-report-rejected"
    ),
    make(
      "DOS-130",
      .information,
      .note,
      (
        "{kind} của mục {item} sẽ gửi sau, chậm nhất {by}: {reason}",
        "{kind} of item {item} is to follow by {by}: {reason}"
      ),
      why: (
        "Đại biểu cần biết hồ sơ còn thiếu gì và khi nào có.",
        "Delegates need to know what is still missing and when it comes."
      ),
      fix: (
        "Gửi văn bản trước ngày đã hẹn rồi đóng gói lại.",
        "Send it by the day promised and pack again."
      ),
      sample: "dos-to-follow-accepted"
    ),
    make(
      "DOS-140",
      .content,
      .error,
      (
        "Đã quá ngày hẹn gửi {kind} của mục {item} ({by})",
        "The promised day for {kind} of item {item} has passed ({by})"
      ),
      why: (
        "Lời hẹn gửi sau không thay được văn bản.",
        "A promise does not replace the document."
      ),
      fix: (
        "Nộp văn bản; hoặc sửa ngày hẹn kèm lý do; hoặc Thường trực HĐND chấp thuận: kyhop waive DOS-140.",
        "Hand it in; or give a new day and reason; or the Standing Body may authorise it: kyhop waive DOS-140."
      ),
      waivable: true
    ),
    make(
      "DOS-150",
      .content,
      .error,
      (
        "Nộp là {declared} nhưng văn bản tự ghi là {found}",
        "Handed in as {declared}, but the document says it is {found}"
      ),
      why: (
        "Nhầm loại thì tính sai hạn và sai hồ sơ.",
        "A wrong kind gives a wrong deadline and a wrong dossier."
      ),
      fix: (
        "Nộp lại với đúng --kind, hoặc sửa văn bản.",
        "Hand it in again with the right --kind, or mend the document."
      )
    ),
    make(
      "DOS-160",
      .content,
      .error,
      (
        "Mục {item} có {count} tệp {kind} mà không tệp nào thay tệp nào",
        "Item {item} has {count} files of {kind}, and none replaces another"
      ),
      why: (
        "Đại biểu phải biết bản nào là bản có giá trị.",
        "Delegates must know which one counts."
      ),
      fix: (
        "Nhận bản mới bằng kyhop receive --replaces SỐ, hoặc bỏ bản cũ.",
        "Take the new one in with kyhop receive --replaces NUMBER, or remove the old one."
      )
    ),
    make(
      "AGD-110",
      .content,
      .error,
      (
        "Mục {item} đã được công bố nhưng không còn trong chương trình",
        "Item {item} was made public and is no longer on the agenda"
      ),
      why: (
        "Số mục đã công bố thì giữ nguyên: đại biểu, biên nhận và các gói trước đều gọi theo số đó.",
        "A number that was made public stays: delegates, receipts and earlier packets call it so."
      ),
      fix: (
        "Đưa mục trở lại session.xml; nếu không trình nữa thì dùng kyhop agenda withdraw {item}.",
        "Put the item back into session.xml; if it is dropped, use kyhop agenda withdraw {item}."
      )
    ),
    make(
      "AGD-111",
      .content,
      .warning,
      (
        "Mục {item} đổi tên so với gói {packet}: trước là “{before}”",
        "Item {item} has another title than in {packet}: it was “{before}”"
      ),
      why: (
        "Đại biểu đã đọc mục này dưới tên cũ.",
        "Delegates have read this item under its old title."
      ),
      fix: (
        "Nếu là nội dung khác, thêm mục mới: kyhop agenda add {item}a; nếu chỉ sửa chữ thì bỏ qua.",
        "If the matter is another one, add a new item: kyhop agenda add {item}a; if only words changed, go on."
      )
    ),
    make(
      "AGD-112",
      .content,
      .error,
      (
        "Mục {before} của gói {packet} bị đánh số lại thành {item}",
        "Item {before} of {packet} was renumbered to {item}"
      ),
      why: (
        "Số mục đã công bố thì giữ nguyên: đại biểu, biên nhận và các gói trước đều gọi theo số đó.",
        "A number that was made public stays: delegates, receipts and earlier packets call it so."
      ),
      fix: (
        "Trả lại số {before}; nội dung chen vào lấy số có chữ, ví dụ {before}a.",
        "Give it back the number {before}; what comes in between gets a letter, e.g. {before}a."
      )
    ),
    make(
      "AGD-120",
      .content,
      .error,
      (
        "Thư mục {folder} không ứng với mục nào trong chương trình",
        "{folder} belongs to no agenda item"
      ),
      why: (
        "Tài liệu không thuộc mục nào thì không đến tay đại biểu.",
        "A document without an item reaches nobody."
      ),
      fix: (
        "Chuyển tệp vào submissions/<số mục>/ hoặc thêm mục vào session.xml.",
        "Move it to submissions/<item>/ or add the item to session.xml."
      )
    ),
    make(
      "AGD-130",
      .content,
      .warning,
      (
        "Mục {item} đã rút nhưng vẫn còn tài liệu: {file}",
        "Item {item} is withdrawn but still has {file}"
      ),
      why: (
        "Tài liệu của mục đã rút không được đóng gói.",
        "Documents of a withdrawn item are not packed."
      ),
      fix: (
        "Rút biên nhận của tài liệu: kyhop receive --withdraws SỐ --reason …; hoặc đưa mục trở lại chương trình.",
        "Take its receipt back: kyhop receive --withdraws NUMBER --reason …; or put the item back."
      )
    ),
    make(
      "AGD-150",
      .content,
      .error,
      (
        "Các bước của mục {item} không đúng thứ tự, phải là: {order}",
        "The steps of item {item} are out of order; they are: {order}"
      ),
      why: (
        "Chưa trình, chưa thẩm tra thì chưa thể thảo luận, biểu quyết.",
        "What was not presented and examined can’t be debated or voted on."
      ),
      fix: (
        "Sắp lại thuộc tính steps của mục trong session.xml.",
        "Put the attribute steps of the item in session.xml into this order."
      ),
      waivable: true
    ),
    make(
      "AGD-151",
      .content,
      .error,
      (
        "Mục {item} bỏ qua bước “{step}”",
        "Item {item} skips the step “{step}”"
      ),
      why: (
        "Không trình kỳ họp nội dung chưa qua đủ các bước.",
        "Nothing comes before the session that skipped a step."
      ),
      fix: (
        "Thêm bước vào thuộc tính steps của mục, hoặc rút mục khỏi chương trình.",
        "Add the step to the attribute steps of the item, or take the item off the agenda."
      ),
      waivable: true
    ),
    make(
      "AGD-160",
      .content,
      .warning,
      (
        "Chương trình chưa có: {reports}",
        "The agenda lacks: {reports}"
      ),
      why: (
        "Kỳ họp loại này phải xem xét báo cáo đó; thiếu thì chương trình chưa đủ nội dung luật định.",
        "A session of this kind must examine that report; without it the agenda lacks what the law asks for."
      ),
      fix: (
        "Thêm mục vào session.xml; nếu báo cáo gửi cách khác thì tắt mã này trong phần severities, ghi lý do.",
        "Add an item to session.xml; if the report goes another way, switch this code off under severities, with the reason."
      )
    ),
    make(
      "AGD-170",
      .content,
      .error,
      (
        "Ngày phát hành ghi là {issued}, nhưng {file} mới có từ {day}",
        "Issued on {issued}, it says; but {file} is of {day}"
      ),
      why: (
        "Đại biểu và người kiểm tra về sau dựa vào ngày này để biết ai đã có tài liệu nào, từ bao giờ.",
        "By this day delegates, and whoever checks later, know who had which document since when."
      ),
      fix: (
        "Sửa <issued> trong session.xml thành ngày phát hành thật của bản này.",
        "Set <issued> in session.xml to the day on which this version is really issued."
      )
    ),
  ]
}
