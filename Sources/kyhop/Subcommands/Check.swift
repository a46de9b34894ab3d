import ArgumentParser
import LibZip
import SessionKit

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check a session's folder, one document, or a packet. Writes nothing.",
    discussion: """
      Exit status: 0 accepted · 1 rejected · 4 late · 5 rejected and late · 3 not fully checked · \
      2 usage or configuration.
      """
  )

  @Argument(help: "A session's folder, a document, a packet (.zip), or - for a document on standard input.")
  var path = "."

  @Option(help: ArgumentHelp("How far the documents are: draft, submit or final.", valueName: "stage"))
  var stage = "submit"

  @Option(help: ArgumentHelp("When files without a receipt came in (RFC 3339).", valueName: "time"))
  var receivedAt: String?

  @Option(help: ArgumentHelp("Only this agenda item. Repeatable.", valueName: "number"))
  var item: [String] = []

  @Option(help: ArgumentHelp("The profile for a single document.", valueName: "id"))
  var profile = "vn-hdnd-province"

  @Flag(help: "Check a session's folder again whenever it changes, until Ctrl-C.")
  var watch = false

  @OptionGroup var limits: Limits
  @OptionGroup var common: Common

  func validate() throws {
    if Stage(rawValue: stage) == nil { throw ValidationError("--stage: draft, submit or final") }
    if let receivedAt, Instant(rfc3339: receivedAt) == nil {
      throw ValidationError("--received-at: e.g. 2025-11-23T17:00:00+07:00")
    }
    if watch, common.report.contains(where: { $0.contains("=") }) {
      throw ValidationError("--watch prints only; leave out =FILE")
    }
    if watch, !FileSystem.isFolder(path) { throw ValidationError("--watch: a session's folder") }
  }

  func run() throws {
    if watch { try keepChecking() }
    let options = options
    let progress = Progress()
    if path != "-", FileSystem.isFolder(path) {
      let result = CheckRun.workspace(path, options, progress: progress.say)
      progress.end()
      try common.finish(result)
    }
    let result: RunResult
    do throws(FileSystem.Failure) {
      if path.hasSuffix(".zip") {
        result = try TrustRun.verify(
          [path],
          store: TrustStore.ofUser(),
          remembers: false,
          now: common.moment,
          limits: limits.zip
        )
      } else {
        let source =
          try path == "-"
          ? ZipSource(FileSystem.readStandardInput())
          : FileSystem.source(path, limit: CheckRun.documentLimit)
        result = CheckRun.document(source, name: path, profile: profile, options)
      }
    } catch {
      throw common.stop(error)
    }
    try common.finish(result)
  }

  private var options: CheckRun.Options {
    CheckRun.Options(
      stage: Stage(rawValue: stage) ?? .submit,
      now: common.moment,
      receivedAt: receivedAt.flatMap(Instant.init(rfc3339:)),
      items: Set(item)
    )
  }

  /// Ends with the status of the last verdict.
  private func keepChecking() throws {
    var status: Int32 = 3
    try Watch().run(path) { changes in
      let progress = Progress()
      let result = CheckRun.workspace(path, options, progress: progress.say)
      progress.end()
      if let changes {
        let time = Instant.now().words(in: result.offset)
        let languages = common.languages(of: result.language)
        let lines = languages.map { language in
          language == .vi ? "— \(time.vi), đã đổi: \(changes.vi)" : "— \(time.en), changed: \(changes.en)"
        }
        Console.out("\n" + lines.map { $0 + "\n" }.joined())
      }
      try common.show(result)
      status = result.verdict.exitCode
    }
    throw ExitCode(status)
  }
}
