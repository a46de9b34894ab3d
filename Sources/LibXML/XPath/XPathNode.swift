import CLibXML2

/// A node of a document, of any kind that XPath knows but name spaces.
public struct XPathNode: Hashable {
  let pointer: xmlNodePtr
  /// The document that the node belongs to, which it keeps alive.
  public let document: XMLDocument

  public static func == (left: Self, right: Self) -> Bool { left.pointer == right.pointer }
  public func hash(into hasher: inout Hasher) { hasher.combine(pointer) }

  /// Of no other node of this document while it lives: for what is
  /// remembered of one.
  public var identity: Int { Int(bitPattern: pointer) }

  public enum Kind: Sendable {
    case document, element, attribute, text, comment, instruction
  }

  public var kind: Kind {
    switch pointer.pointee.type {
    case XML_DOCUMENT_NODE: .document
    case XML_ATTRIBUTE_NODE: .attribute
    case XML_TEXT_NODE, XML_CDATA_SECTION_NODE: .text
    case XML_COMMENT_NODE: .comment
    case XML_PI_NODE: .instruction
    default: .element
    }
  }

  /// The element, if it is one.
  public var element: XMLElement? {
    kind == .element ? XMLElement(node: pointer, document: document) : nil
  }

  /// The element that it is or stands in; nil for the document itself.
  public var nearestElement: XMLElement? {
    switch kind {
    case .element: XMLElement(node: pointer, document: document)
    case .document: nil
    default: parent?.nearestElement
    }
  }

  private var parent: XPathNode? {
    pointer.pointee.parent.map { XPathNode(pointer: $0, document: document) }
  }

  /// The name with its prefix, as `name()` gives it; empty where it has none.
  public var name: String {
    switch kind {
    case .element, .attribute, .instruction:
      let local = pointer.pointee.name.map { String(cString: $0) } ?? ""
      let prefix = kind == .instruction ? nil : pointer.pointee.ns?.pointee.prefix
      return prefix.map { String(cString: $0) + ":" + local } ?? local
    default: return ""
    }
  }

  /// 1-based.
  public var line: Int {
    switch kind {
    case .document: 1
    case .attribute: nearestElement?.line ?? 1
    default: Int(xmlGetLineNo(pointer))
    }
  }

  /// What XPath's `string()` gives.
  public var text: String {
    guard let text = xmlXPathCastNodeToString(pointer) else { return "" }
    defer { clibxml2_free(text) }
    return String(cString: text)
  }

  /// An XPath that leads to exactly this node without any prefix, as the
  /// SVRL of the XSLT implementations writes it.
  public var location: String {
    var steps: [String] = []
    var next: XPathNode? = self
    while let node = next, node.kind != .document {
      steps.append(node.step)
      next = node.parent
    }
    return steps.isEmpty ? "/" : "/" + steps.reversed().joined(separator: "/")
  }

  /// The node as XML, with the name spaces that it needs; nil beyond a size,
  /// in bytes.
  public func markup(upTo limit: Int = 64 << 10) -> String? {
    if kind == .document {
      return XPathNode(pointer: document.root.node, document: document).markup(upTo: limit)
    }
    if kind == .attribute { return XMLText.escape(text) }
    guard text.utf8.count <= limit, let copy = xmlDocCopyNode(pointer, document.pointer, 1) else {
      return nil
    }
    defer { xmlFreeNode(copy) }
    guard let buffer = xmlBufferCreate() else { return nil }
    defer { xmlBufferFree(buffer) }
    guard xmlNodeDump(buffer, document.pointer, copy, 0, 0) >= 0, let content = xmlBufferContent(buffer)
    else {
      return nil
    }
    let markup = String(cString: content)
    return markup.utf8.count <= limit ? markup : nil
  }

  private var step: String {
    let uri = pointer.pointee.ns?.pointee.href.map { String(cString: $0) }
    let local = pointer.pointee.name.map { String(cString: $0) } ?? ""
    switch kind {
    case .attribute:
      guard let uri else { return "@" + local }
      return "@*[local-name()='\(local)' and namespace-uri()='\(uri)']"
    case .element:
      let place = position { $0.pointee.type == XML_ELEMENT_NODE && Self.isNamed($0, like: pointer) }
      guard let uri else { return "\(local)[\(place)]" }
      return "*[local-name()='\(local)' and namespace-uri()='\(uri)'][\(place)]"
    case .text:
      return
        "text()[\(position { $0.pointee.type == XML_TEXT_NODE || $0.pointee.type == XML_CDATA_SECTION_NODE })]"
    case .comment: return "comment()[\(position { $0.pointee.type == XML_COMMENT_NODE })]"
    default:
      return "processing-instruction()[\(position { $0.pointee.type == XML_PI_NODE })]"
    }
  }

  /// Its place, from 1, among the siblings that are like it.
  func position(_ isAlike: (xmlNodePtr) -> Bool) -> Int {
    var count = 1
    var before = pointer.pointee.prev
    while let node = before {
      if isAlike(node) { count += 1 }
      before = node.pointee.prev
    }
    return count
  }

  private static func isNamed(_ one: xmlNodePtr, like other: xmlNodePtr) -> Bool {
    xmlStrEqual(one.pointee.name, other.pointee.name) == 1
      && xmlStrEqual(one.pointee.ns?.pointee.href, other.pointee.ns?.pointee.href) == 1
  }
}

extension XMLDocument {
  /// How many elements there are.
  public var elementCount: Int {
    var count = 0
    eachElement { _ in count += 1 }
    return count
  }

  /// The local names that its elements have.
  public var elementNames: Set<String> {
    // The parser keeps each name once.
    var names: Set<UnsafePointer<xmlChar>> = []
    eachElement { if let name = $0.pointee.name { names.insert(name) } }
    return Set(names.map { String(cString: $0) })
  }

  private func eachElement(_ body: (xmlNodePtr) -> Void) {
    var next: xmlNodePtr? = xmlDocGetRootElement(pointer)
    while let node = next {
      if node.pointee.type == XML_ELEMENT_NODE {
        body(node)
        if let child = node.pointee.children {
          next = child
          continue
        }
      }
      var above: xmlNodePtr? = node
      next = nil
      while let current = above, current.pointee.type == XML_ELEMENT_NODE || current == node {
        if let sibling = current.pointee.next {
          next = sibling
          break
        }
        above = current.pointee.parent
      }
    }
  }

  /// The node above the root element, where paths begin.
  public var node: XPathNode {
    let whole = UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: xmlNode.self)
    return XPathNode(pointer: whole, document: self)
  }
}

extension XMLElement {
  public var xpathNode: XPathNode { XPathNode(pointer: node, document: document) }
}
