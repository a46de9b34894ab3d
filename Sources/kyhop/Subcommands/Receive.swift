import ArgumentParser
import SessionKit

struct Receive: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receive",
    abstract: "Take submissions in: copy, check, receipt, one ledger line each.",
    discussion: """
      The file itself is never changed, and never replaces another: a new version is a new line, and so is \
      taking one back: kyhop receive --withdraws 7 --reason "…"
      """
  )

  @Argument(help: "The files.", completion: .document)
  var files: [String] = []

  @Option(
    help: ArgumentHelp("The agenda item that they belong to.", valueName: "number"),
    completion: .item
  )
  var item: String?

  @Option(
    help: ArgumentHelp("Document kind of the profile; else as the document says.", valueName: "kind"),
    completion: .documentKind
  )
  var kind: String?

  @Option(
    help: ArgumentHelp("Who hands it in; else the item's submitter, or its letterhead.", valueName: "name")
  )
  var from: String?

  @Option(help: ArgumentHelp("When it came in (RFC 3339), if not now.", valueName: "time"))
  var at: Instant?

  @Option(
    help: ArgumentHelp("Number of the receipt that this one replaces.", valueName: "receipt"),
    completion: .receipt
  )
  var replaces: ReceiptNumber?

  @Option(
    help: ArgumentHelp("Number of the receipt in which this one corrects slips.", valueName: "receipt"),
    completion: .receipt
  )
  var corrects: ReceiptNumber?

  @Flag(help: "It adds to what is there, rather than replacing it.")
  var adds = false

  @Option(
    help: ArgumentHelp(
      "Take this receipt back; its file counts no more, what it replaced counts again.",
      valueName: "receipt"
    ),
    completion: .receipt
  )
  var withdraws: ReceiptNumber?

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

  @Option(help: ArgumentHelp("The session's folder.", valueName: "dir"), completion: .directory)
  var session = "."

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var common: Common

  private static let closed = LocalizedText(
    vi: "biên nhận chưa ký; muốn có bản ký để giao cho nơi nộp: kyhop ledger open",
    en: "the receipt is not signed; for signed ones, to be handed out: kyhop ledger open"
  )

  /// That what a receipt had replaced counts again is not to be overlooked.
  private static func withdrawn(_ number: Int, _ restored: Receipt?, _ language: Language) -> String {
    let done = language == .vi ? "Đã rút biên nhận số \(number)" : "Took receipt \(number) back"
    guard let restored else { return done }
    let (label, file) = (restored.label, restored.file)
    return done
      + (language == .vi
        ? "\n\(label) có hiệu lực trở lại: \(file); nếu cũng rút: --withdraws \(restored.sequence)"
        : "\n\(label) counts again: \(file); to take it back, too: --withdraws \(restored.sequence)")
  }

  /// Not in `validate`, which runs before a mistyped option is noticed: of
  /// `--itm 3` nobody should read that `--item` is missing.
  private func requireSense() throws {
    if [replaces != nil, corrects != nil, adds].filter({ $0 }).count > 1 {
      throw Misuse(
        vi: "chỉ dùng một trong ba: --replaces (thay thế), --corrects (đính chính), --adds (bổ sung)",
        en: "only one of --replaces, --corrects, --adds"
      )
    }
    if withdraws == nil {
      if files.isEmpty {
        throw Misuse(
          vi: "chưa nêu tệp cần nhận, ví dụ: kyhop receive to-trinh.docx --item 1",
          en: "name the files to take in, e.g. kyhop receive to-trinh.docx --item 1"
        )
      }
      if item == nil {
        throw Misuse(
          vi: "thiếu --item: tài liệu thuộc mục nào của chương trình, ví dụ --item 3.2",
          en: "--item is missing: the agenda item that they belong to, e.g. --item 3.2"
        )
      }
    } else {
      if !files.isEmpty {
        throw Misuse(
          vi: "rút biên nhận thì không nêu tệp: kyhop receive --withdraws SỐ --reason LÝ-DO",
          en: "--withdraws takes no files: kyhop receive --withdraws N --reason TEXT"
        )
      }
      if reason == nil {
        throw Misuse(
          vi: "thiếu --reason: vì sao rút biên nhận",
          en: "--reason is missing: why it is taken back"
        )
      }
    }
  }

  func run() throws {
    try requireSense()
    if let withdraws = withdraws?.sequence {
      let outcome = ReceiveRun.withdraw(
        withdraws,
        reason: reason ?? "",
        in: session,
        at: at,
        now: common.moment,
        key: ledger.source
      )
      let restored = try? outcome.get()
      return try common.report(outcome.map { _ in }) { Self.withdrawn(withdraws, restored, $0) }
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
        at: at,
        change: change,
        replaces: (replaces ?? corrects)?.sequence,
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
