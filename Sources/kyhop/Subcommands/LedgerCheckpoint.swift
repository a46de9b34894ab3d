import ArgumentParser
import SessionKit

struct LedgerCheckpoint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint",
    abstract: "Print the signed checkpoint of the ledger as it is; keep that of a deadline.",
    discussion: """
      Send it to the agencies: who keeps a checkpoint can show later that nothing was put in before it. With \
      the one of a deadline kept, what comes behind it in the ledger is late, whatever its clock says.
      """
  )

  @Argument(help: "The session's folder.", completion: .directory)
  var path = "."

  @Option(
    help: ArgumentHelp("Keep it as that of this deadline, which has just ended.", valueName: "rule"),
    completion: .deadline
  )
  var atDeadline: String?

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var common: Common

  func run() throws {
    let outcome = CheckpointRun.run(path, deadline: atDeadline, key: ledger.source, now: common.moment)
    guard case .success(let signed) = outcome else {
      return try common.report(outcome.map { _ in }) { _ in "" }
    }
    if let kept = signed.kept {
      Console.error(common.languages.first == .vi ? "Đã lưu: \(kept)" : "Kept: \(kept)")
    }
    Console.out(signed.text)
  }
}
