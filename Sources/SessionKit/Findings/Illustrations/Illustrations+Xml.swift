extension Illustrations {
  /// XML: well-formed and by the schema; what the running of rules tells.
  static let xml = #"""
    XML-101
    - <p>Điều 1. Phạm vi điều chỉnh (thẻ <p> mở mà không đóng)
    + <p>Điều 1. Phạm vi điều chỉnh</p>
    - <p>Điều 1. Phạm vi điều chỉnh (<p> is opened and never closed)
    + <p>Điều 1. Phạm vi điều chỉnh</p>

    XML-110
    - Trong “500 triệu đồng” có ký tự ẩn đảo chiều chữ (U+202E): người và máy đọc ra hai con số
    + “500 triệu đồng” chỉ gồm những chữ nhìn thấy được
    - “500 triệu đồng” hides a character that turns the direction (U+202E): people and machines read two figures
    + “500 triệu đồng” holds nothing but the letters that one sees

    XML-120
    - <article><num>Điều 3.</num> … (điều không có eId)
    + <article eId="art_3"><num>Điều 3.</num> …
    - <article><num>Điều 3.</num> … (the article has no eId)
    + <article eId="art_3"><num>Điều 3.</num> …

    XML-130
    - Hội đồng tự quy định trích yếu không quá 120 chữ; trích yếu của dự thảo dài 180 chữ
    + Trích yếu rút gọn còn 90 chữ
    - The council’s own rule: a subject has at most 120 letters; that of the draft has 180
    + The subject is cut down to 90 letters

    XML-131
    - Báo cáo trái quy tắc ở 12.000 chỗ: 10.000 chỗ đầu được nêu, 2.000 chỗ sau thì không
    + Mọi chỗ trái quy tắc còn lại đều được nêu
    - A report is against the rules in 12,000 places: the first 10,000 are told, 2,000 are not
    + Every place that is left is told

    XML-180
    - <!DOCTYPE akomaNtoso SYSTEM "akn.dtd">
    + Sau dòng <?xml version="1.0" encoding="UTF-8"?> là ngay thẻ <akomaNtoso>
    - <!DOCTYPE akomaNtoso SYSTEM "akn.dtd">
    + <akomaNtoso> follows right upon <?xml version="1.0" encoding="UTF-8"?>

    XML-190
    - <?xml version="1.0" encoding="UTF-16"?>
    + <?xml version="1.0" encoding="UTF-8"?>
    - <?xml version="1.0" encoding="UTF-16"?>
    + <?xml version="1.0" encoding="UTF-8"?>
    """#
}
