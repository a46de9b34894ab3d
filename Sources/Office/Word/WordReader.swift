import LibXML

/// Reads WordprocessingML (ISO/IEC 29500-1, transitional and strict) as Word
/// shows it.
///
/// Recursion goes as deep as the XML, which its admission bounds.
struct WordReader {
  private let package: OfficePackage
  private let limits: OfficeLimits
  private let relationships: [String: OfficePackage.Relationship]
  private var styles: WordStyles
  private var numbering: WordNumbering
  private var remarks = RemarkBook()
  private var paragraphs = 0
  private var characters = 0
  private var nesting = 0
  /// Ids of notes in the order of their marks.
  private var noteIds: [String] = []
  /// The fields that are open at this place.
  private var fields: [Field] = []
  /// What stands before a deleted paragraph mark: it belongs to the next
  /// paragraph.
  private var carried: [RunBuilder] = []
  private var headerIds: [String] = []
  private var footerIds: [String] = []
  /// Told where each text stands in the file; nil where nobody asks, and
  /// beyond the main part.
  private var trace: SourceTrace?

  private struct Field {
    var instruction = ""
    var isInResult = false
    /// A page's number is no text of the document.
    var isPageNumber: Bool {
      let name = instruction.split(whereSeparator: \.isWhitespace).first?.uppercased() ?? ""
      return ["PAGE", "NUMPAGES", "SECTIONPAGES"].contains(name)
    }

    /// The field's name, if it brings in what stands elsewhere.
    var source: String? {
      let name = instruction.split(whereSeparator: \.isWhitespace).first?.uppercased() ?? ""
      let sources = [
        "DDE", "DDEAUTO", "LINK", "IMPORT", "INCLUDE", "INCLUDEPICTURE", "INCLUDETEXT", "DATABASE",
      ]
      return sources.contains(name) ? name : nil
    }
  }

  static func read(
    _ package: OfficePackage,
    _ limits: OfficeLimits,
    trace: SourceTrace? = nil
  ) throws(OfficeError) -> OfficeDocument {
    var reader = try WordReader(package, limits)
    reader.trace = trace
    return try reader.document()
  }

  private init(_ package: OfficePackage, _ limits: OfficeLimits) throws(OfficeError) {
    self.package = package
    self.limits = limits
    relationships = try package.relationships(of: package.main)
    styles = WordStyles(try Self.part("styles", relationships, package, without: WordStyles.unread))
    numbering = WordNumbering(try Self.part("numbering", relationships, package))
  }

  /// The part of a type that the text refers to.
  private static func part(
    _ type: String,
    _ relationships: [String: OfficePackage.Relationship],
    _ package: OfficePackage,
    without unwanted: [StaticString] = []
  ) throws(OfficeError) -> XMLDocument? {
    // A damaged file may name two; the first id, whatever the order.
    let targets = relationships.values.filter { $0.type == type && !$0.isExternal }
    guard let target = targets.min(by: { $0.id < $1.id })?.target else { return nil }
    return try package.document(target, without: unwanted)
  }

  private mutating func document() throws(OfficeError) -> OfficeDocument {
    guard let main = try package.document(package.main), let body = main.root.first("body") else {
      throw OfficeError(.part, part: package.main, detail: "no body")
    }
    trace?.begin(main.root)
    let blocks = try blocks(of: body)
    trace = nil
    let headers = try margins(headerIds)
    let footers = try margins(footerIds)
    let notes = try notes()
    try noteContainer()
    return OfficeDocument(
      format: .docx,
      blocks: blocks,
      headers: headers,
      footers: footers,
      notes: notes,
      remarks: remarks.all
    )
  }

  // MARK: Blocks

  /// The paragraphs and tables inside an element, in order.
  private mutating func blocks(of element: XMLElement) throws(OfficeError) -> [OfficeBlock] {
    let before = carried
    carried = []
    var blocks: [OfficeBlock] = []
    try collect(element, into: &blocks)
    if !carried.isEmpty {
      // The mark of the last paragraph can't really be gone.
      paragraphs += 1
      blocks.append(.paragraph(OfficeParagraph(number: paragraphs, runs: carried.flatMap(\.shown))))
    }
    carried = before
    return blocks
  }

  private mutating func collect(
    _ element: XMLElement,
    into blocks: inout [OfficeBlock]
  ) throws(OfficeError) {
    for child in element.children {
      switch child.name {
      case "p":
        if let paragraph = try paragraph(child) { blocks.append(.paragraph(paragraph)) }
      case "tbl":
        if let table = try table(child) { blocks.append(.table(table)) }
      case "sectPr": note(section: child)
      case "altChunk": remarks.add(.embeddedObject, at: paragraphs + 1)
      case "del", "moveFrom": remarks.add(.trackedChange, at: paragraphs + 1)
      case "AlternateContent":
        if let branch = Self.branch(of: child) { try collect(branch, into: &blocks) }
      case "sdt": if let content = child.first("sdtContent") { try collect(content, into: &blocks) }
      case "customXml", "smartTag", "ins", "moveTo": try collect(child, into: &blocks)
      default: break
      }
    }
  }

  /// Of several forms of one thing, the first.
  private static func branch(of alternatives: XMLElement) -> XMLElement? {
    alternatives.first("Choice") ?? alternatives.first("Fallback")
  }

  private mutating func note(section: XMLElement) {
    for reference in section.children {
      guard let id = reference.value("id") else { continue }
      if reference.name == "headerReference", !headerIds.contains(id) { headerIds.append(id) }
      if reference.name == "footerReference", !footerIds.contains(id) { footerIds.append(id) }
    }
  }

  private mutating func paragraph(_ element: XMLElement) throws(OfficeError) -> OfficeParagraph? {
    let properties = element.first("pPr")
    let styleId = properties?.first("pStyle")?.value("val") ?? styles.defaultParagraph
    let style = styles.style(styleId)
    let mark = properties?.first("rPr")
    if let section = properties?.first("sectPr") { note(section: section) }

    var inline = Inline(look: style.look)
    // A field that was never closed must not swallow what follows.
    fields.removeAll { !$0.isInResult || $0.isPageNumber }
    paragraphs += 1
    try guardLimits()
    trace?.paragraph(paragraphs, element)
    try collect(element, into: &inline)
    if mark?.first("ins") != nil || mark?.first("moveTo") != nil {
      remarks.add(.trackedChange, at: paragraphs)
    }
    if mark?.first("del") != nil || mark?.first("moveFrom") != nil {
      remarks.add(.trackedChange, at: paragraphs)
      // The paragraph goes on in the next one.
      paragraphs -= 1
      if !inline.runs.runs.isEmpty { carried.append(inline.runs) }
      return nil
    }
    // A hidden mark, and nothing shown before it: no line on the page.
    let isHidden = TextLook(mark).isHidden ?? style.look.isHidden ?? false
    if isHidden, inline.runs.isBlank, inline.boxes.isEmpty, carried.isEmpty {
      paragraphs -= 1
      return nil
    }
    var runs = RunBuilder()
    for piece in carried { runs.append(piece) }
    carried = []
    runs.append(inline.runs)
    if let encoding = LegacyEncoding.detect(runs.typed, fonts: runs.fonts) {
      remarks.add(.legacyEncoding, at: inline.number, detail: encoding.rawValue)
    }
    let own = WordLayout(properties)
    let layout = own.over(style.layout).over(styles.defaultLayout)
    return OfficeParagraph(
      number: inline.number,
      label: label(own, styleId, style),
      runs: runs.shown,
      alignment: layout.alignment ?? .start,
      style: style.name,
      outlineLevel: layout.outlineLevel.flatMap { (0...8).contains($0) ? $0 : nil },
      indent: (layout.start ?? 0) + (layout.firstLine ?? 0),
      startsPage: layout.startsPage ?? false || inline.startsPage,
      textBoxes: inline.boxes
    )
  }

  /// The automatic number: the paragraph's own list, else its style's.
  private mutating func label(_ own: WordLayout, _ styleId: String?, _ style: WordStyles.Style) -> String {
    guard let number = own.number ?? style.layout.number, number != 0 else { return "" }
    let fromStyle = styleId.flatMap { numbering.level(ofStyle: $0, number: number) }
    let level = own.level ?? (own.number == nil ? fromStyle : nil) ?? style.layout.level ?? fromStyle ?? 0
    return numbering.next(number, level: level)
  }

  private func guardLimits() throws(OfficeError) {
    guard paragraphs <= limits.paragraphs, characters <= limits.characters else {
      throw OfficeError(.limit, part: package.main, detail: "more than \(limits.paragraphs) paragraphs")
    }
  }

  // MARK: Inside a paragraph

  private struct Inline {
    var runs = RunBuilder()
    var look: TextLook
    var boxes: [[OfficeBlock]] = []
    var startsPage = false
    var number = 0
  }

  private mutating func collect(_ element: XMLElement, into inline: inout Inline) throws(OfficeError) {
    if inline.number == 0 { inline.number = paragraphs }
    for child in element.children {
      switch child.name {
      case "r": try run(child, into: &inline)
      case "ins", "moveTo":
        remarks.add(.trackedChange, at: inline.number)
        try collect(child, into: &inline)
      case "del", "moveFrom": remarks.add(.trackedChange, at: inline.number)
      case "hyperlink", "smartTag", "customXml", "dir", "bdo", "ruby", "rubyBase":
        try collect(child, into: &inline)
      case "sdt": if let content = child.first("sdtContent") { try collect(content, into: &inline) }
      case "fldSimple":
        let field = Field(instruction: child.value("instr") ?? "")
        note(field, at: inline.number)
        if !field.isPageNumber { try collect(child, into: &inline) }
      case "AlternateContent":
        if let branch = Self.branch(of: child) { try collect(branch, into: &inline) }
      case "oMath", "oMathPara": add(Self.formula(child), inline.look, from: child, to: &inline)
      default: break
      }
    }
  }

  private mutating func note(_ field: Field, at paragraph: Int) {
    if let source = field.source { remarks.add(.externalContent, at: paragraph, detail: source) }
  }

  /// The text of a formula, its structure left out.
  private static func formula(_ element: XMLElement) -> String {
    element.children.map { $0.name == "t" ? $0.text : formula($0) }.joined()
  }

  private mutating func add(
    _ text: String,
    _ look: TextLook,
    from element: XMLElement,
    to inline: inout Inline
  ) {
    characters += text.utf8.count
    trace?.piece(text, of: element, in: inline.number)
    inline.runs.add(text, look)
  }

  private mutating func run(_ element: XMLElement, into inline: inout Inline) throws(OfficeError) {
    let properties = element.first("rPr")
    var look = inline.look
    if let id = properties?.first("rStyle")?.value("val") { look = look.toggled(with: styles.style(id).look) }
    look = TextLook(properties).over(look).over(styles.defaults)
    try collect(run: element, look, into: &inline)
  }

  private mutating func collect(
    run element: XMLElement,
    _ look: TextLook,
    into inline: inout Inline
  ) throws(OfficeError) {
    let isHidden = look.isHidden ?? false
    for child in element.children {
      switch child.name {
      case "fldChar":
        let open = fields.last
        fieldMark(child)
        // Its instruction is whole where its result begins, or it ends.
        if let open, !open.isInResult, child.value("fldCharType") != "begin" { note(open, at: inline.number) }
      case "instrText":
        if let last = fields.indices.last, !fields[last].isInResult { fields[last].instruction += child.text }
      case "drawing", "pict", "object", "AlternateContent":
        try graphic(child, look, into: &inline)
      case "footnoteReference", "endnoteReference":
        guard !isHidden, let id = child.value("id") else { continue }
        let note = (child.name == "footnoteReference" ? "f" : "e") + id
        if !noteIds.contains(note) { noteIds.append(note) }
        inline.runs.addNote(note)
      case "br" where ["page", "column"].contains(child.value("type") ?? ""):
        if inline.runs.isBlank { inline.startsPage = true } else { add("\n", look, from: child, to: &inline) }
      default:
        guard let text = Self.text(of: child), isShown else { continue }
        if isHidden {
          if text.contains(where: { !$0.isWhitespace }) { remarks.add(.hiddenText, at: inline.number) }
        } else {
          add(text, look, from: child, to: &inline)
        }
      }
    }
  }

  /// The characters of one child of a run; nil where it has none.
  private static func text(of element: XMLElement) -> String? {
    switch element.name {
    case "t": element.text
    case "tab", "ptab": "\t"
    case "br", "cr": "\n"
    case "noBreakHyphen": "-"
    case "sym": symbol(element)
    default: nil
    }
  }

  private static func symbol(_ element: XMLElement) -> String? {
    guard let code = element.value("char").flatMap({ UInt32($0, radix: 16) }),
      let scalar = Unicode.Scalar(code)
    else { return nil }
    let isSymbol = (0xE000...0xF8FF).contains(code) || element.value("font")?.hasPrefix("Wingdings") == true
    return String(isSymbol ? SymbolFont.scalar(scalar) : scalar)
  }

  private mutating func fieldMark(_ element: XMLElement) {
    switch element.value("fldCharType") {
    case "begin"?: if fields.count < 64 { fields.append(Field()) }
    case "separate"?: if let last = fields.indices.last { fields[last].isInResult = true }
    case "end"?: _ = fields.popLast()
    default: break
    }
  }

  /// Whether text at this place shows: not in a field's instruction, not
  /// the number of a page.
  private var isShown: Bool { fields.allSatisfy { $0.isInResult && !$0.isPageNumber } }

  /// Pictures, shapes, objects: their text boxes are read, the rest is
  /// remarked.
  private mutating func graphic(
    _ element: XMLElement,
    _ look: TextLook,
    into inline: inout Inline
  ) throws(OfficeError) {
    if element.name == "AlternateContent" {
      guard let branch = Self.branch(of: element) else { return }
      for child in branch.children {
        switch child.name {
        case "drawing", "pict", "object", "AlternateContent": try graphic(child, look, into: &inline)
        default: if let text = Self.text(of: child), isShown { add(text, look, from: child, to: &inline) }
        }
      }
      return
    }
    if element.name == "object" { remarks.add(.embeddedObject, at: inline.number) }
    let boxes = Self.textBoxes(in: element)
    for box in boxes {
      guard nesting < limits.nesting else {
        throw OfficeError(.limit, part: package.main, detail: "text boxes in text boxes")
      }
      nesting += 1
      defer { nesting -= 1 }
      let open = fields
      fields = []
      let blocks = try blocks(of: box)
      fields = open
      if blocks.contains(where: \.hasText) { inline.boxes.append(blocks) }
    }
    if boxes.isEmpty, element.name != "object", Self.hasPicture(element) {
      remarks.add(.picture, at: inline.number)
    }
  }

  private static func textBoxes(in element: XMLElement) -> [XMLElement] {
    element.children.flatMap { child -> [XMLElement] in
      switch child.name {
      case "txbxContent": [child]
      case "AlternateContent": branch(of: child).map(textBoxes) ?? []
      default: textBoxes(in: child)
      }
    }
  }

  private static func hasPicture(_ element: XMLElement) -> Bool {
    element.children.contains { child in
      ["blip", "imagedata", "chart", "relIds", "pic"].contains(child.name) || hasPicture(child)
    }
  }

  // MARK: Tables

  private mutating func table(_ element: XMLElement) throws(OfficeError) -> OfficeTable? {
    guard nesting < limits.nesting else {
      throw OfficeError(.limit, part: package.main, detail: "tables in tables")
    }
    nesting += 1
    defer { nesting -= 1 }
    let properties = element.first("tblPr")
    let borders = properties?.first("tblBorders").map(WordStyles.shows)
    let style = styles.style(properties?.first("tblStyle")?.value("val"))
    var grid = TableGrid()
    var cellBorders = false
    for row in Self.parts("tr", of: element) {
      if row.first("trPr")?.first("del") != nil {
        remarks.add(.trackedChange, at: paragraphs + 1)
        continue
      }
      if row.first("trPr")?.first("ins") != nil { remarks.add(.trackedChange, at: paragraphs + 1) }
      grid.startRow(skipping: row.first("trPr")?.first("gridBefore")?.number("val") ?? 0)
      for cell in Self.parts("tc", of: row) {
        let properties = cell.first("tcPr")
        if let lines = properties?.first("tcBorders") { cellBorders = cellBorders || WordStyles.shows(lines) }
        let merge = properties?.first("vMerge").map { $0.value("val") ?? "continue" }
        grid.add(
          try blocks(of: cell),
          columns: properties?.first("gridSpan")?.number("val") ?? 1,
          continues: merge == "continue"
        )
      }
    }
    guard !grid.rows.isEmpty else { return nil }
    return OfficeTable(rows: grid.rows, hasBorders: borders ?? style.hasBorders ?? false || cellBorders)
  }

  /// The rows of a table or the cells of a row, through what wraps them.
  private static func parts(_ name: String, of element: XMLElement) -> [XMLElement] {
    element.children.flatMap { child -> [XMLElement] in
      switch child.name {
      case name: [child]
      case "sdt": child.first("sdtContent").map { parts(name, of: $0) } ?? []
      case "customXml", "ins", "moveTo": parts(name, of: child)
      default: []
      }
    }
  }

  // MARK: Margins and notes

  private mutating func margins(_ ids: [String]) throws(OfficeError) -> [OfficeBlock] {
    var found: [OfficeBlock] = []
    for id in ids {
      guard let target = relationships[id], !target.isExternal,
        let part = try package.document(target.target)
      else { continue }
      fields = []
      let blocks = try blocks(of: part.root).filter(\.hasText)
      let texts = Set(found.map(\.plainText))
      found += blocks.filter { !texts.contains($0.plainText) }
    }
    return found
  }

  private mutating func notes() throws(OfficeError) -> [OfficeNote] {
    var texts: [String: XMLElement] = [:]
    for (type, name, letter) in [("footnotes", "footnote", "f"), ("endnotes", "endnote", "e")] {
      guard let part = try Self.part(type, relationships, package) else { continue }
      for note in part.root.children(name) {
        if let id = note.value("id") { texts[letter + id] = note }
      }
    }
    var notes: [OfficeNote] = []
    // Notes may have notes; their marks join the queue.
    var index = 0
    while index < noteIds.count {
      let id = noteIds[index]
      index += 1
      fields = []
      if let element = texts[id] { notes.append(OfficeNote(id: id, blocks: try blocks(of: element))) }
    }
    return notes
  }

  /// Whether any part is said to hold macros, under whatever name.
  private func declaresMacros() throws(OfficeError) -> Bool {
    guard let types = try package.document("[Content_Types].xml") else { return false }
    return types.root.children.contains { part in
      let type = part["ContentType"]?.lowercased() ?? ""
      return part["PartName"] != nil && (type.contains("macroenabled") || type.contains("vbaproject"))
    }
  }

  /// What the container holds beside the text.
  private mutating func noteContainer() throws(OfficeError) {
    for name in package.names {
      let file = name.split(separator: "/").last.map { $0.lowercased() } ?? ""
      let isMacro = file == "vbaproject.bin"
      if isMacro { remarks.add(.macro) }
      let isObject = name.contains("/embeddings/") || file.hasSuffix(".bin") && name.contains("/activeX/")
      if isObject || package.strangers.contains(name) && !isMacro { remarks.add(.embeddedObject) }
      guard file.hasSuffix(".rels"), let list = try package.document(name) else { continue }
      for reference in OfficePackage.Relationship.all(in: list, folder: "")
      where reference.isExternal && reference.type != "hyperlink" {
        remarks.add(.externalContent, detail: "\(reference.type): \(reference.target)")
      }
    }
    if try declaresMacros(), !package.names.contains(where: { $0.lowercased().hasSuffix("vbaproject.bin") }) {
      remarks.add(.macro)
    }
    guard let comments = try Self.part("comments", relationships, package) else { return }
    for _ in comments.root.children("comment") { remarks.add(.comment) }
  }
}

extension OfficeBlock {
  /// Whether a character shows in it.
  var hasText: Bool { plainText.contains { !$0.isWhitespace } }

  /// All its text; cells and paragraphs on lines of their own.
  public var plainText: String {
    switch self {
    case .paragraph(let paragraph):
      let boxes = paragraph.textBoxes.flatMap { $0 }.map(\.plainText)
      let own = paragraph.label.isEmpty ? paragraph.text : "\(paragraph.label) \(paragraph.text)"
      return ([own] + boxes).joined(separator: "\n")
    case .table(let table):
      return table.rows.flatMap { $0 }.flatMap(\.blocks).map(\.plainText).joined(separator: "\n")
    }
  }
}
