import LibXML

/// Can every file be read at all, and is it what it seems?
enum FileCheck: Check {
  static let codes: [FindingCode] = ["SYS-110", "SYS-120", "SYS-130", "SYS-140", "SYS-141", "SYS-150"]

  static func run(_ context: CheckContext) -> [Finding] {
    let strays = context.harvest.strays.map { stray in
      Finding("SYS-140", at: Place(path: stray.path), ["file": .same(Printable.text(stray.path))])
    }
    return strays + context.submissions.compactMap(content) + context.submissions.compactMap(name)
  }

  private static func content(_ submission: Submission) -> Finding? {
    let file: [String: LocalizedText] = ["file": .same(submission.path)]
    switch submission.content {
    case .unsupported: return Finding("SYS-120", at: submission.place, file)
    case .empty: return Finding("SYS-150", at: submission.place, file)
    case .unreadable(let failure):
      switch failure.kind {
      case .tooLarge, .tooMuch, .tooMany: return tooMuch(submission, failure.words)
      default:
        return Finding("SYS-130", at: submission.place, file.merging(["detail": failure.words]) { $1 })
      }
    case .document, .converted, .misread, .pdf, .refused: return nil
    }
  }

  private static func tooMuch(_ submission: Submission, _ detail: LocalizedText) -> Finding {
    let detail = LocalizedText(
      vi: "\(submission.path): \(detail.vi)",
      en: "\(submission.path): \(detail.en)"
    )
    return Finding("SYS-110", at: submission.place, ["detail": detail])
  }

  /// Composed, as Vietnamese keyboards write, no letter has a mark apart.
  private static func name(_ submission: Submission) -> Finding? {
    let scalars = submission.path.unicodeScalars
    guard scalars.contains(where: { $0.properties.canonicalCombiningClass != .notReordered }) else {
      return nil
    }
    return Finding("SYS-141", at: submission.place, ["file": .same(submission.path)])
  }
}
