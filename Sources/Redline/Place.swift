/// Where something stands, as a reader would say it.
public struct Place: Sendable, Equatable {
  /// One step from the whole to the part.
  public struct Step: Sendable, Equatable {
    public var kind: UnitKind
    /// "7", "đ", "II"; for what has no number, how many of its kind stand
    /// before it, plus one; empty where it is the only one.
    public var number: String
    /// Tells named containers and formulas apart.
    public var name = ""
    /// Whether the number is counted by us, and not written there.
    public var isCounted = false
  }

  /// Coarsest first.
  public var steps: [Step]
  /// The heading of the unit, or of the nearest above that has one.
  public var heading = ""
  /// The identifier of the unit on the page of `RedlineHTML`.
  public var anchor: String
}

extension Outline {
  /// The identifiers of all units, for a page: of articles and above by
  /// their number, of the others by their position.
  func anchors(_ prefix: String) -> [String] {
    var seen: Set<String> = []
    return units.indices.map { index in
      let unit = units[index]
      let plain = "\(prefix)\(index)"
      let short: [UnitKind: String] = [
        .part: "part", .chapter: "chp", .section: "sec", .subsection: "subsec", .article: "art",
        .division: "dvs", .attachment: "att",
      ]
      guard let name = short[unit.kind] else { return plain }
      let isNamed = !unit.number.isEmpty && unit.number.utf8.allSatisfy(Self.isPlain)
      var id = name + "_" + (isNamed ? unit.number : unit.kind == .attachment ? "\(unit.ordinal)" : "")
      if unit.component > 0, unit.component != index { id = "att\(units[unit.component].ordinal)_" + id }
      if prefix == "o" { id = "old_" + id }
      return !id.hasSuffix("_") && seen.insert(id).inserted ? id : plain
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// Where a unit stands.
  ///
  /// - Parameter isFull: whether an article's chapter is named, too.
  func place(_ index: Int, anchor: String, isFull: Bool = false) -> Place {
    var steps: [Place.Step] = []
    var heading = ""
    var next = index
    while next > 0 {
      let unit = units[next]
      if heading.isEmpty, unit.hasHeading { heading = unit.passages.first?.text ?? "" }
      // An article is found without its chapter, a clause not without its article.
      let isAbove = !isFull && unit.kind.isStratum && steps.contains { $0.kind == .article }
      if !isAbove, let step = step(next) { steps.append(step) }
      next = unit.parent
    }
    return Place(steps: steps.reversed(), heading: heading, anchor: anchor)
  }

  private func step(_ index: Int) -> Place.Step? {
    let unit = units[index]
    if !unit.number.isEmpty {
      return Place.Step(kind: unit.kind, number: unit.number, name: unit.name)
    }
    // The only paragraph of a clause is the clause.
    if unit.twins < 2 {
      if unit.kind == .text, unit.parent > 0 { return nil }
      return Place.Step(kind: unit.kind, number: "", name: unit.name, isCounted: true)
    }
    return Place.Step(kind: unit.kind, number: String(unit.position), name: unit.name, isCounted: true)
  }
}
