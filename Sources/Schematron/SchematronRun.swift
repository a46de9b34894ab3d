public import LibXML

/// What happens while a plan is run, in the order of SVRL.
public enum SchematronEvent {
  case pattern(SchematronSchema.Pattern, document: String?)
  case rule(SchematronSchema.Rule)
  case outcome(SchematronOutcome)
  /// A rule that could not be evaluated: never taken for a failed assertion.
  case fault(SchematronError)
}

/// A failed `assert` or a successful `report`.
public struct SchematronOutcome {
  public var pattern: SchematronSchema.Pattern
  public var rule: SchematronSchema.Rule
  public var test: SchematronSchema.Test
  /// The context node, or what `subject` leads to.
  public var node: XPathNode
  public var message: [Told]
  public var diagnostics: [Note]
  public var properties: [Note]

  /// What is told, values put in.
  public indirect enum Told {
    case text(String)
    case markup(String, [Told])
    case nodes([XPathNode])
  }

  public struct Note {
    public var note: SchematronSchema.Note
    public var content: [Told]
  }
}

extension [SchematronOutcome.Told] {
  /// In one line: one blank for each run of white space.
  public var line: String { plain.collapsed }

  private var plain: String {
    reduce(into: "") { out, piece in
      switch piece {
      case .text(let text): out += text
      case .markup(_, let inner): out += inner.plain
      case .nodes(let nodes): for node in nodes { out += node.text }
      }
    }
  }
}

/// How much a run may take.
public struct SchematronLimits: Sendable {
  /// Steps of XPath for one rule over the whole document, beside those that
  /// grow with the document.
  public var steps = 20_000_000
  /// And so many more for each element of it.
  public var stepsPerElement = 400
  /// Outcomes that are told; more are counted only.
  public var outcomes = 10_000
  /// Seconds for the whole run: the last resort.
  public var seconds = 20
  /// Documents that rules may ask for.
  public var documents = 1_000

  public init() {}
}

extension SchematronPlan {
  /// Runs the rules over a document.
  ///
  /// - Parameters:
  ///   - name: the document's path in the source; other documents that rules
  ///     ask for are found from there.
  ///   - source: where those documents come from.
  ///   - functions: that take the place of the plan's of the same name.
  ///   - traces: whether rules that fire are told, too.
  ///   - tell: is called with all that happens, in order.
  /// - Returns: outcomes that were too many to be told.
  @discardableResult
  public func run(
    _ document: XMLDocument,
    name: String = "",
    source: some SchematronSource = SchematronFiles([:]),
    functions: [XPathFunction] = [],
    limits: SchematronLimits = SchematronLimits(),
    traces: Bool = true,
    tell: (SchematronEvent) -> Void
  ) -> Int {
    do throws(XMLError) {
      return try workbenches.lend { bench throws(XMLError) in
        let run = try SchematronRun(self, document, name, source, functions, limits, traces, bench)
        withoutActuallyEscaping(tell) { run.go($0) }
        return run.untold
      }
    } catch {
      let place = SchematronSchema.Place(file: schema.files.first?.path ?? "", line: 1)
      tell(.fault(SchematronError(kind: .limit, message: error.message, place: place)))
      return 0
    }
  }
}

/// A rule as it is run, again and again: by reference, with what is compiled
/// of it.
final class ReadyRule {
  let rule: SchematronSchema.Rule
  let variables: [SchematronSchema.Variable]
  let tests: [ReadyTest]

  init(
    _ rule: SchematronSchema.Rule,
    _ compile: (SchematronSchema.Query) throws(SchematronError) -> XPathExpression
  )
    throws(SchematronError)
  {
    self.rule = rule
    variables = rule.variables
    var tests: [ReadyTest] = []
    for test in rule.tests { tests.append(ReadyTest(test, try compile(test.query))) }
    self.tests = tests
  }
}

final class ReadyTest {
  let test: SchematronSchema.Test
  let expression: XPathExpression
  let isReport: Bool

  init(_ test: SchematronSchema.Test, _ expression: XPathExpression) {
    self.test = test
    self.expression = expression
    isReport = test.isReport
  }
}

/// An `xsl:key`, with what is compiled of it.
struct ReadyKey {
  let use: XPathExpression
  let matches: [XPathExpression]
}

/// One run over one document.
private final class SchematronRun {
  private let plan: SchematronPlan
  private let evaluator: XPathEvaluator
  private let library: RunLibrary
  private let document: XMLDocument
  private let limits: SchematronLimits
  private let stepsForRule: Int
  private let traces: Bool
  private let bench: Workbench
  /// The names of elements, by document.
  private var names: [Int: Set<String>] = [:]
  private var told = 0
  private(set) var untold = 0

  init(
    _ plan: SchematronPlan,
    _ document: XMLDocument,
    _ name: String,
    _ source: any SchematronSource,
    _ functions: [XPathFunction],
    _ limits: SchematronLimits,
    _ traces: Bool,
    _ bench: Workbench
  ) throws(XMLError) {
    self.traces = traces
    self.bench = bench
    self.plan = plan
    self.document = document
    self.limits = limits
    stepsForRule = limits.steps + limits.stepsPerElement * document.elementCount
    let library = RunLibrary(plan.schema, name, source, limits, bench)
    self.library = library
    evaluator = try bench.evaluator(
      document,
      plan.schema,
      own: functions + library.functions,
      seconds: limits.seconds
    )
  }

  func go(_ tell: (SchematronEvent) -> Void) {
    do throws(SchematronError) {
      evaluator.allow(steps: stepsForRule)
      try bind(plan.schema.variables, at: document.node)
      if let phase = plan.phase { try bind(phase.variables, at: document.node) }
    } catch {
      tell(.fault(error))
      return
    }
    for (place, pattern) in plan.patterns.enumerated() {
      do throws(SchematronError) {
        try run(pattern, place, tell)
      } catch {
        tell(.fault(error))
      }
    }
  }

  // MARK: Patterns

  private func run(
    _ pattern: SchematronSchema.Pattern,
    _ place: Int,
    _ tell: (SchematronEvent) -> Void
  ) throws(SchematronError) {
    guard let query = pattern.documents else {
      tell(.pattern(pattern, document: nil))
      try run(pattern, place, over: document, tell)
      return
    }
    evaluator.allow(steps: stepsForRule)
    let value = try evaluate(query, at: document.node) { (expression, node) throws(XMLError) in
      try self.evaluator.value(expression, at: node)
    }
    let names = if case .nodes(let nodes) = value { nodes.map(\.text) } else { [value.string] }
    for name in names {
      let other: XMLDocument?
      do {
        other = try library.document(name.collapsed, evaluator)
      } catch {
        throw fault(error, query)
      }
      guard let other else {
        let message = "there is no document “\(name.collapsed)” for the pattern"
        throw SchematronError(kind: .file, message: message, place: query.place)
      }
      tell(.pattern(pattern, document: name.collapsed))
      try run(pattern, place, over: other, tell)
    }
  }

  private func run(
    _ pattern: SchematronSchema.Pattern,
    _ place: Int,
    over document: XMLDocument,
    _ tell: (SchematronEvent) -> Void
  ) throws(SchematronError) {
    evaluator.allow(steps: stepsForRule)
    let scope = evaluator.scope
    defer { evaluator.close(scope) }
    try bind(pattern.variables, at: document.node)
    // First match wins; then all in the order of the document.
    var rules: [XPathNode: Int] = [:]
    var nodes: [XPathNode] = []
    var faulty: Set<Int> = []
    let isSingle = pattern.rules.count == 1 && pattern.rules[0].context.tree.alternatives.count == 1
    var spent = Array(repeating: 0, count: pattern.rules.count)
    for (index, rule) in pattern.rules.enumerated() {
      evaluator.allow(steps: stepsForRule)
      do throws(SchematronError) {
        for matcher in plan.matchers[ObjectIdentifier(rule.context)] ?? [] {
          if let name = matcher.name, !names(of: document).contains(name) { continue }
          let matched = try evaluate(matcher.query, at: document.node) {
            (expression, node) throws(XMLError) in
            try self.evaluator.nodes(expression, at: node)
          }
          if isSingle {
            nodes = matched
          } else {
            for node in matched where rules[node] == nil {
              rules[node] = index
              nodes.append(node)
            }
          }
        }
      } catch {
        // What it should have matched must not fall to the rules after it.
        tell(.fault(error))
        return
      }
      spent[index] = evaluator.steps
    }
    guard !nodes.isEmpty else { return }
    if !isSingle { nodes = evaluator.sorted(nodes) }
    let ready = try ready(pattern, place)
    for node in nodes {
      let index = isSingle ? 0 : rules[node] ?? 0
      guard !faulty.contains(index) else { continue }
      evaluator.allow(steps: max(1, stepsForRule - spent[index]))
      do throws(SchematronError) {
        try fire(ready[index], pattern, at: node, tell)
      } catch {
        faulty.insert(index)
        tell(.fault(error))
      }
      spent[index] += evaluator.steps
    }
  }

  private func ready(
    _ pattern: SchematronSchema.Pattern,
    _ place: Int
  ) throws(SchematronError) -> [ReadyRule] {
    if let known = bench.ready[place] { return known }
    var ready: [ReadyRule] = []
    for rule in pattern.rules {
      ready.append(try ReadyRule(rule) { query throws(SchematronError) in try compiled(query) })
    }
    bench.ready[place] = ready
    return ready
  }

  private func names(of document: XMLDocument) -> Set<String> {
    if let known = names[document.serial] { return known }
    let names = document.elementNames
    self.names[document.serial] = names
    return names
  }

  // MARK: Rules

  private func fire(
    _ ready: ReadyRule,
    _ pattern: SchematronSchema.Pattern,
    at node: XPathNode,
    _ tell: (SchematronEvent) -> Void
  ) throws(SchematronError) {
    if traces { tell(.rule(ready.rule)) }
    let scope = evaluator.scope
    defer { evaluator.close(scope) }
    try bind(ready.variables, at: node)
    for readyTest in ready.tests {
      let holds: Bool
      do throws(XMLError) {
        holds = try evaluator.boolean(readyTest.expression, at: node)
      } catch {
        throw fault(error, readyTest.test.query)
      }
      guard holds == readyTest.isReport else { continue }
      let (rule, test) = (ready.rule, readyTest.test)
      guard told < limits.outcomes else {
        untold += 1
        continue
      }
      told += 1
      var subject = node
      if let query = test.subject {
        let value = try evaluate(query, at: node) { (expression, node) throws(XMLError) in
          try self.evaluator.value(expression, at: node)
        }
        subject = value.nodes.first ?? node
      }
      tell(
        .outcome(
          SchematronOutcome(
            pattern: pattern,
            rule: rule,
            test: test,
            node: subject,
            message: try say(test.message, at: node),
            diagnostics: try notes(test.diagnostics, plan.schema.diagnostics, at: node),
            properties: try notes(test.properties, plan.schema.properties, at: node)
          )
        )
      )
    }
  }

  private func notes(
    _ names: [String],
    _ notes: [String: SchematronSchema.Note],
    at node: XPathNode
  ) throws(SchematronError) -> [SchematronOutcome.Note] {
    var told: [SchematronOutcome.Note] = []
    for name in names {
      guard let note = notes[name] else { continue }
      told.append(SchematronOutcome.Note(note: note, content: try say(note.content, at: node)))
    }
    return told
  }

  private func say(
    _ pieces: [SchematronSchema.Piece],
    at node: XPathNode
  ) throws(SchematronError) -> [SchematronOutcome.Told] {
    var told: [SchematronOutcome.Told] = []
    for piece in pieces {
      switch piece {
      case .text(let text): told.append(.text(text))
      case .name(nil): told.append(.text(node.name))
      case .value(let query), .name(let query?):
        let text = try evaluate(query, at: node) { (expression, node) throws(XMLError) in
          let value = try self.evaluator.value(expression, at: node)
          return value.string
        }
        // A message, not a copy of the document.
        told.append(.text(text.utf8.count > 4096 ? String(text.prefix(1000)) + "…" : text))
      case .markup(let name, let inner): told.append(.markup(name, try say(inner, at: node)))
      case .copy(let query):
        let value = try evaluate(query, at: node) { (expression, node) throws(XMLError) in
          try self.evaluator.value(expression, at: node)
        }
        told.append(value.nodes.isEmpty ? .text(value.string) : .nodes(value.nodes))
      }
    }
    return told
  }

  // MARK: Expressions

  private func bind(_ variables: [SchematronSchema.Variable], at node: XPathNode) throws(SchematronError) {
    for variable in variables {
      switch variable.value {
      case .content(let text): evaluator.bind(variable.name, to: text)
      case .query(let query):
        try evaluate(query, at: node) { (expression, node) throws(XMLError) in
          try self.evaluator.bind(variable.name, to: expression, at: node)
        }
      }
    }
  }

  private func evaluate<Value>(
    _ query: SchematronSchema.Query,
    at node: XPathNode,
    _ body: (XPathExpression, XPathNode) throws(XMLError) -> Value
  ) throws(SchematronError) -> Value {
    let expression = try compiled(query)
    do throws(XMLError) {
      return try body(expression, node)
    } catch {
      throw fault(error, query)
    }
  }

  private func compiled(_ query: SchematronSchema.Query) throws(SchematronError) -> XPathExpression {
    if let known = bench.compiled[ObjectIdentifier(query)] { return known }
    do throws(XMLError) {
      let expression = try evaluator.compile(query.compiled)
      bench.compiled[ObjectIdentifier(query)] = expression
      return expression
    } catch {
      throw fault(error, query)
    }
  }

  private func fault(_ error: XMLError, _ query: SchematronSchema.Query) -> SchematronError {
    SchematronError(
      kind: [.limit, .time].contains(error.code) ? .limit : .expression,
      message: "\(error.message), in “\(query.text.collapsed)”",
      place: query.place
    )
  }
}

/// What the functions of one run share: documents, keys, ids.
private final class RunLibrary: @unchecked Sendable {
  private let keys: [SchematronSchema.Key]
  private let files: [SchematronSchema.File]
  private let name: String
  private let source: any SchematronSource
  private let limits: SchematronLimits
  private let bench: Workbench
  private var documents: [String: XMLDocument?] = [:]
  private var indexes: [String: [[UInt8]: [XPathNode]]] = [:]
  private var ids: [XPathNode: Int] = [:]

  init(
    _ schema: SchematronSchema,
    _ name: String,
    _ source: any SchematronSource,
    _ limits: SchematronLimits,
    _ bench: Workbench
  ) {
    self.bench = bench
    keys = schema.keys
    files = schema.files
    self.name = name
    self.source = source
    self.limits = limits
  }

  var functions: [XPathFunction] {
    [
      XPathFunction("current", arity: 0...0) { call throws(XMLError) in .nodes([call.evaluator.current]) },
      XPathFunction("key", arity: 2...2) { [unowned self] call throws(XMLError) in try key(call) },
      XPathFunction("document", arity: 1...2) { [unowned self] call throws(XMLError) in try document(call) },
      XPathFunction("generate-id", arity: 0...1) { [unowned self] call throws(XMLError) in .string(id(call))
      },
      XPathFunction("test", namespace: SchematronFunctions.regularExpressions, arity: 2...3) {
        [expressions = bench.expressions] call throws(XMLError) in try expressions.matches(call)
      },
      XPathFunction("matches", namespace: SchematronFunctions.own, arity: 2...3) {
        [expressions = bench.expressions] call throws(XMLError) in try expressions.matches(call)
      },
      XPathFunction("data", namespace: SchematronFunctions.own, arity: 1...1) {
        [unowned self] call throws(XMLError) in try data(call)
      },
      XPathFunction("unique", namespace: SchematronFunctions.own, arity: 1...2) { call throws(XMLError) in
        try Self.unique(call)
      },
    ]
  }

  /// The document of a reference from the one that is checked; nil where
  /// there is none.
  func document(_ reference: String, _ evaluator: XPathEvaluator) throws(XMLError) -> XMLDocument? {
    guard let path = RelativePath.resolve(reference, from: name) else {
      throw XMLError(.foreign, "“\(reference)” leads out of the packet")
    }
    if let known = documents[path] { return known }
    guard documents.count < limits.documents else {
      throw XMLError(.limit, "more than \(limits.documents) documents asked for")
    }
    let document = try source.file(path).map { bytes throws(XMLError) in try XMLDocument(bytes) }
    documents[path] = .some(document)
    if let document { evaluator.adopt(document) }
    return document
  }

  private func document(_ call: XPathCall) throws(XMLError) -> XPathValue {
    let names = call.arguments[0].nodes.map(\.text)
    let references = if case .nodes = call.arguments[0] { names } else { [call.arguments[0].string] }
    var nodes: [XPathNode] = []
    for reference in references {
      if let document = try document(reference, call.evaluator) { nodes.append(document.node) }
    }
    return .nodes(nodes)
  }

  /// The root element of a file that belongs to the rules.
  private func data(_ call: XPathCall) throws(XMLError) -> XPathValue {
    let path = call.arguments[0].string
    if let known = bench.data[path] { return .nodes([known.root.xpathNode]) }
    guard let file = files.first(where: { $0.path == path }) else {
      throw XMLError(.foreign, "“\(path)” is no file of the rules")
    }
    let document = try XMLDocument(file.bytes, admission: .rules)
    bench.data[path] = document
    return .nodes([document.root.xpathNode])
  }

  /// Distinct for each node, and the same in every run.
  private func id(_ call: XPathCall) -> String {
    let node: XPathNode?
    if let argument = call.arguments.first { node = argument.nodes.first } else { node = call.node }
    guard let node else { return "" }
    let number = ids[node] ?? ids.count + 1
    ids[node] = number
    return "id\(number)"
  }

  private func key(_ call: XPathCall) throws(XMLError) -> XPathValue {
    let name = call.arguments[0].string
    guard keys.contains(where: { $0.name == name }) else {
      throw XMLError(.xpath, "there is no key “\(name)”")
    }
    let document = call.node.document
    let index = try index(name, of: document, call.evaluator)
    let values =
      if case .nodes(let nodes) = call.arguments[1] { nodes.map(\.text) } else { [call.arguments[1].string] }
    return .nodes(values.flatMap { index[Array($0.utf8)] ?? [] })
  }

  private func index(
    _ name: String,
    of document: XMLDocument,
    _ evaluator: XPathEvaluator
  ) throws(XMLError) -> [[UInt8]: [XPathNode]] {
    let id = "\(name) \(ObjectIdentifier(document).hashValue)"
    if let known = indexes[id] { return known }
    // While it is made it is empty: a key that uses itself finds nothing.
    indexes[id] = [:]
    var index: [[UInt8]: [XPathNode]] = [:]
    for (place, key) in keys.enumerated() where key.name == name {
      let ready = try ready(key, place, evaluator)
      for match in ready.matches {
        for node in try evaluator.nodes(match, at: document.node) {
          let value = try evaluator.value(ready.use, at: node)
          let texts = if case .nodes(let nodes) = value { nodes.map(\.text) } else { [value.string] }
          for text in texts { index[Array(text.utf8), default: []].append(node) }
        }
      }
    }
    indexes[id] = index
    return index
  }

  private func ready(
    _ key: SchematronSchema.Key,
    _ place: Int,
    _ evaluator: XPathEvaluator
  ) throws(XMLError) -> ReadyKey {
    if let known = bench.keys[place] { return known }
    var matches: [XPathExpression] = []
    for tree in key.match.tree.alternatives.compactMap(\.selectingMatches) {
      matches.append(try evaluator.compile(tree))
    }
    let ready = ReadyKey(use: try evaluator.compile(key.use.tree), matches: matches)
    bench.keys[place] = ready
    return ready
  }

  /// `k:unique(NODES)`: whether no two have the same text. `k:unique(NODES,
  /// NODE)`: whether none of them but NODE has its text.
  private static func unique(_ call: XPathCall) throws(XMLError) -> XPathValue {
    let nodes = call.arguments[0].nodes
    try call.evaluator.charge(nodes.count)
    guard call.arguments.count > 1 else {
      var seen: Set<[UInt8]> = []
      return .boolean(nodes.allSatisfy { seen.insert(Array($0.text.utf8)).inserted })
    }
    guard let own = call.arguments[1].nodes.first else { return .boolean(true) }
    let text = own.text
    return .boolean(!nodes.contains { $0 != own && $0.text == text })
  }
}
