extension LocalizedText {
  /// What the readers of XML, Word, ODT and PDF files say, in English; in
  /// Vietnamese where the phrase is known.
  static func technical(_ message: String) -> LocalizedText {
    LocalizedText(vi: TechnicalWords.vietnamese(message), en: message)
  }
}

private enum TechnicalWords {
  static func vietnamese(_ message: String) -> String {
    guard let (subject, rest) = subject(of: message) else { return translated(message, by: phrases) }
    return subject + translated(rest, by: violations)
  }

  /// `Element 'item', attribute 'number': …`: the finding names the element
  /// itself.
  private static func subject(of message: String) -> (subject: String, rest: String)? {
    guard let found = message.wholeMatch(of: /Element '[^']*'(?:, attribute '([^']*)')?: (.*)/) else {
      return nil
    }
    return (found.1.map { "thuộc tính \($0): " } ?? "", String(found.2))
  }

  private static func translated(_ message: String, by book: Phrasebook) -> String {
    guard let (ours, found) = book.find(message) else { return message }
    var places = found
    // A set, `{'vi', 'en'}`.
    places["values"] = places["values"]?.filter { !"{}'".contains($0) }
    return Catalogue.render(ours, places.mapValues { .same($0) }, .vi)
  }

  /// What libxml2 says of a document that is against its schema.
  private static let violations = Phrasebook([
    "The attribute '{name}' is required but missing.": "thiếu thuộc tính {name}",
    "The attribute '{name}' is not allowed.": "thuộc tính {name} không được dùng ở đây",
    "This element is not expected. Expected is ( {names} ).":
      "thẻ này không được đứng ở đây; chỗ này phải là {names}",
    "This element is not expected. Expected is one of ( {names} ).":
      "thẻ này không được đứng ở đây; chỗ này phải là một trong: {names}",
    "This element is not expected.": "thẻ này không được đứng ở đây",
    "Missing child element(s). Expected is ( {names} ).": "bên trong thiếu {names}",
    "Missing child element(s). Expected is one of ( {names} ).": "bên trong thiếu một trong: {names}",
    "Missing child element(s).": "bên trong còn thiếu",
    "[facet 'pattern'] The value '' is not accepted by the pattern '{pattern}'.": "đang để trống",
    "[facet 'pattern'] The value '{value}' is not accepted by the pattern '{pattern}'.":
      "“{value}” không đúng mẫu {pattern}",
    "[facet 'enumeration'] The value '{value}' is not an element of the set {values}.":
      "“{value}” không thuộc các giá trị được dùng: {values}",
    "[facet '{facet}'] The value has a length of '{size}'; this exceeds the allowed maximum length of '{limit}'.":
      "dài {size} ký tự, nhiều nhất là {limit}",
    "[facet '{facet}'] The value has a length of '{size}'; this underruns the allowed minimum length of '{limit}'.":
      "dài {size} ký tự, ít nhất là {limit}",
    "[facet '{facet}'] The value '{value}' is greater than the maximum value allowed ('{limit}').":
      "{value} quá lớn, nhiều nhất là {limit}",
    "[facet '{facet}'] The value '{value}' is less than the minimum value allowed ('{limit}').":
      "{value} quá nhỏ, ít nhất là {limit}",
    "'{value}' is not a valid value of the atomic type 'xs:date'.":
      "“{value}” không phải ngày viết theo mẫu 2025-12-08",
    "'{value}' is not a valid value of the atomic type 'dayType'.":
      "“{value}” không phải ngày viết theo mẫu 2025-12-08",
    "'{value}' is not a valid value of the {kind} type '{name}'.": "“{value}” không đúng kiểu {name}",
    "'{value}' is not a valid value of the {kind} type.": "“{value}” không đúng kiểu giá trị",
    "Character content other than whitespace is not allowed because the content type is 'element-only'.":
      "bên trong chỉ được có thẻ, không được có chữ",
    "Character content is not allowed, because the content type is empty.": "thẻ này phải để trống",
    "Element content is not allowed, because the content type is empty.": "thẻ này phải để trống",
    "Element content is not allowed, because {reason}.": "bên trong chỉ được có chữ, không được có thẻ",
    "No matching global declaration available for the validation root.":
      "tệp loại này không bắt đầu bằng thẻ ấy",
    "Duplicate key-sequence [{value}] in {kind} identity-constraint '{name}'.": "giá trị {value} bị lặp",
    "No match found for key-sequence [{value}] of keyref '{name}'.": "không có nơi nào mang giá trị {value}",
  ])

  /// The rest: of XML that is not admitted, of Word and ODT files, of PDFs.
  private static let phrases = Phrasebook([
    "Opening and ending tag mismatch: {name} line {line} and {other}":
      "thẻ <{name}> mở ở dòng {line} nhưng bị đóng bằng </{other}>",
    "Couldn't find end of Start Tag {name} line {line}": "thẻ <{name}> ở dòng {line} viết dở, thiếu dấu >",
    "Couldn't find end of Start Tag {name}": "thẻ <{name}> viết dở, thiếu dấu >",
    "Premature end of data in tag {name} line {line}": "tệp dừng khi thẻ <{name}> mở ở dòng {line} chưa đóng",
    "Start tag expected, '<' not found": "không thấy thẻ mở đầu",
    "Document is empty": "tệp không có nội dung",
    "Extra content at the end of the document": "sau thẻ đóng cuối cùng còn nội dung thừa",
    "EntityRef: expecting ';'": "dấu & phải viết là &amp;",
    "{place}: no name": "dấu & phải viết là &amp;",
    "Entity '{name}' not defined": "&{name}; không dùng được ở đây; viết thẳng chữ ấy ra",
    "AttValue: \" or ' expected": "giá trị của thuộc tính phải đặt trong dấu ngoặc kép",
    "AttValue: ' expected": "giá trị của thuộc tính thiếu dấu nháy đóng",
    "AttValue: \" expected": "giá trị của thuộc tính thiếu dấu ngoặc kép đóng",
    "attributes construct error": "các thuộc tính viết sai: thiếu dấu cách hoặc dấu ngoặc kép",
    "Specification mandates value for attribute {name}": "thuộc tính {name} thiếu giá trị",
    "Unescaped '<' not allowed in attributes values": "dấu < trong thuộc tính phải viết là &lt;",
    "PCDATA invalid Char value {number}": "có ký tự điều khiển số {number}",
    "Namespace prefix {name} on {element} is not defined":
      "tiền tố {name}: của thẻ <{element}> chưa khai báo",
    "Namespace prefix {name} for {attribute} on {element} is not defined":
      "tiền tố {name}: của thuộc tính {attribute} chưa khai báo",
    "Attribute {name} redefined": "thuộc tính {name} ghi hai lần",
    "StartTag: invalid element name": "sau dấu < không phải tên thẻ; dấu < trong câu phải viết là &lt;",
    "Comment not terminated": "chú thích <!-- chưa đóng bằng -->",
    "the file is empty": "tệp rỗng",
    "begins with a byte order mark": "đầu tệp có dấu BOM",
    "does not begin with \"<\"": "tệp không bắt đầu bằng dấu <",
    "a NUL byte": "có byte NUL",
    "control character {code}": "có ký tự điều khiển {code}",
    "forbidden character {code}": "có ký tự không được phép {code}",
    "not UTF-8": "có chỗ không phải UTF-8",
    "document type declaration": "có khai báo DOCTYPE",
    "processing instruction": "có chỉ thị xử lý <?…?>",
    "an XML declaration without end": "khai báo <?xml chưa đóng",
    "XML version {version}": "XML bản {version}",
    "encoding {name}": "bảng mã {name}",
    "a tree of more than {limit} bytes in memory": "khi đọc chiếm hơn {limit} byte bộ nhớ",
    "a tag of more than {limit} bytes": "có thẻ dài hơn {limit} byte",
    "more than {limit} attributes": "hơn {limit} thuộc tính",
    "more than {limit} different names": "hơn {limit} tên khác nhau",
    "more than {limit} elements": "hơn {limit} thẻ",
    "deeper than {limit} elements": "thẻ lồng nhau quá {limit} tầng",
    "more than {limit} name spaces": "hơn {limit} không gian tên",
    "more than {limit} paragraphs": "hơn {limit} đoạn",
    "{size} bytes, more than {limit}": "{size} byte, quá {limit}",
    "missing": "thiếu",
    "empty": "tệp rỗng",
    "no zip": "không phải tệp nén zip",
    "no body": "không có phần thân",
    "no text": "không có phần chữ",
    "text boxes in text boxes": "hộp chữ lồng trong hộp chữ",
    "tables in tables": "bảng lồng trong bảng quá sâu",
    "tables or frames inside each other": "bảng hoặc khung lồng nhau quá sâu",
    "no %PDF- line": "không có dòng %PDF-",
    "no startxref, %%EOF at the end": "tệp bị cụt, thiếu phần cuối (startxref, %%EOF)",
    "no pages found": "không thấy trang nào",
  ])
}

extension Phrasebook {
  /// Of phrases whose English stays as it is.
  fileprivate init(_ vietnamese: KeyValuePairs<String, String>) {
    self.init(vietnamese.map { (theirs: $0.key, ours: LocalizedText(vi: $0.value, en: $0.key)) })
  }
}
