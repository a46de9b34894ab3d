/// Insertions into a part's bytes; whatever lies between stays as it was.
struct PartEdits {
  private var edits: [(range: Range<Int>, text: String)] = []

  mutating func insert(_ text: String, at offset: Int) { edits.append((offset..<offset, text)) }

  mutating func replace(_ range: Range<Int>, by text: String) { edits.append((range, text)) }

  /// What becomes of the bytes. Insertions at one place stand in the order
  /// in which they were asked for.
  func applied(to bytes: [UInt8]) -> [UInt8] {
    let ordered = edits.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.text.utf8.count })
    var place = 0
    for (_, edit) in ordered where edit.range.lowerBound >= place {
      out += bytes[place..<edit.range.lowerBound]
      out += edit.text.utf8
      place = edit.range.upperBound
    }
    return out + bytes[place...]
  }

  /// Adds text at the end of an element's content, whether it has any.
  mutating func append(_ text: String, to element: Int, of map: MarkupMap) {
    let found = map.elements[element]
    if found.isEmpty {
      let name = map.text(found.name)
      replace(found.open.upperBound - 2..<found.open.upperBound, by: ">\(text)</\(name)>")
    } else {
      insert(text, at: found.close.lowerBound)
    }
  }
}
