import LibXML

/// `word/numbering.xml`, and the counters that run while the document is
/// read (ISO/IEC 29500-1 §17.9).
struct WordNumbering {
  /// One level of a list.
  struct Level {
    var start = 1
    var format = NumberFormat.decimal
    /// `Điều %1.`: `%n` stands for the number of level n.
    var text = ""
    /// The level whose turn starts this one anew; 0 for none.
    var restart: Int?
    /// All numbers in it are written as decimal.
    var isLegal = false
    /// The paragraph style that this level numbers.
    var style: String?
  }

  private struct List {
    var levels: [Int: Level] = [:]
    /// Takes its levels from a numbering style, or gives them to one.
    var link: String?
    var style: String?
  }

  private struct Override {
    var start: Int?
    var level: Level?
  }

  private struct Instance {
    var list: String
    var overrides: [Int: Override] = [:]
  }

  private static let depth = 9

  private var lists: [String: List] = [:]
  private var instances: [Int: Instance] = [:]
  /// By list: the last number of each level; absent before its first.
  private var counters: [String: [Int: Int]] = [:]
  /// Overrides of a start that have had their effect.
  private var started: Set<[Int]> = []

  init(_ document: XMLDocument?) {
    guard let root = document?.root else { return }
    for element in root.children {
      switch element.name {
      case "abstractNum":
        guard let id = element.value("abstractNumId") else { continue }
        var list = List()
        list.link = element.first("numStyleLink")?.value("val")
        list.style = element.first("styleLink")?.value("val")
        for level in element.children("lvl") {
          if let index = Self.index(level) { list.levels[index] = Self.level(level) }
        }
        lists[id] = list
      case "num":
        guard let id = element.number("numId"), let list = element.first("abstractNumId")?.value("val") else {
          continue
        }
        var instance = Instance(list: list)
        for override in element.children("lvlOverride") {
          guard let index = Self.index(override) else { continue }
          instance.overrides[index] = Override(
            start: override.first("startOverride")?.number("val"),
            level: override.first("lvl").map(Self.level)
          )
        }
        instances[id] = instance
      default: break
      }
    }
    resolveLinks()
  }

  /// Lists that take their levels from a style get those of the list that
  /// defines it.
  private mutating func resolveLinks() {
    let byStyle = Dictionary(
      lists.compactMap { id, list in list.style.map { ($0, id) } }.sorted { $0.1 < $1.1 },
      uniquingKeysWith: { first, _ in first }
    )
    for (id, instance) in instances {
      guard let list = lists[instance.list], list.levels.isEmpty, let link = list.link,
        let target = byStyle[link]
      else { continue }
      instances[id]?.list = target
    }
  }

  private static func index(_ element: XMLElement) -> Int? {
    element.number("ilvl").flatMap { (0..<depth).contains($0) ? $0 : nil }
  }

  private static func level(_ element: XMLElement) -> Level {
    var level = Level()
    for child in element.children {
      switch child.name {
      case "start": level.start = child.number("val") ?? 1
      case "numFmt": level.format = format(child)
      case "lvlText": level.text = child.isNull ? "" : child.value("val") ?? ""
      case "lvlRestart": level.restart = child.number("val")
      case "isLgl": level.isLegal = child.isOn
      case "pStyle": level.style = child.value("val")
      // A custom format stands in the choice, a plain one in the fallback.
      case "AlternateContent":
        if let custom = child.first("Choice")?.first("numFmt") { level.format = format(custom) }
      default: break
      }
    }
    return level
  }

  private static func format(_ element: XMLElement) -> NumberFormat {
    switch element.value("val") {
    case "decimalZero"?: .padded(2)
    case "upperRoman"?: .upperRoman
    case "lowerRoman"?: .lowerRoman
    case "upperLetter"?: .upperLetter
    case "lowerLetter"?: .lowerLetter
    case "ordinal"?: .ordinal
    case "bullet"?: .bullet
    case "none"?: .none
    // "001, 002, 003, ..."
    case "custom"?: .padded(element.value("format")?.prefix { $0 != "," }.count ?? 1)
    default: .decimal
    }
  }

  /// The level that numbers paragraphs of a style, where the style names
  /// only its list.
  func level(ofStyle style: String, number: Int) -> Int? {
    guard let instance = instances[number], let list = lists[instance.list] else { return nil }
    return list.levels.first { $0.value.style == style }?.key
  }

  /// The number of the next paragraph of a list, as the page shows it.
  mutating func next(_ number: Int, level index: Int) -> String {
    guard let instance = instances[number], (0..<Self.depth).contains(index),
      let level = level(index, of: instance)
    else { return "" }
    let override = instance.overrides[index]?.start
    var counts = counters[instance.list] ?? [:]
    if let override, started.insert([number, index]).inserted {
      counts[index] = override
    } else {
      counts[index] = counts[index].map { $0 &+ 1 } ?? level.start
    }
    for deeper in (index + 1)..<max(Self.depth, index + 2) {
      // By default a level starts anew after any level above it.
      let restart = self.level(deeper, of: instance)?.restart ?? deeper
      if index < restart { counts[deeper] = nil }
    }
    counters[instance.list] = counts
    return text(level, counts, instance)
  }

  private func level(_ index: Int, of instance: Instance) -> Level? {
    instance.overrides[index]?.level ?? lists[instance.list]?.levels[index]
  }

  private func text(_ level: Level, _ counts: [Int: Int], _ instance: Instance) -> String {
    guard level.format != .bullet else { return ShownText.clean(level.text).trimmedBlanks }
    var text = ""
    var rest = level.text[...]
    while let character = rest.popFirst() {
      guard character == "%", let digit = rest.first?.wholeNumberValue, (1...9).contains(digit) else {
        text.append(character)
        continue
      }
      rest.removeFirst()
      let other = self.level(digit - 1, of: instance)
      let number = counts[digit - 1] ?? other?.start ?? 1
      let format = other?.format ?? .decimal
      text += level.isLegal && format != .none ? String(number) : format.text(number)
    }
    return ShownText.clean(text).trimmedBlanks
  }
}

extension XMLElement {
  /// `w:null` on a level's text: there is none.
  fileprivate var isNull: Bool { value("null").map { ["1", "true", "on"].contains($0) } ?? false }
}

extension String {
  /// Without blanks at its ends.
  var trimmedBlanks: String {
    guard first?.isWhitespace == true || last?.isWhitespace == true else { return self }
    let rest = drop(while: \.isWhitespace)
    return String(
      rest[..<(rest.lastIndex { !$0.isWhitespace }.map { rest.index(after: $0) } ?? rest.endIndex)]
    )
  }
}
