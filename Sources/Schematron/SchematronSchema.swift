public import LibXML

/// A Schematron schema (ISO/IEC 19757-3:2016 and 2020) with includes,
/// extensions and abstract patterns worked in.
///
/// The query language is XPath 1.0, with `xsl:key` and the functions that
/// XSLT 1.0 adds for it: the standard's binding `xslt` without XSLT.
public struct SchematronSchema: Sendable {
  public var title: String
  /// `schemaVersion`, as written.
  public var version: String?
  public var queryBinding: String
  /// Prefixes for all expressions, in the order of the file.
  public var namespaces: [Namespace]
  public var keys: [Key]
  public var variables: [Variable]
  public var phases: [Phase]
  public var defaultPhase: String?
  public var patterns: [Pattern]
  public var diagnostics: [String: Note]
  public var properties: [String: Note]
  /// All files that were read, in order; the first is the schema itself.
  public var files: [File]

  public struct File: Sendable, Hashable {
    public var path: String
    public var bytes: [UInt8]
  }

  /// Where something stands.
  public struct Place: Sendable, Hashable {
    public var file: String
    /// 1-based.
    public var line: Int
  }

  /// An expression, with where it stands. A class, since a run finds what it
  /// compiled by identity, for every node anew.
  public final class Query: Sendable, Hashable {
    /// As written, parameters put in.
    public let text: String
    public let tree: XPathTree
    public let place: Place
    /// What libxml2 compiles, once for each ``Workbench``.
    let compiled: XPathSource

    public init(text: String, tree: XPathTree, place: Place) {
      self.text = text
      self.tree = tree
      self.place = place
      compiled = XPathSource(tree)
    }

    public static func == (left: Query, right: Query) -> Bool { left === right }
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
  }

  public struct Namespace: Sendable, Hashable {
    public var prefix: String
    public var uri: String
  }

  /// `xsl:key`.
  public struct Key: Sendable, Hashable {
    public var name: String
    public var match: Query
    public var use: Query
  }

  /// `let`: an expression, or the text of its content.
  public struct Variable: Sendable, Hashable {
    public var name: String
    public var value: Value
    public var place: Place

    public enum Value: Sendable, Hashable {
      case query(Query)
      case content(String)
    }
  }

  public struct Phase: Sendable, Hashable {
    public var id: String
    public var variables: [Variable]
    public var active: [String]
    public var place: Place
  }

  public struct Pattern: Sendable, Hashable {
    public var id: String?
    public var title: String
    public var variables: [Variable]
    /// Which other documents it is about.
    public var documents: Query?
    public var rules: [Rule]
    public var place: Place
  }

  public struct Rule: Sendable, Hashable {
    public var id: String?
    public var context: Query
    public var role: String?
    public var flag: String?
    public var variables: [Variable]
    public var tests: [Test]
    public var place: Place
  }

  /// `assert` or `report`.
  public struct Test: Sendable, Hashable {
    public var isReport: Bool
    public var id: String?
    public var query: Query
    public var role: String?
    public var flag: String?
    public var see: String?
    public var subject: Query?
    public var diagnostics: [String]
    public var properties: [String]
    public var language: String?
    public var message: [Piece]
    public var place: Place
  }

  /// `diagnostic` or `property`.
  public struct Note: Sendable, Hashable {
    public var id: String
    public var language: String?
    public var role: String?
    public var content: [Piece]
    public var place: Place
  }

  /// A piece of what is told.
  public indirect enum Piece: Sendable, Hashable {
    case text(String)
    /// `value-of`, `xsl:value-of`.
    case value(Query)
    /// `name`, of the context node or what a path gives.
    case name(Query?)
    /// `emph`, `dir`, `span`, by the element's name.
    case markup(String, [Piece])
    /// `xsl:copy-of`.
    case copy(Query)
  }
}

extension SchematronSchema {
  /// Every expression in it.
  var queries: [Query] {
    var queries = keys.flatMap { [$0.match, $0.use] }
    queries += (variables + phases.flatMap(\.variables)).compactMap(\.query)
    for note in diagnostics.values.sorted(by: { $0.id < $1.id })
      + properties.values.sorted(by: { $0.id < $1.id })
    {
      queries += note.content.flatMap(\.queries)
    }
    for pattern in patterns {
      queries += pattern.variables.compactMap(\.query)
      if let documents = pattern.documents { queries.append(documents) }
      for rule in pattern.rules {
        queries.append(rule.context)
        queries += rule.variables.compactMap(\.query)
        for test in rule.tests {
          queries.append(test.query)
          if let subject = test.subject { queries.append(subject) }
          queries += test.message.flatMap(\.queries)
        }
      }
    }
    return queries
  }
}

extension SchematronSchema.Variable {
  fileprivate var query: SchematronSchema.Query? { if case .query(let query) = value { query } else { nil } }
}

extension SchematronSchema.Piece {
  /// The expressions in it.
  var queries: [SchematronSchema.Query] {
    switch self {
    case .text, .name(nil): []
    case .value(let query), .copy(let query), .name(let query?): [query]
    case .markup(_, let pieces): pieces.flatMap(\.queries)
    }
  }
}

/// Where rules and the documents that they ask for come from. Nothing else
/// is ever read.
public protocol SchematronSource {
  /// The file of a path, relative to the top, without `..`; nil where there
  /// is none.
  func file(_ path: String) -> [UInt8]?
}

/// Files in memory, by path.
public struct SchematronFiles: SchematronSource {
  private let files: [String: [UInt8]]
  public init(_ files: [String: [UInt8]]) { self.files = files }
  public func file(_ path: String) -> [UInt8]? { files[path] }
}

/// Why a schema can't be used: nothing was run.
public struct SchematronError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Kind: String, Sendable, Hashable {
    /// Not readable as XML, or not there.
    case file
    /// Another query language than ours.
    case binding
    /// Not as the standard has it.
    case structure
    /// An expression that is none.
    case expression
    /// A name that nothing stands for: variable, prefix, function, id.
    case name
    /// Larger than a schema may be.
    case limit
  }

  public var kind: Kind
  /// The technical detail, in English.
  public var message: String
  public var place: SchematronSchema.Place

  public var description: String { "\(place.file):\(place.line): \(message)" }
}

/// Paths of the files that rules name.
enum RelativePath {
  /// Where `reference` leads from a file; nil outside of the top folder.
  static func resolve(_ reference: String, from file: String) -> String? {
    guard !reference.isEmpty, !reference.hasPrefix("/"), !reference.contains(":"), !reference.contains("\\"),
      !reference.utf8.contains(0)
    else { return nil }
    var parts = file.split(separator: "/").dropLast().map(String.init)
    for part in reference.split(separator: "/", omittingEmptySubsequences: false) {
      switch part {
      case "", ".": continue
      case "..": if parts.popLast() == nil { return nil }
      default: parts.append(String(part))
      }
    }
    return parts.isEmpty ? nil : parts.joined(separator: "/")
  }
}
