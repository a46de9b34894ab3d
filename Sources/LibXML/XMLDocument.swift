import CLibXML2
import Synchronization

/// A parsed document. Not Sendable: one task at a time.
public final class XMLDocument {
  /// The document of libxml2; freed with this value.
  let pointer: xmlDocPtr
  /// Of no other document of this process: for what is remembered of one.
  public let serial = XMLDocument.serials.wrappingAdd(1, ordering: .relaxed).newValue
  private static let serials = Atomic<Int>(0)

  /// Parses bytes under the rules of an admission.
  ///
  /// - Parameter unwanted: local names of elements for which nobody will ask.
  ///   They are judged, but mostly not made, nor what is in them.
  /// - Throws: ``XMLError`` with the rule that refused.
  public init(
    _ bytes: [UInt8],
    admission: XMLAdmission = .strict,
    without unwanted: [StaticString] = []
  ) throws(XMLError) {
    try admission.admit(bytes)
    LibXML2.start()
    guard let omission = Omission(of: unwanted, bytes, admission) else {
      pointer = try Self.tree(bytes, admission)
      return
    }
    do {
      pointer = try Self.tree(bytes, admission, omission)
    } catch {
      guard error.code != .time else { throw error }
      pointer = try Self.tree(bytes, admission)
    }
  }

  /// The admitted tree, which is the caller's to free.
  private static func tree(
    _ bytes: [UInt8],
    _ admission: XMLAdmission,
    _ omission: Omission? = nil
  ) throws(XMLError) -> xmlDocPtr {
    guard let context = xmlNewParserCtxt() else { throw XMLError(.limit, "out of memory") }
    defer { xmlFreeParserCtxt(context) }
    let sink = ErrorSink(seconds: admission.maximumSeconds, omission)
    context.pointee._private = Unmanaged.passUnretained(sink).toOpaque()
    context.pointee.sax.pointee.serror = { user, error in
      guard let user, let error else { return }
      // Here the user data is the parser itself.
      let parser = user.assumingMemoryBound(to: xmlParserCtxt.self)
      ErrorSink.of(parser)?.add(error)
    }
    context.pointee.sax.pointee.initialized = UInt32(XML_SAX2_MAGIC)
    context.pointee.sax.pointee.startElementNs = {
      user,
      name,
      prefix,
      uri,
      namespaces,
      declarations,
      attributes,
      defaulted,
      values in
      guard let user, let name else { return }
      let parser = user.assumingMemoryBound(to: xmlParserCtxt.self)
      guard let sink = ErrorSink.of(parser) else { return }
      let parts = UnsafeBufferPointer(start: values, count: values == nil ? 0 : 5 * Int(attributes))
      if !sink.leavesOut(name, parts, parser) {
        xmlSAX2StartElementNs(
          user,
          name,
          prefix,
          uri,
          namespaces,
          declarations,
          attributes,
          defaulted,
          values
        )
      }
      if sink.isOverdue() { xmlStopParser(parser) }
    }
    if omission != nil {
      context.pointee.sax.pointee.endElementNs = { user, name, prefix, uri in
        guard let user else { return }
        let parser = user.assumingMemoryBound(to: xmlParserCtxt.self)
        if ErrorSink.of(parser)?.omission?.leftOut() == true { return }
        xmlSAX2EndElementNs(user, name, prefix, uri)
      }
    }
    context.pointee.sax.pointee.internalSubset = { user, _, _, _ in
      guard let user else { return }
      // The bytes were searched already: this is the second lock.
      let parser = user.assumingMemoryBound(to: xmlParserCtxt.self)
      ErrorSink.of(parser)?.add(XMLError(.doctype, "document type declaration"))
      xmlStopParser(parser)
    }
    // Compact: short texts stand in their nodes. The tree is never changed.
    let options = Int32(
      XML_PARSE_NONET.rawValue | XML_PARSE_BIG_LINES.rawValue | XML_PARSE_COMPACT.rawValue
    )
    let parsed = bytes.withUnsafeBytes { raw in
      xmlCtxtReadMemory(
        context,
        raw.baseAddress?.assumingMemoryBound(to: CChar.self),
        Int32(clamping: raw.count),
        nil,
        "UTF-8",
        options
      )
    }
    // The parser keeps the document of a run that failed, too.
    let document = parsed ?? context.pointee.myDoc
    if parsed == nil, let document { xmlFreeDoc(document) }
    context.pointee.myDoc = nil
    if let error = sink.errors.first {
      if let parsed { xmlFreeDoc(parsed) }
      throw error
    }
    guard let parsed, xmlDocGetRootElement(parsed) != nil else {
      if let parsed { xmlFreeDoc(parsed) }
      throw XMLError(.syntax, "no root element")
    }
    guard context.pointee.wellFormed == 1, context.pointee.nsWellFormed == 1 else {
      xmlFreeDoc(parsed)
      throw XMLError(.syntax, "not well-formed")
    }
    do {
      try admission.admit(tree: parsed)
    } catch {
      xmlFreeDoc(parsed)
      throw error
    }
    return parsed
  }

  deinit { xmlFreeDoc(pointer) }

  /// The root element. A document without one is never made.
  public var root: XMLElement {
    guard let node = xmlDocGetRootElement(pointer) else { fatalError("a document lost its root element") }
    return XMLElement(node: node, document: self)
  }

  /// The elements that an XPath 1.0 expression selects, in document order.
  ///
  /// Evaluation stops with an error after a fixed number of steps.
  public func select(
    _ expression: String,
    namespaces: [String: String] = [:],
    from origin: XMLElement? = nil
  ) throws(XMLError) -> [XMLElement] {
    guard let context = xmlXPathNewContext(pointer) else { throw XMLError(.limit, "out of memory") }
    defer { xmlXPathFreeContext(context) }
    context.pointee.opLimit = 10_000_000
    let whole = UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: xmlNode.self)
    context.pointee.node = origin?.node ?? whole
    for (prefix, uri) in namespaces { xmlXPathRegisterNs(context, prefix, uri) }
    context.pointee.error = { _, _ in }
    guard let result = xmlXPathEval(expression, context) else {
      throw XMLError(.xpath, "cannot evaluate \(expression)")
    }
    defer { xmlXPathFreeObject(result) }
    guard result.pointee.type == XPATH_NODESET, let set = result.pointee.nodesetval else { return [] }
    xmlXPathNodeSetSort(set)
    return (0..<Int(set.pointee.nodeNr)).compactMap { index in
      guard let node = set.pointee.nodeTab[index], node.pointee.type == XML_ELEMENT_NODE else { return nil }
      return XMLElement(node: node, document: self)
    }
  }
}

/// Start-up of libxml2, once for the process.
enum LibXML2 {
  private static let started: Void = {
    xmlInitParser()
    clibxml2_silence()
    xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE)
    xmlSetExternalEntityLoader(SchemaLoader.load)
  }()

  static func start() { _ = started }
}

/// Collects the errors of one parse, and watches the clock.
final class ErrorSink {
  private(set) var errors: [XMLError] = []
  private let deadline: ContinuousClock.Instant?
  private var elements = 0
  /// What the parse leaves out, if anything.
  let omission: Omission?

  /// - Parameter seconds: how long the parse may take; unlimited where nil.
  init(seconds: Int? = nil, _ omission: Omission? = nil) {
    deadline = seconds.map { .now + .seconds($0) }
    self.omission = omission
  }

  /// The sink that a running parser was given.
  static func of(_ parser: xmlParserCtxtPtr) -> ErrorSink? {
    parser.pointee._private.map { Unmanaged<ErrorSink>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Whether an element that begins is left out.
  func leavesOut(
    _ name: UnsafePointer<xmlChar>,
    _ attributes: UnsafeBufferPointer<UnsafePointer<xmlChar>?>,
    _ parser: xmlParserCtxtPtr
  ) -> Bool {
    guard let omission else { return false }
    do {
      return try omission.leavesOut(name, attributes, parser)
    } catch {
      add(error)
      return true
    }
  }

  /// Asked at each element, looks at the clock now and then.
  func isOverdue() -> Bool {
    elements += 1
    guard elements % 1024 == 0, let deadline, .now > deadline else { return false }
    add(XMLError(.time, "not read within the time that a document may take"))
    return true
  }

  /// More than these are of no use to anyone.
  private let limit = 100

  func add(_ error: XMLError) {
    if errors.count < limit { errors.append(error) }
  }

  func add(_ error: xmlErrorPtr) {
    guard errors.count < limit else { return }
    let value = error.pointee
    let message = value.message.map { String(cString: $0) } ?? "error \(value.code)"
    let code: XMLError.Code =
      switch xmlParserErrors(UInt32(bitPattern: value.code)) {
      case XML_DTD_ID_REDEFINED: .identity
      case XML_ERR_UNSUPPORTED_ENCODING, XML_ERR_INVALID_ENCODING, XML_ERR_UNKNOWN_VERSION: .declaration
      case XML_WAR_NS_URI_RELATIVE: .foreign
      case XML_ERR_NAME_TOO_LONG: .limit
      // Its own limit, of 10 MB without any markup.
      case XML_ERR_INTERNAL_ERROR where message.contains("Huge input lookup"): .limit
      default: .syntax
      }
    errors.append(
      XMLError(
        code,
        message.split(whereSeparator: \.isNewline).joined(separator: " "),
        line: value.line > 0 ? Int(value.line) : nil,
        column: value.int2 > 0 ? Int(value.int2) : nil
      )
    )
  }
}
