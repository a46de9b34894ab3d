import Testing

@testable import SessionKit

/// No code without its fixture: each is raised by the example of its rule, by
/// a sample, or in a test.
@Suite struct EveryCodeIsTestedTests {
  private static let root = #filePath.components(droppingLast: 4)

  /// Where codes are listed and told, not raised.
  private static let others = ["/SessionKitTests/Findings/", "/SessionKitTests/Report/", "/oracles/support/"]
  /// The one report that raises what it finds when it reads itself back.
  private static let report = "/SessionKitTests/Report/AnnotateRunTests.swift"

  @Test func everyCodeIsRaised() throws {
    var raised = Set(RuleWords.builtIn.filter { !$0.examples.isEmpty }.map(\.code))
    let samples = try Self.files("samples/variants") { $0.hasSuffix("/expected.json") }
    let tests = try Self.files("Tests") { path in
      (path.hasSuffix(".swift") || path.hasSuffix(".py"))
        && (path.hasSuffix(Self.report) || !Self.others.contains { path.contains($0) })
    }
    #expect(samples.count > 20 && tests.count > 60, "the scan must find the files")
    for file in samples + tests {
      raised.formUnion(Self.codes(String(decoding: try FileSystem.read(file, limit: 4 << 20), as: UTF8.self)))
    }
    let missing = Catalogue.all.map(\.code).filter { !raised.contains($0) }
    #expect(missing == [], "raise each in a test or in samples/variants")
  }

  /// The codes that a source has as texts of their own: one, or several with
  /// blanks between.
  private static func codes(_ text: String) -> [FindingCode] {
    text.matches(of: /"([A-Z]{3}-[0-9]{3}(?: [A-Z]{3}-[0-9]{3})*)"/).flatMap { found in
      found.1.split(separator: " ").map { FindingCode(rawValue: String($0)) }
    }
  }

  @Test(
    arguments: [
      ("case \"DDL-110\":", ["DDL-110"]), ("yield \"x\", \"BAG-113 BAG-120\", y", ["BAG-113", "BAG-120"]),
      ("// DDL-110", []), ("\"see DDL-110\"", []), ("\\\"DDL-110\\\"", []), ("\"DDL-11\"", []),
    ] as [(String, [FindingCode])]
  )
  func onlyCodesByThemselvesCount(_ text: String, _ expected: [FindingCode]) {
    #expect(Self.codes(text) == expected)
  }

  private static func files(_ folder: String, _ takes: (String) -> Bool) throws -> [String] {
    try FileSystem.list("\(root)/\(folder)").flatMap { entry -> [String] in
      let path = "\(folder)/\(entry.name)"
      switch entry.kind {
      case .folder: return try files(path, takes)
      case .file: return takes(path) ? ["\(root)/\(path)"] : []
      case .other: return []
      }
    }
  }
}
