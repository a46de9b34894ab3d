import LibXML
import Redline
import Testing

/// One change of the base draft, and the lines that it gives: these and no others.
struct Case: CustomTestStringConvertible, Sendable {
  var name: String
  var lines: [String]
  var change: @Sendable (inout Draft) -> Void
  var testDescription: String { name }

  init(_ name: String, _ lines: [String], _ change: @escaping @Sendable (inout Draft) -> Void) {
    self.name = name
    self.lines = lines
    self.change = change
  }
}

private let cases: [Case] = [
  Case("nothing", []) { _ in },
  Case(
    "an article added",
    [
      "thêm: Điều 3: “Quản lý nguồn thu”",
      "chỉ đổi số: Điều 3–5 thành Điều 4–6",
    ]
  ) {
    $0.articles.insert(
      .init(
        heading: "Quản lý nguồn thu",
        clauses: [.init(text: "Các trường nộp khoản thu vào tài khoản tại kho bạc.")]
      ),
      at: 2
    )
    $0.articles[4].clauses[0].text =
      "Ngân sách tỉnh cấp bù phần thiếu hụt do miễn, giảm theo Điều 4 của Nghị quyết này."
  },
  Case(
    "an article removed",
    ["bỏ: Điều 4: “Kinh phí”", "chỉ đổi số: Điều 5 thành Điều 4"]
  ) { $0.articles.remove(at: 3) },
  Case(
    "an article moved",
    ["chuyển chỗ: Điều 3 (trước là Điều 4): “Kinh phí”", "chỉ đổi số: Điều 3 thành Điều 4"]
  ) {
    $0.articles.swapAt(2, 3)
    $0.articles[2].clauses[0].text =
      "Ngân sách tỉnh cấp bù phần thiếu hụt do miễn, giảm theo Điều 4 của Nghị quyết này."
  },
  Case(
    "a clause moved to another article",
    [
      "chuyển chỗ: Điều 3 khoản 3 chuyển đến Điều 4 khoản 3: "
        + "“Hồ sơ đề nghị miễn, giảm nộp tại trường trước khai giảng.”"
    ]
  ) {
    let clause = $0.articles[2].clauses.remove(at: 2)
    $0.articles[3].clauses.append(clause)
  },
  Case(
    "a clause removed",
    ["bỏ: Điều 3 khoản 2: “Hộ cận nghèo được giảm một nửa mức thu quy định tại điểm a khoản 1 …”"]
  ) {
    $0.articles[2].clauses.remove(at: 1)
  },
  Case("point đ removed", ["bỏ: Điều 2 khoản 1 điểm đ: “Trường chất lượng cao tự xác định mức thu;”"]) {
    $0.articles[1].clauses[0].points.removeLast()
  },
  Case(
    "point d added, d becomes đ, đ becomes e",
    ["thêm: Điều 2 khoản 1 điểm d: “Xã biên giới được miễn một nửa;”"]
  ) { $0.articles[1].clauses[0].points.insert("Xã biên giới được miễn một nửa;", at: 3) },
  Case(
    "a clause split in two: the one is shorter, the other new",
    [
      "sửa: Điều 4 khoản 2 (Kinh phí): bỏ “vào đầu mỗi học kỳ trên trang thông tin”",
      "thêm: Điều 4 khoản 3: “Việc công khai làm vào đầu mỗi học kỳ.”",
    ]
  ) {
    $0.articles[3].clauses[1].text = "Các trường công khai khoản thu."
    $0.articles[3].clauses.append(.init(text: "Việc công khai làm vào đầu mỗi học kỳ."))
  },
  Case(
    "two clauses merged",
    [
      "sửa: Điều 3 khoản 2 (Miễn, giảm học phí): thêm “; hồ sơ đề nghị miễn, giảm nộp tại trường”",
      "bỏ: Điều 3 khoản 3: “Hồ sơ đề nghị miễn, giảm nộp tại trường trước khai giảng.”",
    ]
  ) {
    $0.articles[2].clauses[1].text =
      "Hộ cận nghèo được giảm một nửa mức thu quy định tại điểm a khoản 1 Điều 2"
      + "; hồ sơ đề nghị miễn, giảm nộp tại trường."
    $0.articles[2].clauses.remove(at: 2)
  },
  Case(
    "a cell",
    ["sửa: Điều 2 khoản 3 bảng hàng 3 cột “Mức thu”: 60.000 → 65.000 (Mức thu)"]
  ) { $0.articles[1].clauses[2].rows[3][2] = "65.000" },
  Case("a row gone, the others count on", ["bỏ: Điều 2 khoản 3 bảng hàng 2: “2 Tiểu học 0”"]) {
    $0.articles[1].clauses[2].rows.remove(at: 2)
    $0.articles[1].clauses[2].rows[2][0] = "2"
    $0.articles[1].clauses[2].rows[3][0] = "3"
  },
  Case("a citation", ["thêm: Căn cứ 2: “Căn cứ Luật Giáo dục;”"]) {
    $0.citations.insert("Căn cứ Luật Giáo dục;", at: 1)
  },
  Case("the title", ["sửa: Trích yếu: “mức thu” → “khung”"]) { $0.title = "Về việc quy định khung học phí" },
  Case("the number", ["sửa: Số, ký hiệu: 12 → 13"]) { $0.number = "13/NQ-HĐND" },
  Case(
    "the day of the document",
    ["sửa: Địa danh, ngày tháng: ngày 10 tháng 12 năm 2025 → ngày 11 tháng 12 năm 2025"]
  ) { $0.date = "Sơn Lâm, ngày 11 tháng 12 năm 2025" },
  Case(
    "the day of effect: day and month are one figure",
    ["sửa: Điều 5 khoản 1: ngày 01 tháng 01 năm 2026 → ngày 15 tháng 02 năm 2026 (Hiệu lực thi hành)"]
  ) { $0.articles[4].clauses[0].text = "Nghị quyết này có hiệu lực từ ngày 15 tháng 02 năm 2026." },
  Case("money", ["sửa: Điều 2 khoản 1 điểm a: 150.000 đồng → 155.000 đồng (Mức thu)"]) {
    $0.articles[1].clauses[0].points[0] = "Thành thị: 155.000 đồng mỗi tháng;"
  },
  Case("a share", ["sửa: Điều 2 khoản 2: 15% → 20% (Mức thu)"]) {
    $0.articles[1].clauses[1].text = "Mức thu tăng không quá 20% so với năm học trước liền kề."
  },
  Case("a blank before the sign of a share", ["sửa (hình thức): Điều 2 khoản 2 (Mức thu): “15%” → “15 %”"]) {
    $0.articles[1].clauses[1].text = "Mức thu tăng không quá 15 % so với năm học trước liền kề."
  },
  Case("case only", ["sửa (hình thức): Điều 1 khoản 1 (Phạm vi điều chỉnh): “Nghị quyết” → “nghị Quyết”"]) {
    $0.articles[0].clauses[0].text =
      "nghị Quyết này quy định mức thu học phí của các cơ sở giáo dục công lập."
  },
  Case("the heading", ["sửa: Điều 4 (Nguồn kinh phí): “Kinh” → “Nguồn kinh”"]) {
    $0.articles[3].heading = "Nguồn kinh phí"
  },
  Case(
    "an article's own reference does not follow a number that did not change",
    ["sửa: Điều 4 khoản 1 (Kinh phí): “3” → “2”"]
  ) {
    $0.articles[3].clauses[0].text =
      "Ngân sách tỉnh cấp bù phần thiếu hụt do miễn, giảm theo Điều 2 của Nghị quyết này."
  },
  Case("only a label", ["chỉ đổi số: Điều 5 khoản 1 thành Điều 5 khoản 1a"]) {
    $0.articles[4].clauses[0].label = "1a."
  },
]

struct ComparisonTests {
  /// Chapters come, go and change their articles without touching these.
  @Test(arguments: [
    // Chapter II goes, its article stays where it is.
    (
      [["Điều 1", "Điều 2"], ["Điều 3"]], [["Điều 1", "Điều 2", "Điều 3"]],
      ["bỏ: Chương II: “Chương về Điều 3”"]
    ),
    (
      [["Điều 1", "Điều 2", "Điều 3"]], [["Điều 1", "Điều 2"], ["Điều 3"]],
      ["thêm: Chương II: “Chương về Điều 3”"]
    ),
    // An article changes its chapter, and keeps its number.
    (
      [["Điều 1", "Điều 2"], ["Điều 3", "Điều 4"]], [["Điều 1"], ["Điều 2", "Điều 3", "Điều 4"]],
      ["chuyển chỗ: Chương I Điều 2 chuyển đến Chương II Điều 2: “Việc thứ Điều 2”"]
    ),
  ])
  func chapters(_ old: [[String]], _ new: [[String]], _ lines: [String]) throws {
    func document(_ chapters: [[String]]) throws -> XMLDocument {
      var xml = "<body>"
      for (index, articles) in chapters.enumerated() {
        let name = index == 0 ? "Điều 1" : "Điều 3"
        xml += "<chapter><num>Chương \(["I", "II"][index])</num><heading>Chương về \(name)</heading>"
        for article in articles {
          xml += "<article><num>\(article).</num><heading>Việc thứ \(article)</heading>"
          xml += "<content><p>Nội dung của \(article) là như vậy.</p></content></article>"
        }
        xml += "</chapter>"
      }
      return try XMLDocument(Array((xml + "</body>").utf8))
    }
    let comparison = try Comparison(old: document(old), new: document(new))
    #expect(comparison.summary(.vi) == lines)
  }

  /// A column that comes is a change of each row, and of nothing else in it.
  @Test func aColumnAdded() throws {
    var new = base
    for index in new.articles[1].clauses[2].rows.indices {
      new.articles[1].clauses[2].rows[index].insert(index == 0 ? "Ghi chú" : "ghi chú \(index) x", at: 2)
    }
    let comparison = try compare(base, new)
    #expect(comparison.events.map(\.kind) == Array(repeating: .changed, count: 5))
    #expect(comparison.events.allSatisfy { $0.passages.count == 1 && $0.passages[0].old.isEmpty })
  }

  /// A line of signs that comes or goes means nothing.
  @Test func aRuleIsEditorial() throws {
    let old = try XMLDocument(Array("<body><p>Mức thu là 5 đồng.</p></body>".utf8))
    let new = try XMLDocument(Array("<body><p>Mức thu là 5 đồng.</p><p>_____</p></body>".utf8))
    let comparison = try Comparison(old: old, new: new)
    #expect(comparison.events.map(\.kind) == [.added])
    #expect(comparison.weight == .editorial)
    #expect(try Comparison(old: new, new: old).weight == .editorial)
  }

  /// What an amendment quotes is compared; its references are another act's.
  @Test func aQuotation() throws {
    func document(_ number: String, _ amount: String) throws -> XMLDocument {
      try XMLDocument(
        Array(
          """
          <body><article><num>Điều \(number).</num><heading>Sửa đổi</heading><content>
          <p>Sửa đổi Điều 9 như sau: <mod><quotedStructure><p>“Điều 9. Mức thu theo Điều 1 là \(amount) đồng”</p>
          </quotedStructure></mod></p></content></article></body>
          """.utf8
        )
      )
    }
    let comparison = try Comparison(old: document("1", "500"), new: document("2", "600"))
    #expect(
      comparison.summary(.vi) == [
        "sửa: Điều 2 phần trích (cũ: Điều 1 phần trích): 500 đồng → 600 đồng (Sửa đổi)",
        "chỉ đổi số: Điều 1 thành Điều 2",
      ]
    )
  }

  @Test(arguments: cases) func exactly(_ one: Case) throws {
    var new = base
    one.change(&new)
    let comparison = try compare(base, new)
    #expect(comparison.summary(.vi) == one.lines)
    #expect(comparison.isSame == one.lines.isEmpty)
    #expect(try Comparison.isSame(base.document(), new.document()) == one.lines.isEmpty)
  }

  /// What is added one way is removed the other way.
  @Test(arguments: cases) func mirrored(_ one: Case) throws {
    var new = base
    one.change(&new)
    try expectMirrored(compare(base, new), compare(new, base))
  }

  @Test(arguments: cases) func textsAreWhole(_ one: Case) throws {
    var new = base
    one.change(&new)
    try expectWhole(compare(base, new), base, new)
  }
}

/// What of an event stays the same, seen from the other side.
private struct Outward: Hashable {
  var kind: Change.Kind
  var weight: Change.Weight
  var old: String
  var new: String
  var count: Int

  init(_ event: Change, swapped: Bool) {
    let words = RedlineWords.vi
    let places = (event.old.map(words.address) ?? "", event.new.map(words.address) ?? "")
    kind = event.kind
    if swapped, kind == .added || kind == .removed { kind = kind == .added ? .removed : .added }
    weight = event.weight
    (old, new) = swapped ? (places.1, places.0) : places
    count = event.count
  }
}

func expectMirrored(_ forth: Comparison, _ back: Comparison) {
  #expect(
    Set(forth.events.map { Outward($0, swapped: false) })
      == Set(back.events.map { Outward($0, swapped: true) })
  )
  #expect(forth.events.count == back.events.count)
}

/// Kept and inserted words give a text of the new document, kept and
/// deleted words one of the old.
func expectWhole(_ comparison: Comparison, _ old: Draft, _ new: Draft) {
  let texts = (old.texts, new.texts)
  for event in comparison.events {
    for passage in event.passages {
      #expect(passage.old.isEmpty || texts.0.contains(passage.old))
      #expect(passage.new.isEmpty || texts.1.contains(passage.new))
    }
  }
}

extension Draft {
  /// All its texts.
  var texts: Set<String> {
    var texts: Set<String> = ["Số: " + number, date, title]
    texts.formUnion(citations)
    for (index, article) in articles.enumerated() {
      texts.insert(article.heading)
      texts.insert(article.label ?? "Điều \(index + 1).")
      for clause in article.clauses {
        texts.insert(clause.text)
        texts.formUnion(clause.points)
        texts.formUnion(clause.rows.joined())
      }
    }
    return texts
  }
}
