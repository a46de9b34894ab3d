import Glibc

/// Words by their bytes, each with what is known about it.
///
/// Nearly all words of a document have been seen before; that is found out
/// here, without making a string of each. How words lie in it is another in
/// each run, so that no document can be written to make it slow.
struct WordTable<Value> {
  private struct Entry {
    var hash: UInt64
    var start: Int
    var end: Int
  }

  private var values: [Value] = []
  private var entries: [Entry] = []
  private var pool: [UInt8] = []
  /// Places of entries, counted from 1; 0 is free. Their number is a power
  /// of two, and at most half are taken.
  private var slots: [Int32] = Array(repeating: 0, count: 1024)
  private let seed = wordSeed

  var count: Int { values.count }

  subscript(place: Int) -> Value {
    get { values[place] }
    set { values[place] = newValue }
  }

  /// The place of a word, which is its for as long as the table is there.
  func place(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    let slot = slot(bytes, range, hash(bytes, range))
    return slots[slot] == 0 ? nil : Int(slots[slot]) - 1
  }

  /// Takes a word in that is not there yet.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ value: Value) {
    if entries.count * 2 >= slots.count { grow() }
    let hash = self.hash(bytes, range)
    let start = pool.count
    pool.append(contentsOf: bytes[range])
    entries.append(Entry(hash: hash, start: start, end: pool.count))
    values.append(value)
    slots[slot(bytes, range, hash)] = Int32(clamping: entries.count)
  }

  /// Where a word is, or is to be.
  private func slot(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.hash == hash, entry.end - entry.start == range.count, isSame(entry.start, bytes, range) {
        break
      }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func isSame(_ start: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    pool.withUnsafeBufferPointer { pool in
      guard let own = pool.baseAddress, let other = bytes.baseAddress else { return true }
      return memcmp(own + start, other + range.lowerBound, range.count) == 0
    }
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (place, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(clamping: place + 1)
    }
  }

  private func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash = seed
    var chunk: UInt64 = 0
    var filled: UInt64 = 0
    for index in range {
      chunk |= UInt64(bytes[index]) << filled
      filled += 8
      if filled == 64 {
        hash = folded(hash ^ chunk)
        (chunk, filled) = (0, 0)
      }
    }
    return folded(hash ^ chunk ^ UInt64(range.count) << 56)
  }

  /// Both halves of a product, which each bit of a number is mixed into.
  private func folded(_ number: UInt64) -> UInt64 {
    let product = number.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15 ^ seed << 1)
    return product.high ^ product.low
  }
}

/// By which words are mixed, another in each run of the program.
let wordSeed = UInt64(bitPattern: Int64(truncatingIfNeeded: "kyhop".hashValue))
