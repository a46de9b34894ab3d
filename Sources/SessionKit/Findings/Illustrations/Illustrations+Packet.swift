extension Illustrations {
  /// ZIP-1xx: a packet's archive.
  static let archive = #"""
    VER-132
    - v3 mang đúng tài liệu của v1, v2 đã thay tờ trình
    + v3 giữ tờ trình mới của v2
    - v3 with the documents of v1, after v2 had replaced the letter
    + v3 keeps the new letter of v2

    VER-133
    - v2 phát hành 01/12/2025, v1 phát hành 02/12/2025
    + v2 phát hành 03/12/2025
    - v2 dated 1 December, v1 dated 2 December
    + v2 dated 3 December

    VER-160
    - Áp ky-hop-v3.from-v2.zip lên ky-hop-v1.zip
    + Áp ky-hop-v3.from-v2.zip lên ky-hop-v2.zip
    - ky-hop-v3.from-v2.zip put onto ky-hop-v1.zip
    + ky-hop-v3.from-v2.zip put onto ky-hop-v2.zip

    VER-161
    - fetch.txt ghi một tệp mà manifest-sha256.txt không có
    + fetch.txt ghi đúng những tệp còn thiếu
    - fetch.txt names a file that manifest-sha256.txt does not have
    + fetch.txt names exactly the files that are left out

    VER-162
    - kyhop verify ky-hop-v3.from-v2.zip
    + kyhop apply ky-hop-v3.from-v2.zip --onto ky-hop-v2.zip; kyhop verify ky-hop-v3.zip
    - kyhop verify ky-hop-v3.from-v2.zip
    + kyhop apply ky-hop-v3.from-v2.zip --onto ky-hop-v2.zip; then kyhop verify ky-hop-v3.zip

    VER-163
    - kyhop verify packets/*.zip, mà trong đó có cả ky-hop-v3.zip và ky-hop-v3.from-v2.zip
    + kyhop verify packets: chỉ xét các gói đầy đủ
    - kyhop verify packets/*.zip, with both ky-hop-v3.zip and ky-hop-v3.from-v2.zip there
    + kyhop verify packets looks at full packets only

    ZIP-101
    - ky-hop-14-v1.zip tải về dở dang, mất phần cuối
    + ky-hop-14-v1.zip tải lại, đủ đến byte cuối
    - ky-hop-14-v1.zip broke off while downloading; its end is missing
    + ky-hop-14-v1.zip, downloaded again, to its last byte

    ZIP-102
    - Mục lục của zip ghi 19 tệp, trong gói có 20
    + Mục lục ghi 20 tệp, trong gói có đúng 20
    - The directory of the zip counts 19 files, and there are 20
    + The directory counts 20 files, and there are 20

    ZIP-103
    - Có dữ liệu lạ chèn giữa hai tệp trong zip
    + Các tệp nằm sát nhau, không thừa byte nào
    - Foreign bytes stand between two files of the zip
    + The files lie side by side, with no byte between them

    ZIP-104
    - Mục lục ghi to-trinh.xml, phần đầu của chính tệp đó ghi bao-cao.xml
    + Hai nơi ghi cùng một tên
    - The directory says to-trinh.xml, the file’s own header bao-cao.xml
    + Both say the same name

    ZIP-105
    - Giải nén rồi nén lại bằng máy khác: zip có thêm giờ và chủ sở hữu của từng tệp
    + Zip nguyên như Văn phòng phát hành
    - Unpacked and zipped again elsewhere: the zip now has times and owners of files
    + The zip as the secretariat issued it

    ZIP-106
    - Nén lại bằng 7-Zip theo kiểu LZMA, hoặc đặt mật khẩu
    + Zip nguyên như Văn phòng phát hành (lưu nguyên hoặc nén deflate)
    - Zipped again by 7-Zip with LZMA, or with a password
    + The zip as the secretariat issued it (stored or deflated)

    ZIP-107
    - Trong zip có tệp tên tờ-trình.xml (chữ có dấu)
    + 01-to-trinh-217.xml
    - The zip has a file named tờ-trình.xml (letters with accents)
    + 01-to-trinh-217.xml

    ZIP-108
    - Trong zip có tệp tên ../to-trinh.xml, giải nén sẽ rơi ra ngoài thư mục
    + Mọi tên đều nằm trong thư mục ky-hop-14-v1/
    - The zip has a file named ../to-trinh.xml, which would land outside the folder
    + All names lie within the folder ky-hop-14-v1/

    ZIP-109
    - Một tệp trong zip là liên kết, hoặc mang ngày khác với các tệp kia
    + Mọi tệp đều là tệp thường, mang ngày phát hành
    - A file of the zip is a link, or has another date than the others
    + All are regular files, with the date of issue

    ZIP-110
    - Trong zip có cả to-trinh.xml và TO-TRINH.xml
    + Mỗi tên chỉ có một tệp
    - The zip has both to-trinh.xml and TO-TRINH.xml
    + Each name stands for one file

    ZIP-111
    - Một byte hỏng khi chép sang USB: giải nén ra không khớp mã CRC-32
    + Giải nén ra đúng mã CRC-32 đã ghi
    - A byte broke on the way to a USB stick: what inflates has another CRC-32
    + What inflates has the CRC-32 that the zip says

    ZIP-112
    - Zip nhỏ mà bung ra hàng chục GB (bom zip)
    + Zip trong giới hạn, hoặc Văn phòng xác nhận là lớn và chạy với --limit total=4G
    - A small zip that swells to dozens of GB (a zip bomb)
    + A zip within the limits; or large by word of the secretariat, and verified with --limit total=4G

    ZIP-113
    - Trong zip có hai thư mục gốc: ky-hop-14-v1/ và moi/
    + Trong zip có đúng một thư mục gốc: ky-hop-14-v1/
    - The zip has two folders at its top: ky-hop-14-v1/ and moi/
    + The zip has one folder at its top: ky-hop-14-v1/

    ZIP-114
    - HOW-TO-VERIFY.txt đứng trước manifest-sha256.txt trong zip
    + Các tệp đứng theo thứ tự lúc phát hành
    - In the zip, HOW-TO-VERIFY.txt stands before manifest-sha256.txt
    + The files stand in the order in which they were issued

    ZIP-117
    - Vài bit thừa ở cuối một tệp nén bị đổi: nội dung vẫn thế nhưng zip không còn nguyên
    + Zip nguyên từng bit như lúc phát hành
    - Idle bits at the end of a compressed file were set: same content, another zip
    + The zip as it was issued, to the last bit

    ZIP-118
    - Giải nén rồi nén lại: nội dung đúng nhưng bản nén khác lúc phát hành
    + Zip được chép nguyên, không giải nén
    - Unpacked and compressed anew: right content, another zip
    + The zip was copied as it is

    ZIP-190
    - kyhop đọc zip thấy 20 tệp, thư viện libzip đọc thấy 19
    + Hai cách đọc thấy cùng 20 tệp
    - kyhop reads 20 files in the zip, the library libzip reads 19
    + Both read the same 20 files
    """#

  /// BAG-1xx, VER-1xx, SIG: a packet.
  static let packet = #"""
    BAG-110
    - Có người sửa một con số trong data/3.2/02-du-thao-nghi-quyet.xml sau khi phát hành
    + Tài liệu nguyên như lúc phát hành
    - Somebody changed a figure in data/3.2/02-du-thao-nghi-quyet.xml after it was issued
    + The document as it was issued

    BAG-111
    - Bảng kê có data/3.2/01-to-trinh.xml, trong gói thì không
    + Gói có đủ mọi tài liệu trong bảng kê
    - The manifest lists data/3.2/01-to-trinh.xml, and the packet lacks it
    + All documents of the manifest are there

    BAG-112
    - Có người bỏ thêm data/3.2/thu-tay.xml vào gói
    + Gói chỉ có những tài liệu trong bảng kê
    - Somebody put data/3.2/thu-tay.xml into the packet
    + The packet holds what the manifest lists and nothing else

    BAG-113
    - metadata/findings.json bị sửa để giấu một lỗi
    + metadata/findings.json nguyên như lúc phát hành
    - metadata/findings.json was changed to hide a fault
    + metadata/findings.json as it was issued

    BAG-114
    - Gói không còn HOW-TO-VERIFY.txt
    + Gói có đủ các tệp quản lý, kể cả HOW-TO-VERIFY.txt
    - HOW-TO-VERIFY.txt is gone from the packet
    + The packet has all its tag files, HOW-TO-VERIFY.txt among them

    BAG-115
    - Có người thêm tệp doc-truoc.txt cạnh bagit.txt
    + Cạnh bagit.txt chỉ có những tệp trong bảng kê
    - Somebody put a file doc-truoc.txt beside bagit.txt
    + Beside bagit.txt are the files that are listed and no others

    BAG-116
    - bag-info.txt ghi Payload-Oxum: 184320.20, trong data/ có 184321 byte, 20 tệp
    + bag-info.txt ghi Payload-Oxum: 184321.20
    - bag-info.txt says Payload-Oxum: 184320.20; data/ has 184321 bytes in 20 files
    + bag-info.txt says Payload-Oxum: 184321.20

    BAG-120
    - Dòng 3 của manifest-sha256.txt chỉ có tên tệp, mất mã băm
    + Mỗi dòng có 64 chữ số của mã băm, hai dấu cách, rồi tên tệp
    - Line 3 of manifest-sha256.txt has a name and no digest
    + Each line has the 64 digits of a digest, two blanks and a name

    BAG-130
    - packet.xml ghi 01-to-trinh.xml dài 4096 byte, tệp trong gói dài 4100
    + packet.xml và tệp trong gói cùng ghi 4100 byte
    - packet.xml says that 01-to-trinh.xml has 4096 bytes; it has 4100
    + packet.xml says 4100 bytes, as there are

    VER-110
    - Trình duyệt đổi tên gói thành ky-hop-14-v2 (1).zip
    + ky-hop-14-v2.zip, như lúc phát hành
    - The browser renamed the packet to ky-hop-14-v2 (1).zip
    + ky-hop-14-v2.zip, as it was issued

    VER-120
    - packets/ky-hop-14-v1.zip hỏng, không đọc được
    + packets/ky-hop-14-v1.zip lấy lại từ trang của Văn phòng
    - packets/ky-hop-14-v1.zip is damaged
    + packets/ky-hop-14-v1.zip, fetched again from where it was published

    VER-130
    - ky-hop-14-v2.zip ghi thay bản v1 có dấu vân tay 3f9a…, bản v1 trong tay là 77c0…
    + Bản v1 trong tay có dấu vân tay 3f9a…
    - ky-hop-14-v2.zip replaces a v1 of identity 3f9a…; the v1 at hand is 77c0…
    + The v1 at hand has the identity 3f9a…

    VER-131
    - Hai tệp cùng tên ky-hop-14-v2.zip mà dấu vân tay khác nhau
    + Chỉ có một ky-hop-14-v2.zip, đúng dấu vân tay đã công bố
    - Two files named ky-hop-14-v2.zip with two identities
    + One ky-hop-14-v2.zip, with the identity that was published

    VER-140
    - kyhop verify ky-hop-14-v2.zip, không có bản v1 bên cạnh
    + kyhop verify ky-hop-14-v1.zip ky-hop-14-v2.zip
    - kyhop verify ky-hop-14-v2.zip, without v1
    + kyhop verify ky-hop-14-v1.zip ky-hop-14-v2.zip

    SIG-110
    - Gói có mã băm, không có chữ ký: chưa biết ai phát hành
    + Dấu vân tay của gói đúng như in trong giấy mời
    - The packet has digests and no signature: nothing tells who issued it
    + The packet’s identity is the one printed on the invitation
    """#
}
