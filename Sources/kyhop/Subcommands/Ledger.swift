import ArgumentParser
import SessionKit

/// Not called Ledger, which is a word of SessionKit.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "The ledger of receipts as a log that can’t be rewritten unnoticed.",
    subcommands: [LedgerOpen.self, LedgerCheckpoint.self, LedgerVerify.self, LedgerAudit.self]
  )
}

/// Where the ledger key is.
struct LedgerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The ledger’s secret key; else KYHOP_LEDGER_KEY, else in ~/.config/kyhop/keys.",
      valueName: "file"
    ),
    completion: .file()
  )
  var ledgerKey: String?

  @OptionGroup var place: KeyOptions

  var source: LedgerKeySource { Self.source(ledgerKey, place.keys) }

  /// What was named wins over the environment.
  static func source(_ file: String?, _ folder: String?) -> LedgerKeySource {
    let variable = folder == nil ? Console.environment("KYHOP_LEDGER_KEY") : nil
    return LedgerKeySource(file: file ?? variable, folder: folder ?? KeyFolder.ofUser)
  }
}
