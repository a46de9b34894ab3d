import CLibXML2

/// An element of a document, which it keeps alive.
public struct XMLElement {
  let node: xmlNodePtr
  /// The document that the element belongs to.
  public let document: XMLDocument

  init(node: xmlNodePtr, document: XMLDocument) {
    self.node = node
    self.document = document
  }

  /// The local name.
  public var name: String { String(cString: node.pointee.name) }

  /// The name space, if the element is in one.
  public var namespace: String? { node.pointee.ns?.pointee.href.map { String(cString: $0) } }

  /// 1-based line in the file, right beyond 65,535 too.
  public var line: Int { Int(xmlGetLineNo(node)) }

  /// The path as libxml2 writes it, e.g. `/*/*[1]/*[2]`.
  public var path: String {
    guard let text = xmlGetNodePath(node) else { return "" }
    defer { clibxml2_free(text) }
    return String(cString: text)
  }

  /// The value of an attribute in no name space.
  public subscript(attribute: String) -> String? {
    guard let text = xmlGetNoNsProp(node, attribute) else { return nil }
    defer { clibxml2_free(text) }
    return String(cString: text)
  }

  /// The value of an attribute in a name space.
  public func attribute(_ name: String, namespace: String) -> String? {
    guard let text = xmlGetNsProp(node, name, namespace) else { return nil }
    defer { clibxml2_free(text) }
    return String(cString: text)
  }

  /// The element children, in order.
  public var children: [XMLElement] {
    nodes.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// The element children of a local name, in order.
  public func children(_ name: String) -> [XMLElement] { children.filter { $0.name == name } }

  /// The first element child of a local name.
  public func first(_ name: String) -> XMLElement? { children.first { $0.name == name } }

  /// The first descendant of a local name, in document order.
  public func descendant(_ name: String) -> XMLElement? {
    for child in children {
      if child.name == name { return child }
      if let found = child.descendant(name) { return found }
    }
    return nil
  }

  /// Every descendant of a local name, in document order.
  public func descendants(_ name: String) -> [XMLElement] {
    children.flatMap { child in (child.name == name ? [child] : []) + child.descendants(name) }
  }

  /// The element above; nil for the root.
  public var parent: XMLElement? {
    guard let above = node.pointee.parent, above.pointee.type == XML_ELEMENT_NODE else { return nil }
    return XMLElement(node: above, document: document)
  }

  /// All text below, comments left out.
  public var text: String {
    var text = ""
    for node in nodes {
      switch node {
      case .text(let piece): text += piece
      case .element(let element): text += element.text
      }
    }
    return text
  }

  /// All text below, if that is no more than a few bytes; else nil, found
  /// out without reading it all.
  public func text(upTo limit: Int) -> String? {
    var text = ""
    return gather(&text, limit) ? text : nil
  }

  private func gather(_ text: inout String, _ limit: Int) -> Bool {
    var next = node.pointee.children
    while let child = next {
      switch child.pointee.type {
      case XML_ELEMENT_NODE:
        guard XMLElement(node: child, document: document).gather(&text, limit) else { return false }
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        if let content = child.pointee.content {
          guard text.utf8.count + Int(xmlStrlen(content)) <= limit else { return false }
          text += String(cString: content)
        }
      default: break
      }
      next = child.pointee.next
    }
    return true
  }

  /// Element and text children, in order.
  public var nodes: [XMLNode] {
    var nodes: [XMLNode] = []
    var next = node.pointee.children
    while let child = next {
      switch child.pointee.type {
      case XML_ELEMENT_NODE: nodes.append(.element(XMLElement(node: child, document: document)))
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        if let content = child.pointee.content { nodes.append(.text(String(cString: content))) }
      default: break
      }
      next = child.pointee.next
    }
    return nodes
  }
}

/// What an element contains.
public enum XMLNode {
  case element(XMLElement)
  case text(String)
}
