internal import LibXML

/// Writes a document's text, block by block.
///
/// Goes down as deep as the document does, which its admission has bounded.
struct ReadingWriter {
  let options: Reading.Options
  private(set) var out = ""
  private(set) var title = ""
  private(set) var contents: [Reading.Entry] = []
  private(set) var passages: [Reading.Passage] = []
  private(set) var cited: Set<String> = []

  /// The identifiers of the page, by those of the document.
  private var anchors: [String: String] = [:]
  private var given: Set<String> = []
  /// The number of a unit on its way into its first paragraph.
  private var lead = ""
  /// What was written since the last passage ended.
  private var line = ""
  private var rows = 0
  private var notes: [XMLElement] = []
  /// How the present unit is cited, and its identifier.
  private var trail: [String] = []
  private var anchor: String
  private var isQuoted = false
  private var isLink = false

  private var words: ReadingWords { options.language }

  init(_ options: Reading.Options) {
    self.options = options
    anchor = options.prefix + "k-text"
  }

  // MARK: Identifiers

  /// Names every element that has an identifier. One that could not stand in
  /// a page, or might be one of ours, gets another.
  private mutating func name(_ element: XMLElement) {
    if let id = element["eId"], anchors[id] == nil {
      anchors[id] = options.prefix + (Self.isPlain(id) ? id : "k-\(anchors.count)")
    }
    for child in element.children { name(child) }
  }

  private static func isPlain(_ id: String) -> Bool {
    guard let first = id.utf8.first, !(0x30...0x39).contains(first), first != UInt8(ascii: "."),
      first != UInt8(ascii: "-"), id.utf8.count <= 200, !id.hasPrefix("k-")
    else { return false }
    return id.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "đ", "_", "0"..."9", ".", "-": true
      default: false
      }
    }
  }

  /// The attribute of an element's identifier; each stands once.
  private mutating func id(_ element: XMLElement) -> String {
    guard let id = element["eId"], let anchor = anchors[id], given.insert(anchor).inserted else { return "" }
    return " id=\"\(anchor)\""
  }

  // MARK: Passages

  private mutating func write(text: String) {
    out += XMLText.escape(text)
    line += text
  }

  private mutating func endPassage() {
    if rows > 0 {
      line += "\t"
      return
    }
    let text = Self.passage(line)
    line = ""
    guard !text.isEmpty else { return }
    passages.append(.init(anchor: anchor, place: place, text: text))
  }

  /// The cells of a line, parted by tabs; empty where nothing shows.
  private static func passage(_ line: String) -> String {
    let tab = UInt8(ascii: "\t")
    guard line.utf8.contains(tab) else { return Blanks.collapsed(line[...]) }
    let cells = line.utf8.split(separator: tab).map { Blanks.collapsed(Substring($0)) }
    return cells.contains { !$0.isEmpty } ? cells.joined(separator: "\t") : ""
  }

  private var place: String { trail.joined(separator: " ") }

  // MARK: Documents

  mutating func write(_ root: XMLElement) {
    name(root)
    out += "<article class=\"paper\" id=\"\(anchor)\">\n"
    for child in root.children { block(child, level: 1) }
    writeNotes()
    out += "</article>\n"
  }

  /// The parts of a document, whose title has a heading of a level.
  private mutating func document(_ element: XMLElement, level: Int) {
    for child in element.children {
      switch child.name {
      case "meta": continue
      case "preface": preface(child, level: level)
      case "conclusions":
        out += "<div class=\"conclusions\"\(id(child))>\n"
        for part in child.children { block(part, level: level + 1) }
        out += "</div>\n"
      default: block(child, level: level + 1)
      }
    }
  }

  private mutating func preface(_ element: XMLElement, level: Int) {
    out += "<div class=\"preface\"\(id(element))>\n"
    var isHead = false
    for child in element.children {
      if (child.name == "container") != isHead {
        out += isHead ? "</div>\n" : "<div class=\"head\">\n"
        isHead.toggle()
      }
      if child.name == "longTitle" { longTitle(child, level: level) } else { block(child, level: level + 1) }
    }
    out += isHead ? "</div>\n</div>\n" : "</div>\n"
  }

  private mutating func longTitle(_ element: XMLElement, level: Int) {
    out += "<div class=\"title\"\(id(element))>\n"
    let full = element.children.map { Self.words(of: $0) }.joined(separator: " ")
    if level == 1 { title = full }
    for (index, child) in element.children.enumerated() {
      if index == 0 {
        heading([child], level: level, style: "type")
      } else {
        paragraph(child, style: "subject")
      }
    }
    out += "</div>\n"
  }

  private mutating func attachment(_ element: XMLElement, level: Int) {
    let outer = (trail, anchor)
    defer { (trail, anchor) = outer }
    let own = id(element)
    if let id = element["eId"], let name = anchors[id] { anchor = name }
    let label = Self.label(element)
    let inner = element.descendant("longTitle")?.children.map { Self.words(of: $0) } ?? []
    let name = label.isEmpty ? inner.joined(separator: " ") : label
    let short = label.isEmpty ? inner.first ?? "" : label
    trail = short.isEmpty || short.utf8.count > 80 ? [] : [short + ","]
    if !own.isEmpty { contents.append(.init(level: 1, text: name, anchor: anchor)) }
    out += "<section class=\"attachment\"\(own)>\n"
    let parts = ["num", "heading"].compactMap(element.first)
    if !parts.isEmpty { heading(parts, level: level, style: "") }
    for child in element.children where child.name != "num" && child.name != "heading" {
      if child.name == "doc" || child.name == "bill" {
        document(child, level: parts.isEmpty ? level : level + 1)
      } else {
        block(child, level: level + 1)
      }
    }
    out += "</section>\n"
  }

  private mutating func writeNotes() {
    guard !notes.isEmpty else { return }
    let prefix = options.prefix
    anchor = prefix + "k-notes"
    trail = []
    out += "<section class=\"notes\" id=\"\(anchor)\">\n"
    let tag = "h\(2 + min(options.depth, 4))"
    out += "<\(tag) class=\"g\">\(words.say("Chú thích", "Notes"))</\(tag)>\n<ol>\n"
    // A note may have notes.
    var index = 0
    while index < notes.count {
      let number = index + 1
      anchor = "\(prefix)k-note-\(number)"
      out += "<li id=\"\(anchor)\"><div\(id(notes[index]))>\n"
      blocks(of: notes[index], level: 3)
      out += "</div><a class=\"g\" href=\"#\(prefix)k-mark-\(number)\" "
      out +=
        "aria-label=\"\(words.say("Về chỗ chú thích \(number)", "Back to note \(number)"))\">↩</a></li>\n"
      index += 1
    }
    out += "</ol>\n</section>\n"
  }

  // MARK: Blocks

  private mutating func blocks(of element: XMLElement, level: Int, without skipped: [String] = []) {
    for node in element.nodes {
      switch node {
      case .text(let text):
        guard !Blanks.fill(text) else { continue }
        out += "<p>\(takeLead())"
        write(text: text)
        out += "</p>\n"
        endPassage()
      case .element(let child): if !skipped.contains(child.name) { block(child, level: level) }
      }
    }
    endLead()
  }

  /// Where no paragraph took the number, it is one of its own.
  private mutating func endLead() {
    guard !lead.isEmpty else { return }
    out += "<p>\(takeLead())</p>\n"
    endPassage()
  }

  private mutating func takeLead() -> String {
    defer { lead = "" }
    return lead
  }

  private mutating func block(_ element: XMLElement, level: Int) {
    switch element.name {
    // First what there is most of.
    case "p", "num", "heading", "listIntroduction", "caption", "tocItem": paragraph(element, style: "")
    case "meta": return
    case "bill", "doc": document(element, level: level)
    case "attachments": for child in element.children { block(child, level: level) }
    case "attachment": attachment(element, level: level)
    case "part", "chapter", "section", "subsection", "article", "division": section(element, level: level)
    case "paragraph", "subparagraph", "point", "indent": clause(element, level: level)
    case "blockList": list(element, level: level)
    case "table": table(element, level: level)
    case "container": container(element, level: level)
    case "longTitle": longTitle(element, level: level)
    case "documentRef", "componentRef":
      out += "<p\(id(element))>\(takeLead())"
      write(text: element["showAs"] ?? element["src"] ?? "")
      out += "</p>\n"
      endPassage()
    case "intro", "content", "wrapUp", "citations", "recitals":
      let own = id(element)
      if !own.isEmpty { out += "<div\(own)>\n" }
      blocks(of: element, level: level)
      if !own.isEmpty { out += "</div>\n" }
    case "toc":
      out += "<div class=\"printed-toc\"\(id(element))>\n"
      for child in element.children { paragraph(child, style: "") }
      out += "</div>\n"
    case let name where Self.isInline(name): paragraph(element, style: "", isWhole: true)
    default:
      let style = Self.isPlain(element.name) ? " class=\"\(element.name)\"" : ""
      out += "<div\(style)\(id(element))>\n"
      blocks(of: element, level: level)
      out += "</div>\n"
    }
  }

  private mutating func container(_ element: XMLElement, level: Int) {
    let style =
      element.descendant("signature") != nil
      ? " sign" : element.first("blockList") != nil ? " list" : ""
    out += "<div class=\"container\(style)\"\(id(element))>\n"
    blocks(of: element, level: level)
    out += "</div>\n"
  }

  private mutating func paragraph(_ element: XMLElement, style: String, isWhole: Bool = false) {
    let tag = Self.hasBlocks(element) ? "div" : "p"
    var classes: [String] = []
    if tag == "div" { classes.append("p") }
    if !style.isEmpty { classes.append(style) }
    classes += ["docAuthority", "docDate", "docStage", "docNumber"].filter { element.first($0) != nil }
    out += "<"
    out += tag
    if !isWhole { out += id(element) }
    if !classes.isEmpty { out += " class=\"\(classes.joined(separator: " "))\"" }
    out += ">"
    out += takeLead()
    if isWhole { inline(element) } else { inlines(of: element) }
    out += tag == "p" ? "</p>\n" : "</div>\n"
    endPassage()
  }

  private mutating func heading(_ parts: [XMLElement], level: Int, style: String) {
    let isBlock = isQuoted || parts.contains(where: Self.hasBlocks)
    let level = min(level + options.depth, 6)
    let tag = isBlock ? "div" : "h\(level)"
    var classes = style
    if isQuoted { classes += style.isEmpty ? "heading" : " heading" }
    out += "<\(tag)"
    if isBlock, !isQuoted { out += " role=\"heading\" aria-level=\"\(level)\"" }
    if !classes.isEmpty { out += " class=\"\(classes)\"" }
    out += ">"
    for (index, part) in parts.enumerated() {
      if index > 0 {
        out += " "
        line += " "
      }
      let inner = part.name == "num" ? "num" : part.name == "heading" ? "words" : ""
      let hull = isBlock ? "div" : "span"
      out += inner.isEmpty ? "" : "<\(hull) class=\"\(inner)\"\(id(part))>"
      inlines(of: part)
      out += inner.isEmpty ? "" : "</\(hull)>"
    }
    out += "</\(tag)>\n"
    endPassage()
  }

  // MARK: Units

  /// Goes into a unit: what is below is cited by it.
  private mutating func enter(_ element: XMLElement) {
    if isQuoted { return }
    if let id = element["eId"], let name = anchors[id] { anchor = name }
    guard let own = words.citation(element.name, element.first("num").map { Self.words(of: $0) } ?? "") else {
      return
    }
    switch element.name {
    case "part", "chapter", "section", "subsection", "article":
      // An article's number is the only one in its document.
      trail = trail.filter { $0.hasSuffix(",") } + [own]
    case "division":
      if let above = trail.last, let mark = own.firstIndex(of: " "), above.hasPrefix(own[...mark]) {
        trail[trail.count - 1] = above + "." + own[own.index(after: mark)...]
      } else {
        trail.append(own)
      }
    default: trail.append(own)
    }
  }

  /// The mark by which a unit links to itself.
  private func mark(_ hasAnchor: Bool) -> String {
    guard options.hasMarks, !isQuoted, hasAnchor, let last = trail.last, !last.hasSuffix(",") else {
      return ""
    }
    let place = XMLText.escapeAttribute(place)
    let name = words.say("Liên kết đến ", "Link to ") + place
    return "<a class=\"here\" href=\"#\(anchor)\" aria-label=\"\(name)\" title=\"\(place)\">¶</a>"
  }

  private mutating func section(_ element: XMLElement, level: Int) {
    let outer = (trail, anchor)
    defer { (trail, anchor) = outer }
    let own = id(element)
    enter(element)
    let parts = ["num", "heading"].compactMap(element.first)
    if !isQuoted, !own.isEmpty, !parts.isEmpty {
      contents.append(.init(level: level - 1, text: Self.label(element), anchor: anchor))
    }
    let runsIn = element.name == "article" && parts.count == 1 && parts[0].name == "num"
    out += "<section class=\"\(element.name)\(runsIn ? " run" : "")\"\(own)>\n"
    if !parts.isEmpty { heading(parts, level: level, style: "") }
    out += mark(!own.isEmpty)
    blocks(of: element, level: level + 1, without: ["num", "heading"])
    out += "</section>\n"
  }

  private mutating func clause(_ element: XMLElement, level: Int) {
    let outer = (trail, anchor)
    defer { (trail, anchor) = outer }
    let anchor = id(element)
    let hasAnchor = !anchor.isEmpty
    enter(element)
    out += "<div class=\"\(element.name)\"\(anchor)>\n"
    let number = element.first("num")
    if element.first("heading") != nil {
      heading(["num", "heading"].compactMap(element.first), level: level, style: "")
      out += mark(hasAnchor)
    } else if let number {
      // The number and the first paragraph are one line.
      let isBlock = Self.hasBlocks(number)
      var own = self.number(number, isBlock ? "div" : "span")
      own += mark(hasAnchor) + " "
      if isBlock { out += own } else { lead = own }
    }
    blocks(of: element, level: level + 1, without: ["num", "heading"])
    out += "</div>\n"
  }

  /// Writes a number apart from the text so far.
  private mutating func number(_ element: XMLElement, _ tag: String) -> String {
    let start = out.utf8.count
    out += "<\(tag) class=\"num\"\(id(element))>"
    inlines(of: element)
    out += "</\(tag)>"
    line += " "
    let cut = out.utf8.index(out.startIndex, offsetBy: start)
    defer { out.removeSubrange(cut...) }
    return String(out[cut...])
  }

  private mutating func list(_ element: XMLElement, level: Int) {
    if element.first("listIntroduction") == nil { endLead() }
    out += "<div class=\"block-list\"\(id(element))>\n"
    var isOpen = false
    for child in element.children {
      if (child.name == "item") != isOpen {
        out += isOpen ? "</ul>\n" : "<ul>\n"
        isOpen.toggle()
      }
      guard child.name == "item" else {
        block(child, level: level)
        continue
      }
      out += "<li\(id(child))>\n"
      if let number = child.first("num"), !Self.hasBlocks(number) {
        lead = self.number(number, "span") + " "
        blocks(of: child, level: level, without: ["num"])
      } else {
        blocks(of: child, level: level)
      }
      out += "</li>\n"
    }
    out += isOpen ? "</ul>\n</div>\n" : "</div>\n"
  }

  // MARK: Tables

  private mutating func table(_ element: XMLElement, level: Int) {
    endLead()
    let caption = element.first("caption")
    let name = caption.map { Self.words(of: $0) } ?? words.say("Bảng", "Table")
    // No region: those are told apart by name, and most tables have none.
    out +=
      "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"\(XMLText.escapeAttribute(name))\">"
    out += "<table\(id(element))>\n"
    if let caption {
      out += "<caption\(id(caption))>"
      inlines(of: caption)
      out += "</caption>\n"
      endPassage()
    }
    let lines = element.children("tr")
    let head = Self.headRows(lines)
    if head > 0 { out += "<thead>\n" }
    for (index, row) in lines.enumerated() {
      if index == head { out += head > 0 ? "</thead>\n<tbody>\n" : "<tbody>\n" }
      self.row(row, isHead: index < head, level: level)
    }
    out += head == lines.count ? (head > 0 ? "</thead>\n" : "") : "</tbody>\n"
    out += "</table></div>\n"
    for stray in element.children where stray.name != "caption" && stray.name != "tr" {
      block(stray, level: level)
    }
  }

  private mutating func row(_ element: XMLElement, isHead: Bool, level: Int) {
    out += "<tr\(id(element))>"
    rows += 1
    for cell in element.children {
      let tag = cell.name == "th" ? "th" : "td"
      out += "<\(tag)"
      if tag == "th" { out += isHead ? " scope=\"col\"" : " scope=\"row\"" }
      for span in ["colspan", "rowspan"] {
        if let count = cell[span].flatMap({ Int($0) }), (2...1000).contains(count) {
          out += " \(span)=\"\(count)\""
        }
      }
      let text = Self.words(of: cell, limit: 24)
      if let text, Self.isFigure(text) { out += " class=\"figure\"" }
      out += "\(id(cell))>"
      if cell.name == "th" || cell.name == "td" {
        blocks(of: cell, level: level)
      } else {
        block(cell, level: level)
      }
      out += "</\(tag)>\n"
      line += "\t"
    }
    rows -= 1
    out += "</tr>\n"
    endPassage()
  }

  /// How many rows at the top are headings only; none where a cell reaches
  /// out of them.
  private static func headRows(_ rows: [XMLElement]) -> Int {
    let count = rows.prefix { row in
      let cells = row.children
      return !cells.isEmpty && cells.allSatisfy { $0.name == "th" }
    }.count
    let isClosed = rows.prefix(count).enumerated().allSatisfy { index, row in
      row.children.allSatisfy { ($0["rowspan"].flatMap { Int($0) } ?? 1) <= count - index }
    }
    return isClosed ? count : 0
  }

  private static func isFigure(_ text: String) -> Bool {
    text.utf8.contains { (0x30...0x39).contains($0) }
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || "., %-+".utf8.contains($0) }
  }

  // MARK: Lines

  private mutating func inlines(of element: XMLElement) {
    for node in element.nodes {
      switch node {
      case .text(let text): write(text: text)
      case .element(let child): inline(child)
      }
    }
  }

  private mutating func inline(_ element: XMLElement) {
    switch element.name {
    case "eol":
      out += "<br/>"
      line += " "
    case "b", "i", "u", "sup", "sub": hull(element, Self.hasBlocks(element) ? "div" : element.name, style: "")
    case "ref", "tocItem": link(element)
    case "authorialNote": note(element)
    case "quotedStructure": quotation(element)
    case "quotedText":
      write(text: element["startQuote"] ?? "")
      hull(element, Self.hasBlocks(element) ? "div" : "span", style: "")
      write(text: element["endQuote"] ?? "")
    case let name where Self.isBlock(name):
      endPassage()
      block(element, level: 6)
    default:
      let styles = [
        "docType", "docTitle", "docAuthority", "docStage", "docDate", "signature", "role", "person",
      ]
      let style = styles.contains(element.name) ? element.name : ""
      let isBlock = Self.hasBlocks(element)
      if style.isEmpty, element["eId"] == nil, !isBlock { return inlines(of: element) }
      hull(element, isBlock ? "div" : "span", style: style)
    }
  }

  private mutating func hull(_ element: XMLElement, _ tag: String, style: String) {
    out += "<\(tag)" + (style.isEmpty ? "" : " class=\"\(style)\"") + id(element) + ">"
    inlines(of: element)
    out += "</\(tag)>"
  }

  /// A reference within the document, or to what can be read elsewhere. All
  /// others are words: nothing here leads into the network.
  private mutating func link(_ element: XMLElement) {
    let href = element["href"] ?? ""
    let isInside = href.hasPrefix("#")
    if !isInside { cited.insert(href) }
    let target = isInside ? anchors[String(href.dropFirst())].map { "#" + $0 } : options.works[href]
    guard let target, !isLink, !Self.holds(element, "authorialNote") else {
      return hull(element, Self.hasBlocks(element) ? "div" : "span", style: "ref")
    }
    isLink = true
    out += "<a href=\"\(XMLText.escapeAttribute(target))\"\(id(element))>"
    inlines(of: element)
    out += "</a>"
    isLink = false
  }

  private mutating func note(_ element: XMLElement) {
    notes.append(element)
    let (number, prefix) = (notes.count, options.prefix)
    out += "<sup class=\"g\" id=\"\(prefix)k-mark-\(number)\">"
    out += "<a href=\"#\(prefix)k-note-\(number)\" "
    out += "aria-label=\"\(words.say("Chú thích \(number)", "Note \(number)"))\">[\(number)]</a></sup>"
  }

  /// What another act is to say: shown as it is quoted, with no place here.
  private mutating func quotation(_ element: XMLElement) {
    endPassage()
    let outer = isQuoted
    isQuoted = true
    out += "<div class=\"quoted\"\(id(element))>\n"
    if let quote = element["startQuote"], !quote.isEmpty { write(text: quote) }
    blocks(of: element, level: 6)
    if let quote = element["endQuote"], !quote.isEmpty { write(text: quote) }
    out += "</div>\n"
    endPassage()
    isQuoted = outer
  }

  // MARK: Kinds of elements

  private static func isBlock(_ name: String) -> Bool {
    switch name {
    case "p", "blockList", "table", "container", "part", "chapter", "section", "subsection", "article",
      "division", "paragraph", "subparagraph", "point", "indent":
      true
    default: false
    }
  }

  private static func isInline(_ name: String) -> Bool {
    switch name {
    case "b", "i", "u", "sup", "sub", "eol", "ref", "date", "docNumber", "docType", "docTitle",
      "docAuthority", "docStage", "docDate", "docProponent", "location", "organization", "person", "role",
      "session", "legislature", "quantity", "inline", "signature", "mod", "authorialNote", "quotedText",
      "quotedStructure":
      true
    default: false
    }
  }

  /// Whether it holds what can't stand in a line of text. Notes don't count:
  /// they stand elsewhere.
  private static func hasBlocks(_ element: XMLElement) -> Bool {
    let children = element.children
    guard !children.isEmpty else { return false }
    let isNote = element.name == "authorialNote"
    return children.contains { child in
      let name = child.name
      return name == "quotedStructure" || (!isNote && isBlock(name))
        || (name != "authorialNote" && hasBlocks(child))
    }
  }

  private static func holds(_ element: XMLElement, _ name: String) -> Bool {
    element.children.contains { $0.name == name || holds($0, name) }
  }

  /// Number and heading on one line.
  private static func label(_ element: XMLElement) -> String {
    ["num", "heading"].compactMap(element.first).map { words(of: $0) }.joined(separator: " ")
  }

  /// An element's words on one line; notes left out.
  private static func words(of element: XMLElement) -> String {
    var text = ""
    func gather(_ element: XMLElement) {
      for node in element.nodes {
        switch node {
        case .text(let piece): text += piece
        case .element(let child):
          if child.name == "eol" { text += " " } else if child.name != "authorialNote" { gather(child) }
        }
      }
    }
    gather(element)
    return Blanks.words(text)
  }

  private static func words(of element: XMLElement, limit: Int) -> String? {
    element.text(upTo: 4 * limit).map(Blanks.words)
      .flatMap { $0.utf8.count <= limit ? $0 : nil }
  }
}
