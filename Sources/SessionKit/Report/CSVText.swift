/// Tables for spreadsheets: CSV by RFC 4180.
enum CSVText {
  /// Rows of cells, with the byte-order mark without which Excel takes
  /// Vietnamese for another encoding.
  static func table(_ rows: [[String]]) -> String {
    "\u{FEFF}" + rows.map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
  }

  /// A cell, in quotes where it needs them. One that a spreadsheet would take
  /// for a formula begins with an apostrophe.
  static func cell(_ text: String) -> String {
    // Full-width signs are taken for the same.
    let isFormula = text.first { !$0.isWhitespace }.map { "=+-@＝＋－＠".contains($0) } == true
    // A spreadsheet takes a leading tab or return off and looks again.
    let isMasked = text.unicodeScalars.first.map { ["\t", "\r", "\n"].contains($0) } == true
    let safe = isFormula || isMasked ? "'" + text : text
    guard safe.unicodeScalars.contains(where: { [",", "\"", "\r", "\n", ";"].contains($0) }) else {
      return safe
    }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }
}
