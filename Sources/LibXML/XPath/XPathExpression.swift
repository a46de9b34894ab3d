import CLibXML2

/// A compiled expression. It belongs to the evaluator that made it: libxml2
/// keeps in it what it looked up there.
public final class XPathExpression {
  let pointer: xmlXPathCompExprPtr
  public let tree: XPathTree

  init(_ tree: XPathTree) throws(XMLError) {
    LibXML2.start()
    let text = tree.guarded
    guard let pointer = xmlXPathCompile(text) else { throw XMLError(.xpath, "cannot compile \(text)") }
    self.pointer = pointer
    self.tree = tree
  }

  deinit { xmlXPathFreeCompExpr(pointer) }
}
