import ArgumentParser
import SessionKit

struct Citations: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "citations",
    abstract: "List what a document cites: which act, which part, and is it in force. Writes nothing.",
    discussion: """
      Each citation has its place, the words as they stand there, its identifier by Akoma Ntoso's naming \
      convention, and whether the act was in force on the document's day, as far as acts.xml knows it.

      Exit status: 0 listed · 1 the document can't be read · 2 usage · 3 not finished.
      """
  )

  @Argument(help: "The document: Akoma Ntoso, .docx or .odt.", completion: .document)
  var file: String

  @Option(help: ArgumentHelp("In which form.", valueName: "format"))
  var format = CitationsRun.Format.text

  @Option(help: ArgumentHelp("Judge as of this day; else the document's own.", valueName: "yyyy-mm-dd"))
  var day: CalendarDay?

  @Option(
    help: ArgumentHelp("An acts.xml of your own.", valueName: "file"),
    completion: .file(extensions: ["xml"])
  )
  var acts: String?

  @Option(help: ArgumentHelp("The profile whose words are used.", valueName: "id"), completion: .profile)
  var profile = "vn-hdnd-province"

  @OptionGroup var common: Common

  func run() throws {
    let outcome = CitationsRun.run(
      file,
      acts: acts,
      profile: profile,
      day: day,
      format: format,
      languages: common.languages,
      now: common.moment
    )
    if let output = outcome.output { Console.out(output) }
    try common.tell(outcome.result)
  }
}
