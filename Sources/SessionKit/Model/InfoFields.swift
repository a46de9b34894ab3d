/// The lines of a `bag-info.txt` that kyhop wrote.
struct InfoFields {
  private var fields: [String: String] = [:]

  init(_ bytes: [UInt8]) {
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      fields[String(line[..<colon])] = String(value)
    }
  }

  subscript(label: String) -> String? { fields[label] }
}
