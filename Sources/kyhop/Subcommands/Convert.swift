import ArgumentParser
import LibZip
import SessionKit

struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show what is understood of a Word or ODT file, as Akoma Ntoso.",
    discussion: """
      The document goes to standard output or FILE, findings to standard error.
      Exit status: 0 converted · 1 converted with errors, or refused · 2 usage · 3 not finished.
      """
  )

  @Argument(help: "The .docx or .odt file, or - for standard input.")
  var file: String

  @Option(name: [.short, .long], help: ArgumentHelp("Where to write it.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp("akn, json (fields and counts) or text (what was understood).", valueName: "format")
  )
  var format = "akn"

  @Option(help: ArgumentHelp("The profile whose words are used.", valueName: "id"))
  var profile = "vn-hdnd-province"

  @Flag(help: "This machine is on no network: convert a document with a state-secret mark too.")
  var isolated = false

  @OptionGroup var common: Common

  func validate() throws {
    if ConvertRun.Format(rawValue: format) == nil { throw ValidationError("--format: akn, json or text") }
  }

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
      format: ConvertRun.Format(rawValue: format) ?? .akn,
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
