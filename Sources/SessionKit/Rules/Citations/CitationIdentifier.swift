import Recognition

/// The names of what is cited by Akoma Ntoso's naming convention:
/// `/akn/vn/act/nghi-dinh/2020/30-2020-nd-cp~art_28__para_3__point_a`.
enum CitationIdentifier {
  /// One for each part that is named; one for the whole where there are
  /// none. Empty where the kind or the year can't be known: a report's
  /// number alone comes again every year.
  ///
  /// - Parameter jurisdiction: of the document that cites, `vn-sl`: local
  ///   papers are numbered by each council for itself.
  static func all(_ citation: Citation, _ acts: Acts, jurisdiction: String = "vn") -> [String] {
    guard let work = work(citation, acts, jurisdiction) else { return [] }
    guard !citation.parts.isEmpty else { return [work] }
    return citation.parts.map { part in
      // "khoản này" of another act is nobody's.
      part.numbers.values.contains(CitedPart.this) ? work : "\(work)~\(part.eId())"
    }
  }

  private static func work(_ citation: Citation, _ acts: Acts, _ jurisdiction: String) -> String? {
    guard !citation.isOwn, let kind = acts.kind(citation) else { return nil }
    let act = acts.act(citation)
    let number = act?.number ?? citation.number
    guard !number.isEmpty else { return nil }
    let pieces = number.split(separator: "/")
    let written = pieces.count == 3 ? String(pieces[1]) : nil
    guard let year = written ?? (act?.day ?? citation.day).map({ String($0.year) }) else { return nil }
    let country = isLocal(number) ? jurisdiction : String(jurisdiction.prefix(2))
    // "TT-BGD&ĐT" and "TT-BGDĐT" are the same ministry's.
    let slug = Letters.slug(number.replacing("&", with: ""))
    return "/akn/\(country)/\(kind.isAct ? "act" : "doc")/\(Letters.slug(kind.name))/\(year)/\(slug)"
  }

  /// Whether the body in a symbol is a council, its committees or its
  /// executive: `NQ-HĐND`, `TTr-UBND`.
  private static func isLocal(_ number: String) -> Bool {
    let body = number.split(separator: "-").dropFirst().joined(separator: "-")
    return body.contains("HĐND") || body.contains("UBND")
  }
}
