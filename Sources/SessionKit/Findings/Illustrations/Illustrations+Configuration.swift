extension Illustrations {
  /// CFG: what the secretariat configured.
  static let configuration = #"""
    CFG-110
    - kyhop check Downloads, mà trong Downloads không có session.xml
    + kyhop check ky-hop-14, thư mục có session.xml
    - kyhop check Downloads, and Downloads has no session.xml
    + kyhop check ky-hop-14, a folder with a session.xml

    CFG-111
    - <title>Kỳ họp thứ 14 (thiếu thẻ đóng)
    + <title>Kỳ họp thứ 14</title>
    - <title>Kỳ họp thứ 14 (never closed)
    + <title>Kỳ họp thứ 14</title>

    CFG-112
    - <session profil="vn-hdnd-province" …> (gõ sai tên thuộc tính)
    + <session profile="vn-hdnd-province" …>
    - <session profil="vn-hdnd-province" …> (a mistyped attribute)
    + <session profile="vn-hdnd-province" …>

    CFG-120
    - <item number="3"> đứng hai lần trong <agenda>
    + <item number="3"> và <item number="3a">
    - <item number="3"> stands twice in <agenda>
    + <item number="3"> and <item number="3a">

    CFG-130
    - <require kind="bao-cao-thamtra"/>
    + <require kind="bao-cao-tham-tra"/>
    - <require kind="bao-cao-thamtra"/>
    + <require kind="bao-cao-tham-tra"/>

    CFG-131
    - <item number="2" dossier="nghiquyet">
    + <item number="2" dossier="nghi-quyet">
    - <item number="2" dossier="nghiquyet">
    + <item number="2" dossier="nghi-quyet">

    CFG-132
    - <session kind="thuong-ky" …>
    + <session kind="thuong-le" …>
    - <session kind="thuong-ky" …>
    + <session kind="thuong-le" …>

    CFG-133
    - <absolute rule="gui-daibieu" date="2025-12-01" …/>
    + <absolute rule="gui-dai-bieu" date="2025-12-01" …/>
    - <absolute rule="gui-daibieu" date="2025-12-01" …/>
    + <absolute rule="gui-dai-bieu" date="2025-12-01" …/>

    CFG-134
    - <item number="3.1" steps="trinh ban-bac">
    + <item number="3.1" steps="trinh thao-luan">
    - <item number="3.1" steps="trinh ban-bac">: no such step in the profile
    + <item number="3.1" steps="trinh thao-luan">

    CFG-140
    - <convened>2025-12-17</convened> <opening>2025-12-08</opening> (triệu tập sau khai mạc)
    + <convened>2025-11-17</convened> <opening>2025-12-08</opening>
    - <convened>2025-12-17</convened> <opening>2025-12-08</opening> (convened after it opens)
    + <convened>2025-11-17</convened> <opening>2025-12-08</opening>

    CFG-150
    - <session profile="vn-hdnd-tinh" …>
    + <session profile="vn-hdnd-province" …>
    - <session profile="vn-hdnd-tinh" …>
    + <session profile="vn-hdnd-province" …>

    CFG-151
    - profiles/xa-tan-lam/profile.xml: offset="+7"
    + profiles/xa-tan-lam/profile.xml: offset="+07:00"
    - profiles/xa-tan-lam/profile.xml: offset="+7"
    + profiles/xa-tan-lam/profile.xml: offset="+07:00"

    CFG-152
    - rules.sch: test="count(a:article" (thiếu dấu đóng ngoặc)
    + rules.sch: test="count(a:article)"
    - rules.sch: test="count(a:article" (a bracket is missing)
    + rules.sch: test="count(a:article)"

    CFG-153
    - <severity code="TXT-230" level="off" reason="Bản quét"/>: kỳ họp này không báo TXT-230
    + Không còn dòng đó: TXT-230 lại là cảnh báo
    - <severity code="TXT-230" level="off" reason="Bản quét"/>: this session is not told of TXT-230
    + Without that line TXT-230 is a warning again

    CFG-154
    - <severity code="TXT-320" …/> (gõ lộn số), hoặc code="SEC-101" (không ai được đổi)
    + <severity code="TXT-230" …/>
    - <severity code="TXT-320" …/> (mistyped), or code="SEC-101" (not open to change)
    + <severity code="TXT-230" …/>

    CFG-160
    - <waiver code="DDL-110" item="32" …/>, mà chương trình chỉ có mục 3.2
    + <waiver code="DDL-110" item="3.2" …/>
    - <waiver code="DDL-110" item="32" …/>, while the agenda has an item 3.2
    + <waiver code="DDL-110" item="3.2" …/>

    CFG-170
    - Có người sửa tay dòng 7 của intake/ledger.jsonl và làm mất một dấu ngoặc
    + intake/ledger.jsonl khôi phục từ bản lưu
    - Somebody edited line 7 of intake/ledger.jsonl by hand and lost a brace
    + intake/ledger.jsonl is back from a copy

    CFG-171
    - checkpoint nói 12 dòng, intake/ledger.jsonl chỉ có 11
    + Trả lại ledger.jsonl đủ 12 dòng từ bản sao lưu
    - the checkpoint says 12 entries, intake/ledger.jsonl has 11
    + ledger.jsonl with its 12 entries, from the backup

    CFG-172
    - Khóa sổ nhận không phải khóa ghi trong intake/ledger.vkey
    + Dùng đúng tệp khóa của sổ này
    - the ledger key is not that of intake/ledger.vkey
    + the key file of this ledger

    CFG-173
    - Đồng hồ chỉ 08:00 ngày 20/11, dòng cuối ghi 09:15 ngày 21/11
    + Chỉnh đồng hồ máy rồi nhận lại
    - the clock says 20 November 08:00, the last entry 21 November 09:15
    + the clock is set right, then the paper is taken in

    CFG-174
    - kyhop ledger verify, mà sổ nhận chưa được ký bao giờ
    + kyhop ledger open, rồi mới kyhop ledger verify
    - kyhop ledger verify, and the ledger was never signed
    + kyhop ledger open first, then kyhop ledger verify

    CFG-180
    - kyhop receive to-trinh.docx --item 32
    + kyhop receive to-trinh.docx --item 3.2
    - kyhop receive to-trinh.docx --item 32
    + kyhop receive to-trinh.docx --item 3.2

    CFG-181
    - kyhop agenda withdraw 9, mà chương trình không có mục 9
    + kyhop agenda withdraw 5
    - kyhop agenda withdraw 9, and the agenda has no item 9
    + kyhop agenda withdraw 5

    CFG-182
    - kyhop sign với tệp khóa đã bị mở bằng Word rồi ghi lại
    + Lấy lại tệp khóa từ bản sao trong két
    - kyhop sign with a key file that a word processor has saved
    + the key file from the copy in the safe

    CFG-183
    - Tệp ghim trong ~/.config/kyhop/trust bị sửa tay
    + kyhop trust remove, rồi kyhop trust add
    - a pin in ~/.config/kyhop/trust that was edited by hand
    + kyhop trust remove, then kyhop trust add

    CFG-184
    - kyhop sign trên tệp chỉ cho đọc
    + Ghi được vào thư mục packets/
    - kyhop sign on a file that may only be read
    + packets/ may be written to

    CFG-185
    - Gõ “b0c8 af65” trong khi khóa là “7d19 02aa …”
    + Gõ đúng các nhóm in trong giấy mời
    - “b0c8 af65” was typed, the key is “7d19 02aa …”
    + the groups on the invitation letter were typed

    CFG-190
    - kyhop check to-trinh.doxc (gõ sai tên tệp)
    + kyhop check to-trinh.docx
    - kyhop check to-trinh.doxc (a mistyped name)
    + kyhop check to-trinh.docx

    CFG-191
    - kyhop diff ky-hop-v1.zip to-trinh.docx
    + kyhop diff ky-hop-v1.zip ky-hop-v2.zip
    - kyhop diff ky-hop-v1.zip to-trinh.docx: a packet and a document
    + kyhop diff ky-hop-v1.zip ky-hop-v2.zip
    """#
}
