extension Illustrations {
  /// SIG: who signed a packet, and whether it is the newest.
  static let trust = #"""
    SIG-111
    - Chỉ có gói, không có latest.txt: chưa biết có bản mới hơn
    + latest.txt còn hạn nói bản 3, gói này là bản 3
    - a packet alone: whether there is a newer one is not known
    + latest.txt is valid and says version 3, and so does the packet

    SIG-112
    - Đang đọc bản 2; latest.txt nói đã có bản 3
    + Mở bản 3
    - version 2 is read, latest.txt says 3
    + version 3 is read

    SIG-113
    - Gói có chữ ký, không kèm latest.txt
    + Để latest.txt và latest.txt.minisig cạnh gói
    - a signed packet without latest.txt
    + latest.txt and latest.txt.minisig lie beside it

    SIG-114
    - latest.txt có hạn đến 03/12, hôm nay 05/12
    + Lấy latest.txt mới của Văn phòng
    - latest.txt was valid until 3 December, today is the 5th
    + the secretariat’s new latest.txt

    SIG-115
    - Gói đầu tiên nhận được, chưa ghim khóa nào
    + So dấu vân tay trên giấy mời, rồi kyhop trust add
    - the first packet that came, no key is pinned yet
    + compare the fingerprint on the invitation, then kyhop trust add

    SIG-116
    - Gói ký bằng khóa chưa từng thấy, không kèm keys.txt
    + Xin tệp khóa công khai của Văn phòng
    - signed with a key never seen, without keys.txt
    + ask the secretariat for its public key

    SIG-117
    - Biên nhận kèm một khóa chưa ai xác nhận
    + Biên nhận ký bằng khóa sổ trong keys.txt đã ghim
    - a receipt beside a key that nobody vouches for
    + a receipt signed with the ledger key of the pinned keys.txt

    SIG-120
    - Tệp .minisig bị cắt mất dòng cuối
    + Tệp .minisig đủ bốn dòng
    - a .minisig without its last line
    + a .minisig of four lines

    SIG-121
    - Chữ ký chép từ gói khác sang
    + Chữ ký làm cho chính gói này
    - a signature copied from another packet
    + the signature made for this packet

    SIG-122
    - Dòng tin cậy ghi “ky-hop-14 v2”, gói là bản 3
    + Dòng tin cậy ghi “ky-hop-14 v3”
    - the trusted comment says “ky-hop-14 v2”, the packet is version 3
    + the trusted comment says “ky-hop-14 v3”

    SIG-123
    - Sửa một con số trong tờ trình sau khi gói đã ký
    + Phát hành bản mới rồi ký
    - a figure of the letter was changed after the packet was signed
    + a new version is issued and signed

    SIG-124
    - Người khác ký gói mang tên kỳ họp
    + Gói do khóa đã ghim ký
    - somebody else signed a packet with the session’s name
    + the packet is signed with the pinned key

    SIG-125
    - Gói của kỳ họp đã ghim khóa mà lại không có chữ ký
    + Gói có chữ ký của khóa đã ghim
    - an unsigned packet of a series whose key is pinned
    + a packet signed with the pinned key

    SIG-126
    - Khóa cũ bị lộ ký thêm bản 4; Văn phòng đã đổi khóa từ bản 3
    + Bản 4 do khóa mới ký
    - the stolen old key signs version 4; the key was changed after version 3
    + version 4 is signed with the new key

    SIG-127
    - keys.txt thêm một khóa không do khóa kế tiếp ký
    + keys.txt do kyhop keys rotate làm
    - a keys.txt with a key that the next key did not sign
    + the keys.txt that kyhop keys rotate made

    SIG-128
    - Gói kèm khóa mới, không nối từ khóa đã ghim
    + Khóa mới được khóa kế tiếp đã cam kết ký nhận
    - a new key that does not follow from the pinned one
    + the new key was signed by the next key that had been committed to

    SIG-129
    - kyhop trust require … x509
    + kyhop trust require … ed25519
    - kyhop trust require … x509
    + kyhop trust require … ed25519

    SIG-130
    - latest.txt của kỳ họp khác nằm cạnh gói
    + latest.txt của đúng kỳ họp
    - the latest.txt of another session lies beside the packet
    + the latest.txt of this session

    SIG-131
    - Ai đó đưa lại latest.txt của tuần trước
    + latest.txt mới nhất
    - last week’s latest.txt is handed over again
    + the newest latest.txt

    SIG-132
    - Máy để ngày 01/01/2020
    + Chỉnh đồng hồ máy
    - the machine says 1 January 2020
    + the machine’s clock is set right

    SIG-140
    - kyhop verify --require trusted khi chưa ghim khóa
    + kyhop trust add trước, rồi kiểm tra
    - kyhop verify --require trusted without a pin
    + first kyhop trust add, then verify

    SIG-141
    - kyhop verify --require newest với bản 2, đã có bản 3
    + Kiểm tra bản 3
    - kyhop verify --require newest of version 2, when there is a 3
    + version 3 is verified

    SIG-142
    - Thư mục ~/.config/kyhop chỉ cho đọc
    + Cho quyền ghi vào ~/.config/kyhop
    - ~/.config/kyhop may only be read
    + ~/.config/kyhop may be written to

    VER-150
    - Hai ky-hop-14-v3.zip khác nhau, cùng do Văn phòng ký
    + Mỗi bản chỉ phát hành một lần
    - two different ky-hop-14-v3.zip, both signed by the secretariat
    + each version is issued once

    VER-151
    - Đang có bản 3, nhận được bản 999999 có chữ ký
    + Bản kế tiếp là bản 4
    - version 3 is known, and a signed version 999999 comes
    + the next one is version 4

    VER-152
    - Gói bị nén lại, nội dung như cũ, sha256 khác latest.txt
    + Gói tải lại từ Văn phòng, đúng sha256
    - the packet was zipped anew: the same contents, another sha256 than in latest.txt
    + the packet from the secretariat, with its sha256

    VER-153
    - Gói có 41 dòng sổ, latest.txt của bản ấy chỉ nói 40
    + latest.txt nói 41 dòng trở lên
    - the packet has 41 entries of the ledger, its latest.txt says 40
    + latest.txt says 41 or more
    """#
}
