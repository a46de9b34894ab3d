internal import LibXML

/// From Akoma Ntoso to an outline. Elements that it doesn't know are looked
/// through: their text is never lost.
struct OutlineReader {
  private var outline = Outline()
  private let interner: Interner
  private let limits: RedlineLimits
  private var words = 0
  private var isQuoted = false

  static func read(
    _ document: XMLDocument,
    _ interner: Interner,
    _ limits: RedlineLimits
  ) throws(RedlineError) -> Outline {
    var reader = OutlineReader(interner: interner, limits: limits)
    let root = try reader.add(.document, below: -1)
    try reader.walk(document.root, root, .body)
    reader.finish()
    return reader.outline
  }

  private init(interner: Interner, limits: RedlineLimits) {
    self.interner = interner
    self.limits = limits
  }

  /// Where in a document a paragraph stands.
  private enum Zone {
    case preface, preamble, body
  }

  private static let hierarchy: [String: UnitKind] = [
    "part": .part, "title": .part, "book": .part, "chapter": .chapter, "section": .section,
    "subsection": .subsection, "article": .article, "paragraph": .clause, "subparagraph": .clause,
    "clause": .clause, "point": .point, "indent": .point, "division": .division, "item": .item,
    "attachment": .attachment, "component": .attachment,
  ]

  private static let blocks: Set<String> = [
    "p", "blockList", "table", "container", "item", "listIntroduction", "listWrapUp", "quotedStructure",
    "tr", "caption", "content", "intro", "wrapUp", "toc", "block", "blockContainer", "tblock",
  ]

  // MARK: Elements

  private mutating func walk(
    _ element: XMLElement,
    _ parent: Int,
    _ zone: Zone
  ) throws(RedlineError) {
    let name = element.name
    if let kind = Self.hierarchy[name] { return try unit(element, kind, parent, zone) }
    switch name {
    case "meta": outline.omissions.metadata += 1
    case "toc": outline.omissions.contents += 1
    case "authorialNote": outline.omissions.notes += 1
    case "img": outline.omissions.images += 1
    case "documentRef":
      outline.omissions.outside += 1
      try paragraph(element["showAs"] ?? "", .text, parent)
    case "preface": try children(element, parent, .preface)
    case "preamble": try children(element, parent, .preamble)
    case "citation": try paragraph(flat(element), .citation, parent)
    case "recital": try paragraph(flat(element), .recital, parent)
    case "formula": try paragraph(flat(element), .formula, parent, name: element["name"] ?? "")
    case "container" where zone != .preface:
      let own = try add(.container, below: parent, name: element["name"] ?? "")
      try children(element, own, zone)
    case "quotedStructure":
      let own = try add(.quotation, below: parent)
      let outer = isQuoted
      isQuoted = true
      try children(element, own, zone)
      isQuoted = outer
    case "table": try table(element, parent)
    case "p", "block", "listIntroduction", "listWrapUp", "caption", "num", "heading", "subheading":
      try block(element, parent, zone)
    default:
      // A leaf that holds text itself is a paragraph, too.
      if isInline(element) { try block(element, parent, zone) } else { try children(element, parent, zone) }
    }
  }

  private mutating func children(
    _ element: XMLElement,
    _ parent: Int,
    _ zone: Zone,
    except: Set<String> = []
  ) throws(RedlineError) {
    var loose = ""
    for node in element.nodes {
      switch node {
      case .text(let text): loose += text
      case .element(let child):
        try paragraph(loose, kind(zone), parent)
        loose = ""
        if !except.contains(child.name) { try walk(child, parent, zone) }
      }
    }
    try paragraph(loose, kind(zone), parent)
  }

  private mutating func unit(
    _ element: XMLElement,
    _ kind: UnitKind,
    _ parent: Int,
    _ zone: Zone
  ) throws(RedlineError) {
    let own = try add(kind, below: parent)
    if kind == .attachment { outline.units[own].component = own }
    if let num = element.first("num") {
      let label = Spelling.clean(flat(num)).text
      outline.units[own].label = label
      outline.units[own].number = Self.number(of: label)
    }
    if let heading = element.first("heading") {
      let passage = try passage(flat(heading))
      if !passage.isEmpty {
        outline.units[own].passages = [passage]
        outline.units[own].hasHeading = true
      }
    }
    try children(element, own, zone == .preamble ? .preamble : .body, except: ["num", "heading"])
  }

  private mutating func block(
    _ element: XMLElement,
    _ parent: Int,
    _ zone: Zone
  ) throws(RedlineError) {
    // A paragraph that holds a quoted part of another act.
    if let quoted = quotedParts(element), !quoted.isEmpty {
      try paragraph(flat(element, except: "quotedStructure"), kind(zone), parent)
      for part in quoted { try walk(part, parent, zone) }
      return
    }
    try paragraph(flat(element), zone == .preface ? prefaceKind(element) : kind(zone), parent)
  }

  private func quotedParts(_ element: XMLElement) -> [XMLElement]? {
    var found: [XMLElement] = []
    for child in element.children where child.name == "mod" || child.name == "quotedStructure" {
      found += child.name == "mod" ? child.children("quotedStructure") : [child]
    }
    return found
  }

  private func kind(_ zone: Zone) -> UnitKind {
    switch zone {
    case .preface: .line
    case .preamble: .preamble
    case .body: .text
    }
  }

  private func prefaceKind(_ element: XMLElement) -> UnitKind {
    for child in element.children {
      switch child.name {
      case "docAuthority", "docProponent": return .authority
      case "docNumber": return .number
      case "docStage", "docStatus": return .stage
      case "docDate": return .date
      case "docType": return .type
      case "docTitle": return .title
      default: continue
      }
    }
    return .line
  }

  private mutating func table(_ element: XMLElement, _ parent: Int) throws(RedlineError) {
    let own = try add(.table, below: parent)
    if let caption = element.first("caption") {
      let passage = try passage(flat(caption))
      if !passage.isEmpty {
        outline.units[own].passages = [passage]
        outline.units[own].hasHeading = true
      }
    }
    for row in rows(element) {
      let unit = try add(.row, below: own)
      var passages: [Passage] = []
      var columns: [Int] = []
      var isHeader = false
      for cell in row.children where cell.name == "td" || cell.name == "th" {
        if cell["colspan"] != nil || cell["rowspan"] != nil { outline.omissions.spans += 1 }
        if cell.name == "th" { isHeader = true }
        passages.append(try passage(flat(cell)))
        columns.append(min(max(cell["colspan"].flatMap { Int($0) } ?? 1, 1), 1000))
      }
      outline.units[unit].passages = passages
      outline.units[unit].columns = columns
      outline.units[unit].isHeader = isHeader
    }
    let rows = outline.units[own].children.filter { !outline.units[$0].isHeader }
    // A first column that only counts the rows is their label.
    let counted = rows.compactMap { row in
      outline.units[row].passages.first.flatMap { Int(Self.number(of: $0.text)) }
    }
    guard rows.count > 1, counted.count == rows.count, let first = counted.first, let last = counted.last,
      (0...1).contains(first), last <= 2 * rows.count,
      zip(counted, counted.dropFirst()).allSatisfy({ $0 < $1 })
    else { return }
    for row in rows {
      outline.units[row].label = outline.units[row].passages[0].text
      outline.units[row].number = Self.number(of: outline.units[row].label)
    }
  }

  private func rows(_ element: XMLElement) -> [XMLElement] {
    element.children.flatMap { child -> [XMLElement] in
      switch child.name {
      case "tr": [child]
      case "tbody", "thead", "tfoot": rows(child)
      default: []
      }
    }
  }

  // MARK: Text

  private func isInline(_ element: XMLElement) -> Bool {
    var hasText = false
    for node in element.nodes {
      switch node {
      case .text(let text): if !text.unicodeScalars.allSatisfy(Spelling.isBlank) { hasText = true }
      case .element(let child):
        if Self.hierarchy[child.name] != nil || Self.blocks.contains(child.name) { return false }
      }
    }
    return hasText
  }

  /// All text of an element; what is no text is counted.
  private mutating func flat(_ element: XMLElement, except: String = "") -> String {
    var text = ""
    flat(element, except, &text)
    return text
  }

  private mutating func flat(_ element: XMLElement, _ except: String, _ text: inout String) {
    for node in element.nodes {
      switch node {
      case .text(let piece): text += piece
      case .element(let child):
        let name = child.name
        switch name {
        case "eol", "br":
          outline.omissions.lineBreaks += 1
          text += " "
          continue
        case "authorialNote":
          outline.omissions.notes += 1
          continue
        case "img":
          outline.omissions.images += 1
          continue
        case "b", "i", "u", "sup", "sub", "strong", "em": outline.omissions.formatting += 1
        default: break
        }
        guard name != except else { continue }
        let isBlock = Self.blocks.contains(name) || Self.hierarchy[name] != nil || name == "td"
        if isBlock { text += " " }
        flat(child, except, &text)
        if isBlock || name == "num" { text += " " }
      }
    }
  }

  private mutating func paragraph(
    _ text: String,
    _ kind: UnitKind,
    _ parent: Int,
    name: String = ""
  ) throws(RedlineError) {
    guard !text.unicodeScalars.allSatisfy(Spelling.isBlank) else { return }
    let passage = try passage(text)
    guard !passage.isEmpty else { return }
    let own = try add(kind, below: parent, name: name)
    outline.units[own].passages = [passage]
  }

  private mutating func passage(_ source: String) throws(RedlineError) -> Passage {
    let clean = Spelling.clean(source)
    outline.omissions.invisible += clean.invisible
    var passage = Passage(text: clean.text, raw: clean.raw)
    passage.words = Word.all(in: clean.text)
    words += passage.words.count
    guard words <= limits.maximumWords else { throw .tooLarge }
    var exact: [Int] = []
    exact.reserveCapacity(passage.words.count)
    for index in passage.words.indices {
      let key = interner.word(passage.words[index].text)
      passage.words[index].key = key
      exact.append(passage.words[index].isSpaced ? -key : key)
    }
    passage.exact = interner.sequence(exact)
    if !isQuoted { passage.mentions = Mention.all(in: passage.words) }
    for part in passage.mentions.lazy.flatMap(\.parts) { exact[part.word] = 0 }
    passage.masked = interner.sequence(exact)
    return passage
  }

  // MARK: Units

  private mutating func add(
    _ kind: UnitKind,
    below parent: Int,
    name: String = ""
  ) throws(RedlineError) -> Int {
    guard outline.units.count < limits.maximumUnits else { throw .tooLarge }
    let index = outline.units.count
    var unit = Outline.Unit(kind: kind, name: name)
    unit.parent = parent
    unit.isQuoted = isQuoted
    if parent >= 0 {
      unit.component = outline.units[parent].component
      outline.units[parent].children.append(index)
    }
    outline.units.append(unit)
    return index
  }

  /// "7" of "Điều 7.", "a" of "a)", "II" of "Chương II"; none of "-".
  static func number(of label: String) -> String {
    let words = Word.all(in: label).filter { $0.kind != .mark }
    guard let last = words.last else { return "" }
    let text = last.text
    let isShort = text.unicodeScalars.count <= 2 || text.utf8.allSatisfy { "IVXLC".utf8.contains($0) }
    let hasDigit = text.utf8.contains { (0x30...0x39).contains($0) }
    guard isShort || hasDigit else { return "" }
    // "Điều 4a" and "1.2." stay as they are.
    return text
  }

  private mutating func finish() {
    for index in outline.units.indices { outline.units[index].end = index + 1 }
    for index in outline.units.indices.reversed() {
      var unit = outline.units[index]
      let hasCounter = unit.kind == .row && !unit.label.isEmpty
      let own = hasCounter ? unit.passages.dropFirst() : unit.passages[...]
      var parts = [
        interner.word(unit.kind.matching.rawValue), unit.name.isEmpty ? 0 : interner.word(unit.name),
      ]
      parts += own.map { -$0.masked }
      unit.size = own.reduce(0) { $0 + $1.words.count }
      for child in unit.children {
        parts.append(outline.units[child].signature)
        unit.size += outline.units[child].size
        unit.end = max(unit.end, outline.units[child].end)
      }
      unit.signature = interner.sequence(parts)
      outline.units[index] = unit
      count(unit.children)
    }
  }

  /// Numbers siblings, by kinds that may answer each other and by kinds alike.
  private mutating func count(_ children: [Int]) {
    struct Alike: Hashable {
      var kind: UnitKind
      var name: String
    }
    var matching: [UnitKind: Int] = [:]
    var alike: [Alike: Int] = [:]
    for child in children {
      let unit = outline.units[child]
      matching[unit.kind.matching, default: 0] += 1
      alike[Alike(kind: unit.kind, name: unit.name), default: 0] += 1
      outline.units[child].ordinal = matching[unit.kind.matching] ?? 1
      outline.units[child].position = alike[Alike(kind: unit.kind, name: unit.name)] ?? 1
    }
    for child in children {
      let unit = outline.units[child]
      outline.units[child].twins = alike[Alike(kind: unit.kind, name: unit.name)] ?? 1
    }
  }
}
