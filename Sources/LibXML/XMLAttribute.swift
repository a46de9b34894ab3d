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
      let namespace = attribute.pointee.ns?.pointee.href.map { String(cString: $0) }
      let name = String(cString: attribute.pointee.name)
      let value = namespace.map { self.attribute(name, namespace: $0) } ?? self[name]
      attributes.append(XMLAttribute(name: name, namespace: namespace, value: value ?? ""))
      next = attribute.pointee.next
    }
    return attributes
  }
}

extension XMLElement {
  /// The value of the first attribute of a local name, in whatever name
  /// space: for vocabularies where all attributes are in the element's own.
  public func value(_ name: StaticString) -> String? {
    var next = node.pointee.properties
    while let attribute = next {
      if xmlStrEqual(attribute.pointee.name, name.utf8Start) == 1 {
        guard let text = xmlNodeListGetString(document.pointer, attribute.pointee.children, 1) else {
          return ""
        }
        defer { clibxml2_free(text) }
        return String(cString: text)
      }
      next = attribute.pointee.next
    }
    return nil
  }
}
