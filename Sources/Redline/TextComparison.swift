/// Two texts, word by word.
struct TextComparison {
  private(set) var runs: [Run] = []
  private(set) var figures: [Figure] = []
  private(set) var isEditorial = true
  /// Whether other words than those of figures differ, too.
  private(set) var hasOtherWords = false
  private(set) var isCoarse = false

  /// What stands between two kept stretches, or such a stretch.
  private struct Segment {
    var isKept: Bool
    var old: Range<Int>
    var new: Range<Int>
    var size: Int { max(old.count, new.count) }
  }

  /// - Parameter expected: by word of the old text, the key of the number
  ///   that it should have now.
  init(_ old: Passage, _ new: Passage, expected: [Int: Int], _ script: inout Script) {
    let literal = old.words.map(\.key)
    var keys = literal
    for (word, key) in expected { keys[word] = key }
    let result = script.pairs(keys, also: literal, new.words.map(\.key))
    isCoarse = result.isCoarse
    let segments = Self.tidied(
      Self.segments(result.pairs, old.words.count, new.words.count)
    )
    write(segments, old, new)
    judge(segments, old, new)
  }

  /// Whether nothing differs.
  var isSame: Bool { runs.allSatisfy { $0.kind == .kept } }

  private static func segments(_ pairs: [(Int, Int)], _ oldCount: Int, _ newCount: Int) -> [Segment] {
    var segments: [Segment] = []
    var i = 0
    var j = 0
    for (x, y) in pairs + [(oldCount, newCount)] {
      if x > i || y > j { segments.append(Segment(isKept: false, old: i..<x, new: j..<y)) }
      guard x < oldCount || y < newCount else { break }
      if let last = segments.last, last.isKept {
        segments[segments.count - 1].old = last.old.lowerBound..<(x + 1)
        segments[segments.count - 1].new = last.new.lowerBound..<(y + 1)
      } else {
        segments.append(Segment(isKept: true, old: x..<(x + 1), new: y..<(y + 1)))
      }
      i = x + 1
      j = y + 1
    }
    return segments
  }

  /// A word or two that happen to stand in both of two long passages make a
  /// change unreadable: they go with it.
  private static func tidied(_ segments: [Segment]) -> [Segment] {
    var tidied: [Segment] = []
    for (index, segment) in segments.enumerated() {
      guard let last = tidied.last else {
        tidied.append(segment)
        continue
      }
      let isCrumb =
        segment.isKept && segment.size <= 2 && index + 1 < segments.count
        && segment.size < last.size && segment.size < segments[index + 1].size
      if isCrumb || (!segment.isKept && !last.isKept) {
        tidied[tidied.count - 1].old = last.old.lowerBound..<segment.old.upperBound
        tidied[tidied.count - 1].new = last.new.lowerBound..<segment.new.upperBound
      } else {
        tidied.append(segment)
      }
    }
    return tidied
  }

  private mutating func write(_ segments: [Segment], _ old: Passage, _ new: Passage) {
    var deleted = ""
    var inserted = ""
    var kept = Run(kind: .kept, old: "", new: "")
    var runs: [Run] = []
    func closeKept() {
      if !kept.new.isEmpty { runs.append(kept) }
      kept = Run(kind: .kept, old: "", new: "")
    }
    func closeChange() {
      if deleted.hasPrefix(" "), inserted.hasPrefix(" ") {
        deleted.removeFirst()
        inserted.removeFirst()
        kept.old += " "
        kept.new += " "
      }
      guard !deleted.isEmpty || !inserted.isEmpty else { return }
      closeKept()
      if !deleted.isEmpty { runs.append(Run(kind: .deleted, old: deleted, new: "")) }
      if !inserted.isEmpty { runs.append(Run(kind: .inserted, old: "", new: inserted)) }
      deleted = ""
      inserted = ""
    }
    for segment in segments {
      guard segment.isKept else {
        for word in old.words[segment.old] { deleted += (word.isSpaced ? " " : "") + word.text }
        for word in new.words[segment.new] { inserted += (word.isSpaced ? " " : "") + word.text }
        continue
      }
      for (before, after) in zip(old.words[segment.old], new.words[segment.new]) {
        if before.isSpaced, after.isSpaced {
          closeChange()
          kept.old += " "
          kept.new += " "
        } else {
          if before.isSpaced { deleted += " " }
          if after.isSpaced { inserted += " " }
          closeChange()
        }
        kept.old += before.text
        kept.new += after.text
      }
    }
    closeChange()
    closeKept()
    self.runs = runs
  }

  private mutating func judge(_ segments: [Segment], _ old: Passage, _ new: Passage) {
    let changes = segments.filter { !$0.isKept }
    guard !changes.isEmpty else { return }
    isEditorial = changes.allSatisfy {
      Self.substance(old.words[$0.old]) == Self.substance(new.words[$0.new])
    }
    guard !isEditorial else { return }
    let quantities = (Self.quantities(old), Self.quantities(new))
    var seen: Set<[Int]> = []
    var next = (0, 0)
    for change in changes {
      var before = Self.inside(quantities.0, change.old, &next.0)
      var after = Self.inside(quantities.1, change.new, &next.1)
      let rest = (
        Self.words(old.words, change.old, except: before), Self.words(new.words, change.new, except: after)
      )
      if rest.0 != rest.1 { hasOtherWords = true }
      if before.count != after.count {
        for quantity in before {
          let text = Self.text(old.words[quantity.range])
          guard let same = after.firstIndex(where: { Self.text(new.words[$0.range]) == text }) else {
            continue
          }
          after.remove(at: same)
          before.removeAll { $0 == quantity }
        }
      }
      let pairs: [(Quantity?, Quantity?)] =
        before.count == after.count
        ? zip(before, after).map { ($0, $1) } : before.map { ($0, nil) } + after.map { (nil, $0) }
      for (first, second) in pairs {
        // Two parts of one day are one figure.
        let key = [first?.range.lowerBound ?? -1, second?.range.lowerBound ?? -1]
        guard seen.insert(key).inserted else { continue }
        let figure = Figure(
          kind: (second ?? first)?.kind.rawValue ?? "number",
          old: first.map { Self.text(old.words[$0.range]) } ?? "",
          new: second.map { Self.text(new.words[$0.range]) } ?? ""
        )
        if figure.old != figure.new { figures.append(figure) }
      }
    }
    // Quadratic, and of no use where figures come by the hundred.
    if figures.count < 200 { cancelMoved() }
  }

  /// A figure that went at one place and came at another is none.
  private mutating func cancelMoved() {
    for gone in figures where gone.new.isEmpty {
      guard let came = figures.firstIndex(where: { $0.old.isEmpty && $0.new == gone.old }),
        let went = figures.firstIndex(of: gone)
      else { continue }
      figures.remove(at: max(came, went))
      figures.remove(at: min(came, went))
    }
  }

  /// The quantities of a stretch; those before it are passed for good.
  private static func inside(_ all: [Quantity], _ range: Range<Int>, _ next: inout Int) -> [Quantity] {
    while next < all.count, all[next].range.upperBound <= range.lowerBound { next += 1 }
    // Thousands of figures in one stretch are a rewritten text, not figures that changed.
    return Array(all[next...].prefix { $0.range.lowerBound < range.upperBound }.prefix(64))
  }

  /// The words of a range that are no signs and of no figure.
  private static func words(_ words: [Word], _ range: Range<Int>, except quantities: [Quantity]) -> [Int] {
    var next = 0
    var rest: [Int] = []
    for index in range where words[index].kind != .mark {
      while next < quantities.count, quantities[next].range.upperBound <= index { next += 1 }
      if next < quantities.count, quantities[next].range.contains(index) { continue }
      rest.append(words[index].key)
    }
    return rest
  }

  private static func quantities(_ passage: Passage) -> [Quantity] {
    let references = Set(passage.mentions.flatMap { $0.parts.map(\.word) })
    return Quantity.all(in: passage.words, except: references)
  }

  private static func substance(_ words: ArraySlice<Word>) -> [String] {
    var out: [String] = []
    for word in words {
      guard let text = word.substance else { continue }
      // "15 %" is "15%".
      if text == "%", let last = out.last, last.utf8.last.map({ (0x30...0x39).contains($0) }) == true {
        out[out.count - 1] += text
      } else {
        out.append(text)
      }
    }
    return out
  }

  private static func text(_ words: ArraySlice<Word>) -> String {
    var text = ""
    for word in words { text += (word.isSpaced && !text.isEmpty ? " " : "") + word.text }
    return text
  }
}
