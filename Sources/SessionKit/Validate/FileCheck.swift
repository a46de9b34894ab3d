import LibXML

/// Can every file be read at all, and is it what it seems?
enum FileCheck: Check {
  static let codes: [FindingCode] = ["SYS-110", "SYS-120", "SYS-130", "SYS-140", "SYS-150"]

  static func run(_ context: CheckContext) -> [Finding] {
    let strays = context.harvest.strays.map { stray in
      Finding("SYS-140", at: Place(path: stray.path), ["file": .same(stray.path)])
    }
    return strays
      + context.submissions.compactMap { submission in
        let file: [String: LocalizedText] = ["file": .same(submission.path)]
        switch submission.content {
        case .unsupported: return Finding("SYS-120", at: submission.place, file)
        case .empty: return Finding("SYS-150", at: submission.place, file)
        case .unreadable(let failure):
          let detail: [String: LocalizedText] = [
            "file": .same(submission.path), "detail": .same(failure.detail),
          ]
          if case .tooLarge = failure.kind { return Finding("SYS-110", at: submission.place, detail) }
          return Finding("SYS-130", at: submission.place, detail)
        case .refused(let error) where error.code == .limit:
          return Finding(
            "SYS-110",
            at: submission.place,
            ["detail": .same("\(submission.path): \(error.message)")]
          )
        case .document, .refused: return nil
        }
      }
  }
}
