extension Catalogue {
  /// SIG, VER: who issued a packet, and is it the newest. An Ed25519 key is
  /// not what Vietnamese law calls a “chữ ký số”.
  static let trust: [Entry] = verdicts + signatures + notices + keys

  private static let again = (
    "Không dùng gói này; lấy lại từ nguồn của Văn phòng.",
    "Do not use it; get it again from the secretariat."
  )

  private static let verdicts: [Entry] = [
    make(
      "SIG-110",
      .information,
      .note,
      (
        "Gói này chưa có chữ ký kiểm chứng",
        "This packet is not signed"
      ),
      why: (
        "Mã băm chỉ chứng minh gói không hỏng, không chứng minh ai phát hành.",
        "Digests prove that nothing broke, not who issued it."
      ),
      fix: (
        "So dấu vân tay của gói với bản in trong giấy mời.",
        "Compare the packet’s identity with the one printed on the invitation."
      )
    ),
    make(
      "SIG-111",
      .information,
      .note,
      (
        "Gói thật, do {authority} ký, bản mới nhất được biết tính đến {issued}; máy này đang là {now}",
        "Genuine, signed by {authority}, the newest known as of {issued}; on this machine it is {now}"
      ),
      why: (
        "Chữ ký là của khóa đã ghim; thông báo bản mới nhất còn hiệu lực và nói đúng gói này.",
        "The signature is that of the pinned key; the notice of the newest version is valid and names this one."
      ),
      fix: ("Không cần làm gì.", "Nothing has to be done.")
    ),
    make(
      "SIG-112",
      .content,
      .warning,
      (
        "Gói thật, do {authority} ký; nay đã có bản mới hơn: {newest}",
        "Genuine, signed by {authority}; by now there is a newer version: {newest}"
      ),
      why: (
        "Dùng nhầm bản cũ thì thảo luận trên tài liệu đã thay.",
        "Who reads an old version debates what has been replaced."
      ),
      fix: ("Lấy bản {newest} từ Văn phòng.", "Get {newest} from the secretariat.")
    ),
    make(
      "SIG-113",
      .information,
      .note,
      (
        "Gói thật, do {authority} ký; chưa rõ có phải bản mới nhất không",
        "Genuine, signed by {authority}; whether it is the newest is not known"
      ),
      why: (
        "Chỉ thông báo latest.txt có chữ ký mới cho biết bản nào mới nhất.",
        "Only a signed notice, latest.txt, says which version is the newest."
      ),
      fix: (
        "Đặt latest.txt và latest.txt.minisig cạnh gói, hoặc: kyhop verify GÓI --latest TỆP.",
        "Put latest.txt and latest.txt.minisig beside it, or: kyhop verify PACKET --latest FILE."
      )
    ),
    make(
      "SIG-114",
      .content,
      .warning,
      (
        "Gói thật, do {authority} ký; từ {since} không còn biết có phải bản mới nhất không; máy này đang là {now}",
        "Genuine, signed by {authority}; since {since} it is not known whether it is the newest; on this machine it is {now}"
      ),
      why: (
        "Thông báo đã hết hiệu lực: có thể ai đó giữ lại bản mới hơn. Tài liệu vẫn đọc được.",
        "The notice has expired: somebody may keep a newer version back. The documents stay readable."
      ),
      fix: (
        "Xem lại giờ của máy; lấy latest.txt mới từ Văn phòng.",
        "See whether the clock is right; get a new latest.txt from the secretariat."
      )
    ),
    make(
      "SIG-115",
      .content,
      .warning,
      (
        "{name} nguyên vẹn và đã ký, nhưng chưa rõ ai ký: gói tự nhận là của {authority}, khóa {fingerprint}",
        "{name} is whole and signed, but by whom is not known: it says by {authority}, key {fingerprint}"
      ),
      why: (
        "Ai cũng có thể tự tạo khóa và ghi tên người khác.",
        "Anyone can make a key and write another’s name beside it."
      ),
      fix: (
        "So các nhóm này với giấy mời; khớp thì: kyhop trust add GÓI.",
        "Compare these groups with the invitation; if they agree: kyhop trust add PACKET."
      )
    ),
    make(
      "SIG-116",
      .content,
      .warning,
      (
        "Gói đã ký bằng khóa {id}, nhưng không có khóa đó để kiểm tra",
        "Signed with key {id}, which is not at hand: the signature was not checked"
      ),
      why: (
        "Không có khóa công khai thì chữ ký không chứng minh gì.",
        "Without the public key a signature proves nothing."
      ),
      fix: (
        "Xin tệp khóa công khai của Văn phòng rồi: kyhop trust add TỆP.",
        "Ask the secretariat for its public key, then: kyhop trust add FILE."
      )
    ),
    make(
      "SIG-117",
      .information,
      .note,
      (
        "{file}: ký bằng khóa sổ nhận của {authority}, khóa đã ghim",
        "{file}: signed with the ledger key of {authority}, which is pinned"
      ),
      why: (
        "keys.txt của nơi đã ghim nêu đúng khóa này.",
        "The keys.txt of the pinned authority names this very key."
      ),
      fix: ("Không cần làm gì.", "Nothing has to be done.")
    ),
    make(
      "SIG-140",
      .content,
      .error,
      (
        "Yêu cầu người ký đã được tin cậy, nhưng: {verdict}",
        "A trusted signer was required, but: {verdict}"
      ),
      why: ("Lệnh có --require trusted.", "The command has --require trusted."),
      fix: (
        "So dấu vân tay của khóa với giấy mời, rồi: kyhop trust add TỆP.",
        "Compare the key’s fingerprint with the invitation, then: kyhop trust add FILE."
      )
    ),
    make(
      "SIG-141",
      .content,
      .error,
      (
        "Yêu cầu bản mới nhất, nhưng: {verdict}",
        "The newest version was required, but: {verdict}"
      ),
      why: ("Lệnh có --require newest.", "The command has --require newest."),
      fix: (
        "Lấy gói và latest.txt mới nhất từ Văn phòng.",
        "Get the newest packet and latest.txt from the secretariat."
      )
    ),
  ]

  private static let signatures: [Entry] = [
    make(
      "SIG-120",
      .content,
      .error,
      (
        "Chữ ký kiểm chứng hỏng: {file}: {detail}",
        "The signature is damaged: {file}: {detail}"
      ),
      why: (
        "Chữ ký không đọc được thì không chứng minh gì.",
        "A signature that can’t be read proves nothing."
      ),
      fix: again
    ),
    make(
      "SIG-121",
      .content,
      .error,
      (
        "Chữ ký không phải của khóa {id} trên gói này: {detail}",
        "Not the signature of key {id} over this packet: {detail}"
      ),
      why: (
        "Bảng kê của gói, hoặc chữ ký, đã bị sửa sau khi ký.",
        "The packet’s list, or the signature, was changed after signing."
      ),
      fix: again
    ),
    make(
      "SIG-122",
      .content,
      .error,
      (
        "Chữ ký được làm cho gói khác: chờ {expected}, thấy {found}",
        "The signature was made for another packet: expected {expected}, found {found}"
      ),
      why: (
        "Chữ ký ghi bộ tài liệu và số bản; phải khớp bag-info.txt.",
        "A signature names series and version; they must be those of bag-info.txt."
      ),
      fix: again
    ),
    make(
      "SIG-123",
      .content,
      .error,
      (
        "Chữ ký của {authority} là thật, nhưng gói không còn như khi ký",
        "The signature of {authority} is genuine, but the packet is not what was signed"
      ),
      why: (
        "Chữ ký chỉ bảo đảm bảng kê; tệp trong gói không khớp bảng kê đó.",
        "The signature covers the list; the files do not agree with it."
      ),
      fix: again
    ),
    make(
      "SIG-124",
      .content,
      .error,
      (
        "Không do khóa đã ghim của {authority} ký (ký bằng khóa {id})",
        "Not signed by the pinned key of {authority} (signed with key {id})"
      ),
      why: (
        "Người khác có thể đã làm gói này dưới tên của họ.",
        "Somebody else may have made it in their name."
      ),
      fix: (
        "Không dùng gói này; hỏi Văn phòng. Nếu họ đã đổi khóa, gói mới mang theo signatures/keys.txt.",
        "Do not use it; ask the secretariat. If they have a new key, their packets bring signatures/keys.txt."
      )
    ),
    make(
      "SIG-125",
      .content,
      .error,
      (
        "Không do khóa đã ghim của {authority} ký: gói thuộc bộ {series} mà không có chữ ký",
        "Not signed by the pinned key of {authority}: a packet of {series} without a signature"
      ),
      why: (
        "Gói của bộ này phải có chữ ký; bỏ chữ ký đi là cách dễ nhất để làm giả.",
        "Packets of this series are signed; to drop the signature is the easiest forgery."
      ),
      fix: again
    ),
    make(
      "SIG-126",
      .content,
      .error,
      (
        "Ký bằng khóa cũ {id} của {authority} ({reason}); khóa đó ký đến bản {last}, đây là bản {version}",
        "Signed with the old key {id} of {authority} ({reason}), whose last good version is {last}; this is {version}"
      ),
      why: (
        "Khóa bị lộ thì người khác ký được; chỉ tin các bản đến bản cuối đã xác nhận.",
        "Others can sign with a stolen key; only versions up to the last good one are believed."
      ),
      fix: again
    ),
    make(
      "SIG-127",
      .content,
      .error,
      (
        "Không tin được keys.txt: {detail}",
        "keys.txt can’t be believed: {detail}"
      ),
      why: (
        "Mỗi lần đổi khóa phải do khóa đã cam kết từ trước ký.",
        "Each rotation is signed by the key that was promised before."
      ),
      fix: (
        "Không dùng; hỏi Văn phòng bằng đường khác.",
        "Do not use it; ask the secretariat by another way."
      )
    ),
    make(
      "SIG-128",
      .content,
      .error,
      (
        "Không do khóa đã ghim của {authority} ký: gói mang theo khóa {id} không nối tiếp khóa đã ghim",
        "Not signed by the pinned key of {authority}: it brings key {id}, which does not follow from the pinned one"
      ),
      why: (
        "Ai lấy được một khóa cũng không tự đặt được khóa kế tiếp.",
        "Who has stolen a key still can’t name the next one."
      ),
      fix: (
        "Không dùng gói này; hỏi Văn phòng bằng đường khác.",
        "Do not use it; ask the secretariat by another way."
      )
    ),
    make(
      "SIG-129",
      .content,
      .error,
      (
        "Khóa đã ghim của {authority} đòi cả chữ ký X.509; bản kyhop này chưa kiểm tra được loại đó",
        "The pin of {authority} requires an X.509 signature, which this kyhop can’t check"
      ),
      why: (
        "Điều được đòi mà không kiểm tra được thì không thể coi là đạt.",
        "What is required and can’t be checked must not count as fulfilled."
      ),
      fix: (
        "Dùng phiên bản mới hơn của chương trình, hoặc: kyhop trust require TÊN ed25519.",
        "Use a newer version of the program, or: kyhop trust require NAME ed25519."
      )
    ),
    make(
      "VER-150",
      .content,
      .error,
      (
        "Có hai {name} khác nhau cùng do khóa đã ghim ký; bản kia có dấu vân tay {identity}",
        "Two different {name} are signed by the pinned key; the other one has the identity {identity}"
      ),
      why: (
        "Một bản chỉ được phát hành một lần; giữ cả hai làm bằng chứng.",
        "A version is issued once; keep both as proof."
      ),
      fix: (
        "Báo Văn phòng và so với bản của đại biểu khác.",
        "Tell the secretariat, and compare with what other delegates have."
      )
    ),
    make(
      "VER-151",
      .content,
      .error,
      (
        "Số bản nhảy vọt: {found}, trong khi bản mới nhất đã biết là {known}",
        "The version leaps to {found}, while the newest known is {known}"
      ),
      why: (
        "Kẻ lấy được khóa có thể ký một số bản lớn đến mức bản thật nào cũng thành cũ.",
        "Who has stolen the key could sign a number so large that every real version looks old."
      ),
      fix: ("Hỏi Văn phòng bằng đường khác.", "Ask the secretariat by another way.")
    ),
    make(
      "VER-152",
      .content,
      .error,
      (
        "Tệp zip không đúng từng bit như đã thông báo: chờ sha256 {expected}, thấy {found}",
        "The zip is not, to the last bit, the one that was announced: expected sha256 {expected}, found {found}"
      ),
      why: (
        "Nội dung có thể vẫn đúng, nhưng không phải tệp Văn phòng đã phát hành.",
        "The content may still be right, but it is not the file that was issued."
      ),
      fix: again
    ),
    make(
      "VER-153",
      .content,
      .error,
      (
        "Gói và thông báo bản mới nhất nói khác nhau về sổ nhận: {detail}",
        "The packet and the notice of the newest version speak of different ledgers: {detail}"
      ),
      why: (
        "Sổ nhận chỉ có thêm dòng, không bớt, không sửa; một trong hai bên dựa trên sổ khác.",
        "A ledger only gains entries, and none is changed: one of the two relies on another ledger."
      ),
      fix: (
        "Giữ cả hai làm bằng chứng; báo Thường trực HĐND.",
        "Keep both as evidence; tell the Standing Body."
      )
    ),
  ]

  private static let notices: [Entry] = [
    make(
      "SIG-130",
      .content,
      .warning,
      (
        "Không dùng thông báo {file}: {detail}",
        "The notice {file} was not used: {detail}"
      ),
      why: (
        "Thông báo không đúng chữ ký thì không cho biết bản nào mới nhất.",
        "A notice without a good signature says nothing about the newest version."
      ),
      fix: (
        "Lấy lại latest.txt và latest.txt.minisig từ Văn phòng.",
        "Get latest.txt and latest.txt.minisig again from the secretariat."
      )
    ),
    make(
      "SIG-131",
      .content,
      .warning,
      (
        "Không dùng thông báo cũ, làm lúc {issued}: đã thấy thông báo làm lúc {known}",
        "A notice of {issued} was not used: one of {known} has been seen"
      ),
      why: (
        "Thông báo cũ có thể được đưa lại để giấu bản mới.",
        "An old notice may be handed out again to hide a newer version."
      ),
      fix: (
        "Lấy latest.txt mới từ Văn phòng.",
        "Get a new latest.txt from the secretariat."
      )
    ),
    make(
      "SIG-132",
      .content,
      .warning,
      (
        "Đồng hồ máy này sai: đang là {now}, trước cả lúc làm thông báo, {issued}",
        "This machine’s clock is wrong: it says {now}, before the notice was issued, {issued}"
      ),
      why: (
        "Đồng hồ sai thì không biết thông báo còn hiệu lực không.",
        "With a wrong clock nobody knows whether the notice is still valid."
      ),
      fix: ("Đặt lại ngày giờ của máy.", "Set the machine’s date and time.")
    ),
    make(
      "SIG-142",
      .content,
      .warning,
      (
        "Không ghi nhớ được những gì vừa biết: {file}: {detail}",
        "What was learned could not be kept: {file}: {detail}"
      ),
      why: (
        "Lần sau, một bản cũ có thể trông như bản mới nhất.",
        "Next time an old version may look like the newest."
      ),
      fix: ("Xem quyền ghi của thư mục đó.", "See whether that folder can be written to.")
    ),
  ]

  private static let keys: [Entry] = [
    make(
      "CFG-182",
      .configuration,
      .error,
      (
        "Không dùng được khóa {file}: {detail}",
        "The key {file} can’t be used: {detail}"
      ),
      why: (
        "Không có khóa thì không ký, không ghim, không đổi khóa được.",
        "Without the key nothing can be signed, pinned or rotated."
      ),
      fix: (
        "Xem lại tệp và mật khẩu.",
        "Look at the file and the password."
      )
    ),
    make(
      "CFG-183",
      .configuration,
      .error,
      (
        "Khóa đã ghim không dùng được: {file}: {detail}",
        "The pin can’t be used: {file}: {detail}"
      ),
      why: (
        "Không đọc được khóa đã ghim thì không biết phải đòi chữ ký của ai.",
        "Without the pins nobody knows whose signature is required."
      ),
      fix: (
        "Xem lại: kyhop trust list; bỏ và ghim lại nếu cần: kyhop trust remove TÊN.",
        "See: kyhop trust list; remove and add it again if need be: kyhop trust remove NAME."
      )
    ),
    make(
      "CFG-184",
      .configuration,
      .error,
      (
        "Không ký được {file}: {detail}",
        "{file} can’t be signed: {detail}"
      ),
      why: (
        "Chữ ký là lời bảo đảm: chỉ ký gói nguyên vẹn, bằng đúng khóa.",
        "A signature vouches: only a whole packet is signed, and with the right key."
      ),
      fix: (
        "Kiểm tra gói trước: kyhop verify GÓI; xem khóa: kyhop keys show.",
        "First verify the packet: kyhop verify PACKET; see the keys: kyhop keys show."
      )
    ),
    make(
      "CFG-185",
      .configuration,
      .error,
      (
        "Dấu vân tay không khớp: khóa này là {fingerprint}",
        "The fingerprint differs: this key is {fingerprint}"
      ),
      why: (
        "Đây là lúc duy nhất mà khóa giả có thể lọt vào; sau đó mọi gói đều dựa vào nó.",
        "This is the one moment at which a false key can slip in; every packet rests on it afterwards."
      ),
      fix: (
        "Nhập ít nhất bốn nhóm đầu đúng như in trong giấy mời; không khớp thì đừng ghim.",
        "Type at least the first four groups as the invitation has them; if they differ, do not pin it."
      )
    ),
  ]
}
