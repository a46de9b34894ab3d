import LibXML
import Testing

@Suite struct DocumentTests {
  private let document: XMLDocument

  init() throws {
    let text = """
      <act xmlns="urn:act" xmlns:m="urn:m" name="nghị quyết" m:name="m">
        <title>Về <b>ngân sách</b> năm 2026</title>
        <article id="a1"/>
        <article id="a2"><title/></article>
      </act>
      """
    document = try XMLDocument(Array(text.utf8))
  }

  @Test func readsWithoutStrings() {
    let title = document.root.children[0]
    func read(_ element: XMLElement, blank: StaticString, hull: StaticString) -> String {
      element.withText(blankFor: blank, apart: "title", in: hull) { String(decoding: $0, as: UTF8.self) }
    }
    #expect(read(title, blank: "none", hull: "none") == title.text)
    #expect(read(title, blank: "b", hull: "none") == "Về   năm 2026")
    #expect(document.root.textLength == document.root.text.utf8.count)
    #expect(document.root.children.map(\.placeAmongNamesakes) == [1, 1, 2])
    #expect(document.root.hasChild("article", in: "urn:act"))
    #expect(!document.root.hasChild("article", in: "urn:m"))
    #expect(document.root.previous == nil)
    #expect(document.root.children[2].previous?["id"] == "a1")
    #expect(document.elementNames == ["act", "title", "b", "article"])
    #expect(title.isNamed("title"))
  }

  @Test func readsNamesAndAttributes() {
    let root = document.root
    #expect(root.name == "act")
    #expect(root.namespace == "urn:act")
    #expect(root["name"] == "nghị quyết")
    #expect(root["m:name"] == nil)
    #expect(root.attribute("name", namespace: "urn:m") == "m")
    #expect(root.attributes.map(\.name) == ["name", "name"])
    #expect(root.attributes.map(\.namespace) == [nil, "urn:m"])
    #expect(root.attributes.map(\.value) == ["nghị quyết", "m"])
    #expect(root.parent == nil)
  }

  @Test func walksMixedContent() throws {
    let title = try #require(document.root.first("title"))
    #expect(title.text == "Về ngân sách năm 2026")
    let nodes = title.nodes.map { node in
      switch node {
      case .text(let text): text
      case .element(let element): "<\(element.name)>"
      }
    }
    #expect(nodes == ["Về ", "<b>", " năm 2026"])
    #expect(title.parent?.name == "act")
  }

  @Test func knowsPlaces() {
    let articles = document.root.children("article")
    #expect(articles.map(\.line) == [3, 4])
    #expect(articles.map(\.path) == ["/*/*[2]", "/*/*[3]"])
  }

  @Test func countsLinesBeyondSixteenBits() throws {
    let text = "<a>" + String(repeating: "\n", count: 70_000) + "<b/></a>"
    #expect(try XMLDocument(Array(text.utf8)).root.first("b")?.line == 70_001)
  }

  @Test func selects() throws {
    let names = ["a": "urn:act"]
    #expect(try document.select("//a:article", namespaces: names).map { $0["id"] } == ["a1", "a2"])
    let second = try #require(document.root.children("article").last)
    #expect(try document.select("a:title", namespaces: names, from: second).map(\.path) == ["/*/*[3]/*"])
    #expect(try document.select("//a:none", namespaces: names).isEmpty)
  }

  @Test(arguments: ["//a:article", "///", "nofunction()", "document('x')"])
  func refusesExpression(_ expression: String) {
    let error = #expect(throws: XMLError.self) { _ = try document.select(expression) }
    #expect(error?.code == .xpath)
  }

  @Test func stopsAnExpressionThatTakesTooLong() throws {
    let items = String(repeating: "<b/>", count: 3000)
    let document = try XMLDocument(Array("<a>\(items)</a>".utf8))
    #expect(throws: XMLError.self) {
      _ = try document.select("//b[count(//b[count(//b) > 1]) > 1]")
    }
  }

  @Test func anElementKeepsItsDocument() throws {
    let element = try XMLDocument(Array("<a><b>c</b></a>".utf8)).root.first("b")
    #expect(element?.text == "c")
  }

  @Test(arguments: [
    ("a < b & c > d", "a &lt; b &amp; c &gt; d", "a &lt; b &amp; c &gt; d"),
    ("\"x\"\t\n\r", "\"x\"\t\n&#13;", "&quot;x&quot;&#9;&#10;&#13;"),
    ("]]>", "]]&gt;", "]]&gt;"),
    ("\u{0}\u{1}\u{FFFE}\u{FFFF}é", "é", "é"),
    ("Hội đồng nhân dân xã", "Hội đồng nhân dân xã", "Hội đồng nhân dân xã"),
  ]) func escapes(_ text: String, content: String, attribute: String) throws {
    #expect(XMLText.escape(text) == content)
    #expect(XMLText.escapeAttribute(text) == attribute)
    let written = "<a b=\"\(attribute)\">\(content)</a>"
    var kept = text
    kept.unicodeScalars.removeAll { "\u{0}\u{1}\u{FFFE}\u{FFFF}".unicodeScalars.contains($0) }
    let root = try XMLDocument(Array(written.utf8)).root
    #expect(root.text == kept)
    #expect(root["b"] == kept)
  }
}
