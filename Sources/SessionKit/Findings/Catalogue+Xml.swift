extension Catalogue {
  /// XML: well-formed and by the schema.
  static let xml: [Entry] = [
    make(
      "XML-101",
      .content,
      .error,
      (
        "Tệp XML không đúng cú pháp: {detail}",
        "Not well-formed XML: {detail}"
      ),
      why: (
        "Máy nào đọc cũng phải ra cùng một văn bản; tệp sai cú pháp thì không chương trình nào đọc giống nhau.",
        "Every machine must read the same text; a malformed file is read differently by each, or by none."
      ),
      fix: (
        "Mở tệp bằng chương trình đã soạn ra nó, sửa ở dòng đã nêu rồi lưu và nộp lại.",
        "Open it in the program that made it, mend the line named, save and hand in again."
      ),
      sample: "xml-malformed-rejected"
    ),
    make(
      "XML-110",
      .content,
      .error,
      (
        "Tệp XML bị từ chối ({rule}): {detail}",
        "XML refused ({rule}): {detail}"
      ),
      why: (
        "Ký tự ẩn, chú thích giữa câu hay cấu trúc quá lớn có thể làm người đọc và máy thấy hai văn bản khác nhau.",
        "Hidden characters, comments inside text or excessive structure can show one text to people and another to machines."
      ),
      fix: (
        "Xóa phần đã nêu rồi lưu lại tệp.",
        "Remove what is named and save again."
      )
    ),
    make(
      "XML-120",
      .content,
      .error,
      (
        "Thẻ <{element}> không đúng lược đồ: {detail}",
        "<{element}> is against the schema: {detail}"
      ),
      why: (
        "Văn bản phải đủ phần, đúng thứ tự thì mới dẫn chiếu, so sánh và kiểm tra được.",
        "Only a document with all its parts in order can be cited, compared and checked."
      ),
      fix: (
        "Sửa thẻ ở dòng đã nêu theo mẫu của loại văn bản này.",
        "Mend the element on the line named, after the form of this kind of document."
      ),
      sample: "xml-schema-invalid-rejected"
    ),
    make(
      "XML-180",
      .content,
      .error,
      (
        "Tệp có khai báo DOCTYPE, đã từ chối đọc",
        "The file has a DOCTYPE declaration: refused"
      ),
      why: (
        "DOCTYPE cho phép kéo nội dung từ tệp khác hoặc làm treo máy.",
        "A DOCTYPE can pull in other files or exhaust the machine."
      ),
      fix: (
        "Xóa dòng <!DOCTYPE …> rồi lưu lại.",
        "Delete the <!DOCTYPE …> line and save again."
      ),
      sample: "xml-doctype-refused-rejected"
    ),
    make(
      "XML-190",
      .content,
      .error,
      (
        "Không phải văn bản XML bằng bảng mã UTF-8: {detail}",
        "Not XML text in UTF-8: {detail}"
      ),
      why: (
        "Chỉ UTF-8 cho ra cùng một chữ trên mọi máy.",
        "Only UTF-8 gives the same letters on every machine."
      ),
      fix: (
        "Lưu lại tệp với bảng mã UTF-8, không có BOM.",
        "Save the file as UTF-8 without a byte order mark."
      )
    ),
  ]
}
