import CLibXML2

/// What an expression gives: XPath 1.0 knows four types.
public enum XPathValue {
  /// Nodes, in document order.
  case nodes([XPathNode])
  case boolean(Bool)
  case number(Double)
  case string(String)

  /// As `string()` makes it: of nodes, the text of the first.
  public var string: String {
    switch self {
    case .nodes(let nodes): nodes.first?.text ?? ""
    case .boolean(let value): value ? "true" : "false"
    case .number(let value): Self.text(value)
    case .string(let text): text
    }
  }

  /// As `number()` makes it.
  public var number: Double {
    switch self {
    case .number(let value): value
    case .boolean(let value): value ? 1 : 0
    case .nodes, .string: xmlXPathCastStringToNumber(string)
    }
  }

  /// As `boolean()` makes it.
  public var boolean: Bool {
    switch self {
    case .nodes(let nodes): !nodes.isEmpty
    case .boolean(let value): value
    case .number(let value): value != 0 && !value.isNaN
    case .string(let text): !text.isEmpty
    }
  }

  /// The nodes, of whatever it is; none of another type.
  public var nodes: [XPathNode] { if case .nodes(let nodes) = self { nodes } else { [] } }

  private static func text(_ number: Double) -> String {
    guard let text = xmlXPathCastNumberToString(number) else { return "" }
    defer { clibxml2_free(text) }
    return String(cString: text)
  }
}

/// A function that expressions may call.
public struct XPathFunction: Sendable {
  /// The local name.
  public var name: String
  /// Its name space; the empty one for XPath's and XSLT's own.
  public var namespace: String
  /// How many arguments it takes.
  public var arity: ClosedRange<Int>
  /// The function itself. An error that it throws ends the evaluation.
  public var call: @Sendable (XPathCall) throws(XMLError) -> XPathValue

  public init(
    _ name: String,
    namespace: String = "",
    arity: ClosedRange<Int>,
    _ call: @escaping @Sendable (XPathCall) throws(XMLError) -> XPathValue
  ) {
    self.name = name
    self.namespace = namespace
    self.arity = arity
    self.call = call
  }
}

/// What a function is called with.
public struct XPathCall {
  public var arguments: [XPathValue]
  /// The node at which the expression, or the predicate around the call, is
  /// evaluated.
  public var node: XPathNode
  /// Who evaluates: for functions that evaluate something themselves.
  public var evaluator: XPathEvaluator
}
