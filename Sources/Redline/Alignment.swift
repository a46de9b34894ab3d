/// Which unit of the new document is which of the old one: by what they
/// say, never by their number alone.
struct Alignment {
  let old: Outline
  let new: Outline
  /// By old unit, the new one; -1 where there is none.
  private(set) var newOf: [Int]
  private(set) var oldOf: [Int]
  /// By old unit, whether it stands elsewhere than before.
  private(set) var isMoved: [Bool]
  /// Whether the limits ended the search for what resembles what. Lists that
  /// could not be aligned at once are no loss: equals are found singly, too.
  private(set) var isCoarse = false

  private let likeness: Likeness
  private var script: Script
  private var queue: [(Int, Int)] = []

  init(old: Outline, new: Outline, limits: RedlineLimits) {
    self.old = old
    self.new = new
    newOf = Array(repeating: -1, count: old.units.count)
    oldOf = Array(repeating: -1, count: new.units.count)
    isMoved = Array(repeating: false, count: old.units.count)
    likeness = Likeness(old: old, new: new, limit: limits.maximumLikeness)
    script = Script(steps: limits.maximumSteps)
    pair(0, 0)
    drain()
    for kinds: Set<UnitKind> in [
      [.article, .division], [.clause, .point, .item], [.text, .row, .citation],
    ] {
      elsewhere(kinds)
      drain()
    }
    findMoves()
    isCoarse = likeness.isExhausted
  }

  private mutating func pair(_ i: Int, _ j: Int) {
    newOf[i] = j
    oldOf[j] = i
    queue.append((i, j))
  }

  private mutating func drain() {
    var next = 0
    while next < queue.count {
      let (i, j) = queue[next]
      next += 1
      if [.document, .attachment].contains(old.units[i].kind) {
        for kind in UnitKind.strata {
          align(stratum(kind, in: i, old), stratum(kind, in: j, new))
        }
      }
      let children = old.units[i].children.filter { !old.units[$0].kind.isStratum }
      let others = new.units[j].children.filter { !new.units[$0].kind.isStratum }
      guard !children.isEmpty, !others.isEmpty else { continue }
      // Kinds answer only their own.
      var groups: [String: (old: [Int], new: [Int])] = [:]
      var order: [String] = []
      for (units, isOld) in [(children, true), (others, false)] {
        for unit in units {
          let own = isOld ? old.units[unit] : new.units[unit]
          let key = own.kind.matching.rawValue + ":" + own.name
          if groups[key] == nil { order.append(key) }
          if isOld {
            groups[key, default: ([], [])].old.append(unit)
          } else {
            groups[key, default: ([], [])].new.append(unit)
          }
        }
      }
      for key in order { if let group = groups[key] { align(group.old, group.new) } }
    }
    queue = []
  }

  private func stratum(_ kind: UnitKind, in component: Int, _ outline: Outline) -> [Int] {
    (component..<outline.units[component].end).filter {
      outline.units[$0].kind == kind && outline.units[$0].component == component
        && !outline.units[$0].isQuoted
    }
  }

  // MARK: Lists

  /// Aligns two lists of units of one kind, in the order of the documents.
  private mutating func align(_ allOld: [Int], _ allNew: [Int]) {
    var a = allOld.filter { newOf[$0] < 0 }
    var b = allNew.filter { oldOf[$0] < 0 }
    guard !a.isEmpty, !b.isEmpty else { return }
    // The same words in the same order …
    let kept = script.pairs(a.map { old.units[$0].signature }, b.map { new.units[$0].signature })
    for (i, j) in kept.pairs { pair(a[i], b[j]) }
    // … the same words elsewhere …
    unmatched(&a, &b)
    pairEqual(a, b) { $0.units[$1].signature }
    // … the same heading …
    unmatched(&a, &b)
    pairEqual(a, b) { outline, unit in outline.heading(unit)?.masked ?? -1 }
    // … what resembles each other between the same neighbours …
    inGaps(allOld, allNew)
    // … and anywhere in the list.
    unmatched(&a, &b)
    pairLike(a, b, atLeast: 0.5, weighted: true)
    unmatched(&a, &b)
    if let first = a.first, old.units[first].kind.isSingle { for (i, j) in zip(a, b) { pair(i, j) } }
  }

  private func unmatched(_ a: inout [Int], _ b: inout [Int]) {
    a = a.filter { newOf[$0] < 0 }
    b = b.filter { oldOf[$0] < 0 }
  }

  /// Pairs what has the same value; the first with the first, where several have.
  private mutating func pairEqual(_ a: [Int], _ b: [Int], _ value: (Outline, Int) -> Int) {
    guard !a.isEmpty, !b.isEmpty else { return }
    var places: [Int: [Int]] = [:]
    for unit in b.reversed() { places[value(new, unit), default: []].append(unit) }
    places[-1] = nil
    for unit in a {
      if let other = places[value(old, unit)]?.popLast() { pair(unit, other) }
    }
  }

  private mutating func inGaps(_ allOld: [Int], _ allNew: [Int]) {
    let places = Dictionary(uniqueKeysWithValues: allNew.enumerated().map { ($1, $0) })
    let matched = allOld.indices.filter { places[newOf[allOld[$0]]] != nil }
    let targets = matched.compactMap { places[newOf[allOld[$0]]] }
    let chain = Order.heaviest(targets, weights: matched.map { old.units[allOld[$0]].size + 1 })
    var i = 0
    var j = 0
    for index in chain + [-1] {
      let endI = index < 0 ? allOld.count : matched[index]
      let endJ = index < 0 ? allNew.count : targets[index]
      let a = allOld[i..<endI].filter { newOf[$0] < 0 }
      let b = allNew[j..<endJ].filter { oldOf[$0] < 0 }
      i = endI + 1
      j = endJ + 1
      guard !a.isEmpty, !b.isEmpty else { continue }
      pairLike(a, b, atLeast: 0.4, weighted: false)
      var c = a
      var d = b
      unmatched(&c, &d)
      if c.count == 1, d.count == 1, isPlausible(c[0], d[0]) { pair(c[0], d[0]) }
    }
  }

  /// One short text for another at the same place: "100.000 đồng" for
  /// "150.000 đồng", a row in which one column is the same.
  private func isPlausible(_ i: Int, _ j: Int) -> Bool {
    let a = old.units[i]
    let b = new.units[j]
    if a.kind == .row {
      return a.passages.count == b.passages.count
        && zip(a.passages, b.passages).contains { !$0.isEmpty && $0.exact == $1.exact }
    }
    guard max(a.size, b.size) <= 8, a.number == b.number else { return false }
    return likeness.plain(i, j) > 0.15
  }

  private mutating func pairLike(_ a: [Int], _ b: [Int], atLeast threshold: Double, weighted: Bool) {
    guard !a.isEmpty, !b.isEmpty else { return }
    var scored: [(score: Double, i: Int, j: Int, distance: Int)] = []
    for (i, j) in likeness.candidates(a, b) {
      // Far apart in length, far apart in words.
      let sizes = (old.units[i].size, new.units[j].size)
      guard min(sizes.0, sizes.1) * 4 >= max(sizes.0, sizes.1) else { continue }
      let score = weighted ? likeness.weighted(i, j) : likeness.plain(i, j)
      guard score >= threshold else { continue }
      scored.append((score, i, j, abs(old.units[i].ordinal - new.units[j].ordinal)))
    }
    scored.sort { ($1.score, $0.distance, $0.i, $0.j) < ($0.score, $1.distance, $1.i, $1.j) }
    for (_, i, j, _) in scored where newOf[i] < 0 && oldOf[j] < 0 { pair(i, j) }
  }

  // MARK: Elsewhere

  /// What moved below another unit. Here a text must be alone of its kind:
  /// what every article says has not moved from one to the other.
  private mutating func elsewhere(_ kinds: Set<UnitKind>) {
    let a = old.units.indices.filter { newOf[$0] < 0 && kinds.contains(old.units[$0].kind) }
    let b = new.units.indices.filter { oldOf[$0] < 0 && kinds.contains(new.units[$0].kind) }
    guard !a.isEmpty, !b.isEmpty else { return }
    var counts: [Int: (old: Int, new: Int)] = [:]
    for unit in old.units { counts[unit.signature, default: (0, 0)].old += 1 }
    for unit in new.units { counts[unit.signature, default: (0, 0)].new += 1 }
    var places: [Int: Int] = [:]
    for unit in b { places[new.units[unit].signature] = unit }
    for unit in a where old.units[unit].size >= 4 {
      let signature = old.units[unit].signature
      guard let count = counts[signature], count == (1, 1), let other = places[signature] else { continue }
      // A part of what has just been paired comes with it.
      if newOf[unit] < 0, oldOf[other] < 0 {
        pair(unit, other)
        if !old.units[unit].children.isEmpty { drain() }
      }
    }
    guard !kinds.contains(.text) else { return }
    let c = a.filter { newOf[$0] < 0 && old.units[$0].size >= 8 }
    let d = b.filter { oldOf[$0] < 0 && new.units[$0].size >= 8 }
    pairLike(c, d, atLeast: 0.6, weighted: true)
  }

  // MARK: Moves

  private mutating func findMoves() {
    for i in old.units.indices where newOf[i] >= 0 && i > 0 {
      let parents = (old.units[i].parent, new.units[newOf[i]].parent)
      guard newOf[parents.0] != parents.1 else { continue }
      if old.units[i].kind.isStratum {
        // Where a chapter goes or comes, its articles stay where they are.
        let across = old.units[i].component
        let isSame = newOf[across] == new.units[newOf[i]].component
        isMoved[i] = !isSame || (newOf[parents.0] >= 0 && oldOf[parents.1] >= 0 && hasChapters(parents))
      } else {
        isMoved[i] = true
      }
    }
    for i in old.units.indices where newOf[i] >= 0 {
      reorder(old.units[i].children.filter { !old.units[$0].kind.isStratum }, below: newOf[i])
      guard [.document, .attachment].contains(old.units[i].kind) else { continue }
      for kind in UnitKind.strata {
        let units = stratum(kind, in: i, old).filter { newOf[$0] >= 0 }
        order(units)
      }
    }
  }

  /// Whether both parents are true parts: from the body into a chapter is no move.
  private func hasChapters(_ parents: (Int, Int)) -> Bool {
    old.units[parents.0].kind.isStratum && new.units[parents.1].kind.isStratum
  }

  private mutating func reorder(_ children: [Int], below parent: Int) {
    order(children.filter { newOf[$0] >= 0 && new.units[newOf[$0]].parent == parent })
  }

  private mutating func order(_ units: [Int]) {
    guard units.count > 1 else { return }
    let targets = units.map { newOf[$0] }
    guard zip(targets, targets.dropFirst()).contains(where: { $0 > $1 }) else { return }
    let stayed = Set(Order.heaviest(targets, weights: units.map { old.units[$0].size + 1 }))
    for (index, unit) in units.enumerated() where !stayed.contains(index) { isMoved[unit] = true }
  }
}
