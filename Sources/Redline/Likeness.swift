/// How much two texts resemble each other: what share of their words, and
/// of their pairs of words, they have in common.
final class Likeness {
  /// Comparisons that may still be made.
  private(set) var left: Int
  /// Whether they ran out.
  private(set) var isExhausted = false

  private let outlines: [Outline]
  private var features: [[[UInt64]?]]
  private var rarities: [UnitKind: [UInt64: UInt32]] = [:]
  /// More pieces of one text than this are judged by a sample.
  private static let sample = 2_000

  init(old: Outline, new: Outline, limit: Int) {
    outlines = [old, new]
    features = [
      Array(repeating: nil, count: old.units.count), Array(repeating: nil, count: new.units.count),
    ]
    left = limit
  }

  /// Pieces of a unit and all below, ascending.
  func pieces(_ side: Int, _ unit: Int) -> [UInt64] {
    if let known = features[side][unit] { return known }
    var pieces: Set<UInt64> = []
    for index in unit..<outlines[side].units[unit].end {
      let part = outlines[side].units[index]
      for passage in part.kind == .row && !part.label.isEmpty ? part.passages.dropFirst() : part.passages[...]
      {
        var numbers: Set<Int> = []
        for mention in passage.mentions { for part in mention.parts { numbers.insert(part.word) } }
        var before: UInt64 = 0
        for (index, word) in passage.words.enumerated() where word.kind != .mark {
          let key = numbers.contains(index) ? 0 : UInt64(word.key)
          pieces.insert(mix(key))
          if before > 0 { pieces.insert(mix(before << 32 | key)) }
          before = key
        }
      }
    }
    var sorted = pieces.sorted()
    if sorted.count > Self.sample { sorted.removeLast(sorted.count - Self.sample) }
    left -= sorted.count
    features[side][unit] = sorted
    return sorted
  }

  /// Spreads numbers evenly, so that the smallest are a fair sample.
  private func mix(_ value: UInt64) -> UInt64 {
    var value = value &+ 0x9E37_79B9_7F4A_7C15
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// 0 nothing in common … 1 the same pieces.
  func plain(_ old: Int, _ new: Int) -> Double { share(old, new, nil) }

  /// The same, where what stands in many units counts for little.
  func weighted(_ old: Int, _ new: Int) -> Double {
    share(old, new, rarity(outlines[0].units[old].kind.matching))
  }

  private func share(_ old: Int, _ new: Int, _ rarity: [UInt64: UInt32]?) -> Double {
    let a = pieces(0, old)
    let b = pieces(1, new)
    left -= a.count + b.count
    guard left > 0 else {
      isExhausted = true
      return 0
    }
    func weight(_ piece: UInt64) -> Double {
      guard let rarity else { return 1 }
      return 1 / Double(rarity[piece] ?? 1)
    }
    var both = 0.0
    var all = 0.0
    var i = 0
    var j = 0
    // A sample ends where the shorter of two samples ends.
    var bound = UInt64.max
    if a.count == Self.sample, let last = a.last { bound = min(bound, last) }
    if b.count == Self.sample, let last = b.last { bound = min(bound, last) }
    while i < a.count || j < b.count {
      let x = i < a.count ? a[i] : UInt64.max
      let y = j < b.count ? b[j] : UInt64.max
      guard min(x, y) <= bound else { break }
      if x == y {
        both += 2 * weight(x)
        all += 2 * weight(x)
        i += 1
        j += 1
      } else if x < y {
        all += weight(x)
        i += 1
      } else {
        all += weight(y)
        j += 1
      }
    }
    return all > 0 ? both / all : 0
  }

  /// In how many units of a kind a piece stands, in the document where it
  /// stands in more.
  private func rarity(_ kind: UnitKind) -> [UInt64: UInt32] {
    if let known = rarities[kind] { return known }
    var rarity: [UInt64: UInt32] = [:]
    for side in 0...1 {
      var counts: [UInt64: UInt32] = [:]
      for unit in outlines[side].units.indices where outlines[side].units[unit].kind.matching == kind {
        guard left > 0 else {
          isExhausted = true
          break
        }
        for piece in pieces(side, unit) { counts[piece, default: 0] += 1 }
      }
      rarity.merge(counts, uniquingKeysWith: max)
    }
    rarities[kind] = rarity
    return rarity
  }

  /// Pairs worth a look among many: those that share a piece that few have.
  func candidates(_ old: [Int], _ new: [Int]) -> [(Int, Int)] {
    if old.count <= 40_000 / max(1, new.count) {
      return old.flatMap { i in new.map { (i, $0) } }
    }
    var holders: [UInt64: [Int]] = [:]
    for unit in new {
      guard left > 0 else {
        isExhausted = true
        return []
      }
      for piece in pieces(1, unit) { holders[piece, default: []].append(unit) }
    }
    var pairs: [(Int, Int)] = []
    for (position, unit) in old.enumerated() {
      guard left > 0 else {
        isExhausted = true
        return pairs
      }
      var shared: [Int: Int] = [:]
      for piece in pieces(0, unit) {
        guard let units = holders[piece], units.count <= 12 else { continue }
        left -= units.count
        for unit in units { shared[unit, default: 0] += 1 }
      }
      let best = shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(4)
      pairs += best.map { (unit, $0.key) }
      // And what stands at the same place.
      if old.count == new.count, shared[new[position]] == nil { pairs.append((unit, new[position])) }
    }
    return pairs
  }
}
