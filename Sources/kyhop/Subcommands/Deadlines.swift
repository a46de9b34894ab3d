import ArgumentParser
import SessionKit

struct Deadlines: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deadlines",
    abstract: "The session's deadlines: what is due, when, by which law."
  )

  @Argument(help: "A session's folder.", completion: .directory)
  var path = "."

  @Flag(help: "How each deadline comes about, step by step.")
  var why = false

  @Option(help: ArgumentHelp("What would change if the session opened on this day.", valueName: "yyyy-mm-dd"))
  var ifOpening: CalendarDay?

  @Option(help: ArgumentHelp("In which form: ics is a calendar with reminders.", valueName: "form"))
  var format = DeadlinesRun.Form.table

  @OptionGroup var common: Common

  func run() throws {
    let outcome = DeadlinesRun.run(
      path,
      form: format,
      why: why,
      ifOpening: ifOpening,
      language: common.languages.first ?? .vi,
      now: common.moment
    )
    switch outcome {
    case .success(let text): Console.out(text)
    case .failure(let error): try common.finish(CheckRun.unusable(error.findings, common.moment))
    }
  }
}
