import Recognition
import Testing

/// Two documents in one file, and appendices.
@Suite struct AttachmentTests {
  static let main = """
    {cb}NGHỊ QUYẾT
    {cb}Ban hành Quy chế làm việc

    Căn cứ Luật A;
    {cb}QUYẾT NGHỊ:
    {b}Điều 1. Ban hành kèm theo Nghị quyết này Quy chế làm việc.
    {b}Điều 2. Nghị quyết này có hiệu lực từ ngày thông qua.
    Nghị quyết này được Hội đồng nhân dân tỉnh thông qua ngày 05 tháng 12 năm 2025.
    <table>

    <cell>
    {cb}CHỦ TỊCH


    {cb}Lê Văn Nam
    </table>

    """

  static let regulation = """
    {cbp}QUY CHẾ
    {cb}Làm việc của Hội đồng nhân dân tỉnh
    {ci}(Ban hành kèm theo Nghị quyết số 12/NQ-HĐND
    {ci}ngày 05 tháng 12 năm 2025 của Hội đồng nhân dân tỉnh)

    {cb}Chương I
    {cb}QUY ĐỊNH CHUNG
    {b}Điều 1. Phạm vi
    1. Một.
    2. Hai.
    {b}Điều 2. Đối tượng

    """

  static let appendix = """
    {cbp}PHỤ LỤC I
    {cb}MỨC CHI
    {ci}(Kèm theo Nghị quyết số 12/NQ-HĐND)
    <table lines>
    STT
    <cell>
    Mức
    <row>
    1
    <cell>
    100
    </table>
    {cbp}PHỤ LỤC II. DANH SÁCH
    1. Một.
    2. Hai.

    """

  @Test func aRegulationBehindItsResolution() throws {
    let source = Self.main + Self.regulation
    let document = recognise(source)
    #expect(outline(document.units) == "1 2")
    #expect(document.fields.signatoryName?.value == "Lê Văn Nam")
    #expect(document.attachments.count == 1)
    #expect(document.attachments.first.map { outline($0.units) } == "chp_I(1(1 2) 2)")
    #expect(document.attachments.first?.fields.title?.value == "Làm việc của Hội đồng nhân dân tỉnh")
    #expect(document.attachments.first?.articles.map(\.eId) == ["att_1__art_1", "att_1__art_2"])
    try expectWhole(source)
  }

  @Test func appendicesWithTables() throws {
    let source = Self.main + Self.appendix
    let document = recognise(source)
    #expect(outline(document.units) == "1 2")
    #expect(document.attachments.map(\.appendixNumber) == ["I", "II"])
    #expect(document.attachments.map { $0.fields.title?.value } == ["MỨC CHI", "DANH SÁCH"])
    #expect(document.tables == 1)
    try expectWhole(source)
  }

  @Test func aRegulationWithoutASignatureBeforeIt() throws {
    let source = Self.main.pieces(between: "Nghị quyết này được")[0] + Self.regulation + Self.appendix
    let document = recognise(source)
    #expect(outline(document.units) == "1 2")
    #expect(document.attachments.map { $0.fields.kind?.value.id } == ["quy-che", "phu-luc", "phu-luc"])
    try expectWhole(source)
  }

  @Test func tablesBehindASignature() throws {
    let source =
      Self.main + "<table lines>\n{b}STT\n<cell>\n{b}Tên\n<row>\n1\n<cell>\nMột\n</table>\n{c}Bảng khác\n"
      + "<table lines>\n1\n<cell>\n2\n</table>\n"
    let document = recognise(source)
    #expect(document.fields.signatoryRoles.map(\.value) == ["CHỦ TỊCH"])
    #expect(document.tables == 2)
    try expectWhole(source)
  }

  @Test func anotherLetterhead() throws {
    let second = """
      <table>
      {cb}ỦY BAN NHÂN DÂN
      {cb}TỈNH SÔNG LAM
      <cell>
      {cb}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
      {cb}Độc lập - Tự do - Hạnh phúc
      </table>
      {cb}ĐỀ ÁN
      {cb}Phát triển du lịch
      I. MỤC TIÊU
      II. NHIỆM VỤ

      """
    let document = recognise(Self.main + second)
    #expect(document.attachments.map { $0.fields.kind?.value.id } == ["de-an"])
    #expect(document.attachments.first?.fields.issuer?.value == "ỦY BAN NHÂN DÂN TỈNH SÔNG LAM")
    #expect(document.attachments.first.map { outline($0.units) } == "I II")
    try expectWhole(Self.main + second)
  }

  @Test func aDecisionBehindALetter() throws {
    let source = """
      {cb}TỜ TRÌNH
      {cb}Về việc thử
      Kính gửi: Hội đồng nhân dân tỉnh
      Nội dung.
      {cb}CHỦ TỊCH
      {cb}Lê Văn Nam
      {cbp}QUYẾT ĐỊNH
      {cb}Về việc thử
      {i}Căn cứ Luật A;
      {cb}QUYẾT ĐỊNH:
      {b}Điều 1. Một.
      {b}Điều 2. Hai.

      """
    let document = recognise(source)
    #expect(document.attachments.count == 1)
    #expect(document.attachments.first?.fields.operative?.value == "QUYẾT ĐỊNH:")
    #expect(document.attachments.first.map { outline($0.units) } == "1 2")
    try expectWhole(source)
  }
}
