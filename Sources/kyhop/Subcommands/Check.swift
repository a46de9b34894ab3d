import ArgumentParser
import SessionKit

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check sessions' folders, documents or packets. Writes only the files that are named.",
    discussion: """
      What was found in the documents of a session is kept among the user's files for the next run, unless \
      --no-cache is given.

      With --annotate, a copy of a Word or ODT file is written that bears the findings as comments at \
      the words they speak of. The copy is read back: its text must be the same, else it is dropped.

      Exit status: 0 accepted · 1 rejected · 4 late · 5 rejected and late · 3 not fully checked · \
      2 usage or configuration. Of several, the worst.
      """
  )

  @Argument(
    help: "Sessions' folders, documents, packets (.zip), or - for a document on standard input (default: .)",
    completion: .file(extensions: ["zip", "docx", "odt", "xml", "pdf"])
  )
  var paths: [String] = []

  @Option(help: ArgumentHelp("How far the documents are.", valueName: "stage"))
  var stage = Stage.submit

  @Option(help: ArgumentHelp("When files without a receipt came in (RFC 3339).", valueName: "time"))
  var receivedAt: Instant?

  @Option(help: ArgumentHelp("Only this agenda item. Repeatable.", valueName: "number"), completion: .item)
  var item: [String] = []

  @Option(help: ArgumentHelp("The profile for a single document.", valueName: "id"), completion: .profile)
  var profile = "vn-hdnd-province"

  @Flag(help: "Check a session's folder again whenever it changes, until Ctrl-C.")
  var watch = false

  @Option(
    help: ArgumentHelp(
      "Write a copy of the Word or ODT file here, with the findings as comments; must not exist.",
      valueName: "file"
    ),
    completion: .convertible
  )
  var annotate: String?

  @OptionGroup var recollection: Recollection
  @OptionGroup var policy: Policy
  @OptionGroup var limits: Limits
  @OptionGroup var common: Common

  func validate() throws {
    if let annotate {
      let ending = [".docx", ".odt"].first { paths.first?.lowercased().hasSuffix($0) == true }
      guard let ending, paths.count == 1 else {
        throw Misuse(
          vi: "--annotate chỉ dùng khi kiểm tra đúng một tệp .docx hoặc .odt",
          en: "--annotate is for one .docx or .odt file"
        )
      }
      guard annotate.lowercased().hasSuffix(ending) else {
        throw Misuse(
          vi: "--annotate \(annotate): tên bản sao cũng phải kết thúc bằng \(ending)",
          en: "--annotate \(annotate): the copy's name must end in \(ending), too"
        )
      }
      if FileSystem.exists(annotate) {
        throw Misuse(
          vi: "--annotate: đã có \(annotate); đặt tên khác hoặc chuyển tệp ấy đi",
          en: "--annotate: \(annotate) is already there; choose another name or move it away"
        )
      }
    }
    if paths.filter({ $0 == "-" }).count > 1 {
      throw Misuse(
        vi: "dấu - (đầu vào chuẩn) chỉ dùng được một lần",
        en: "- (standard input) can be named only once"
      )
    }
    if paths.count > CheckRun.pathLimit {
      throw Misuse(
        vi: "mỗi lần kiểm tra được nhiều nhất \(CheckRun.pathLimit) tệp hoặc thư mục",
        en: "at most \(CheckRun.pathLimit) files or folders can be checked at once"
      )
    }
    if paths.count > 1, let alone = common.reportsOfOne.first {
      throw Misuse(
        vi: "--report \(alone) chỉ nói về một kỳ họp, một văn bản hoặc một gói; kiểm tra từng cái một",
        en: "--report \(alone) tells of one session, document or packet; check them one by one"
      )
    }
    if watch, common.report.contains(where: { $0.path != nil }) {
      throw Misuse(
        vi: "--watch chỉ in ra màn hình; bỏ phần =TỆP sau --report",
        en: "--watch prints only; leave out =FILE after --report"
      )
    }
    if watch, paths.count > 1 || !FileSystem.isFolder(paths.first ?? ".") {
      throw Misuse(
        vi: "--watch chỉ theo dõi một thư mục kỳ họp",
        en: "--watch takes one session's folder"
      )
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
      stage: stage,
      now: common.moment,
      receivedAt: receivedAt,
      items: Set(item),
      remembers: recollection.remembers
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
