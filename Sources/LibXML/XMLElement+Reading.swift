import CLibXML2

/// Reading without a string or an array for each step: what goes over every
/// element of a document takes most of its time for those else.
extension XMLElement {
  /// Whether this is its local name.
  public func isNamed(_ name: StaticString) -> Bool {
    guard let own = node.pointee.name else { return false }
    return xmlStrEqual(own, name.utf8Start) == 1
  }

  /// Calls `body` with each element child, in order.
  public func forEachChild(_ body: (XMLElement) -> Void) {
    var next = node.pointee.children
    while let child = next {
      if child.pointee.type == XML_ELEMENT_NODE { body(XMLElement(node: child, document: document)) }
      next = child.pointee.next
    }
  }

  /// Whether it has an element child of a name in a name space.
  public func hasChild(_ name: StaticString, in namespace: StaticString) -> Bool {
    var next = node.pointee.children
    while let child = next {
      if child.pointee.type == XML_ELEMENT_NODE, XMLElement(node: child, document: document).isNamed(name),
        xmlStrEqual(child.pointee.ns?.pointee.href, namespace.utf8Start) == 1
      {
        return true
      }
      next = child.pointee.next
    }
    return false
  }

  /// The element before it below the same parent.
  public var previous: XMLElement? {
    var before = node.pointee.prev
    while let sibling = before {
      if sibling.pointee.type == XML_ELEMENT_NODE { return XMLElement(node: sibling, document: document) }
      before = sibling.pointee.prev
    }
    return nil
  }

  /// Its place, from 1, among the children of its parent that have its name.
  public var placeAmongNamesakes: Int {
    var place = 1
    var before = node.pointee.prev
    while let sibling = before {
      if sibling.pointee.type == XML_ELEMENT_NODE, xmlStrEqual(sibling.pointee.name, node.pointee.name) == 1 {
        place += 1
      }
      before = sibling.pointee.prev
    }
    return place
  }

  /// How long all text below is in UTF-8, comments left out.
  public var textLength: Int {
    var length = 0
    var next = node.pointee.children
    while let child = next {
      if Self.isText(child) {
        length += Self.bytes(child).count
      } else if child.pointee.type == XML_ELEMENT_NODE {
        length += XMLElement(node: child, document: document).textLength
      }
      next = child.pointee.next
    }
    return length
  }

  /// All text below in UTF-8, comments left out.
  ///
  /// - Parameters:
  ///   - blank: for each element of this name stands a blank, whatever it
  ///     contains.
  ///   - block: below an element named `hull`, what has this name, or no
  ///     elements, has a blank around it.
  ///
  /// Text of one piece, as most is, is handed over where it stands.
  public func withText<Value, Failure: Error>(
    blankFor blank: StaticString,
    apart block: StaticString,
    in hull: StaticString,
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    if let only = node.pointee.children, only.pointee.next == nil, Self.isText(only) {
      return try body(Self.bytes(only))
    }
    var text: [UInt8] = []
    gather(&text, (blank, block, hull))
    return try text.withUnsafeBufferPointer(body)
  }

  private typealias Names = (blank: StaticString, block: StaticString, hull: StaticString)

  private func gather(_ text: inout [UInt8], _ names: Names) {
    var next = node.pointee.children
    while let child = next {
      if Self.isText(child) {
        text.append(contentsOf: Self.bytes(child))
      } else if child.pointee.type == XML_ELEMENT_NODE {
        let element = XMLElement(node: child, document: document)
        if element.isNamed(names.blank) {
          text.append(UInt8(ascii: " "))
        } else if element.isNamed(names.hull) {
          element.gatherBlocks(&text, names)
        } else {
          element.gather(&text, names)
        }
      }
      next = child.pointee.next
    }
  }

  private func gatherBlocks(_ text: inout [UInt8], _ names: Names) {
    var isLeaf = true
    if !isNamed(names.block) {
      forEachChild { child in
        isLeaf = false
        child.gatherBlocks(&text, names)
      }
    }
    guard isLeaf else { return }
    text.append(UInt8(ascii: " "))
    gather(&text, names)
    text.append(UInt8(ascii: " "))
  }

  private static func isText(_ node: xmlNodePtr) -> Bool {
    node.pointee.type == XML_TEXT_NODE || node.pointee.type == XML_CDATA_SECTION_NODE
  }

  private static func bytes(_ node: xmlNodePtr) -> UnsafeBufferPointer<UInt8> {
    guard let content = node.pointee.content else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(start: content, count: Int(xmlStrlen(content)))
  }
}
