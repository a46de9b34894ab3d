/// Reads XPath 1.0 (W3C, 16 November 1999).
public struct XPathParser {
  /// Longer expressions are refused, in bytes.
  public static let maximumBytes = 16 << 10
  /// Parentheses, predicates and calls in each other.
  public static let maximumDepth = 48

  private var tokens: [Token] = []
  private var index = 0
  private var depth = 0

  /// - Throws: ``XMLError`` that names the place, 1-based, in the column.
  public static func parse(_ text: String) throws(XMLError) -> XPathTree {
    guard text.utf8.count <= maximumBytes else {
      throw XMLError(.xpath, "an expression of more than \(maximumBytes) bytes")
    }
    var parser = XPathParser()
    parser.tokens = try Lexer(text).tokens()
    let tree = try parser.expression()
    guard parser.peek == nil else { throw parser.unexpected() }
    return tree
  }

  // MARK: Grammar

  private static let levels: [[String: XPathTree.Operator]] = [
    ["or": .or], ["and": .and], ["=": .equal, "!=": .notEqual],
    ["<": .less, "<=": .lessOrEqual, ">": .greater, ">=": .greaterOrEqual],
    ["+": .plus, "-": .minus], ["*": .times, "div": .div, "mod": .mod],
  ]

  private mutating func expression() throws(XMLError) -> XPathTree {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else {
      throw XMLError(.xpath, "an expression nested deeper than \(Self.maximumDepth)")
    }
    return try operation(0)
  }

  private mutating func operation(_ level: Int) throws(XMLError) -> XPathTree {
    guard level < Self.levels.count else { return try unary() }
    var left = try operation(level + 1)
    while case .operatorName(let name)? = peek, let found = Self.levels[level][name] {
      index += 1
      left = .operation(found, left, try operation(level + 1))
    }
    return left
  }

  private mutating func unary() throws(XMLError) -> XPathTree {
    var isNegative = false
    var isSigned = false
    while take("-") {
      isNegative.toggle()
      isSigned = true
    }
    let value = try union()
    if !isSigned { return value }
    return isNegative ? .negative(value) : .negative(.negative(value))
  }

  private mutating func union() throws(XMLError) -> XPathTree {
    var left = try path()
    while take("|") { left = .operation(.union, left, try path()) }
    return left
  }

  private mutating func path() throws(XMLError) -> XPathTree {
    switch peek {
    case .symbol("/"):
      index += 1
      return .path(.root, startsStep ? try steps() : [])
    case .symbol("//"):
      index += 1
      return .path(.root, [.descendants] + (try steps()))
    case .literal, .number, .variable, .symbol("("), .function:
      let base = try primary()
      let predicates = try self.predicates()
      var rest: [XPathTree.Step] = []
      if take("/") {
        rest = try steps()
      } else if take("//") {
        rest = [.descendants] + (try steps())
      }
      if predicates.isEmpty, rest.isEmpty { return base }
      return .path(.filter(base, predicates), rest)
    default:
      return .path(.context, try steps())
    }
  }

  private mutating func primary() throws(XMLError) -> XPathTree {
    switch next() {
    case .literal(let text)?: return .literal(text)
    case .number(let text)?: return .number(text)
    case .variable(let name)?: return .variable(name)
    case .symbol("(")?:
      let inner = try expression()
      try expect(")")
      return inner
    case .function(let name)?:
      try expect("(")
      var arguments: [XPathTree] = []
      if !take(")") {
        repeat { arguments.append(try expression()) } while take(",")
        try expect(")")
      }
      return .call(name, arguments)
    default:
      index -= 1
      throw unexpected()
    }
  }

  private mutating func steps() throws(XMLError) -> [XPathTree.Step] {
    var steps = [try step()]
    while true {
      if take("/") {
        steps.append(try step())
      } else if take("//") {
        steps += [.descendants, try step()]
      } else {
        return steps
      }
    }
  }

  private mutating func step() throws(XMLError) -> XPathTree.Step {
    if take(".") { return XPathTree.Step(axis: "self", test: "node()", predicates: []) }
    if take("..") { return XPathTree.Step(axis: "parent", test: "node()", predicates: []) }
    var axis = "child"
    if take("@") {
      axis = "attribute"
    } else if case .axis(let name)? = peek {
      index += 1
      guard Self.axes.contains(name) else { throw XMLError(.xpath, "unknown axis \(name)::") }
      axis = name
    }
    switch next() {
    case .name(let name)?:
      return XPathTree.Step(axis: axis, test: name, predicates: try predicates())
    case .nodeType(let type)?:
      try expect("(")
      var argument = ""
      if type == "processing-instruction", case .literal(let target)? = peek {
        index += 1
        argument = XPathTree.quoted(target)
      }
      try expect(")")
      return XPathTree.Step(axis: axis, test: "\(type)(\(argument))", predicates: try predicates())
    default:
      index -= 1
      throw unexpected()
    }
  }

  private mutating func predicates() throws(XMLError) -> [XPathTree] {
    var predicates: [XPathTree] = []
    while take("[") {
      predicates.append(try expression())
      try expect("]")
    }
    return predicates
  }

  private static let axes: Set<String> = [
    "ancestor", "ancestor-or-self", "attribute", "child", "descendant", "descendant-or-self", "following",
    "following-sibling", "namespace", "parent", "preceding", "preceding-sibling", "self",
  ]

  // MARK: Tokens

  private var peek: Token? { index < tokens.count ? tokens[index] : nil }

  private mutating func next() -> Token? {
    defer { index += 1 }
    return peek
  }

  private mutating func take(_ symbol: String) -> Bool {
    guard let token = peek, token == .symbol(symbol) || token == .operatorName(symbol) else { return false }
    index += 1
    return true
  }

  private mutating func expect(_ symbol: String) throws(XMLError) {
    guard take(symbol) else { throw unexpected(expected: symbol) }
  }

  private var startsStep: Bool {
    switch peek {
    case .name, .nodeType, .axis, .symbol("@"), .symbol("."), .symbol(".."): true
    default: false
    }
  }

  private func unexpected(expected: String? = nil) -> XMLError {
    let found = peek.map { "“\($0.text)”" } ?? "the end"
    return XMLError(.xpath, "\(found) is not expected here" + (expected.map { ", but “\($0)”" } ?? ""))
  }
}

extension XPathTree {
  /// A literal in the quotes that it allows; XPath 1.0 has no escape.
  static func quoted(_ text: String) -> String { text.contains("'") ? "\"\(text)\"" : "'\(text)'" }
}

private enum Token: Equatable {
  case literal(String)
  case number(String)
  case variable(String)
  case function(String)
  case nodeType(String)
  case axis(String)
  case name(String)
  case operatorName(String)
  case symbol(String)

  var text: String {
    switch self {
    case .literal(let text): XPathTree.quoted(text)
    case .variable(let name): "$" + name
    case .function(let name), .nodeType(let name): name + "("
    case .axis(let name): name + "::"
    case .number(let text), .name(let text), .operatorName(let text), .symbol(let text): text
    }
  }
}

private struct Lexer {
  private let scalars: [UnicodeScalar]

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  func tokens() throws(XMLError) -> [Token] {
    var tokens: [Token] = []
    var index = 0
    while index < scalars.count {
      if isSpace(scalars[index]) {
        index += 1
        continue
      }
      let (token, end) = try token(at: index, after: tokens.last)
      tokens.append(token)
      index = end
    }
    return tokens
  }

  private func token(at start: Int, after last: Token?) throws(XMLError) -> (Token, Int) {
    let scalar = scalars[start]
    let following = start + 1 < scalars.count ? scalars[start + 1] : nil
    switch scalar {
    case "\"", "'":
      guard let end = scalars[(start + 1)...].firstIndex(of: scalar) else {
        throw XMLError(.xpath, "a text without its closing quote", column: start + 1)
      }
      return (.literal(string(start + 1, end)), end + 1)
    case "0"..."9": return number(start)
    case "." where following.map { ("0"..."9").contains($0) } == true: return number(start)
    case "$":
      guard let end = qualifiedName(start + 1) else {
        throw XMLError(.xpath, "“$” without a name", column: start + 1)
      }
      return (.variable(string(start + 1, end)), end)
    case "*": return (isOperand(last) ? .operatorName("*") : .name("*"), start + 1)
    case "=", "+", "-": return (.operatorName(String(scalar)), start + 1)
    case "!" where following == "=": return (.operatorName("!="), start + 2)
    case "<", ">":
      let isWide = following == "="
      return (.operatorName(isWide ? "\(scalar)=" : String(scalar)), start + (isWide ? 2 : 1))
    case "/": return following == "/" ? (.symbol("//"), start + 2) : (.symbol("/"), start + 1)
    case ".": return following == "." ? (.symbol(".."), start + 2) : (.symbol("."), start + 1)
    case "(", ")", "[", "]", ",", "@", "|": return (.symbol(String(scalar)), start + 1)
    default: break
    }
    guard let end = qualifiedName(start) else {
      throw XMLError(.xpath, "“\(scalar)” has no meaning here", column: start + 1)
    }
    return name(start, end, after: last)
  }

  /// A name is an operator, a function, an axis, a node type or a node test
  /// by what stands before and after it (section 3.7).
  private func name(_ start: Int, _ end: Int, after last: Token?) -> (Token, Int) {
    let text = string(start, end)
    if isOperand(last), ["and", "or", "div", "mod"].contains(text) { return (.operatorName(text), end) }
    var rest = end
    while rest < scalars.count, isSpace(scalars[rest]) { rest += 1 }
    let following = rest < scalars.count ? scalars[rest] : nil
    if following == "(" {
      let isType = ["comment", "text", "node", "processing-instruction"].contains(text)
      return (isType ? .nodeType(text) : .function(text), end)
    }
    if following == ":", rest + 1 < scalars.count, scalars[rest + 1] == ":" { return (.axis(text), rest + 2) }
    return (.name(text), end)
  }

  private func number(_ start: Int) -> (Token, Int) {
    var end = start
    while end < scalars.count, ("0"..."9").contains(scalars[end]) { end += 1 }
    if end < scalars.count, scalars[end] == "." {
      end += 1
      while end < scalars.count, ("0"..."9").contains(scalars[end]) { end += 1 }
    }
    return (.number(string(start, end)), end)
  }

  /// Whether a token ends an operand, so that an operator must follow.
  private func isOperand(_ token: Token?) -> Bool {
    switch token {
    case nil, .operatorName, .axis, .function, .nodeType: false
    case .symbol(let symbol): [")", "]", ".", ".."].contains(symbol)
    case .literal, .number, .variable, .name: true
    }
  }

  /// `NCName`, `NCName:NCName` or `NCName:*`.
  private func qualifiedName(_ start: Int) -> Int? {
    guard let end = simpleName(start) else { return nil }
    guard end + 1 < scalars.count, scalars[end] == ":", scalars[end + 1] != ":" else { return end }
    if scalars[end + 1] == "*" { return end + 2 }
    return simpleName(end + 1) ?? end
  }

  private func simpleName(_ start: Int) -> Int? {
    guard start < scalars.count, isNameStart(scalars[start]) else { return nil }
    var end = start + 1
    while end < scalars.count, isNamePart(scalars[end]) { end += 1 }
    return end
  }

  private func isNameStart(_ scalar: UnicodeScalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic
  }

  private func isNamePart(_ scalar: UnicodeScalar) -> Bool {
    isNameStart(scalar) || scalar == "-" || scalar == "." || scalar == "·"
      || ("0"..."9").contains(scalar) || scalar.properties.generalCategory == .nonspacingMark
  }

  private func isSpace(_ scalar: UnicodeScalar) -> Bool { [" ", "\t", "\n", "\r"].contains(scalar) }

  private func string(_ start: Int, _ end: Int) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[start..<end])
    return String(text)
  }
}
