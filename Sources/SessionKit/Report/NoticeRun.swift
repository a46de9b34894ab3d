/// `notice`: what each agency has to bring, explain or mend.
public enum NoticeRun {
  public enum Outcome {
    /// The text to print.
    case text(String)
    /// The agency has nothing to do, or no such agency is known: who has.
    case nobody([LocalizedText])
    /// The run in which nothing could be judged, or not all.
    case unjudged(RunResult)
  }

  /// Checks a session's folder and writes the notices.
  ///
  /// - Parameters:
  ///   - agency: only for the agencies whose name has these words in it,
  ///     letters' case aside; all where nil.
  ///   - slips: sheets to sign, as HTML, rather than letters.
  ///   - languages: those of the letters, one after the other; slips take
  ///     the first. The session's own where nil.
  public static func run(
    _ path: String,
    agency: String?,
    slips: Bool,
    languages: (Language?) -> [Language],
    _ options: CheckRun.Options,
    progress: (String) -> Void = { _ in }
  ) -> Outcome {
    let result = CheckRun.workspace(path, options, progress: progress)
    guard let overview = result.overview, result.verdict != .unusable, result.verdict != .incomplete else {
      return .unjudged(result)
    }
    let all = AgencyNotice.all(result)
    let wanted = agency?.lowercased()
    let notices = all.filter { notice in
      wanted.map { wanted in
        [notice.addressee.vi, notice.addressee.en].contains { $0.lowercased().contains(wanted) }
      } ?? true
    }
    guard !notices.isEmpty else { return .nobody(all.map(\.addressee)) }
    let when = result.evaluatedAt.words(in: result.offset)
    let languages = languages(result.language)
    if slips { return .text(ReturnSlip.page(notices, overview, when, languages.first ?? .vi)) }
    let letters = notices.flatMap { notice in
      languages.map { language in
        NoticeLetter(notice: notice, overview: overview, evaluatedAt: when, language: language).text
      }
    }
    return .text(letters.joined(separator: "\n" + String(repeating: "=", count: 60) + "\n\n"))
  }
}
