internal import LibXML

/// A document as a tree of units, in one list: each before what is below it.
struct Outline {
  struct Unit {
    var kind: UnitKind
    /// As it is written: "Điều 7.", "a)".
    var label = ""
    /// What of the label is the number: "7", "a", "II".
    var number = ""
    /// Tells containers and formulas apart.
    var name = ""
    /// The heading of a unit, the text of a paragraph, the cells of a row.
    var passages: [Passage] = []
    /// Whether `passages` begin with a heading.
    var hasHeading = false
    /// How many columns each cell of a row takes.
    var columns: [Int] = []
    /// Whether a row is one of headings.
    var isHeader = false
    var parent = -1
    var children: [Int] = []
    /// Where the units below end.
    var end = 0
    /// The document or attachment that it belongs to.
    var component = 0
    /// Among the units of its parent that are of its kind, from 1.
    var ordinal = 1
    /// Among its siblings of the same kind and name, from 1; and how many
    /// there are.
    var position = 1
    var twins = 1
    /// Of it and all below, without labels; mentions without numbers.
    var signature = 0
    /// Words of it and all below.
    var size = 0
    /// Quoted from or for another act.
    var isQuoted = false
  }

  var units: [Unit] = []
  var omissions = Omissions()

  /// The heading, if there is one.
  func heading(_ unit: Int) -> Passage? {
    units[unit].hasHeading ? units[unit].passages.first : nil
  }

  /// The units above, nearest first.
  func above(_ unit: Int) -> [Int] {
    var above: [Int] = []
    var next = units[unit].parent
    while next >= 0 {
      above.append(next)
      next = units[next].parent
    }
    return above
  }

  /// The nearest unit of a kind, itself or above.
  func nearest(_ kind: UnitKind, _ unit: Int) -> Int? {
    var next = unit
    while next >= 0 {
      if units[next].kind == kind { return next }
      next = units[next].parent
    }
    return nil
  }
}
