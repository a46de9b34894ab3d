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
    )
  )
  var ledgerKey: String?

  var source: LedgerKeySource { Self.source(ledgerKey) }

  static func source(_ file: String?) -> LedgerKeySource {
    let config = Console.environment("XDG_CONFIG_HOME") ?? Console.environment("HOME").map { $0 + "/.config" }
    return LedgerKeySource(
      file: file ?? Console.environment("KYHOP_LEDGER_KEY"),
      folder: config.map { $0 + "/kyhop/keys" }
    )
  }
}
