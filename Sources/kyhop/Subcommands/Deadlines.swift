import ArgumentParser
import SessionKit

struct Deadlines: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The session's deadlines: what is due, when, by which law."
  )

  @Argument(help: "A session's folder.")
  var path = "."

  @Flag(help: "How each deadline comes about, step by step.")
  var why = false

  @Option(help: ArgumentHelp("What would change if the session opened on this day.", valueName: "yyyy-mm-dd"))
  var ifOpening: String?

  @Option(help: ArgumentHelp("table, ics or svg.", valueName: "form"))
  var format = "table"

  @OptionGroup var common: Common

  func validate() throws {
    if DeadlinesRun.Form(rawValue: format) == nil { throw ValidationError("--format: table, ics or svg") }
    if let ifOpening, CalendarDay(iso: ifOpening) == nil {
      throw ValidationError("--if-opening: e.g. 2025-12-08")
    }
  }

  func run() throws {
    let outcome = DeadlinesRun.run(
      path,
      form: DeadlinesRun.Form(rawValue: format) ?? .table,
      why: why,
      ifOpening: ifOpening.flatMap(CalendarDay.init(iso:)),
      language: common.languages.first ?? .vi,
      now: common.moment
    )
    switch outcome {
    case .success(let text): Console.out(text)
    case .failure(let error): try common.finish(CheckRun.unusable(error.findings, common.moment))
    }
  }
}
