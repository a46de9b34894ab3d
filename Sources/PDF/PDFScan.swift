import CLibZip

/// One pass over the objects of a file.
struct PDFScan {
  /// The numbers of objects that are pages, in their last version.
  private(set) var pages: Set<Int> = []
  /// Names that occur anywhere and mean something to us.
  private(set) var names: Set<String> = []
  private(set) var isEncrypted = false
  private let bytes: [UInt8]
  /// What may still be inflated, in bytes: a bomb ends the looking.
  private var budget = 256 << 20
  /// One stream, inflated, in bytes. Objects that are packed together take
  /// some kilobytes.
  private static let streamBytes = 16 << 20
  /// No document has more; a file that claims so is not counted on.
  private static let mostPages = 200_000

  private static let telling: Set<String> = [
    "Font", "JavaScript", "JS", "Launch", "EmbeddedFile", "EmbeddedFiles", "RichMedia",
  ]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func run() {
    var lexer = PDFLexer(bytes)
    var numbers: (Int, Int) = (-1, -1)
    while let token = lexer.next() {
      switch token {
      case .number(let value): numbers = (numbers.1, value)
      case .word("obj"):
        object(numbers.0, &lexer)
        numbers = (-1, -1)
      case .word("trailer"):
        if Facts(&lexer).isEncrypted { isEncrypted = true }
      default: numbers = (-1, -1)
      }
    }
  }

  /// What an object's outermost dictionary says, and every name in it.
  private struct Facts {
    var type = ""
    var isEncrypted = false
    var names: Set<String> = []
    var length: Int?
    var first: Int?
    var count: Int?
    var filters: [String] = []
    /// How it ended: "stream", "endobj" or with the data.
    var end = ""

    init(_ lexer: inout PDFLexer) {
      var key = ""
      var depth = 0
      var arrays = 0
      // Whether the next token at depth 1 is the value of a key.
      var isValue = false
      while let token = lexer.next() {
        switch token {
        case .open: depth += 1
        case .close:
          depth -= 1
          if depth <= 1 { isValue = false }
        case .openArray: arrays += 1
        case .closeArray:
          arrays -= 1
          if depth == 1, arrays <= 0 { isValue = false }
        case .name(let name):
          if PDFScan.telling.contains(name) { names.insert(name) }
          guard depth == 1 else { continue }
          if isValue {
            if key == "Type", type.isEmpty { type = name }
            if key == "Filter" { filters.append(name) }
            if arrays <= 0 { isValue = false }
          } else {
            key = name
            if name == "Encrypt" { isEncrypted = true }
            isValue = true
          }
        case .number(let value):
          guard depth == 1, isValue, arrays <= 0 else { continue }
          switch key {
          case "Length": length = length ?? value
          case "First": first = first ?? value
          case "N": count = count ?? value
          default: break
          }
          isValue = false
        case .word(let word):
          // `/Length 12 0 R`: it stands elsewhere.
          if word == "R", key == "Length", depth == 1 { length = nil }
          if ["stream", "endobj", "startxref", "xref"].contains(word) {
            end = word
            return
          }
          if depth == 1, arrays <= 0 { isValue = false }
        }
      }
    }
  }

  private mutating func object(_ number: Int, _ lexer: inout PDFLexer) {
    let dictionary = Facts(&lexer)
    note(number, dictionary)
    if dictionary.type == "XRef", dictionary.isEncrypted { isEncrypted = true }
    guard dictionary.end == "stream" else { return }
    let data = lexer.stream(dictionary.length)
    if dictionary.type == "ObjStm" { objects(in: data, dictionary) }
  }

  private mutating func note(_ number: Int, _ facts: Facts) {
    names.formUnion(facts.names)
    if facts.type == "Font" { names.insert("Font") }
    guard number >= 0, !facts.type.isEmpty else { return }
    if facts.type != "Page" {
      pages.remove(number)
    } else if pages.count < Self.mostPages {
      pages.insert(number)
    }
  }

  /// Objects that are packed together in a stream (ISO 32000-1 §7.5.7).
  private mutating func objects(in data: ArraySlice<UInt8>, _ dictionary: Facts) {
    let content = dictionary.filters.contains("FlateDecode") ? inflated(data) : Array(data)
    guard let first = dictionary.first, let count = dictionary.count, (0...content.count).contains(first),
      (0...100_000).contains(count)
    else { return }
    var head = PDFLexer(Array(content[..<first]))
    var places: [(number: Int, offset: Int)] = []
    while places.count < count, case .number(let number)? = head.next(),
      case .number(let offset)? = head.next()
    {
      places.append((number, offset))
    }
    let sorted = places.sorted { $0.offset < $1.offset }
    for (index, place) in sorted.enumerated() {
      let start = first + max(0, min(place.offset, content.count - first))
      let next = index + 1 < sorted.count ? first + sorted[index + 1].offset : content.count
      guard start < next, next <= content.count else { continue }
      var lexer = PDFLexer(Array(content[start..<next]))
      let inner = Facts(&lexer)
      note(place.number, inner)
    }
  }

  private mutating func inflated(_ data: ArraySlice<UInt8>) -> [UInt8] {
    var stream = z_stream()
    guard inflateInit_(&stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return [] }
    defer { inflateEnd(&stream) }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let input = Array(data)
    input.withUnsafeBytes { raw in
      stream.next_in = UnsafeMutablePointer(mutating: raw.baseAddress?.assumingMemoryBound(to: UInt8.self))
      stream.avail_in = UInt32(clamping: raw.count)
      var status = Z_OK
      while status == Z_OK, budget > 0, output.count < Self.streamBytes {
        let made = buffer.withUnsafeMutableBytes { room -> Int in
          stream.next_out = room.baseAddress?.assumingMemoryBound(to: UInt8.self)
          stream.avail_out = UInt32(room.count)
          status = CLibZip.inflate(&stream, Z_NO_FLUSH)
          return room.count - Int(stream.avail_out)
        }
        if made == 0 { break }
        budget -= made
        output += buffer[..<made]
      }
    }
    return output
  }
}
