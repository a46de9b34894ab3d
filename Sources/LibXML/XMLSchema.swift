import CLibXML2
import Synchronization

/// Where schemas come from. Nothing else is ever read.
public protocol SchemaSource: Sendable {
  /// The schema of a name, as written in `schemaLocation`.
  func schema(named name: String) -> [UInt8]?
}

/// A compiled W3C XML Schema 1.0.
///
/// Immutable once made, and libxml2 validates with one compiled schema from
/// several threads: hence Sendable.
public final class XMLSchema: @unchecked Sendable {
  private let pointer: xmlSchemaPtr

  /// Compiles a schema and all that it includes.
  public init(_ name: String, from source: some SchemaSource) throws(XMLError) {
    LibXML2.start()
    let sink = ErrorSink()
    let (compiled, refusal) = SchemaLoader.compiling(name, from: source) { () -> xmlSchemaPtr? in
      guard let context = xmlSchemaNewParserCtxt(SchemaLoader.prefix + name) else { return nil }
      defer { xmlSchemaFreeParserCtxt(context) }
      clibxml2_schema_parser_errors(context, ErrorSink.handler, Unmanaged.passUnretained(sink).toOpaque())
      return xmlSchemaParse(context)
    }
    guard let compiled, sink.errors.isEmpty else {
      if let compiled { xmlSchemaFree(compiled) }
      if let refusal { throw refusal }
      let first = sink.errors.first
      throw XMLError(.schema, first?.message ?? "cannot compile \(name)", line: first?.line)
    }
    pointer = compiled
  }

  deinit { xmlSchemaFree(pointer) }

  /// All that speaks against a document, in its order; empty if valid.
  public func validate(_ document: XMLDocument) -> [XMLSchemaViolation] {
    guard let context = xmlSchemaNewValidCtxt(pointer) else {
      return [XMLSchemaViolation(code: -1, element: "", elementPath: "", line: 0, message: "out of memory")]
    }
    defer { xmlSchemaFreeValidCtxt(context) }
    let sink = ViolationSink()
    clibxml2_schema_valid_errors(context, ViolationSink.handler, Unmanaged.passUnretained(sink).toOpaque())
    let status = xmlSchemaValidateDoc(context, document.pointer)
    if status != 0, sink.violations.isEmpty {
      // Fail closed: an engine that could not finish is no consent.
      let message = "not validated"
      return [XMLSchemaViolation(code: status, element: "", elementPath: "", line: 0, message: message)]
    }
    return sink.violations
  }
}

/// One fault of a document against its schema.
public struct XMLSchemaViolation: Sendable, Equatable {
  /// libxml2's number, e.g. 1871 for an element that may not stand here.
  public var code: Int32
  /// Local name of the element.
  public var element: String
  public var elementPath: String
  /// 1-based.
  public var line: Int
  /// libxml2's words, in English, without name spaces.
  public var message: String
}

extension ErrorSink {
  static let handler: clibxml2_error_handler = { user, error in
    guard let user, let error else { return }
    Unmanaged<ErrorSink>.fromOpaque(user).takeUnretainedValue().add(error)
  }
}

private final class ViolationSink {
  private(set) var violations: [XMLSchemaViolation] = []

  static let handler: clibxml2_error_handler = { user, error in
    guard let user, let error else { return }
    Unmanaged<ViolationSink>.fromOpaque(user).takeUnretainedValue().add(error.pointee)
  }

  private func add(_ error: xmlError) {
    guard violations.count < 1000 else { return }
    var message = error.message.map { String(cString: $0) } ?? ""
    message = message.split(whereSeparator: \.isNewline).joined(separator: " ")
    message = Self.withoutNamespaces(message)
    let node = error.node?.assumingMemoryBound(to: xmlNode.self)
    let path = node.flatMap { xmlGetNodePath($0) }
    defer { if let path { clibxml2_free(path) } }
    let violation = XMLSchemaViolation(
      code: error.code,
      element: node?.pointee.name.map { String(cString: $0) } ?? "",
      elementPath: path.map { String(cString: $0) } ?? "",
      line: node.map { Int(xmlGetLineNo($0)) } ?? Int(error.line),
      message: message
    )
    if let last = violations.last, last.elementPath == violation.elementPath {
      // One wrong value is reported by its facet, by its type, and as a
      // key that can't be computed.
      let isSameValue =
        last.kind == .badValue && Self.subject(last.message) == Self.subject(violation.message)
      if last == violation || isSameValue { return }
    }
    violations.append(violation)
  }

  /// `Element 'article', attribute 'number'`: what a message speaks of.
  private static func subject(_ message: String) -> Substring { message.prefix { $0 != ":" } }

  /// `{http://…}article` → `article`: the reader knows the language.
  private static func withoutNamespaces(_ text: String) -> String {
    var out = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      out += rest[..<open]
      rest = rest[open...]
      // Braces surround sets of values and numbers in patterns, too; only
      // the name of a name space has a colon and no quote.
      let inside = rest.dropFirst().prefix { $0 != "}" && $0 != "'" && $0 != "{" }
      if inside.contains(":"), inside.endIndex < rest.endIndex, rest[inside.endIndex] == "}" {
        rest = rest[rest.index(after: inside.endIndex)...]
      } else {
        out += "{"
        rest = rest.dropFirst()
      }
    }
    return out + rest
  }
}

/// Gives libxml2 our own schemas while one is compiled, and refuses every
/// other thing that it asks for.
enum SchemaLoader {
  /// The made-up URL space of embedded schemas.
  static let prefix = "schemas:/"
  private static let current = Mutex<Work?>(nil)
  private static let one = Mutex<Void>(())

  private struct Work {
    let name: String
    let source: any SchemaSource
    /// Why one of the schemas was not admitted as XML.
    var refusal: XMLError?
  }

  /// Runs `body`, which compiles the schema `name`, and returns its result
  /// with the reason why a schema of the source was not admitted.
  static func compiling<Result>(
    _ name: String,
    from source: some SchemaSource,
    _ body: () -> Result
  ) -> (Result, XMLError?) {
    one.withLock { _ in
      current.withLock { $0 = Work(name: name, source: source) }
      defer { current.withLock { $0 = nil } }
      let result = body()
      return (result, current.withLock { $0?.refusal })
    }
  }

  /// The bytes of a schema that libxml2 asks for. An include is looked up
  /// by its file name alone, whatever folder the including schema is in.
  private static func bytes(_ asked: String) -> [UInt8]? {
    guard let work = current.withLock({ $0 }) else { return nil }
    let name = asked == work.name ? asked : asked.split(separator: "/").last.map(String.init) ?? ""
    guard !name.isEmpty, name != "..", let bytes = work.source.schema(named: name) else { return nil }
    do {
      try XMLAdmission.configuration.admit(bytes)
      return bytes
    } catch {
      current.withLock { $0?.refusal = error }
      return nil
    }
  }

  static let load: xmlExternalEntityLoader = { url, _, context in
    guard let url, let context else { return nil }
    let text = String(cString: url)
    guard text.hasPrefix(SchemaLoader.prefix),
      let bytes = SchemaLoader.bytes(String(text.dropFirst(SchemaLoader.prefix.count))),
      let buffer = bytes.withUnsafeBytes({ raw in
        xmlParserInputBufferCreateMem(
          raw.baseAddress?.assumingMemoryBound(to: CChar.self),
          Int32(clamping: raw.count),
          XML_CHAR_ENCODING_NONE
        )
      })
    else { return nil }
    guard let input = xmlNewIOInputStream(context, buffer, XML_CHAR_ENCODING_NONE) else {
      xmlFreeParserInputBuffer(buffer)
      return nil
    }
    // Without its own URL a schema's includes would be asked for without
    // prefix, and messages would name no file. Freed with the input.
    if let copy = xmlCharStrdup(url) {
      input.pointee.filename = UnsafeRawPointer(copy).assumingMemoryBound(to: CChar.self)
    }
    return input
  }
}
