extension Illustrations {
  /// DDL-19x: the ledger and receipts of it.
  static let ledger = #"""
    DDL-190
    - bien-nhan.txt là ảnh chụp màn hình đổi đuôi
    + Tệp BN-0007.bien-nhan.tlog-proof như Văn phòng đã giao
    - a screenshot renamed to bien-nhan.txt
    + the file BN-0007.bien-nhan.tlog-proof as it was handed over

    DDL-191
    - Biên nhận bị sửa giờ nhận: mã băm không còn khớp
    + Biên nhận còn nguyên từng byte
    - a receipt whose time was edited: its proof fails
    + the receipt, byte for byte

    DDL-192
    - Biên nhận nói dòng 41 là tờ trình 215; sổ hiện nay dòng 41 là văn bản khác
    + Sổ còn đủ các dòng theo đúng thứ tự cũ
    - the receipt says that entry 41 is letter 215; in the ledger it is another paper
    + the ledger has every entry in its old order

    DDL-193
    - Một dòng trong ledger/entries.jsonl bị sửa sau khi ký
    + Mọi dòng đúng như lúc ký dấu kiểm
    - a line of ledger/entries.jsonl was edited after it was signed
    + every line as it was when the checkpoint was signed

    DDL-194
    - packet.xml ghi nhận lúc 16:30 ngày 21/11, dòng sổ ghi 09:00 ngày 24/11
    + Cả hai ghi 09:00 ngày 24/11
    - packet.xml says received on 21 November 16:30, the entry says 24 November 09:00
    + both say 24 November 09:00

    DDL-195
    - Dòng 12 ghi lúc 10:00, dòng 13 ghi lúc 09:00
    + Dòng 13 ghi lúc 10:05
    - entry 12 was recorded at 10:00, entry 13 at 09:00
    + entry 13 was recorded at 10:05

    DDL-196
    - Nhận 20/11, đến 25/11 mới ghi vào sổ, không có --at
    + kyhop receive … --at 2025-11-20T16:30:00+07:00: dòng ghi là nhận bản giấy
    - came on 20 November, recorded on 25 November, without --at
    + kyhop receive … --at 2025-11-20T16:30:00+07:00: the entry says that it came on paper

    DDL-197
    - Cơ quan chỉ nhớ là đã nộp, không có gì trong tay
    + kyhop receipt verify BN-0007.bien-nhan.tlog-proof
    - an agency that only remembers that it handed something in
    + kyhop receipt verify BN-0007.bien-nhan.tlog-proof

    DDL-198
    - Không giữ dấu kiểm nào ngoài máy của Văn phòng
    + Gửi dấu kiểm lúc hết hạn cho các cơ quan
    - no checkpoint is kept outside the office
    + the checkpoint of the deadline is sent to the agencies

    DDL-199
    - Gói do Văn phòng ký, sổ nhận trong gói ký bằng khóa lạ
    + Sổ nhận ký bằng khóa ghi ở dòng “ledger” của keys.txt
    - the secretariat signed the packet, an unknown key the ledger in it
    + the ledger is signed with the key of the line “ledger” in keys.txt
    """#
}
