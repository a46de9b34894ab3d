/// Which elements of two sequences are kept, in order: Myers' algorithm
/// ("An O(ND) difference algorithm", 1986), bounded.
struct Script {
  /// Steps that may still be taken, over all sequences.
  var steps: Int
  /// Whether some sequence was not aligned as far as it could be.
  private(set) var isCoarse = false

  init(steps: Int) { self.steps = steps }

  /// Pairs of positions that match, both ascending.
  ///
  /// - Parameter also: a second value of each element of `a` that matches, too.
  mutating func pairs(_ a: [Int], also: [Int]? = nil, _ b: [Int]) -> (pairs: [(Int, Int)], isCoarse: Bool) {
    let other = also ?? a
    func same(_ i: Int, _ j: Int) -> Bool { a[i] == b[j] || other[i] == b[j] }
    var start = 0
    let shorter = min(a.count, b.count)
    while start < shorter, same(start, start) { start += 1 }
    var tail = 0
    while tail < shorter - start, same(a.count - 1 - tail, b.count - 1 - tail) { tail += 1 }
    var pairs = (0..<start).map { ($0, $0) }
    var coarse = false
    let x = start..<(a.count - tail)
    let y = start..<(b.count - tail)
    if !x.isEmpty, !y.isEmpty {
      if let middle = greedy(a, other, b, x, y) {
        pairs += middle
      } else {
        // Fixed at what stands alone, what lies between is short.
        var i = x.lowerBound
        var j = y.lowerBound
        for (endI, endJ) in anchored(a, other, b, x, y) + [(x.upperBound, y.upperBound)] {
          if i < endI, j < endJ {
            if let between = greedy(a, other, b, i..<endI, j..<endJ) {
              pairs += between
            } else {
              coarse = true
            }
          }
          if endI < x.upperBound { pairs.append((endI, endJ)) }
          i = endI + 1
          j = endJ + 1
        }
      }
    }
    pairs += (0..<tail).map { (a.count - tail + $0, b.count - tail + $0) }
    if coarse { isCoarse = true }
    return (pairs, coarse)
  }

  /// Nil where the sequences differ too much for the steps that are left.
  private mutating func greedy(
    _ a: [Int],
    _ other: [Int],
    _ b: [Int],
    _ x: Range<Int>,
    _ y: Range<Int>
  ) -> [(Int, Int)]? {
    let n = x.count
    let m = y.count
    let most = min(n + m, 1_400)
    let allowed = min(steps, 4_000_000)
    var left = allowed
    defer { steps -= allowed - max(0, left) }
    var furthest = [Int](repeating: 0, count: 2 * most + 3)
    let middle = most + 1
    var trace: [[Int]] = []
    for d in 0...most {
      trace.append(Array(furthest[(middle - d)...(middle + d)]))
      for k in stride(from: -d, through: d, by: 2) {
        // On a tie, deletions come first.
        var i =
          k == -d || (k != d && furthest[middle + k - 1] < furthest[middle + k + 1])
          ? furthest[middle + k + 1] : furthest[middle + k - 1] + 1
        var j = i - k
        while i < n, j < m {
          let word = b[y.lowerBound + j]
          guard a[x.lowerBound + i] == word || other[x.lowerBound + i] == word else { break }
          i += 1
          j += 1
          left -= 1
        }
        furthest[middle + k] = i
        left -= 1
        if i >= n, j >= m { return walk(trace, n, m, x, y) }
        if left <= 0 { return nil }
      }
    }
    return nil
  }

  private func walk(
    _ trace: [[Int]],
    _ n: Int,
    _ m: Int,
    _ x: Range<Int>,
    _ y: Range<Int>
  ) -> [(Int, Int)] {
    var pairs: [(Int, Int)] = []
    var i = n
    var j = m
    for d in stride(from: trace.count - 1, through: 0, by: -1) {
      let before = trace[d]
      func at(_ k: Int) -> Int { before.indices.contains(k + d) ? before[k + d] : 0 }
      let k = i - j
      let isDown = k == -d || (k != d && at(k - 1) < at(k + 1))
      let previous = isDown ? k + 1 : k - 1
      let startI = d == 0 ? 0 : at(previous)
      let startJ = d == 0 ? 0 : startI - previous
      while i > startI, j > startJ {
        i -= 1
        j -= 1
        pairs.append((x.lowerBound + i, y.lowerBound + j))
      }
      if d > 0 {
        i = startI
        j = startJ
      }
    }
    return pairs.reversed()
  }

  /// Only what stands once on each side, three words at a time.
  private func anchored(
    _ a: [Int],
    _ other: [Int],
    _ b: [Int],
    _ x: Range<Int>,
    _ y: Range<Int>
  ) -> [(Int, Int)] {
    struct Three: Hashable {
      var first: Int
      var second: Int
      var third: Int
    }
    func places(_ words: [Int], _ range: Range<Int>) -> [Three: Int] {
      var places: [Three: Int] = [:]
      guard range.count > 2 else { return places }
      for index in range.dropLast(2) {
        let three = Three(first: words[index], second: words[index + 1], third: words[index + 2])
        places[three] = places[three] == nil ? index : -1
      }
      return places
    }
    let old = places(a, x)
    let new = places(b, y)
    let common = old.compactMap { three, i in new[three].map { (i, $0) } }
      .filter { $0.0 >= 0 && $0.1 >= 0 }.sorted { $0.0 < $1.0 }
    var pairs: [(Int, Int)] = []
    for index in Order.heaviest(common.map(\.1), weights: common.map { _ in 1 }) {
      var (i, j) = common[index]
      // Grow on both sides.
      let floor = pairs.last ?? (x.lowerBound - 1, y.lowerBound - 1)
      guard i > floor.0, j > floor.1 else { continue }
      while i - 1 > floor.0, j - 1 > floor.1, a[i - 1] == b[j - 1] || other[i - 1] == b[j - 1] {
        i -= 1
        j -= 1
      }
      while i < x.upperBound, j < y.upperBound, a[i] == b[j] || other[i] == b[j] {
        pairs.append((i, j))
        i += 1
        j += 1
      }
    }
    return pairs
  }
}

/// Order among things that may have been moved.
enum Order {
  /// The positions of the heaviest ascending subsequence: what stayed in
  /// its order.
  static func heaviest(_ values: [Int], weights: [Int]) -> [Int] {
    guard !values.isEmpty else { return [] }
    let sorted = Set(values).sorted()
    var rank: [Int: Int] = [:]
    for (index, value) in sorted.enumerated() { rank[value] = index + 1 }
    // A tree of the best sum that ends at or below a rank.
    var best = [(weight: Int, index: Int)](repeating: (0, -1), count: sorted.count + 1)
    var before = [Int](repeating: -1, count: values.count)
    var last = (weight: 0, index: -1)
    for (index, value) in values.enumerated() {
      guard let own = rank[value] else { continue }
      var found = (weight: 0, index: -1)
      var at = own - 1
      while at > 0 {
        if best[at].weight > found.weight { found = best[at] }
        at &= at - 1
      }
      before[index] = found.index
      let total = (weight: found.weight + weights[index], index: index)
      at = own
      while at <= sorted.count {
        if total.weight > best[at].weight { best[at] = total }
        at += at & -at
      }
      if total.weight > last.weight { last = total }
    }
    var chain: [Int] = []
    var next = last.index
    while next >= 0 {
      chain.append(next)
      next = before[next]
    }
    return chain.reversed()
  }
}
