import ArgumentParser
import SessionKit

struct Notice: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notice",
    abstract: "What each agency has to bring, explain or mend: the text of an e-mail, or a slip to sign.",
    discussion: """
      Checks the session's folder first; writes nothing to it. Exit status: 0 there is something to send, or \
      nothing at all to say · 2 no such agency has anything to do · 3 not fully checked.
      """
  )

  @Argument(help: "A session's folder.", completion: .directory)
  var path = "."

  @Option(help: ArgumentHelp("Only agencies whose name has these words.", valueName: "name"))
  var agency: String?

  @Flag(help: "Return slips for print, as one HTML page.")
  var slip = false

  @Option(help: ArgumentHelp("How far the documents are.", valueName: "stage"))
  var stage = Due.submit

  /// Of a draft nothing is due.
  enum Due: String, CaseIterable, ExpressibleByArgument {
    case submit, final
  }

  @OptionGroup var recollection: Recollection
  @OptionGroup var common: Common

  func run() throws {
    let progress = Progress()
    let outcome = NoticeRun.run(
      path,
      agency: agency,
      slips: slip,
      languages: common.languages(of:),
      CheckRun.Options(
        stage: stage == .final ? .final : .submit,
        now: common.moment,
        remembers: recollection.remembers
      ),
      progress: progress.say
    )
    progress.end()
    switch outcome {
    case .text(let text): Console.out(text)
    case .nobody(let others) where agency == nil || others.isEmpty:
      let nothing = LocalizedText(vi: "Không cơ quan nào phải làm gì.", en: "No agency has anything to do.")
      Console.error(say(nothing))
    case .nobody(let others):
      let names = others.map { say($0) }.joined(separator: "; ")
      Console.error(
        say(
          LocalizedText(
            vi: "Không có việc cho “\(agency ?? "")”. Có việc: \(names)",
            en: "Nothing to do for “\(agency ?? "")”. There is for: \(names)"
          )
        )
      )
      throw ExitCode(2)
    case .unjudged(let result): try common.finish(result)
    }
  }

  private func say(_ text: LocalizedText) -> String {
    common.languages.map { text[$0] }.joined(separator: " / ")
  }
}
