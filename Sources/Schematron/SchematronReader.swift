internal import LibXML

extension SchematronSchema {
  /// Reads a schema and all that it includes.
  ///
  /// - Parameter path: of the schema within the source; references are
  ///   relative to the file that they stand in.
  public init(_ path: String, from source: some SchematronSource) throws(SchematronError) {
    var reader = SchematronReader(source)
    self = try reader.schema(path)
  }
}

/// From files to a ``SchematronSchema``.
private struct SchematronReader {
  private static let namespace = "http://purl.oclc.org/dsdl/schematron"
  private static let transform = "http://www.w3.org/1999/XSL/Transform"
  /// Files that one schema may be made of, and elements that come of them:
  /// includes of includes double with each level.
  private static let maximumFiles = 256
  private static let maximumElements = 50_000
  private static let maximumDepth = 24

  /// An element, with the file that it came from and the parameters of the
  /// abstract pattern that it stands in.
  private struct Item {
    var element: XMLElement
    var file: String
    var parameters: [(name: String, value: String)] = []

    var name: String { element.name }
    var place: SchematronSchema.Place { SchematronSchema.Place(file: file, line: element.line) }

    subscript(attribute: String) -> String? {
      element[attribute].map { parameters.isEmpty ? $0 : Parameters.put(parameters, into: $0) }
    }
  }

  private let source: any SchematronSource
  private var documents: [String: XMLDocument] = [:]
  private var files: [SchematronSchema.File] = []
  private var elements = 0

  init(_ source: some SchematronSource) { self.source = source }

  mutating func schema(_ path: String) throws(SchematronError) -> SchematronSchema {
    let root = Item(element: try document(path, SchematronSchema.Place(file: path, line: 1)).root, file: path)
    guard root.element.namespace == Self.namespace, root.name == "schema" else {
      throw fault(.structure, "not a schema of ISO Schematron (\(Self.namespace))", root)
    }
    let binding = root["queryBinding"] ?? "xslt"
    guard ["xslt", "xpath", "xpath1"].contains(binding.lowercased()) else {
      throw fault(.binding, "query binding “\(binding)” is not supported: xslt (XPath 1.0) is", root)
    }
    var schema = SchematronSchema(
      title: "",
      version: root["schemaVersion"],
      queryBinding: binding,
      namespaces: [],
      keys: [],
      variables: [],
      phases: [],
      defaultPhase: root["defaultPhase"],
      patterns: [],
      diagnostics: [:],
      properties: [:],
      files: []
    )
    let parts = try contents(root, [path])
    var patterns: [Item] = []
    for part in parts {
      switch part.name {
      case "title": if schema.title.isEmpty { schema.title = part.element.text.collapsed }
      case "ns":
        let namespace = SchematronSchema.Namespace(
          prefix: try required("prefix", part),
          uri: try required("uri", part)
        )
        // Files that are joined by extends declare what they need, each.
        if !schema.namespaces.contains(namespace) { schema.namespaces.append(namespace) }
      case "let": schema.variables.append(try variable(part))
      case "phase":
        let phase = try phase(part)
        guard !schema.phases.contains(where: { $0.id == phase.id }) else {
          throw fault(.name, "two phases with the id “\(phase.id)”", part)
        }
        schema.phases.append(phase)
      case "pattern": patterns.append(part)
      case "diagnostics", "properties":
        for note in try contents(part, [part.file]) {
          let value = try self.note(note)
          let isNew =
            part.name == "diagnostics"
            ? schema.diagnostics.updateValue(value, forKey: value.id) == nil
            : schema.properties.updateValue(value, forKey: value.id) == nil
          guard isNew else { throw fault(.name, "two \(note.name) elements with the id “\(value.id)”", note) }
        }
      case "key": schema.keys.append(try key(part))
      case "p": break
      default: throw unknown(part, in: "schema")
      }
    }
    let abstract = try abstractPatterns(patterns)
    var ids: Set<String> = []
    for pattern in patterns where pattern.element["abstract"] != "true" {
      let read = try self.pattern(pattern, abstract)
      if let id = read.id, !ids.insert(id).inserted {
        throw fault(.name, "two patterns with the id “\(id)”", pattern)
      }
      schema.patterns.append(read)
    }
    for query in schema.queries { try readData(query, schema.namespaces) }
    schema.files = files
    return schema
  }

  /// Reads what `k:data('…')` names: rules and their data are one thing.
  private mutating func readData(
    _ query: SchematronSchema.Query,
    _ namespaces: [SchematronSchema.Namespace]
  ) throws(SchematronError) {
    for call in query.tree.calls where call.name.hasSuffix(":data") {
      let prefix = call.name.dropLast(5)
      guard namespaces.contains(where: { $0.prefix == prefix && $0.uri == SchematronFunctions.own }) else {
        continue
      }
      guard case .literal(let path)? = call.arguments.first else {
        let message =
          "\(call.name)() takes the name of a file in quotes, so that it is known before anything runs"
        throw SchematronError(kind: .file, message: message, place: query.place)
      }
      guard let resolved = RelativePath.resolve(path, from: ""), resolved == path else {
        throw SchematronError(
          kind: .file,
          message: "“\(path)” leads out of the folder of the rules",
          place: query.place
        )
      }
      _ = try document(path, query.place)
    }
  }

  // MARK: Parts

  private func phase(_ item: Item) throws(SchematronError) -> SchematronSchema.Phase {
    var phase = SchematronSchema.Phase(
      id: try required("id", item),
      variables: [],
      active: [],
      place: item.place
    )
    var copy = self
    for part in try copy.contents(item, [item.file]) {
      switch part.name {
      case "let": phase.variables.append(try variable(part))
      case "active": phase.active.append(try required("pattern", part))
      case "p": break
      default: throw unknown(part, in: "phase")
      }
    }
    return phase
  }

  private func abstractPatterns(_ patterns: [Item]) throws(SchematronError) -> [String: Item] {
    var abstract: [String: Item] = [:]
    for pattern in patterns where pattern.element["abstract"] == "true" {
      // It would have no rules, and nobody would see that nothing is checked.
      guard pattern["is-a"] == nil else {
        throw fault(.structure, "an abstract pattern is made from no other (is-a)", pattern)
      }
      guard abstract.updateValue(pattern, forKey: try required("id", pattern)) == nil else {
        throw fault(.name, "two abstract patterns with the same id", pattern)
      }
    }
    return abstract
  }

  private mutating func pattern(
    _ item: Item,
    _ abstract: [String: Item]
  ) throws(SchematronError) -> SchematronSchema.Pattern {
    var body = item
    var own = try contents(item, [item.file])
    if let name = item["is-a"] {
      guard let base = abstract[name] else {
        throw fault(.name, "no abstract pattern “\(name)”", item)
      }
      var parameters: [(name: String, value: String)] = []
      for parameter in own where parameter.name == "param" {
        parameters.append((try required("name", parameter), try required("value", parameter)))
      }
      body = base
      own = own.filter { $0.name != "param" && $0.name != "title" && $0.name != "p" }
      if let extra = own.first { throw unknown(extra, in: "pattern with is-a") }
      body.parameters = parameters
      own = try contents(body, [body.file])
      // The abstract pattern's own parameters are defaults (2020).
      for parameter in own where parameter.name == "param" {
        let name = try required("name", parameter)
        if !parameters.contains(where: { $0.name == name }), let value = parameter.element["value"] {
          parameters.append((name, value))
        }
      }
      // The longest names first: `$ab` is not `$a` and a letter.
      parameters.sort { $0.name.utf8.count > $1.name.utf8.count }
      body.parameters = parameters
      own = own.filter { $0.name != "param" }.map { part in
        var part = part
        part.parameters = parameters
        return part
      }
    }
    var pattern = SchematronSchema.Pattern(
      id: item["id"],
      title: "",
      variables: [],
      documents: try body["documents"].map { text throws(SchematronError) in try query(text, body) },
      rules: [],
      place: item.place
    )
    var abstractRules: [String: Item] = [:]
    for part in own where part.name == "rule" && part["abstract"] == "true" {
      guard part["context"] == nil else { throw fault(.structure, "an abstract rule has no context", part) }
      abstractRules[try required("id", part)] = part
    }
    for part in own {
      switch part.name {
      case "title": pattern.title = part.element.text.collapsed
      case "let": pattern.variables.append(try variable(part))
      case "rule" where part["abstract"] == "true": break
      case "rule": pattern.rules.append(try rule(part, abstractRules))
      case "p": break
      default: throw unknown(part, in: "pattern")
      }
    }
    return pattern
  }

  private mutating func rule(
    _ item: Item,
    _ abstract: [String: Item]
  ) throws(SchematronError) -> SchematronSchema.Rule {
    var rule = SchematronSchema.Rule(
      id: item["id"],
      context: try query(try required("context", item), item),
      role: item["role"],
      flag: item["flag"],
      variables: [],
      tests: [],
      place: item.place
    )
    try add(item, to: &rule, abstract, within: [])
    return rule
  }

  private mutating func add(
    _ item: Item,
    to rule: inout SchematronSchema.Rule,
    _ abstract: [String: Item],
    within: [String]
  ) throws(SchematronError) {
    for part in try contents(item, [item.file]) {
      switch part.name {
      case "let": rule.variables.append(try variable(part))
      case "assert", "report": rule.tests.append(try test(part))
      case "extends":
        let name = try required("rule", part)
        guard let base = abstract[name] else {
          throw fault(.name, "no abstract rule “\(name)” in this pattern", part)
        }
        guard !within.contains(name) else { throw fault(.structure, "rule “\(name)” extends itself", part) }
        try add(base, to: &rule, abstract, within: within + [name])
      case "p": break
      default: throw unknown(part, in: "rule")
      }
    }
  }

  private func test(_ item: Item) throws(SchematronError) -> SchematronSchema.Test {
    let names = { (text: String?) in text?.split(whereSeparator: \.isWhitespace).map(String.init) ?? [] }
    return SchematronSchema.Test(
      isReport: item.name == "report",
      id: item["id"],
      query: try query(try required("test", item), item),
      role: item["role"],
      flag: item["flag"],
      see: item["see"],
      subject: try item["subject"].map { text throws(SchematronError) in try query(text, item) },
      diagnostics: names(item["diagnostics"]),
      properties: names(item["properties"]),
      language: item.element.language,
      message: try pieces(item),
      place: item.place
    )
  }

  private func note(_ item: Item) throws(SchematronError) -> SchematronSchema.Note {
    guard ["diagnostic", "property"].contains(item.name) else { throw unknown(item, in: "this list") }
    return SchematronSchema.Note(
      id: try required("id", item),
      language: item.element.language,
      role: item["role"],
      content: try pieces(item),
      place: item.place
    )
  }

  private func key(_ item: Item) throws(SchematronError) -> SchematronSchema.Key {
    guard item["use"] != nil else {
      throw fault(.structure, "xsl:key without “use” belongs to XSLT 2.0", item)
    }
    return SchematronSchema.Key(
      name: try required("name", item),
      match: try query(try required("match", item), item),
      use: try query(try required("use", item), item)
    )
  }

  private func variable(_ item: Item) throws(SchematronError) -> SchematronSchema.Variable {
    let name = try required("name", item)
    guard let text = item["value"] else {
      return SchematronSchema.Variable(name: name, value: .content(item.element.text), place: item.place)
    }
    return SchematronSchema.Variable(name: name, value: .query(try query(text, item)), place: item.place)
  }

  private func pieces(_ item: Item) throws(SchematronError) -> [SchematronSchema.Piece] {
    var pieces: [SchematronSchema.Piece] = []
    for node in item.element.nodes {
      switch node {
      case .text(let text): pieces.append(.text(text))
      case .element(let element):
        var part = item
        part.element = element
        switch (element.namespace, element.name) {
        case (Self.namespace, "value-of"), (Self.transform, "value-of"):
          pieces.append(.value(try query(try required("select", part), part)))
        case (Self.namespace, "name"):
          let path = try part["path"].map { text throws(SchematronError) in try query(text, part) }
          pieces.append(.name(path))
        case (Self.namespace, "emph"), (Self.namespace, "dir"), (Self.namespace, "span"):
          pieces.append(.markup(element.name, try self.pieces(part)))
        case (Self.transform, "copy-of"):
          pieces.append(.copy(try query(try required("select", part), part)))
        case (Self.namespace, let name): throw fault(.structure, "<\(name)> can't stand in a message", part)
        case (Self.transform, let name): throw fault(.structure, "<xsl:\(name)> is not supported", part)
        // Other vocabularies may mark words up.
        default: pieces.append(.markup("span", try self.pieces(part)))
        }
      }
    }
    return pieces
  }

  // MARK: Includes

  /// The elements in an element that mean something, those of included and
  /// extended files in their place.
  private mutating func contents(_ item: Item, _ chain: [String]) throws(SchematronError) -> [Item] {
    var items: [Item] = []
    for element in item.element.children {
      var child = item
      child.element = element
      let isKey = element.namespace == Self.transform && element.name == "key"
      if element.namespace == Self.transform, !isKey {
        throw fault(.structure, "<xsl:\(element.name)> is not supported", child)
      }
      guard element.namespace == Self.namespace || isKey else { continue }
      elements += 1
      guard elements <= Self.maximumElements else {
        throw fault(.limit, "more than \(Self.maximumElements) elements, includes worked in", child)
      }
      if child.name == "include" {
        items += try included(try target(child, chain), chain)
      } else if child.name == "extends", child["href"] != nil {
        let (base, chain) = try target(child, chain)
        items += try contents(base, chain)
      } else {
        items.append(child)
      }
    }
    return items
  }

  private mutating func included(
    _ target: (Item, [String]),
    _ chain: [String]
  ) throws(SchematronError) -> [Item] {
    let (item, chain) = target
    guard item.element.namespace == Self.namespace else {
      throw fault(.structure, "<\(item.name)> is no element of Schematron", item)
    }
    guard item.name == "include" else { return [item] }
    return try included(try self.target(item, chain), chain)
  }

  /// The element that an `href` leads to: the root of a file, or the one
  /// with the id behind `#`.
  private mutating func target(
    _ item: Item,
    _ chain: [String]
  ) throws(SchematronError) -> (Item, [String]) {
    let reference = try required("href", item)
    let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts[0].isEmpty ? item.file : RelativePath.resolve(String(parts[0]), from: item.file)
    guard let path else {
      throw fault(.file, "“\(reference)” leads out of the folder of the rules", item)
    }
    let fragment = parts.count > 1 ? String(parts[1]) : nil
    let step = path + (fragment.map { "#" + $0 } ?? "")
    guard !chain.contains(step) else { throw fault(.structure, "“\(reference)” includes itself", item) }
    guard chain.count < Self.maximumDepth else {
      throw fault(.limit, "includes deeper than \(Self.maximumDepth)", item)
    }
    let root = try document(path, item.place).root
    var found = item
    found.file = path
    found.element = root
    if let fragment {
      guard let element = root.descendant(id: fragment) else {
        throw fault(.name, "nothing in \(path) has the id “\(fragment)”", item)
      }
      found.element = element
    }
    return (found, chain + [step])
  }

  private mutating func document(
    _ path: String,
    _ place: SchematronSchema.Place
  ) throws(SchematronError) -> XMLDocument {
    if let document = documents[path] { return document }
    guard files.count < Self.maximumFiles else {
      throw SchematronError(kind: .limit, message: "more than \(Self.maximumFiles) files", place: place)
    }
    guard let bytes = source.file(path) else {
      throw SchematronError(kind: .file, message: "there is no file \(path)", place: place)
    }
    do {
      let document = try XMLDocument(bytes, admission: .rules)
      documents[path] = document
      files.append(SchematronSchema.File(path: path, bytes: bytes))
      return document
    } catch {
      let place = SchematronSchema.Place(file: path, line: error.line ?? 1)
      throw SchematronError(kind: .file, message: error.message, place: place)
    }
  }

  // MARK: Bits

  private func query(_ text: String, _ item: Item) throws(SchematronError) -> SchematronSchema.Query {
    do {
      return SchematronSchema.Query(text: text, tree: try XPathParser.parse(text), place: item.place)
    } catch {
      throw fault(.expression, "\(error.message), in “\(text.collapsed)”", item)
    }
  }

  private func required(_ attribute: String, _ item: Item) throws(SchematronError) -> String {
    guard let value = item[attribute], !value.isEmpty else {
      throw fault(.structure, "<\(item.name)> has no “\(attribute)”", item)
    }
    return value
  }

  private func unknown(_ item: Item, in parent: String) -> SchematronError {
    fault(.structure, "<\(item.name)> can't stand in a \(parent)", item)
  }

  private func fault(_ kind: SchematronError.Kind, _ message: String, _ item: Item) -> SchematronError {
    SchematronError(kind: kind, message: message, place: item.place)
  }
}

/// The parameters of abstract patterns: put in as text.
private enum Parameters {
  static func put(_ parameters: [(name: String, value: String)], into text: String) -> String {
    guard text.contains("$") else { return text }
    var out = ""
    var rest = text[...]
    while let dollar = rest.firstIndex(of: "$") {
      out += rest[..<dollar]
      rest = rest[rest.index(after: dollar)...]
      if let parameter = parameters.first(where: {
        rest.hasPrefix($0.name) && ends(rest.dropFirst($0.name.count))
      }) {
        out += parameter.value
        rest = rest.dropFirst(parameter.name.count)
      } else {
        out += "$"
      }
    }
    return out + rest
  }

  private static func ends(_ rest: Substring) -> Bool {
    guard let next = rest.first else { return true }
    return !(next.isLetter || next.isNumber || "-_.".contains(next))
  }
}

extension XMLAdmission {
  /// For rules: comments and other vocabularies (XSLT's key, XHTML) are
  /// welcome in them.
  static let rules: XMLAdmission = {
    var admission = XMLAdmission.configuration
    admission.allowsForeign = true
    return admission
  }()
}

extension XMLElement {
  /// `xml:lang`, its own or that of an element around it.
  fileprivate var language: String? {
    var next: XMLElement? = self
    while let element = next {
      if let language = element.attribute("lang", namespace: "http://www.w3.org/XML/1998/namespace") {
        return language
      }
      next = element.parent
    }
    return nil
  }

  fileprivate func descendant(id: String) -> XMLElement? {
    if self["id"] == id || attribute("id", namespace: "http://www.w3.org/XML/1998/namespace") == id {
      return self
    }
    for child in children { if let found = child.descendant(id: id) { return found } }
    return nil
  }
}

extension String {
  /// Without white space at its ends, one blank for each run inside.
  var collapsed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
