public import LibXML

/// The patterns of a schema that are active in a phase, every name in them
/// known: what can be run.
public struct SchematronPlan: Sendable {
  public let schema: SchematronSchema
  /// The phase; nil for `#ALL`.
  public let phase: SchematronSchema.Phase?
  public let patterns: [SchematronSchema.Pattern]
  let workbenches: Workbenches
  /// For each context what selects the nodes that match it, an expression
  /// for each of its alternatives.
  let matchers: [ObjectIdentifier: [Matcher]]

  /// Selects nodes that match a context.
  struct Matcher {
    var query: SchematronSchema.Query
    /// The name that they have, if they all have one: where a document has no
    /// element of that name nothing is to be looked for.
    var name: String?
  }

  /// Looks through all that would run.
  ///
  /// - Parameters:
  ///   - phase: its id, `#ALL` or `#DEFAULT`, which is the schema's
  ///     `defaultPhase`, else all patterns.
  ///   - functions: that expressions may call beside XPath's and the engine's
  ///     own. Evaluated once for all runs that follow each other, and again
  ///     for one at the same time: what functions remember is not shared.
  /// - Throws: ``SchematronFaults``, with everything that speaks against it.
  public init(
    _ schema: SchematronSchema,
    phase: String = "#DEFAULT",
    functions: @autoclosure @escaping @Sendable () -> [XPathFunction] = []
  ) throws(SchematronFaults) {
    let start = SchematronSchema.Place(file: schema.files.first?.path ?? "", line: 1)
    var inspection = SchematronInspection(schema, functions())
    let id = phase == "#DEFAULT" ? schema.defaultPhase ?? "#ALL" : phase
    var active = schema.patterns
    var resting: [SchematronSchema.Pattern] = []
    var chosen: SchematronSchema.Phase?
    if id != "#ALL" {
      chosen = schema.phases.first { $0.id == id }
      if let chosen {
        let ids = Set(chosen.active)
        active = schema.patterns.filter { $0.id.map(ids.contains) == true }
        resting = schema.patterns.filter { $0.id.map(ids.contains) != true }
      } else {
        inspection.fault(.name, "there is no phase “\(id)”", start)
      }
    }
    inspection.look(through: active, chosen)
    inspection.lookAside(resting)
    guard inspection.faults.isEmpty else { throw SchematronFaults(faults: inspection.faults) }
    self.schema = schema
    self.phase = chosen
    patterns = active
    workbenches = Workbenches(functions)
    matchers = Dictionary(
      active.flatMap(\.rules).map { rule in
        let context = rule.context
        let matchers = context.tree.alternatives.compactMap(\.selectingMatches).map { tree in
          Matcher(
            query: SchematronSchema.Query(text: context.text, tree: tree, place: context.place),
            name: tree.selectedName
          )
        }
        return (ObjectIdentifier(context), matchers)
      },
      uniquingKeysWith: { first, _ in first }
    )
  }
}

/// All that speaks against a schema.
public struct SchematronFaults: Error, Sendable, Hashable {
  /// At least one.
  public var faults: [SchematronError]
  public init(faults: [SchematronError]) { self.faults = faults }
}

/// Finds names that nothing stands for before anything runs.
private struct SchematronInspection {
  private let schema: SchematronSchema
  private let prefixes: Set<String>
  private var arities: [String: ClosedRange<Int>] = [:]
  private(set) var faults: [SchematronError] = []

  init(_ schema: SchematronSchema, _ functions: [XPathFunction]) {
    self.schema = schema
    prefixes = Set(schema.namespaces.map(\.prefix)).union(["xml"])
    let namespaces = Dictionary(grouping: schema.namespaces, by: \.uri)
    for function in functions + SchematronFunctions.names {
      if function.namespace.isEmpty { arities[function.name] = function.arity }
      for namespace in namespaces[function.namespace] ?? [] {
        arities["\(namespace.prefix):\(function.name)"] = function.arity
      }
    }
  }

  mutating func fault(_ kind: SchematronError.Kind, _ message: String, _ place: SchematronSchema.Place) {
    let fault = SchematronError(kind: kind, message: message, place: place)
    if faults.count < 100, !faults.contains(fault) { faults.append(fault) }
  }

  mutating func look(through patterns: [SchematronSchema.Pattern], _ phase: SchematronSchema.Phase?) {
    var prefixes: Set<String> = []
    for namespace in schema.namespaces where !prefixes.insert(namespace.prefix).inserted {
      fault(.name, "prefix “\(namespace.prefix)” is declared twice", place(of: schema))
    }
    var known: Set<String> = []
    let global = scope(schema.variables, &known)
    for key in schema.keys {
      // A key is looked up from everywhere: variables would change it.
      pattern(key.match, [])
      query(key.use, [])
    }
    known = global
    if let phase { known = scope(phase.variables, &known) }
    look(through: patterns, known)
  }

  /// The phases themselves, and what only another one would run: a fault there
  /// does not wait for its day.
  mutating func lookAside(_ resting: [SchematronSchema.Pattern]) {
    let names = Set(schema.patterns.compactMap(\.id))
    for phase in schema.phases {
      for name in phase.active where !names.contains(name) {
        fault(.name, "phase “\(phase.id)” names the pattern “\(name)”, which there is not", phase.place)
      }
    }
    look(through: resting, Set((schema.variables + schema.phases.flatMap(\.variables)).map(\.name)))
  }

  private mutating func look(through patterns: [SchematronSchema.Pattern], _ known: Set<String>) {
    for pattern in patterns {
      var inPattern = known
      if let documents = pattern.documents { query(documents, inPattern) }
      inPattern = scope(pattern.variables, &inPattern)
      for rule in pattern.rules {
        self.pattern(rule.context, inPattern)
        var inRule = inPattern
        inRule = scope(rule.variables, &inRule)
        for test in rule.tests { look(at: test, inRule) }
      }
    }
  }

  private func place(of schema: SchematronSchema) -> SchematronSchema.Place {
    SchematronSchema.Place(file: schema.files.first?.path ?? "", line: 1)
  }

  private mutating func look(at test: SchematronSchema.Test, _ known: Set<String>) {
    query(test.query, known)
    if let subject = test.subject { query(subject, known) }
    var told = test.message.flatMap(\.queries)
    for (names, notes, kind) in [
      (test.diagnostics, schema.diagnostics, "diagnostic"), (test.properties, schema.properties, "property"),
    ] {
      for name in names {
        guard let note = notes[name] else {
          fault(.name, "there is no \(kind) “\(name)”", test.place)
          continue
        }
        told += note.content.flatMap(\.queries)
      }
    }
    for query in told { self.query(query, known) }
  }

  /// The variables that are known after these, each of which may use those
  /// before it.
  private mutating func scope(
    _ variables: [SchematronSchema.Variable],
    _ known: inout Set<String>
  ) -> Set<String> {
    var own: Set<String> = []
    for variable in variables {
      if case .query(let query) = variable.value { self.query(query, known) }
      if !own.insert(variable.name).inserted {
        fault(.name, "variable “\(variable.name)” is defined twice", variable.place)
      }
      known.insert(variable.name)
    }
    return known
  }

  private mutating func pattern(_ query: SchematronSchema.Query, _ known: Set<String>) {
    self.query(query, known)
    // XSLT 1.0, 12.4: what would be current is only being looked for.
    if query.tree.calls.contains(where: { $0.name == "current" }) {
      fault(.expression, "current() can't stand in a pattern, “\(query.text.collapsed)”", query.place)
    }
    for alternative in query.tree.alternatives where alternative.selectingMatches == nil {
      fault(
        .expression,
        "“\(query.text.collapsed)” is no pattern: only child and attribute steps",
        query.place
      )
    }
  }

  private mutating func query(_ query: SchematronSchema.Query, _ known: Set<String>) {
    for name in query.tree.variables.sorted() where !known.contains(name) {
      fault(.name, "variable $\(name) is not defined here", query.place)
    }
    for prefix in query.tree.prefixes.sorted() where !prefixes.contains(prefix) {
      fault(.name, "prefix “\(prefix)” is not declared (sch:ns)", query.place)
    }
    for call in query.tree.calls {
      guard let arity = arities[call.name] ?? XPathTree.arity(ofFunction: call.name) else {
        let prefix = call.name.contains(":") ? String(call.name.prefix { $0 != ":" }) : nil
        if prefix.map(prefixes.contains) != false {
          fault(.name, "there is no function \(call.name)()", query.place)
        }
        continue
      }
      if !arity.contains(call.arguments.count) {
        let range = arity.count == 1 ? "\(arity.lowerBound)" : "\(arity.lowerBound) to \(arity.upperBound)"
        fault(
          .expression,
          "\(call.name)() takes \(range) arguments, not \(call.arguments.count)",
          query.place
        )
      }
      literals(call, query.place)
    }
  }

  /// What is certain to fail is told at once.
  private mutating func literals(
    _ call: (name: String, arguments: [XPathTree]),
    _ place: SchematronSchema.Place
  ) {
    let last = call.name.split(separator: ":").last.map(String.init)
    if last == "matches", call.arguments.count >= 2, case .literal(let pattern) = call.arguments[1] {
      do throws(RegularExpression.Fault) {
        _ = try RegularExpression(pattern)
      } catch {
        fault(.expression, error.message, place)
      }
    }
    if last == "key", case .literal(let name)? = call.arguments.first,
      !schema.keys.contains(where: { $0.name == name })
    {
      fault(.name, "there is no key “\(name)”", place)
    }
  }
}
