/// The reports that are made to be looked at: a page, a table.
public enum PageReports {
  /// What `--report` calls them.
  public static let names = ["html", "fair-notice"]

  /// A result in one of these forms; nil where the name is another's.
  public static func text(_ name: Substring, _ result: RunResult, _ language: Language) -> String? {
    switch name {
    case "html": HTMLReport.page(result, language)
    case "fair-notice": (result.overview.map(FairNotice.init) ?? FairNotice()).csv(language)
    default: nil
    }
  }
}

extension FairNotice {
  /// Of a run without a session: nothing was handed over.
  init() {}
}
