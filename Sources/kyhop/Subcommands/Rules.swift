import ArgumentParser
import SessionKit

struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Rules by themselves: try them, word a deadline; what a document cites and commits to.",
    subcommands: [Validate.self, New.self, Citations.self, Commitments.self]
  )

  struct Validate: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "validate",
      abstract: "Does a document keep the rules of a Schematron file? Writes nothing.",
      discussion: """
        ISO Schematron with XPath 1.0 (query binding xslt, without XSLT). What the rules include is read \
        from their folder and below it, then from the rules that are built in (../../rules/vn/…); \
        document() reads from the document's folder. Nothing else is ever read.

        Exit status: 0 kept · 1 broken · 2 the rules are faulty, or usage · 3 a rule could not be evaluated.
        """
    )

    @Argument(help: "The rules, a .sch file.", completion: .file(extensions: ["sch"]))
    var rules: String

    @Argument(help: "The document, any XML file.", completion: .file(extensions: ["xml"]))
    var document: String

    @Option(
      help: ArgumentHelp("Only the patterns of this phase; #ALL for all.", valueName: "phase"),
      completion: .phase
    )
    var phase = "#DEFAULT"

    @Flag(help: "Print the standard report (SVRL) instead of findings.")
    var svrl = false

    @Option(
      help: ArgumentHelp("The profile whose calendar counts working days.", valueName: "id"),
      completion: .profile
    )
    var profile = "vn-hdnd-province"

    @OptionGroup var common: Common

    func run() throws {
      let outcome = RulesRun.validate(
        rules,
        document: document,
        phase: phase,
        wantsReport: svrl,
        profile: profile,
        now: common.moment
      )
      guard svrl, let report = outcome.svrl else {
        try common.finish(outcome.result)
        return
      }
      Console.out(report)
      throw ExitCode(outcome.result.verdict.exitCode)
    }
  }

  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new",
      abstract: "From a sentence to a deadline as data, with three worked days.",
      discussion: """
        kyhop rules new "chậm nhất là 05 ngày làm việc trước ngày khai mạc"

        Put what it prints into deadlines.xml of your profile, with its legal source. Words that it does not \
        know are refused, never guessed.
        """
    )

    @Argument(help: "The deadline, in Vietnamese or English.")
    var sentence: String

    @Option(help: ArgumentHelp("The rule's id.", valueName: "id"))
    var id: String?

    @Option(
      help: ArgumentHelp("A document kind that is due. Repeatable.", valueName: "kind"),
      completion: .documentKind
    )
    var document: [String] = []

    @Option(
      help: ArgumentHelp("The profile whose calendar and sessions are used.", valueName: "id"),
      completion: .profile
    )
    var profile = "vn-hdnd-province"

    @OptionGroup var common: Common

    func validate() throws {
      guard let id else { return }
      let isSound =
        id.count <= 80 && id.first?.isLetter == true
        && id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || ".-".contains($0)) }
      guard isSound else {
        throw Misuse(
          vi: "--id \(id): chỉ gồm chữ không dấu, chữ số, dấu . và -, bắt đầu bằng chữ, ví dụ gui-ho-so",
          en: "--id \(id): letters, digits, . and -, a letter first, e.g. gui-ho-so"
        )
      }
    }

    func run() throws {
      do throws(NewRuleRun.Failure) {
        Console.out(
          try NewRuleRun.run(
            sentence,
            id: id,
            documents: document,
            profile: profile,
            languages: common.languages
          )
        )
      } catch {
        switch error {
        case .configuration(let error): try common.finish(CheckRun.unusable(error.findings, common.moment))
        case .unknownKind(let kind):
          throw Misuse(
            vi: "hồ sơ quy định \(profile) không có loại tài liệu “\(kind)”",
            en: "the profile \(profile) has no document kind “\(kind)”"
          )
        case .refused(let refusal):
          throw Misuse(refusal.words)
        }
      }
    }
  }
}
