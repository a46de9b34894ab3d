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
