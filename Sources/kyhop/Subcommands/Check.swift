import ArgumentParser
import SessionKit

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check sessions' folders, documents or packets. Writes only the files that are named.",
    discussion: """
      Exit status: 0 accepted · 1 rejected · 4 late · 5 rejected and late · 3 not fully checked · \
      2 usage or configuration. Of several, the worst.
      """
  )

  @Argument(
    help: "Sessions' folders, documents, packets (.zip), or - for a document on standard input (default: .)"
  )
  var paths: [String] = []

  @Option(help: ArgumentHelp("How far the documents are: draft, submit or final.", valueName: "stage"))
  var stage = "submit"

  @Option(help: ArgumentHelp("When files without a receipt came in (RFC 3339).", valueName: "time"))
  var receivedAt: String?

  @Option(help: ArgumentHelp("Only this agenda item. Repeatable.", valueName: "number"))
  var item: [String] = []

  @Option(help: ArgumentHelp("The profile for a single document.", valueName: "id"))
  var profile = "vn-hdnd-province"

  @OptionGroup var policy: Policy
  @OptionGroup var limits: Limits
  @OptionGroup var common: Common

  func validate() throws {
    if Stage(rawValue: stage) == nil { throw ValidationError("--stage: draft, submit or final") }
    if let receivedAt, Instant(rfc3339: receivedAt) == nil {
      throw ValidationError("--received-at: e.g. 2025-11-23T17:00:00+07:00")
    }
    if paths.filter({ $0 == "-" }).count > 1 { throw ValidationError("-: standard input can be read once") }
    if paths.count > CheckRun.pathLimit { throw ValidationError("at most \(CheckRun.pathLimit) at once") }
  }

  func run() throws {
    let options = CheckRun.Options(
      stage: Stage(rawValue: stage) ?? .submit,
      now: common.moment,
      receivedAt: receivedAt.flatMap(Instant.init(rfc3339:)),
      items: Set(item)
    )
    let baseline = try policy.readBaseline(common)
    let progress = Progress()
    let results = CheckRun.all(
      paths.isEmpty ? ["."] : paths,
      options,
      profile: profile,
      limits: limits.zip,
      store: TrustStore.ofUser(),
      progress: progress.say
    )
    progress.end()
    try common.finish(policy.judge(results, by: baseline, items: options.items, common))
  }
}
