/// Chooses the elements of Akoma Ntoso for the parts of a document, so that
/// each stands where the schema admits it.
enum Shape {
  static func apply(_ document: inout RecognisedDocument) {
    let isBill = document.fields.kind?.value.element == "bill"
    if isBill, !document.hasArticles { wrapLoose(&document) }
    if isBill, document.hasArticles { moveLead(&document) }
    let isDeep = document.units.contains { unit in isHeading(unit) && unit.units.contains(where: isHeading) }
    let top = isBill ? "body" : "mainBody"
    document.units = document.units.map {
      shaped(
        $0,
        in: top,
        isArticled: document.hasArticles,
        heading: isBill && !isDeep ? "section" : "division"
      )
    }
    for index in document.attachments.indices { apply(&document.attachments[index]) }
  }

  private static func isHeading(_ unit: Unit) -> Bool {
    switch unit.kind {
    case .part, .chapter, .section, .subsection, .letter, .roman: true
    default: false
    }
  }

  /// A bill's body admits no loose text: what has no heading gets a section.
  private static func wrapLoose(_ document: inout RecognisedDocument) {
    var blocks: [Block] = []
    var kept: [RecognisedDocument.LeadPart] = []
    for part in document.lead {
      switch part {
      case .block(let block): blocks.append(block)
      case .container(let container): blocks += container.blocks
      }
    }
    document.lead = []
    kept = []
    let loose = Array(document.units.prefix { !isHeading($0) })
    guard !blocks.isEmpty || !loose.isEmpty else { return }
    let wrapper = Unit(
      kind: .section,
      paragraph: blocks.first?.number ?? loose.first?.paragraph ?? 0,
      label: [],
      number: "",
      heading: [],
      blocks: blocks,
      units: loose,
      element: "",
      eId: ""
    )
    document.units = [wrapper] + document.units.dropFirst(loose.count)
    document.lead = kept
  }

  /// Text between enacting words and first article belongs to the preamble.
  private static func moveLead(_ document: inout RecognisedDocument) {
    var rest: [Block] = []
    for part in document.lead {
      let blocks: [Block] =
        switch part {
        case .block(let block): [block]
        case .container(let container): container.blocks
        }
      for block in blocks {
        if case .paragraph(let paragraph) = block, rest.isEmpty {
          document.preamble.append(.plain(paragraph.content, paragraph: paragraph.number))
        } else {
          rest.append(block)
        }
      }
    }
    document.lead = []
    guard !rest.isEmpty else { return }
    let wrapper = Unit(
      kind: .section,
      paragraph: rest.first?.number ?? 0,
      label: [],
      number: "",
      heading: [],
      blocks: rest,
      units: [],
      element: "",
      eId: ""
    )
    document.units.insert(wrapper, at: 0)
  }

  private static func shaped(_ unit: Unit, in parent: String, isArticled: Bool, heading: String) -> Unit {
    var unit = unit
    unit.element = element(unit, in: parent, isArticled: isArticled, heading: heading)
    unit.units = unit.units.map { child in
      guard child.kind == .point, unit.element == "section" || unit.element == "chapter" else { return child }
      return Unit(
        kind: .arabic,
        paragraph: child.paragraph,
        label: [],
        number: "",
        heading: [],
        blocks: [],
        units: [child],
        element: "",
        eId: ""
      )
    }
    unit.units = unit.units.map { shaped($0, in: unit.element, isArticled: isArticled, heading: heading) }
    return unit
  }

  private static func element(_ unit: Unit, in parent: String, isArticled: Bool, heading: String) -> String {
    switch unit.kind {
    case .part where isArticled: return "part"
    case .chapter where isArticled: return "chapter"
    case .section where isArticled: return "section"
    case .subsection where isArticled: return parent == "section" ? "subsection" : "section"
    case .part, .chapter, .section, .subsection, .letter, .roman: return heading
    case .article: return "article"
    case .clause: return "paragraph"
    case .arabic: return parent == "mainBody" ? "division" : "paragraph"
    case .subclause:
      switch parent {
      case "paragraph", "subparagraph": return "subparagraph"
      case "mainBody": return "division"
      default: return "paragraph"
      }
    case .point: return parent == "mainBody" ? "division" : "point"
    }
  }
}
