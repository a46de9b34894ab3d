extension RunResult {
  /// The findings as they may be told: of a document that bears a
  /// state-secret mark nothing is quoted, whatever else is wrong with it.
  var discreetFindings: [Finding] {
    let secret = Set(findings.filter { $0.code.isSecrecy }.compactMap(\.place.path))
    return findings.map { finding in
      let isSecret = finding.code.isSecrecy || finding.place.path.map(secret.contains) == true
      return isSecret ? finding.withoutQuotes : finding
    }
  }
}

extension Finding {
  /// The arguments that repeat words of the document.
  private static let quoting: Set<String> = ["detail", "element", "found", "text"]

  fileprivate var withoutQuotes: Finding {
    var finding = self
    finding.place.quote = nil
    for name in Self.quoting where finding.arguments[name] != nil {
      finding.arguments[name] = LocalizedText(vi: "(không trích)", en: "(not quoted)")
    }
    finding.folded = finding.folded.map(\.withoutQuotes)
    return finding
  }
}
