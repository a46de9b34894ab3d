import Testing

@testable import SessionKit

/// What the samples raise, seen from the catalogue.
@Suite struct SampleFindingsTests {
  private static let folder = #filePath.components(droppingLast: 4) + "/samples/variants"
  private static let variants = ((try? FileSystem.list(folder)) ?? [])
    .filter { $0.kind == .folder }.map(\.name)

  @Test func thereAreSamples() {
    #expect(Self.variants.count > 10)
  }

  /// A finding brings every value that its words need.
  @Test(arguments: variants)
  func noPlaceholderStaysEmpty(_ variant: String) throws {
    let path = "\(Self.folder)/\(variant)"
    let expected = String(
      decoding: try FileSystem.read(path + "/expected.json", limit: 1 << 20),
      as: UTF8.self
    )
    let now = try #require(expected.firstMatch(of: /"now": "([^"]+)"/).map { instant(String($0.1)) })
    let result = CheckRun.workspace(path, CheckRun.Options(now: now))
    for finding in result.findings {
      let entry = Catalogue.entry(for: finding.code)
      for language in Language.allCases {
        for name in placeholders(entry.message[language]) + placeholders(entry.fix[language]) {
          #expect(finding.arguments[name]?[language].isEmpty == false, "\(finding.code): {\(name)}")
        }
      }
    }
    // The place is said wherever there is one.
    for finding in result.findings where finding.severity > .note {
      #expect(finding.place != Place(), "\(finding.code)")
    }
  }
}
