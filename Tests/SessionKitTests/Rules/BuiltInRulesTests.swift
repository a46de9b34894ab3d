import LibXML
import Testing

@testable import SessionKit

/// The rules that are built in: each with its page, and with an example that
/// raises exactly its finding.
@Suite struct BuiltInRulesTests {
  static let profiles = ["vn-hdnd-province", "vn-hdnd-commune-2025"]

  /// Clean documents of the sample session, by kind.
  static let documents: [String: String] = [
    "du-thao-nghi-quyet": "3.2/du-thao-nghi-quyet.xml", "to-trinh": "3.2/to-trinh.xml",
    "bao-cao-tham-tra": "3.2/bao-cao-tham-tra.xml", "bao-cao": "6/bao-cao.xml",
  ]

  static func text(_ kind: String) throws -> String {
    let root = #filePath.components(droppingLast: 4)
    let file = try #require(documents[kind])
    let path = "\(root)/samples/ky-hop-14/submissions/\(file)"
    return String(decoding: try FileSystem.read(path, limit: 1 << 20), as: UTF8.self)
  }

  static func findings(_ text: String, _ kind: String, _ profile: String) throws -> [Finding] {
    let profile = try ProfileReader.builtIn(profile)
    let document = try XMLDocument(Array(text.utf8))
    return profile.rules.findings(
      document,
      at: Place(path: "x.xml"),
      isLineShown: true,
      functions: RuleFunctions.about(kind)
    )
  }

  @Test("a clean document raises nothing", arguments: documents.keys.sorted(), profiles)
  func isClean(kind: String, profile: String) throws {
    let findings = try Self.findings(try Self.text(kind), kind, profile)
    #expect(findings.map { "\($0.code.rawValue) \($0.message(.en))" } == [])
  }

  @Test("an example raises its finding and no other", arguments: RuleWords.builtIn.map(\.code))
  func example(code: FindingCode) throws {
    let entry = Catalogue.entry(for: code)
    #expect(!entry.examples.isEmpty, "a finding without an example")
    for example in entry.examples {
      var text = try Self.text(example.kind)
      for piece in example.pieces {
        #expect(text.contains(piece.good), "\(piece.good)")
        text = text.replacing(piece.good, with: piece.bad)
      }
      let findings = try Self.findings(text, example.kind, "vn-hdnd-province")
      #expect(Set(findings.map(\.code)) == [code], "\(findings.map { $0.message(.vi) })")
      for finding in findings {
        #expect(finding.place.address != nil || finding.place.line != nil)
        for language in Language.allCases { #expect(!finding.message(language).isEmpty) }
        #expect(finding.message(.vi) != finding.message(.en))
      }
    }
  }

  @Test("the title in the metadata may begin with the kind of paper")
  func titled() throws {
    let text = try Self.text("bao-cao")
    let alias = "name=\"trich-yeu\" value=\""
    #expect(text.contains(alias))
    let codes = { (kind: String) in
      try Self.findings(text.replacing(alias, with: alias + kind), "bao-cao", "vn-hdnd-province").map(\.code)
    }
    #expect(try codes("Báo cáo ") == [])
    #expect(try codes("Tờ trình ") == ["REF-152"])
  }

  @Test("what a text quotes is of another: its numbers, its words, its references")
  func quoted() throws {
    let article = """
      <article eId="art_4"><num>Điều 4.</num><heading>Sửa đổi Quy chế</heading><paragraph eId="art_4__para_1">
      <num>1.</num><content><p><mod eId="art_4__mod_1"><quotedStructure eId="art_4__mod_1__qstr_1">\
      <article eId="q_9"><num>Điều 9.</num><heading>Kinh phí</heading><paragraph eId="q_9_1"><num>1.</num><content>\
      <p>Theo khoản 7 Điều này và Điều 30 Quy chế này.</p></content></paragraph></article>\
      </quotedStructure></mod></p></content></paragraph>
      <paragraph eId="art_4__para_2"><num>2.</num><content><p>Bãi bỏ Điều 2 của Quy chế.</p></content></paragraph>
      </article><article eId="art_5"><num>Điều 5.</num><content><p>Thi hành.</p></content></article></body>
      """
    let text = try Self.text("du-thao-nghi-quyet").replacing("</body>", with: article)
    let findings = try Self.findings(text, "du-thao-nghi-quyet", "vn-hdnd-province")
    #expect(findings.map { "\($0.code.rawValue) \($0.message(.vi))" } == [])
    // The article after it has the one that quotes before it.
    let skipping = text.replacing("Điều 5.</num>", with: "Điều 6.</num>")
    let told = try Self.findings(skipping, "du-thao-nghi-quyet", "vn-hdnd-province")
    #expect(told.map { $0.message(.vi) } == ["Sau Điều 4 là Điều 6: thiếu số ở giữa"])
  }

  @Test("every code that a rule raises is described, and every description is of a rule", arguments: profiles)
  func described(profile: String) throws {
    let rules = try ProfileReader.builtIn(profile).rules
    #expect(Set(rules.codes) == Set(rules.entries.keys))
    #expect(rules.codes.count > 30)
  }
}
