import LibXML

/// The styles of an OpenDocument text: common ones of `styles.xml`, and the
/// automatic ones of a part, which go before them.
struct OpenDocumentStyles {
  struct Style {
    var name = ""
    var parent: String?
    var look = TextLook()
    var alignment: OfficeParagraph.Alignment?
    var start: Int?
    var firstLine: Int?
    var startsPage: Bool?
    var list: String?
    var hasBorders: Bool?
  }

  /// One level of a list or of the outline.
  struct Level {
    var format = NumberFormat.decimal
    var prefix = ""
    var suffix = ""
    var start = 1
    /// How many levels, this one the last, are written.
    var shown = 1
    /// LibreOffice's own way: "%1%.%2%."
    var pattern: String?
    var bullet: String?
  }

  private var styles: [String: Style] = [:]
  private(set) var lists: [String: [Int: Level]] = [:]
  private(set) var outline: [Int: Level] = [:]

  /// Reads the styles that stand under elements such as `office:styles`.
  init(_ groups: [XMLElement]) {
    for element in groups.flatMap(\.children) {
      switch element.name {
      case "style", "default-style":
        let family = element.value("family") ?? ""
        let name = element.name == "style" ? element.value("name") ?? "" : ""
        styles["\(family)/\(name)"] = Self.style(element)
      case "list-style":
        if let name = element.value("name") { lists[name] = Self.levels(element) }
      case "outline-style": outline = Self.levels(element)
      default: break
      }
    }
  }

  /// A style with all that it inherits.
  func style(_ family: String, _ name: String?) -> Style {
    guard let name, var style = styles["\(family)/\(name)"] else { return styles["\(family)/"] ?? Style() }
    var seen: Set<String> = [name]
    var next = style.parent
    while let base = next, seen.insert(base).inserted, seen.count < 64,
      let entry = styles["\(family)/\(base)"]
    {
      style.inherit(entry)
      next = entry.parent
    }
    if let standard = styles["\(family)/"] { style.inherit(standard) }
    return style
  }

  private static func style(_ element: XMLElement) -> Style {
    var style = Style()
    style.name = element.value("display-name") ?? element.value("name") ?? ""
    style.parent = element.value("parent-style-name")
    style.list = element.value("list-style-name")
    for properties in element.children {
      switch properties.name {
      case "text-properties": style.look = look(properties)
      case "paragraph-properties":
        switch properties.value("text-align") {
        case "center"?: style.alignment = .center
        case "end"?, "right"?: style.alignment = .end
        case "justify"?: style.alignment = .justify
        case "start"?, "left"?: style.alignment = .start
        default: break
        }
        style.start = properties.value("margin-left").flatMap(twentieths)
        style.firstLine = properties.value("text-indent").flatMap(twentieths)
        style.startsPage = properties.value("break-before").map { $0 == "page" }
      case "table-cell-properties":
        let borders = properties.attributes.filter {
          $0.name.hasPrefix("border") && !$0.name.contains("width")
        }
        style.hasBorders = borders.contains { $0.value != "none" && $0.name != "border-model" }
      default: break
      }
    }
    return style
  }

  private static func look(_ properties: XMLElement) -> TextLook {
    var look = TextLook()
    look.isBold = properties.value("font-weight").map { $0 == "bold" || (Int($0) ?? 0) >= 600 }
    look.isItalic = properties.value("font-style").map { $0 != "normal" }
    look.isUnderlined = properties.value("text-underline-style").map { $0 != "none" }
    look.isCapitals = properties.value("text-transform").map { $0 == "uppercase" }
    look.isHidden = properties.value("display").map { $0 == "none" }
    look.position = properties.value("text-position").map { position in
      if position.hasPrefix("super") { return .superscript }
      if position.hasPrefix("sub") { return .subscript }
      guard let percent = position.split(separator: "%").first.flatMap({ Int($0) }), percent != 0 else {
        return .normal
      }
      return percent > 0 ? .superscript : .subscript
    }
    look.font = properties.value("font-name") ?? properties.value("font-family")
    return look
  }

  private static func levels(_ element: XMLElement) -> [Int: Level] {
    var levels: [Int: Level] = [:]
    for child in element.children {
      guard let number = child.number("level"), (1...10).contains(number) else { continue }
      var level = Level()
      level.prefix = child.value("num-prefix") ?? ""
      level.suffix = child.value("num-suffix") ?? ""
      level.start = child.number("start-value") ?? 1
      level.shown = min(max(1, child.number("display-levels") ?? 1), number)
      level.pattern = child.value("num-list-format")
      level.bullet = child.value("bullet-char")
      switch child.value("num-format") {
      case "a"?: level.format = .lowerLetter
      case "A"?: level.format = .upperLetter
      case "i"?: level.format = .lowerRoman
      case "I"?: level.format = .upperRoman
      case ""?: level.format = .none
      case nil: level.format = level.bullet == nil ? .none : .bullet
      default: level.format = .decimal
      }
      levels[number] = level
    }
    return levels
  }

  /// A length ("1.27cm", "0.5in", "36pt", "12mm") in twentieths of a point.
  private static func twentieths(_ length: String) -> Int? {
    let number = length.prefix { "0123456789.-".contains($0) }
    guard let value = Double(number), abs(value) < 10_000 else { return nil }
    switch length.dropFirst(number.count) {
    case "cm": return Int(value * 567)
    case "mm": return Int(value * 56.7)
    case "in": return Int(value * 1440)
    case "pt": return Int(value * 20)
    default: return nil
    }
  }
}

extension OpenDocumentStyles.Style {
  fileprivate mutating func inherit(_ other: Self) {
    look = look.over(other.look)
    alignment = alignment ?? other.alignment
    start = start ?? other.start
    firstLine = firstLine ?? other.firstLine
    startsPage = startsPage ?? other.startsPage
    list = list ?? other.list
    hasBorders = hasBorders ?? other.hasBorders
  }
}
