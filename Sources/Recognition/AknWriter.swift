internal import LibXML

/// What stands above a document's text in Akoma Ntoso and cannot be read
/// from it. What is left nil is derived from the document itself.
public struct AknMetadata: Sendable, Equatable {
  /// Two letters, or with a subdivision: "vn", "vn-sl".
  public var jurisdiction: String?
  /// The author's part of the address: "hoi-dong-nhan-dan-tinh-son-la".
  public var actor: String?
  /// The day of this version, ISO 8601.
  public var date: String?
  /// The number's part of the address: "06-2021-nq-hdnd".
  public var number: String?
  /// Which version of the draft it is, from 1.
  public var version: Int?
  /// Akoma Ntoso's name of the document's kind, where it is known better
  /// than the text says it.
  public var kindName: String?

  public init(
    jurisdiction: String? = nil,
    actor: String? = nil,
    date: String? = nil,
    number: String? = nil,
    version: Int? = nil,
    kindName: String? = nil
  ) {
    self.jurisdiction = jurisdiction
    self.actor = actor
    self.date = date
    self.number = number
    self.version = version
    self.kindName = kindName
  }
}

extension RecognisedDocument {
  /// The document in Akoma Ntoso 3.0, valid under `kyhop-akn.xsd`.
  public func akn(_ metadata: AknMetadata = AknMetadata()) -> String { tracedAkn(metadata).text }

  /// The same, with the paragraph of the source that each line comes from.
  public func tracedAkn(
    _ metadata: AknMetadata = AknMetadata()
  ) -> (text: String, paragraphs: SourceParagraphs) {
    var writer = AknWriter()
    writer.root(self, metadata)
    return (writer.text, SourceParagraphs(writer.text, writer.marks))
  }
}

struct AknWriter {
  private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private var depth = 0
  /// How many elements of a name stand below an identifier already.
  private var counts: [String: Int] = [:]
  /// Where in the text a paragraph of the source begins, in bytes.
  private(set) var marks: [(offset: Int, paragraph: Int)] = []

  private mutating func mark(_ paragraph: Int) {
    if paragraph > 0 { marks.append((text.utf8.count, paragraph)) }
  }

  // MARK: Elements

  private mutating func indent() { text += String(repeating: "  ", count: depth) }

  private func open(_ name: String, _ attributes: [Inline.Attribute]) -> String {
    var tag = "<" + name
    for attribute in attributes {
      tag += " \(attribute.name)=\"\(XMLText.escapeAttribute(attribute.value))\""
    }
    return tag
  }

  mutating func empty(_ name: String, _ attributes: [(String, String)]) {
    indent()
    text += open(name, attributes.map { .init($0.0, $0.1) }) + "/>\n"
  }

  mutating func block(
    _ name: String,
    _ attributes: [(String, String)] = [],
    _ fill: (inout AknWriter) -> Void
  ) {
    indent()
    text += open(name, attributes.map { .init($0.0, $0.1) }) + ">\n"
    depth += 1
    fill(&self)
    depth -= 1
    indent()
    text += "</\(name)>\n"
  }

  private mutating func line(_ name: String, _ content: [Inline], eId: String) {
    indent()
    text += "<\(name)>"
    inline(content, eId)
    text += "</\(name)>\n"
  }

  private mutating func inline(_ content: [Inline], _ eId: String) {
    for part in content {
      switch part {
      case .text(let words): text += XMLText.escape(words)
      case .lineBreak: text += "<eol/>"
      case .styled(let name, let inner):
        text += "<\(name)>"
        inline(inner, eId)
        text += "</\(name)>"
      case .element(let name, let attributes, let inner):
        text += open(name, attributes) + ">"
        inline(inner, eId)
        text += "</\(name)>"
      case .note(let blocks):
        text += "<authorialNote eId=\"\(next("note", below: eId))\">"
        let outer = depth
        depth = 0
        var inner = AknWriter()
        inner.text = ""
        inner.counts = counts
        inner.blocks(blocks, eId)
        counts = inner.counts
        text += inner.text.split(separator: "\n").joined()
        depth = outer
        text += "</authorialNote>"
      }
    }
  }

  /// The next identifier of a kind below another.
  private mutating func next(_ name: String, below eId: String) -> String {
    let key = eId.isEmpty ? name : eId + "__" + name
    let number = (counts[key] ?? 0) + 1
    counts[key] = number
    return "\(key)_\(number)"
  }

  // MARK: Blocks

  private mutating func blocks(_ blocks: [Block], _ eId: String) {
    for block in blocks {
      switch block {
      case .paragraph(let paragraph):
        mark(paragraph.number)
        line("p", paragraph.content, eId: eId)
      case .list(let list): self.list(list, eId)
      case .table(let table): self.table(table, eId)
      case .quoted(let inner): quoted(inner, eId)
      }
    }
  }

  private mutating func list(_ list: Block.List, _ eId: String) {
    let own = next("list", below: eId)
    block("blockList", [("eId", own)]) { writer in
      writer.mark(list.introductionParagraph ?? 0)
      if !list.introduction.isEmpty { writer.line("listIntroduction", list.introduction, eId: own) }
      for item in list.items {
        let itemId = writer.next("item", below: own)
        writer.mark(item.number)
        writer.block("item", [("eId", itemId)]) { writer in
          if !item.label.isEmpty { writer.line("num", item.label, eId: itemId) }
          writer.blocks(item.blocks, itemId)
          if item.blocks.isEmpty { writer.line("p", [], eId: itemId) }
        }
      }
    }
  }

  private mutating func table(_ table: Block.Table, _ eId: String) {
    guard !table.rows.isEmpty else { return }
    let own = next("table", below: eId)
    block("table", [("eId", own)]) { writer in
      for (index, row) in table.rows.enumerated() {
        writer.block("tr") { writer in
          for cell in row {
            var attributes: [(String, String)] = []
            if cell.columnSpan > 1 { attributes.append(("colspan", String(cell.columnSpan))) }
            if cell.rowSpan > 1 { attributes.append(("rowspan", String(cell.rowSpan))) }
            writer.block(table.hasHeader && index == 0 ? "th" : "td", attributes) { writer in
              writer.blocks(cell.blocks, own)
              if cell.blocks.isEmpty { writer.line("p", [], eId: own) }
            }
          }
        }
      }
    }
  }

  private mutating func quoted(_ inner: [Block], _ eId: String) {
    let mod = next("mod", below: eId)
    block("p") { writer in
      writer.block("mod", [("eId", mod)]) { writer in
        writer.block("quotedStructure", [("eId", mod + "__qstr_1")]) { $0.blocks(inner, mod + "__qstr_1") }
      }
    }
  }

  // MARK: Units

  private mutating func unit(_ unit: Unit) {
    mark(unit.paragraph)
    block(unit.element, [("eId", unit.eId)]) { writer in
      if !unit.label.isEmpty {
        writer.mark(unit.paragraph)
        writer.line("num", unit.label, eId: unit.eId)
      }
      if !unit.heading.isEmpty { writer.mark(unit.headingParagraph ?? unit.paragraph) }
      if !unit.heading.isEmpty { writer.line("heading", unit.heading, eId: unit.eId) }
      if unit.units.isEmpty {
        writer.block("content") { writer in
          writer.blocks(unit.blocks, unit.eId)
          if unit.blocks.isEmpty { writer.line("p", [], eId: unit.eId) }
        }
      } else {
        if !unit.blocks.isEmpty { writer.block("intro") { $0.blocks(unit.blocks, unit.eId) } }
        for child in unit.units { writer.unit(child) }
      }
    }
  }

  // MARK: Documents

  mutating func root(_ document: RecognisedDocument, _ metadata: AknMetadata) {
    block("akomaNtoso", [("xmlns", "http://docs.oasis-open.org/legaldocml/ns/akn/3.0")]) { writer in
      let frame = AknFrame(document, metadata, component: "!main", above: nil)
      writer.document(document, frame, prefix: "", isRoot: true)
    }
  }

  private mutating func document(
    _ document: RecognisedDocument,
    _ frame: AknFrame,
    prefix: String,
    isRoot: Bool
  ) {
    let isBill = isRoot && frame.element == "bill"
    var attributes = [("name", frame.name)]
    if isBill { attributes.append(("contains", "originalVersion")) }
    block(isBill ? "bill" : "doc", attributes) { writer in
      frame.write(to: &writer, document)
      writer.preface(document, prefix)
      writer.preamble(document, prefix, isRequired: isBill)
      writer.block(isBill ? "body" : "mainBody", [("eId", prefix + "body")]) { writer in
        writer.lead(document, prefix)
        for unit in document.units { writer.unit(unit) }
        writer.blocks(document.tail, String(prefix.dropLast(2)))
        if document.units.isEmpty, document.lead.isEmpty, document.tail.isEmpty {
          if isBill {
            writer.block("section", [("eId", prefix + "sec_nn_1")]) { writer in
              writer.block("content") { $0.line("p", [], eId: prefix + "sec_nn_1") }
            }
          } else {
            writer.line("p", [], eId: prefix + "body")
          }
        }
      }
      writer.conclusions(document, prefix)
      guard !document.attachments.isEmpty else { return }
      writer.block("attachments") { writer in
        for (index, attachment) in document.attachments.enumerated() {
          let own = "\(prefix)att_\(index + 1)"
          writer.block("attachment", [("eId", own)]) { writer in
            let inner = AknFrame(attachment, AknMetadata(), component: "!att_\(index + 1)", above: frame)
            writer.document(attachment, inner, prefix: own + "__", isRoot: false)
          }
        }
      }
    }
  }

  private mutating func container(_ container: RecognisedDocument.Container, below eId: String) {
    let own = next("container", below: eId)
    block("container", [("eId", own), ("name", container.name)]) { writer in
      writer.blocks(container.blocks, own)
      if container.blocks.isEmpty { writer.line("p", [], eId: own) }
    }
  }

  private mutating func preface(_ document: RecognisedDocument, _ prefix: String) {
    let own = prefix + "preface"
    block("preface", [("eId", own)]) { writer in
      for container in document.letterhead { writer.container(container, below: own) }
      if !document.longTitle.isEmpty {
        writer.block("longTitle", [("eId", own + "__longTitle_1")]) { writer in
          for paragraph in document.longTitle {
            writer.mark(paragraph.number)
            writer.line("p", paragraph.content, eId: own)
          }
        }
      }
      if document.letterhead.isEmpty, document.longTitle.isEmpty { writer.line("p", [], eId: own) }
    }
  }

  private mutating func preamble(_ document: RecognisedDocument, _ prefix: String, isRequired: Bool) {
    guard !document.preamble.isEmpty || isRequired else { return }
    let own = prefix + "preamble"
    block("preamble", [("eId", own)]) { writer in
      var index = 0
      let parts = document.preamble
      if parts.isEmpty { writer.line("p", [], eId: own) }
      while index < parts.count {
        switch parts[index] {
        case .formula(let name, let content, let paragraph):
          writer.mark(paragraph)
          let eId = writer.next("formula", below: own)
          writer.block("formula", [("eId", eId), ("name", name)]) { writer in
            writer.mark(paragraph)
            writer.line("p", content, eId: eId)
          }
        case .plain(let content, let paragraph):
          writer.mark(paragraph)
          writer.line("p", content, eId: own)
        case .citation:
          var group: [(content: [Inline], paragraph: Int)] = []
          while index < parts.count, case .citation(let content, let paragraph) = parts[index] {
            group.append((content, paragraph))
            index += 1
          }
          writer.group("citations", "cits", "citation", "cit", group, own)
          continue
        case .recital:
          var group: [(content: [Inline], paragraph: Int)] = []
          while index < parts.count, case .recital(let content, let paragraph) = parts[index] {
            group.append((content, paragraph))
            index += 1
          }
          writer.group("recitals", "recs", "recital", "rec", group, own)
          continue
        }
        index += 1
      }
    }
  }

  private mutating func group(
    _ name: String,
    _ abbreviation: String,
    _ item: String,
    _ itemAbbreviation: String,
    _ contents: [(content: [Inline], paragraph: Int)],
    _ parent: String
  ) {
    let own = next(abbreviation, below: parent)
    block(name, [("eId", own)]) { writer in
      for (content, paragraph) in contents {
        let eId = writer.next(itemAbbreviation, below: own)
        writer.mark(paragraph)
        writer.block(item, [("eId", eId)]) { writer in
          writer.mark(paragraph)
          writer.line("p", content, eId: eId)
        }
      }
    }
  }

  private mutating func lead(_ document: RecognisedDocument, _ prefix: String) {
    // Parts of the main body carry no prefix of their own.
    let parent = String(prefix.dropLast(prefix.hasSuffix("__") ? 2 : 0))
    for part in document.lead {
      switch part {
      case .container(let container): self.container(container, below: parent)
      case .block(let block): blocks([block], parent)
      }
    }
  }

  private mutating func conclusions(_ document: RecognisedDocument, _ prefix: String) {
    guard !document.conclusions.isEmpty else { return }
    let own = prefix + "conclusions"
    block("conclusions", [("eId", own)]) { writer in
      for container in document.conclusions { writer.container(container, below: own) }
    }
  }
}
