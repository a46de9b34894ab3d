/// Rows and cells while a table is read: merged cells get their spans, and
/// what stands in a covered cell goes into the one that covers it.
struct TableGrid {
  private(set) var rows: [[OfficeCell]] = []
  /// Column → row and place of the cell that reaches down to here.
  private var above: [Int: (row: Int, cell: Int)] = [:]
  private var column = 0
  private static let maximumColumns = 1_000

  mutating func startRow(skipping columns: Int = 0) {
    rows.append([])
    column = min(max(0, columns), Self.maximumColumns)
  }

  /// Passes a column that a cell from above or from the left covers.
  mutating func skip() { column = min(column + 1, Self.maximumColumns) }

  mutating func add(_ blocks: [OfficeBlock], columns: Int, rows rowSpan: Int = 1, continues: Bool = false) {
    guard let row = rows.indices.last else { return }
    let width = min(max(1, columns), Self.maximumColumns)
    defer { column = min(column + width, Self.maximumColumns) }
    if continues, let cover = above[column] {
      rows[cover.row][cover.cell].rowSpan = row - cover.row + 1
      rows[cover.row][cover.cell].blocks += blocks.filter(\.hasText)
      return
    }
    rows[row].append(OfficeCell(blocks: blocks, columnSpan: width, rowSpan: max(1, rowSpan)))
    above[column] = (row, rows[row].count - 1)
  }
}
