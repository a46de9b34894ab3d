/// Why bytes were not admitted as XML, or an operation on XML failed.
public struct XMLError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Which rule refused: the admission rules X1…X10, X12, or the operation.
  public struct Code: RawRepresentable, Sendable, Hashable {
    /// The rule's id as reports print it, e.g. `X2`.
    public var rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    init(_ rawValue: String) { self.rawValue = rawValue }

    /// Not bytes of a bounded, strict UTF-8 text that begins with `<`.
    public static let bytes = Code("X1")
    /// A document type declaration: the door to entities.
    public static let doctype = Code("X2")
    /// Another XML version, or another encoding than UTF-8.
    public static let declaration = Code("X4")
    /// libxml2 reports an error or a warning: not well-formed.
    public static let syntax = Code("X5")
    /// Larger, deeper or wider than the limits.
    public static let limit = Code("X6")
    /// A name space or attribute that would bring in other languages.
    public static let foreign = Code("X7")
    /// A processing instruction, or a comment that splits text.
    public static let hidden = Code("X8")
    /// A character that can't be seen or changes the reading direction.
    public static let character = Code("X9")
    /// An `xml:id` that stands twice.
    public static let identity = Code("X10")
    /// libxml2 took too long.
    public static let time = Code("X12")
    /// A schema that does not compile.
    public static let schema = Code("schema")
    /// An XPath expression that can't be evaluated.
    public static let xpath = Code("xpath")
  }

  public let code: Code
  /// The technical detail, in English.
  public let message: String
  /// 1-based; nil where unknown.
  public let line: Int?
  /// 1-based; nil where unknown.
  public let column: Int?

  public init(_ code: Code, _ message: String, line: Int? = nil, column: Int? = nil) {
    self.code = code
    self.message = message
    self.line = line
    self.column = column
  }

  /// More bytes than are read at all.
  public static func tooLarge(_ bytes: Int, limit: Int) -> XMLError {
    XMLError(.limit, "\(bytes) bytes, more than \(limit)")
  }

  public var description: String {
    let place = line.map { " (line \($0)\(column.map { ", column \($0)" } ?? ""))" } ?? ""
    return "\(code.rawValue): \(message)\(place)"
  }
}
