import ArgumentParser
import SessionKit

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What a finding's code means, why it matters, how to mend it."
  )

  @Argument(help: "A code such as DDL-110; all codes where left out.")
  var code: String?

  @OptionGroup var common: Common

  func run() throws {
    for language in common.languages {
      guard let code else {
        Console.out(ExplainPage.list(language))
        continue
      }
      let known = FindingCode(rawValue: code.uppercased())
      guard Catalogue.isKnown(known) else { throw ValidationError("no such code: \(code)") }
      Console.out(ExplainPage.text(known, language))
    }
  }
}
