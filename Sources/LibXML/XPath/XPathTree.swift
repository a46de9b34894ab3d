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

  /// The local name that all elements have which a path selects; nil where it
  /// may select others, too.
  public var selectedName: String? {
    guard case .path(_, let steps) = self, let last = steps.last,
      ["child", "descendant"].contains(last.axis),
      !last.test.hasSuffix("*"), !last.test.hasSuffix(")")
    else { return nil }
    return last.test.split(separator: ":").last.map(String.init)
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
      return .path(.root, Self.below(Self.turnedRound(steps)))
    }
  }

  /// Steps from anywhere in a document: `//b[p]` as `descendant::b[p]`, which
  /// libxml2 makes of it only where there are no predicates, and else asks
  /// each node for its children.
  private static func below(_ steps: [Step]) -> [Step] {
    guard var first = steps.first, first.axis == "child", first.predicates.allSatisfy(\.isTruthValue) else {
      return [.descendants] + steps
    }
    first.axis = "descendant"
    return [first] + steps.dropFirst()
  }

  /// `a//b[p]` as `b[p][ancestor::a]`, which selects the same below `//` and
  /// asks upwards: libxml2 joins what it finds below each `a` in quadratic
  /// time.
  private static func turnedRound(_ steps: [Step]) -> [Step] {
    guard let last = steps.last, steps.dropFirst().dropLast().contains(.descendants) else { return steps }
    let above = steps.dropLast()
    // Upwards, a position is another.
    guard above.allSatisfy({ $0.predicates.allSatisfy(\.isTruthValue) }) else { return steps }
    var condition: XPathTree?
    var isDirect = true
    // From the outermost step inwards, each with the condition on its own.
    for step in above {
      guard step != .descendants else {
        isDirect = false
        continue
      }
      var upward = Step(axis: "", test: step.test, predicates: step.predicates)
      if let condition { upward.predicates.append(condition.asking(isDirect)) }
      condition = .path(.context, [upward])
      isDirect = true
    }
    var found = last
    if let condition { found.predicates.append(condition.asking(isDirect)) }
    return [found]
  }

  /// A one-step path along `parent` or `ancestor`.
  private func asking(_ isDirect: Bool) -> XPathTree {
    guard case .path(let start, var steps) = self, !steps.isEmpty else { return self }
    steps[0].axis = isDirect ? "parent" : "ancestor"
    return .path(start, steps)
  }

  /// Whether a predicate asks a question, and does not count: it can't be a
  /// number, and does not look at positions.
  private var isTruthValue: Bool {
    guard calls.allSatisfy({ !["position", "last"].contains($0.name) }) else { return false }
    switch self {
    case .path: return true
    case .operation(let operation, _, _): return ![.plus, .minus, .times, .div, .mod].contains(operation)
    case .call(let name, _):
      return [
        "not", "boolean", "contains", "starts-with", "true", "false", "lang", "string", "normalize-space",
      ]
      .contains(name)
    case .literal: return true
    case .number, .negative, .variable: return false
    }
  }
}
