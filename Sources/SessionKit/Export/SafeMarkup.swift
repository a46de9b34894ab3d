import LibXML

/// Markup that is taken over from a packet's own pages into ours: only what
/// can't do anything.
enum SafeMarkup {
  private static let elements: Set = [
    "a", "aside", "br", "caption", "del", "details", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "ins",
    "li", "main", "nav", "ol", "p", "section", "span", "strong", "summary", "sup", "table", "tbody", "td",
    "th", "thead",
    "tr", "ul",
  ]
  private static let attributes: Set = ["aria-label", "class", "colspan", "lang", "rowspan", "scope"]

  /// The content of a page's body; nil where it has anything else.
  ///
  /// - Parameters:
  ///   - prefix: is put before every identifier.
  ///   - depth: how much deeper its headings are put.
  static func body(of page: [UInt8], prefix: String, depth: Int) -> String? {
    let mark = Array("<!DOCTYPE html>\n".utf8)
    let markup = page.starts(with: mark) ? Array(page.dropFirst(mark.count)) : page
    guard let root = try? XMLDocument(markup, admission: .foreign).root, let body = root.first("body") else {
      return nil
    }
    var out = ""
    // Ways to elsewhere lead nowhere in another page.
    for child in body.children where !["skip", "links"].contains(child["class"]) {
      guard write(child, prefix, depth, &out) else { return nil }
    }
    return out
  }

  private static func write(_ element: XMLElement, _ prefix: String, _ depth: Int, _ out: inout String)
    -> Bool
  {
    guard elements.contains(element.name) else { return false }
    // Landmarks and headings have their place in the page around.
    var name = ["header", "main", "nav", "aside"].contains(element.name) ? "div" : element.name
    if name.utf8.count == 2, name.hasPrefix("h"), let level = Int(name.dropFirst()) {
      name = "h\(min(level + depth, 6))"
    }
    out += "<" + name
    for attribute in element.attributes {
      var value = attribute.value
      switch attribute.name {
      case "id": value = prefix + value
      case "href":
        guard value.hasPrefix("#") else { return false }
        value = "#" + prefix + value.dropFirst()
      case "aria-labelledby": continue
      // A wide table, to be moved by the keyboard.
      case "role" where value == "group", "tabindex" where value == "0": break
      case let known where attributes.contains(known): break
      default: return false
      }
      out += " \(attribute.name)=\"\(XMLText.escapeAttribute(value))\""
    }
    if name == "br" {
      out += "/>"
      return true
    }
    out += ">"
    for node in element.nodes {
      switch node {
      case .text(let text): out += XMLText.escape(text)
      case .element(let child): guard write(child, prefix, depth, &out) else { return false }
      }
    }
    out += "</\(name)>"
    return true
  }
}
