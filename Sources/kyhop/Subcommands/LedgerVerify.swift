import ArgumentParser
import SessionKit

struct LedgerVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Does the ledger agree with its checkpoints, its receipts and itself? Writes nothing.",
    discussion: "Exit status: 0 it does · 1 not to be trusted · 3 cannot tell · 2 usage."
  )

  @Argument(help: "The session's folder.", completion: .directory)
  var path = "."

  @OptionGroup var common: Common

  func run() throws {
    try common.finish(LedgerRun.verify(path, now: common.moment))
  }
}
