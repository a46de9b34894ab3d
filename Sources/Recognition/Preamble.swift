/// Legal grounds and enacting words, in their order.
struct Preamble {
  enum Part {
    /// The issuing body, term and session; or the enacting words.
    case formula(name: String, [Line])
    case base([Line], isCitation: Bool)
    case plain(Line)
  }

  var parts: [Part] = []
  var isEmpty: Bool { parts.isEmpty }

  var bases: [[Line]] {
    parts.compactMap { if case .base(let lines, _) = $0 { lines } else { nil } }
  }
}

extension OpeningReader {
  static var issuerFormula: String { "chuTheBanHanh" }

  /// Takes the preamble of a document that enacts off the front of a flow.
  func readPreamble(_ items: inout ArraySlice<FlowItem>, _ letterhead: Letterhead) -> Preamble {
    var preamble = Preamble()
    var isEnacted = false
    while let line = items.first?.line {
      if line.isBlank {
        items.removeFirst()
        continue
      }
      if isEnacted { break }
      if let name = enacting(line) {
        preamble.parts.append(.formula(name: name, [line]))
        isEnacted = true
      } else if labels.word(line) != nil || labels.roman(line) != nil || labels.arabic(line) != nil {
        break
      } else if let opener = opener(line), !isOwnHeading(line) {
        preamble.parts.append(.base([line], isCitation: opener.isCitation))
      } else if isEnactingSentence(line), !preamble.bases.isEmpty {
        preamble.parts.append(.formula(name: "banHanh", [line]))
        isEnacted = true
      } else if preamble.bases.isEmpty, isFormula(line, items.dropFirst(), letterhead) {
        if case .formula(Self.issuerFormula, let lines)? = preamble.parts.last {
          preamble.parts[preamble.parts.count - 1] = .formula(name: Self.issuerFormula, lines + [line])
        } else {
          preamble.parts.append(.formula(name: Self.issuerFormula, [line]))
        }
      } else if case .base(let lines, let isCitation)? = preamble.parts.last, let last = lines.last,
        continues(line, last)
      {
        preamble.parts[preamble.parts.count - 1] = .base(lines + [line], isCitation: isCitation)
      } else if hasMore(items.dropFirst()) || line.isRule {
        preamble.parts.append(.plain(line))
      } else {
        break
      }
      items.removeFirst()
    }
    return preamble
  }

  /// Takes the legal grounds at the front of a letter or a report.
  func readBases(_ items: inout ArraySlice<FlowItem>) -> [[Line]] {
    var bases: [[Line]] = []
    while let line = items.first?.line {
      if line.isBlank {
        items.removeFirst()
        continue
      }
      if isBase(line) {
        bases.append([line])
      } else if let last = bases.last?.last, line.continues, line.paragraph == last.paragraph,
        !last.endsSentence
      {
        bases[bases.count - 1].append(line)
      } else {
        break
      }
      items.removeFirst()
    }
    return bases
  }

  private func isOwnHeading(_ line: Line) -> Bool { line.isAllCapitals && line.isCentred }

  private func continues(_ line: Line, _ last: Line) -> Bool {
    if line.continues, line.paragraph == last.paragraph { return true }
    guard !last.endsSentence else { return false }
    return line.tokens.first.map { !$0.isCapitalised } ?? false
  }

  /// Whether grounds or enacting words come within a few lines.
  private func hasMore(_ items: ArraySlice<FlowItem>) -> Bool {
    var seen = 0
    for item in items {
      guard let line = item.line else { return false }
      if line.isBlank { continue }
      if isBase(line) || enacting(line) != nil { return true }
      if labels.word(line) != nil { return false }
      seen += 1
      if seen >= 5 { return false }
    }
    return false
  }

  /// The issuing body over the grounds, term and session below it.
  private func isFormula(_ line: Line, _ next: ArraySlice<FlowItem>, _ letterhead: Letterhead) -> Bool {
    if isIssuer(line, letterhead) { return true }
    guard line.tokens.count <= 40 else { return false }
    if isSession(line), line.isAllCapitals || line.isCentred || line.isItalic { return hasMore(next) }
    return line.isAllCapitals && hasMore(next)
  }
}
