import ArgumentParser
import SessionKit

struct ReceiptVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Are receipts signed by the ledger's key, and what do they say? Writes nothing.",
    discussion: """
      Needs no network and no ledger. The key is the ledger key of the authority that you have pinned for the \
      series (kyhop trust); else the one that the secretariat has published.

      Exit status: 0 good · 1 not to be trusted · 3 cannot tell · 2 usage.
      """
  )

  @Argument(help: "The receipts, .tlog-proof, or checkpoints.", completion: .file())
  var files: [String]

  @Option(
    help: ArgumentHelp(
      "The ledger's public key or its file; else that of a pin, or ledger.vkey of the folder above.",
      valueName: "vkey"
    ),
    completion: .file(extensions: ["vkey"])
  )
  var key: String?

  @OptionGroup var common: Common

  func run() throws {
    let pins = try common.attempt { () throws(ConfigurationError) in
      key == nil ? try TrustStore.ofUser()?.pins() ?? [] : []
    }
    try common.finish(LedgerRun.receipts(files, key: key, pins: pins, now: common.moment))
  }
}
