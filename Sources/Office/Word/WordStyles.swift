import LibXML

extension TextLook {
  /// Reads `w:rPr`.
  init(_ properties: XMLElement?) {
    self.init()
    guard let properties else { return }
    for element in properties.children {
      switch element.name {
      case "b": isBold = element.isOn
      case "i": isItalic = element.isOn
      case "caps": isCapitals = element.isOn
      case "vanish": isHidden = element.isOn
      case "u": isUnderlined = element.value("val") != "none"
      case "vertAlign":
        position = element.value("val").flatMap { OfficeRun.Position(rawValue: $0) } ?? .normal
      case "rFonts": font = element.value("ascii") ?? element.value("hAnsi") ?? element.value("cs")
      default: break
      }
    }
  }
}

/// What `w:pPr` says of a paragraph; nil is not said.
struct WordLayout {
  var alignment: OfficeParagraph.Alignment?
  var outlineLevel: Int?
  var start: Int?
  var firstLine: Int?
  var startsPage: Bool?
  /// `w:numId`; 0 takes a number away.
  var number: Int?
  var level: Int?

  init() {}

  init(_ properties: XMLElement?) {
    guard let properties else { return }
    for element in properties.children {
      switch element.name {
      case "jc":
        switch element.value("val") {
        case "center"?: alignment = .center
        case "right"?, "end"?: alignment = .end
        case "both"?, "distribute"?: alignment = .justify
        default: alignment = .start
        }
      case "outlineLvl": outlineLevel = element.number("val")
      case "ind":
        start = element.number("left") ?? element.number("start")
        firstLine = element.number("firstLine") ?? element.number("hanging").map { -$0 }
      case "pageBreakBefore": startsPage = element.isOn
      case "numPr":
        number = element.first("numId")?.number("val")
        level = element.first("ilvl")?.number("val")
      default: break
      }
    }
  }

  func over(_ other: WordLayout) -> WordLayout {
    var layout = self
    layout.alignment = alignment ?? other.alignment
    layout.outlineLevel = outlineLevel ?? other.outlineLevel
    layout.start = start ?? other.start
    layout.firstLine = firstLine ?? other.firstLine
    layout.startsPage = startsPage ?? other.startsPage
    layout.number = number ?? other.number
    layout.level = level ?? other.level
    return layout
  }
}

/// `word/styles.xml`, which it keeps in memory.
struct WordStyles {
  struct Style {
    var name = ""
    var look = TextLook()
    var layout = WordLayout()
    /// Whether a table of this style shows lines.
    var hasBorders: Bool?
  }

  /// One style by itself.
  private struct Own {
    var style = Style()
    var base: String?

    init(_ element: XMLElement) {
      style.name = element.first("name")?.value("val") ?? ""
      style.look = TextLook(element.first("rPr"))
      style.layout = WordLayout(element.first("pPr"))
      style.hasBorders = element.first("tblPr")?.first("tblBorders").map(WordStyles.shows)
      base = element.first("basedOn")?.value("val")
    }
  }

  /// What is most of the part in many a file: how each corner of each kind
  /// of table looks, and what is shown in menus.
  static let unread: [StaticString] = ["tblStylePr", "latentStyles"]

  private(set) var defaults = TextLook()
  private(set) var defaultLayout = WordLayout()
  private(set) var defaultParagraph: String?
  /// All styles, by id. A file has hundreds, and its text uses a few.
  private var elements: [String: XMLElement] = [:]
  /// What those that are used say themselves, each read once.
  private var said: [String: Own] = [:]
  /// The same, with all that they inherit.
  private var whole: [String: Style] = [:]

  init(_ document: XMLDocument?) {
    guard let root = document?.root else { return }
    defaults = TextLook(root.first("docDefaults")?.first("rPrDefault")?.first("rPr"))
    defaultLayout = WordLayout(root.first("docDefaults")?.first("pPrDefault")?.first("pPr"))
    for element in root.children("style") {
      guard let id = element.value("styleId") else { continue }
      elements[id] = element
      if element.value("type") == "paragraph", ["1", "true", "on"].contains(element.value("default") ?? "") {
        defaultParagraph = id
      }
    }
  }

  /// A style with all that it inherits; an empty one where it is unknown.
  mutating func style(_ id: String?) -> Style {
    guard let id else { return Style() }
    if let style = whole[id] { return style }
    let style = resolve(id)
    whole[id] = style
    return style
  }

  /// A chain of styles that leads back to itself ends there.
  private mutating func resolve(_ id: String) -> Style {
    guard let first = own(id) else { return Style() }
    var style = first.style
    var seen: Set<String> = [id]
    var next = first.base
    while let base = next, seen.insert(base).inserted, seen.count < 64, let above = own(base) {
      style.look = style.look.over(above.style.look)
      style.layout = style.layout.over(above.style.layout)
      style.hasBorders = style.hasBorders ?? above.style.hasBorders
      next = above.base
    }
    return style
  }

  private mutating func own(_ id: String) -> Own? {
    if let known = said[id] { return known }
    let own = elements[id].map(Own.init)
    said[id] = own
    return own
  }

  /// Whether any of the lines of `w:tblBorders` or `w:tcBorders` shows.
  static func shows(_ borders: XMLElement) -> Bool {
    borders.children.contains { !["nil", "none"].contains($0.value("val") ?? "none") }
  }
}

extension XMLElement {
  /// A switch of Word's: there without a value is on (ST_OnOff).
  var isOn: Bool { !["0", "false", "off"].contains(value("val") ?? "1") }

  /// An attribute as a number within reason.
  func number(_ name: StaticString) -> Int? {
    value(name).flatMap { Int($0) }.flatMap { abs($0) < 10_000_000 ? $0 : nil }
  }
}
