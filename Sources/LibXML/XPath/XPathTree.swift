/// An XPath 1.0 expression, taken apart.
///
/// libxml2 says only when it evaluates that a variable, a prefix or a
/// function is unknown; read from the tree it is known before anything runs.
public indirect enum XPathTree: Sendable, Hashable {
  case literal(String)
  case number(String)
  case variable(String)
  /// A function by its name as written, prefix included.
  case call(String, [XPathTree])
  case operation(Operator, XPathTree, XPathTree)
  case negative(XPathTree)
  case path(Start, [Step])

  public enum Operator: String, Sendable, Hashable {
    case or, and
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case plus = "+"
    case minus = "-"
    case times = "*"
    case div, mod
    case union = "|"
  }

  /// Where a path begins.
  public enum Start: Sendable, Hashable {
    case root
    case context
    /// An expression that gives nodes, and predicates on it.
    case filter(XPathTree, [XPathTree])
  }

  public struct Step: Sendable, Hashable {
    public var axis: String
    /// The node test as written: `a:p`, `*`, `text()`.
    public var test: String
    public var predicates: [XPathTree]

    /// What `//` stands for.
    static let descendants = Step(axis: "descendant-or-self", test: "node()", predicates: [])
  }
}

extension XPathTree {
  /// Calls `body` with this expression and every one inside it.
  public func visit(_ body: (XPathTree) -> Void) {
    body(self)
    switch self {
    case .literal, .number, .variable: break
    case .call(_, let arguments): for argument in arguments { argument.visit(body) }
    case .operation(_, let left, let right):
      left.visit(body)
      right.visit(body)
    case .negative(let value): value.visit(body)
    case .path(let start, let steps):
      if case .filter(let base, let predicates) = start {
        base.visit(body)
        for predicate in predicates { predicate.visit(body) }
      }
      for step in steps { for predicate in step.predicates { predicate.visit(body) } }
    }
  }

  /// The variables that are referred to.
  public var variables: Set<String> {
    var names: Set<String> = []
    visit { if case .variable(let name) = $0 { names.insert(name) } }
    return names
  }

  /// The functions that are called, each with a number of arguments.
  public var calls: [(name: String, arguments: [XPathTree])] {
    var calls: [(name: String, arguments: [XPathTree])] = []
    visit { if case .call(let name, let arguments) = $0 { calls.append((name, arguments)) } }
    return calls
  }

  /// The prefixes that occur in names of nodes, functions and variables.
  public var prefixes: Set<String> {
    var names: [String] = []
    visit { tree in
      switch tree {
      case .variable(let name), .call(let name, _): names.append(name)
      case .path(_, let steps): names += steps.map(\.test).filter { !$0.hasSuffix(")") }
      default: break
      }
    }
    return Set(names.compactMap { $0.contains(":") ? String($0.prefix { $0 != ":" }) : nil })
  }

  /// The alternatives of a union, each by itself.
  public var alternatives: [XPathTree] {
    guard case .operation(.union, let left, let right) = self else { return [self] }
    return left.alternatives + right.alternatives
  }

  /// The expression that selects from a whole document what this one would
  /// match as a pattern (XSLT 1.0, section 5.2); nil where it is no pattern.
  public var selectingMatches: XPathTree? {
    guard case .path(let start, let steps) = self else {
      // `id('x')`, `key('k', 'x')`.
      if case .call(let name, _) = self, ["id", "key"].contains(name) { return self }
      return nil
    }
    switch start {
    case .root: return self
    case .filter(.call(let name, _), let predicates)
    where ["id", "key"].contains(name) && predicates.isEmpty:
      return self
    case .filter: return nil
    case .context:
      // Patterns know child and attribute steps only.
      let axes = Set(steps.filter { $0 != Step.descendants }.map(\.axis))
      guard axes.isSubset(of: ["child", "attribute"]) else { return nil }
      return .path(.root, [.descendants] + steps)
    }
  }
}
