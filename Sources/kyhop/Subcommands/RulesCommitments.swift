import ArgumentParser
import SessionKit

extension Rules {
  struct Commitments: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "commitments",
      abstract: "Who is to do what, how much and by when: the tasks and targets of resolutions.",
      discussion: """
        Of a session's folder, all drafts in the order of the agenda; or of one .xml, .docx or .odt file. \
        CSV is for spreadsheets: it begins with a byte-order mark, as Excel needs it for Vietnamese, and a \
        cell that would be taken for a formula begins with an apostrophe. JSON is as commitments.schema.json \
        says. What is found is a help for the reader, not the resolution itself.

        Exit status: 0 all was read · 1 something was refused · 2 usage · 3 not finished.
        """
    )

    @Argument(help: "A session's folder or a document.", completion: .document)
    var path = "."

    @Option(help: ArgumentHelp("In which form.", valueName: "format"))
    var format = CommitmentsRun.Format.text

    @Option(
      name: [.short, .long],
      help: ArgumentHelp("Where to write it.", valueName: "file"),
      completion: .file()
    )
    var output: String?

    @Option(help: ArgumentHelp("The profile for a single document.", valueName: "id"), completion: .profile)
    var profile = "vn-hdnd-province"

    @OptionGroup var common: Common

    func run() throws {
      let progress = Progress()
      let outcome =
        FileSystem.isFolder(path)
        ? CommitmentsRun.workspace(path, now: common.moment, progress: progress.say)
        : CommitmentsRun.document(path, profile: profile, now: common.moment)
      progress.end()
      if let table = outcome.table {
        let language = common.languages(of: outcome.result.language).first ?? .vi
        let text =
          switch format {
          case .text: table.text(language)
          case .csv: table.csv(language)
          case .json: table.json
          }
        do throws(FileSystem.Failure) {
          try Console.put(text, to: output)
        } catch {
          Console.error("\(output ?? ""): \(error.detail)")
          throw ExitCode(3)
        }
      }
      try common.tell(outcome.result)
    }
  }
}
