import ArgumentParser
import Glibc
import SessionKit

/// Standard output for results, standard error for the rest.
enum Console {
  static func out(_ text: String) { write(text, to: STDOUT_FILENO) }
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
  @Option(help: ArgumentHelp("Language of the messages: vi, en or vi+en.", valueName: "lang"))
  var lang: String?

  @Option(
    help: ArgumentHelp(
      "A report: text, json, html or fair-notice; html=FILE writes it beside the text. Repeatable.",
      valueName: "format"
    )
  )
  var report: [String] = []

  @Flag(help: "Print the verdict only.")
  var quiet = false

  @Option(help: ArgumentHelp("Judge as if it were this moment (RFC 3339).", valueName: "time"))
  var now: String?

  func validate() throws {
    if let lang, Self.languages(lang) == nil { throw ValidationError("--lang: vi, en or vi+en") }
    if let now, Instant(rfc3339: now) == nil {
      throw ValidationError("--now: e.g. 2025-12-01T08:00:00+07:00")
    }
    let forms = ["text", "json"] + PageReports.names
    for report in report where !forms.contains(String(report.prefix { $0 != "=" })) {
      throw ValidationError("--report: \(forms.joined(separator: ", ")); or html=FILE")
    }
  }

  var moment: Instant { now.flatMap(Instant.init(rfc3339:)) ?? .now() }

  var languages: [Language] { languages(of: nil) }

  func languages(of session: Language?) -> [Language] { Self.languages(option: lang, session: session) }

  /// `--lang`, then KYHOP_LANG, then the session's own, then the usual
  /// variables, then Vietnamese.
  static func languages(option: String?, session: Language? = nil) -> [Language] {
    let variables = ["LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"]
    if let chosen = option.flatMap(Self.languages) { return chosen }
    if let chosen = Console.environment("KYHOP_LANG").flatMap(Self.languages) { return chosen }
    if let session { return [session] }
    for name in variables {
      guard let value = Console.environment(name) else { continue }
      if let chosen = Self.languages(String(value.prefix { $0 != "_" && $0 != "." && $0 != ":" })) {
        return chosen
      }
    }
    return [.vi]
  }

  private static func languages(_ text: String) -> [Language]? {
    let languages = text.split(separator: "+").compactMap { Language(rawValue: String($0)) }
    return languages.isEmpty || languages.count != text.split(separator: "+").count ? nil : languages
  }

  /// Says why a file could not be read, in every form asked for, and how to
  /// end: 2 where the path is wrong, 3 where the system failed.
  func stop(_ failure: FileSystem.Failure) -> any Error {
    do {
      try finish(CheckRun.unread(failure, moment))
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
      for format in report.isEmpty ? ["text"] : report {
        let parts = format.split(separator: "=", maxSplits: 1)
        let isJSON = parts.first == "json"
        let report = TextReport(languages: languages, usesColor: usesColor && parts.count < 2, isQuiet: quiet)
        let page = PageReports.text(parts[0], result, languages.first ?? .vi)
        let text = page ?? (isJSON ? JSONReport.text(result) : report.text(result))
        guard parts.count == 2 else {
          Console.error(text.hasSuffix("\n") ? String(text.dropLast()) : text)
          continue
        }
        do {
          try FileSystem.write(Array(text.utf8), to: String(parts[1]), replacing: true)
        } catch {
          Console.error("\(parts[1]): \(error.detail)")
          throw ExitCode(3)
        }
      }
    }
    throw ExitCode(result.verdict.exitCode)
  }

  /// Prints a result in every form asked for, and ends with its status.
  func finish(_ result: RunResult) throws {
    try show(result)
    throw ExitCode(result.verdict.exitCode)
  }

  /// Prints a result in every form asked for.
  func show(_ result: RunResult) throws {
    let usesColor = Console.usesColor
    for format in report.isEmpty ? ["text"] : report {
      let parts = format.split(separator: "=", maxSplits: 1)
      let path = parts.count == 2 ? String(parts[1]) : nil
      let languages = languages(of: result.language)
      let words = TextReport(languages: languages, usesColor: usesColor && path == nil, isQuiet: quiet)
      let text =
        PageReports.text(parts[0], result, languages.first ?? .vi)
        ?? (parts.first == "json" ? JSONReport.text(result) : words.text(result))
      guard let path else {
        Console.out(text)
        continue
      }
      do {
        try FileSystem.write(Array(text.utf8), to: path, replacing: true)
      } catch {
        Console.error(languages.map { "\(path): \(error.words[$0])" }.joined(separator: " / "))
        throw ExitCode(3)
      }
    }
  }
}
