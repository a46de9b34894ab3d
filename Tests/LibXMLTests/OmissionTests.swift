import LibXML
import Testing

/// What nobody asks for is judged, but not made.
@Suite struct OmissionTests {
  private static func names(_ text: String) throws -> [String] {
    func below(_ element: XMLElement) -> [String] { [element.name] + element.children.flatMap(below) }
    return below(try XMLDocument(Array(text.utf8), admission: .office, without: ["b"]).root)
  }

  @Test func leavesOut() throws {
    let document = try XMLDocument(
      Array("<a>1<b x='1'>2<!-- 3 --><c/><b/>&#52;<![CDATA[5]]></b>6<c>7</c><b/>8</a>".utf8),
      admission: .office,
      without: ["b"]
    )
    #expect(document.root.text == "1678")
    #expect(document.root.children.map(\.name) == ["c"])
  }

  /// Then the whole tree is made, and judged.
  @Test func keepsWhatIsOdd() throws {
    #expect(try Self.names("<a><b xml:id='i'/></a>") == ["a", "b"])
    #expect(try Self.names("<b/>") == ["b"])
    #expect(try Self.names("<a><b id='i' xml:lang='vi'/></a>") == ["a"])
  }

  @Test(arguments: [
    ("<a><b xml:id='i'/><c xml:id='i'/></a>", XMLError.Code.identity),
    ("<a><b><c></b></a>", .syntax),
    ("<a><b p:c='1'/></a>", .syntax),
    ("<a><b><\(String(repeating: "c", count: 257))/></b></a>", .limit),
    ("<a><b \(String(repeating: "c", count: 257))='1'/></a>", .limit),
  ])
  func refusesWhatAWholeTreeIsRefusedFor(text: String, code: XMLError.Code) {
    for unwanted in [[], ["b"]] as [[StaticString]] {
      let error = #expect(throws: XMLError.self) {
        try XMLDocument(Array(text.utf8), admission: .office, without: unwanted)
      }
      #expect(error?.code == code)
    }
  }

  /// There a comment is refused, wherever it stands.
  @Test func leavesNothingOutOfWhatIsSigned() throws {
    let text = Array("<a><b>1</b></a>".utf8)
    #expect(try XMLDocument(text, without: ["b"]).root.children.map(\.name) == ["b"])
  }
}
