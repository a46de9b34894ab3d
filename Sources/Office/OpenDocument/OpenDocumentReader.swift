import LibXML

/// Reads OpenDocument text (ISO/IEC 26300, ODF 1.2 and 1.3) as a page shows
/// it.
struct OpenDocumentReader {
  private let package: OfficePackage
  private let limits: OfficeLimits
  private var styles: OpenDocumentStyles
  private var remarks = RemarkBook()
  private var paragraphs = 0
  private var characters = 0
  private var nesting = 0
  private var notes: [OfficeNote] = []
  /// Told where each text stands in the file; nil where nobody asks, and
  /// beyond the main part.
  private var trace: SourceTrace?
  /// Numbers of the lists that were read, by id, and the last of each style.
  private var listsById: [String: ListState] = [:]
  private var listsByStyle: [String: ListState] = [:]
  private var outline: [Int: Int] = [:]

  /// A list while it is read: a reference, as nested lists share it.
  private final class ListState {
    var counts: [Int: Int] = [:]
  }

  /// Where in lists a paragraph stands.
  private struct ListPlace {
    var state: ListState
    var style: String?
    var level: Int
  }

  static func read(
    _ package: OfficePackage,
    _ limits: OfficeLimits,
    trace: SourceTrace? = nil
  ) throws(OfficeError) -> OfficeDocument {
    if let manifest = try package.document("META-INF/manifest.xml"),
      manifest.root.children.contains(where: { $0.first("encryption-data") != nil })
    {
      throw OfficeError(.encrypted, detail: "manifest.xml")
    }
    guard let content = try package.document(package.main),
      let text = content.root.first("body")?.first("text")
    else { throw OfficeError(.part, part: package.main, detail: "no text") }
    let common = try package.document("styles.xml")
    var reader = OpenDocumentReader(package, limits, common, content)
    reader.trace = trace
    trace?.begin(content.root)
    var document = OfficeDocument(format: .odt, blocks: try reader.blocks(of: text))
    reader.trace = nil
    if let common { try reader.readMargins(common, into: &document) }
    reader.noteContainer()
    document.notes = reader.notes
    document.remarks = reader.remarks.all
    return document
  }

  private init(
    _ package: OfficePackage,
    _ limits: OfficeLimits,
    _ common: XMLDocument?,
    _ content: XMLDocument
  ) {
    self.package = package
    self.limits = limits
    let own = ["styles", "automatic-styles"].compactMap { content.root.first($0) }
    styles = OpenDocumentStyles((common?.root.first("styles")).map { [$0] + own } ?? own)
  }

  // MARK: Blocks

  private mutating func blocks(of element: XMLElement) throws(OfficeError) -> [OfficeBlock] {
    var blocks: [OfficeBlock] = []
    try collect(element, nil, into: &blocks)
    return blocks
  }

  private mutating func collect(
    _ element: XMLElement,
    _ place: ListPlace?,
    into blocks: inout [OfficeBlock]
  ) throws(OfficeError) {
    // Only the first paragraph of an item bears its number.
    var label = place.map { Optional($0) }
    for child in element.children {
      switch child.name {
      case "p", "h":
        if let paragraph = try paragraph(child, label ?? nil) {
          blocks.append(.paragraph(paragraph))
          label = .some(nil)
        }
      case "list": try list(child, place, into: &blocks)
      case "table": if let table = try table(child) { blocks.append(.table(table)) }
      case "tracked-changes":
        for _ in child.children("changed-region") { remarks.add(.trackedChange) }
      case "section":
        if child.first("section-source")?.value("href") != nil {
          remarks.add(.externalContent, at: paragraphs + 1, detail: "section")
        }
        if child.value("display") == "none" {
          remarks.add(.hiddenText, at: paragraphs + 1)
        } else {
          try collect(child, nil, into: &blocks)
        }
      case "frame", "custom-shape", "g", "rect", "text-box":
        paragraphs += 1
        var paragraph = OfficeParagraph(number: paragraphs, runs: [])
        paragraph.textBoxes = try boxes(in: child, at: paragraphs)
        if !paragraph.textBoxes.isEmpty { blocks.append(.paragraph(paragraph)) } else { paragraphs -= 1 }
      case "index-body", "index-title", "table-of-content", "illustration-index", "table-index",
        "object-index", "user-index", "alphabetical-index", "bibliography", "numbered-paragraph":
        try collect(child, nil, into: &blocks)
      default: break
      }
    }
  }

  // MARK: Lists

  private mutating func list(
    _ element: XMLElement,
    _ above: ListPlace?,
    into blocks: inout [OfficeBlock]
  ) throws(OfficeError) {
    let style = element.value("style-name") ?? above?.style
    let place: ListPlace
    if let above {
      place = ListPlace(state: above.state, style: style, level: min(above.level + 1, 10))
    } else {
      let earlier =
        element.value("continue-list").flatMap { listsById[$0] }
        ?? (element.value("continue-numbering") == "true" ? style.flatMap { listsByStyle[$0] } : nil)
      place = ListPlace(state: earlier ?? ListState(), style: style, level: 1)
    }
    if let id = element.value("id") { listsById[id] = place.state }
    if let style { listsByStyle[style] = place.state }
    for item in element.children {
      switch item.name {
      case "list-item":
        if let start = item.number("start-value") { place.state.counts[place.level] = start - 1 }
        try collect(item, place, into: &blocks)
      case "list-header":
        for child in item.children where child.name == "p" || child.name == "h" {
          if let paragraph = try paragraph(child, nil) { blocks.append(.paragraph(paragraph)) }
        }
      default: break
      }
    }
  }

  private mutating func label(_ place: ListPlace, _ style: OpenDocumentStyles.Style) -> String {
    guard let name = place.style ?? style.list, let levels = styles.lists[name] else { return "" }
    return Self.next(place.level, levels, &place.state.counts)
  }

  /// Counts on, and writes the number as the level says.
  private static func next(
    _ level: Int,
    _ levels: [Int: OpenDocumentStyles.Level],
    _ counts: inout [Int: Int]
  ) -> String {
    guard let own = levels[level] else { return "" }
    if let bullet = own.bullet { return ShownText.clean(bullet).trimmedBlanks }
    counts[level] = counts[level].map { $0 &+ 1 } ?? own.start
    for deeper in counts.keys where deeper > level { counts[deeper] = nil }
    func number(_ other: Int) -> String {
      guard let format = levels[other] else { return "" }
      return format.format.text(counts[other] ?? format.start)
    }
    guard own.format != .none || own.pattern != nil else { return "" }
    if let pattern = own.pattern {
      var text = pattern
      for other in 1...10 {
        text = text.split(separator: "%\(other)%", omittingEmptySubsequences: false).joined(
          separator: number(other)
        )
      }
      return ShownText.clean(text).trimmedBlanks
    }
    let first = max(1, level - own.shown + 1)
    let numbers = (first...level).map(number).filter { !$0.isEmpty }
    return ShownText.clean(own.prefix + numbers.joined(separator: ".") + own.suffix).trimmedBlanks
  }

  // MARK: Paragraphs

  private struct Inline {
    var runs = RunBuilder()
    var boxes: [[OfficeBlock]] = []
    var number: Int
    /// Whether a blank may follow: not at the start, nor behind another.
    var takesBlank = false
  }

  private mutating func paragraph(
    _ element: XMLElement,
    _ place: ListPlace?
  ) throws(OfficeError) -> OfficeParagraph? {
    let style = styles.style("paragraph", element.value("style-name"))
    paragraphs += 1
    guard paragraphs <= limits.paragraphs, characters <= limits.characters else {
      throw OfficeError(.limit, part: package.main, detail: "more than \(limits.paragraphs) paragraphs")
    }
    var inline = Inline(number: paragraphs)
    trace?.paragraph(paragraphs, element)
    try collect(element, style.look, into: &inline)
    if let encoding = LegacyEncoding.detect(inline.runs.typed, fonts: inline.runs.fonts) {
      remarks.add(.legacyEncoding, at: inline.number, detail: encoding.rawValue)
    }
    var label = ""
    let level = element.name == "h" ? element.number("outline-level") ?? 1 : nil
    if let place {
      label = self.label(place, style)
    } else if let level, element.value("is-list-header") != "true" {
      label = Self.next(level, styles.outline, &outline)
    }
    return OfficeParagraph(
      number: inline.number,
      label: label,
      runs: inline.runs.shown,
      alignment: style.alignment ?? .start,
      style: style.name,
      outlineLevel: level.flatMap { (1...9).contains($0) ? $0 - 1 : nil },
      indent: (style.start ?? 0) + (style.firstLine ?? 0),
      startsPage: style.startsPage ?? false,
      textBoxes: inline.boxes
    )
  }

  private mutating func collect(
    _ element: XMLElement,
    _ look: TextLook,
    into inline: inout Inline
  ) throws(OfficeError) {
    var texts = 0
    for node in element.nodes {
      switch node {
      case .text(let text):
        if !(look.isHidden ?? false) { trace?.piece(text, of: element, text: texts, in: inline.number) }
        texts += 1
        add(collapsed(text, &inline), look, to: &inline)
      case .element(let child): try collect(child: child, look, into: &inline)
      }
    }
  }

  private mutating func collect(
    child: XMLElement,
    _ look: TextLook,
    into inline: inout Inline
  ) throws(OfficeError) {
    switch child.name {
    case "span":
      let style = styles.style("text", child.value("style-name"))
      try collect(child, style.look.over(look), into: &inline)
    case "s":
      trace?.piece(" ", of: child, in: inline.number)
      add(String(repeating: " ", count: min(max(1, child.number("c") ?? 1), 1_000)), look, to: &inline)
    case "tab":
      trace?.piece("\t", of: child, in: inline.number)
      add("\t", look, to: &inline)
    case "line-break":
      trace?.piece("\n", of: child, in: inline.number)
      add("\n", look, to: &inline)
    case "note":
      let id = child.value("id") ?? "n\(notes.count + 1)"
      guard !(look.isHidden ?? false), let body = child.first("note-body") else { return }
      inline.runs.addNote(id)
      try bounded { (reader) throws(OfficeError) in
        let blocks = try reader.blocks(of: body)
        reader.notes.append(OfficeNote(id: id, blocks: blocks))
      }
    case "frame", "custom-shape", "g", "rect", "ellipse", "text-box":
      inline.boxes += try boxes(in: child, at: inline.number)
    case "annotation": remarks.add(.comment, at: inline.number)
    case "hidden-text", "hidden-paragraph":
      if child.text.contains(where: { !$0.isWhitespace }) { remarks.add(.hiddenText, at: inline.number) }
    // The number of a page is no text of the document.
    case "page-number", "page-count", "page-continuation", "annotation-end", "tracked-changes": break
    case "ruby": if let base = child.first("ruby-base") { try collect(base, look, into: &inline) }
    default:
      // Links, fields, marks: their text shows.
      try collect(child, look, into: &inline)
    }
  }

  /// White space of the file is one blank, none at the start (ODF §6.1.2).
  private func collapsed(_ text: String, _ inline: inout Inline) -> String {
    var out = ""
    for character in text {
      if character == " " || character == "\n" || character == "\t" || character == "\r\n"
        || character == "\r"
      {
        if inline.takesBlank { out.append(" ") }
        inline.takesBlank = false
      } else {
        out.append(character)
        inline.takesBlank = true
      }
    }
    return out
  }

  private mutating func add(_ text: String, _ look: TextLook, to inline: inout Inline) {
    characters += text.utf8.count
    guard !(look.isHidden ?? false) else {
      if text.contains(where: { !$0.isWhitespace }) { remarks.add(.hiddenText, at: inline.number) }
      return
    }
    inline.runs.add(text, look)
  }

  // MARK: Frames, tables

  private mutating func bounded(
    _ body: (inout OpenDocumentReader) throws(OfficeError) -> Void
  ) throws(OfficeError) {
    guard nesting < limits.nesting else {
      throw OfficeError(.limit, part: package.main, detail: "tables or frames inside each other")
    }
    nesting += 1
    defer { nesting -= 1 }
    try body(&self)
  }

  private mutating func boxes(in element: XMLElement, at paragraph: Int) throws(OfficeError)
    -> [[OfficeBlock]]
  {
    var boxes: [[OfficeBlock]] = []
    try bounded { (reader) throws(OfficeError) in
      switch element.name {
      case "image":
        reader.remarks.add(.picture, at: paragraph)
        if let target = element.value("href"), target.contains(":") || target.hasPrefix("../") {
          reader.remarks.add(.externalContent, at: paragraph, detail: target)
        }
      case "object", "object-ole", "plugin", "applet": reader.remarks.add(.embeddedObject, at: paragraph)
      case "frame", "g":
        // Of several forms of one frame the first; a group shows all.
        for child in element.children {
          boxes += try reader.boxes(in: child, at: paragraph)
          if element.name == "frame", ["text-box", "image", "object", "object-ole"].contains(child.name) {
            break
          }
        }
      default:
        let blocks = try reader.blocks(of: element)
        if blocks.contains(where: \.hasText) { boxes.append(blocks) }
      }
    }
    return boxes
  }

  private mutating func table(_ element: XMLElement) throws(OfficeError) -> OfficeTable? {
    var grid = TableGrid()
    var hasBorders = false
    try bounded { (reader) throws(OfficeError) in
      for row in Self.rows(of: element) {
        for _ in 0..<min(max(1, row.number("number-rows-repeated") ?? 1), 100) {
          grid.startRow()
          for cell in row.children where cell.name == "table-cell" || cell.name == "covered-table-cell" {
            let style = reader.styles.style("table-cell", cell.value("style-name"))
            hasBorders = hasBorders || style.hasBorders ?? false
            for _ in 0..<min(max(1, cell.number("number-columns-repeated") ?? 1), 100) {
              let blocks = try reader.blocks(of: cell)
              if cell.name == "covered-table-cell", !blocks.contains(where: \.hasText) {
                grid.skip()
                continue
              }
              grid.add(
                blocks,
                columns: cell.number("number-columns-spanned") ?? 1,
                rows: cell.number("number-rows-spanned") ?? 1
              )
            }
          }
        }
      }
    }
    return grid.rows.isEmpty ? nil : OfficeTable(rows: grid.rows, hasBorders: hasBorders)
  }

  private static func rows(of element: XMLElement) -> [XMLElement] {
    element.children.flatMap { child -> [XMLElement] in
      switch child.name {
      case "table-row": [child]
      case "table-header-rows", "table-rows", "table-row-group": rows(of: child)
      default: []
      }
    }
  }

  // MARK: Margins, container

  private mutating func readMargins(
    _ common: XMLDocument,
    into document: inout OfficeDocument
  ) throws(OfficeError) {
    // Headers have automatic styles of their own.
    let groups = ["styles", "automatic-styles"].compactMap { common.root.first($0) }
    styles = OpenDocumentStyles(groups)
    for page in common.root.first("master-styles")?.children("master-page") ?? [] {
      for margin in page.children where margin.value("display") != "false" {
        let isHeader = margin.name.hasPrefix("header")
        guard isHeader || margin.name.hasPrefix("footer") else { continue }
        let known = Set((isHeader ? document.headers : document.footers).map(\.plainText))
        let new = try blocks(of: margin).filter { $0.hasText && !known.contains($0.plainText) }
        if isHeader { document.headers += new } else { document.footers += new }
      }
    }
  }

  private mutating func noteContainer() {
    for _ in package.strangers { remarks.add(.embeddedObject) }
    for name in package.names where name.hasPrefix("Basic/") || name.hasPrefix("Scripts/") {
      // LibreOffice writes empty libraries into some files.
      if !name.hasSuffix("/"), !name.hasSuffix("script-lc.xml"), !name.hasSuffix("script-lb.xml") {
        remarks.add(.macro)
      }
    }
  }
}
