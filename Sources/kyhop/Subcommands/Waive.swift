import ArgumentParser
import SessionKit

struct Waive: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waive",
    abstract: "Record a permission to pass in spite of a finding.",
    discussion: """
      It stands in session.xml and is printed in the packet: by whom, by which paper, why. Lateness is \
      permitted to what has come by the day on which this is recorded, or by --until: what is handed in \
      after it needs another permission.
      """
  )

  @Argument(help: "The finding's code, e.g. DDL-110.", completion: .waivable)
  var code: String

  @Option(help: ArgumentHelp("Agenda item.", valueName: "number"), completion: .item)
  var item: String

  @Option(help: ArgumentHelp("Only this document kind.", valueName: "kind"), completion: .documentKind)
  var kind: String?

  @Option(help: ArgumentHelp("Who grants it.", valueName: "name"))
  var by: String

  @Option(help: ArgumentHelp("The paper that grants it.", valueName: "paper"))
  var doc: String

  @Option(help: ArgumentHelp("Why.", valueName: "text"))
  var reason: String

  @Option(help: ArgumentHelp("Last day on which it holds.", valueName: "yyyy-mm-dd"))
  var until: CalendarDay?

  @Option(help: ArgumentHelp("The session's folder.", valueName: "dir"), completion: .directory)
  var session = "."

  @OptionGroup var common: Common

  func validate() throws {
    guard Catalogue.isKnown(FindingCode(rawValue: code)) else {
      throw Misuse(ExplainPage.unknown(code))
    }
    guard Catalogue.entry(for: FindingCode(rawValue: code)).isWaivable else {
      throw Misuse(
        vi: "không ai được cho qua \(code); xem: kyhop explain \(code)",
        en: "nobody may let \(code) pass; see: kyhop explain \(code)"
      )
    }
  }

  func run() throws {
    let waiver = Waiver(
      code: FindingCode(rawValue: code),
      item: item,
      kind: kind,
      by: by,
      document: doc,
      reason: reason,
      granted: nil,
      until: until
    )
    try common.report(SessionEditor.add(waiver, to: session, now: common.moment)) {
      $0 == .vi ? "Đã ghi chấp thuận \(code), mục \(item)" : "Recorded the waiver of \(code), item \(item)"
    }
  }
}
