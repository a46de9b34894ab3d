import CLibXML2

extension XMLAdmission {
  /// Judges what only shows in the tree: depth, counts, vocabularies.
  func admit(tree document: xmlDocPtr) throws(XMLError) {
    var elements = 0
    var depth = 0
    var textBytes = 0
    var next: xmlNodePtr? = xmlDocGetRootElement(document)
    let root = next
    while let node = next {
      // Looked up only where it is told.
      var line: Int { Int(xmlGetLineNo(node)) }
      switch node.pointee.type {
      case XML_ELEMENT_NODE:
        textBytes = 0
        elements += 1
        guard depth < maximumDepth else {
          throw XMLError(.limit, "deeper than \(maximumDepth) elements", line: line)
        }
        guard elements <= maximumElements else {
          throw XMLError(.limit, "more than \(maximumElements) elements", line: line)
        }
        try admit(element: node)
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        textBytes += node.pointee.content?.length ?? 0
        guard textBytes <= maximumTextBytes else {
          throw XMLError(.limit, "text of more than \(maximumTextBytes) bytes", line: line)
        }
      case XML_COMMENT_NODE where !allowsComments:
        throw XMLError(.hidden, "comment inside the document", line: line)
      default: break
      }
      if let child = node.pointee.children, node.pointee.type == XML_ELEMENT_NODE {
        depth += 1
        next = child
        continue
      }
      var current = node
      next = nil
      while current != root {
        if let sibling = current.pointee.next {
          next = sibling
          break
        }
        guard let parent = current.pointee.parent else { break }
        depth -= 1
        current = parent
      }
    }
  }

  private func admit(element node: xmlNodePtr) throws(XMLError) {
    var line: Int { Int(xmlGetLineNo(node)) }
    guard node.pointee.name.length <= maximumNameBytes else {
      throw XMLError(.limit, "a name of more than \(maximumNameBytes) bytes", line: line)
    }
    var declaration = node.pointee.nsDef
    while let current = declaration {
      if !allowsForeign, let href = current.pointee.href.map({ String(cString: $0) }), !href.isEmpty {
        guard href.contains(":") else { throw XMLError(.foreign, "relative name space \(href)", line: line) }
        guard !Self.foreignNamespaces.contains(href) else {
          throw XMLError(.foreign, "name space \(href)", line: line)
        }
      }
      declaration = current.pointee.next
    }
    var count = 0
    var attribute = node.pointee.properties
    while let current = attribute {
      count += 1
      guard count <= maximumAttributes else {
        throw XMLError(.limit, "more than \(maximumAttributes) attributes", line: line)
      }
      guard current.pointee.name.length <= maximumNameBytes else {
        throw XMLError(.limit, "a name of more than \(maximumNameBytes) bytes", line: line)
      }
      if !allowsForeign, let uri = current.pointee.ns?.pointee.href.map({ String(cString: $0) }) {
        let name = String(cString: current.pointee.name)
        let isBase = name == "base" && uri == "http://www.w3.org/XML/1998/namespace"
        if isBase || uri == "http://www.w3.org/2001/XMLSchema-instance" {
          throw XMLError(.foreign, "attribute \(isBase ? "xml" : "xsi"):\(name)", line: line)
        }
      }
      attribute = current.pointee.next
    }
  }

  private static let foreignNamespaces: Set<String> = [
    "http://www.w3.org/2001/XInclude", "http://www.w3.org/2003/XInclude",
    "http://www.w3.org/1999/XSL/Transform", "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/2000/svg", "http://www.w3.org/1999/XSL/Format",
  ]
}
