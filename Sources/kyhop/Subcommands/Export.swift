import ArgumentParser
import SessionKit

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "A packet in one file to read: an e-book, a page with search, or text.",
    discussion: """
      epub is one EPUB 3 for phones and readers; html one page that needs no network; txt the text alone. \
      Documents that are pictures (PDF) stay in the packet. The same packet gives the same file. A packet that \
      is not whole is not exported.

      Exit status: 0 written · 1 the packet is not to be trusted · 2 usage · 3 could not finish.
      """
  )

  @Argument(help: "The packet, .zip.", completion: .packet)
  var packet: String

  @Option(help: ArgumentHelp("In which form.", valueName: "format"))
  var to: ExportRun.Format

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to write it.", valueName: "file"),
    completion: .file()
  )
  var output: String

  @OptionGroup var limits: Limits
  @OptionGroup var common: Common

  func run() throws {
    do throws(ExportRun.Refusal) {
      try ExportRun.run(
        packet,
        to: to,
        output: output,
        limits: limits.zip,
        now: common.moment
      )
    } catch {
      return try common.finish(error.result)
    }
  }
}
