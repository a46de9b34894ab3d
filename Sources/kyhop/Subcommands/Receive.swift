import ArgumentParser
import SessionKit

struct Receive: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take submissions in: copy, check, receipt, one ledger line each.",
    discussion: "The file itself is never changed, and never replaces another: a new version is a new line."
  )

  @Argument(help: "The files.")
  var files: [String] = []

  @Option(help: ArgumentHelp("The agenda item that they belong to.", valueName: "number"))
  var item: String?

  @Option(help: ArgumentHelp("Document kind of the profile; else as the document says.", valueName: "kind"))
  var kind: String?

  @Option(help: ArgumentHelp("Who hands it in; else the item's submitter.", valueName: "name"))
  var from: String?

  @Option(help: ArgumentHelp("When it came in (RFC 3339), if not now.", valueName: "time"))
  var at: String?

  @Option(help: ArgumentHelp("Number of the receipt that this one replaces.", valueName: "number"))
  var replaces: Int?

  @Option(help: ArgumentHelp("Number of the receipt in which this one corrects slips.", valueName: "number"))
  var corrects: Int?

  @Flag(help: "It adds to what is there, rather than replacing it.")
  var adds = false

  @Option(help: ArgumentHelp("Number of a receipt that is taken back; no file then.", valueName: "number"))
  var withdraws: Int?

  @Option(help: ArgumentHelp("Why it is taken back.", valueName: "text"))
  var reason: String?

  @Option(help: ArgumentHelp("The session's folder.", valueName: "dir"))
  var session = "."

  @OptionGroup var common: Common

  func validate() throws {
    if let at, Instant(rfc3339: at) == nil { throw ValidationError("--at: e.g. 2025-11-20T09:12:00+07:00") }
    if [replaces != nil, corrects != nil, adds].filter({ $0 }).count > 1 {
      throw ValidationError("only one of --replaces, --corrects, --adds")
    }
    if withdraws != nil {
      guard files.isEmpty, item == nil, reason != nil else {
        throw ValidationError("--withdraws takes --reason, no file and no --item")
      }
    } else if files.isEmpty || item == nil {
      throw ValidationError("say which files, and their --item")
    }
  }

  func run() throws {
    if let withdraws { return try withdraw(withdraws) }
    let change: Receipt.Change =
      replaces != nil ? .replaces : corrects != nil ? .corrects : adds ? .adds : .first
    var last: RunResult?
    for file in files {
      let request = ReceiveRun.Request(
        file: file,
        item: item ?? "",
        kind: kind,
        from: from,
        at: at.flatMap(Instant.init(rfc3339:)),
        change: change,
        replaces: replaces ?? corrects
      )
      switch ReceiveRun.run(session, request, now: common.moment) {
      case .refused(let result):
        try common.finish(result)
      case .received(let receipt, let result):
        let word = common.languages.first == .vi ? "biên nhận" : "receipt"
        Console.error("\(word) \(receipt.label)  \(receipt.file)  sha256 \(receipt.sha256)")
        if last == nil || result.verdict.exitCode != 0 { last = result }
      }
    }
    if let last { try common.finish(last) }
  }

  private func withdraw(_ receipt: Int) throws {
    let outcome = ReceiveRun.withdraw(receipt, reason: reason ?? "", from: session, now: common.moment)
    try common.report(outcome.map { _ in }) {
      $0 == .vi ? "Đã rút biên nhận \(receipt)" : "Withdrew receipt \(receipt)"
    }
  }
}
