/// Weaves two aligned documents into one, and tells what differs.
struct Weaver {
  private(set) var events: [Change] = []
  private(set) var staleReferences: [StaleReference] = []
  private(set) var differentForm = 0
  private(set) var differentTones = 0
  private(set) var followedReferences = 0
  private(set) var isCoarse = false
  let anchors: (old: [String], new: [String])

  private let alignment: Alignment
  private let interner: Interner
  private let references: References
  private var script: Script
  private var renumbered: [(old: Int, new: Int)] = []
  /// Units of the new document that some event speaks of.
  private var touched: Set<Int> = []

  private var old: Outline { alignment.old }
  private var new: Outline { alignment.new }

  init(_ alignment: Alignment, _ interner: Interner, _ limits: RedlineLimits) {
    self.alignment = alignment
    self.interner = interner
    references = References(alignment)
    script = Script(steps: limits.maximumSteps)
    anchors = (alignment.old.anchors("o"), alignment.new.anchors("n"))
  }

  mutating func weave() -> Piece {
    let whole = both(0, 0, isMoved: false)
    for group in groups() { events.append(group) }
    isCoarse = script.isCoarse
    return whole
  }

  private func place(old index: Int) -> Place { old.place(index, anchor: anchors.old[index]) }
  private func place(new index: Int) -> Place { new.place(index, anchor: anchors.new[index]) }

  // MARK: Pieces

  private mutating func both(_ i: Int, _ j: Int, isMoved: Bool) -> Piece {
    var piece = Piece(role: isMoved ? .arrived : .kept, old: i, new: j)
    if isMoved {
      var event = Change(
        kind: .moved,
        weight: .substance,
        old: place(old: i),
        new: place(new: j),
        excerpt: excerpt(new, j)
      )
      // From one chapter to another, with its number.
      let parents = (old.units[i].parent, new.units[j].parent)
      if old.units[i].kind.isStratum, alignment.newOf[parents.0] != parents.1 {
        event.old = old.place(i, anchor: anchors.old[i], isFull: true)
        event.new = new.place(j, anchor: anchors.new[j], isFull: true)
      }
      event.isWithin = alignment.newOf[old.units[i].parent] == new.units[j].parent
      piece.event = add(event, j)
    }
    compare(i, j, &piece)
    if !isMoved { renumber(i, j) }
    // What is gone stands behind the one that stood before it.
    let here = new.units[j].children
    var gone: [Int: [Int]] = [:]
    var behind = -1
    let positions = Dictionary(uniqueKeysWithValues: here.enumerated().map { ($1, $0) })
    for child in old.units[i].children {
      let other = alignment.newOf[child]
      if other >= 0, let position = positions[other], !alignment.isMoved[child] {
        behind = position
      } else if other < 0 || alignment.isMoved[child] {
        gone[behind, default: []].append(child)
      }
    }
    for position in -1..<here.count {
      if position >= 0 { piece.children.append(self.piece(here[position])) }
      for child in gone[position] ?? [] { piece.children.append(removed(child, isBelow: false)) }
    }
    piece.isQuiet =
      piece.event == nil && piece.change == nil && piece.children.allSatisfy(\.isQuiet)
    return piece
  }

  private mutating func piece(_ j: Int) -> Piece {
    let i = alignment.oldOf[j]
    guard i >= 0 else { return added(j, isBelow: false) }
    return both(i, j, isMoved: alignment.isMoved[i])
  }

  private mutating func added(_ j: Int, isBelow: Bool) -> Piece {
    var piece = Piece(role: .added, new: j)
    if !isBelow {
      piece.event = add(
        Change(
          kind: .added,
          weight: weight(of: j, new),
          new: place(new: j),
          excerpt: excerpt(new, j),
          passages: texts(j, new, alignment.oldOf, .inserted)
        ),
        j
      )
    }
    for child in new.units[j].children {
      piece.children.append(alignment.oldOf[child] < 0 ? added(child, isBelow: true) : self.piece(child))
    }
    piece.isQuiet = false
    return piece
  }

  private mutating func removed(_ i: Int, isBelow: Bool) -> Piece {
    guard alignment.newOf[i] < 0 else {
      return Piece(role: .left, old: i, new: alignment.newOf[i], isQuiet: false)
    }
    var piece = Piece(role: .removed, old: i)
    if !isBelow {
      piece.event = add(
        Change(
          kind: .removed,
          weight: weight(of: i, old),
          old: place(old: i),
          excerpt: excerpt(old, i),
          passages: texts(i, old, alignment.newOf, .deleted)
        ),
        nil
      )
    }
    for child in old.units[i].children where alignment.newOf[child] < 0 || alignment.isMoved[child] {
      piece.children.append(removed(child, isBelow: true))
    }
    piece.isQuiet = false
    return piece
  }

  /// Of a unit that came or went: lines of nothing but signs mean nothing.
  private func weight(of unit: Int, _ outline: Outline) -> Change.Weight {
    for index in unit..<outline.units[unit].end {
      for passage in outline.units[index].passages {
        if passage.words.contains(where: { $0.substance != nil }) { return .substance }
      }
      if !outline.units[index].number.isEmpty { return .substance }
    }
    return .editorial
  }

  private mutating func add(_ event: Change, _ unit: Int?) -> Int {
    if let unit {
      touched.insert(unit)
      for above in new.above(unit) { touched.insert(above) }
    }
    events.append(event)
    return events.count - 1
  }

  // MARK: Texts

  /// The texts of a unit and of what came or went with it.
  private func texts(_ unit: Int, _ outline: Outline, _ match: [Int], _ kind: Run.Kind) -> [PassageChange] {
    var texts: [PassageChange] = []
    var next = unit
    var label = ""
    while next < outline.units[unit].end {
      let own = outline.units[next]
      guard match[next] < 0 else {
        next = own.end
        continue
      }
      if !own.label.isEmpty, own.kind != .row { label = own.label }
      for (position, passage) in own.passages.enumerated() where !passage.isEmpty {
        let run = Run(
          kind: kind,
          old: kind == .deleted ? passage.text : "",
          new: kind == .inserted ? passage.text : ""
        )
        texts.append(PassageChange(part: part(own, position), name: label, runs: [run]))
        label = ""
      }
      next += 1
    }
    return texts
  }

  private func part(_ unit: Outline.Unit, _ position: Int) -> PassageChange.Part {
    if unit.kind == .row { return .cell }
    return unit.hasHeading && position == 0 ? .heading : .text
  }

  /// The first words of a unit: its heading, or of its text.
  private func excerpt(_ outline: Outline, _ unit: Int) -> String {
    var words: [String] = []
    for index in unit..<outline.units[unit].end {
      for passage in outline.units[index].passages where !passage.isEmpty {
        let more = passage.text.split(separator: " ", maxSplits: 16).prefix(16)
        words += more.map(String.init)
        let isLong = passage.text.utf8.count > more.reduce(0) { $0 + $1.utf8.count + 1 }
        if outline.units[unit].kind != .row { return words.joined(separator: " ") + (isLong ? " …" : "") }
        if words.count >= 16 { return words.prefix(16).joined(separator: " ") + " …" }
      }
    }
    return words.joined(separator: " ")
  }

  private mutating func compare(_ i: Int, _ j: Int, _ piece: inout Piece) {
    let a = old.units[i]
    let b = new.units[j]
    var change = Change(kind: .changed, weight: .editorial)
    if a.number == b.number, Spelling.toneLast(a.label) != Spelling.toneLast(b.label), a.kind != .row {
      let runs =
        (a.label.isEmpty ? [] : [Run(kind: .deleted, old: a.label, new: "")])
        + (b.label.isEmpty ? [] : [Run(kind: .inserted, old: "", new: b.label)])
      let label = PassageChange(part: .label, runs: runs)
      piece.label = label
      change.passages.append(label)
    }
    for (x, y) in passagePairs(a, b) {
      let before = x.map { a.passages[$0] } ?? Passage()
      let after = y.map { b.passages[$0] } ?? Passage()
      guard !before.isEmpty || !after.isEmpty else { continue }
      let expected = references.expected(in: before, of: i)
      if before.exact == after.exact {
        note(before, after)
        warn(before, expected, j)
        continue
      }
      var keys: [Int: Int] = [:]
      for one in expected where one.target != nil { keys[one.word] = interner.word(one.number) }
      let comparison = TextComparison(before, after, expected: keys, &script)
      guard !comparison.isSame else {
        for one in expected where one.target != nil {
          if interner.word(one.number) != before.words[one.word].key { followedReferences += 1 }
        }
        note(before, after)
        continue
      }
      let position = y ?? x ?? 0
      var passage = PassageChange(part: part(y == nil ? a : b, position), runs: comparison.runs)
      if passage.part == .cell {
        passage.name = columnName(y == nil ? old : new, y == nil ? i : j, position)
      }
      // A cell that is gone has no place of its own: it is shown after the last.
      piece.differing[y ?? b.passages.count + position] = passage
      change.passages.append(passage)
      change.figures += comparison.figures
      if comparison.hasOtherWords { change.hasOtherWords = true }
      if !comparison.isEditorial { change.weight = .substance }
      if comparison.isCoarse { change.isCoarse = true }
    }
    guard !change.passages.isEmpty else { return }
    change.old = place(old: i)
    change.new = place(new: j)
    piece.change = add(change, j)
  }

  /// Which text of a unit answers which; a row's counter is none.
  private func passagePairs(_ a: Outline.Unit, _ b: Outline.Unit) -> [(Int?, Int?)] {
    guard a.kind == .row else {
      if a.hasHeading == b.hasHeading {
        return (0..<max(a.passages.count, b.passages.count)).map {
          ($0 < a.passages.count ? $0 : nil, $0 < b.passages.count ? $0 : nil)
        }
      }
      return a.passages.indices.map { ($0, nil) } + b.passages.indices.map { (nil, $0) }
    }
    // Where no row came or went, a new counter is a change like any other.
    let isCounted = !a.label.isEmpty && !b.label.isEmpty && (a.number == b.number || a.ordinal != b.ordinal)
    let x = Array((isCounted ? min(1, a.passages.count) : 0)..<a.passages.count)
    let y = Array((isCounted ? min(1, b.passages.count) : 0)..<b.passages.count)
    if x.count == y.count { return zip(x, y).map { ($0, $1) } }
    // A column came or went.
    var own = Script(steps: 100_000)
    var pairs: [(Int?, Int?)] = []
    var i = 0
    var j = 0
    let kept = own.pairs(x.map { a.passages[$0].exact }, y.map { b.passages[$0].exact }).pairs
    for (endI, endJ) in kept + [(x.count, y.count)] {
      while i < endI, j < endJ, endI - i == endJ - j {
        pairs.append((x[i], y[j]))
        i += 1
        j += 1
      }
      while i < endI {
        pairs.append((x[i], nil))
        i += 1
      }
      while j < endJ {
        pairs.append((nil, y[j]))
        j += 1
      }
      if endI < x.count { pairs.append((x[endI], y[endJ])) }
      i = endI + 1
      j = endJ + 1
    }
    return pairs
  }

  private func columnName(_ outline: Outline, _ row: Int, _ column: Int) -> String {
    let table = outline.units[row].parent
    guard table >= 0, let header = outline.units[table].children.first,
      outline.units[header].isHeader, header != row
    else { return "" }
    let cells = outline.units[header].passages
    return cells.indices.contains(column) ? cells[column].text : ""
  }

  /// Counts what is the same and yet not byte for byte.
  private mutating func note(_ before: Passage, _ after: Passage) {
    let raw = (before.raw ?? before.text, after.raw ?? after.text)
    if raw.0.utf8.elementsEqual(raw.1.utf8) { return }
    if !zip(before.words, after.words).allSatisfy({
      $0.text.utf8.elementsEqual($1.text.utf8) || $0.key != $1.key
    }) {
      differentTones += 1
    } else if (before.raw == nil) != (after.raw == nil) || before.raw != nil {
      differentForm += 1
    }
  }

  /// A text that is as it was, though what it refers to has a new number.
  private mutating func warn(_ before: Passage, _ expected: [References.Expected], _ unit: Int) {
    for one in expected where one.mention.isCertain && !one.mention.isOwnArticle {
      guard one.target == nil || interner.word(one.number) != before.words[one.word].key else { continue }
      let words = before.words[one.mention.range]
      var text = ""
      for word in words { text += (word.isSpaced && !text.isEmpty ? " " : "") + word.text }
      let reference = StaleReference(
        place: place(new: unit),
        text: text,
        target: one.target.map { place(new: $0) }
      )
      if staleReferences.last != reference { staleReferences.append(reference) }
    }
  }

  // MARK: Numbers

  private mutating func renumber(_ i: Int, _ j: Int) {
    let a = old.units[i]
    let b = new.units[j]
    guard a.number != b.number, a.kind != .row, !alignment.isMoved[i] else { return }
    // Below an article a new number mostly follows from what came or went.
    let isOwnCount =
      a.kind.isStratum || a.kind == .attachment
      || (a.kind == .division && a.parent >= 0 && old.units[a.parent].kind != .division)
    if isOwnCount || a.ordinal == b.ordinal { renumbered.append((i, j)) }
  }

  /// Neighbours that were renumbered alike, as one event.
  private func groups() -> [Change] {
    var groups: [[(old: Int, new: Int)]] = []
    for pair in renumbered {
      if let last = groups.last?.last, follows(last, pair) {
        groups[groups.count - 1].append(pair)
      } else {
        groups.append([pair])
      }
    }
    return groups.compactMap { group in
      guard let first = group.first, let last = group.last else { return nil }
      var change = Change(
        kind: .renumbered,
        weight: .editorial,
        old: place(old: first.old),
        new: place(new: first.new)
      )
      if group.count > 1 {
        change.oldLast = place(old: last.old)
        change.newLast = place(new: last.new)
        change.count = group.count
      }
      change.others = group.filter { touched.contains($0.new) }.map { place(new: $0.new) }
      return change
    }
  }

  private func follows(_ a: (old: Int, new: Int), _ b: (old: Int, new: Int)) -> Bool {
    let units = (old.units[a.old], old.units[b.old], new.units[a.new], new.units[b.new])
    guard units.0.kind == units.1.kind, units.0.component == units.1.component,
      units.0.kind.isStratum || units.0.parent == units.1.parent,
      let values = Self.values(units.0.number, units.1.number),
      let others = Self.values(units.2.number, units.3.number)
    else { return false }
    return values.1 == values.0 + 1 && others.1 == others.0 + 1
  }

  private static func values(_ a: String, _ b: String) -> (Int, Int)? {
    guard let a = value(a), let b = value(b) else { return nil }
    return (a, b)
  }

  /// Of "12", "XII", and letters in the order of Vietnamese lists.
  static func value(_ number: String) -> Int? {
    if number.utf8.count <= 6, let value = Int(number) { return value }
    let digits: [Character: Int] = ["I": 1, "V": 5, "X": 10, "L": 50, "C": 100]
    if number.count <= 12, !number.isEmpty, number.allSatisfy({ digits[$0] != nil }) {
      let values = number.compactMap { digits[$0] }
      return values.indices.reduce(0) { sum, index in
        let isBefore = index + 1 < values.count && values[index] < values[index + 1]
        return sum + (isBefore ? -values[index] : values[index])
      }
    }
    let letters = Array("abcdđeghiklmnopqrstuvxy")
    guard number.count == 1, let letter = number.first else { return nil }
    return letters.firstIndex(of: letter).map { $0 + 1 }
  }
}
