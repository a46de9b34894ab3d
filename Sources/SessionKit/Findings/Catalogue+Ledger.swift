extension Catalogue {
  /// DDL-19x: the ledger as a log, its receipts and checkpoints.
  static let ledger: [Entry] = [
    make(
      "DDL-190",
      .content,
      .error,
      (
        "{file} không phải biên nhận hay dấu kiểm của sổ nhận: {detail}",
        "{file} is no receipt and no checkpoint of a ledger: {detail}"
      ),
      why: (
        "Tệp đã bị sửa, hỏng khi truyền, hoặc là tệp khác.",
        "It was altered, damaged on its way, or is another file."
      ),
      fix: (
        "Xin lại tệp từ nơi đã giao.",
        "Get it again from whoever gave it."
      )
    ),
    make(
      "DDL-191",
      .content,
      .error,
      (
        "{file} không chứng minh được gì: {detail}",
        "{file} proves nothing: {detail}"
      ),
      why: (
        "Chỉ chữ ký bằng khóa của sổ nhận lên đúng dòng này mới là bằng chứng.",
        "Only what the ledger’s key has signed, with this very entry, is evidence."
      ),
      fix: (
        "Kiểm tra xem khóa dùng để đối chiếu có đúng là khóa Văn phòng công bố không.",
        "See whether the key is the one that the secretariat has published."
      )
    ),
    make(
      "DDL-192",
      .content,
      .error,
      (
        "Sổ nhận mâu thuẫn với {file}: {detail}",
        "The ledger contradicts {file}: {detail}"
      ),
      why: (
        "Điều đã ký là bất biến: sổ đã bị thêm, bớt, sửa dòng, hoặc có hai sổ khác nhau.",
        "What was signed stays: the ledger gained, lost or changed an entry, or there are two ledgers."
      ),
      fix: (
        "Giữ cả sổ và tệp này làm bằng chứng; báo Thường trực HĐND.",
        "Keep both as evidence; tell the Standing Body."
      )
    ),
    make(
      "DDL-193",
      .content,
      .error,
      (
        "Phần sổ nhận trong gói không khớp dấu kiểm ({file}): {detail}",
        "The ledger in the packet does not go with its checkpoint ({file}): {detail}"
      ),
      why: (
        "Gói phải chứng minh được các dòng sổ mà nó dựa vào đã được ký.",
        "A packet has to prove that the entries it relies on were signed."
      ),
      fix: (
        "Không dùng gói này; lấy lại từ nguồn của Văn phòng.",
        "Do not use it; get it again from the secretariat."
      )
    ),
    make(
      "DDL-194",
      .content,
      .error,
      (
        "Gói nói về biên nhận {receipt} khác với dòng trong sổ: {detail}",
        "What the packet says of receipt {receipt} is not what its entry says: {detail}"
      ),
      why: (
        "Số, giờ nhận, nơi nộp và mã băm của tài liệu phải đúng như dòng sổ đã ký.",
        "Number, time, sender and digest of a document must be those of the signed entry."
      ),
      fix: (
        "Không dùng gói này; báo cho Văn phòng.",
        "Do not use it; tell the secretariat."
      )
    ),
    make(
      "DDL-195",
      .content,
      .error,
      (
        "Dòng {line} của sổ: giờ nhận {at}, giờ ghi {recorded} trái với thứ tự dòng",
        "Entry {line}: received {at}, recorded {recorded}, which goes against the order of entries"
      ),
      why: (
        "Giờ ghi không được lùi, giờ nhận không được sau giờ ghi.",
        "Entries are never recorded earlier than the one before, nor received after they were recorded."
      ),
      fix: (
        "Tin thứ tự dòng hơn giờ; hỏi người giữ sổ vì sao đồng hồ sai.",
        "Trust the order rather than the time; ask whoever keeps the ledger about the clock."
      )
    ),
    make(
      "DDL-196",
      .content,
      .warning,
      (
        "Dòng {line} của sổ ghi lúc {recorded}, lâu sau giờ nhận {at}, không nói vì sao",
        "Entry {line} was recorded at {recorded}, long after {at} when it is said to have come in, without a reason"
      ),
      why: (
        "Giờ nhận khác giờ ghi trên năm phút là lời của người ghi, không phải của máy.",
        "A time of receipt more than five minutes back is the clerk’s word, not the machine’s."
      ),
      fix: (
        "Hỏi người giữ sổ; dòng ghi sau của bản giấy mang dấu “paper”.",
        "Ask whoever keeps the ledger; what came in on paper is marked “paper”."
      )
    ),
    make(
      "DDL-197",
      .information,
      .note,
      (
        "{receipt}: {what}, nhận {received}, sha256 {digest}; dòng {index}, đã ký cùng {size} dòng",
        "{receipt}: {what}, received {received}, sha256 {digest}; entry {index} of {size} that were signed"
      ),
      why: (
        "Biên nhận chứng minh dòng này và thứ tự của nó trong sổ.",
        "A receipt proves this entry and its order in the ledger."
      ),
      fix: (
        "Không cần làm gì.",
        "Nothing."
      )
    ),
    make(
      "DDL-198",
      .information,
      .note,
      (
        "{file}: dấu kiểm đúng của {size} dòng",
        "{file}: a good checkpoint of {size} entries"
      ),
      why: (
        "Dấu kiểm chứng minh sổ đã có những dòng nào vào lúc ký.",
        "A checkpoint proves which entries the ledger had when it was signed."
      ),
      fix: (
        "Không cần làm gì.",
        "Nothing."
      )
    ),
    make(
      "DDL-199",
      .content,
      .error,
      (
        "Sổ nhận trong gói không ký bằng khóa sổ của {authority}",
        "The ledger in the packet is not signed with the ledger key of {authority}"
      ),
      why: (
        "keys.txt đã ghim nêu khóa nào ký sổ nhận; ai có khóa khác cũng viết được một sổ khác.",
        "The pinned keys.txt says which key signs the ledger; with another key anybody can write another ledger."
      ),
      fix: (
        "Không dùng gói này; hỏi Văn phòng vì sao khóa sổ khác.",
        "Do not use it; ask the secretariat why the key of the ledger is another one."
      )
    ),
  ]
}
