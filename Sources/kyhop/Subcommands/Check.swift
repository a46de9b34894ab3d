import ArgumentParser
import LibZip
import SessionKit

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check a session's folder, one document, or a packet. Writes nothing but what is named.",
    discussion: """
      With --annotate, a copy of a Word or ODT file is written that bears the findings as comments at \
      the words they speak of. The copy is read back: its text must be the same, else it is dropped.

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

  @Option(
    help: ArgumentHelp(
      "Write a copy of the Word or ODT file here, with the findings as comments; must not exist.",
      valueName: "file"
    )
  )
  var annotate: String?

  @OptionGroup var limits: Limits
  @OptionGroup var common: Common

  func validate() throws {
    if Stage(rawValue: stage) == nil { throw ValidationError("--stage: draft, submit or final") }
    if let receivedAt, Instant(rfc3339: receivedAt) == nil {
      throw ValidationError("--received-at: e.g. 2025-11-23T17:00:00+07:00")
    }
    if let annotate {
      let ending = [".docx", ".odt"].first { path.lowercased().hasSuffix($0) }
      guard let ending else { throw ValidationError("--annotate: for one .docx or .odt file") }
      guard annotate.lowercased().hasSuffix(ending) else {
        throw ValidationError("--annotate: the copy's name ends in \(ending), too")
      }
      if FileSystem.exists(annotate) { throw ValidationError("--annotate: \(annotate) is already there") }
    }
  }

  func run() throws {
    let options = CheckRun.Options(
      stage: Stage(rawValue: stage) ?? .submit,
      now: common.moment,
      receivedAt: receivedAt.flatMap(Instant.init(rfc3339:)),
      items: Set(item)
    )
    let progress = Progress()
    if path != "-", FileSystem.isFolder(path) {
      let result = CheckRun.workspace(path, options, progress: progress.say)
      progress.end()
      try common.finish(result)
    }
    var result: RunResult
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
        if let annotate {
          let outcome = AnnotateRun.run(source, result, to: annotate, languages: common.languages)
          result = outcome.result
          Console.error(common.languages.map { outcome.said[$0] }.joined(separator: " / "))
        }
      }
    } catch {
      throw common.stop(error)
    }
    try common.finish(result)
  }
}
