/// Where the elements of a well-formed XML text stand, by byte: what an
/// editor needs that changes one place and keeps every other byte.
///
/// Reads text that ``XMLDocument`` has admitted (no document type, UTF-8);
/// of any other it finds less, never more than is there.
struct Markup {
  struct Element {
    var name: String
    /// As written, references not resolved.
    var attributes: [String: String]
    /// Names of the elements around it, the root first.
    var path: [String]
    /// `<item …>`
    var startTag: Range<Int>
    /// `<item …>…</item>`
    var whole: Range<Int>
    var isEmpty: Bool

    /// Where a last child would go: before the end tag.
    var end: Int { isEmpty ? whole.upperBound : whole.upperBound - name.utf8.count - 3 }
  }

  /// In the order of their start tags.
  private(set) var elements: [Element] = []
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var open: [Int] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<") else {
        index += 1
        continue
      }
      if starts("<!--", at: index) {
        index = after("-->", from: index + 4)
      } else if starts("<![CDATA[", at: index) {
        index = after("]]>", from: index + 9)
      } else if starts("<?", at: index) {
        index = after("?>", from: index + 2)
      } else if starts("</", at: index) {
        let end = after(">", from: index + 2)
        if let last = open.popLast() {
          elements[last].whole = elements[last].whole.lowerBound..<end
        }
        index = end
      } else {
        let end = tagEnd(from: index)
        var element = startTag(index..<end)
        element.path = open.map { elements[$0].name }
        if !element.isEmpty { open.append(elements.count) }
        elements.append(element)
        index = end
      }
    }
  }

  /// The first element of a name, with an attribute of a value.
  func first(_ name: String, _ attribute: String? = nil, _ value: String = "") -> Element? {
    elements.first { $0.name == name && (attribute == nil || $0.attributes[attribute ?? ""] == value) }
  }

  private func starts(_ text: StaticString, at index: Int) -> Bool {
    text.withUTF8Buffer { bytes[index...].starts(with: $0) }
  }

  private func after(_ text: StaticString, from start: Int) -> Int {
    var index = min(start, bytes.count)
    while index < bytes.count {
      if starts(text, at: index) { return index + text.utf8CodeUnitCount }
      index += 1
    }
    return bytes.count
  }

  /// Behind the `>` of a start tag; one inside a quoted value doesn't count.
  private func tagEnd(from start: Int) -> Int {
    var quote: UInt8?
    for index in start..<bytes.count {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return index + 1
      }
    }
    return bytes.count
  }

  private func startTag(_ range: Range<Int>) -> Element {
    let text = String(decoding: bytes[range], as: UTF8.self)
    let isEmpty = text.hasSuffix("/>")
    var rest = text.dropFirst().dropLast(isEmpty ? 2 : 1)
    let isName = { (character: Character) in !character.isWhitespace && character != "=" }
    let name = String(rest.prefix(while: isName))
    rest = rest.dropFirst(name.count)
    var attributes: [String: String] = [:]
    while true {
      rest = rest.drop(while: \.isWhitespace)
      let key = String(rest.prefix(while: isName))
      guard !key.isEmpty else { break }
      rest = rest.dropFirst(key.count).drop(while: { $0.isWhitespace || $0 == "=" })
      guard let quote = rest.first, quote == "\"" || quote == "'" else { break }
      let value = rest.dropFirst().prefix { $0 != quote }
      attributes[key] = String(value)
      rest = rest.dropFirst(value.count + 2)
    }
    return Element(
      name: name,
      attributes: attributes,
      path: [],
      startTag: range,
      whole: range,
      isEmpty: isEmpty
    )
  }
}
