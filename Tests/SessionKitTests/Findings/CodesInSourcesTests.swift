import Testing

@testable import SessionKit

/// The catalogue and the code that raises findings name the same codes.
@Suite struct CodesInSourcesTests {
  @Test func everyCodeThatIsRaisedIsExplained() throws {
    let used = try codes { !$0.contains("/Catalogue") }
    #expect(used.count > 40, "the scan must find the sources")
    #expect(used.filter { !Catalogue.isKnown($0) } == [])
  }

  @Test func everyAccountedRuleIsExplained() {
    let accounted = Checks.all.flatMap { $0.codes } + WaiverPolicy.codes
    #expect(Set(accounted).count == accounted.count, "one rule is accounted for once")
    #expect(accounted.filter { !Catalogue.isKnown($0) } == [])
  }

  /// A remedy that names a command names one that the manual describes.
  @Test func everyCommandInARemedyExists() throws {
    let manual = String(
      decoding: try FileSystem.read(root + "/Sources/kyhop/Documentation/kyhop.1", limit: 1 << 20),
      as: UTF8.self
    )
    for entry in Catalogue.all {
      for language in Language.allCases {
        for command in entry.fix[language].matches(of: /kyhop ([a-z]+)/).map({ String($0.1) })
        where command != "help" {
          #expect(manual.contains("kyhop \(command)"), "\(entry.code): kyhop \(command)")
        }
      }
    }
  }

  @Test func everySampleExistsAndRaisesItsCode() throws {
    for entry in Catalogue.all {
      guard let sample = entry.sample else { continue }
      let path = "\(root)/samples/variants/\(sample)/expected.json"
      guard let expected = try? FileSystem.read(path, limit: 1 << 20) else {
        Issue.record("\(entry.code): no \(path)")
        continue
      }
      let text = String(decoding: expected, as: UTF8.self)
      #expect(text.contains("\"\(entry.code.rawValue)\""), "\(sample) does not raise \(entry.code)")
    }
  }

  private var root: String { #filePath.components(droppingLast: 4) }

  /// The codes written in the sources whose path is taken.
  private func codes(_ takes: (String) -> Bool) throws -> Set<FindingCode> {
    var found: Set<FindingCode> = []
    for path in try sources(root + "/Sources/SessionKit") where takes(path) {
      let text = String(decoding: try FileSystem.read(path, limit: 1 << 20), as: UTF8.self)
      found.formUnion(text.matches(of: /"([A-Z]{3}-[0-9]{3})"/).map { FindingCode(rawValue: String($0.1)) })
    }
    return found
  }
}

extension String {
  /// A path without its last components.
  func components(droppingLast count: Int) -> String {
    split(separator: "/", omittingEmptySubsequences: false).dropLast(count).joined(separator: "/")
  }
}
