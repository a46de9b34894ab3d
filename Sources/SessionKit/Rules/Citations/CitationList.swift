import LibXML

/// All that one document cites, in its order.
struct CitationList {
  /// One citation of one act, or of one part of it.
  struct Row {
    /// Where it stands, as the document's author sees it.
    var place: LocalizedText?
    /// As it stands there.
    var words: String
    /// `/akn/vn/act/luat/2025/72-2025-qh15~art_15`; `#art_3` for the
    /// document itself; empty where it can't be known.
    var id: String
    /// The kind of act, its number as the act has it, its day and title:
    /// empty where unknown.
    var kind: String
    var number: String
    var day: CalendarDay?
    var title: String
    /// "điểm a khoản 3 Điều 28"; empty for the whole.
    var part: String
    var isOwn: Bool
    /// On the document's day; unknown for the document itself.
    var state: Act.State
  }

  private(set) var rows: [Row] = []
  /// The day on which acts are to be in force; nil where unknown.
  let day: CalendarDay?

  /// More are not listed.
  static let most = 100_000
  /// Whether there were more.
  private(set) var isCut = false

  private let acts: Acts
  private let jurisdiction: String
  private let known: Set<String>

  /// - Parameter day: instead of the document's own.
  init(_ document: XMLDocument, _ acts: Acts, day: CalendarDay? = nil) {
    self.acts = acts
    let root = document.root.children.first ?? document.root
    let identification = root.first("meta")?.first("identification")
    let date = identification?.first("FRBRExpression")?.first("FRBRdate")?["date"]
    // The day that people read wins over that of the metadata, which of a
    // converted document without one is only its year's first.
    let written = root.first("preface")?.descendant("docDate").flatMap { WrittenDay.first(in: $0.text)?.day }
    let isConverted = identification?["source"] == "#kyhop"
    let declared = isConverted ? nil : date.flatMap { CalendarDay(iso: String($0.prefix(10))) }
    self.day = day ?? written ?? declared
    jurisdiction = Self.jurisdiction(identification?.first("FRBRWork")?.first("FRBRuri")?["value"] ?? "")
    var known: Set<String> = []
    Self.collect(root, &known)
    self.known = known
    for part in root.children where part.name != "meta" { walk(part) }
  }

  /// `vn-sl` of `/akn/vn-sl/bill/…`.
  private static func jurisdiction(_ uri: String) -> String {
    let pieces = uri.split(separator: "/")
    guard pieces.count > 1, pieces[0] == "akn",
      pieces[1].wholeMatch(of: /[a-z]{2}(-[a-z0-9]{1,20})?/) != nil
    else { return "vn" }
    return String(pieces[1])
  }

  private static func collect(_ element: XMLElement, _ ids: inout Set<String>) {
    if let id = element["eId"] { ids.insert(id) }
    for child in element.children { collect(child, &ids) }
  }

  private static let blocks: Set<String> = ["p", "heading", "subheading", "listIntroduction", "listWrapUp"]

  private mutating func walk(_ element: XMLElement) {
    guard Self.blocks.contains(element.name) else {
      for child in element.children { walk(child) }
      return
    }
    // Its own number is no citation.
    guard element.descendant("docNumber") == nil else { return }
    let citations = Citation.all(in: element.spacedText, acts.types)
    guard !citations.isEmpty else { return }
    let place = DocumentAddress(element.xpathNode).words
    for citation in citations { add(citation, place, element) }
  }

  private mutating func add(_ citation: Citation, _ place: LocalizedText?, _ element: XMLElement) {
    let act = acts.act(citation)
    let ids =
      citation.isOwn
      ? citation.parts.map { own($0, element) }
      : CitationIdentifier.all(citation, acts, jurisdiction: jurisdiction)
    for index in 0..<max(1, citation.parts.count) {
      guard rows.count < Self.most else {
        isCut = true
        return
      }
      let subject =
        citation.title.isEmpty || !(act?.isTitledFirst ?? true) ? citation.subject : citation.title
      rows.append(
        Row(
          place: place,
          words: Printable.text(citation.words),
          id: ids.indices.contains(index) ? ids[index] : "",
          kind: citation.isOwn ? "" : acts.kind(citation)?.name ?? citation.type ?? "",
          number: act?.number ?? citation.number,
          day: act?.day ?? citation.day,
          title: Printable.text(act?.title ?? (subject.isEmpty ? citation.title : subject)),
          part: citation.parts.indices.contains(index) ? citation.parts[index].words : "",
          isOwn: citation.isOwn,
          state: day.flatMap { day in act.map { $0.state(on: day) } } ?? .unknown
        )
      )
    }
  }

  /// `#art_3__para_2`, if the document has such a part.
  private func own(_ part: CitedPart, _ element: XMLElement) -> String {
    var part = part
    let around = Self.around(element)
    if part.numbers[part.outermost] == CitedPart.this {
      // "khoản này", "Điều này": the parts around.
      for (level, number) in around.numbers where level <= part.outermost && level >= .article {
        part.numbers[level] = number
      }
    }
    guard !part.numbers.values.contains(CitedPart.this) else { return "" }
    // Our own identifiers keep đ.
    let id = around.prefix + part.eId { $0 }
    return known.contains(id) ? "#" + id : ""
  }

  /// The numbers of article, clause and point around an element, and what
  /// stands before articles in identifiers: `att_1__`.
  private static func around(_ element: XMLElement) -> (numbers: [CitedPart.Level: String], prefix: String) {
    var numbers: [CitedPart.Level: String] = [:]
    var prefix = ""
    var next: XMLElement? = element
    while let current = next {
      let level: CitedPart.Level? =
        switch current.name {
        case "article": .article
        case "paragraph": .clause
        case "point": .point
        default: nil
        }
      if let level, numbers[level] == nil, let number = current.first("num") {
        numbers[level] = DocumentAddress.label(number.trimmed)
        if level == .article, let id = current["eId"], let range = id.firstRange(of: "art_") {
          prefix = String(id[..<range.lowerBound])
        }
      }
      next = current.parent
    }
    return (numbers, prefix)
  }
}
