extension Catalogue {
  /// ZIP, BAG, VER, SIG: a packet.
  static let packet: [Entry] = [
    make(
      "ZIP-101",
      .content,
      .error,
      (
        "Phần cuối tệp zip sai: {member} (byte {offset}) — chờ {expected}, thấy {found}",
        "The end of the zip is wrong: {member} (byte {offset}) — expected {expected}, found {found}"
      ),
      why: (
        "Gói đã bị thay đổi, hỏng khi truyền, hoặc không do kyhop tạo ra.",
        "The packet was altered, damaged on its way, or not made by kyhop."
      ),
      fix: (
        "Không dùng gói này; lấy lại từ nguồn của Văn phòng.",
        "Do not use it; get it again from the secretariat."
      )
    ),
    make(
      "ZIP-102",
      .content,
      .error,
      (
        "Mục lục zip sai: {member} (byte {offset}) — chờ {expected}, thấy {found}",
        "The zip directory is wrong: {member} (byte {offset}) — expected {expected}, found {found}"
      ),
      why: (
        "Gói đã bị thay đổi, hỏng khi truyền, hoặc không do kyhop tạo ra.",
        "The packet was altered, damaged on its way, or not made by kyhop."
      ),
      fix: (
        "Không dùng gói này; lấy lại từ nguồn của Văn phòng.",
        "Do not use it; get it again from the secretariat."
      )
    ),
    make(
      "ZIP-103",
      .content,
      .error,
      (
        "Có dữ liệu thừa hoặc chồng nhau trong zip: {member} (byte {offset}) — chờ {expected}, thấy {found}",
        "Bytes in the zip overlap or belong to nothing: {member} (byte {offset}) — expected {expected}, found {found}"
      ),
      why: (
        "Gói đã bị thay đổi, hỏng khi truyền, hoặc không do kyhop tạo ra.",
        "The packet was altered, damaged on its way, or not made by kyhop."
      ),
      fix: (
        "Không dùng gói này; lấy lại từ nguồn của Văn phòng.",
        "Do not use it; get it again from the secretariat."
      )
    ),
    make(
      "ZIP-104",
      .content,
      .error,
      (
        "Đầu mục và mục lục không khớp: {member} (byte {offset}) — chờ {expected}, thấy {found}",
        "Local and central header disagree: {member} (byte {offset}) — expected {expected}, found {found}"
      ),
      why: (
        "Gói đã bị thay đổi, hỏng khi truyền, hoặc không do kyhop tạo ra.",
        "The packet was altered, damaged on its way, or not made by kyhop."
      ),
      fix: (
        "Không dùng gói này; lấy lại từ nguồn của Văn phòng.",
        "Do not use it; get it again from the secretariat."
      )
    ),
    make(
      "ZIP-105",
      .content,
      .error,
      (
        "Có trường phụ hoặc chú thích: {member} (byte {offset}) — chờ {expected}, thấy {found}",
        "Extra field or comment: {member} (byte {offset}) — expected {expected}, found {found}"
      ),
      why: (
        "Gói đã bị thay đổi, hỏng khi truyền, hoặc không do kyhop tạo ra.",
        "The packet was altered, damaged on its way, or not made by kyhop."
      ),
      fix: (
        "Không dùng gói này; lấy lại từ nguồn của Văn phòng.",
        "Do not use it; get it again from the secretariat."
      )
    ),
    make(
      "ZIP-106",
      .content,
      .error,
      (
        "Cách nén hoặc cờ không được phép: {member} (byte {offset}) — chờ {expected}, thấy {found}",
        "Method or flag not permitted: {member} (byte {offset}) — expected {expected}, found {found}"
      ),
      why: (
        "Gói đã bị thay đổi, hỏng khi truyền, hoặc không do kyhop tạo ra.",
        "The packet was altered, damaged on its way, or not made by kyhop."
      ),
      fix: (
        "Không dùng gói này; lấy lại từ nguồn của Văn phòng.",
        "Do not use it; get it again from the secretariat."
      )
    ),
    make(
      "ZIP-107",
      .content,
      .error,
      (
        "Tên tệp dùng sai bảng mã: {member} (byte {offset}) — chờ {expected}, thấy {found}",
        "A name is in the wrong encoding: {member} (byte {offset}) — expected {expected}, found {found}"
      ),
      why: (
        "Gói đã bị thay đổi, hỏng khi truyền, hoặc không do kyhop tạo ra.",
        "The packet was altered, damaged on its way, or not made by kyhop."
      ),
      fix: (
        "Không dùng gói này; lấy lại từ nguồn của Văn phòng.",
        "Do not use it; get it again from the secretariat."
      )
    ),
    make(
      "ZIP-108",
      .content,
      .error,
      (
        "Tên tệp không được phép: {member} (byte {offset}) — chờ {expected}, thấy {found}",
        "Name not permitted: {member} (byte {offset}) — expected {expected}, found {found}"
      ),
      why: (
        "Gói đã bị thay đổi, hỏng khi truyền, hoặc không do kyhop tạo ra.",
        "The packet was altered, damaged on its way, or not made by kyhop."
      ),
      fix: (
        "Không dùng gói này; lấy lại từ nguồn của Văn phòng.",
        "Do not use it; get it again from the secretariat."
      )
    ),
    make(
      "ZIP-109",
      .content,
      .error,
      (
        "Không phải tệp thường, hoặc sai ngày: {member} (byte {offset}) — chờ {expected}, thấy {found}",
        "Not a regular file, or wrong date: {member} (byte {offset}) — expected {expected}, found {found}"
      ),
      why: (
        "Gói đã bị thay đổi, hỏng khi truyền, hoặc không do kyhop tạo ra.",
        "The packet was altered, damaged on its way, or not made by kyhop."
      ),
      fix: (
        "Không dùng gói này; lấy lại từ nguồn của Văn phòng.",
        "Do not use it; get it again from the secretariat."
      )
    ),
    make(
      "ZIP-110",
      .content,
      .error,
      (
        "Tên trùng nhau: {member} (byte {offset}) — chờ {expected}, thấy {found}",
        "Names collide: {member} (byte {offset}) — expected {expected}, found {found}"
      ),
      why: (
        "Gói đã bị thay đổi, hỏng khi truyền, hoặc không do kyhop tạo ra.",
        "The packet was altered, damaged on its way, or not made by kyhop."
      ),
      fix: (
        "Không dùng gói này; lấy lại từ nguồn của Văn phòng.",
        "Do not use it; get it again from the secretariat."
      )
    ),
    make(
      "ZIP-111",
      .content,
      .error,
      (
        "Nội dung không đúng như khai báo: {member} (byte {offset}) — chờ {expected}, thấy {found}",
        "Content is not as declared: {member} (byte {offset}) — expected {expected}, found {found}"
      ),
      why: (
        "Gói đã bị thay đổi, hỏng khi truyền, hoặc không do kyhop tạo ra.",
        "The packet was altered, damaged on its way, or not made by kyhop."
      ),
      fix: (
        "Không dùng gói này; lấy lại từ nguồn của Văn phòng.",
        "Do not use it; get it again from the secretariat."
      )
    ),
    make(
      "ZIP-112",
      .content,
      .error,
      (
        "Vượt giới hạn: {member} (byte {offset}) — chờ {expected}, thấy {found}",
        "Over a limit: {member} (byte {offset}) — expected {expected}, found {found}"
      ),
      why: (
        "Gói đã bị thay đổi, hỏng khi truyền, hoặc không do kyhop tạo ra.",
        "The packet was altered, damaged on its way, or not made by kyhop."
      ),
      fix: (
        "Không dùng gói này; lấy lại từ nguồn của Văn phòng. Nếu Văn phòng cho biết gói thật sự lớn: kyhop verify --limit total=4G.",
        "Do not use it; get it again from the secretariat. If they say that it is this large: kyhop verify --limit total=4G."
      )
    ),
    make(
      "ZIP-117",
      .content,
      .error,
      (
        "Bit đệm khác 0: {member} (byte {offset}) — chờ {expected}, thấy {found}",
        "Padding bits are not zero: {member} (byte {offset}) — expected {expected}, found {found}"
      ),
      why: (
        "Gói đã bị thay đổi, hỏng khi truyền, hoặc không do kyhop tạo ra.",
        "The packet was altered, damaged on its way, or not made by kyhop."
      ),
      fix: (
        "Không dùng gói này; lấy lại từ nguồn của Văn phòng.",
        "Do not use it; get it again from the secretariat."
      )
    ),
    make(
      "ZIP-118",
      .content,
      .error,
      (
        "Tệp {file} được nén khác với khi phát hành",
        "{file} is not compressed as it was when the packet was issued"
      ),
      why: (
        "Nội dung có thể vẫn đúng, nhưng tệp zip không còn nguyên từng bit như Văn phòng đã phát hành.",
        "The content may still be right, but the zip is no longer, to the last bit, what was issued."
      ),
      fix: (
        "Không dùng gói này; lấy lại từ nguồn của Văn phòng.",
        "Do not use it; get it again from the secretariat."
      )
    ),
    make(
      "ZIP-190",
      .content,
      .error,
      (
        "Hai cách đọc zip cho kết quả khác nhau: {member} (byte {offset}) — chờ {expected}, thấy {found}",
        "Two readings of the zip differ: {member} (byte {offset}) — expected {expected}, found {found}"
      ),
      why: (
        "Gói đã bị thay đổi, hỏng khi truyền, hoặc không do kyhop tạo ra.",
        "The packet was altered, damaged on its way, or not made by kyhop."
      ),
      fix: (
        "Không dùng gói này; lấy lại từ nguồn của Văn phòng.",
        "Do not use it; get it again from the secretariat."
      )
    ),
    make(
      "ZIP-113",
      .content,
      .error,
      (
        "Bố cục gói sai: chờ {expected}, thấy {found}",
        "Wrong layout: expected {expected}, found {found}"
      ),
      why: (
        "Gói đã bị thay đổi, hỏng khi truyền, hoặc không do kyhop tạo ra.",
        "The packet was altered, damaged on its way, or not made by kyhop."
      ),
      fix: (
        "Không dùng gói này; lấy lại từ nguồn của Văn phòng.",
        "Do not use it; get it again from the secretariat."
      )
    ),
    make(
      "ZIP-114",
      .content,
      .error,
      (
        "Thứ tự tệp trong gói sai: chờ {expected}, thấy {found}",
        "Wrong order of members: expected {expected}, found {found}"
      ),
      why: (
        "Gói đã bị thay đổi, hỏng khi truyền, hoặc không do kyhop tạo ra.",
        "The packet was altered, damaged on its way, or not made by kyhop."
      ),
      fix: (
        "Không dùng gói này; lấy lại từ nguồn của Văn phòng.",
        "Do not use it; get it again from the secretariat."
      )
    ),
    make(
      "BAG-110",
      .content,
      .error,
      (
        "Tài liệu bị sửa: {file}",
        "Payload altered: {file}"
      ),
      why: (
        "Gói đã bị thay đổi, hỏng khi truyền, hoặc không do kyhop tạo ra.",
        "The packet was altered, damaged on its way, or not made by kyhop."
      ),
      fix: (
        "Không dùng gói này; lấy lại từ nguồn của Văn phòng.",
        "Do not use it; get it again from the secretariat."
      )
    ),
    make(
      "BAG-111",
      .content,
      .error,
      (
        "Thiếu tài liệu có trong bảng kê: {file}",
        "Payload missing: {file}"
      ),
      why: (
        "Gói đã bị thay đổi, hỏng khi truyền, hoặc không do kyhop tạo ra.",
        "The packet was altered, damaged on its way, or not made by kyhop."
      ),
      fix: (
        "Không dùng gói này; lấy lại từ nguồn của Văn phòng.",
        "Do not use it; get it again from the secretariat."
      )
    ),
    make(
      "BAG-112",
      .content,
      .error,
      (
        "Tài liệu không có trong bảng kê: {file}",
        "Payload not listed: {file}"
      ),
      why: (
        "Gói đã bị thay đổi, hỏng khi truyền, hoặc không do kyhop tạo ra.",
        "The packet was altered, damaged on its way, or not made by kyhop."
      ),
      fix: (
        "Không dùng gói này; lấy lại từ nguồn của Văn phòng.",
        "Do not use it; get it again from the secretariat."
      )
    ),
    make(
      "BAG-113",
      .content,
      .error,
      (
        "Tệp quản lý bị sửa: {file}",
        "Tag file altered: {file}"
      ),
      why: (
        "Gói đã bị thay đổi, hỏng khi truyền, hoặc không do kyhop tạo ra.",
        "The packet was altered, damaged on its way, or not made by kyhop."
      ),
      fix: (
        "Không dùng gói này; lấy lại từ nguồn của Văn phòng.",
        "Do not use it; get it again from the secretariat."
      )
    ),
    make(
      "BAG-114",
      .content,
      .error,
      (
        "Thiếu tệp quản lý: {file}",
        "Tag file missing: {file}"
      ),
      why: (
        "Gói đã bị thay đổi, hỏng khi truyền, hoặc không do kyhop tạo ra.",
        "The packet was altered, damaged on its way, or not made by kyhop."
      ),
      fix: (
        "Không dùng gói này; lấy lại từ nguồn của Văn phòng.",
        "Do not use it; get it again from the secretariat."
      )
    ),
    make(
      "BAG-115",
      .content,
      .error,
      (
        "Tệp quản lý không có trong bảng kê: {file}",
        "Tag file not listed: {file}"
      ),
      why: (
        "Gói đã bị thay đổi, hỏng khi truyền, hoặc không do kyhop tạo ra.",
        "The packet was altered, damaged on its way, or not made by kyhop."
      ),
      fix: (
        "Không dùng gói này; lấy lại từ nguồn của Văn phòng.",
        "Do not use it; get it again from the secretariat."
      )
    ),
    make(
      "BAG-116",
      .content,
      .error,
      (
        "Tổng dung lượng không khớp: chờ {expected}, thấy {found}",
        "Payload-Oxum differs: expected {expected}, found {found}"
      ),
      why: (
        "Gói đã bị thay đổi, hỏng khi truyền, hoặc không do kyhop tạo ra.",
        "The packet was altered, damaged on its way, or not made by kyhop."
      ),
      fix: (
        "Không dùng gói này; lấy lại từ nguồn của Văn phòng.",
        "Do not use it; get it again from the secretariat."
      )
    ),
    make(
      "BAG-120",
      .content,
      .error,
      (
        "Bảng kê hỏng: {file}: {detail}",
        "A list in the packet is malformed: {file}: {detail}"
      ),
      why: (
        "Gói đã bị thay đổi, hỏng khi truyền, hoặc không do kyhop tạo ra.",
        "The packet was altered, damaged on its way, or not made by kyhop."
      ),
      fix: (
        "Không dùng gói này; lấy lại từ nguồn của Văn phòng.",
        "Do not use it; get it again from the secretariat."
      )
    ),
    make(
      "BAG-130",
      .content,
      .error,
      (
        "packet.xml không khớp nội dung: {file}: {detail}",
        "packet.xml disagrees with the contents: {file}: {detail}"
      ),
      why: (
        "Gói đã bị thay đổi, hỏng khi truyền, hoặc không do kyhop tạo ra.",
        "The packet was altered, damaged on its way, or not made by kyhop."
      ),
      fix: (
        "Không dùng gói này; lấy lại từ nguồn của Văn phòng.",
        "Do not use it; get it again from the secretariat."
      )
    ),
    make(
      "VER-110",
      .content,
      .error,
      (
        "Tên gói và phiên bản bên trong không khớp: phải là {expected}, đang là {found}",
        "Name and version inside disagree: it should be {expected}, and is {found}"
      ),
      why: (
        "Tên tệp cho biết đang giữ bản nào; khác với bên trong thì dễ nhầm bản.",
        "The name tells which version one holds; where it differs from the inside, versions get mixed up."
      ),
      fix: (
        "Nếu chỉ tên tệp bị đổi (trình duyệt thêm “ (1)” khi tải lần nữa): vô hại, đặt lại đúng tên đã nêu "
          + "rồi kiểm tra lại. Vẫn không khớp thì không dùng; lấy lại từ nguồn của Văn phòng.",
        "If only the file was renamed (a browser adds “ (1)” to a second download): harmless, give it the name "
          + "told and verify again. If they still disagree, do not use it; get it again from the secretariat."
      )
    ),
    make(
      "VER-120",
      .configuration,
      .error,
      (
        "Gói mới nhất trong packets/ không đọc được: {detail}",
        "The newest packet in packets/ can’t be read: {detail}"
      ),
      why: (
        "Bản tiếp theo phải ghi nó thay bản nào; số mục đã công bố cũng lấy từ đó.",
        "The next version has to name what it replaces; the numbers made public stand in it too."
      ),
      fix: (
        "Lấy lại tệp gói từ nơi đã phát hành; đừng xóa để làm lại từ bản 1.",
        "Get the packet back from where it was published; don’t delete it to begin again with version 1."
      )
    ),
    make(
      "VER-130",
      .content,
      .error,
      (
        "{file} ghi là thay {previous}, nhưng {previous} ở đây có dấu vân tay khác",
        "{file} says that it replaces {previous}, but the {previous} at hand has another identity"
      ),
      why: (
        "Mỗi bản ghi dấu vân tay của bản trước; sai thì một trong hai không phải bản đã phát hành.",
        "Each version names the identity of the one before; if it differs, one of them was not issued."
      ),
      fix: (
        "So dấu vân tay của từng bản với bản do Văn phòng công bố.",
        "Compare the identity of each with the one that the secretariat published."
      )
    ),
    make(
      "VER-131",
      .content,
      .error,
      (
        "Có hai gói khác nhau cùng mang tên {name}",
        "Two different packets bear the name {name}"
      ),
      why: (
        "Một bản chỉ được phát hành một lần.",
        "A version is issued once."
      ),
      fix: (
        "So dấu vân tay của cả hai với bản do Văn phòng công bố; bỏ gói không khớp.",
        "Compare the identity of both with the one that the secretariat published; drop the other."
      )
    ),
    make(
      "VER-140",
      .information,
      .note,
      (
        "Thiếu {previous}: chưa đối chiếu được {file} với bản trước",
        "{previous} is not at hand: {file} could not be compared with the version before"
      ),
      why: (
        "Chuỗi phiên bản chỉ kiểm tra được khi có đủ các bản.",
        "The chain of versions can be checked only with all of them at hand."
      ),
      fix: (
        "Đưa thêm tệp {previous}.zip vào lệnh kyhop verify.",
        "Give {previous}.zip to kyhop verify too."
      )
    ),
    make(
      "VER-132",
      .content,
      .warning,
      (
        "{name} lại mang đúng tài liệu của {earlier}, bỏ những gì {previous} đã sửa",
        "{name} carries the documents of {earlier} again, without what {previous} had changed"
      ),
      why: (
        "Có thể ai đó phát hành lại bản cũ dưới tên mới.",
        "Somebody may have issued an old version under a newer name."
      ),
      fix: (
        "Hỏi Văn phòng xem có đúng là quay lại bản cũ không.",
        "Ask the secretariat whether the return to the old version was meant."
      )
    ),
    make(
      "VER-133",
      .content,
      .warning,
      (
        "{name} đề ngày phát hành {found}, trước bản nó thay ({expected})",
        "{name} is dated {found}, before the version that it replaces ({expected})"
      ),
      why: (
        "Bản sau không thể phát hành trước bản trước.",
        "A later version can’t be issued before the one that it replaces."
      ),
      fix: (
        "Hỏi Văn phòng; bản đúng có ngày phát hành không sớm hơn bản trước.",
        "Ask the secretariat; the right one is not dated before the version that it replaces."
      )
    ),
    make(
      "VER-160",
      .content,
      .error,
      (
        "Gói chênh lệch không áp được lên gói này: {detail}",
        "The delta does not fit this packet: {detail}"
      ),
      why: (
        "Gói chênh lệch chỉ dựng lại được bản mới từ đúng bản cũ mà nó được lập từ đó.",
        "A delta gives the new version only from the very version that it was made from."
      ),
      fix: (
        "Dùng đúng gói cũ ghi trong tên của gói chênh lệch, hoặc tải gói đầy đủ.",
        "Take the older packet that the name of the delta tells, or get the full packet."
      )
    ),
    make(
      "VER-161",
      .content,
      .error,
      (
        "Gói chênh lệch không nhất quán: {detail}",
        "The delta does not agree with itself: {detail}"
      ),
      why: (
        "Gói chênh lệch đã bị thay đổi, hỏng khi truyền, hoặc không do kyhop tạo ra.",
        "The delta was altered, damaged on its way, or not made by kyhop."
      ),
      fix: (
        "Lấy lại gói chênh lệch, hoặc tải gói đầy đủ.",
        "Get the delta again, or the full packet."
      )
    ),
    make(
      "VER-162",
      .content,
      .error,
      (
        "{file} là gói chênh lệch, chưa phải gói đầy đủ",
        "{file} is a delta, not yet a full packet"
      ),
      why: (
        "Gói chênh lệch chỉ có phần thay đổi; phải ghép với gói cũ rồi mới kiểm tra được.",
        "A delta holds only what changed; it can be verified once it was put onto the older packet."
      ),
      fix: (
        "Chạy: kyhop apply {file} --onto <gói cũ>, rồi kiểm tra gói vừa ghép.",
        "Run: kyhop apply {file} --onto OLD, then verify what that gives."
      )
    ),
    make(
      "VER-163",
      .information,
      .note,
      (
        "{file} là gói chênh lệch, không xét: đã có gói đầy đủ {packet}",
        "{file} is a delta and left aside: the full packet {packet} is at hand"
      ),
      why: (
        "Gói chênh lệch chỉ dùng để ghép ra gói đầy đủ; kết luận nói về gói đầy đủ.",
        "A delta serves to make the full packet; the verdict is about that one."
      ),
      fix: (
        "Không cần làm gì.",
        "Nothing."
      )
    ),
  ]
}
