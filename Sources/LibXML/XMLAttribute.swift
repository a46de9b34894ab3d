import CLibXML2

/// An attribute of an element, without its name space declarations.
public struct XMLAttribute: Sendable, Equatable {
  /// The local name.
  public let name: String
  /// The name space, if the attribute has a prefix.
  public let namespace: String?
  /// The value, references resolved.
  public let value: String
}

extension XMLElement {
  /// The attributes, in the order of the file.
  public var attributes: [XMLAttribute] {
    var attributes: [XMLAttribute] = []
    var next = node.pointee.properties
    while let attribute = next {
      attributes.append(
        XMLAttribute(
          name: String(cString: attribute.pointee.name),
          namespace: attribute.pointee.ns?.pointee.href.map { String(cString: $0) },
          value: value(of: attribute)
        )
      )
      next = attribute.pointee.next
    }
    return attributes
  }

  /// The value of the first attribute of a local name, in whatever name
  /// space: for vocabularies where all attributes are in the element's own.
  public func value(_ name: StaticString) -> String? {
    var next = node.pointee.properties
    while let attribute = next {
      if xmlStrEqual(attribute.pointee.name, name.utf8Start) == 1 { return value(of: attribute) }
      next = attribute.pointee.next
    }
    return nil
  }

  /// The value of one of its attributes, references resolved.
  func value(of attribute: xmlAttrPtr) -> String {
    guard let first = attribute.pointee.children else { return "" }
    // Nearly every value is one text.
    if first.pointee.next == nil, first.pointee.type == XML_TEXT_NODE, let content = first.pointee.content {
      return String(cString: content)
    }
    guard let text = xmlNodeListGetString(document.pointer, first, 1) else { return "" }
    defer { clibxml2_free(text) }
    return String(cString: text)
  }
}
