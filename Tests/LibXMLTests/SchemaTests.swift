import LibXML
import Synchronization
import Testing

/// Schemas in memory, which notes what it is asked for.
private final class MemorySource: SchemaSource {
  let files: [String: String]
  let asked = Mutex<[String]>([])

  init(_ files: [String: String]) { self.files = files }

  func schema(named name: String) -> [UInt8]? {
    asked.withLock { $0.append(name) }
    return files[name].map { Array($0.utf8) }
  }
}

private func schema(_ body: String) -> String {
  """
  <?xml version="1.0" encoding="UTF-8"?>
  <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:act" targetNamespace="urn:act"
    elementFormDefault="qualified">\(body)</xs:schema>
  """
}

private let common = schema(
  """
  <xs:simpleType name="number"><xs:restriction base="xs:string"><xs:pattern value="[0-9]{1,2}"/>
  </xs:restriction></xs:simpleType>
  <xs:simpleType name="kind"><xs:restriction base="xs:string"><xs:enumeration value="new"/>
  <xs:enumeration value="old"/></xs:restriction></xs:simpleType>
  """
)
private let main = schema(
  """
  <xs:include schemaLocation="common.xsd"/>
  <xs:element name="act"><xs:complexType><xs:sequence>
    <xs:element name="title" type="xs:string"/>
    <xs:element name="article" maxOccurs="unbounded"><xs:complexType>
      <xs:attribute name="number" type="number" use="required"/>
      <xs:attribute name="kind" type="kind" use="required"/>
    </xs:complexType></xs:element>
  </xs:sequence></xs:complexType>
  <xs:unique name="numbers"><xs:selector xpath="*"/><xs:field xpath="@number"/></xs:unique></xs:element>
  """
)

private func act(_ body: String) -> [UInt8] { Array("<act xmlns='urn:act'>\n\(body)</act>".utf8) }

@Suite struct SchemaTests {
  private static func compiled() throws -> XMLSchema {
    try XMLSchema("act/main.xsd", from: MemorySource(["act/main.xsd": main, "common.xsd": common]))
  }

  @Test func looksUpIncludesByFileName() throws {
    let source = MemorySource(["act/main.xsd": main, "common.xsd": common])
    _ = try XMLSchema("act/main.xsd", from: source)
    #expect(source.asked.withLock { $0 } == ["act/main.xsd", "common.xsd"])
  }

  @Test(
    arguments: [
      ("<title>a</title>\n<article number='1' kind='new'/>", []),
      ("<title>a</title>\n<article number='1' kind='new'/>\n<b/>", ["unexpectedElement b 4"]),
      ("<title>a</title>", ["missingElement act 1"]),
      ("<article number='1' kind='new'/>", ["unexpectedElement article 2"]),
      ("<title>a</title>\n<article/>", ["missingAttribute article 3", "missingAttribute article 3"]),
      (
        "<title>a</title>\n<article number='1' kind='new' x=''/>",
        ["unexpectedAttribute article 3"]
      ),
      (
        "<title>a</title>\n<article number='x' kind='other'/>",
        ["badValue article 3", "badValue article 3"]
      ),
      (
        "<title>a</title>\n<article kind='other' number='x'/>",
        ["badValue article 3", "badValue article 3"]
      ),
      ("<title>a</title>\n<article number='1' kind='other'/>", ["badValue article 3"]),
      (
        "<title>a</title>\n<article number='1' kind='new'/>\n<article number='1' kind='new'/>",
        ["brokenIdentity article 4"]
      ),
      ("<title>a</title>\n<article number='1' kind='new'>text</article>", ["unexpectedElement article 3"]),
    ] as [(String, [String])]
  ) func finds(_ body: String, expected: [String]) throws {
    let violations = try Self.compiled().validate(XMLDocument(act(body)))
    #expect(violations.map { "\($0.kind) \($0.element) \($0.line)" } == expected, "\(violations)")
  }

  @Test func namesPlaceAndExpectation() throws {
    let body = "<title>a</title>\n<chapter/>"
    let violation = try #require(Self.compiled().validate(XMLDocument(act(body))).first)
    #expect(violation.elementPath == "/*/*[2]")
    #expect(violation.expected == ["article"])
    #expect(!violation.message.contains("urn:act"))
  }

  @Test func keepsSetsOfValues() throws {
    let body = "<title>a</title><article number='1' kind='x'/>"
    let message = try Self.compiled().validate(XMLDocument(act(body))).first?.message
    #expect(message?.contains("{'new', 'old'}") == true, "\(message ?? "")")
  }

  @Test func refusesAnotherRoot() throws {
    let document = try XMLDocument(Array("<act/>".utf8))
    #expect(try Self.compiled().validate(document).map(\.kind) == [.unexpectedElement])
  }

  @Test(arguments: [
    [:],
    ["main.xsd": main],
    ["main.xsd": "<a/>"],
    ["main.xsd": "<xs:schema"],
    ["main.xsd": schema("<xs:element name='a' type='missing'/>")],
    ["main.xsd": schema("<xs:include schemaLocation='file:///etc/passwd'/>")],
    ["main.xsd": schema("<xs:import namespace='urn:b' schemaLocation='http://example.org/b.xsd'/>")],
  ]) func refusesToCompile(_ files: [String: String]) {
    let error = #expect(throws: XMLError.self) { try XMLSchema("main.xsd", from: MemorySource(files)) }
    #expect(error?.code == .schema, "\(error?.description ?? "")")
  }

  @Test func admitsSchemasByTheSameRules() {
    let source = MemorySource(["main.xsd": main, "common.xsd": "<!DOCTYPE a>" + common.dropFirst(38)])
    let error = #expect(throws: XMLError.self) { try XMLSchema("main.xsd", from: source) }
    #expect(error?.code == .doctype)
  }

  @Test func validatesInParallel() async throws {
    let schema = try Self.compiled()
    let counts = await withTaskGroup(of: [Int].self) { group in
      for number in 0..<200 {
        group.addTask {
          let bad = String(repeating: "<article number='x' kind='new'/>\n", count: number % 5)
          let body = "<title>a</title>\n<article number='1' kind='new'/>\n" + bad
          guard let document = try? XMLDocument(act(body)) else { return [-1] }
          return [number % 5, schema.validate(document).filter { $0.kind == .badValue }.count]
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts.count == 200)
    #expect(counts.allSatisfy { $0.count == 2 && $0[0] == $0[1] })
  }

  @Test func compilesInParallel() async {
    let all = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<50 { group.addTask { (try? Self.compiled()) != nil } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(all == Array(repeating: true, count: 50))
  }
}
