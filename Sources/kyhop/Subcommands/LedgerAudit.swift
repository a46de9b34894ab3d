import ArgumentParser
import SessionKit

struct LedgerAudit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Does a ledger bear out the receipts and checkpoints that people keep? Writes nothing.",
    discussion: """
      Tells the first contradiction: an entry that is missing, moved or changed, a checkpoint that the ledger \
      does not go on from.

      Exit status: 0 it does · 1 it contradicts them · 3 cannot tell · 2 usage.
      """
  )

  @Argument(
    help: "The receipts or checkpoints; then the ledger, its file or the session's folder.",
    completion: .file()
  )
  var files: [String]

  @Option(
    help: ArgumentHelp("The ledger's public key or its file; else ledger.vkey beside it.", valueName: "vkey"),
    completion: .file(extensions: ["vkey"])
  )
  var key: String?

  @OptionGroup var common: Common

  func run() throws {
    if files.count < 2 {
      throw Misuse(
        vi: "nêu biên nhận hoặc dấu kiểm, rồi đến sổ: kyhop ledger audit BIÊN-NHẬN… SỔ",
        en: "name receipts or checkpoints, then the ledger: kyhop ledger audit RECEIPT… LEDGER"
      )
    }
    let result = LedgerRun.audit(
      Array(files.dropLast()),
      ledger: files.last ?? "",
      key: key,
      now: common.moment
    )
    try common.finish(result)
  }
}
