import CLibXML2
import Synchronization

/// Evaluates XPath 1.0 over one document, within bounds.
///
/// Steps are counted: whatever an expression does, it ends. Results are the
/// same in every run, since the bound is a number and not a time; the clock
/// is a second lock for what no count can see. One task at a time.
///
/// It can turn from one document to the next (``turn(to:functions:seconds:)``):
/// what it compiled stays.
public final class XPathEvaluator {
  /// The document that paths begin in, unless a node of another is given.
  public private(set) var document: XMLDocument
  private let context: xmlXPathContextPtr
  /// By their places in ``functions``.
  private var places: [String: Int] = [:]
  private var functions: [XPathFunction] = []
  /// Other documents whose nodes occur, by what libxml2 knows them by.
  private var documents: [xmlDocPtr: XMLDocument]
  /// The values of variables; of two of the same name the last counts.
  private var variables: [Variable] = []
  /// What a function of ours threw while libxml2 was evaluating.
  private var thrown: XMLError?
  private var watch: XPathWatch?
  /// All that was compiled: what is known of their calls holds as long.
  private var expressions: [XPathExpression] = []
  /// What a call leads to, by where its name stands in its expression.
  private var calls = XPathSites<Callee>()

  /// The node at which the outermost evaluation began: `current()`.
  public private(set) var current: XPathNode

  /// - Parameters:
  ///   - namespaces: prefix → name space.
  ///   - functions: those that expressions may call beside XPath's own.
  ///   - seconds: how long all evaluations together may take.
  public init(
    _ document: XMLDocument,
    namespaces: [String: String] = [:],
    functions: [XPathFunction] = [],
    seconds: Int = 60
  ) throws(XMLError) {
    LibXML2.start()
    guard let context = xmlXPathNewContext(document.pointer) else { throw XMLError(.limit, "out of memory") }
    self.document = document
    self.context = context
    documents = [:]
    current = document.node
    // Nothing is ever evaluated without a bound.
    context.pointee.opLimit = 10_000_000
    for (prefix, uri) in namespaces { xmlXPathRegisterNs(context, prefix, uri) }
    xmlXPathRegisterNs(context, XPathGuard.prefix, XPathGuard.namespace)
    context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    context.pointee.error = { _, _ in }
    xmlXPathRegisterFuncLookup(
      context,
      { _, name, uri in
        // Those of XPath itself are libxml2's.
        if uri == nil, let name, XPathCore.arities[String(cString: name)] != nil { return nil }
        return XPathEvaluator.trampoline
      },
      nil
    )
    xmlXPathRegisterVariableLookup(
      context,
      { data, name, _ in
        guard let data, let name else { return nil }
        let evaluator = Unmanaged<XPathEvaluator>.fromOpaque(data).takeUnretainedValue()
        return evaluator.value(of: name)
      },
      Unmanaged.passUnretained(self).toOpaque()
    )
    turn(to: document, functions: functions, seconds: seconds)
  }

  /// Turns to another document. Variables are forgotten.
  ///
  /// - Parameters:
  ///   - functions: that take the place of those of the same name.
  ///   - seconds: how long evaluations on it may take together; nil where
  ///     there will be none.
  public func turn(to document: XMLDocument, functions: [XPathFunction] = [], seconds: Int? = nil) {
    close(0)
    self.document = document
    documents = [document.pointer: document]
    current = document.node
    context.pointee.doc = document.pointer
    // Numbers its elements, so that nodes sort by them.
    xmlXPathOrderDocElems(document.pointer)
    place(functions)
    watch?.end()
    watch = seconds.map { XPathWatch(context, seconds: $0) }
  }

  private func place(_ functions: [XPathFunction]) {
    for function in functions {
      let name = Self.name(function.name, in: function.namespace)
      if let place = places[name] {
        self.functions[place] = function
      } else {
        places[name] = self.functions.count
        self.functions.append(function)
      }
    }
  }

  private static func name(_ name: String, in namespace: String) -> String { "{\(namespace)}\(name)" }

  deinit {
    watch?.end()
    xmlXPathFreeContext(context)
    close(0)
  }

  // MARK: Bounds

  /// Begins to count anew, up to a number of steps.
  public func allow(steps: Int) {
    context.pointee.opCount = 0
    // Once the clock stopped it, it stays so.
    if watch?.isOver != true { context.pointee.opLimit = UInt(max(1, steps)) }
  }

  /// Steps taken since they were last counted anew.
  public var steps: Int { Int(clamping: context.pointee.opCount) }

  /// Counts steps that a function takes by itself.
  public func charge(_ steps: Int) throws(XMLError) {
    context.pointee.opCount = context.pointee.opCount &+ UInt(max(0, steps))
    guard context.pointee.opLimit == 0 || context.pointee.opCount <= context.pointee.opLimit else {
      throw overrun
    }
  }

  private var overrun: XMLError {
    watch?.isOver == true
      ? XMLError(.time, "not evaluated within the time that the rules may take")
      : XMLError(.limit, "more steps than a rule may take")
  }

  // MARK: Evaluation

  public func compile(_ tree: XPathTree) throws(XMLError) -> XPathExpression {
    try compile(XPathSource(tree))
  }

  public func compile(_ source: XPathSource) throws(XMLError) -> XPathExpression {
    let expression = try XPathExpression(source)
    expressions.append(expression)
    return expression
  }

  /// Evaluates at a node, which is then `current()`.
  public func value(_ expression: XPathExpression, at node: XPathNode) throws(XMLError) -> XPathValue {
    let object = try object(expression, at: node)
    defer { xmlXPathFreeObject(object) }
    return value(of: object)
  }

  /// Evaluates as `boolean()` does, without making more of it than that.
  public func boolean(_ expression: XPathExpression, at node: XPathNode) throws(XMLError) -> Bool {
    let object = try object(expression, at: node)
    defer { xmlXPathFreeObject(object) }
    return xmlXPathCastToBoolean(object) == 1
  }

  /// The nodes that an expression selects, in document order.
  public func nodes(_ expression: XPathExpression, at node: XPathNode) throws(XMLError) -> [XPathNode] {
    let object = try object(expression, at: node)
    defer { xmlXPathFreeObject(object) }
    guard object.pointee.type == XPATH_NODESET else { throw XMLError(.xpath, "does not select nodes") }
    return value(of: object).nodes
  }

  private func object(_ expression: XPathExpression, at node: XPathNode) throws(XMLError) -> xmlXPathObjectPtr
  {
    adopt(node.document)
    // A function may evaluate while it is called: what is under way then
    // goes on where it was.
    let before = (context.pointee.doc, context.pointee.node, current)
    let around = (context.pointee.contextSize, context.pointee.proximityPosition)
    let called = (context.pointee.function, context.pointee.functionURI)
    // An evaluation that ends in an error leaves it as deep as it was there.
    let depth = context.pointee.depth
    context.pointee.doc = node.document.pointer
    context.pointee.node = node.pointer
    current = node
    thrown = nil
    let result = xmlXPathCompiledEval(expression.pointer, context)
    (context.pointee.doc, context.pointee.node, current) = before
    (context.pointee.contextSize, context.pointee.proximityPosition) = around
    (context.pointee.function, context.pointee.functionURI) = called
    context.pointee.depth = depth
    if let thrown {
      if let result { xmlXPathFreeObject(result) }
      self.thrown = nil
      throw thrown
    }
    guard let result else { throw failure }
    return result
  }

  /// Why the last evaluation gave nothing. libxml2 tells a number only.
  private var failure: XMLError {
    let code = Int(context.pointee.lastError.code) - 1200
    if code == Int(XPATH_OP_LIMIT_EXCEEDED.rawValue) { return overrun }
    let text =
      switch code {
      case Int(XPATH_UNDEF_VARIABLE_ERROR.rawValue): "an undefined variable"
      case Int(XPATH_UNDEF_PREFIX_ERROR.rawValue): "an undeclared prefix"
      case Int(XPATH_UNKNOWN_FUNC_ERROR.rawValue): "an unknown function"
      case Int(XPATH_INVALID_TYPE.rawValue): "a value of the wrong type"
      case Int(XPATH_INVALID_ARITY.rawValue): "a wrong number of arguments"
      case Int(XPATH_MEMORY_ERROR.rawValue): "too many nodes"
      default: "XPath error \(code)"
      }
    return XMLError(.xpath, text)
  }

  // MARK: Documents and nodes

  /// Lets nodes of another document occur in values.
  public func adopt(_ other: XMLDocument) {
    guard other !== document, documents[other.pointer] == nil else { return }
    documents[other.pointer] = other
    xmlXPathOrderDocElems(other.pointer)
  }

  /// Puts nodes into document order, each once.
  public func sorted(_ nodes: [XPathNode]) -> [XPathNode] {
    guard let object = object(of: .nodes(nodes)) else { return nodes }
    defer { xmlXPathFreeObject(object) }
    return value(of: object).nodes
  }

  private func value(of object: xmlXPathObjectPtr) -> XPathValue {
    switch object.pointee.type {
    case XPATH_BOOLEAN: return .boolean(object.pointee.boolval != 0)
    case XPATH_NUMBER: return .number(object.pointee.floatval)
    case XPATH_STRING: return .string(object.pointee.stringval.map { String(cString: $0) } ?? "")
    default:
      guard let set = object.pointee.nodesetval else { return .nodes([]) }
      xmlXPathNodeSetSort(set)
      var nodes: [XPathNode] = []
      nodes.reserveCapacity(Int(set.pointee.nodeNr))
      for index in 0..<Int(set.pointee.nodeNr) {
        // Name spaces are copies that die with the set.
        guard let pointer = set.pointee.nodeTab[index], pointer.pointee.type != XML_NAMESPACE_DECL,
          let document = owner(of: pointer)
        else { continue }
        nodes.append(XPathNode(pointer: pointer, document: document))
      }
      return .nodes(nodes)
    }
  }

  private func owner(of node: xmlNodePtr) -> XMLDocument? {
    if node.pointee.doc == document.pointer { return document }
    return node.pointee.doc.flatMap { documents[$0] }
  }

  private func object(of value: XPathValue) -> xmlXPathObjectPtr? {
    switch value {
    case .boolean(let value): return xmlXPathNewBoolean(value ? 1 : 0)
    case .number(let value): return xmlXPathNewFloat(value)
    case .string(let text): return xmlXPathNewString(text)
    case .nodes(let nodes):
      guard let object = xmlXPathNewNodeSet(nil) else { return nil }
      if object.pointee.nodesetval == nil { object.pointee.nodesetval = xmlXPathNodeSetCreate(nil) }
      var seen: Set<xmlNodePtr> = []
      for node in nodes where nodes.count == 1 || seen.insert(node.pointer).inserted {
        adopt(node.document)
        _ = xmlXPathNodeSetAddUnique(object.pointee.nodesetval, node.pointer)
      }
      xmlXPathNodeSetSort(object.pointee.nodesetval)
      return object
    }
  }

  // MARK: Variables

  private struct Variable {
    var name: [xmlChar]
    var object: xmlXPathObjectPtr
    /// What it takes to copy it, in steps.
    var cost: Int
  }

  /// How many variables there are: what is bound from here on is let go by
  /// ``close(_:)``.
  public var scope: Int { variables.count }

  /// Forgets the variables that were bound since a scope began. Those that
  /// they hid are there again.
  public func close(_ scope: Int) {
    while variables.count > scope { xmlXPathFreeObject(variables.removeLast().object) }
  }

  /// Binds a variable to a text.
  public func bind(_ name: String, to text: String) {
    if let object = xmlXPathNewString(text) { bind(name, object) }
  }

  /// Binds a variable to what an expression gives at a node.
  public func bind(_ name: String, to expression: XPathExpression, at node: XPathNode) throws(XMLError) {
    let object = try object(expression, at: node)
    switch object.pointee.type {
    case XPATH_BOOLEAN, XPATH_NUMBER, XPATH_STRING: bind(name, object)
    default:
      // Name spaces are copies that die with the set, and no nodes of ours.
      if let set = object.pointee.nodesetval, XPathGuard.hasNamespaces(set) {
        defer { xmlXPathFreeObject(object) }
        if let own = self.object(of: value(of: object)) { bind(name, own) }
      } else {
        if let set = object.pointee.nodesetval { xmlXPathNodeSetSort(set) }
        bind(name, object)
      }
    }
  }

  private func bind(_ name: String, _ object: xmlXPathObjectPtr) {
    let cost: Int =
      switch object.pointee.type {
      case XPATH_NODESET: object.pointee.nodesetval.map { Int($0.pointee.nodeNr) } ?? 0
      case XPATH_STRING: object.pointee.stringval.map { Int(xmlStrlen($0)) / 64 } ?? 0
      default: 0
      }
    variables.append(Variable(name: Array(name.utf8) + [0], object: object, cost: cost))
  }

  private func value(of name: UnsafePointer<xmlChar>) -> xmlXPathObjectPtr? {
    guard let variable = variables.last(where: { xmlStrEqual($0.name, name) == 1 }) else { return nil }
    context.pointee.opCount = context.pointee.opCount &+ UInt(variable.cost)
    return xmlXPathObjectCopy(variable.object)
  }

  // MARK: Functions

  /// All functions of ours are entered here.
  private static let trampoline: xmlXPathFunction = { parser, count in
    guard let parser, let context = parser.pointee.context, let data = context.pointee.userData else {
      return
    }
    let evaluator = Unmanaged<XPathEvaluator>.fromOpaque(data).takeUnretainedValue()
    evaluator.call(parser, context, count)
  }

  /// By reference: it is looked up at each call.
  private final class Callee {
    enum Kind {
      case stand(XPathGuard)
      /// By its place.
      case function(Int)
    }
    let kind: Kind
    init(_ kind: Kind) { self.kind = kind }
  }

  private func callee(_ name: UnsafePointer<xmlChar>, _ uri: UnsafePointer<xmlChar>?) -> Callee? {
    if let known = calls[name] { return known }
    let text = String(cString: name)
    let namespace = uri.map { String(cString: $0) } ?? ""
    let kind: Callee.Kind? =
      namespace == XPathGuard.namespace
      ? XPathGuard(text).map(Callee.Kind.stand)
      : places[Self.name(text, in: namespace)].map(Callee.Kind.function)
    guard let kind else { return nil }
    let found = Callee(kind)
    calls[name] = found
    return found
  }

  private func call(_ parser: xmlXPathParserContextPtr, _ context: xmlXPathContextPtr, _ count: Int32) {
    guard let name = context.pointee.function, let callee = callee(name, context.pointee.functionURI) else {
      xmlXPathErr(parser, Int32(XPATH_UNKNOWN_FUNC_ERROR.rawValue))
      return
    }
    switch callee.kind {
    case .stand(let stand): stand.run(parser, count)
    case .function(let place): call(functions[place], parser, context, Int(count))
    }
  }

  private func call(
    _ function: XPathFunction,
    _ parser: xmlXPathParserContextPtr,
    _ context: xmlXPathContextPtr,
    _ count: Int
  ) {
    guard function.arity.contains(count) else {
      xmlXPathErr(parser, Int32(XPATH_INVALID_ARITY.rawValue))
      return
    }
    guard XPathGuard.charge(parser, 4) else { return }
    var arguments: [XPathValue] = []
    arguments.reserveCapacity(count)
    for index in 0..<count {
      if let object = XPathGuard.argument(parser, count, index) { arguments.append(value(of: object)) }
    }
    for _ in 0..<count { xmlXPathFreeObject(valuePop(parser)) }
    let node = context.pointee.node.flatMap { pointer in
      owner(of: pointer).map { XPathNode(pointer: pointer, document: $0) }
    }
    do throws(XMLError) {
      let result = try function.call(
        XPathCall(arguments: arguments, node: node ?? document.node, evaluator: self)
      )
      guard let object = object(of: result) else { throw XMLError(.limit, "out of memory") }
      valuePush(parser, object)
    } catch {
      thrown = error
      xmlXPathErr(parser, Int32(XPATH_EXPR_ERROR.rawValue))
    }
  }
}

/// XPath's own functions, by name.
enum XPathCore {
  /// How many arguments each takes; names in the order of the standard.
  static let arities: [String: ClosedRange<Int>] = [
    "last": 0...0, "position": 0...0, "count": 1...1, "id": 1...1, "local-name": 0...1,
    "namespace-uri": 0...1,
    "name": 0...1, "string": 0...1, "concat": 2...99, "starts-with": 2...2, "contains": 2...2,
    "substring-before": 2...2, "substring-after": 2...2, "substring": 2...3, "string-length": 0...1,
    "normalize-space": 0...1, "translate": 3...3, "boolean": 1...1, "not": 1...1, "true": 0...0,
    "false": 0...0,
    "lang": 1...1, "number": 0...1, "sum": 1...1, "floor": 1...1, "ceiling": 1...1, "round": 1...1,
  ]
}

extension XPathTree {
  /// How many arguments XPath's own function of a name takes.
  public static func arity(ofFunction name: String) -> ClosedRange<Int>? { XPathCore.arities[name] }
}

/// Stops an evaluation that runs beyond its time: sets the limit of steps
/// to one, which libxml2 looks at on its way.
private final class XPathWatch: Sendable {
  private struct State {
    /// Where the context is, as long as it is there.
    var context: UInt?
    var isOver = false
  }
  private let state: Mutex<State>
  private let task: Mutex<Task<Void, Never>?> = Mutex(nil)

  init(_ context: xmlXPathContextPtr, seconds: Int) {
    state = Mutex(State(context: UInt(bitPattern: context)))
    task.withLock {
      $0 = Task.detached { [weak self] in
        try? await Task.sleep(for: .seconds(seconds))
        if !Task.isCancelled { self?.stop() }
      }
    }
  }

  var isOver: Bool { state.withLock(\.isOver) }

  /// The context is about to go away.
  func end() {
    state.withLock { $0.context = nil }
    task.withLock { $0?.cancel() }
  }

  private func stop() {
    state.withLock { state in
      guard let address = state.context else { return }
      state.isOver = true
      clibxml2_stop_xpath(xmlXPathContextPtr(bitPattern: address))
    }
  }
}
