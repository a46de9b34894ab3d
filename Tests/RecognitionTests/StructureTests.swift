import Recognition
import Testing

/// Bodies, each with the parts that it has.
@Suite struct StructureTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var body: String
    var outline: String
    var testDescription: String { name }
  }

  static let top = """
    {cb}NGHỊ QUYẾT
    {cb}Về việc thử

    Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;
    {cb}QUYẾT NGHỊ:

    """

  static let cases: [Case] = [
    Case(
      name: "headings on the line below",
      body: """
        Điều 1
        Phạm vi điều chỉnh
        Nghị quyết này quy định việc thử.
        Điều 2
        Đối tượng áp dụng
        1. Cơ quan nhà nước.
        2. Tổ chức, cá nhân:
        a) Trong nước;
        b) Ngoài nước.
        """,
      outline: "1 2(1 2(a b))"
    ),
    Case(
      name: "articles without headings",
      body: """
        {j}**Điều 1.** Thông qua dự toán ngân sách.
        {j}**Điều 2.** Giao Ủy ban nhân dân tỉnh tổ chức thực hiện.
        {j}**Điều 3.** Nghị quyết này có hiệu lực từ ngày thông qua.
        """,
      outline: "1 2 3"
    ),
    Case(
      name: "inserted numbers and the letter đ",
      body: """
        Điều 4. Một
        Điều 4a. Hai
        1. Khoản:
        a) a;
        b) b;
        c) c;
        d) d;
        đ) đ;
        đ1) chèn;
        e) e.
        1a. Khoản chèn.
        2. Khoản hai.
        Điều 5. Ba
        """,
      outline: "4 4a(1(a b c d đ đ1 e) 1a 2) 5"
    ),
    Case(
      name: "clauses behind a bracket, points behind a full stop",
      body: """
        Điều 1. Một
        1) Khoản một:
        a. Điểm a;
        b. Điểm b.
        2) Khoản hai.
        """,
      outline: "1(1(a b) 2)"
    ),
    Case(
      name: "rows of a table are no clauses",
      body: """
        Điều 1. Mức chi
        1. Mức chi như sau:
        <table lines>
        {b}STT
        <cell>
        {b}Nội dung
        <row>
        1.
        <cell>
        Hội nghị
        <row>
        2.
        <cell>
        Tập huấn
        </table>
        2. Nguồn kinh phí.
        """,
      outline: "1(1 2)"
    ),
    Case(
      name: "quoted text is no structure",
      body: """
        Điều 1. Sửa đổi, bổ sung một số điều của Nghị quyết số 10/2020/NQ-HĐND
        1. Sửa đổi Điều 3 như sau:
        “Điều 3. Mức hỗ trợ
        1. Mức một.
        2. Mức hai:
        a) Điểm a;
        b) Điểm b.”.
        2. Bổ sung khoản 4 Điều 5 như sau: “4. Ngân sách tỉnh
        bảo đảm kinh phí.”
        3. Sửa đổi điểm a khoản 1 Điều 6 như sau:
        “a) Điểm mới;”
        Điều 2. Tổ chức thực hiện
        """,
      outline: "1(1 2 3) 2"
    ),
    Case(
      name: "straight quotes",
      body: """
        Điều 1. Sửa đổi như sau:
        "Điều 7. Tên
        1. Một.
        2. Hai."
        Điều 2. Thi hành
        """,
      outline: "1 2"
    ),
    Case(
      name: "an amendment without quotes",
      body: """
        Điều 1. Sửa đổi, bổ sung một số điều
        1. Điều 5 được sửa đổi như sau:
        Điều 5. Mức thu
        Mức thu là 10.000 đồng.
        2. Điều 7 được sửa đổi như sau:
        Điều 7. Miễn thu
        Trẻ em.
        Điều 2. Thi hành
        """,
      outline: "1(1 2) 2"
    ),
    Case(
      name: "page numbers in the flow",
      body: """
        Điều 1. Một
        1. Khoản một.
        {c}2
        2. Khoản hai.
        {c}- 3 -
        Điều 2. Hai
        """,
      outline: "1(1 2) 2"
    ),
    Case(
      name: "everything in one paragraph",
      body:
        "Điều 1. Một\\n1. Khoản một:\\na) Điểm a;\\nb) Điểm b.\\n2. Khoản hai.\\nĐiều 2. Hai\\nNội dung điều hai.",
      outline: "1(1(a b) 2) 2"
    ),
    Case(
      name: "automatic numbers",
      body: """
        {b#Điều 1.}Một
        {#1.}Khoản một
        {#a)}Điểm a
        {#b)}Điểm b
        {#2.}Khoản hai
        {b#Điều 2.}Hai
        """,
      outline: "1(1(a b) 2) 2"
    ),
    Case(
      name: "parts, chapters, sections, subsections",
      body: """
        {cb}PHẦN THỨ NHẤT
        {cb}NHỮNG QUY ĐỊNH CHUNG
        {cb}Chương I
        {cb}PHẠM VI
        {cb}Mục 1
        {cb}MỘT
        {cb}Tiểu mục 1
        {cb}TIỂU MỤC
        {b}Điều 1. Một
        {cb}Mục 2. HAI
        {b}Điều 2. Hai
        {cb}Chương II. TỔ CHỨC THỰC HIỆN
        {b}Điều 3. Ba
        {cb}PHẦN THỨ HAI
        {cb}KẾT
        {cb}Chương III
        {cb}HIỆU LỰC
        {b}Điều 4. Bốn
        """,
      outline: "part_1(chp_I(sec_1(subsec_1(1)) sec_2(2)) chp_II(3)) part_2(chp_III(4))"
    ),
    Case(
      name: "mentions at the beginning of a sentence are no parts",
      body: """
        Điều 1. Bãi bỏ
        Chương II Nghị quyết số 5/2020/NQ-HĐND được bãi bỏ.
        Mục 1 Chương III được bãi bỏ.
        Phần I, Phụ lục được bãi bỏ.
        Điều 5 Nghị quyết này quy định chi tiết;
        Điều 2. Thi hành
        """,
      outline: "1 2"
    ),
    Case(
      name: "subclauses",
      body: """
        Điều 1. Một
        1. Khoản một:
        1.1. Tiểu khoản:
        a) Điểm a;
        b) Điểm b.
        1.2. Tiểu khoản.
        2. Khoản hai.
        """,
      outline: "1(1(1.1(a b) 1.2) 2)"
    ),
    Case(
      name: "numbers that begin sentences",
      body: """
        Điều 1. Một
        1. Khoản một.
        1.500.000 đồng là mức tối đa.
        30/6 là ngày cuối.
        2. Khoản hai.
        20% do ngân sách cấp.
        """,
      outline: "1(1 2)"
    ),
    Case(
      name: "a list that counts anew stays below its clause",
      body: """
        Điều 1. Một
        1. Khoản một.
        2. Danh sách gồm:
        1. Ông A;
        2. Bà B.
        3. Khoản ba.
        """,
      outline: "1(1 2 3)"
    ),
    Case(
      name: "a number left out, a number twice",
      body: """
        Điều 1. Một
        1. Một.
        2. Hai.
        2. Hai nữa.
        4. Bốn.
        Điều 3. Ba
        """,
      outline: "1(1 2 2 4) 3"
    ),
    Case(
      name: "no articles: Roman headings",
      body: """
        Hội đồng nhân dân tán thành báo cáo.
        I. MỤC TIÊU
        1. Mục tiêu chung
        Phấn đấu tăng trưởng.
        2. Mục tiêu cụ thể:
        a) Thu ngân sách;
        b) Chi ngân sách.
        II. NHIỆM VỤ
        1. Về kinh tế.
        """,
      outline: "sec_ I(1 2(a b)) II(1)"
    ),
    Case(
      name: "no articles: clauses alone",
      body: """
        1. Thông qua báo cáo.
        2. Giao Ủy ban nhân dân:
        a) Tổ chức;
        b) Báo cáo.
        3. Giám sát.
        """,
      outline: "sec_(1 2(a b) 3)"
    ),
    Case(
      name: "no structure at all",
      body: """
        Tán thành việc đổi tên đường.
        Giao Ủy ban nhân dân thực hiện.
        """,
      outline: "sec_"
    ),
  ]

  @Test(arguments: cases) func parts(_ test: Case) throws {
    let document = recognise(Self.top + test.body)
    #expect(outline(document.units) == test.outline)
    try expectWhole(Self.top + test.body)
  }

  static let reports: [Case] = [
    Case(
      name: "Roman, Arabic, letters, dashes",
      body: """
        Năm 2025, kết quả như sau:
        I. TÌNH HÌNH CHUNG
        1. Thuận lợi
        1.1. Kinh tế
        a) Nông nghiệp
        - Lúa: 10.000 ha;
        + Vụ xuân;
        + Vụ mùa;
        - Ngô.
        b) Công nghiệp
        1.2. Xã hội
        2. Khó khăn
        II. KIẾN NGHỊ
        Đề nghị xem xét.
        """,
      outline: "I(1(1.1(a b) 1.2) 2) II"
    ),
    Case(
      name: "letters above Roman numbers, C. and I. among them",
      body: """
        A. PHẦN MỘT
        I. Một
        II. Hai
        B. PHẦN HAI
        I. Một
        C. PHẦN BA
        I. Một
        D. PHẦN BỐN
        """,
      outline: "A(I II) B(I) C(I) D"
    ),
    Case(
      name: "parts in words",
      body: """
        {cb}Phần thứ nhất
        {cb}KẾT QUẢ
        I. Một
        1. Việc
        {cb}Phần thứ hai
        {cb}PHƯƠNG HƯỚNG
        I. Hai
        """,
      outline: "part_1(I(1)) part_2(I)"
    ),
    Case(
      name: "Arabic alone",
      body: """
        1. Điều chỉnh tăng thu 250.000.000 đồng.
        2. Điều chỉnh tăng chi 250.000.000 đồng.
        """,
      outline: "1 2"
    ),
    Case(
      name: "articles that are only mentioned",
      body: """
        I. SỰ CẦN THIẾT
        Dự thảo gồm:
        Điều 1. Phạm vi.
        Điều 2. Đối tượng.
        II. KIẾN NGHỊ
        """,
      outline: "I II"
    ),
  ]

  @Test(arguments: reports) func headings(_ test: Case) throws {
    let top = "{cb}BÁO CÁO\n{cb}Về việc thử\n\n"
    let document = recognise(top + test.body)
    #expect(outline(document.units) == test.outline)
    try expectWhole(top + test.body)
  }
}
