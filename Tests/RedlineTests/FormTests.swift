import LibXML
@_spi(_Unicode) import Swift
import Testing

@testable import Redline

/// What looks the same is the same, and is counted.
struct FormTests {
  private func clause(_ old: String, _ new: String) throws -> Comparison {
    var a = base
    var b = base
    a.articles[0].clauses[0].text = old
    b.articles[0].clauses[0].text = new
    return try compare(a, b)
  }

  /// Accents as marks of their own.
  private func decomposed(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    for scalar in text._nfd { view.append(scalar) }
    return String(view)
  }

  @Test func aDecomposedTextIsTheSame() throws {
    let text = "Hội đồng nhân dân quyết định mức hỗ trợ hộ nghèo."
    let comparison = try clause(text, decomposed(text))
    #expect(comparison.events == [])
    #expect(comparison.differentForm == 1)
    #expect(comparison.differentTones == 0)
  }

  @Test(arguments: [
    ("Ủy ban nhân dân tỉnh hòa giải", "Uỷ ban nhân dân tỉnh hoà giải"),
    ("Khóa XVIII thủy lợi", "Khoá XVIII thuỷ lợi"),
    ("HÓA ĐƠN", "HOÁ ĐƠN"),
  ])
  func tonePlacementIsTheSame(_ old: String, _ new: String) throws {
    let comparison = try clause(old, new)
    #expect(comparison.events == [])
    #expect(comparison.differentTones == 1)
    #expect(comparison.differentForm == 0)
  }

  @Test(arguments: [("Mức thu  là\n 5 đồng", "Mức thu là 5 đồng"), ("\u{A0}Mức thu", "Mức thu")])
  func blanksAreFolded(_ old: String, _ new: String) throws {
    let comparison = try clause(old, new)
    #expect(comparison.events == [])
    #expect(comparison.differentForm + comparison.differentTones == 0)
  }

  /// Another word, not another place of the tone.
  @Test(arguments: [("Mức hỗ trợ hoa quả", "Mức hỗ trợ hóa quả"), ("Mức thu của xã", "Mức thu cùa xã")])
  func anotherToneIsAChange(_ old: String, _ new: String) throws {
    let comparison = try clause(old, new)
    #expect(comparison.events.map(\.kind) == [.changed])
    #expect(comparison.events.map(\.weight) == [.substance])
  }

  @Test(arguments: [
    ("Mức thu, phí và lệ phí.", "Mức thu phí và lệ phí;", Change.Weight.editorial),
    ("Mức thu của Tỉnh", "Mức thu của tỉnh", .editorial),
    ("Mức thu 1,5 triệu", "Mức thu 15 triệu", .substance),
    ("Mức thu 1 500 đồng", "Mức thu 1500 đồng", .substance),
    ("Giảm 5 độ so với mức", "Giảm -5 độ so với mức", .substance),
    ("Thu phí và lệ phí", "Thu phí hoặc lệ phí", .substance),
    ("Mức thu ≤ 5 đồng", "Mức thu ≥ 5 đồng", .substance),
  ])
  func weight(_ old: String, _ new: String, _ weight: Change.Weight) throws {
    let comparison = try clause(old, new)
    #expect(comparison.events.map(\.weight) == [weight])
    #expect(comparison.weight == weight)
  }

  /// References that follow a new number are counted; those that did not are told.
  @Test func aReferenceLeftBehindIsTold() throws {
    var new = base
    new.articles.insert(
      .init(heading: "Quản lý nguồn thu", clauses: [.init(text: "Khoản thu nộp vào kho bạc nhà nước.")]),
      at: 0
    )
    new.articles[3].clauses[0].text =
      "Đối tượng tại khoản 2 Điều 2 Nghị quyết này thuộc hộ nghèo được miễn học phí."
    let comparison = try compare(base, new)
    #expect(
      comparison.summary(.vi) == [
        "thêm: Điều 1: “Quản lý nguồn thu”", "chỉ đổi số: Điều 1–5 thành Điều 2–6",
      ]
    )
    #expect(comparison.followedReferences == 1)
    // "điểm a khoản 1 Điều 2" does not say of which document.
    #expect(comparison.staleReferences.map(\.text) == ["Điều 3"])
    #expect(comparison.staleReferences.map { RedlineWords.vi.address($0.place) } == ["Điều 5 khoản 1"])
    #expect(comparison.staleReferences.map { $0.target.map(RedlineWords.vi.address) } == ["Điều 4"])
  }

  /// So is one whose target is gone.
  @Test func aReferenceToWhatIsGoneIsTold() throws {
    var new = base
    new.articles.remove(at: 2)
    let comparison = try compare(base, new)
    #expect(comparison.events.map(\.kind) == [.removed, .renumbered])
    #expect(comparison.staleReferences.map(\.text) == ["Điều 3"])
    #expect(comparison.staleReferences.map(\.target) == [nil])
  }

  /// Figures lead; what else differs is not kept quiet.
  @Test(arguments: [
    ("Mức thu 15% mỗi năm học", "Mức thu 20% mỗi năm học", ": 15% → 20%"),
    ("Mức thu 15% mỗi năm học", "Mức trần 20% mỗi năm học", ": 15% → 20%; và chữ khác"),
    ("Thu 100.000 đồng và 5 kg", "Thu 150.000 đồng và 6 kg", ": 100.000 đồng → 150.000 đồng; 5 kg → 6 kg"),
    ("Kế hoạch năm 2026 của tỉnh về vốn", "Kế hoạch của tỉnh về vốn năm 2026", ""),
  ])
  func figuresLead(_ old: String, _ new: String, _ line: String) throws {
    let comparison = try clause(old, new)
    let event = try #require(comparison.events.first)
    #expect(comparison.events.count == 1)
    let start = "Điều 1 khoản 1"
    let end = " (Phạm vi điều chỉnh)"
    if line.isEmpty {
      #expect(event.figures == [])
    } else {
      #expect(RedlineWords.vi.line(event) == start + line + end)
    }
  }

  /// An article of another act is no article of this one.
  @Test func anotherActsArticleDoesNotFollow() throws {
    var old = base
    var new = base
    old.articles[4].clauses[0].text =
      "Việc công bố theo khoản 1 Điều 2 Luật Giáo dục và Điều 3 Nghị định số 81."
    new.articles[4].clauses[0].text =
      "Việc công bố theo khoản 1 Điều 3 Luật Giáo dục và Điều 3 Nghị định số 81."
    new.articles.insert(
      .init(heading: "Quản lý nguồn thu", clauses: [.init(text: "Khoản thu nộp vào kho bạc nhà nước.")]),
      at: 0
    )
    let comparison = try compare(old, new)
    #expect(comparison.events.map(\.kind) == [.added, .changed, .renumbered])
    #expect(comparison.events[1].figures == [Figure(kind: "number", old: "2", new: "3")])
  }

  @Test func whatIsNotComparedIsSaid() throws {
    let xml = """
      <doc><meta/><mainBody><p>Một <b>hai</b><eol/>ba<img src="a.png"/><authorialNote><p>x</p></authorialNote></p>
      <table><tr><td colspan="2"><p>bốn</p></td></tr></table></mainBody></doc>
      """
    let comparison = try Comparison(old: XMLDocument(Array(xml.utf8)), new: base.document())
    var expected = Omissions()
    expected.images = 1
    expected.notes = 1
    expected.formatting = 1
    expected.lineBreaks = 1
    expected.spans = 1
    expected.metadata = 1
    #expect(comparison.omissions.old == expected)
    #expect(comparison.omissions.new == Omissions())
  }
}
