import ArgumentParser
import SessionKit

struct Agenda: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agenda",
    abstract: "Show the agenda; add, move or withdraw an item; freeze the numbers.",
    subcommands: [Show.self, Add.self, Move.self, Withdraw.self, Freeze.self],
    defaultSubcommand: Show.self
  )

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "The agenda, with what is there and missing."
    )

    @Argument(help: "A session's folder.", completion: .directory)
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
      commandName: "add",
      abstract: "Add an item.",
      discussion: "Numbers that were published stay: a late item becomes 3.2a."
    )

    @Argument(help: "Its number: 4, 3.2, 3.2a.")
    var number: String

    @Argument(help: "Its title.")
    var title: String

    @Option(help: ArgumentHelp("The dossier that it needs.", valueName: "id"), completion: .dossier)
    var dossier: String?

    @Option(help: ArgumentHelp("Who submits it.", valueName: "name"))
    var submitter: String?

    @Option(help: ArgumentHelp("The session's folder.", valueName: "dir"), completion: .directory)
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

  struct Move: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "move",
      abstract: "Put an item before or after another one.",
      discussion: "Only the order changes. Numbers stay: receipts and earlier packets name them."
    )

    @Argument(help: "Its number.", completion: .item)
    var number: String

    @Option(help: ArgumentHelp("The item that it comes before.", valueName: "number"), completion: .item)
    var before: String?

    @Option(help: ArgumentHelp("The item that it comes after.", valueName: "number"), completion: .item)
    var after: String?

    @Option(help: ArgumentHelp("The session's folder.", valueName: "dir"), completion: .directory)
    var session = "."

    @OptionGroup var common: Common

    func run() throws {
      if (before == nil) == (after == nil) {
        throw Misuse(
          vi: "cần đúng một trong hai: --before SỐ-MỤC hoặc --after SỐ-MỤC",
          en: "say either --before NUMBER or --after NUMBER"
        )
      }
      let side: SessionEditor.Side = before == nil ? .after : .before
      let other = before ?? after ?? ""
      try common.report(SessionEditor.move(item: number, side, other, in: session)) {
        switch ($0, side) {
        case (.vi, .before): "Đã chuyển mục \(number) lên trước mục \(other)"
        case (.vi, .after): "Đã chuyển mục \(number) xuống sau mục \(other)"
        case (.en, .before): "Moved item \(number) before item \(other)"
        case (.en, .after): "Moved item \(number) after item \(other)"
        }
      }
    }
  }

  struct Freeze: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "freeze",
      abstract: "Freeze the numbers before the first packet, e.g. when the agenda is sent out.",
      discussion: "From then on a number stays with its item: a late item becomes 3.2a, a dropped one is "
        + "withdrawn. The first packet freezes them by itself."
    )

    @Argument(help: "The session's folder.", completion: .directory)
    var session = "."

    @OptionGroup var common: Common

    func run() throws {
      try common.report(SessionEditor.freeze(session)) {
        $0 == .vi ? "Đã chốt số các mục của chương trình" : "Froze the numbers of the agenda"
      }
    }
  }

  struct Withdraw: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "withdraw",
      abstract: "Withdraw an item. It stays as a tombstone; its documents are not packed."
    )

    @Argument(help: "Its number.", completion: .item)
    var number: String

    @Option(help: ArgumentHelp("The session's folder.", valueName: "dir"), completion: .directory)
    var session = "."

    @OptionGroup var common: Common

    func run() throws {
      try common.report(SessionEditor.withdraw(item: number, in: session)) {
        $0 == .vi ? "Đã rút mục \(number)" : "Withdrew item \(number)"
      }
    }
  }
}
