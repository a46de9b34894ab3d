import ArgumentParser
import SessionKit

/// Not called Receipt, which is a word of SessionKit.
struct ReceiptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receipt",
    abstract: "What an agency gets for what it handed in.",
    subcommands: [ReceiptVerify.self]
  )
}
