import CLibXML2

/// Leaves elements out of a tree while it is parsed, and all that is in them.
///
/// The parser judges them as ever. What only shows in a tree is judged here
/// or, where that says no, in a whole tree.
final class Omission {
  private let names: [StaticString]
  private let admission: XMLAdmission
  private var depth = 0
  /// Gives back to the parser what it calls for all else than elements.
  private var unsilence: () -> Void = {}

  /// Nil where a whole tree might be refused for what this would not see: a
  /// comment, or too much text.
  init?(of names: [StaticString], _ bytes: [UInt8], _ admission: XMLAdmission) {
    guard !names.isEmpty, admission.allowsComments, bytes.count <= admission.maximumTextBytes else {
      return nil
    }
    self.names = names
    self.admission = admission
  }

  /// Whether an element that begins is left out.
  ///
  /// - Parameter attributes: five pointers each, as SAX2 has them: first its
  ///   name, then its prefix.
  /// - Throws: what a tree might be refused for.
  func leavesOut(
    _ name: UnsafePointer<xmlChar>,
    _ attributes: UnsafeBufferPointer<UnsafePointer<xmlChar>?>,
    _ parser: xmlParserCtxtPtr
  ) throws(XMLError) -> Bool {
    if depth == 0 {
      guard names.contains(where: { xmlStrEqual(name, $0.utf8Start) == 1 }) else { return false }
      silence(parser)
    }
    depth += 1
    guard name.length <= admission.maximumNameBytes else { throw .leftOut }
    for place in stride(from: 0, to: attributes.count - 1, by: 5) {
      guard let name = attributes[place], name.length <= admission.maximumNameBytes else { throw .leftOut }
      // An identifier stands once in the whole document.
      let isInXML = attributes[place + 1]?.isSame(as: "xml") ?? false
      if isInXML, name.isSame(as: "id") { throw .leftOut }
    }
    return true
  }

  /// Whether an element that ends was left out.
  func leftOut() -> Bool {
    guard depth > 0 else { return false }
    depth -= 1
    if depth == 0 { unsilence() }
    return true
  }

  private func silence(_ parser: xmlParserCtxtPtr) {
    guard let sax = parser.pointee.sax else { return }
    let handlers = sax.pointee
    unsilence = { sax.pointee = handlers }
    sax.pointee.characters = nil
    sax.pointee.ignorableWhitespace = nil
    sax.pointee.cdataBlock = nil
    sax.pointee.reference = nil
    sax.pointee.comment = nil
    sax.pointee.processingInstruction = nil
  }
}

extension XMLError {
  fileprivate static let leftOut = XMLError(.limit, "something odd in what is left out")
}
