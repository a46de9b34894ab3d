import ArgumentParser
import SessionKit

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "A packet in one file to read: an e-book, a page with search, or text.",
    discussion: """
      epub is one EPUB 3 for phones and readers; html one page that needs no network; txt the text alone. \
      Documents that are pictures (PDF) stay in the packet. The same packet gives the same file. A packet that \
      is not whole is not exported.

      Exit status: 0 written · 1 the packet is not to be trusted · 2 usage · 3 could not finish.
      """
  )

  @Argument(help: "The packet, .zip.")
  var packet: String

  @Option(help: ArgumentHelp("epub, html or txt.", valueName: "format"))
  var to: String

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write it.", valueName: "file"))
  var output: String

  @OptionGroup var limits: Limits
  @OptionGroup var common: Common

  func validate() throws {
    if ExportRun.Format(rawValue: to) == nil { throw ValidationError("--to: epub, html or txt") }
  }

  func run() throws {
    do throws(ExportRun.Refusal) {
      try ExportRun.run(
        packet,
        to: ExportRun.Format(rawValue: to) ?? .epub,
        output: output,
        limits: limits.zip,
        now: common.moment
      )
    } catch {
      return try common.finish(error.result)
    }
  }
}
