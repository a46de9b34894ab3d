internal import Office

/// What stands in the flow of the text, paragraphs cut into lines.
enum FlowItem: Sendable {
  case line(Line)
  case table(FlowTable)

  var line: Line? { if case .line(let line) = self { line } else { nil } }
  var table: FlowTable? { if case .table(let table) = self { table } else { nil } }
  var isBlank: Bool { line?.isBlank ?? false }
  /// The paragraph where it begins.
  var paragraph: Int {
    switch self {
    case .line(let line): line.paragraph
    case .table(let table): table.paragraph
    }
  }
}

struct FlowTable: Sendable {
  var rows: [[FlowCell]]
  var hasBorders: Bool
  /// The number of its first paragraph.
  var paragraph: Int

  /// All lines in it that say something, row after row.
  var lines: [Line] { rows.flatMap { $0.flatMap(\.lines) } }
  var columns: Int { rows.map(\.count).max() ?? 0 }
}

struct FlowCell: Sendable {
  var items: [FlowItem]
  var columnSpan: Int
  var rowSpan: Int

  var lines: [Line] {
    items.flatMap { item -> [Line] in
      switch item {
      case .line(let line): line.isBlank ? [] : [line]
      case .table(let table): table.lines
      }
    }
  }
}

enum Flow {
  static func items(_ blocks: [OfficeBlock]) -> [FlowItem] {
    var items: [FlowItem] = []
    for block in blocks {
      switch block {
      case .paragraph(let paragraph):
        for box in paragraph.textBoxes { items += self.items(box) }
        items += lines(paragraph).map { .line($0) }
      case .table(let table):
        let rows = table.rows.map { row in
          row.map {
            FlowCell(
              items: self.items($0.blocks),
              columnSpan: max(1, $0.columnSpan),
              rowSpan: max(1, $0.rowSpan)
            )
          }
        }
        let first = rows.lazy.flatMap { $0 }.flatMap(\.items).first?.paragraph ?? items.last?.paragraph ?? 0
        items.append(.table(FlowTable(rows: rows, hasBorders: table.hasBorders, paragraph: first)))
      }
    }
    return items
  }

  /// Characters that XML may carry. Signs of symbol fonts become a bullet,
  /// which nearly all of them are; marks that show nothing are left out.
  static func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x09: scalar
    case 0x2028, 0x2029: " "
    case 0xE000...0xF8FF, 0xF0000...0x10FFFF: "•"
    case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFDD0...0xFDEF,
      0xFEFF,
      0xFFF9...0xFFFF, 0xE0000...0xE0FFF:
      nil
    case let value where value & 0xFFFE == 0xFFFE: nil
    default: scalar
    }
  }

  private static func lines(_ paragraph: OfficeParagraph) -> [Line] {
    var lines: [Line] = []
    var scalars: [Unicode.Scalar] = []
    // The text as typed, and as the page shows it: capitals by style.
    var shown: [Unicode.Scalar] = []
    var looks: [(end: Int, look: Look)] = []
    var notes: [(offset: Int, id: String)] = []
    if !paragraph.label.isEmpty {
      let first = paragraph.runs.first { !$0.text.isEmpty }
      let isBold = first?.isBold ?? false
      scalars = Array((paragraph.label + " ").unicodeScalars).compactMap(Self.printable)
      shown = scalars
      looks = [(scalars.count, Look(isBold: isBold))]
    }
    func close() {
      lines.append(
        Line(
          paragraph: paragraph.number,
          scalars: scalars,
          tokens: Token.all(in: shown.count == scalars.count ? shown : scalars),
          looks: looks,
          notes: notes,
          alignment: paragraph.alignment,
          isHeading: paragraph.outlineLevel != nil,
          startsPage: paragraph.startsPage && lines.isEmpty,
          continues: !lines.isEmpty
        )
      )
      scalars = []
      shown = []
      looks = []
      notes = []
    }
    for run in paragraph.runs {
      let look = Look(
        isBold: run.isBold,
        isItalic: run.isItalic,
        isUnderlined: run.isUnderlined,
        position: run.position
      )
      if let id = run.noteReference { notes.append((scalars.count, id)) }
      for scalar in run.text.unicodeScalars {
        if scalar == "\n" {
          if scalars.count > (looks.last?.end ?? 0) { looks.append((scalars.count, look)) }
          close()
        } else if let scalar = printable(scalar) {
          scalars.append(scalar)
          if run.isCapitals {
            shown += scalar.properties.uppercaseMapping.unicodeScalars
          } else {
            shown.append(scalar)
          }
        }
      }
      guard scalars.count > (looks.last?.end ?? 0) else { continue }
      if let last = looks.last, last.look == look {
        looks[looks.count - 1].end = scalars.count
      } else {
        looks.append((scalars.count, look))
      }
    }
    close()
    return lines
  }
}
