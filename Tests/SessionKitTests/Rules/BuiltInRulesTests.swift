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

  @Test("every code that a rule raises is described, and every description is of a rule", arguments: profiles)
  func described(profile: String) throws {
    let rules = try ProfileReader.builtIn(profile).rules
    #expect(Set(rules.codes) == Set(rules.entries.keys))
    #expect(rules.codes.count > 30)
  }
}
