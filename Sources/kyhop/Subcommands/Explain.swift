import ArgumentParser
import SessionKit

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "What a finding’s code means, why it matters, how to mend it.",
    discussion: """
      docs/findings.md has them all. In a session's folder those of its own rules are
      known, too.
      """
  )

  @Argument(
    help: "A code such as DDL-110, or a family such as DDL; all codes where left out.",
    completion: .code
  )
  var code: String?

  @Option(help: ArgumentHelp("In which form; markdown without a code is the page of all.", valueName: "form"))
  var format = Form.text

  enum Form: String, CaseIterable, ExpressibleByArgument {
    case text, markdown
  }

  @OptionGroup var common: Common

  func run() throws {
    for language in common.languages { Console.out(try page(language)) }
  }

  private func page(_ language: Language) throws -> String {
    guard let code else {
      return format == .text ? ExplainPage.list(language) : FindingsPage.markdown(language)
    }
    if let known = ExplainPage.code(in: code) {
      return format == .text ? ExplainPage.text(known, language) : FindingsPage.markdown(known, language)
    }
    if let own = ExplainPage.own(code, in: ".") {
      return format == .text ? ExplainPage.text(own, language) : FindingsPage.markdown(own, language)
    }
    if format == .text, let family = ExplainPage.list(family: code, language) { return family }
    throw Misuse(ExplainPage.unknown(code))
  }
}
