import ArgumentParser
import Glibc
import SessionKit

/// Standard output for results, standard error for the rest.
enum Console {
  static func out(_ text: String) { write(text, to: STDOUT_FILENO) }

  /// What a command made: to the file that `--output` names, else here.
  static func put(_ text: String, to output: String?) throws(FileSystem.Failure) {
    guard let output else { return out(text) }
    try FileSystem.write(Array(text.utf8), to: output, replacing: true)
  }

  static func error(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      Printable.text(String($0))
    }
    write(lines.joined(separator: "\n") + "\n", to: STDERR_FILENO)
  }

  /// For the progress line, which steers the cursor.
  static func raw(_ text: String) { write(text, to: STDERR_FILENO) }

  /// What fits on one line of the terminal.
  static func clipped(_ text: String) -> String {
    var size = winsize()
    let columns =
      ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    let shown = Printable.text(text)
    return shown.count < columns ? shown : "…" + shown.suffix(columns - 2)
  }

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Whether results may be coloured: on a terminal, unless NO_COLOR is set.
  static var usesColor: Bool { isTerminal(STDOUT_FILENO) && environment("NO_COLOR") == nil }

  static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  private static func write(_ text: String, to descriptor: Int32) {
    let bytes = Array(text.utf8)
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      if count <= 0 {
        // An answer that does not arrive must not look like an acceptance.
        if descriptor == STDOUT_FILENO { exit(3) }
        return
      }
      done += count
    }
  }
}

/// Options that every command understands.
struct Common: ParsableArguments {
  @Option(help: ArgumentHelp("Language of the messages.", valueName: "lang"))
  var lang: Languages?

  @Option(help: ArgumentHelp("A report; FORMAT=FILE writes it to a file. Repeatable.", valueName: "format"))
  var report: [ReportTarget] = []

  @Option(
    help: ArgumentHelp(
      "Where the page of findings is published, for the links of SARIF; else KYHOP_HELP_URI.",
      discussion: "It is what kyhop explain --format markdown prints. #ddl-110 and the like are appended.",
      valueName: "address"
    )
  )
  var helpUri: HelpPage?

  @Flag(help: "Print the verdict only.")
  var quiet = false

  @Option(help: ArgumentHelp("Judge as if it were this moment (RFC 3339).", valueName: "time"))
  var now: Instant?

  func validate() throws { _ = try helpPage() }

  /// - Throws: ``Misuse`` where the environment names no address.
  private func helpPage() throws -> HelpPage? {
    let name = "KYHOP_HELP_URI"
    guard helpUri == nil, let address = Console.environment(name) else { return helpUri }
    guard let page = HelpPage(address) else {
      throw Misuse(
        vi: "\(name): địa chỉ trên web, không có “#”, ví dụ https://example.org/findings.md",
        en: "\(name): an address of the web without “#”, e.g. https://example.org/findings.md"
      )
    }
    return page
  }

  private var targets: [ReportTarget] {
    report.isEmpty ? [ReportTarget(argument: "text")].compactMap(\.self) : report
  }

  /// The formats asked for that tell of one session, document or packet only.
  var reportsOfOne: [String] { targets.filter(\.format.isOfOne).map(\.format.name) }

  var moment: Instant { now ?? .now() }

  var languages: [Language] { languages(of: nil) }

  func languages(of session: Language?) -> [Language] { Self.languages(option: lang, session: session) }

  /// The languages of a command line that was not understood.
  static var ofCommandLine: [Language] {
    let arguments = CommandLine.arguments
    let pairs = zip(arguments, arguments.dropFirst()).filter { $0.0 == "--lang" }.map(\.1)
    let joined = arguments.filter { $0.hasPrefix("--lang=") }.map { String($0.dropFirst(7)) }
    return languages(option: (pairs.last ?? joined.last).flatMap(Languages.init(argument:)))
  }

  /// `--lang`, then KYHOP_LANG, then the session's own, then the usual
  /// variables, then Vietnamese.
  static func languages(option: Languages?, session: Language? = nil) -> [Language] {
    let variables = ["LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"]
    if let option { return option.all }
    if let chosen = Console.environment("KYHOP_LANG").flatMap(Languages.init(argument:)) { return chosen.all }
    if let session { return [session] }
    for name in variables {
      guard let value = Console.environment(name) else { continue }
      let name = String(value.prefix { $0 != "_" && $0 != "." && $0 != ":" })
      if let chosen = Languages(argument: name) { return chosen.all }
    }
    return [.vi]
  }

  /// Says why a file could not be read, in every form asked for, and how to
  /// end: 2 where the path is wrong, 3 where the system failed.
  func stop(_ failure: FileSystem.Failure) -> any Error {
    do {
      // What could not be read has a name, by which a report can place it.
      let part = RunResults.Part(
        name: failure.path,
        isFolder: false,
        result: CheckRun.unread(failure, moment)
      )
      try finish(RunResults([part]))
    } catch {
      return error
    }
    return ExitCode(3)
  }

  /// Tells findings beside a document that has standard output to itself,
  /// and ends with the result's status.
  func tell(_ result: RunResult) throws {
    if !result.findings.isEmpty || !report.isEmpty {
      let usesColor = Console.isTerminal(STDERR_FILENO) && Console.environment("NO_COLOR") == nil
      try write(RunResults(result), languages, usesColor: usesColor) { text in
        Console.error(text.hasSuffix("\n") ? String(text.dropLast()) : text)
      }
    }
    throw ExitCode(result.verdict.exitCode)
  }

  /// Prints a result in every form asked for, and ends with its status.
  func finish(_ result: RunResult) throws { try finish(RunResults(result)) }

  /// Prints results in every form asked for, and ends with the status of the
  /// worst.
  func finish(_ results: RunResults) throws {
    try show(results)
    throw ExitCode(results.verdict.exitCode)
  }

  /// Prints results in every form asked for.
  func show(_ results: RunResults) throws {
    try write(results, languages(of: results.language), usesColor: Console.usesColor, Console.out)
  }

  /// Every form asked for, each to its place.
  private func write(
    _ results: RunResults,
    _ languages: [Language],
    usesColor: Bool,
    _ say: (String) -> Void
  ) throws {
    for target in targets {
      let (format, path) = (target.format, target.path)
      let style = ReportStyle(
        languages: languages,
        usesColor: usesColor && path == nil,
        isQuiet: quiet,
        help: try helpPage()
      )
      let text = format.text(results, style)
      var place = path ?? ""
      do throws(FileSystem.Failure) {
        if let path {
          try FileSystem.write(Array(text.utf8), to: path, replacing: true)
        } else {
          say(text)
        }
        if let aside = format.aside, let file = Console.environment(aside.variable) {
          place = file
          try FileSystem.append(aside.text(results, style), to: file)
        }
      } catch {
        Console.error(languages.map { "\(place): \(error.words[$0])" }.joined(separator: " / "))
        throw ExitCode(3)
      }
    }
  }
}
