internal import LibXML
internal import Office

/// `rules citations`: what a document cites, as one list.
public enum CitationsRun {
  public enum Format: String, Sendable, CaseIterable { case text, json, csv }

  /// What was written, unless the document can't be read or must not be; and
  /// what is to be said about it.
  public struct Outcome: Sendable {
    public var output: String?
    public var result: RunResult
  }

  /// - Parameters:
  ///   - path: Akoma Ntoso, or .docx or .odt by its ending.
  ///   - acts: the path of an `acts.xml` of one's own; the built-in one where
  ///     nil.
  ///   - id: the profile whose words are used and whose secrecy marks count.
  ///   - day: on which acts are to be in force; the document's own where nil.
  public static func run(
    _ path: String,
    acts: String? = nil,
    profile id: String,
    day: CalendarDay? = nil,
    format: Format,
    languages: [Language],
    now: Instant
  ) -> Outcome {
    var findings: [Finding] = []
    do {
      let profile = try ProfileReader.builtIn(id)
      func outcome(_ output: String?) -> Outcome {
        let result = RunResult(
          question: .admission,
          ruleset: profile.ruleset,
          evaluatedAt: now,
          offset: profile.offset,
          findings: findings
        )
        return Outcome(output: output, result: result)
      }
      let known = try table(acts)
      let place = Place(path: path)
      let document: XMLDocument
      do {
        if [".docx", ".odt"].contains(where: { path.lowercased().hasSuffix($0) }) {
          let source = try FileSystem.source(path, limit: CheckRun.documentLimit)
          let conversion = try Conversion(source, place: place, profile: profile)
          // Only what keeps it from being understood; `check` tells the rest.
          findings = conversion.findings.filter { $0.severity == .error }
          guard !conversion.isSecret else { return outcome(nil) }
          document = try XMLDocument(conversion.akn)
        } else {
          document = try XMLDocument(
            FileSystem.read(path, limit: CheckRun.documentLimit),
            admission: .foreign
          )
          findings = SecrecyCheck.findings(document, SecrecyMarks(profile.secrecyMarks), at: place)
          guard findings.isEmpty else { return outcome(nil) }
        }
      } catch let error as OfficeError {
        findings = [Conversion.finding(error, place)]
        return outcome(nil)
      } catch let error as XMLError {
        findings = [WellFormedCheck.finding(error, at: place)]
        return outcome(nil)
      }
      let list = CitationList(document, known, day: day)
      switch format {
      case .text: return outcome(languages.map(list.text).joined(separator: "\n"))
      case .csv: return outcome(list.csv(languages.first ?? .vi))
      case .json: return outcome(list.json)
      }
    } catch let error as ConfigurationError {
      return Outcome(output: nil, result: CheckRun.unusable(error.findings, now))
    } catch let failure as FileSystem.Failure {
      return Outcome(output: nil, result: CheckRun.unread(failure, now))
    } catch {
      let arguments: [String: LocalizedText] = ["file": .same(acts ?? path), "detail": .same("\(error)")]
      return Outcome(output: nil, result: CheckRun.unusable([Finding("SYS-130", arguments)], now))
    }
  }

  private static func table(_ path: String?) throws -> Acts {
    let bytes = try path.map { try FileSystem.read($0, limit: RulesRun.limit) }
    return Acts(
      try XMLDocument(bytes ?? Resources.embedded["rules/vn/acts.xml"] ?? [], admission: .foreign).root
    )
  }
}
