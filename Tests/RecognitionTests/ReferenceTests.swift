import Recognition
import Testing

/// Mentions of the document's own parts.
@Suite struct ReferenceTests {
  static let cases: [(text: String, links: [String])] = [
    ("quy định tại khoản 2 Điều 1 Nghị quyết này.", ["#art_1__para_2: khoản 2 Điều 1"]),
    (
      "điểm đ khoản 2 Điều 1 của Nghị quyết này và Điều 2 Nghị quyết này",
      ["#art_1__para_2__point_đ: điểm đ khoản 2 Điều 1", "#art_2: Điều 2"]
    ),
    ("theo khoản 1 Điều này", ["#art_2__para_1: khoản 1 Điều này"]),
    ("trừ khoản 1, Điều 1 Nghị quyết này", ["#art_1__para_1: khoản 1, Điều 1"]),
    ("theo khoản này", ["#art_2__para_2: khoản này"]),
    ("khoản 9 Điều 1 Nghị quyết này", []),
    ("khoản 1 Điều 1 Luật Giáo dục", []),
    ("khoản 1 Điều 1 Nghị quyết số 5/2020/NQ-HĐND", []),
    ("các khoản 1, 2 Điều 1 Nghị quyết này", []),
    ("Điều 1 Nghị quyết của Quốc hội", []),
  ]

  @Test(arguments: cases) func links(_ text: String, _ expected: [String]) throws {
    let source = """
      {cb}NGHỊ QUYẾT
      {cb}Về thử

      Căn cứ Luật A;
      {cb}QUYẾT NGHỊ:
      Điều 1. Một
      1. Khoản một.
      2. Khoản hai:
      d) dê;
      đ) đê.
      Điều 2. Hai
      1. Khoản một.
      2. \(text)
      """
    let document = recognise(source)
    var found: [String] = []
    for block in document.articles.last?.units.last?.blocks ?? [] {
      guard case .paragraph(let paragraph) = block else { continue }
      for case .element("ref", let attributes, let inner) in paragraph.content {
        found.append("\(attributes[0].value): \(inner.text)")
      }
    }
    #expect(found == expected)
    try expectWhole(source)
  }
}
