import LibXML

/// "Đặt tên 16 tuyến đường …:" and, right below, a table that numbers its rows.
struct CountedList: Hashable, Codable {
  /// As written: `16 tuyến đường`.
  var stated: String
  var rows: Int
  /// Where it stands, as its author says it.
  var address: LocalizedText?

  /// The lists whose rows are not as many as is said right before them.
  static func miscounted(in root: XMLElement) -> [CountedList] {
    var found: [CountedList] = []
    visit(root, &found)
    return found
  }

  private static func visit(_ element: XMLElement, _ found: inout [CountedList]) {
    var before: XMLElement?
    element.forEachChild { child in
      if child.isNamed("table"), let before, found.count < 20, let list = list(before, child) {
        found.append(list)
      }
      before = child
    }
    element.forEachChild { if !$0.isNamed("table") { visit($0, &found) } }
  }

  /// Only where the words before the table state one figure and end in a
  /// colon, and every row of the table has its number.
  private static func list(_ before: XMLElement, _ table: XMLElement) -> CountedList? {
    guard before.name == "p", case let text = before.spacedText, text.hasSuffix(":") else { return nil }
    let figures = Figure.all(in: text).filter { $0.isCount }
    guard figures.count == 1, let figure = figures.first, let stated = Int(figure.value) else { return nil }
    var rows = 0
    for row in table.children("tr") {
      guard let cell = row.children.first, cell.name == "td" else { continue }
      guard let number = Int(cell.trimmed.prefix { $0.isNumber }), number == rows + 1 else { return nil }
      rows = number
    }
    guard rows > 0, rows != stated else { return nil }
    return CountedList(
      stated: figure.written,
      rows: rows,
      address: DocumentAddress(before.xpathNode).words
    )
  }
}
