import ArgumentParser
import SessionKit

struct LedgerOpen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Sign the ledger from now on: a checkpoint after each entry, a receipt for each agency.",
    discussion: """
      Takes the ledger key of `kyhop keys init`, if these keys are for the session's series: who has pinned \
      them then trusts the ledger, too. Else it makes an Ed25519 key without password, in minisign's format, \
      or takes the one that is there. It stays on this machine; intake/ledger.vkey is its public half: \
      publish it.
      """
  )

  @Argument(help: "The session's folder.", completion: .directory)
  var path = "."

  @Option(
    help: ArgumentHelp(
      "The secret key; else KYHOP_LEDGER_KEY, else in the folder of the keys.",
      valueName: "file"
    ),
    completion: .file()
  )
  var key: String?

  @OptionGroup var place: KeyOptions
  @OptionGroup var common: Common

  func run() throws {
    let outcome = OpenRun.run(path, key: LedgerOptions.source(key, place.keys), now: common.moment)
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
    let whose = opened.authority.map(Printable.text)
    let origin =
      whose.map { vi ? "khóa sổ nhận trong keys.txt của \($0)" : "the ledger key in keys.txt of \($0)" }
      ?? (vi ? "khóa riêng của sổ này" : "a key of this ledger’s own")
    Console.error(vi ? "khóa bí mật: \(file) (\(origin))" : "secret key: \(file) (\(origin))")
    Console.out(opened.vkey + "\n")
  }
}
