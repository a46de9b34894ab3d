import ArgumentParser
import SessionKit

struct Citations: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List what a document cites: which act, which part, and is it in force. Writes nothing.",
    discussion: """
      Each citation has its place, the words as they stand there, its identifier by Akoma Ntoso's naming \
      convention, and whether the act was in force on the document's day, as far as acts.xml knows it.

      Exit status: 0 listed · 1 the document can't be read · 2 usage · 3 not finished.
      """
  )

  @Argument(help: "The document: Akoma Ntoso, .docx or .odt.")
  var file: String

  @Option(help: ArgumentHelp("text, json or csv.", valueName: "format"))
  var format = "text"

  @Option(help: ArgumentHelp("Judge as of this day; else the document's own.", valueName: "YYYY-MM-DD"))
  var day: String?

  @Option(help: ArgumentHelp("An acts.xml of your own.", valueName: "file"))
  var acts: String?

  @Option(help: ArgumentHelp("The profile whose words are used.", valueName: "id"))
  var profile = "vn-hdnd-province"

  @OptionGroup var common: Common

  func validate() throws {
    if CitationsRun.Format(rawValue: format) == nil { throw ValidationError("--format: text, json or csv") }
    if let day, CalendarDay(iso: day) == nil { throw ValidationError("--day: e.g. 2025-12-08") }
  }

  func run() throws {
    let outcome = CitationsRun.run(
      file,
      acts: acts,
      profile: profile,
      day: day.flatMap(CalendarDay.init(iso:)),
      format: CitationsRun.Format(rawValue: format) ?? .text,
      languages: common.languages,
      now: common.moment
    )
    if let output = outcome.output { Console.out(output) }
    try common.tell(outcome.result)
  }
}
