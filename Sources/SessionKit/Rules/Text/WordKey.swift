/// A word in small letters, in two numbers: compared and found at once, where
/// Swift's strings are compared as what may be composed in many ways.
///
/// Words are in NFC. Two of up to 15 bytes, as all of Vietnamese are, have
/// the same key if they are the same; longer ones unless by a chance of one
/// in 2⁵⁶, which nobody can bring about from outside.
struct WordKey: Hashable, Sendable {
  private var head: UInt64 = 0
  private var tail: UInt64 = 0
  private var count = 0

  /// That of no word.
  static let none = WordKey()

  private init() {}

  static func == (left: Self, right: Self) -> Bool { left.head == right.head && left.tail == right.tail }

  func hash(into hasher: inout Hasher) {
    hasher.combine(head)
    hasher.combine(tail)
  }

  /// - Parameter range: of well-formed UTF-8.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    bytes.forEachLowered(range) { append($0) }
    close()
  }

  /// - Parameter word: in any case.
  init(_ word: some StringProtocol) {
    var word = String(word)
    self = word.withUTF8 { WordKey($0, 0..<$0.count) }
  }

  private mutating func append(_ byte: UInt8) {
    if count < 8 {
      head |= UInt64(byte) << UInt64(count * 8)
    } else if count < 15 {
      tail |= UInt64(byte) << UInt64((count - 8) * 8)
    } else {
      if count == 15 { tail ^= wordSeed }
      tail = (tail ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15
      tail ^= tail >> 29
    }
    count += 1
  }

  /// No byte of UTF-8 is 0xFF, and no short word has so many.
  private mutating func close() {
    let mark: UInt64 = count > 15 ? 0xFF : UInt64(count)
    tail = tail & 0x00FF_FFFF_FFFF_FFFF | mark << 56
  }
}

extension WordKey: ExpressibleByStringLiteral {
  init(stringLiteral word: StaticString) {
    self.init(
      UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount),
      0..<word.utf8CodeUnitCount
    )
  }
}
