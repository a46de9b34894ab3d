import ArgumentParser
import SessionKit

struct Agenda: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the agenda, add an item, withdraw one.",
    subcommands: [Show.self, Add.self, Withdraw.self],
    defaultSubcommand: Show.self
  )

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "The agenda, with what is there and missing.")

    @Argument(help: "A session's folder.")
    var path = "."

    @OptionGroup var common: Common

    func run() throws {
      switch AgendaPage.text(path, common.languages.first ?? .vi) {
      case .success(let text): Console.out(text)
      case .failure(let error): try common.finish(CheckRun.unusable(error.findings, common.moment))
      }
    }
  }

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add an item.",
      discussion: "Numbers that were published stay: a late item becomes 3.2a."
    )

    @Argument(help: "Its number: 4, 3.2, 3.2a.")
    var number: String

    @Argument(help: "Its title.")
    var title: String

    @Option(help: ArgumentHelp("The dossier that it needs.", valueName: "id"))
    var dossier: String?

    @Option(help: ArgumentHelp("Who submits it.", valueName: "name"))
    var submitter: String?

    @Option(help: ArgumentHelp("The session's folder.", valueName: "dir"))
    var session = "."

    @OptionGroup var common: Common

    func run() throws {
      let outcome = SessionEditor.add(
        item: number,
        title: title,
        dossier: dossier,
        submitter: submitter,
        to: session
      )
      try common.report(outcome) { $0 == .vi ? "Đã thêm mục \(number)" : "Added item \(number)" }
    }
  }

  struct Withdraw: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Withdraw an item. It stays as a tombstone; its documents are not packed."
    )

    @Argument(help: "Its number.")
    var number: String

    @Option(help: ArgumentHelp("The session's folder.", valueName: "dir"))
    var session = "."

    @OptionGroup var common: Common

    func run() throws {
      try common.report(SessionEditor.withdraw(item: number, in: session)) {
        $0 == .vi ? "Đã rút mục \(number)" : "Withdrew item \(number)"
      }
    }
  }
}
