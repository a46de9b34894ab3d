import CLibXML2

/// An expression as libxml2 gets it, steps counted.
public struct XPathSource: Sendable {
  public let tree: XPathTree
  let text: String

  public init(_ tree: XPathTree) {
    self.tree = tree
    text = tree.guarded
  }
}

/// A compiled expression. It belongs to the evaluator that made it: libxml2
/// keeps in it what it looked up there.
public final class XPathExpression {
  let pointer: xmlXPathCompExprPtr
  public let tree: XPathTree

  init(_ source: XPathSource) throws(XMLError) {
    LibXML2.start()
    guard let pointer = xmlXPathCompile(source.text) else {
      throw XMLError(.xpath, "cannot compile \(source.text)")
    }
    self.pointer = pointer
    tree = source.tree
  }

  deinit { xmlXPathFreeCompExpr(pointer) }
}
