internal import Office

/// Findings as their author reads them in the margin: what, how to mend it,
/// by which rule; short.
struct MarginComments {
  var languages: [Language]

  /// More comments than anyone reads in one file are counted only.
  private static let most = 500
  /// So are findings about the document as a whole.
  private static let mostGeneral = 50

  /// The comments in reading order; what has no place of its own is said
  /// once, at the first paragraph.
  func comments(_ findings: [Finding]) -> [OfficeComment] {
    let told = findings.filter { $0.waiver == nil }.flatMap { finding in
      [finding] + finding.folded.filter { $0.place.paragraphs != nil }
    }
    let placed = told.enumerated().filter { $0.element.place.paragraphs != nil }.sorted {
      (Self.first($0.element), $0.offset) < (Self.first($1.element), $1.offset)
    }.map(\.element)
    let general = told.filter { $0.place.paragraphs == nil }
    var comments = placed.prefix(Self.most).map { finding in
      OfficeComment(
        paragraphs: finding.place.paragraphs,
        words: Self.words(finding),
        lines: languages.flatMap { self.lines(finding, $0) }
      )
    }
    let untold = max(0, placed.count - Self.most) + max(0, general.count - Self.mostGeneral)
    guard !general.isEmpty || untold > 0 else { return comments }
    var lines = languages.flatMap { language in
      [language == .vi ? "Góp ý chung cho cả văn bản:" : "About the document as a whole:"]
        + general.prefix(Self.mostGeneral).flatMap { self.lines($0, language) }
    }
    if untold > 0 {
      lines += languages.map {
        $0 == .vi ? "Còn \(untold) góp ý nữa, xem báo cáo." : "\(untold) more in the report."
      }
    }
    comments.insert(OfficeComment(paragraphs: nil, lines: lines), at: 0)
    return comments
  }

  private func lines(_ finding: Finding, _ language: Language) -> [String] {
    let entry = finding.entry
    func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
    let weight =
      switch finding.severity {
      case .error: say("Lỗi", "Error")
      case .warning: say("Nên xem lại", "To be looked at")
      case .note: say("Ghi chú", "Note")
      }
    var lines = ["\(weight): \(finding.message(language))"]
    if finding.severity > .note {
      lines.append("\(say("Sửa", "Mend")): \(Catalogue.render(entry.fix, finding.arguments, language))")
    }
    let sources = (finding.basis + entry.basis).map { source in
      source.verified ? source.text : "\(source.text) \(say("(chưa kiểm chứng)", "(not verified)"))"
    }
    if !sources.isEmpty { lines.append("\(say("Căn cứ", "Basis")): \(sources.joined(separator: "; "))") }
    let address = finding.place.address.map { " · \($0[language])" } ?? ""
    lines.append("\(say("Mã", "Code")): \(finding.code.rawValue)\(address)")
    // Where the file lies on the desk is nobody else's business.
    let path = finding.place.path ?? ""
    guard path.contains("/"), let name = path.split(separator: "/").last else {
      return lines.map(Printable.text)
    }
    return lines.map { Printable.text($0.replacing(path, with: name)) }
  }

  private static func first(_ finding: Finding) -> Int { finding.place.paragraphs?.lowerBound ?? 0 }

  /// The words that a finding speaks of: what it quotes, then the block
  /// that it stands in, where that is known to its end.
  private static func words(_ finding: Finding) -> [String] {
    var words: [String] = []
    for language in Language.allCases {
      words += finding.message(language).split(separator: "“").dropFirst().compactMap {
        $0.contains("”") ? String($0.prefix { $0 != "”" }) : nil
      }
    }
    if let quote = finding.place.quote { words.append(quote) }
    return words.filter { $0.contains { !$0.isWhitespace } && !$0.hasSuffix("…") }
  }
}
