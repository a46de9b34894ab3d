/// What may be parsed at all. Every XML byte that enters passes through
/// one of these; nothing else calls libxml2's parser.
public struct XMLAdmission: Sendable {
  /// Whole input, in bytes.
  public var maximumBytes = 32 << 20
  /// One tag, in bytes. libxml2 looks for duplicate attributes in
  /// quadratic time, so this is judged before it sees the tag.
  public var maximumTagBytes = 64 << 10
  public var maximumDepth = 128
  public var maximumElements = 500_000
  /// What the tree will take, in bytes, as we reckon it before it is made:
  /// a few bytes of markup become a hundred of memory.
  public var maximumTreeBytes = 112 << 20
  /// How long libxml2 may take for one document, in seconds. The other
  /// limits keep it far below; this one holds whatever they miss.
  public var maximumSeconds = 30
  /// Attributes of one element, name space declarations among them.
  public var maximumAttributes = 128
  /// Name space declarations in force at one place. libxml2 searches them
  /// one after the other for every prefix.
  public var maximumNamespaces = 256
  /// Different names of elements and attributes. libxml2's dictionary of
  /// them stops growing, and then takes quadratic time.
  public var maximumNames = 8192
  /// One local name, in bytes.
  public var maximumNameBytes = 256
  /// One run of text, in bytes.
  public var maximumTextBytes = 4 << 20
  /// Whether a comment may stand inside the root element. In a document
  /// that people sign off it may hide text from one reader and not from
  /// another; in a configuration it is welcome.
  public var allowsComments = false
  /// Whether processing instructions may occur.
  public var allowsInstructions = false
  /// Whether foreign vocabularies (XHTML, SVG, xsi:type …) may occur.
  public var allowsForeign = false
  /// Whether invisible characters (zero-width space, direction marks) may
  /// occur. Word processors leave them behind; the
  /// reader of such a file drops them.
  public var allowsInvisible = false
  /// Whether private-use characters may occur. Word writes its bullets as
  /// such (U+F0B7 in the font Symbol) into nearly every file.
  public var allowsPrivateUse = false

  public init() {}

  /// For submissions and packet members.
  public static let strict = XMLAdmission()

  /// For sessions, profiles and rules.
  public static let configuration: XMLAdmission = {
    var admission = XMLAdmission()
    admission.allowsComments = true
    return admission
  }()

  /// For any document that somebody's own rules are to be run over.
  public static let foreign: XMLAdmission = {
    var admission = XMLAdmission.configuration
    admission.allowsForeign = true
    admission.allowsInstructions = true
    admission.allowsInvisible = true
    admission.allowsPrivateUse = true
    return admission
  }()

  /// For the parts of Word and ODT files.
  public static let office: XMLAdmission = {
    var admission = XMLAdmission()
    admission.allowsComments = true
    admission.allowsForeign = true
    admission.allowsPrivateUse = true
    admission.allowsInvisible = true
    admission.maximumAttributes = 256
    // A paragraph of Word takes some thirty elements.
    admission.maximumElements = 1_000_000
    admission.maximumDepth = 256
    return admission
  }()

  /// Judges the bytes before libxml2 sees them: size, encoding, forbidden
  /// characters, document type declarations, over-long tags.
  func admit(_ bytes: [UInt8]) throws(XMLError) {
    guard let first = bytes.first else { throw XMLError(.bytes, "the file is empty") }
    guard bytes.count <= maximumBytes else {
      throw .tooLarge(bytes.count, limit: maximumBytes)
    }
    guard first == UInt8(ascii: "<") else {
      let isMark = first == 0xEF || first == 0xFE || first == 0xFF
      throw XMLError(
        isMark ? .declaration : .bytes,
        isMark ? "begins with a byte order mark" : "does not begin with \"<\"",
        line: 1,
        column: 1
      )
    }
    try bytes.withUnsafeBufferPointer { (bytes: UnsafeBufferPointer<UInt8>) throws(XMLError) in
      try scanCharacters(bytes)
      try scanMarkup(bytes)
    }
  }

  /// Strict UTF-8, and no character that is invisible or turns text round.
  private func scanCharacters(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLError) {
    var line = 1
    var lineStart = 0
    var index = 0
    let count = bytes.count
    while index < count {
      if index + 8 <= count, Self.isPlain(bytes, at: index) {
        index += 8
        continue
      }
      let byte = bytes[index]
      if byte < 0x80 {
        if byte == 10 {
          line += 1
          lineStart = index + 1
        } else if (byte < 0x20 && byte != 9 && byte != 13) || byte == 0x7F {
          let column = index - lineStart + 1
          // A NUL is the mark of UTF-16 and of no text at all.
          guard byte != 0 else { throw XMLError(.bytes, "a NUL byte", line: line, column: column) }
          throw XMLError(.character, "control character U+\(hex(UInt32(byte)))", line: line, column: column)
        }
        index += 1
        continue
      }
      guard let (scalar, length) = Self.decode(bytes, at: index) else {
        throw XMLError(.bytes, "not UTF-8", line: line, column: index - lineStart + 1)
      }
      if isForbidden(scalar) {
        let column = index - lineStart + 1
        throw XMLError(.character, "forbidden character U+\(hex(scalar))", line: line, column: column)
      }
      index += length
    }
  }

  /// Whether the next eight bytes are printable ASCII, all at once.
  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    let eight = UnsafeRawPointer(base).loadUnaligned(fromByteOffset: index, as: UInt64.self)
    let ones: UInt64 = 0x0101_0101_0101_0101
    // What is below U+0020 borrows, what is U+007F carries into its highest
    // bit; a byte beside such a one may seem to, and is then looked at.
    return (eight | (eight &- 0x20 * ones) | (eight &+ ones)) & (0x80 * ones) == 0
  }

  private func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// One scalar of strict UTF-8 (RFC 3629: no overlong form, no surrogate).
  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt32, Int)? {
    let lead = bytes[index]
    let length: Int
    var value: UInt32
    switch lead {
    case 0xC2...0xDF: (length, value) = (2, UInt32(lead & 0x1F))
    case 0xE0...0xEF: (length, value) = (3, UInt32(lead & 0x0F))
    case 0xF0...0xF4: (length, value) = (4, UInt32(lead & 0x07))
    default: return nil
    }
    guard index + length <= bytes.count else { return nil }
    for offset in 1..<length {
      let byte = bytes[index + offset]
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    switch length {
    case 3 where value < 0x800 || (0xD800...0xDFFF).contains(value): return nil
    case 4 where value < 0x10000 || value > 0x10FFFF: return nil
    default: return (value, length)
    }
  }

  private func isForbidden(_ value: UInt32) -> Bool {
    switch value {
    case 0x80...0x9F,  // C1 controls
      0x200B,  // zero-width space
      0x2028, 0x2029,  // line and paragraph separator
      0x202A...0x202E,  // embeddings and overrides
      0x2060...0x2064,  // word joiner, invisible operators
      0xFEFF:
      !allowsInvisible
    case 0xFFF9...0xFFFB,
      0xE0000...0xE0FFF,  // tags
      0xFDD0...0xFDEF:
      true
    case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: !allowsPrivateUse
    default: value & 0xFFFE == 0xFFFE  // non-characters
    }
  }

  /// Refuses what must not reach libxml2, without parsing: document type
  /// declarations, processing instructions, tags, depths and numbers of
  /// name spaces that cost it too much, references to forbidden characters.
  private func scanMarkup(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLError) {
    var index = 0
    var line = 1
    let count = bytes.count
    // What libxml2 2.9 allocates on 64 bits, with what malloc adds, a
    // little generously.
    let nodeBytes = 128
    let attributeBytes = 104 + 128 + 32
    let contentBytes = 32
    var tree = 0
    var elements = 0
    var textStart: Int?
    var names = NameCount()
    // Name space declarations of each open element, and of all together.
    var open: [Int] = []
    var namespaces = 0
    func starts(_ text: StaticString, at place: Int) -> Bool {
      guard place + text.utf8CodeUnitCount <= count else { return false }
      for offset in 0..<text.utf8CodeUnitCount where bytes[place + offset] != text.utf8Start[offset] {
        return false
      }
      return true
    }
    func skip(to end: StaticString, from place: Int) -> Int {
      var place = place
      while place < count {
        if starts(end, at: place) { return place + end.utf8CodeUnitCount }
        if bytes[place] == 10 { line += 1 }
        place += 1
      }
      return count
    }
    while index < count {
      guard bytes[index] == UInt8(ascii: "<") else {
        if textStart == nil { textStart = index }
        if bytes[index] == 10 { line += 1 }
        if bytes[index] == UInt8(ascii: "&") { try judgeReference(bytes, at: index, line: line) }
        index += 1
        while index < count, Self.isQuiet(bytes[index], until: UInt8(ascii: "<")) { index += 1 }
        continue
      }
      let tagLine = line
      if let start = textStart {
        tree += nodeBytes + contentBytes + index - start
        textStart = nil
      }
      guard tree <= maximumTreeBytes else {
        throw XMLError(.limit, "a tree of more than \(maximumTreeBytes) bytes in memory", line: line)
      }
      if starts("<!--", at: index) {
        let end = skip(to: "-->", from: index + 4)
        tree += nodeBytes + contentBytes + end - index
        index = end
      } else if starts("<![CDATA[", at: index) {
        let end = skip(to: "]]>", from: index + 9)
        tree += nodeBytes + contentBytes + end - index
        index = end
      } else if starts("<!", at: index) {
        throw XMLError(.doctype, "document type declaration", line: tagLine)
      } else if starts("<?", at: index) {
        // `<?xml-stylesheet` is no declaration.
        guard index == 0, starts("<?xml", at: 0), count > 5, [9, 10, 13, 32].contains(bytes[5]) else {
          guard allowsInstructions else { throw XMLError(.hidden, "processing instruction", line: tagLine) }
          let end = skip(to: "?>", from: index + 2)
          tree += nodeBytes + contentBytes + end - index
          index = end
          continue
        }
        let end = skip(to: "?>", from: 2)
        guard end <= 1024 else { throw XMLError(.declaration, "an XML declaration without end", line: 1) }
        try judgeDeclaration(String(decoding: bytes[0..<end], as: UTF8.self))
        index = end
      } else {
        var quote: UInt8 = 0
        var name = NameHash()
        var attributes = 0
        var declared = 0
        let start = index
        let end = min(count, start + maximumTagBytes)
        index += 1
        while index < count {
          // Most bytes of a tag are those of plain names and values.
          if quote == 0 {
            while index < end, Self.isNamePart(bytes[index]) {
              name.add(bytes[index])
              index += 1
            }
          } else {
            while index < end, Self.isQuiet(bytes[index], until: quote) { index += 1 }
          }
          guard index < count else { break }
          let byte = bytes[index]
          if byte == 10 { line += 1 }
          if byte == UInt8(ascii: "&") { try judgeReference(bytes, at: index, line: line) }
          if quote != 0 {
            if byte == quote { quote = 0 }
          } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
            quote = byte
            attributes += 1
            names.insert(&name)
            guard attributes <= maximumAttributes else {
              throw XMLError(.limit, "more than \(maximumAttributes) attributes", line: tagLine)
            }
          } else if byte == UInt8(ascii: "x"), bytes[index - 1] <= 0x20, starts("xmlns", at: index) {
            declared += 1
            name.add(byte)
          } else if byte == UInt8(ascii: ">") {
            break
          } else if byte <= 0x20 || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "/") {
            names.insert(&name)
          } else {
            name.add(byte)
          }
          index += 1
          guard index - start <= maximumTagBytes else {
            throw XMLError(.limit, "a tag of more than \(maximumTagBytes) bytes", line: tagLine)
          }
        }
        names.insert(&name)
        guard names.count <= maximumNames else {
          throw XMLError(.limit, "more than \(maximumNames) different names", line: tagLine)
        }
        if starts("</", at: start) {
          namespaces -= open.popLast() ?? 0
        } else {
          elements += 1
          tree += nodeBytes + attributes * (attributeBytes + contentBytes) + index - start
          guard elements <= maximumElements else {
            throw XMLError(.limit, "more than \(maximumElements) elements", line: tagLine)
          }
          guard open.count < maximumDepth else {
            throw XMLError(.limit, "deeper than \(maximumDepth) elements", line: tagLine)
          }
          guard namespaces + declared <= maximumNamespaces else {
            throw XMLError(.limit, "more than \(maximumNamespaces) name spaces", line: tagLine)
          }
          if bytes[index - 1] != UInt8(ascii: "/") {
            open.append(declared)
            namespaces += declared
          }
        }
        index = min(index + 1, count)
      }
    }
  }

  /// Whether a byte is neither the end of a text, nor of a line, nor the
  /// beginning of a reference.
  private static func isQuiet(_ byte: UInt8, until end: UInt8) -> Bool {
    byte != end && byte != 10 && byte != UInt8(ascii: "&")
  }

  /// Whether a byte can only be a part of a name, and not the beginning of
  /// `xmlns`.
  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "w"), UInt8(ascii: "y")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: ":"):
      true
    default: false
    }
  }

  /// What may not be written may not be written as `&#…;` either.
  private func judgeReference(
    _ bytes: UnsafeBufferPointer<UInt8>,
    at start: Int,
    line: Int
  ) throws(XMLError) {
    var index = start + 2
    guard index < bytes.count, bytes[start + 1] == UInt8(ascii: "#") else { return }
    let radix: UInt32 = bytes[index] == UInt8(ascii: "x") ? 16 : 10
    if radix == 16 { index += 1 }
    var value: UInt32 = 0
    while index < bytes.count, value < 0x110000, bytes[index] != UInt8(ascii: ";") {
      guard let digit = Character(UnicodeScalar(bytes[index])).hexDigitValue, digit < radix else { return }
      value = value * radix + UInt32(digit)
      index += 1
    }
    if value == 0x7F || isForbidden(value) {
      throw XMLError(.character, "forbidden character U+\(hex(value))", line: line)
    }
  }

  private func judgeDeclaration(_ text: String) throws(XMLError) {
    let value = { (name: String) -> String? in
      guard let found = text.range(of: name) else { return nil }
      let rest = text[found.lowerBound...].drop { $0 != "\"" && $0 != "'" }
      guard let quote = rest.first else { return nil }
      return String(rest.dropFirst().prefix { $0 != quote })
    }
    if let version = value("version"), version != "1.0" {
      throw XMLError(.declaration, "XML version \(version)", line: 1)
    }
    if let encoding = value("encoding"), encoding.lowercased() != "utf-8" {
      throw XMLError(.declaration, "encoding \(encoding)", line: 1)
    }
  }
}

/// How many different names there are.
private struct NameCount {
  private var all: Set<UInt64> = []
  /// The last name of each low byte of its hash: most names have just been
  /// met, and a set is slow to say so.
  private var recent = [UInt64](repeating: 0, count: 256)

  var count: Int { all.count }

  /// Notes the name that ends here, if one does.
  mutating func insert(_ name: inout NameHash) {
    guard let hash = name.finish() else { return }
    let place = Int(hash & 255)
    guard recent[place] != hash else { return }
    recent[place] = hash
    all.insert(hash)
  }
}

/// FNV-1a over the bytes of a name: only to count different ones.
private struct NameHash {
  private static let start: UInt64 = 0xcbf2_9ce4_8422_2325
  private var value = start

  mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }

  /// The hash of what was added, if anything was; and begins anew.
  mutating func finish() -> UInt64? {
    guard value != Self.start else { return nil }
    defer { value = Self.start }
    return value
  }
}

extension String {
  /// Where a text begins in this one. The standard library has no search.
  func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<endIndex }
      start = index(after: start)
    }
    return nil
  }
}
