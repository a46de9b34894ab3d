import LibXML
import TestSupport
import Testing

/// Bytes that an admission refuses, and the rule that must do it.
struct Refusal: CustomTestStringConvertible, Sendable {
  let name: String
  let code: String
  let bytes: [UInt8]
  var admission = XMLAdmission.strict
  var line: Int?

  init(_ name: String, _ code: String, _ text: String, _ admission: XMLAdmission = .strict, line: Int? = nil)
  {
    self.init(name, code, bytes: Array(text.utf8), admission, line: line)
  }

  init(
    _ name: String,
    _ code: String,
    bytes: [UInt8],
    _ admission: XMLAdmission = .strict,
    line: Int? = nil
  ) {
    self.name = name
    self.code = code
    self.bytes = bytes
    self.admission = admission
    self.line = line
  }

  var testDescription: String { "\(code) \(name)" }
}

private func nested(_ depth: Int) -> String {
  String(repeating: "<a>", count: depth) + "x" + String(repeating: "</a>", count: depth)
}

private func attributes(_ count: Int) -> String {
  "<a " + (0..<count).map { "n\($0)=''" }.joined(separator: " ") + "/>"
}

private func limited(_ change: (inout XMLAdmission) -> Void) -> XMLAdmission {
  var admission = XMLAdmission.strict
  change(&admission)
  return admission
}

private let laughs = """
  <!DOCTYPE a [<!ENTITY l0 "ha">
  \((1...20).map { "<!ENTITY l\($0) \"\(String(repeating: "&l\($0 - 1);", count: 10))\">" }.joined())
  ]><a>&l20;</a>
  """

private let parameterLaughs = """
  <!DOCTYPE a [<!ENTITY % p0 "<!-- ha -->">
  \((1...20).map { "<!ENTITY % p\($0) '\(String(repeating: "&#37;p\($0 - 1);", count: 10))'>%p\($0);" }.joined())
  ]><a/>
  """

private let refusals: [Refusal] = [
  Refusal("empty", "X1", ""),
  Refusal("plain text", "X1", "hello"),
  Refusal("space first", "X1", " <a/>"),
  Refusal("gzip", "X1", bytes: [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]),
  Refusal("zip", "X1", bytes: [0x50, 0x4B, 3, 4, 20, 0]),
  Refusal("UTF-16 without a mark", "X1", bytes: Array("<a/>".utf16).flatMap { [UInt8($0), 0] }, line: 1),
  Refusal("lone continuation byte", "X1", bytes: Array("<a>\n".utf8) + [0x80] + Array("</a>".utf8), line: 2),
  Refusal("overlong slash", "X1", bytes: Array("<a>".utf8) + [0xC0, 0xAF] + Array("</a>".utf8)),
  Refusal("surrogate", "X1", bytes: Array("<a>".utf8) + [0xED, 0xA0, 0x80] + Array("</a>".utf8)),
  Refusal("beyond Unicode", "X1", bytes: Array("<a>".utf8) + [0xF4, 0x90, 0x80, 0x80] + Array("</a>".utf8)),
  Refusal("cut in a character", "X1", bytes: Array("<a>".utf8) + [0xE1, 0xBB]),
  Refusal("document type", "X2", "<?xml version='1.0'?>\n<!DOCTYPE a>\n<a/>", line: 2),
  Refusal("external entity", "X2", "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><a>&e;</a>"),
  Refusal("billion laughs", "X2", laughs),
  Refusal("parameter entity laughs", "X2", parameterLaughs),
  Refusal("document type in office", "X2", "<!DOCTYPE a><a/>", .office),
  Refusal("document type after a comment", "X2", "<!-- --><!DOCTYPE a><a/>"),
  Refusal("byte order mark", "X4", "\u{FEFF}<a/>"),
  Refusal("UTF-16 mark", "X4", bytes: [0xFF, 0xFE, 0x3C, 0]),
  Refusal("version 1.1", "X4", "<?xml version='1.1'?><a/>"),
  Refusal("UTF-7", "X4", "<?xml version='1.0' encoding='UTF-7'?>+ADw-a/+AD4-"),
  Refusal("UTF-16 declared", "X4", "<?xml version='1.0' encoding=\"UTF-16\"?><a/>"),
  Refusal("Latin 1", "X4", "<?xml version='1.0' encoding='ISO-8859-1'?><a/>"),
  Refusal("declaration without end", "X4", "<?xml version='1.0'" + String(repeating: " ", count: 5000)),
  Refusal("no end tag", "X5", "<a>"),
  Refusal("wrong end tag", "X5", "<a>\n<b>\n</a>", line: 3),
  Refusal("two roots", "X5", "<a/><b/>"),
  Refusal("attribute twice", "X5", "<a b='' b=''/>"),
  Refusal("attribute twice by prefix", "X5", "<a xmlns:p='u:x' xmlns:q='u:x' p:b='' q:b=''/>"),
  Refusal("unbound prefix", "X5", "<p:a/>"),
  Refusal("unknown entity", "X5", "<a>&nbsp;</a>"),
  Refusal("empty prefix", "X5", "<a xmlns:p=''/>"),
  Refusal("xml rebound", "X5", "<a xmlns:xml='u:x'/>"),
  Refusal("two colons", "X5", "<a:b:c xmlns:a='u:x'/>"),
  Refusal("control by reference", "X5", "<a>&#1;</a>"),
  Refusal("comment with two dashes", "X5", "<a><!-- -- --></a>", .configuration),
  Refusal("only a comment", "X5", "<!-- -->"),
  Refusal("file", "X6", "<a>12345</a>", limited { $0.maximumBytes = 11 }),
  Refusal("tag", "X6", "<a b='" + String(repeating: "x", count: 70_000) + "'/>"),
  Refusal("100,000 attributes", "X6", attributes(100_000)),
  Refusal("129 attributes", "X6", attributes(129)),
  Refusal("depth 129", "X6", nested(129)),
  Refusal("depth 100,000", "X6", nested(100_000)),
  Refusal("elements", "X6", "<a><b/>\n<b/></a>", limited { $0.maximumElements = 2 }, line: 2),
  Refusal("the tree", "X6", "<a>\n" + String(repeating: "<b c=''/>", count: 400_000) + "</a>", line: 2),
  Refusal("comments before the root", "X6", String(repeating: "<!---->", count: 1_000_000) + "<a/>"),
  Refusal("CDATA sections", "X6", "<a>" + String(repeating: "<![CDATA[]]>", count: 1_000_000) + "</a>"),
  Refusal("names", "X6", "<a>" + (0...8192).map { "<n\($0)/>" }.joined() + "</a>"),
  Refusal("names of attributes", "X6", "<a>" + (0...8192).map { "<b n\($0)=''/>" }.joined() + "</a>"),
  Refusal(
    "out of time",
    "X12",
    "<a>" + String(repeating: "<b/>", count: 2000) + "</a>",
    limited { $0.maximumSeconds = 0 }
  ),
  Refusal(
    "10 MB without markup",
    "X6",
    "<a>" + String(repeating: "x", count: 11_000_000) + "</a>",
    limited {
      $0.maximumTextBytes = 20_000_000
    }
  ),
  Refusal("text", "X6", "<a>12345</a>", limited { $0.maximumTextBytes = 4 }),
  Refusal("element name", "X6", "<" + String(repeating: "n", count: 257) + "/>"),
  Refusal("attribute name", "X6", "<a " + String(repeating: "n", count: 257) + "=''/>"),
  Refusal(
    "name spaces of many levels",
    "X6",
    String(repeating: "<a " + (0..<100).map { "xmlns:n\($0)='u:x'" }.joined(separator: " ") + ">", count: 3)
  ),
  Refusal("XInclude", "X7", "<a xmlns:i='http://www.w3.org/2001/XInclude'>\n<i:include href='b'/></a>"),
  Refusal("XHTML", "X7", "<html xmlns='http://www.w3.org/1999/xhtml'/>"),
  Refusal("SVG", "X7", "<a><svg xmlns='http://www.w3.org/2000/svg'/></a>", .configuration),
  Refusal("attribute of XSLT", "X7", "<a xmlns:x='http://www.w3.org/1999/XSL/Transform' x:version='1.0'/>"),
  Refusal(
    "schema location",
    "X7",
    "<a\n xmlns:x='http://www.w3.org/2001/XMLSchema-instance'><b x:schemaLocation='u:x x.xsd'/></a>"
  ),
  Refusal("xml:base", "X7", "<a xml:base='http://example.org/'/>"),
  Refusal("relative name space", "X7", "<a xmlns='schema'/>"),
  Refusal("instruction", "X8", "<a>\n<?php x?></a>", line: 2),
  Refusal("style sheet first", "X8", "<?xml-stylesheet href='x'?><a/>"),
  Refusal("xml-model", "X8", "<?xml version='1.0'?><?xml-model href='x'?><a/>"),
  Refusal("instruction in office", "X8", "<a><?x?></a>", .office),
  Refusal("comment inside", "X8", "<a>1\n<!-- 0 -->00</a>", line: 2),
  Refusal("vertical tab", "X9", "<a>\u{B}</a>"),
  Refusal("delete", "X9", "<a>\u{7F}</a>"),
  Refusal("delete by reference", "X9", "<a>&#127;</a>"),
  Refusal("zero-width space by reference", "X9", "<a>\n<b c='&#x200b;'/></a>", line: 2),
  Refusal("override by decimal reference", "X9", "<a>\n&#8238;</a>", line: 2),
  Refusal("private use by padded reference", "X9", "<a>&#x00000E000;</a>"),
]

private let forbidden: [UInt32] = [
  0x80, 0x85, 0x9F, 0x200B, 0x2028, 0x2029, 0x202A, 0x202B, 0x202D, 0x202E, 0x2060, 0x2064, 0xE000, 0xF8FF,
  0xFDD0, 0xFDEF, 0xFEFF, 0xFFF9, 0xFFFE, 0xFFFF, 0x1FFFE, 0xE0001, 0xE007F, 0xF0000, 0x10FFFD,
]
private let allowed: [UInt32] = [
  0x9, 0xA, 0xA0, 0x300, 0x200C, 0x200D, 0x200E, 0x200F, 0x2066, 0x2067, 0x2068, 0x2069, 0x1EA1,
  0xFFFD, 0x1F600, 0x2FA1D,
]

@Suite struct AdmissionTests {
  @Test(arguments: refusals) func refuses(_ refusal: Refusal) throws {
    let (error, seconds) = ProcessorTime.seconds {
      #expect(throws: XMLError.self) {
        _ = try XMLDocument(refusal.bytes, admission: refusal.admission)
      }
    }
    #expect(error?.code.rawValue == refusal.code, "\(error?.description ?? "accepted")")
    if let line = refusal.line { #expect(error?.line == line) }
    #expect(error?.message.isEmpty == false)
    #expect(error?.message.contains("\n") == false)
    // The hostile ones run for minutes where a rule does not hold.
    #expect(seconds < 5)
  }

  @Test func refusesAnIdTwice() {
    let error = #expect(throws: XMLError.self) {
      _ = try XMLDocument(Array("<a xml:id='x'>\n<b xml:id='x'/></a>".utf8))
    }
    #expect(error?.code == .identity)
    #expect(error?.line == 2)
  }

  @Test(arguments: forbidden) func refusesCharacter(_ value: UInt32) throws {
    let scalar = try #require(UnicodeScalar(value))
    for text in ["<a>\nb\(Character(scalar))</a>", "<a>\nb&#x\(String(value, radix: 16));</a>"] {
      let error = #expect(throws: XMLError.self) { _ = try XMLDocument(Array(text.utf8)) }
      #expect(error?.code == .character)
      #expect(error?.line == 2)
    }
  }

  @Test(arguments: allowed) func acceptsCharacter(_ value: UInt32) throws {
    let scalar = try #require(UnicodeScalar(value))
    let text = "b\(Character(scalar))c"
    #expect(try XMLDocument(Array("<a>\(text)</a>".utf8)).root.text == text)
  }

  @Test(arguments: [
    "<a/>",
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a/>\n",
    "<?xml version='1.0' encoding='utf-8' standalone='yes'?><a/>",
    "<!-- before --><a/><!-- after -->",
    "<a><![CDATA[<!DOCTYPE b><?x?>]]></a>",
    "<a b='>' c=\"'\"/>",
    "<a xmlns='urn:x' xmlns:p='http://example.org/p' p:b='' xml:lang='vi'/>",
    "<a xmlns='urn:x'><b xmlns=''/></a>",
    "<a>&lt;!DOCTYPE&gt; &amp;#x200B;</a>",
  ]) func accepts(_ text: String) throws {
    #expect(try XMLDocument(Array(text.utf8)).root.name == "a")
  }

  @Test func acceptsTheLimitsThemselves() throws {
    _ = try XMLDocument(Array(nested(128).utf8))
    _ = try XMLDocument(Array(attributes(128).utf8))
    let name = String(repeating: "n", count: 256)
    #expect(try XMLDocument(Array("<\(name)/>".utf8)).root.name == name)
  }

  @Test func configurationKeepsTextTogetherAcrossComments() throws {
    let bytes = Array("<a>Hội đồng <!-- nhân dân -->xã</a>".utf8)
    #expect(try XMLDocument(bytes, admission: .configuration).root.text == "Hội đồng xã")
  }

  @Test func officeAcceptsForeignVocabularies() throws {
    let text = """
      <a xmlns:x='http://www.w3.org/2001/XMLSchema-instance' x:type='b'><!-- c -->\
      <svg xmlns='http://www.w3.org/2000/svg'/></a>
      """
    #expect(try XMLDocument(Array(text.utf8), admission: .office).root.children.map(\.name) == ["svg"])
  }

  @Test func onlyOfficeAcceptsPrivateUse() throws {
    let bullet = Array("<a b='\u{F0B7}'/>".utf8)
    #expect(try XMLDocument(bullet, admission: .office).root["b"] == "\u{F0B7}")
    for admission in [XMLAdmission.strict, .configuration] {
      let error = #expect(throws: XMLError.self) { try XMLDocument(bullet, admission: admission) }
      #expect(error?.code == .character)
    }
    #expect(throws: XMLError.self) { try XMLDocument(Array("<a>\u{10FFFF}</a>".utf8), admission: .office) }
  }

  @Test func readsFiveMegabytesInTime() throws {
    let item = "<điều số='1'>Ủy ban nhân dân trình Hội đồng nhân dân &amp; các ban.</điều>\n"
    let text = "<a>" + String(repeating: item, count: (5 << 20) / item.utf8.count) + "</a>"
    let (document, seconds) = try ProcessorTime.seconds { try XMLDocument(Array(text.utf8)) }
    #expect(seconds < 10)
    #expect(document.root.children.count == (5 << 20) / item.utf8.count)
  }
}
