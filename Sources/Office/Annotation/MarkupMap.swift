/// Where the elements of a part stand in its bytes: what an edit needs that
/// leaves every other byte as it was.
///
/// Only for a part that was parsed already: it is well-formed, and has no
/// document type declaration.
struct MarkupMap {
  /// An element, by its place in the order of the part.
  struct Element {
    /// The name with its prefix.
    var name: Range<Int>
    /// The first tag, brackets included.
    var open: Range<Int>
    /// The end tag; empty, at the end of the first, where there is none.
    var close: Range<Int>
    /// The element above; nil for the root.
    var parent: Int?
    /// Whether it is one tag, `<a/>`.
    var isEmpty: Bool
    /// Its own texts, in order; sections (CDATA) among them.
    var texts: [Range<Int>] = []
    var firstChild: Int?
    var lastChild: Int?

    var whole: Range<Int> { open.lowerBound..<max(close.upperBound, open.upperBound) }
  }

  let bytes: [UInt8]
  private(set) var elements: [Element] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    scan()
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The name without its prefix.
  func localName(_ element: Int) -> String {
    let name = text(elements[element].name)
    return name.split(separator: ":").last.map(String.init) ?? name
  }

  /// `w:` of `w:p`; empty where there is none.
  func prefix(_ element: Int) -> String {
    let name = text(elements[element].name)
    return name.contains(":") ? String(name.prefix { $0 != ":" }) + ":" : ""
  }

  /// The elements above, the nearest first.
  func ancestors(_ element: Int) -> [Int] {
    var found: [Int] = []
    var next = elements[element].parent
    while let current = next {
      found.append(current)
      next = elements[current].parent
    }
    return found
  }

  /// The characters of a text with where each begins, and where the text
  /// ends; nil where it is a section, or not understood.
  func characters(_ range: Range<Int>) -> [(scalar: Unicode.Scalar, offset: Int)]? {
    var found: [(Unicode.Scalar, Int)] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      let start = index
      switch byte {
      case UInt8(ascii: "<"): return nil
      case UInt8(ascii: "&"):
        guard let end = bytes[index..<range.upperBound].firstIndex(of: UInt8(ascii: ";")),
          let scalar = Self.reference(text(index + 1..<end))
        else { return nil }
        found.append((scalar, start))
        index = end + 1
      case 13:
        // XML reads every end of a line as U+000A.
        found.append(("\n", start))
        index += index + 1 < range.upperBound && bytes[index + 1] == 10 ? 2 : 1
      default:
        let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        guard index + length <= range.upperBound,
          let scalar = text(index..<index + length).unicodeScalars.first
        else { return nil }
        found.append((scalar, start))
        index += length
      }
    }
    return found
  }

  private static func reference(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.hasPrefix("#") else { return nil }
      let isHex = name.hasPrefix("#x")
      return UInt32(name.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10).flatMap(Unicode.Scalar.init)
    }
  }

  // MARK: Reading

  private mutating func scan() {
    var open: [Int] = []
    var index = 0
    var textStart: Int?
    func end(of mark: StaticString, from place: Int) -> Int {
      var place = place
      while place < bytes.count {
        if starts(mark, at: place) { return place + mark.utf8CodeUnitCount }
        place += 1
      }
      return bytes.count
    }
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<") else {
        if textStart == nil { textStart = index }
        index += 1
        continue
      }
      if let start = textStart, let element = open.last { elements[element].texts.append(start..<index) }
      textStart = nil
      if starts("<!--", at: index) {
        index = end(of: "-->", from: index + 4)
      } else if starts("<![CDATA[", at: index) {
        let start = index
        index = end(of: "]]>", from: index + 9)
        if let element = open.last { elements[element].texts.append(start..<index) }
      } else if starts("<?", at: index) {
        index = end(of: "?>", from: index + 2)
      } else {
        index = tag(at: index, &open)
      }
    }
  }

  /// One tag.
  ///
  /// - Returns: where it ends.
  private mutating func tag(at start: Int, _ open: inout [Int]) -> Int {
    var index = start + 1
    var quote: UInt8 = 0
    while index < bytes.count {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        break
      }
      index += 1
    }
    let end = min(index + 1, bytes.count)
    if starts("</", at: start) {
      if let element = open.popLast() { elements[element].close = start..<end }
      return end
    }
    var nameEnd = start + 1
    while nameEnd < end, ![9, 10, 13, 32, UInt8(ascii: "/"), UInt8(ascii: ">")].contains(bytes[nameEnd]) {
      nameEnd += 1
    }
    let isEmpty = end - 2 > start && bytes[end - 2] == UInt8(ascii: "/")
    let own = elements.count
    if let parent = open.last {
      if elements[parent].firstChild == nil { elements[parent].firstChild = own }
      elements[parent].lastChild = own
    }
    elements.append(
      Element(
        name: start + 1..<nameEnd,
        open: start..<end,
        close: end..<end,
        parent: open.last,
        isEmpty: isEmpty
      )
    )
    if !isEmpty { open.append(own) }
    return end
  }

  private func starts(_ text: StaticString, at place: Int) -> Bool {
    guard place + text.utf8CodeUnitCount <= bytes.count else { return false }
    for offset in 0..<text.utf8CodeUnitCount where bytes[place + offset] != text.utf8Start[offset] {
      return false
    }
    return true
  }
}
