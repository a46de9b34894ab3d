import LibXML
import Synchronization

/// `rules commitments`: what resolutions commit to.
public enum CommitmentsRun {
  public enum Format: String, Sendable, CaseIterable {
    case text, csv, json
  }

  /// The table, unless nothing could be read; and what is to be said of what
  /// could not be, or must not be.
  public struct Outcome: Sendable {
    public var table: CommitmentTable?
    public var result: RunResult
  }

  /// More are of no use to anyone, and would fill the memory.
  static let most = 50_000

  /// The file of words that a council keeps beside its rules.
  private static let wordsName = "quality.xml"

  /// One document: Akoma Ntoso, Word or ODT.
  public static func document(_ path: String, profile id: String, now: Instant) -> Outcome {
    do {
      let profile = try ProfileReader.builtIn(id)
      let reader = Reader(words: .builtIn, marks: SecrecyMarks(profile.secrecyMarks))
      let submission = Ingest.submission(
        path,
        in: nil,
        item: nil,
        receipt: nil,
        receivedAt: nil,
        profile: profile,
        inspect: { reader.inspect($0, $1) }
      )
      if case .unreadable(let failure) = submission.content {
        return Outcome(table: nil, result: CheckRun.unread(failure, now))
      }
      return outcome(reader, [submission], profile, workspace: nil, now)
    } catch {
      return Outcome(table: nil, result: CheckRun.unusable(error.findings, now))
    }
  }

  /// All resolutions of a session's folder, in the order of the agenda;
  /// withdrawn items are left out.
  public static func workspace(
    _ path: String,
    now: Instant,
    progress: (String) -> Void = { _ in }
  ) -> Outcome {
    do {
      let workspace = try Workspace(path)
      let profile = workspace.profile
      let order = Dictionary(
        workspace.session.items.filter { !$0.isWithdrawn }.enumerated().map {
          ($0.element.number, $0.offset)
        },
        uniquingKeysWith: { first, _ in first }
      )
      let reader = Reader(words: try words(workspace), marks: SecrecyMarks(profile.secrecyMarks))
      let harvest = try Ingest.harvest(
        workspace,
        receivedAt: nil,
        // The table is filled in the order of files.
        workers: .none,
        inspect: { reader.inspect($0, $1) },
        progress: progress
      )
      let bills = Set(profile.documentKinds.filter { $0.aknElement == "bill" }.map(\.id))
      let submissions = harvest.submissions.filter { submission in
        submission.kind.map(bills.contains) == true && submission.item.flatMap { order[$0] } != nil
      }
      .enumerated().sorted { left, right in
        let (first, second) = (order[left.element.item ?? ""] ?? 0, order[right.element.item ?? ""] ?? 0)
        return (first, left.offset) < (second, right.offset)
      }
      return outcome(reader, submissions.map(\.element), profile, workspace: workspace, now)
    } catch let error as ConfigurationError {
      return Outcome(table: nil, result: CheckRun.unusable(error.findings, now))
    } catch let failure as FileSystem.Failure {
      return Outcome(table: nil, result: CheckRun.unusable([CheckRun.unreadable(failure)], now))
    } catch {
      return Outcome(
        table: nil,
        result: CheckRun.unusable(
          [Finding("SYS-130", ["file": .same(path), "detail": .same("\(error)")])],
          now
        )
      )
    }
  }

  private static func words(_ workspace: Workspace) throws(ConfigurationError) -> QualityWords {
    let path = "profiles/\(workspace.session.profile)/\(wordsName)"
    let file = workspace.path + "/" + path
    guard FileSystem.exists(file) else { return .builtIn }
    let words = QualityWords((try? FileSystem.read(file, limit: 1 << 20)) ?? [])
    guard !words.isEmpty else {
      let detail = LocalizedText(vi: "không có danh sách từ nào", en: "no list of words")
      throw ConfigurationError([Finding("CFG-152", at: Place(path: path), ["detail": detail])])
    }
    return words
  }

  private static func outcome(
    _ reader: Reader,
    _ submissions: [Submission],
    _ profile: Profile,
    workspace: Workspace?,
    _ now: Instant
  ) -> Outcome {
    var table = CommitmentTable()
    for submission in submissions {
      guard let document = submission.document, document.element == "bill",
        let rows = reader.found(submission.path)
      else { continue }
      table.documents.append(
        CommitmentTable.Document(
          path: submission.path,
          item: submission.item,
          number: document.number.map(Printable.text),
          title: document.title.map { Printable.text($0.words.joined(separator: " ")) }
        )
      )
      table.commitments += rows.prefix(max(0, most - table.commitments.count))
    }
    let context = CheckContext(
      profile: profile,
      workspace: workspace,
      harvest: Ingest.Harvest(submissions: submissions),
      stage: .draft,
      now: now
    )
    var result = RunResult(
      question: .admission,
      stage: .draft,
      ruleset: profile.ruleset,
      evaluatedAt: now,
      offset: profile.offset,
      language: workspace?.session.language
    )
    // What was not read is said: it may hold tasks, too.
    for check in [FileCheck.self, SecrecyCheck.self, WellFormedCheck.self, OfficeCheck.self]
      as [any Check.Type]
    {
      result.findings += check.run(context).filter { $0.severity == .error }
    }
    result.inputs = submissions.map(\.input)
    return Outcome(table: table, result: result)
  }

  /// Reads documents while they are open, one after another; nothing of a
  /// secret.
  private final class Reader: Sendable {
    private struct State {
      var found: [String: [Commitment]] = [:]
      var room = most
    }

    private let words: QualityWords
    private let marks: SecrecyMarks
    private let state = Mutex(State())

    init(words: QualityWords, marks: SecrecyMarks) {
      self.words = words
      self.marks = marks
    }

    func found(_ path: String) -> [Commitment]? { state.withLock { $0.found[path] } }

    func inspect(_ document: XMLDocument, _ submission: Submission) -> [Finding] {
      let secrecy = SecrecyCheck.findings(document, marks, at: submission.place)
      guard secrecy.isEmpty, submission.conversion?.isSecret != true else { return secrecy }
      let rows = Commitment.all(in: document, words, path: submission.path, item: submission.item)
      state.withLock { state in
        state.found[submission.path] = Array(rows.prefix(max(0, state.room)))
        state.room -= rows.count
      }
      return []
    }
  }
}
