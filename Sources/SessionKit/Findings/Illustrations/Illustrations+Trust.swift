extension Illustrations {
  /// SIG, VER-16x, CFG-182 to 185: who issued a packet, and is it the newest.
  static let trust = #"""
    SIG-111
    - Đại biểu nhận gói qua nhóm chat, chưa biết có phải của Văn phòng không
    + kyhop verify báo: gói thật, bản mới nhất tính đến 08:00 sáng nay
    - A packet came by chat; nobody knows whether it is the secretariat’s
    + kyhop verify says: genuine, and the newest as of eight this morning

    SIG-112
    - Mở v2 để thảo luận, trong khi v3 đã phát hành hôm qua
    + Lấy v3 từ Văn phòng rồi mới đọc
    - v2 on the desk, while v3 was issued yesterday
    + v3, fetched from the secretariat

    SIG-113
    - Chỉ có ky-hop-v3.zip
    + Có ky-hop-v3.zip, latest.txt và latest.txt.minisig trong cùng thư mục
    - ky-hop-v3.zip alone
    + ky-hop-v3.zip with latest.txt and latest.txt.minisig in the same folder

    SIG-114
    - latest.txt có hiệu lực đến 05/12, hôm nay là 09/12
    + latest.txt làm sáng nay, có hiệu lực hai ngày
    - latest.txt is valid until 5 December, and it is the 9th
    + latest.txt of this morning, valid for two days

    SIG-115
    - Lần đầu nhận gói, chưa so khóa với giấy mời
    + kyhop trust add ky-hop-v1.zip, nhập bốn nhóm in trong giấy mời
    - The first packet, its key not yet compared with the invitation
    + kyhop trust add ky-hop-v1.zip, and the four groups of the invitation typed

    SIG-116
    - Gói có chữ ký nhưng không mang theo signatures/keys.txt
    + Đã ghim khoa.pub của Văn phòng: kyhop trust add khoa.pub --name "Văn phòng"
    - A signed packet without signatures/keys.txt
    + khoa.pub of the secretariat pinned: kyhop trust add khoa.pub --name "Secretariat"

    SIG-120
    - Tệp .minisig mất hai dòng cuối của chuỗi Base64
    + Tệp .minisig đủ bốn dòng như khi ký
    - A .minisig file with half of its Base64
    + A .minisig file with its four lines, as signed

    SIG-121
    - Sửa một tài liệu rồi lập lại mọi bảng kê, giữ chữ ký cũ
    + Gói đúng như khi ký
    - A document changed, every list made anew, the old signature kept
    + The packet as it was signed

    SIG-122
    - Chữ ký ghi “ky-hop-14 v2 …”, gói là v3
    + Chữ ký ghi “ky-hop-14 v3 …”, gói là v3
    - The signature says “ky-hop-14 v2 …”, the packet is v3
    + The signature says “ky-hop-14 v3 …”, and so does the packet

    SIG-123
    - Bảng kê và chữ ký là thật, nhưng to-trinh.xml đã bị sửa
    + Bảng kê, chữ ký và mọi tài liệu đều như khi ký
    - List and signature are genuine, but to-trinh.xml was changed
    + List, signature and every document are as they were signed

    SIG-124
    - Gói của tỉnh ký bằng khóa lạ 4F2A…
    + Gói ký bằng khóa đã ghim của tỉnh
    - A packet of the province signed with a strange key, 4F2A…
    + Signed with the province’s pinned key

    SIG-125
    - Ai đó xóa tệp .minisig khỏi gói
    + Gói còn nguyên chữ ký
    - Somebody took the .minisig file out of the packet
    + The packet with its signature

    SIG-126
    - Khóa bị lộ sau v3, nay có v4 ký bằng chính khóa đó
    + v4 ký bằng khóa mới
    - The key was stolen after v3, and here is a v4 signed with it
    + v4, signed with the new key

    SIG-127
    - Một dòng trong keys.txt bị sửa từ stolen thành planned
    + keys.txt đúng như Văn phòng phát hành
    - One line of keys.txt changed from stolen to planned
    + keys.txt as the secretariat issued it

    SIG-128
    - Gói mang keys.txt tự lập, ghi cùng tên Hội đồng nhưng khóa khác
    + Gói mang keys.txt nối tiếp khóa đã ghim
    - A packet with a keys.txt of its own: the council’s name, other keys
    + A packet whose keys.txt follows from the pinned key

    SIG-129
    - Đã đặt kyhop trust require TÊN both, gói chỉ có chữ ký Ed25519
    + kyhop trust require TÊN ed25519
    - kyhop trust require NAME both, and a packet with Ed25519 alone
    + kyhop trust require NAME ed25519

    SIG-130
    - latest.txt tải về mà quên latest.txt.minisig
    + Có cả latest.txt và latest.txt.minisig
    - latest.txt downloaded without latest.txt.minisig
    + latest.txt and latest.txt.minisig

    SIG-131
    - latest.txt làm ngày 02/12, hôm qua đã thấy bản làm ngày 03/12
    + latest.txt làm ngày 03/12 hoặc sau đó
    - latest.txt of 2 December, after one of the 3rd was seen
    + latest.txt of 3 December or later

    SIG-132
    - Đồng hồ máy chỉ năm 2001
    + Đồng hồ máy đúng ngày giờ
    - The machine’s clock says 2001
    + The machine’s clock is right

    SIG-140
    - kyhop verify --require trusted khi chưa ghim khóa nào
    + kyhop trust add ky-hop-v1.zip trước, rồi kyhop verify --require trusted
    - kyhop verify --require trusted, with no key pinned
    + First kyhop trust add ky-hop-v1.zip, then kyhop verify --require trusted

    SIG-141
    - kyhop verify --require newest với latest.txt đã hết hạn
    + kyhop verify --require newest với latest.txt mới
    - kyhop verify --require newest, with a latest.txt that has expired
    + kyhop verify --require newest, with a new latest.txt

    SIG-142
    - Thư mục ~/.config chỉ cho đọc
    + Thư mục ~/.config ghi được
    - A folder ~/.config that can only be read
    + A folder ~/.config that can be written to

    VER-160
    - Hai đại biểu cùng có v3 đã ký, dấu vân tay khác nhau
    + Mọi đại biểu có v3 cùng một dấu vân tay
    - Two delegates have a signed v3 each, with different identities
    + Every delegate’s v3 has one identity

    VER-161
    - Sau v3 là v999999
    + Sau v3 là v4
    - v999999 after v3
    + v4 after v3

    VER-162
    - Giải nén v3 rồi nén lại, nội dung như cũ
    + ky-hop-v3.zip đúng từng byte như đã phát hành
    - v3 unpacked and zipped anew, with the same content
    + ky-hop-v3.zip, byte for byte as it was issued

    CFG-182
    - Nhập sai mật khẩu của khóa phát hành
    + Nhập đúng mật khẩu
    - A wrong password of the release key
    + The right password

    CFG-183
    - Tệp ghim trong kyhop/trust bị sửa tay, mất dòng current
    + Bỏ tệp hỏng, ghim lại bằng kyhop trust add
    - A pin in kyhop/trust edited by hand, without its line “current”
    + The broken pin removed, and added again by kyhop trust add

    CFG-184
    - kyhop sign ky-hop-v3.zip, bộ này không có trong keys.txt
    + Ký bằng khóa của đúng Hội đồng phát hành bộ đó
    - kyhop sign ky-hop-v3.zip, a series that keys.txt does not have
    + Signed with the key of the council that issues it

    CFG-185
    - Giấy mời in 9e6a 7cd0 b122 6c1c, khóa của gói là 51c0 …
    + Bốn nhóm trên màn hình và trong giấy mời giống hệt nhau
    - The invitation has 9e6a 7cd0 b122 6c1c, the packet’s key is 51c0 …
    + The four groups are the same on paper and in the packet
    """#
}
