/// `bag-info.txt`, taken apart (RFC 8493 §2.2.2).
struct BagInfo {
  var fields: [(label: String, value: String)] = []
  /// Numbers of the lines that are neither a field nor continue one.
  var badLines: [Int] = []

  init(_ text: [UInt8]) {
    for (index, line) in TagLines(text).enumerated() where !trimmed(line).isEmpty {
      if let first = line.first, isBlank(first) {
        guard let last = fields.indices.last else {
          badLines.append(index + 1)
          continue
        }
        fields[last].value += " " + String(decoding: trimmed(line), as: UTF8.self)
      } else if let colon = line.firstIndex(of: UInt8(ascii: ":")), !trimmed(line[..<colon]).isEmpty {
        let label = String(decoding: trimmed(line[..<colon]), as: UTF8.self)
        fields.append((label, String(decoding: trimmed(line[(colon + 1)...]), as: UTF8.self)))
      } else {
        badLines.append(index + 1)
      }
    }
  }

  /// The values of a label; case does not count.
  func values(_ label: String) -> [String] {
    fields.filter { $0.label.lowercased() == label.lowercased() }.map(\.value)
  }
}
