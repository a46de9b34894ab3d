import ArgumentParser
import SessionKit

struct LedgerOpen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Sign the ledger from now on: a checkpoint after each entry, a receipt for each agency.",
    discussion: """
      Makes an Ed25519 key without password, in minisign's format, or takes the one that is there; it stays \
      on this machine. intake/ledger.vkey is its public half: publish it.
      """
  )

  @Argument(help: "The session's folder.")
  var path = "."

  @Option(
    help: ArgumentHelp(
      "The secret key; else KYHOP_LEDGER_KEY, else <series>.ledger.key in ~/.config/kyhop/keys.",
      valueName: "file"
    )
  )
  var key: String?

  @OptionGroup var common: Common

  func run() throws {
    let outcome = OpenRun.run(path, key: LedgerOptions.source(key), now: common.moment)
    guard case .success(let opened) = outcome else {
      return try common.report(outcome.map { _ in }) { _ in "" }
    }
    let vi = common.languages.first == .vi
    let (size, file) = (opened.size, Printable.text(opened.keyFile))
    Console.error(
      opened.wasOpen
        ? (vi ? "Sổ nhận đã mở dấu kiểm từ trước" : "The ledger was open already")
        : (vi ? "Đã mở dấu kiểm cho sổ nhận (\(size) dòng)" : "The ledger is open now (\(size) entries)")
    )
    Console.error(vi ? "khóa bí mật: \(file)" : "secret key: \(file)")
    Console.out(opened.vkey + "\n")
  }
}
