import ArgumentParser
import LibZip
import SessionKit

struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Show what is understood of a Word or ODT file, as Akoma Ntoso.",
    discussion: """
      The document goes to standard output or FILE, findings to standard error.
      Exit status: 0 converted · 1 converted with errors, or refused · 2 usage · 3 not finished.
      """
  )

  @Argument(help: "The .docx or .odt file, or - for standard input.", completion: .convertible)
  var file: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Where to write it.", valueName: "file"),
    completion: .file()
  )
  var output: String?

  @Option(
    help: ArgumentHelp(
      "In which form: Akoma Ntoso, fields and counts, or what was understood in words.",
      valueName: "format"
    )
  )
  var format = ConvertRun.Format.akn

  @Option(help: ArgumentHelp("The profile whose words are used.", valueName: "id"), completion: .profile)
  var profile = "vn-hdnd-province"

  @Flag(help: "This machine is on no network: convert a document with a state-secret mark too.")
  var isolated = false

  @OptionGroup var common: Common

  func run() throws {
    let source: ZipSource
    do throws(FileSystem.Failure) {
      source =
        try file == "-"
        ? ZipSource(FileSystem.readStandardInput())
        : FileSystem.source(file, limit: CheckRun.documentLimit)
    } catch {
      throw common.stop(error)
    }
    let outcome = ConvertRun.run(
      source,
      name: file,
      profile: profile,
      format: format,
      languages: common.languages,
      isIsolated: isolated,
      now: common.moment
    )
    if let text = outcome.output {
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
