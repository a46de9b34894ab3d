import ArgumentParser
import SessionKit

struct Receive: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take submissions in: copy, check, receipt, one ledger line each.",
    discussion: """
      The file itself is never changed, and never replaces another: a new version is a new line, and so is \
      taking one back: kyhop receive --withdraws 7 --reason "…"
      """
  )

  @Argument(help: "The files.")
  var files: [String] = []

  @Option(help: ArgumentHelp("The agenda item that they belong to.", valueName: "number"))
  var item: String?

  @Option(help: ArgumentHelp("Document kind of the profile; else as the document says.", valueName: "kind"))
  var kind: String?

  @Option(
    help: ArgumentHelp("Who hands it in; else the item's submitter, or its letterhead.", valueName: "name")
  )
  var from: String?

  @Option(help: ArgumentHelp("When it came in (RFC 3339), if not now.", valueName: "time"))
  var at: String?

  @Option(help: ArgumentHelp("Number of the receipt that this one replaces.", valueName: "number"))
  var replaces: Int?

  @Option(help: ArgumentHelp("Number of the receipt in which this one corrects slips.", valueName: "number"))
  var corrects: Int?

  @Flag(help: "It adds to what is there, rather than replacing it.")
  var adds = false

  @Option(help: ArgumentHelp("Take this receipt back; its file counts no more.", valueName: "number"))
  var withdraws: Int?

  @Option(
    help: ArgumentHelp(
      "Why it replaces, corrects, adds, or is taken back; the packet says so.",
      valueName: "text"
    )
  )
  var reason: String?

  @Flag(
    help: ArgumentHelp(
      "The ledger says only that something came, and when; the details go to who hands it in.",
      discussion:
        "For what is not public. It is checked with its dossier and never packed. State secrets are not "
        + "taken in at all."
    )
  )
  var restricted = false

  @Flag(help: "Also write each receipt as a page to be printed.")
  var receiptPage = false

  @Option(help: ArgumentHelp("The session's folder.", valueName: "dir"))
  var session = "."

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var common: Common

  private static let closed = LocalizedText(
    vi: "sổ nhận chưa mở dấu kiểm nên không có biên nhận để giao; mở bằng: kyhop ledger open",
    en: "the ledger has no checkpoints, hence no receipts to hand out; to open it: kyhop ledger open"
  )

  func validate() throws {
    if let at, Instant(rfc3339: at) == nil { throw ValidationError("--at: e.g. 2025-11-20T09:12:00+07:00") }
    if [replaces != nil, corrects != nil, adds].filter({ $0 }).count > 1 {
      throw ValidationError("only one of --replaces, --corrects, --adds")
    }
    if withdraws == nil {
      if files.isEmpty { throw ValidationError("name the files to take in") }
      if item == nil { throw ValidationError("--item: the agenda item that they belong to, e.g. 3.2") }
    } else {
      if !files.isEmpty { throw ValidationError("--withdraws takes no files") }
      if reason == nil { throw ValidationError("--reason: say why it is taken back") }
    }
  }

  func run() throws {
    if let withdraws {
      let outcome = ReceiveRun.withdraw(
        withdraws,
        reason: reason ?? "",
        in: session,
        at: at.flatMap(Instant.init(rfc3339:)),
        now: common.moment,
        key: ledger.source
      )
      return try common.report(outcome) {
        $0 == .vi ? "Đã rút biên nhận số \(withdraws)" : "Took receipt \(withdraws) back"
      }
    }
    let change: Receipt.Change =
      replaces != nil ? .replaces : corrects != nil ? .corrects : adds ? .adds : .first
    var last: RunResult?
    for file in files {
      var request = ReceiveRun.Request(
        file: file,
        item: item ?? "",
        kind: kind,
        from: from,
        at: at.flatMap(Instant.init(rfc3339:)),
        change: change,
        replaces: replaces ?? corrects,
        reason: reason
      )
      request.wantsPage = receiptPage
      request.isRestricted = restricted
      switch ReceiveRun.run(session, request, now: common.moment, key: ledger.source) {
      case .refused(let result):
        let isVietnamese = common.languages.first == .vi
        Console.error(isVietnamese ? "không nhận \(file), chưa ghi sổ" : "not taken in: \(file)")
        try common.finish(result)
      case .received(let receipt, let result):
        let word = common.languages.first == .vi ? "biên nhận" : "receipt"
        Console.error("\(word) \(receipt.label)  \(receipt.file)  sha256 \(receipt.sha256)")
        for file in ReceiveRun.handedOut(receipt, in: session) { Console.error("\(word) → \(file)") }
        if last == nil || result.verdict.exitCode != 0 { last = result }
      }
    }
    if let last {
      if !OpenRun.isOpen(session) { Console.error(Self.closed[common.languages.first ?? .vi]) }
      try common.finish(last)
    }
  }
}
