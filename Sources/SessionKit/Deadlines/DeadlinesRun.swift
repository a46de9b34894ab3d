/// `deadlines`: a session's calendar.
public enum DeadlinesRun {
  public enum Form: String, Sendable, CaseIterable { case table, ics, svg }

  /// The text to print, or why there is none.
  public static func run(
    _ path: String,
    form: Form,
    why: Bool,
    ifOpening: CalendarDay?,
    language: Language,
    now: Instant
  ) -> Result<String, ConfigurationError> {
    do throws(ConfigurationError) {
      let workspace = try Workspace(path)
      let table = workspace.deadlines()
      if let ifOpening {
        let comparison = table.ifOpening(ifOpening)
        if form == .table { return .success(comparison.text(language)) }
        return .success(render(comparison.then, workspace, form, why, language, now))
      }
      return .success(render(table, workspace, form, why, language, now))
    } catch {
      return .failure(error)
    }
  }

  private static func render(
    _ table: DeadlineTable,
    _ workspace: Workspace,
    _ form: Form,
    _ why: Bool,
    _ language: Language,
    _ now: Instant
  ) -> String {
    switch form {
    case .table: table.text(language, why: why, now: now)
    case .ics:
      table.ics(language, series: workspace.session.series, name: workspace.session.title, stamp: now)
    case .svg: table.svg(language, title: workspace.session.title)
    }
  }
}
