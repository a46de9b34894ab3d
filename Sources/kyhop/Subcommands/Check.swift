import ArgumentParser
import SessionKit

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check sessions' folders, documents or packets. Writes only the files that are named.",
    discussion: """
      With --annotate, a copy of a Word or ODT file is written that bears the findings as comments at \
      the words they speak of. The copy is read back: its text must be the same, else it is dropped.

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

  @Flag(help: "Check a session's folder again whenever it changes, until Ctrl-C.")
  var watch = false

  @Option(
    help: ArgumentHelp(
      "Write a copy of the Word or ODT file here, with the findings as comments; must not exist.",
      valueName: "file"
    )
  )
  var annotate: String?

  @OptionGroup var policy: Policy
  @OptionGroup var limits: Limits
  @OptionGroup var common: Common

  func validate() throws {
    if Stage(rawValue: stage) == nil { throw ValidationError("--stage: draft, submit or final") }
    if let receivedAt, Instant(rfc3339: receivedAt) == nil {
      throw ValidationError("--received-at: e.g. 2025-11-23T17:00:00+07:00")
    }
    if let annotate {
      let ending = [".docx", ".odt"].first { paths.first?.lowercased().hasSuffix($0) == true }
      guard let ending, paths.count == 1 else {
        throw ValidationError("--annotate: for one .docx or .odt file")
      }
      guard annotate.lowercased().hasSuffix(ending) else {
        throw ValidationError("--annotate: the copy's name ends in \(ending), too")
      }
      if FileSystem.exists(annotate) { throw ValidationError("--annotate: \(annotate) is already there") }
    }
    if paths.filter({ $0 == "-" }).count > 1 { throw ValidationError("-: standard input can be read once") }
    if paths.count > CheckRun.pathLimit { throw ValidationError("at most \(CheckRun.pathLimit) at once") }
    if paths.count > 1, let alone = common.reportsOfOne.first {
      throw ValidationError("--report \(alone): of one session, document or packet")
    }
    if watch, common.report.contains(where: { $0.contains("=") }) {
      throw ValidationError("--watch prints only; leave out =FILE")
    }
    if watch, paths.count > 1 || !FileSystem.isFolder(paths.first ?? ".") {
      throw ValidationError("--watch: a session's folder")
    }
  }

  func run() throws {
    let baseline = try policy.readBaseline(common)
    if watch { try keepChecking(baseline) }
    let options = options
    let progress = Progress()
    let results: RunResults
    if let annotate, let path = paths.first {
      results = try checkAndAnnotate(path, annotate, options)
    } else {
      results = CheckRun.all(
        paths.isEmpty ? ["."] : paths,
        options,
        profile: profile,
        limits: limits.zip,
        store: TrustStore.ofUser(),
        progress: progress.say
      )
    }
    progress.end()
    try common.finish(policy.judge(results, by: baseline, items: options.items, common))
  }

  /// Reads the file once, so that the copy is of what was checked.
  private func checkAndAnnotate(
    _ path: String,
    _ copy: String,
    _ options: CheckRun.Options
  ) throws -> RunResults {
    do throws(FileSystem.Failure) {
      let source = try FileSystem.source(path, limit: CheckRun.documentLimit)
      let result = CheckRun.document(source, name: path, profile: profile, options)
      let outcome = AnnotateRun.run(source, result, to: copy, languages: common.languages)
      Console.error(common.languages.map { outcome.said[$0] }.joined(separator: " / "))
      return RunResults([.init(name: path, isFolder: false, result: outcome.result)])
    } catch {
      throw common.stop(error)
    }
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
  private func keepChecking(_ baseline: Baseline?) throws {
    var status: Int32 = 3
    let path = paths.first ?? "."
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
      let results = try policy.judge(RunResults(result), by: baseline, items: options.items, common)
      try common.show(results)
      status = results.verdict.exitCode
    }
    throw ExitCode(status)
  }
}
