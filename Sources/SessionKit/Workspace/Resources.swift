import CSchemas
public import LibXML

/// The schemas and profiles that are compiled into the program, so that
/// the binary works wherever it is put.
public struct Resources: SchemaSource {
  public static let embedded = Resources()

  /// Path relative to `schemas/` → content.
  private let files: [String: [UInt8]]

  private init() {
    var files: [String: [UInt8]] = [:]
    for index in 0..<Int(cschemas_number()) {
      guard let entry = cschemas_at(index), let name = entry.pointee.name else { continue }
      let bytes = UnsafeBufferPointer(start: entry.pointee.bytes, count: entry.pointee.count)
      files[String(cString: name)] = Array(bytes)
    }
    self.files = files
  }

  /// All names, sorted.
  public var names: [String] { files.keys.sorted() }

  public subscript(name: String) -> [UInt8]? { files[name] }

  /// Schemas include each other by bare file name.
  public func schema(named name: String) -> [UInt8]? {
    files[name] ?? files.first { $0.key.hasSuffix("/" + name) }?.value
  }

  /// The ids of the profiles that are built in.
  public var profiles: [String] {
    names.compactMap { name in
      let parts = name.split(separator: "/")
      return parts.count == 3 && parts[0] == "profiles" && parts[2] == "profile.xml" ? String(parts[1]) : nil
    }
  }
}

/// The compiled schemas, each compiled once, on first use.
public enum Schemas {
  public static let document = compiled("akn/kyhop-akn.xsd")
  public static let session = compiled("session.xsd")
  public static let profile = compiled("profile.xsd")
  public static let deadlines = compiled("deadlines.xsd")
  public static let calendar = compiled("calendar.xsd")
  public static let lexicon = compiled("lexicon.xsd")

  private static func compiled(_ name: String) -> XMLSchema {
    do {
      return try XMLSchema(name, from: Resources.embedded)
    } catch {
      // The schemas are part of the program and compiled by its tests: a
      // program whose own schemas are broken can't judge anything.
      fatalError("built-in schema \(name) does not compile: \(error)")
    }
  }
}
