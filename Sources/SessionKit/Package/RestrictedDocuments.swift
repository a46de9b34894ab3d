/// What a packet must not tell of restricted documents, which it doesn't carry.
struct RestrictedDocuments {
  private var paths: Set<String> = []
  private var items: Set<String> = []

  init(_ submissions: [Submission]) {
    for submission in submissions where submission.receipt?.isRestricted == true {
      paths.insert(submission.path)
      if let item = submission.item { items.insert(item) }
    }
  }

  /// Takes out their names and digests, what was found in them, and what was
  /// found by comparing other documents with them.
  func remove(from result: inout RunResult) {
    guard !paths.isEmpty else { return }
    let before = Set(result.findings.map(\.code))
    result.inputs.removeAll { paths.contains($0.path) }
    result.findings.removeAll { finding in
      finding.place.path.map(paths.contains) == true
        || finding.code.family == "XDC" && finding.place.item.map(items.contains) == true
    }
    // Of what the packet has, no rule failed without a finding.
    let gone = before.subtracting(result.findings.map(\.code))
    if let overview = result.overview { result.overview = without(overview) }
    result.rules = result.rules.map { gone.contains($0.id) ? RuleOutcome($0.id, .passed) : $0 }
  }

  /// A part that has nothing else is told no more.
  private func without(_ overview: Overview) -> Overview {
    var overview = overview
    overview.items = overview.items.compactMap { item in
      var item = item
      item.parts = item.parts.compactMap { part in
        var kept = part
        kept.documents.removeAll { paths.contains($0.path) }
        return kept.documents.isEmpty && !part.documents.isEmpty ? nil : kept
      }
      return item.parts.isEmpty ? nil : item
    }
    return overview
  }
}
