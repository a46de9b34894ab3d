import Testing

@testable import SessionKit

/// The catalogue and the code that raises findings name the same codes.
@Suite struct CodesInSourcesTests {
  @Test func everyCodeThatIsRaisedIsExplained() throws {
    let used = try codes { !$0.contains("/Catalogue") && !$0.contains("/Illustrations") }
    #expect(used.count > 40, "the scan must find the sources")
    #expect(used.filter { !Catalogue.isKnown($0) } == [])
  }

  @Test func everyAccountedRuleIsExplained() {
    let accounted = Checks.all.flatMap { $0.codes } + WaiverPolicy.codes
    #expect(Set(accounted).count == accounted.count, "one rule is accounted for once")
    #expect(accounted.filter { !Catalogue.isKnown($0) } == [])
  }

  /// A remedy that names a command or an option names one that there is.
  @Test func everyCommandInARemedyExists() throws {
    let files = try sources(root + "/Sources/kyhop/Subcommands")
    let program = try sources(root + "/Sources/kyhop").map {
      String(decoding: try FileSystem.read($0, limit: 1 << 20), as: UTF8.self)
    }
    let commands = Set(files.map { $0.split(separator: "/").last?.lowercased() ?? "" })
    for entry in Catalogue.all {
      for language in Language.allCases {
        let fix = entry.fix[language]
        for name in fix.matches(of: /kyhop ([a-z]+)/).map({ String($0.1) }) where name != "help" {
          #expect(commands.contains("\(name).swift"), "\(entry.code): kyhop \(name)")
        }
        for option in fix.matches(of: /--([a-z-]+)/).map({ camel($0.1) }) where option != "help" {
          #expect(program.contains { $0.contains("var \(option)") }, "\(entry.code): --\(option)")
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

  /// `received-at` as the program calls it: `receivedAt`.
  private func camel(_ option: Substring) -> String {
    let words = option.split(separator: "-")
    return words.prefix(1).joined()
      + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
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

  private func sources(_ folder: String) throws -> [String] {
    try FileSystem.list(folder).flatMap { entry -> [String] in
      let path = "\(folder)/\(entry.name)"
      switch entry.kind {
      case .folder: return try sources(path)
      case .file: return path.hasSuffix(".swift") ? [path] : []
      case .other: return []
      }
    }
  }
}

extension String {
  /// A path without its last components.
  func components(droppingLast count: Int) -> String {
    split(separator: "/", omittingEmptySubsequences: false).dropLast(count).joined(separator: "/")
  }
}
