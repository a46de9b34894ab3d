import LibXML
import Testing

@testable import Reading

/// A document with one of everything.
private let akn = """
  <akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><bill name="duThao"><meta>
  <identification source="#x"><FRBRExpression><FRBRlanguage language="vie"/></FRBRExpression></identification></meta>
  <preface eId="preface"><container name="a"><p><docAuthority>HĐND TỈNH <![CDATA[<X> & Y]]></docAuthority></p>
  <p>Số: <docNumber>…/2025/NQ-HĐND</docNumber></p></container><container name="b"><p>CỘNG HÒA</p>
  <p>Sơn Lâm, <docDate date="2025-12-10">ngày …</docDate></p></container>
  <longTitle><p><docType>NGHỊ QUYẾT</docType></p><p><docTitle>Về việc <i>A</i></docTitle></p></longTitle></preface>
  <preamble><formula name="f"><p>HĐND<eol/>KHÓA XVIII</p></formula><citations><citation><p>Căn cứ
  <ref href="/akn/vn/act/luat">Luật</ref>;</p></citation></citations></preamble>
  <body eId="body"><chapter eId="chp_I"><num>Chương I</num><heading>CHUNG</heading>
  <article eId="art_5"><num>Điều 5.</num><heading>Tên</heading>
  <paragraph eId="art_5__para_1"><num>1.</num><content><p>Xem <ref href="#art_5__para_2__point_đ">điểm đ</ref>, <ref
  href="#mất">không có</ref><authorialNote eId="n"><p>Chú <b>dẫn</b>.</p></authorialNote>.</p></content></paragraph>
  <paragraph eId="art_5__para_2"><num>2.</num><intro><p>Gồm:</p></intro>
  <point eId="art_5__para_2__point_đ"><num>đ)</num><content><p>Một;</p><table><caption>Bảng</caption>
  <tr><th><p>STT</p></th><th colspan="2"><p>Tên</p></th></tr><tr><th><p>1</p></th><td><p>A &lt; B</p></td>
  <td><p>1.000</p></td></tr></table></content></point></paragraph>
  <paragraph eId="art_5__para_3"><num>3.</num><content><p>Sửa:
  <mod eId="m"><quotedText startQuote="“" endQuote="”">chữ</quotedText> thành
  <quotedStructure startQuote="“" endQuote="”"><article eId="m__art_9"><num>Điều 9.</num><content><p>Mới.</p></content>
  </article></quotedStructure></mod> hết.</p></content></paragraph></article></chapter></body>
  <conclusions><container name="c"><blockList eId="l"><listIntroduction>Nơi nhận:</listIntroduction><item><num>-</num>
  <p>Lưu.</p></item></blockList></container><container name="d"><p><signature><role refersTo="#r">CHỦ TỊCH</role><eol/>
  <person refersTo="#p">A</person></signature></p></container></conclusions>
  <attachments><attachment eId="att_1"><doc name="phuLuc"><meta/><preface><longTitle><p><docType>PHỤ LỤC I</docType></p>
  </longTitle></preface><mainBody><article eId="att_1__art_1"><num>Điều 1.</num><content><p>Z.</p></content></article>
  <unknown>Lạ <thing>hơn</thing></unknown></mainBody></doc></attachment></attachments></bill></akomaNtoso>
  """

private func reading(_ text: String = akn, _ options: Reading.Options = Reading.Options()) throws -> Reading {
  Reading(try XMLDocument(Array(text.utf8), admission: .foreign), options)
}

/// Letters only: where the lines end is no text.
private func squeeze(_ text: String) -> String { String(text.filter { !$0.isWhitespace }) }

/// The document's text in order, notes last, the quotes that stand in
/// attributes in their places; metadata left out.
private func expected(_ document: XMLDocument) -> String {
  var text = ""
  var notes: [XMLElement] = []
  func walk(_ element: XMLElement) {
    if element.name == "meta" { return }
    text += element["startQuote"] ?? ""
    for node in element.nodes {
      switch node {
      case .text(let piece): text += piece
      case .element(let child): if child.name == "authorialNote" { notes.append(child) } else { walk(child) }
      }
    }
    text += element["endQuote"] ?? ""
  }
  walk(document.root)
  for note in notes { walk(note) }
  return squeeze(text)
}

/// The text of the page's main part, without what we add.
private func shown(_ page: String) throws -> String {
  let root = try XMLDocument(Array(page.dropFirst(16).utf8), admission: .foreign).root
  var text = ""
  func walk(_ element: XMLElement) {
    if let style = element["class"],
      style.split(separator: " ").contains(where: { $0 == "g" || $0 == "here" })
    {
      return
    }
    for node in element.nodes {
      switch node {
      case .text(let piece): text += piece
      case .element(let child): walk(child)
      }
    }
  }
  func find(_ element: XMLElement) {
    if element.name == "main" { walk(element) } else { element.children.forEach(find) }
  }
  find(root)
  return squeeze(text)
}

@Test func nothingIsLost() throws {
  let document = try XMLDocument(Array(akn.utf8), admission: .foreign)
  let reading = Reading(document)
  #expect(try shown(reading.page()) == expected(document))
  #expect(squeeze(reading.text) == expected(document))
}

@Test func contentsNameEachUnit() throws {
  #expect(
    try reading().contents == [
      .init(level: 1, text: "Chương I CHUNG", anchor: "chp_I"),
      .init(level: 2, text: "Điều 5. Tên", anchor: "art_5"),
      .init(level: 1, text: "PHỤ LỤC I", anchor: "att_1"),
      .init(level: 2, text: "Điều 1.", anchor: "att_1__art_1"),
    ]
  )
}

@Test func passagesAreCited() throws {
  let passages = try reading().passages
  #expect(
    passages.filter { $0.anchor.hasPrefix("art_5__para_2") } == [
      .init(anchor: "art_5__para_2", place: "Điều 5 khoản 2", text: "2. Gồm:"),
      .init(anchor: "art_5__para_2__point_đ", place: "Điều 5 khoản 2 điểm đ", text: "đ) Một;"),
      .init(anchor: "art_5__para_2__point_đ", place: "Điều 5 khoản 2 điểm đ", text: "Bảng"),
      .init(anchor: "art_5__para_2__point_đ", place: "Điều 5 khoản 2 điểm đ", text: "STT\tTên"),
      .init(anchor: "art_5__para_2__point_đ", place: "Điều 5 khoản 2 điểm đ", text: "1\tA < B\t1.000"),
    ]
  )
  #expect(passages.first { $0.text == "Z." }?.place == "PHỤ LỤC I, Điều 1")
  #expect(passages.last == .init(anchor: "k-note-1", place: "", text: "Chú dẫn."))
}

@Test func linksLeadSomewhere() throws {
  let page = try reading().page()
  #expect(page.contains(##"<a href="#art_5__para_2__point_đ">điểm đ</a>"##))
  #expect(page.contains(##"<span class="ref">không có</span>"##))
  #expect(page.contains(##"aria-label="Liên kết đến Điều 5 khoản 2 điểm đ""##))
  #expect(!page.contains(##"href="#m__art_9""##))
  let root = try XMLDocument(Array(page.dropFirst(16).utf8), admission: .foreign).root
  var ids: [String] = []
  var targets: [String] = []
  func walk(_ element: XMLElement) {
    if let id = element["id"] { ids.append(id) }
    if let href = element["href"] { targets.append(href) }
    element.children.forEach(walk)
  }
  walk(root)
  #expect(Set(ids).count == ids.count)
  #expect(targets.allSatisfy { $0.hasPrefix("#") && ids.contains(String($0.dropFirst())) })
}

@Test func citedWorksAreLinked() throws {
  let options = Reading.Options(works: ["/akn/vn/act/luat": "../2/luat.html"])
  #expect(try reading(akn, options).body.contains(##"<a href="../2/luat.html">Luật</a>"##))
  #expect(try !reading().body.contains("/akn/"))
}

@Test(arguments: ["1x", "k-text", "a b", "\u{202E}", "é"]) func strangeIdentifiersGetAnother(id: String)
  throws
{
  let text = """
    <akomaNtoso><doc><mainBody><article eId="\(id)"><num>Điều 1.</num><content><p><ref href="#\(id)">x</ref></p></content>
    </article><article eId="\(id)"><num>Điều 2.</num></article></mainBody></doc></akomaNtoso>
    """
  let body = try reading(text).body
  #expect(body.contains(##"<a href="#k-0">x</a>"##))
  #expect(body.split(separator: "id=\"k-0\"").count == 2)
}

@Test func headCellsHaveAScope() throws {
  let body = try reading().body
  #expect(body.contains(##"<thead>"##))
  #expect(body.contains(##"<th scope="col"><p>STT</p>"##))
  #expect(body.contains(##"<th scope="col" colspan="2">"##))
  #expect(body.contains(##"<th scope="row" class="figure">"##))
}

@Test func prefixTellsDocumentsApart() throws {
  let body = try reading(akn, Reading.Options(prefix: "d2-")).body
  #expect(body.contains(##"id="d2-art_5""##))
  #expect(body.contains(##"href="#d2-art_5__para_2__point_đ""##))
  #expect(body.contains(##"id="d2-k-note-1""##))
}

@Test func pageHasNoScriptAndNoNetwork() throws {
  let page = try reading().page(.init(home: .init("<b>", href: "../index.html?\"")))
  #expect(page.contains("default-src 'none'"))
  #expect(!page.contains("<script"))
  #expect(page.contains(##"<a href="../index.html?&quot;">&lt;b&gt;</a>"##))
}
