extension XPathTree {
  /// The expression as libxml2 gets it. What it does in quadratic time, or
  /// without counting, goes through our own functions, which count
  /// (``XPathGuard``); all else is left as it is.
  var guarded: String {
    switch self {
    case .literal(let text): return Self.quoted(text)
    case .number(let text): return text
    case .variable(let name): return "$" + name
    case .call(let name, let arguments):
      let list = arguments.map(\.guarded).joined(separator: ", ")
      let isGuarded = XPathGuard.functions[name].map { _ in
        !arguments.allSatisfy(\.isSmall) || arguments.isEmpty
      }
      return "\(isGuarded == true ? XPathGuard.prefix + ":" : "")\(name)(\(list))"
    case .operation(let operation, let left, let right):
      return guarded(operation, left, right)
    case .negative(let value): return "-\(value.asNumber)"
    case .path(let start, let steps):
      let path = steps.map(Self.guarded).joined(separator: "/")
      switch start {
      case .root: return "/" + path
      case .context: return path
      case .filter(let base, let predicates):
        let filter = "(\(base.guarded))" + predicates.map { "[\($0.guarded)]" }.joined()
        return path.isEmpty ? filter : filter + "/" + path
      }
    }
  }

  private static func guarded(_ step: Step) -> String {
    "\(step.axis)::\(step.test)" + step.predicates.map { "[\($0.guarded)]" }.joined()
  }

  private func guarded(_ operation: Operator, _ left: XPathTree, _ right: XPathTree) -> String {
    switch operation {
    case .or, .and: return "(\(left.guarded) \(operation.rawValue) \(right.guarded))"
    case .union: return "\(XPathGuard.prefix):union(\(left.guarded), \(right.guarded))"
    case .plus, .minus, .times, .div, .mod:
      return "(\(left.asNumber) \(operation.rawValue) \(right.asNumber))"
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      if left.isSmall, right.isSmall, left.isScalar || right.isScalar {
        return "(\(left.guarded) \(operation.rawValue) \(right.guarded))"
      }
      let name = XPathGuard.comparisons.first { $0.value == operation }?.key ?? ""
      return "\(XPathGuard.prefix):\(name)(\(left.guarded), \(right.guarded))"
    }
  }

  private var asNumber: String {
    isScalar || isSmall ? guarded : "\(XPathGuard.prefix):number(\(guarded))"
  }

  /// Whether it can't be a set of nodes.
  private var isScalar: Bool {
    switch self {
    case .literal, .number, .negative: true
    case .operation(let operation, _, _): operation != .union
    case .call(let name, _): Self.scalarFunctions.contains(name)
    case .variable, .path: false
    }
  }

  /// Whether its text is short, whatever the document: attributes, numbers.
  private var isSmall: Bool {
    switch self {
    case .literal, .number, .negative: true
    case .operation(let operation, _, _): operation != .union
    case .call(let name, _): Self.smallFunctions.contains(name)
    case .variable: false
    case .path(_, let steps): steps.last?.axis == "attribute"
    }
  }

  private static let smallFunctions: Set<String> = [
    "last", "position", "count", "local-name", "namespace-uri", "name", "boolean", "not", "true", "false",
    "lang",
    "number", "sum", "floor", "ceiling", "round", "contains", "starts-with", "string-length",
  ]
  private static let scalarFunctions = smallFunctions.union([
    "string", "concat", "substring", "substring-before", "substring-after", "normalize-space", "translate",
  ])
}
