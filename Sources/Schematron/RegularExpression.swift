/// A regular expression of XPath 2.0 (XML Schema's with `^`, `$` and
/// reluctant quantifiers), asked only whether it is found.
///
/// It is run by keeping all its states at once, so that the time is the
/// length of the text times that of the expression: none can hang.
public struct RegularExpression: Sendable {
  /// Instructions that an expression may become; `{2,9}` is written out.
  public static let maximumSize = 4096

  /// Its size: steps that a character of the text takes at most.
  public var size: Int { program.count }

  fileprivate indirect enum Node {
    case empty
    case set(ScalarSet)
    case sequence([Node])
    case choice([Node])
    case group(Node)
    case `repeat`(Node, Int, Int?)
    case start, end
  }

  fileprivate enum Instruction {
    case set(ScalarSet)
    case split(Int, Int)
    case jump(Int)
    case start, end, match
  }

  private var program: [Instruction] = []
  private let ignoresCase: Bool
  private let isMultiline: Bool

  /// Why an expression is none.
  public struct Fault: Error, Sendable {
    public var message: String
  }

  /// - Parameter flags: of `i` (without case), `s` (`.` is any character),
  ///   `m` (`^` and `$` at each line).
  public init(_ pattern: String, flags: String = "") throws(Fault) {
    if let unknown = flags.first(where: { !"ism".contains($0) }) {
      throw Fault(message: "unknown flag “\(unknown)”")
    }
    ignoresCase = flags.contains("i")
    isMultiline = flags.contains("m")
    var parser = PatternParser(pattern, isDotAll: flags.contains("s"))
    try emit(try parser.parse())
    program.append(.match)
  }

  // MARK: Compiling

  private mutating func emit(_ node: Node) throws(Fault) {
    guard program.count < Self.maximumSize else {
      throw Fault(message: "a regular expression of more than \(Self.maximumSize) steps")
    }
    switch node {
    case .empty: break
    case .set(let set): program.append(.set(set))
    case .start: program.append(.start)
    case .end: program.append(.end)
    case .group(let inner): try emit(inner)
    case .sequence(let nodes): for node in nodes { try emit(node) }
    case .choice(let nodes):
      var jumps: [Int] = []
      for (index, node) in nodes.enumerated() {
        guard index < nodes.count - 1 else {
          try emit(node)
          break
        }
        let split = program.count
        program.append(.split(split + 1, 0))
        try emit(node)
        jumps.append(program.count)
        program.append(.jump(0))
        program[split] = .split(split + 1, program.count)
      }
      for jump in jumps { program[jump] = .jump(program.count) }
    case .repeat(let node, let least, let most):
      for _ in 0..<least { try emit(node) }
      if let most {
        var splits: [Int] = []
        for _ in least..<max(least, most) {
          splits.append(program.count)
          program.append(.split(0, 0))
          try emit(node)
        }
        for split in splits { program[split] = .split(split + 1, program.count) }
      } else {
        let split = program.count
        program.append(.split(0, 0))
        try emit(node)
        program.append(.jump(split))
        program[split] = .split(split + 1, program.count)
      }
    }
  }

  // MARK: Running

  /// Whether it is found anywhere in a text.
  public func matches(_ text: String) -> Bool { matches(text) { (_) in } }

  /// The same, told now and then how many steps it took since.
  func matches<Failure: Error>(
    _ text: String,
    _ charge: (Int) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    var steps = 0
    var states = States(program.count)
    var next = States(program.count)
    var open: [Int] = []
    var previous: UnicodeScalar?
    var scalars = text.unicodeScalars.makeIterator()
    var current = scalars.next()
    while true {
      if add(0, to: &states, &open, previous, current) { return true }
      steps += min(states.list.count, 32)
      if steps > 1 << 16 || current == nil {
        try charge(steps)
        steps = 0
      }
      guard let scalar = current else { return false }
      let following = scalars.next()
      next.clear()
      for state in states.list {
        if case .set(let set) = program[state], set.contains(scalar, ignoresCase: ignoresCase),
          add(state + 1, to: &next, &open, scalar, following)
        {
          return true
        }
      }
      swap(&states, &next)
      previous = scalar
      current = following
    }
  }

  /// Adds a state and all that it leads to without a character; true where
  /// the match is among them.
  ///
  /// - Parameter open: room for those still to be followed.
  private func add(
    _ start: Int,
    to states: inout States,
    _ open: inout [Int],
    _ previous: UnicodeScalar?,
    _ current: UnicodeScalar?
  ) -> Bool {
    open.removeAll(keepingCapacity: true)
    open.append(start)
    while let state = open.popLast() {
      guard states.insert(state) else { continue }
      switch program[state] {
      case .match: return true
      case .jump(let target): open.append(target)
      case .split(let first, let second):
        open.append(second)
        open.append(first)
      case .start where previous == nil || (isMultiline && previous == "\n"): open.append(state + 1)
      case .end where current == nil || (isMultiline && current == "\n"): open.append(state + 1)
      case .set, .start, .end: break
      }
    }
    return false
  }

  private struct States {
    private(set) var list: [Int] = []
    private var marks: [Bool]

    init(_ count: Int) { marks = Array(repeating: false, count: count) }

    mutating func insert(_ state: Int) -> Bool {
      guard !marks[state] else { return false }
      marks[state] = true
      list.append(state)
      return true
    }

    mutating func clear() {
      for state in list { marks[state] = false }
      list.removeAll(keepingCapacity: true)
    }
  }
}

/// Characters that one place of an expression admits.
private indirect enum ScalarSet: Sendable {
  case any
  case anyButNewline
  case ranges([ClosedRange<UInt32>])
  case category(String)
  case word, digit, space
  case not(ScalarSet)
  case either([ScalarSet])
  case without(ScalarSet, ScalarSet)

  func contains(_ scalar: UnicodeScalar, ignoresCase: Bool) -> Bool {
    if has(scalar) { return true }
    guard ignoresCase else { return false }
    let (lower, upper) = (scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping)
    return [lower, upper].contains { mapped in
      mapped.unicodeScalars.count == 1 && mapped.unicodeScalars.first.map(has) == true
    }
  }

  private func has(_ scalar: UnicodeScalar) -> Bool {
    switch self {
    case .any: return true
    case .anyButNewline: return scalar != "\n" && scalar != "\r"
    case .ranges(let ranges): return ranges.contains { $0.contains(scalar.value) }
    case .category(let name): return Self.category(scalar).hasPrefix(name)
    case .digit: return scalar.properties.generalCategory == .decimalNumber
    case .space: return [" ", "\t", "\n", "\r"].contains(scalar)
    case .word: return !["P", "Z", "C"].contains(String(Self.category(scalar).prefix(1)))
    case .not(let set): return !set.has(scalar)
    case .either(let sets): return sets.contains { $0.has(scalar) }
    case .without(let set, let other): return set.has(scalar) && !other.has(scalar)
    }
  }

  private static func category(_ scalar: UnicodeScalar) -> String {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter: "Lu"
    case .lowercaseLetter: "Ll"
    case .titlecaseLetter: "Lt"
    case .modifierLetter: "Lm"
    case .otherLetter: "Lo"
    case .nonspacingMark: "Mn"
    case .spacingMark: "Mc"
    case .enclosingMark: "Me"
    case .decimalNumber: "Nd"
    case .letterNumber: "Nl"
    case .otherNumber: "No"
    case .connectorPunctuation: "Pc"
    case .dashPunctuation: "Pd"
    case .openPunctuation: "Ps"
    case .closePunctuation: "Pe"
    case .initialPunctuation: "Pi"
    case .finalPunctuation: "Pf"
    case .otherPunctuation: "Po"
    case .mathSymbol: "Sm"
    case .currencySymbol: "Sc"
    case .modifierSymbol: "Sk"
    case .otherSymbol: "So"
    case .spaceSeparator: "Zs"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    case .control: "Cc"
    case .format: "Cf"
    case .surrogate: "Cs"
    case .privateUse: "Co"
    default: "Cn"
    }
  }

  static let categories: Set<String> = [
    "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps",
    "Pe",
    "Pi", "Pf", "Po", "S", "Sm", "Sc", "Sk", "So", "Z", "Zs", "Zl", "Zp", "C", "Cc", "Cf", "Cs", "Co", "Cn",
  ]
}

private struct PatternParser {
  private let scalars: [UnicodeScalar]
  private let isDotAll: Bool
  private var index = 0
  private var depth = 0

  init(_ pattern: String, isDotAll: Bool) {
    scalars = Array(pattern.unicodeScalars)
    self.isDotAll = isDotAll
  }

  typealias Node = RegularExpression.Node
  typealias Fault = RegularExpression.Fault

  mutating func parse() throws(Fault) -> Node {
    guard scalars.count <= 4096 else {
      throw Fault(message: "a regular expression of more than 4096 characters")
    }
    let node = try choice()
    guard index == scalars.count else { throw fault("“)” without “(”") }
    return node
  }

  private var peek: UnicodeScalar? { index < scalars.count ? scalars[index] : nil }

  private mutating func take(_ scalar: UnicodeScalar) -> Bool {
    guard peek == scalar else { return false }
    index += 1
    return true
  }

  private func fault(_ message: String) -> Fault {
    Fault(message: "“\(String(String.UnicodeScalarView(scalars)))” is no regular expression: \(message)")
  }

  private mutating func choice() throws(Fault) -> Node {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 48 else { throw fault("groups nested too deep") }
    var branches = [try sequence()]
    while take("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws(Fault) -> Node {
    var nodes: [Node] = []
    while let scalar = peek, scalar != "|", scalar != ")" {
      var node = try atom()
      if let (least, most) = try quantifier() { node = .repeat(node, least, most) }
      nodes.append(node)
    }
    return nodes.isEmpty ? .empty : .sequence(nodes)
  }

  private mutating func quantifier() throws(Fault) -> (Int, Int?)? {
    var range: (Int, Int?)
    if take("*") {
      range = (0, nil)
    } else if take("+") {
      range = (1, nil)
    } else if take("?") {
      range = (0, 1)
    } else if take("{") {
      guard let least = number() else { throw fault("“{” without a number") }
      range = (least, least)
      if take(",") { range.1 = number() }
      guard take("}") else { throw fault("“{” without “}”") }
      guard range.0 <= 1000, range.1.map({ $0 <= 1000 && $0 >= range.0 }) != false else {
        throw fault("an impossible number of repetitions")
      }
    } else {
      return nil
    }
    // Reluctant or not, it is found or not.
    _ = take("?")
    if let scalar = peek, "*+?{".unicodeScalars.contains(scalar) { throw fault("two quantifiers in a row") }
    return range
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let scalar = peek, ("0"..."9").contains(scalar), (value ?? 0) < 100_000 {
      value = (value ?? 0) * 10 + Int(scalar.value - 48)
      index += 1
    }
    return value
  }

  private mutating func atom() throws(Fault) -> Node {
    guard let scalar = peek else { return .empty }
    index += 1
    switch scalar {
    case "^": return .start
    case "$": return .end
    case ".": return .set(isDotAll ? .any : .anyButNewline)
    case "(":
      if take("?"), !take(":") { throw fault("“(?” is only known as “(?:”") }
      let inner = try choice()
      guard take(")") else { throw fault("“(” without “)”") }
      return .group(inner)
    case "[": return .set(try set())
    case "\\": return .set(try escape())
    case "*", "+", "?", "{": throw fault("“\(scalar)” with nothing before it")
    case "}", "]": throw fault("“\(scalar)” alone")
    default: return .set(.ranges([scalar.value...scalar.value]))
    }
  }

  private mutating func escape() throws(Fault) -> ScalarSet {
    guard let scalar = peek else { throw fault("“\\” at the end") }
    index += 1
    switch scalar {
    case "n": return .ranges([10...10])
    case "r": return .ranges([13...13])
    case "t": return .ranges([9...9])
    case "d": return .digit
    case "D": return .not(.digit)
    case "s": return .space
    case "S": return .not(.space)
    case "w": return .word
    case "W": return .not(.word)
    case "p", "P":
      var name = ""
      guard take("{") else { throw fault("“\\\(scalar)” without “{”") }
      while let letter = peek, letter != "}" {
        name.unicodeScalars.append(letter)
        index += 1
      }
      guard take("}"), ScalarSet.categories.contains(name) else { throw fault("unknown category “\(name)”") }
      return scalar == "p" ? .category(name) : .not(.category(name))
    default:
      guard "\\|.-^?*+{}()[]$/\"',:;#&%@!<>=~`_ ".unicodeScalars.contains(scalar) else {
        throw fault("“\\\(scalar)” has no meaning")
      }
      return .ranges([scalar.value...scalar.value])
    }
  }

  private mutating func set() throws(Fault) -> ScalarSet {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 48 else { throw fault("classes nested too deep") }
    let isNegative = take("^")
    var ranges: [ClosedRange<UInt32>] = []
    var sets: [ScalarSet] = []
    var removed: ScalarSet?
    while let scalar = peek, scalar != "]" {
      index += 1
      var low = scalar
      if scalar == "-", take("[") {
        removed = try set()
        break
      }
      if scalar == "[" { throw fault("“[” in a class: write “\\[”") }
      if scalar == "\\" {
        guard case .ranges(let escaped) = try escapeInSet(&sets), let single = escaped.first else { continue }
        low = UnicodeScalar(single.lowerBound) ?? low
      }
      var high = low
      if peek == "-", index + 1 < scalars.count, scalars[index + 1] != "]", scalars[index + 1] != "[" {
        index += 1
        high = scalars[index]
        index += 1
        if high == "\\" {
          var none: [ScalarSet] = []
          guard case .ranges(let escaped) = try escapeInSet(&none), let single = escaped.first else {
            throw fault("a range that ends in a class")
          }
          high = UnicodeScalar(single.lowerBound) ?? high
        }
      }
      guard low.value <= high.value else { throw fault("a range from \(low) down to \(high)") }
      ranges.append(low.value...high.value)
    }
    guard take("]") else { throw fault("“[” without “]”") }
    guard !ranges.isEmpty || !sets.isEmpty else { throw fault("an empty class") }
    var result: ScalarSet = sets.isEmpty ? .ranges(ranges) : .either(sets + [.ranges(ranges)])
    if isNegative { result = .not(result) }
    if let removed { result = .without(result, removed) }
    return result
  }

  /// An escape in a class: a character is given back, a set is added.
  private mutating func escapeInSet(_ sets: inout [ScalarSet]) throws(Fault) -> ScalarSet? {
    let set = try escape()
    if case .ranges = set { return set }
    sets.append(set)
    return nil
  }
}
