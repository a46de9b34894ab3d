/// What the archive's reader expected and found, in Vietnamese too. The
/// reader itself knows no languages; its phrases are few.
enum ArchiveWords {
  static func text(_ english: String) -> LocalizedText {
    for (pattern, vietnamese) in phrases {
      if let parts = match(pattern, english) {
        return LocalizedText(vi: fill(vietnamese, parts), en: english)
      }
    }
    return .same(english)
  }

  /// `#` stands for a number, `@` for the rest.
  private static let phrases: [(String, String)] = [
    ("the end record as the last # bytes", "bản ghi kết thúc nằm ở # byte cuối"),
    ("at most # bytes, # in all, ratio #", "nhiều nhất # byte một tệp, # byte cả gói, tỷ lệ nén #"),
    ("at most # bytes", "nhiều nhất # byte"),
    ("at most # deflate blocks", "nhiều nhất # khối nén"),
    ("one disk", "một đĩa"),
    ("several", "nhiều đĩa"),
    ("# to # members", "từ # đến # tệp"),
    ("a directory that ends at byte #", "mục lục kết thúc ở byte #"),
    ("one that ends at #", "mục lục kết thúc ở #"),
    ("a directory of at most # bytes", "mục lục nhiều nhất # byte"),
    ("a directory record", "một dòng mục lục"),
    ("a record inside the directory", "dòng nằm gọn trong mục lục"),
    ("one that reaches beyond it", "dòng vượt ra ngoài"),
    ("exactly # records", "đúng # dòng mục lục"),
    ("more bytes", "còn thừa byte"),
    ("other bytes", "byte khác"),
    ("a local header at byte #", "phần đầu của tệp ở byte #"),
    ("a local header", "phần đầu của tệp"),
    ("local headers of at most # bytes in all", "các phần đầu cộng lại nhiều nhất # byte"),
    ("data before the directory", "dữ liệu nằm trước mục lục"),
    ("data beyond its start", "dữ liệu lấn sang mục lục"),
    ("data up to byte #", "dữ liệu đến byte #"),
    ("the directory at byte #", "mục lục ở byte #"),
    ("the directory", "mục lục"),
    ("version #, as in the directory", "phiên bản # như trong mục lục"),
    ("flags #, as in the directory", "cờ # như trong mục lục"),
    ("method #, as in the directory", "kiểu nén # như trong mục lục"),
    ("time #, as in the directory", "giờ # như trong mục lục"),
    ("date #, as in the directory", "ngày # như trong mục lục"),
    ("name length #, as in the directory", "độ dài tên # như trong mục lục"),
    ("CRC-32 and sizes as in the directory: @", "CRC-32 và kích thước như trong mục lục: @"),
    ("the same name", "cùng một tên"),
    ("no comment", "không có chú thích"),
    ("no extra field", "không có trường phụ"),
    ("sizes", "kích thước"),
    ("a zip64 mark", "dấu của zip64"),
    ("stored or deflated, no flags", "lưu nguyên hoặc nén deflate, không cờ"),
    (
      "method #, flags #, version #, # bytes in #",
      "kiểu nén #, cờ #, phiên bản #, # byte trong #"
    ),
    ("a plain portable name", "tên gọn, dùng được trên mọi máy"),
    ("non-ASCII name @", "tên có ký tự ngoài ASCII @"),
    ("name of # bytes", "tên dài # byte"),
    ("# levels in @", "# cấp thư mục trong @"),
    ("component of # bytes in @", "phần tên dài # byte trong @"),
    ("character not allowed in @", "ký tự không được dùng trong @"),
    ("leading or trailing character in @", "ký tự đầu hoặc cuối không được dùng trong @"),
    ("device name @", "tên trùng tên thiết bị @"),
    ("a regular file, mode #, made on Unix", "tệp thường, quyền #, tạo trên Unix"),
    ("made-by #, attributes #", "nơi tạo #, thuộc tính #"),
    ("one date for all, at 00:00:00", "mọi tệp cùng một ngày, lúc 00:00:00"),
    ("date #, time #", "ngày #, giờ #"),
    ("a date", "một ngày có thật"),
    ("names that differ beyond case", "các tên khác nhau không chỉ ở chữ hoa, chữ thường"),
    ("the name twice", "một tên hai lần"),
    ("a file and a folder", "vừa là tệp vừa là thư mục"),
    ("two spellings of a folder", "một thư mục viết hai cách"),
    ("# bytes from #", "# byte từ #"),
    ("# from #", "# từ #"),
    ("# bytes", "# byte"),
    ("more", "nhiều hơn"),
    ("none", "không có"),
    ("a deflate stream", "luồng nén deflate"),
    ("one that is broken", "luồng nén hỏng"),
    ("the end of a deflate stream", "chỗ kết thúc luồng nén"),
    ("zero in the bits that inflating skips", "bit đệm bằng 0"),
    ("others", "khác 0"),
    ("the same # members", "đúng # tệp ấy"),
    ("another member #", "tệp thứ # khác"),
    ("# members", "# tệp"),
    ("a file that changed meanwhile", "tệp bị sửa trong khi đang đọc"),
    ("the end of the file", "hết tệp"),
    ("one top folder", "đúng một thư mục gốc"),
    ("Zip archive inconsistent", "libzip báo không nhất quán"),
  ]

  /// What stands at the marks of a pattern, if the text is of its form.
  private static func match(_ pattern: String, _ text: String) -> [Substring]? {
    var parts: [Substring] = []
    var rest = text[...]
    for character in pattern {
      switch character {
      case "#":
        let number = rest.prefix { $0.isASCII && $0.isNumber }
        guard !number.isEmpty else { return nil }
        parts.append(number)
        rest = rest.dropFirst(number.count)
      case "@":
        parts.append(rest)
        return parts
      default:
        guard rest.first == character else { return nil }
        rest = rest.dropFirst()
      }
    }
    return rest.isEmpty ? parts : nil
  }

  private static func fill(_ pattern: String, _ parts: [Substring]) -> String {
    var parts = parts[...]
    return pattern.reduce(into: "") { text, character in
      if character == "#" || character == "@" {
        text += parts.popFirst() ?? ""
      } else {
        text.append(character)
      }
    }
  }
}
