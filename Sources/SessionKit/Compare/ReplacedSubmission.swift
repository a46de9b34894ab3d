import LibXML
import LibZip
import Redline

/// What a submission changed of the one that it replaces or corrects.
enum ReplacedSubmission {
  /// Lines of a summary that a finding quotes.
  private static let mostLines = 8

  /// The two versions compared; nil where it replaces none, or one of them
  /// has no text.
  static func comparison(_ submission: Submission, _ workspace: Workspace) -> Comparison? {
    guard let number = submission.receipt?.replaces,
      let before = workspace.ledger.receipts.first(where: { $0.sequence == number })
    else { return nil }
    return comparison(submission, with: before, workspace)
  }

  /// A version compared with one that came before it.
  static func comparison(
    _ submission: Submission,
    with before: Receipt,
    _ workspace: Workspace
  ) -> Comparison? {
    let read = { (file: String) throws -> XMLDocument in
      let source = try FileSystem.source(workspace.path + "/" + file, limit: Ingest.limit)
      return try ComparableDocument.read(source, name: file, profile: workspace.profile).document
    }
    guard let old = try? read(before.file), let new = try? read(submission.location ?? submission.path) else {
      return nil
    }
    return try? Comparison(old: old, new: new)
  }

  /// A line for each change, the first few.
  static func lines(_ comparison: Comparison) -> [LocalizedText] {
    let (vi, en) = (comparison.summary(.vi), comparison.summary(.en))
    let lines = zip(vi, en).prefix(mostLines).map {
      LocalizedText(vi: Printable.text($0), en: Printable.text($1))
    }
    let more = vi.count - lines.count
    return more > 0
      ? lines + [LocalizedText(vi: "và \(more) thay đổi nữa", en: "and \(more) more changes")] : lines
  }
}
