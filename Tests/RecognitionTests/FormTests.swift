import Recognition
import Testing

/// Letterheads, titles, grounds, signatures in the layouts that offices use.
@Suite struct FormTests {
  /// The fields, one a line, those that are empty left out.
  static func fields(_ document: RecognisedDocument) -> [String: String] {
    let fields = document.fields
    var found: [String: String] = [:]
    found["kind"] = fields.kind?.value.id
    found["issuer"] = fields.issuer?.value
    found["superior"] = fields.superior?.value
    found["symbol"] = fields.symbol?.value.value
    found["number"] = fields.symbol?.value.number
    found["year"] = fields.symbol?.value.year
    found["notation"] = fields.symbol?.value.notation
    found["date"] = fields.date?.value
    found["place"] = fields.place?.value
    found["title"] = fields.title?.value
    found["operative"] = fields.operative?.value
    found["closing"] = fields.closing?.value
    found["name"] = fields.signatoryName?.value
    found["draft"] = fields.draftMark?.value
    found["secrecy"] = fields.secrecyMark?.value
    found["urgency"] = fields.urgencyMark?.value
    func list(_ name: String, _ values: [Found<String>]) {
      if !values.isEmpty { found[name] = values.map(\.value).joined(separator: " | ") }
    }
    list("addressees", fields.addressees)
    list("bases", fields.legalBases)
    list("roles", fields.signatoryRoles)
    list("recipients", fields.recipients)
    return found
  }

  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var source: String
    var fields: [String: String]
    var testDescription: String { name }
  }

  /// Only the fields that a case names are compared; "" stands for none.
  @Test(arguments: letterheads + titles + preambles + endings)
  func parts(_ test: Case) throws {
    let document = recognise(test.source)
    let found = Self.fields(document)
    for (name, value) in test.fields {
      #expect(found[name] ?? "" == value, "\(name)")
    }
    try expectWhole(test.source)
  }

  static let end =
    "\n{cb}NGHỊ QUYẾT\n{cb}Về việc thử\n\n{i}Căn cứ Luật A;\n{cb}QUYẾT NGHỊ:\n{b}Điều 1. Một\nMột.\n"

  static let usual = [
    "issuer": "HỘI ĐỒNG NHÂN DÂN TỈNH SÔNG LAM", "symbol": "12/NQ-HĐND", "number": "12",
    "notation": "NQ-HĐND",
    "date": "2025-12-05", "place": "Sông Lam", "kind": "nghi-quyet", "title": "Về việc thử",
    "superior": "", "bases": "Căn cứ Luật A;", "operative": "QUYẾT NGHỊ:",
  ]

  static func merged(_ changes: [String: String]) -> [String: String] {
    usual.merging(changes) { $1 }
  }

  static let letterheads: [Case] = [
    Case(
      name: "two columns, two rows",
      source: """
        <table>
        {cb}HỘI ĐỒNG NHÂN DÂN
        {cb}TỈNH SÔNG LAM
        <cell>
        {cb}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        {cb}Độc lập - Tự do - Hạnh phúc
        <row>
        {c}Số: 12/NQ-HĐND
        <cell>
        {ci}Sông Lam, ngày 05 tháng 12 năm 2025
        </table>
        """ + end,
      fields: usual
    ),
    Case(
      name: "two columns, one row, rules and en dashes",
      source: """
        <table lines>
        {cb}HỘI ĐỒNG NHÂN DÂN
        {cb}TỈNH SÔNG LAM
        {c}_______
        {c}Số : 12 /NQ-HĐND
        <cell>
        {cb}CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
        {cb}Độc lập – Tự do – Hạnh Phúc
        {c}———————
        {ci}Sông Lam, ngày 5 tháng 12 năm 2025
        </table>
        """ + end,
      fields: usual
    ),
    Case(
      name: "tabs",
      source: """
        HỘI ĐỒNG NHÂN DÂN\\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        TỈNH SÔNG LAM\\t\\tĐộc lập - Tự do - Hạnh phúc
        Số: 12/NQ-HĐND\\tSông Lam, ngày05 tháng 12 năm 2025
        """ + end,
      fields: usual
    ),
    Case(
      name: "many spaces",
      source: """
        HỘI ĐỒNG NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        TỈNH SÔNG LAM              Độc lập - Tự do - Hạnh phúc
        Số: 12/NQ-HĐND             Sông Lam, ngày 05 tháng 12 năm 2025
        """ + end,
      fields: usual
    ),
    Case(
      name: "plain paragraphs, motto first",
      source: """
        {cb}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        {cb}Độc lập - Tự do - Hạnh phúc
        {c}---------------
        {b}HỘI ĐỒNG NHÂN DÂN
        {b}TỈNH SÔNG LAM
        Số: 12/NQ-HĐND
        {ri}Sông Lam, ngày 05 tháng 12 năm 2025
        """ + end,
      fields: usual
    ),
    Case(
      name: "a text box",
      source: """
        <box>
        {b}HỘI ĐỒNG NHÂN DÂN
        {b}TỈNH SÔNG LAM
        Số: 12/NQ-HĐND
        </box>
        <box>
        {b}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        {b}Độc lập - Tự do - Hạnh phúc
        {i}Sông Lam, ngày 05 tháng 12 năm 2025
        </box>

        """ + end,
      fields: usual
    ),
    Case(
      name: "one paragraph in each cell, broken by line breaks",
      source: """
        <table>
        {cb}HỘI ĐỒNG NHÂN DÂN\\nTỈNH SÔNG LAM\\n-------\\nSố: 12/NQ-HĐND
        <cell>
        {cb}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\\nĐộc lập - Tự do - Hạnh phúc\\n-------\\nSông Lam, ngày 05 tháng 12 năm 2025
        </table>
        """ + end,
      fields: usual
    ),
    Case(
      name: "three columns, the middle one empty",
      source: """
        <table>
        {cb}HỘI ĐỒNG NHÂN DÂN
        {cb}TỈNH SÔNG LAM
        <cell>

        <cell>
        {cb}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        {cb}Độc lập - Tự do - Hạnh phúc
        <row>
        {c}Số: 12/NQ-HĐND
        <cell>

        <cell>
        {ci}Sông Lam, ngày 05 tháng 12 năm 2025
        </table>
        """ + end,
      fields: usual
    ),
    Case(
      name: "none",
      source: end,
      fields: merged([
        "issuer": "", "symbol": "", "number": "", "notation": "", "date": "", "place": "",
      ])
    ),
    Case(
      name: "a draft: number and date blank, marks in the left column",
      source: """
        <table>
        {cb}HỘI ĐỒNG NHÂN DÂN
        {cb}TỈNH SÔNG LAM
        {c}Số:      /2025/NQ-HĐND
        {cb}DỰ THẢO LẦN 2
        <cell>
        {cb}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        {cb}Độc lập - Tự do - Hạnh phúc
        {ci}Sông Lam, ngày     tháng     năm 2025
        </table>
        """ + end,
      fields: merged([
        "symbol": "/2025/NQ-HĐND", "number": "", "year": "2025", "date": "", "draft": "DỰ THẢO LẦN 2",
      ])
    ),
    Case(
      name: "dots for blanks, a draft's mark in a frame",
      source: """
        <table lines>
        {cb}DỰ THẢO
        </table>
        <table>
        {cb}HỘI ĐỒNG NHÂN DÂN
        {cb}TỈNH SÔNG LAM
        <cell>
        {cb}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        {cb}Độc lập - Tự do - Hạnh phúc
        <row>
        {c}Số: ……/2025/NQ-HĐND
        <cell>
        {ci}Sông Lam, ngày …. tháng …. năm 2025
        </table>
        """ + end,
      fields: merged([
        "symbol": "……/2025/NQ-HĐND", "number": "……", "year": "2025", "date": "", "draft": "DỰ THẢO",
      ])
    ),
    Case(
      name: "secrecy and urgency",
      source: """
        <table>
        {cb}ỦY BAN NHÂN DÂN TỈNH SÔNG LAM
        {cb}SỞ TÀI CHÍNH
        {c}Số: 9/BC-STC
        {cb}T Ố I  M Ậ T
        {cb}HỎA TỐC
        <cell>
        {cb}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        {cb}Độc lập - Tự do - Hạnh phúc
        {ci}Sông Lam, ngày 01 tháng 02 năm 2026
        </table>

        {cb}BÁO CÁO
        {cb}Tình hình ngân sách
        """,
      fields: [
        "superior": "ỦY BAN NHÂN DÂN TỈNH SÔNG LAM", "issuer": "SỞ TÀI CHÍNH", "symbol": "9/BC-STC",
        "secrecy": "T Ố I  M Ậ T", "urgency": "HỎA TỐC", "date": "2026-02-01", "kind": "bao-cao",
        "title": "Tình hình ngân sách",
      ]
    ),
    Case(
      name: "a body that the lexicon does not know",
      source: """
        TRƯỜNG CHÍNH TRỊ\\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        TỈNH SÔNG LAM\\tĐộc lập - Tự do - Hạnh phúc
        Số: 3/BC-TCT\\tSông Lam, ngày 01 tháng 02 năm 2026
        {cb}BÁO CÁO
        {cb}Kết quả năm học
        """,
      fields: ["issuer": "TRƯỜNG CHÍNH TRỊ TỈNH SÔNG LAM", "kind": "bao-cao", "title": "Kết quả năm học"]
    ),
    Case(
      name: "standing body, three lines",
      source: """
        <table>
        {c}HỘI ĐỒNG NHÂN DÂN
        {c}TỈNH SÔNG LAM
        {cb}BAN KINH TẾ - NGÂN SÁCH
        {c}Số: 45/BC-KTNS
        <cell>
        {cb}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        {cb}Độc lập - Tự do - Hạnh phúc
        {ci}Sông Lam, ngày 01 tháng 12 năm 2025
        </table>

        {cb}BÁO CÁO
        {cb}Thẩm tra dự thảo Nghị quyết về dự toán
        """,
      fields: [
        "superior": "HỘI ĐỒNG NHÂN DÂN TỈNH SÔNG LAM", "issuer": "BAN KINH TẾ - NGÂN SÁCH",
        "kind": "bao-cao-tham-tra", "symbol": "45/BC-KTNS",
      ]
    ),
    Case(
      name: "a stray line, stars and a mark beside the title",
      source: """
        {cb}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        {cb}Độc lập - Tự do - Hạnh phúc
        {c}* * *
        {b}HỘI ĐỒNG NHÂN DÂN TỈNH SÔNG LAM
        {i}Tài liệu phục vụ kỳ họp
        Số: 12/NQ-HĐND
        {ri}Sông Lam, ngày 05 tháng 12 năm 2025
        {cb}NGHỊ QUYẾT (DỰ THẢO)
        {cb}Về việc thử

        {i}Căn cứ Luật A;
        {cb}QUYẾT NGHỊ:
        {b}Điều 1. Một
        """,
      fields: merged(["draft": "DỰ THẢO"])
    ),
    Case(
      name: "tabs for blanks",
      source: """
        <table>
        {cb}HỘI ĐỒNG NHÂN DÂN
        {cb}TỈNH SÔNG LAM
        {c}Số:\\t/2025/NQ-HĐND
        <cell>
        {cb}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        {cb}Độc lập - Tự do - Hạnh phúc
        {ci}Sông Lam, ngày\\ttháng\\tnăm 2025
        </table>
        """ + end,
      fields: merged(["symbol": "/2025/NQ-HĐND", "number": "", "year": "2025", "date": ""])
    ),
    Case(
      name: "the title in the letterhead's table",
      source: """
        <table>
        {cb}HỘI ĐỒNG NHÂN DÂN
        {cb}TỈNH SÔNG LAM
        {c}Số: 12/NQ-HĐND
        <cell>
        {cb}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        {cb}Độc lập - Tự do - Hạnh phúc
        {ci}Sông Lam, ngày 05 tháng 12 năm 2025
        <row>
        {cb}NGHỊ QUYẾT
        {cb}Về việc thử
        </table>

        {i}Căn cứ Luật A;
        {cb}QUYẾT NGHỊ:
        {b}Điều 1. Một
        """,
      fields: usual
    ),
  ]

  static let titles: [Case] = [
    Case(
      name: "kind and title on one line",
      source: "{cb}TỜ TRÌNH Về việc ban hành Nghị quyết về học phí\n\nKính gửi: Hội đồng nhân dân tỉnh",
      fields: [
        "kind": "to-trinh", "title": "Về việc ban hành Nghị quyết về học phí",
        "addressees": "Hội đồng nhân dân tỉnh",
      ]
    ),
    Case(
      name: "a title over three lines, no rule below",
      source: """
        {cb}BÁO CÁO
        {cb}Kết quả thực hiện nhiệm vụ phát triển
        {cb}kinh tế - xã hội năm 2025 và nhiệm vụ,
        {cb}giải pháp năm 2026
        {j}Năm 2025, tỉnh đã đạt nhiều kết quả.
        """,
      fields: [
        "title":
          "Kết quả thực hiện nhiệm vụ phát triển kinh tế - xã hội năm 2025 và nhiệm vụ, giải pháp năm 2026",
        "bases": "",
      ]
    ),
    Case(
      name: "spaced letters",
      source:
        "{cb}N G H Ị   Q U Y Ế T\n{cb}Về việc thử\n\nCăn cứ Luật A;\n{cb}Q U Y Ế T  N G H Ị :\nĐiều 1. Một",
      fields: ["kind": "nghi-quyet", "title": "Về việc thử", "operative": "Q U Y Ế T  N G H Ị :"]
    ),
    Case(
      name: "broken by a line break",
      source:
        "{cb}NGHỊ QUYẾT\\nVề dự toán ngân sách\\nnăm 2026\n\nCăn cứ Luật A;\n{cb}QUYẾT NGHỊ\nĐiều 1. Một",
      fields: ["kind": "nghi-quyet", "title": "Về dự toán ngân sách năm 2026", "operative": "QUYẾT NGHỊ"]
    ),
    Case(
      name: "a session in brackets is no title",
      source:
        "{cb}BÁO CÁO\n{cb}Công tác năm 2025\n{ci}(Trình tại kỳ họp thứ 14)\n\nThực hiện Luật A, báo cáo như sau:",
      fields: ["title": "Công tác năm 2025", "bases": "Thực hiện Luật A, báo cáo như sau:"]
    ),
    Case(
      name: "a title that begins like a ground",
      source: "{cb}BÁO CÁO\n{cb}Thực hiện Nghị quyết số 5/NQ-HĐND\n\n1. Kết quả.\n2. Hạn chế.",
      fields: ["title": "Thực hiện Nghị quyết số 5/NQ-HĐND", "bases": ""]
    ),
  ]

  static let preambles: [Case] = [
    Case(
      name: "body, term and session over the grounds; no colon",
      source: """
        {cb}NGHỊ QUYẾT
        {cb}VỀ VIỆC THỬ
        {cb}HỘI ĐỒNG NHÂN DÂN TỈNH SÔNG LAM
        {cb}KHÓA XVIII, KỲ HỌP THỨ 14
        Căn cứ Luật A;
        Căn cứ Luật B;
        Theo đề nghị của Ủy ban nhân dân tỉnh tại Tờ trình số 5/TTr-UBND,
        {cb}QUYẾT NGHỊ
        Điều 1. Một
        """,
      fields: [
        "bases":
          "Căn cứ Luật A; | Căn cứ Luật B; | Theo đề nghị của Ủy ban nhân dân tỉnh tại Tờ trình số 5/TTr-UBND,",
        "operative": "QUYẾT NGHỊ",
      ]
    ),
    Case(
      name: "the form of 2025",
      source: """
        {cb}NGHỊ QUYẾT
        {cb}Quy định mức chi

        {i}Căn cứ Luật A;
        {i}Xét Tờ trình số 5/TTr-UBND; Báo cáo thẩm tra; ý kiến thảo luận;
        {i}Hội đồng nhân dân tỉnh Sông Lam ban hành Nghị quyết quy định mức chi.
        {b}Điều 1. Một
        """,
      fields: [
        "bases": "Căn cứ Luật A; | Xét Tờ trình số 5/TTr-UBND; Báo cáo thẩm tra; ý kiến thảo luận;",
        "operative": "Hội đồng nhân dân tỉnh Sông Lam ban hành Nghị quyết quy định mức chi.",
      ]
    ),
    Case(
      name: "grounds glued by line breaks",
      source:
        "{cb}NGHỊ QUYẾT\n{cb}Về thử\n\nCăn cứ Luật A;\\nCăn cứ Luật B về\\nviệc b;\\nXét Tờ trình.\n{cb}QUYẾT NGHỊ:\nĐiều 1. Một",
      fields: ["bases": "Căn cứ Luật A; | Căn cứ Luật B về việc b; | Xét Tờ trình."]
    ),
    Case(
      name: "several addressees",
      source: """
        {cb}TỜ TRÌNH
        {cb}Về việc thử

        {c}Kính gửi:
        - Hội đồng nhân dân tỉnh;
        - Thường trực Hội đồng nhân dân tỉnh.

        Căn cứ Luật A;
        Ủy ban nhân dân tỉnh trình như sau:
        """,
      fields: [
        "addressees": "Hội đồng nhân dân tỉnh | Thường trực Hội đồng nhân dân tỉnh",
        "bases": "Căn cứ Luật A;",
        "operative": "",
      ]
    ),
  ]

  static let body =
    "{cb}NGHỊ QUYẾT\n{cb}Về thử\n\nCăn cứ Luật A;\n{cb}QUYẾT NGHỊ:\nĐiều 1. Một\n1. Khoản một.\n2. Khoản hai.\n"

  static let endings: [Case] = [
    Case(
      name: "a table: recipients, signature",
      source: body + """
        Nghị quyết này đã được Hội đồng nhân dân tỉnh khóa XVIII thông qua ngày 05 tháng 12 năm 2025./.
        <table>
        {b}Nơi nhận:
        - Chính phủ;
        - Lưu: VT, TH.
        <cell>
        {cb}KT. CHỦ TỊCH
        {cb}PHÓ CHỦ TỊCH


        {cb}Lê Văn Nam
        </table>
        """,
      fields: [
        "closing":
          "Nghị quyết này đã được Hội đồng nhân dân tỉnh khóa XVIII thông qua ngày 05 tháng 12 năm 2025./.",
        "roles": "KT. CHỦ TỊCH | PHÓ CHỦ TỊCH", "name": "Lê Văn Nam", "recipients": "Chính phủ | Lưu: VT, TH",
      ]
    ),
    Case(
      name: "tabs",
      source: body + """
        Nơi nhận:\\tTM. ỦY BAN NHÂN DÂN
        - Như trên;\\tCHỦ TỊCH
        - Lưu: VT.

        \\t\\tY Hlôih Niê
        """,
      fields: [
        "roles": "TM. ỦY BAN NHÂN DÂN | CHỦ TỊCH", "name": "Y Hlôih Niê", "recipients": "Như trên | Lưu: VT",
      ]
    ),
    Case(
      name: "plain paragraphs, signature first",
      source: body + """
        {rb}CHỦ TỊCH

        {r}(Đã ký)

        {rb}NGUYỄN VĂN AN
        {bi}Nơi nhận:
        - Như Điều 2;
        - Lưu: VT.
        """,
      fields: ["roles": "CHỦ TỊCH", "name": "NGUYỄN VĂN AN", "recipients": "Như Điều 2 | Lưu: VT"]
    ),
    Case(
      name: "plain paragraphs, recipients first; an office above the name",
      source: body + """
        Nơi nhận:
        - Như trên;
        - Lưu: VT.
        {rb}CHỦ TỊCH


        {rb}PHÓ TRƯỞNG ĐOÀN ĐẠI BIỂU QUỐC HỘI
        {rb}Phạm Thị Hòa
        """,
      fields: [
        "roles": "CHỦ TỊCH | PHÓ TRƯỞNG ĐOÀN ĐẠI BIỂU QUỐC HỘI", "name": "Phạm Thị Hòa",
        "recipients": "Như trên | Lưu: VT",
      ]
    ),
    Case(
      name: "a draft without a name",
      source: body + "<table>\n{b}Nơi nhận:\n- Lưu: VT.\n<cell>\n{cb}CHỦ TỊCH\n\n\n\n</table>\n",
      fields: ["roles": "CHỦ TỊCH", "name": "", "recipients": "Lưu: VT"]
    ),
    Case(
      name: "recipients in one paragraph of their cell",
      source: body
        + "<table>\nNơi nhận:\\n- Như trên;\\n- Lưu: VT, TH.\n<cell>\n{cb}TM. ỦY BAN NHÂN DÂN\\nCHỦ TỊCH\\n\\n\\nLê Nam\n</table>\n",
      fields: [
        "roles": "TM. ỦY BAN NHÂN DÂN | CHỦ TỊCH", "name": "Lê Nam", "recipients": "Như trên | Lưu: VT, TH",
      ]
    ),
    Case(
      name: "no signature at all",
      source: body,
      fields: ["roles": "", "name": "", "recipients": "", "closing": ""]
    ),
  ]
}
