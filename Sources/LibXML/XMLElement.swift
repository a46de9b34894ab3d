import CLibXML2
import Glibc

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
    attribute.withCString { name in
      var next = node.pointee.properties
      while let attribute = next {
        if attribute.pointee.ns == nil, attribute.pointee.name.isSame(as: name) {
          return value(of: attribute)
        }
        next = attribute.pointee.next
      }
      return nil
    }
  }

  /// The value of an attribute in a name space.
  public func attribute(_ name: String, namespace: String) -> String? {
    guard let text = xmlGetNsProp(node, name, namespace) else { return nil }
    defer { clibxml2_free(text) }
    return String(cString: text)
  }

  /// The element children, in order.
  public var children: [XMLElement] {
    let found = ElementNodes(below: node)
    var children: [XMLElement] = []
    children.reserveCapacity(found.reduce(0) { count, _ in count + 1 })
    for child in found { children.append(XMLElement(node: child, document: document)) }
    return children
  }

  /// The element children of a local name, in order.
  public func children(_ name: String) -> [XMLElement] {
    name.withCString { name in
      ElementNodes(below: node).lazy.filter { $0.pointee.name.isSame(as: name) }
        .map { XMLElement(node: $0, document: document) }
    }
  }

  /// The first element child of a local name.
  public func first(_ name: String) -> XMLElement? {
    name.withCString { name in
      ElementNodes(below: node).first { $0.pointee.name.isSame(as: name) }
        .map { XMLElement(node: $0, document: document) }
    }
  }

  /// The first descendant of a local name, in document order.
  public func descendant(_ name: String) -> XMLElement? {
    func search(_ node: xmlNodePtr, _ name: UnsafePointer<CChar>) -> xmlNodePtr? {
      for child in ElementNodes(below: node) {
        if child.pointee.name.isSame(as: name) { return child }
        if let found = search(child, name) { return found }
      }
      return nil
    }
    return name.withCString { search(node, $0) }.map { XMLElement(node: $0, document: document) }
  }

  /// Every descendant of a local name, in document order.
  public func descendants(_ name: String) -> [XMLElement] {
    var found: [XMLElement] = []
    func gather(_ node: xmlNodePtr, _ name: UnsafePointer<CChar>) {
      for child in ElementNodes(below: node) {
        if child.pointee.name.isSame(as: name) { found.append(XMLElement(node: child, document: document)) }
        gather(child, name)
      }
    }
    name.withCString { gather(node, $0) }
    return found
  }

  /// The element above; nil for the root.
  public var parent: XMLElement? {
    guard let above = node.pointee.parent, above.pointee.type == XML_ELEMENT_NODE else { return nil }
    return XMLElement(node: above, document: document)
  }

  /// All text below, comments left out.
  public var text: String { text(upTo: .max) ?? "" }

  /// All text below, if that is no more than a few bytes; else nil, found
  /// out without reading it all.
  public func text(upTo limit: Int) -> String? {
    var size = 0
    let isWithin = Self.eachText(below: node) { piece in
      size += piece.count
      return size <= limit
    }
    guard isWithin else { return nil }
    return String(unsafeUninitializedCapacity: size) { buffer in
      var rest = buffer[...]
      _ = Self.eachText(below: node) { piece in
        rest = rest[rest.update(fromContentsOf: piece)...]
        return true
      }
      return size
    }
  }

  /// Hands over each text below, in order, until one is not wanted; whether
  /// all were.
  static func eachText(
    below node: xmlNodePtr,
    _ isWanted: (UnsafeBufferPointer<UInt8>) -> Bool
  ) -> Bool {
    var next = node.pointee.children
    while let child = next {
      if let piece = child.text {
        guard isWanted(piece) else { return false }
      } else if child.pointee.type == XML_ELEMENT_NODE {
        guard eachText(below: child, isWanted) else { return false }
      }
      next = child.pointee.next
    }
    return true
  }

  /// Element and text children, in order.
  public var nodes: XMLNodes { XMLNodes(below: self) }
}

/// What an element contains.
public enum XMLNode {
  case element(XMLElement)
  case text(String)
}

/// The element and text children of an element, each made when it is asked
/// for.
public struct XMLNodes: Sequence, IteratorProtocol {
  private var following: xmlNodePtr?
  private let document: XMLDocument

  init(below element: XMLElement) {
    following = element.node.pointee.children
    document = element.document
  }

  public mutating func next() -> XMLNode? {
    while let node = following {
      following = node.pointee.next
      switch node.pointee.type {
      case XML_ELEMENT_NODE: return .element(XMLElement(node: node, document: document))
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        if let content = node.pointee.content { return .text(String(cString: content)) }
      default: break
      }
    }
    return nil
  }
}

/// The element children among a node's, as libxml2 links them.
struct ElementNodes: Sequence, IteratorProtocol {
  private var following: xmlNodePtr?

  init(below node: xmlNodePtr) { following = node.pointee.children }

  mutating func next() -> xmlNodePtr? {
    while let node = following {
      following = node.pointee.next
      if node.pointee.type == XML_ELEMENT_NODE { return node }
    }
    return nil
  }
}

extension xmlNodePtr {
  /// The bytes of a text or a CDATA section where they stand; nil of all else.
  var text: UnsafeBufferPointer<UInt8>? {
    guard pointee.type == XML_TEXT_NODE || pointee.type == XML_CDATA_SECTION_NODE else { return nil }
    return pointee.content.map { UnsafeBufferPointer(start: $0, count: $0.length) }
  }
}

extension UnsafePointer<xmlChar> {
  /// Whether it is the same name as another text: both end in a NUL.
  func isSame(as name: UnsafePointer<CChar>) -> Bool { strcmp(asCharacters, name) == 0 }

  /// Its length in bytes, up to the NUL.
  var length: Int { strlen(asCharacters) }

  private var asCharacters: UnsafePointer<CChar> {
    UnsafeRawPointer(self).assumingMemoryBound(to: CChar.self)
  }
}

extension UnsafeMutablePointer<xmlChar> {
  /// Its length in bytes, up to the NUL.
  var length: Int { UnsafePointer(self).length }
}
