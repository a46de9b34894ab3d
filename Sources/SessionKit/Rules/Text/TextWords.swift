/// A text in its words: what stands between blanks, breaks of line and
/// no-break spaces.
struct TextWords {
  private let bytes: [UInt8]
  private var ranges: [Range<Int>] = []

  init(_ text: String) {
    bytes = Array(text.utf8)
    var ranges: [Range<Int>] = []
    bytes.withUnsafeBufferPointer { Self.each($0) { ranges.append($0) } }
    self.ranges = ranges
  }

  /// The words of UTF-8, in order.
  static func each(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (Range<Int>) -> Void) {
    var start = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let isWide = byte == 0xC2 && index + 1 < bytes.count && bytes[index + 1] == 0xA0
      guard byte <= 0x20 || isWide else {
        index += 1
        continue
      }
      if start < index { body(start..<index) }
      index += isWide ? 2 : 1
      start = index
    }
    if start < bytes.count { body(start..<bytes.count) }
  }

  static func count(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    each(bytes) { _ in count += 1 }
    return count
  }

  var count: Int { ranges.count }
  var indices: Range<Int> { ranges.indices }

  /// A word as it stands there.
  subscript(index: Int) -> String { String(decoding: utf8(index), as: UTF8.self) }

  /// The bytes of a word.
  func utf8(_ index: Int) -> ArraySlice<UInt8> { bytes[ranges[index]] }

  func firstByte(_ index: Int) -> UInt8 { bytes[ranges[index].lowerBound] }

  /// Whether a word begins with a digit of ASCII, as figures of a text do.
  func startsWithDigit(_ index: Int) -> Bool { (0x30...0x39).contains(firstByte(index)) }

  /// Whether it is a word, whatever its case and however composed.
  func isWord(_ index: Int, _ word: WordKey) -> Bool { key(index) == word }

  func key(_ index: Int) -> WordKey {
    if utf8(index).contains(where: { $0 == 0xCC || $0 == 0xCD }) { return WordKey(self[index].composed) }
    return bytes.withUnsafeBufferPointer { WordKey($0, ranges[index]) }
  }
}
