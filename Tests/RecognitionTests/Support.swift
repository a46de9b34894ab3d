import Glibc
import LibXML
import Office
import Recognition

/// The package's own folder, from this file's place.
let packageRoot: String = {
  var parts = #filePath.split(separator: "/")
  parts.removeLast(3)
  return "/" + parts.joined(separator: "/")
}()

func contents(of path: String) -> [UInt8]? {
  guard let file = fopen(path, "rb") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
  return bytes
}

struct SchemaFolder: SchemaSource {
  func schema(named name: String) -> [UInt8]? {
    contents(of: packageRoot + "/schemas/" + name) ?? contents(of: packageRoot + "/schemas/akn/" + name)
  }
}

let lexicon: Lexicon = {
  guard let bytes = contents(of: packageRoot + "/schemas/lexicons/vi.xml"), let xml = try? XMLDocument(bytes)
  else { fatalError("no lexicon") }
  return Lexicon(xml.root)
}()

let aknSchema: XMLSchema = {
  guard let schema = try? XMLSchema("akn/kyhop-akn.xsd", from: SchemaFolder()) else {
    fatalError("no schema")
  }
  return schema
}()

/// A document in a few signs. A line is a paragraph; in front of it may
/// stand flags in braces: c centred, b bold, i italic, r right, j justified,
/// h heading, p begins a page, and `#` with an automatic number up to the
/// brace. `**` begins and ends bold, `\t` and `\n` are tab and line break.
/// `<table>` or `<table lines>`, `<row>`, `<cell>`, `</table>`; `<box>`,
/// `</box>` before the paragraph that it is anchored to.
func office(_ source: String, notes: [OfficeNote] = []) -> OfficeDocument {
  var scanner = Signs()
  for line in source.split(separator: "\n", omittingEmptySubsequences: false) { scanner.take(String(line)) }
  return OfficeDocument(format: .docx, blocks: scanner.stack[0], notes: notes)
}

private struct Signs {
  var stack: [[OfficeBlock]] = [[]]
  var tables: [(rows: [[OfficeCell]], hasBorders: Bool)] = []
  var boxes: [[OfficeBlock]] = []
  var number = 0

  mutating func closeCell() {
    guard stack.count > 1, !tables.isEmpty else { return }
    let blocks = stack.removeLast()
    let table = tables.count - 1
    tables[table].rows[tables[table].rows.count - 1].append(OfficeCell(blocks: blocks))
  }

  mutating func take(_ line: String) {
    switch line {
    case "<table>", "<table lines>":
      tables.append(([[]], line == "<table lines>"))
      stack.append([])
    case "<cell>":
      closeCell()
      stack.append([])
    case "<row>":
      closeCell()
      tables[tables.count - 1].rows.append([])
      stack.append([])
    case "</table>":
      closeCell()
      let table = tables.removeLast()
      add(.table(OfficeTable(rows: table.rows, hasBorders: table.hasBorders)))
    case "<box>": stack.append([])
    case "</box>": boxes.append(stack.removeLast())
    default: add(.paragraph(paragraph(line)))
    }
  }

  mutating func add(_ block: OfficeBlock) { stack[stack.count - 1].append(block) }

  mutating func paragraph(_ line: String) -> OfficeParagraph {
    number += 1
    var flags = ""
    var text = line
    if line.hasPrefix("{"), let end = line.firstIndex(of: "}") {
      flags = String(line[line.index(after: line.startIndex)..<end])
      text = String(line[line.index(after: end)...])
    }
    var label = ""
    if let sign = flags.firstIndex(of: "#") {
      label = String(flags[flags.index(after: sign)...])
      flags = String(flags[..<sign])
    }
    text = text.replacingPairs("\\t", "\t").replacingPairs("\\n", "\n")
    var runs: [OfficeRun] = []
    var isBold = flags.contains("b")
    for piece in text.pieces(between: "**") {
      var rest = piece[...]
      // "[^1]" is the mark of a note.
      while let start = rest.firstIndex(of: "["), rest[start...].hasPrefix("[^"),
        let end = rest[start...].firstIndex(of: "]")
      {
        let id = String(rest[rest.index(start, offsetBy: 2)..<end])
        runs.append(OfficeRun(String(rest[..<start]), isBold: isBold, isItalic: flags.contains("i")))
        runs.append(OfficeRun("", position: .superscript, noteReference: id))
        rest = rest[rest.index(after: end)...]
      }
      if !rest.isEmpty { runs.append(OfficeRun(String(rest), isBold: isBold, isItalic: flags.contains("i"))) }
      isBold.toggle()
    }
    let alignment: OfficeParagraph.Alignment =
      flags.contains("c") ? .center : flags.contains("r") ? .end : flags.contains("j") ? .justify : .start
    defer { boxes = [] }
    return OfficeParagraph(
      number: number,
      label: label,
      runs: runs,
      alignment: alignment,
      outlineLevel: flags.contains("h") ? 0 : nil,
      startsPage: flags.contains("p"),
      textBoxes: boxes
    )
  }
}

extension String {
  func replacingPairs(_ pair: String, _ other: String) -> String {
    pieces(between: pair).joined(separator: other)
  }

  func pieces(between mark: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var rest = self[...]
    while let first = rest.first {
      if rest.hasPrefix(mark) {
        pieces.append(piece)
        piece = ""
        rest = rest.dropFirst(mark.count)
      } else {
        piece.append(first)
        rest = rest.dropFirst()
      }
    }
    pieces.append(piece)
    return pieces
  }
}

func recognise(_ source: String, notes: [OfficeNote] = []) -> RecognisedDocument {
  Recogniser(lexicon).recognise(office(source, notes: notes))
}

/// The parts in short: `chp_I[1 2(1 2(a b))]`.
func outline(_ units: [Unit]) -> String {
  units.map { unit in
    let name =
      switch unit.kind {
      case .part: "part_" + unit.number
      case .chapter: "chp_" + unit.number
      case .section: "sec_" + unit.number
      case .subsection: "subsec_" + unit.number
      default: unit.number
      }
    return unit.units.isEmpty ? name : "\(name)(\(outline(unit.units)))"
  }.joined(separator: " ")
}

/// All visible characters of a document as the page shows them, the parts
/// of a letterhead or a signature aside: see ``textOfAkn``.
func characters(_ blocks: [OfficeBlock], notes: [OfficeNote] = []) -> String {
  var text = ""
  for block in blocks {
    switch block {
    case .paragraph(let paragraph):
      for box in paragraph.textBoxes { text += characters(box, notes: notes) }
      text += paragraph.label
      for run in paragraph.runs {
        if let id = run.noteReference, let note = notes.first(where: { $0.id == id }) {
          text += characters(note.blocks)
        }
        text += run.text
      }
    case .table(let table):
      for row in table.rows { for cell in row { text += characters(cell.blocks, notes: notes) } }
    }
  }
  return visible(text)
}

/// Without spaces; signs of symbol fonts as the bullets they show.
func visible(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
    switch scalar.value {
    case 0xE000...0xF8FF: result += "•"
    case 0xAD, 0x200B...0x200F, 0xFEFF: break
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// The same of Akoma Ntoso, what `meta` holds left out.
func characters(_ akn: XMLElement) -> String {
  func text(_ element: XMLElement) -> String {
    if element.name == "meta" { return "" }
    return element.nodes.map { node in
      switch node {
      case .text(let text): text
      case .element(let inner): text(inner)
      }
    }.joined()
  }
  return visible(text(akn))
}
