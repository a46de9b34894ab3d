/// A form in which results are told. One line in ``all`` is all that another
/// one needs: help, validation and printing read it there.
public struct ReportFormat: Sendable {
  /// As `--report` takes it.
  public let name: String
  /// What it is for, in a few words.
  public let purpose: String
  /// What is told, ending with a line break; empty where nothing is to be said.
  public let text: @Sendable (RunResults, ReportStyle) -> String
  /// Whether it tells of one session, document or packet, never of several.
  public let isOfOne: Bool
  /// What else is told, at a place that the environment names.
  public let aside: Aside?

  /// A text that goes to the end of a file.
  public struct Aside: Sendable {
    /// The variable with the file's path.
    public let variable: String
    public let text: @Sendable (RunResults, ReportStyle) -> String
  }

  public static let all: [ReportFormat] = [
    ReportFormat("text", "for people") { results, style in
      TextReport(languages: style.languages, usesColor: style.usesColor, isQuiet: style.isQuiet).text(results)
    },
    ReportFormat("json", "kyhop.result/1, everything") { results, _ in JSONReport.text(results) },
    ReportFormat("jsonl", "one finding a line, the verdict last") { results, _ in
      JSONLinesReport.text(results)
    },
    ReportFormat("sarif", "SARIF 2.1.0, for code scanning") { results, style in
      SARIFReport.text(results, style.languages, help: style.help)
    },
    ReportFormat("junit", "JUnit XML, for test reports") { results, style in
      JUnitReport.text(results, style.languages)
    },
    ReportFormat(
      "github",
      "annotations and the job summary of GitHub Actions",
      aside: Aside(variable: "GITHUB_STEP_SUMMARY") { GitHubReport.summary($0, $1.languages) }
    ) { results, style in
      GitHubReport.text(results, style.languages)
    },
    ReportFormat("html", "one page to be sent to an agency", isOfOne: true) { results, style in
      results.parts.first.map { HTMLReport.page($0.result, style.languages[0]) } ?? ""
    },
    ReportFormat(
      "fair-notice",
      "CSV, what came before and after its deadline",
      isOfOne: true
    ) { results, style in
      let overview = results.parts.first?.result.overview
      return (overview.map(FairNotice.init) ?? FairNotice()).csv(style.languages[0])
    },
  ]

  /// The format of a name.
  public static func named(_ name: some StringProtocol) -> ReportFormat? { all.first { $0.name == name } }

  private init(
    _ name: String,
    _ purpose: String,
    isOfOne: Bool = false,
    aside: Aside? = nil,
    text: @escaping @Sendable (RunResults, ReportStyle) -> String
  ) {
    (self.name, self.purpose, self.isOfOne, self.aside, self.text) = (name, purpose, isOfOne, aside, text)
  }
}

/// How a report for people looks. Machines' formats take the language and the
/// page to link to.
public struct ReportStyle: Sendable {
  /// One or two; where a format has room for one text, both stand in it.
  public var languages: [Language]
  public var usesColor: Bool
  public var isQuiet: Bool
  /// Where each code is explained, if that is published.
  public var help: HelpPage?

  public init(
    languages: [Language],
    usesColor: Bool = false,
    isQuiet: Bool = false,
    help: HelpPage? = nil
  ) {
    self.languages = languages.isEmpty ? [.vi] : languages
    self.usesColor = usesColor
    self.isQuiet = isQuiet
    self.help = help
  }
}

extension [Language] {
  /// The same words in each of the languages, once where they are alike;
  /// nothing hidden, nothing that steers a terminal.
  func say(_ words: (Language) -> String) -> String {
    var said: [String] = []
    for language in self {
      let text = Printable.text(words(language))
      if !said.contains(text) { said.append(text) }
    }
    return said.joined(separator: " / ")
  }

  func say(_ text: LocalizedText) -> String { say { text[$0] } }
}
