extension Catalogue {
  /// CFG: what the secretariat configured.
  static let configuration: [Entry] = [
    make(
      "CFG-110",
      .configuration,
      .error,
      (
        "Không có session.xml trong {folder}",
        "No session.xml in {folder}"
      ),
      why: (
        "Cấu hình sai thì mọi kết luận sau đó đều vô nghĩa, nên dừng ngay, chưa kiểm tra gì.",
        "With a wrong configuration every verdict would be void, so nothing was checked."
      ),
      fix: (
        "Chạy trong thư mục kỳ họp, hoặc tạo mới: kyhop init THƯ-MỤC.",
        "Run it in a session’s folder, or make one: kyhop init DIR."
      )
    ),
    make(
      "CFG-111",
      .configuration,
      .error,
      (
        "session.xml không đọc được: {detail}",
        "session.xml cannot be read: {detail}"
      ),
      why: (
        "Cấu hình sai thì mọi kết luận sau đó đều vô nghĩa, nên dừng ngay, chưa kiểm tra gì.",
        "With a wrong configuration every verdict would be void, so nothing was checked."
      ),
      fix: (
        "Sửa session.xml ở dòng đã nêu; không mở được tệp thì xem quyền đọc.",
        "Mend session.xml on the line named; if it does not open, look at its permissions."
      )
    ),
    make(
      "CFG-112",
      .configuration,
      .error,
      (
        "session.xml không đúng lược đồ ở <{element}>: {detail}",
        "session.xml is against its schema at <{element}>: {detail}"
      ),
      why: (
        "Cấu hình sai thì mọi kết luận sau đó đều vô nghĩa, nên dừng ngay, chưa kiểm tra gì.",
        "With a wrong configuration every verdict would be void, so nothing was checked."
      ),
      fix: (
        "Sửa dòng đã nêu; mẫu: kyhop init.",
        "Mend the line named; for a model see kyhop init."
      )
    ),
    make(
      "CFG-120",
      .configuration,
      .error,
      (
        "Số mục {item} xuất hiện hai lần trong chương trình",
        "Item number {item} stands twice in the agenda"
      ),
      why: (
        "Cấu hình sai thì mọi kết luận sau đó đều vô nghĩa, nên dừng ngay, chưa kiểm tra gì.",
        "With a wrong configuration every verdict would be void, so nothing was checked."
      ),
      fix: (
        "Đặt số khác cho một trong hai mục, ví dụ {item}a.",
        "Give one of them another number, e.g. {item}a."
      ),
      sample: "cfg-item-twice-error"
    ),
    make(
      "CFG-130",
      .configuration,
      .error,
      (
        "Bộ quy tắc {profile} không có loại văn bản “{kind}”",
        "Profile {profile} has no document kind “{kind}”"
      ),
      why: (
        "Cấu hình sai thì mọi kết luận sau đó đều vô nghĩa, nên dừng ngay, chưa kiểm tra gì.",
        "With a wrong configuration every verdict would be void, so nothing was checked."
      ),
      fix: (
        "Sửa session.xml: dùng một loại có trong profile.xml của bộ quy tắc.",
        "Mend session.xml: use a kind that the profile’s profile.xml has."
      ),
      sample: "cfg-unknown-kind-error"
    ),
    make(
      "CFG-131",
      .configuration,
      .error,
      (
        "Bộ quy tắc {profile} không có loại hồ sơ “{kind}”",
        "Profile {profile} has no dossier “{kind}”"
      ),
      why: (
        "Cấu hình sai thì mọi kết luận sau đó đều vô nghĩa, nên dừng ngay, chưa kiểm tra gì.",
        "With a wrong configuration every verdict would be void, so nothing was checked."
      ),
      fix: (
        "Sửa thuộc tính dossier của mục trong session.xml; các loại hồ sơ có trong profile.xml.",
        "Mend the item’s attribute dossier in session.xml; profile.xml has the dossiers."
      )
    ),
    make(
      "CFG-132",
      .configuration,
      .error,
      (
        "Bộ quy tắc {profile} không có loại kỳ họp “{kind}”",
        "Profile {profile} has no session kind “{kind}”"
      ),
      why: (
        "Cấu hình sai thì mọi kết luận sau đó đều vô nghĩa, nên dừng ngay, chưa kiểm tra gì.",
        "With a wrong configuration every verdict would be void, so nothing was checked."
      ),
      fix: (
        "Sửa thuộc tính kind ở đầu session.xml; các loại kỳ họp có trong profile.xml.",
        "Mend the attribute kind at the head of session.xml; profile.xml has the kinds."
      )
    ),
    make(
      "CFG-133",
      .configuration,
      .error,
      (
        "Bộ quy tắc {profile} không có thời hạn “{rule}”",
        "Profile {profile} has no deadline “{rule}”"
      ),
      why: (
        "Cấu hình sai thì mọi kết luận sau đó đều vô nghĩa, nên dừng ngay, chưa kiểm tra gì.",
        "With a wrong configuration every verdict would be void, so nothing was checked."
      ),
      fix: (
        "Xem các mã thời hạn: kyhop deadlines.",
        "See kyhop deadlines for their ids."
      )
    ),
    make(
      "CFG-134",
      .configuration,
      .error,
      (
        "Bộ quy tắc {profile} không có bước “{rule}”",
        "Profile {profile} has no step “{rule}”"
      ),
      why: (
        "Cấu hình sai thì mọi kết luận sau đó đều vô nghĩa, nên dừng ngay, chưa kiểm tra gì.",
        "With a wrong configuration every verdict would be void, so nothing was checked."
      ),
      fix: (
        "Sửa thuộc tính steps của mục trong session.xml; các bước có trong profile.xml.",
        "Mend the item’s attribute steps in session.xml; profile.xml has the steps."
      )
    ),
    make(
      "CFG-140",
      .configuration,
      .error,
      (
        "Ngày tháng mâu thuẫn: {earlier} sau {later}",
        "Dates contradict: {earlier} is after {later}"
      ),
      why: (
        "Cấu hình sai thì mọi kết luận sau đó đều vô nghĩa, nên dừng ngay, chưa kiểm tra gì.",
        "With a wrong configuration every verdict would be void, so nothing was checked."
      ),
      fix: (
        "Sửa phần <dates> của session.xml.",
        "Mend <dates> in session.xml."
      ),
      sample: "cfg-opening-before-convening-error"
    ),
    make(
      "CFG-150",
      .configuration,
      .error,
      (
        "Không có bộ quy tắc “{profile}” (có: {known})",
        "No profile “{profile}” (known: {known})"
      ),
      why: (
        "Cấu hình sai thì mọi kết luận sau đó đều vô nghĩa, nên dừng ngay, chưa kiểm tra gì.",
        "With a wrong configuration every verdict would be void, so nothing was checked."
      ),
      fix: (
        "Sửa thuộc tính profile, hoặc đặt bộ quy tắc vào profiles/{profile}/.",
        "Mend the profile attribute, or put the profile into profiles/{profile}/."
      )
    ),
    make(
      "CFG-151",
      .configuration,
      .error,
      (
        "Bộ quy tắc {profile} hỏng: {detail}",
        "Profile {profile} is broken: {detail}"
      ),
      why: (
        "Cấu hình sai thì mọi kết luận sau đó đều vô nghĩa, nên dừng ngay, chưa kiểm tra gì.",
        "With a wrong configuration every verdict would be void, so nothing was checked."
      ),
      fix: (
        "Sửa tệp và dòng đã nêu.",
        "Mend the file and line named."
      )
    ),
    make(
      "CFG-160",
      .configuration,
      .error,
      (
        "Chấp thuận cho {code} ở mục {item}: không có mã hoặc mục đó",
        "Waiver of {code} for item {item}: no such code or item"
      ),
      why: (
        "Cấu hình sai thì mọi kết luận sau đó đều vô nghĩa, nên dừng ngay, chưa kiểm tra gì.",
        "With a wrong configuration every verdict would be void, so nothing was checked."
      ),
      fix: (
        "Sửa <waiver> trong session.xml; mã xem kyhop explain, số mục xem kyhop agenda show.",
        "Mend the <waiver> in session.xml; for codes see kyhop explain, for items kyhop agenda show."
      )
    ),
    make(
      "CFG-170",
      .configuration,
      .error,
      (
        "Sổ nhận hỏng ở dòng {line}: {detail}",
        "The ledger is broken at line {line}: {detail}"
      ),
      why: (
        "Cấu hình sai thì mọi kết luận sau đó đều vô nghĩa, nên dừng ngay, chưa kiểm tra gì.",
        "With a wrong configuration every verdict would be void, so nothing was checked."
      ),
      fix: (
        "Khôi phục intake/ledger.jsonl từ bản lưu; không sửa tay.",
        "Restore intake/ledger.jsonl from a copy; never edit it by hand."
      )
    ),
    make(
      "CFG-171",
      .configuration,
      .error,
      (
        "Dấu kiểm của sổ nhận không khớp ({file}): {detail}",
        "The ledger’s checkpoint does not hold ({file}): {detail}"
      ),
      why: (
        "Dấu kiểm là chữ ký lên toàn bộ sổ tại một thời điểm; không khớp nghĩa là sổ hoặc dấu kiểm đã bị thay đổi.",
        "A checkpoint signs the whole ledger as it was; where it does not hold, one of both was changed."
      ),
      fix: (
        "Giữ nguyên cả hai tệp làm bằng chứng, khôi phục từ bản lưu rồi chạy: kyhop ledger verify.",
        "Keep both files as evidence, restore them from a copy, then run: kyhop ledger verify."
      )
    ),
    make(
      "CFG-172",
      .configuration,
      .error,
      (
        "Không dùng được khóa sổ nhận: {detail}",
        "The ledger key can’t be used: {detail}"
      ),
      why: (
        "Sổ này đã mở dấu kiểm: mỗi dòng phải được ký trước khi giao biên nhận.",
        "This ledger has checkpoints: each entry must be signed before its receipt is given."
      ),
      fix: (
        "Nêu tệp khóa bằng --ledger-key hoặc biến KYHOP_LEDGER_KEY.",
        "Name the key file by --ledger-key or by the variable KYHOP_LEDGER_KEY."
      )
    ),
    make(
      "CFG-173",
      .configuration,
      .error,
      (
        "Đồng hồ máy đang là {now}, trước dòng cuối của sổ nhận ({last})",
        "The clock says {now}, which is before the ledger’s last entry ({last})"
      ),
      why: (
        "Giờ ghi sổ không được lùi; đồng hồ sai thì giờ nhận cũng sai.",
        "The times of entries never go back; with a wrong clock the time of receipt is wrong, too."
      ),
      fix: (
        "Chỉnh lại đồng hồ máy; nếu chính dòng cuối ghi sai giờ, nêu giờ nhận bằng --at.",
        "Set the clock; if it is the last entry that was wrong, give the time of receipt by --at."
      )
    ),
    make(
      "CFG-174",
      .configuration,
      .error,
      (
        "Sổ nhận chưa mở dấu kiểm nên chưa có gì để đối chiếu",
        "The ledger has no checkpoints yet: there is nothing to hold it against"
      ),
      why: (
        "Sổ chưa ký thì sửa lại được mà không ai biết; đó không phải là hỏng, nhưng cũng không chứng minh được gì.",
        "A ledger that nobody signed can be rewritten unnoticed. That is no fault, but it proves nothing."
      ),
      fix: (
        "Mở dấu kiểm: kyhop ledger open; từ đó mỗi dòng được ký.",
        "Open it: kyhop ledger open; from then on each entry is signed."
      )
    ),
    make(
      "CFG-181",
      .configuration,
      .error,
      (
        "session.xml giữ nguyên: {detail}",
        "session.xml was left as it was: {detail}"
      ),
      why: (
        "Lệnh sửa chương trình chỉ ghi khi việc sửa có nghĩa và session.xml sau khi sửa vẫn đúng.",
        "A change of the agenda is written only if it makes sense and leaves session.xml valid."
      ),
      fix: (
        "Xem các mục hiện có: kyhop agenda show.",
        "See the items that there are: kyhop agenda show."
      )
    ),
    make(
      "CFG-180",
      .configuration,
      .error,
      (
        "Tùy chọn {option}: {detail}",
        "Option {option}: {detail}"
      ),
      why: (
        "Cấu hình sai thì mọi kết luận sau đó đều vô nghĩa, nên dừng ngay, chưa kiểm tra gì.",
        "With a wrong configuration every verdict would be void, so nothing was checked."
      ),
      fix: (
        "Sửa tùy chọn đó rồi chạy lại; cách dùng: thêm --help.",
        "Correct that option and run again; for its use add --help."
      )
    ),
    make(
      "CFG-190",
      .configuration,
      .error,
      (
        "Không dùng được {file}: {detail}",
        "{file} can’t be used: {detail}"
      ),
      why: (
        "Chỉ nhận tệp thường, đọc được; chưa có gì được kiểm tra.",
        "Only a regular, readable file is taken; nothing was checked."
      ),
      fix: (
        "Xem lại đường dẫn và quyền đọc rồi chạy lại.",
        "Look at the path and the permissions, then run again."
      )
    ),
    make(
      "CFG-191",
      .configuration,
      .error,
      (
        "Không so sánh được: {detail}",
        "They can’t be compared: {detail}"
      ),
      why: (
        "So sánh được hai gói với nhau, hoặc hai văn bản Word, ODT, XML với nhau.",
        "Two packets can be compared with each other, or two documents (Word, ODT, XML)."
      ),
      fix: (
        "Xem lại hai tệp; gói phải giữ nguyên tên <kỳ họp>-vN.zip.",
        "Look at both files; a packet keeps its name <series>-vN.zip."
      )
    ),
  ]
}
