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
    for child in ElementNodes(below: node) { body(XMLElement(node: child, document: document)) }
  }

  /// Whether it has an element child of a name in a name space.
  public func hasChild(_ name: StaticString, in namespace: StaticString) -> Bool {
    ElementNodes(below: node).contains { child in
      xmlStrEqual(child.pointee.name, name.utf8Start) == 1
        && xmlStrEqual(child.pointee.ns?.pointee.href, namespace.utf8Start) == 1
    }
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
    xpathNode.position {
      $0.pointee.type == XML_ELEMENT_NODE && xmlStrEqual($0.pointee.name, node.pointee.name) == 1
    }
  }

  /// How long all text below is in UTF-8, comments left out.
  public var textLength: Int {
    var length = 0
    _ = Self.eachText(below: node) { piece in
      length += piece.count
      return true
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
    if let only = node.pointee.children, only.pointee.next == nil, let piece = only.text {
      return try body(piece)
    }
    var text: [UInt8] = []
    gather(&text, (blank, block, hull))
    return try text.withUnsafeBufferPointer(body)
  }

  private typealias Names = (blank: StaticString, block: StaticString, hull: StaticString)

  private func gather(_ text: inout [UInt8], _ names: Names) {
    var next = node.pointee.children
    while let child = next {
      if let piece = child.text {
        text.append(contentsOf: piece)
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
}
