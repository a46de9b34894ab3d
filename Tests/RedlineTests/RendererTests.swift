import LibXML
import Redline
import Testing

/// The page as XML: no document type, which LibXML refuses.
func parsed(_ page: String) throws -> XMLDocument {
  let start = page.firstIndex(of: "\n").map { page.index(after: $0) } ?? page.startIndex
  return try XMLDocument(Array(page[start...].utf8), admission: .foreign)
}

func expectWellFormed(_ comparison: Comparison) throws {
  for language in RedlineWords.allCases {
    let page = RedlineHTML.page(
      comparison,
      .init(language: language, oldName: "bản <1>", newName: "\"2\" & 3")
    )
    let document = try parsed(page)
    let ids = try document.select("//*[@id]").compactMap { $0["id"] }
    #expect(Set(ids).count == ids.count)
    // Every link leads somewhere on the page.
    for link in try document.select("//a") {
      #expect(link["href"].map { $0.hasPrefix("#") && ids.contains(String($0.dropFirst())) } == true)
    }
    #expect(try document.select("//h1").count == 1)
    #expect(try document.select("//script | //@onclick | //img | //iframe | //form").isEmpty)
  }
}

struct RendererTests {
  private func edited() -> Draft {
    var new = base
    new.title = "Về việc quy định mức học phí <b>&amp;"
    new.articles[1].clauses[1].text = "Mức thu tăng không quá 20% so với năm học trước liền kề."
    new.articles[1].clauses[2].rows[2][2] = "50.000"
    let clause = new.articles[2].clauses.remove(at: 2)
    new.articles[3].clauses.append(clause)
    new.articles[2].clauses.removeLast()
    new.articles.insert(
      .init(heading: "Quản lý", clauses: [.init(text: "Khoản thu nộp vào kho bạc nhà nước mỗi quý.")]),
      at: 2
    )
    return new
  }

  @Test func thePageIsWhole() throws {
    let comparison = try compare(base, edited())
    #expect(
      comparison.events.map(\.kind) == [
        .changed, .changed, .changed, .added, .removed, .moved, .renumbered,
      ]
    )
    try expectWellFormed(comparison)
    let page = RedlineHTML.page(comparison)
    #expect(page == RedlineHTML.page(try compare(base, edited())))
    #expect(page.contains("default-src 'none'; style-src 'unsafe-inline'"))
    let document = try parsed(page)
    let inserted = try marked("ins", document)
    let deleted = try marked("del", document)
    for event in comparison.events {
      for run in event.passages.flatMap(\.runs) {
        switch run.kind {
        case .kept: break
        case .inserted: #expect(inserted.contains(run.new))
        case .deleted: #expect(deleted.contains(run.old))
        }
      }
    }
    #expect(try document.select("//section[@id='art_3'][contains(@class, 'added')]").count == 1)
    #expect(try document.select("//details[@id='art_1']").count == 1)
  }

  /// The texts of `ins` or `del` in the document's part of the page,
  /// without the words for screen readers.
  private func marked(_ tag: String, _ document: XMLDocument) throws -> [String] {
    try document.select("//main//\(tag)").map { mark in
      mark.nodes.map { node in
        if case .text(let text) = node { text } else { "" }
      }.joined()
    }
  }

  /// What is not struck gives the new text, what is not underlined the old,
  /// article by article.
  /// A page has each landmark once: what is put into another one has none.
  @Test func onlyAPageHasLandmarks() throws {
    let comparison = try compare(base, edited())
    let landmarks = "//main | //nav | //aside"
    let page = try parsed(RedlineHTML.page(comparison))
    #expect(try page.select(landmarks).map(\.name) == ["nav", "aside", "main"])
    let fragment = RedlineHTML.fragment(comparison)
    #expect(try parsed("\n\(fragment)").select(landmarks).isEmpty)
  }

  @Test func cellsKeepTheirWidthAndAnnexesAName() throws {
    func document(_ figure: Int) throws -> XMLDocument {
      try XMLDocument(
        Array(
          """
          <akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><bill name="x"><body><article>
          <num>Điều 1.</num><content><table><tr><th><p>Tên</p></th><th><p>Số</p></th><th><p>Tiền</p></th></tr>
          <tr><td colspan="2"><p>Cộng</p></td><td><p>\(figure)</p></td></tr></table></content></article></body>
          <attachments><attachment><doc name="phuLuc"><mainBody><p>Mẫu đơn đề nghị số \(figure)</p></mainBody></doc>
          </attachment></attachments></bill></akomaNtoso>
          """.utf8
        )
      )
    }
    let page = try parsed(RedlineHTML.page(Comparison(old: document(10), new: document(20))))
    #expect(try page.select("//td").map { $0["colspan"] } == ["2", nil])
    #expect(try page.select("//h3").map(\.text) == ["Điều 1.", "Phụ lục"])
  }

  @Test func withoutTheMarksBothTextsAreThere() throws {
    var new = base
    new.articles[1].clauses[1].text = "Mức tăng không quá 20 phần trăm so với năm học liền kề trước đó."
    let document = try parsed(RedlineHTML.page(compare(base, new)))
    let paragraph = try #require(try document.select("//p[contains(@class, 'changed')]").first)
    func text(_ without: String) -> String {
      paragraph.nodes.reduce(into: "") { out, node in
        switch node {
        case .text(let text): out += text
        case .element(let mark) where mark.name != without && mark.name != "a":
          for node in mark.nodes { if case .text(let text) = node { out += text } }
        default: break
        }
      }
    }
    #expect(text("del") == new.articles[1].clauses[1].text)
    #expect(text("ins") == base.articles[1].clauses[1].text)
  }

  @Test func nothingFromTheDocumentsIsInterpreted() throws {
    var new = base
    let evil = "</p><script>alert(1)</script> <a href=\"x\">\u{202E}y & z"
    new.articles[0].heading = evil
    new.articles[0].clauses[0].text = evil
    new.number = evil
    new.articles[1].label = "Điều \"onclick='x'"
    let bytes = Array(new.xml.utf8)
    let comparison = try Comparison(
      old: base.document(),
      new: XMLDocument(bytes, admission: .foreign)
    )
    try expectWellFormed(comparison)
    #expect(!RedlineText.render(comparison).unicodeScalars.contains("\u{202E}"))
    #expect(!RedlineHTML.page(comparison).unicodeScalars.contains("\u{202E}"))
    #expect(comparison.omissions.new.invisible == 3)
  }

  @Test func asText() throws {
    var new = base
    new.articles[1].clauses[1].text = "Mức thu tăng không quá 20% so với năm học trước liền kề."
    let comparison = try compare(base, new)
    #expect(
      RedlineText.render(comparison, .init(context: 3)) == """
        1 thay đổi: 1 sửa.
        sửa: Điều 2 khoản 2: 15% → 20% (Mức thu)

        Điều 2 khoản 2 — sửa
          Mức thu tăng không quá [-15%-]{+20%+} so với năm …

        Đã so sánh:
          Phần đầu, căn cứ, điều, khoản, điểm, đoạn, bảng, phần ký và phụ lục: 48 đơn vị, 291 từ và dấu của bản mới.
        Không so sánh:
          Phông chữ, căn lề, đầu trang, chân trang: bản chữ đem so không có các phần này.

        """
    )
    #expect(
      RedlineText.render(comparison, .init(language: .en, isBrief: true)) == """
        1 change: 1 changed.
        changed: Article 2, clause 2: 15% → 20% (Mức thu)

        """
    )
    #expect(RedlineText.render(comparison, .init(isColoured: true)).contains("\u{1B}[31;9m[-15%-]\u{1B}[0m"))
  }

  @Test func asJSON() throws {
    let json = RedlineJSON.render(try compare(base, edited()))
    #expect(json == RedlineJSON.render(try compare(base, edited())))
    #expect(
      json.hasPrefix(
        "{\n  \"schema\": \"kyhop.redline/1\",\n  \"same\": false,\n  \"weight\": \"substance\",\n"
      )
    )
    #expect(json.contains("\"kind\": \"percent\",\n          \"old\": \"15%\",\n          \"new\": \"20%\""))
  }

  /// Words in both languages, and not the same ones.
  @Test func bothLanguages() {
    for kind in Change.Kind.allCases { #expect(RedlineWords.vi.name(kind) != RedlineWords.en.name(kind)) }
  }
}
