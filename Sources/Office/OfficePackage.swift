import LibXML
import LibZip

/// The container of a word processor's file: its parts, and what it is.
struct OfficePackage {
  let format: OfficeFormat
  /// The part that holds the text.
  let main: String
  private let parts: OfficeParts
  private static let types = "[Content_Types].xml"

  init(_ source: ZipSource) throws(OfficeError) {
    try Self.judgeBeginning(source)
    parts = try OfficeParts(source)
    if parts.has(Self.types) {
      (format, main) = (.docx, try Self.mainPart(parts))
    } else if let kind = try parts.bytes("mimetype") {
      let type = String(decoding: kind, as: UTF8.self)
      guard type.hasPrefix("application/vnd.oasis.opendocument.text") else {
        throw OfficeError(.otherFormat, detail: type.hasPrefix("application/") ? type : "zip")
      }
      (format, main) = (.odt, "content.xml")
    } else {
      throw OfficeError(.otherFormat, detail: "zip")
    }
    guard parts.has(main) else { throw OfficeError(.part, part: main, detail: "missing") }
  }

  var archive: ZipArchive { parts.archive }

  /// The names of all parts, in the order of the directory.
  var names: [String] { archive.members.map(\.name) }

  /// Parts that are files of other programs: archives, OLE files, programs.
  var strangers: [String] { parts.strangers }

  /// A part's bytes as they stand in the file, a byte order mark included;
  /// nil where there is no such part.
  func bytes(_ name: String) throws(OfficeError) -> [UInt8]? { try parts.bytes(name) }

  /// A part's XML; nil where there is no such part.
  ///
  /// - Parameter unwanted: elements of these local names may be missing.
  func document(
    _ name: String,
    without unwanted: [StaticString] = []
  ) throws(OfficeError) -> XMLDocument? {
    try parts.document(name, without: unwanted)
  }

  /// What a part refers to, by id; empty where it refers to nothing.
  func relationships(of part: String) throws(OfficeError) -> [String: Relationship] {
    let slash = part.lastIndex(of: "/").map { part.index(after: $0) } ?? part.startIndex
    let folder = String(part[..<slash])
    guard let list = try document("\(folder)_rels/\(part[slash...]).rels") else { return [:] }
    return Dictionary(
      Relationship.all(in: list, folder: folder).map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// One reference from a part to another, or to the outside.
  struct Relationship {
    var id: String
    /// The last step of the type's address: `styles`, `hyperlink` …
    var type: String
    /// A part's name, or an address where it is external.
    var target: String
    var isExternal: Bool

    static func all(in document: XMLDocument, folder: String) -> [Relationship] {
      document.root.children.compactMap { element in
        guard let id = element["Id"], let type = element["Type"], let target = element["Target"] else {
          return nil
        }
        // What has an address is elsewhere, whatever its mode says.
        let isExternal = element["TargetMode"]?.lowercased() == "external" || target.contains("://")
        return Relationship(
          id: id,
          type: type.split(separator: "/").last.map(String.init) ?? type,
          target: isExternal ? target : resolve(target, in: folder),
          isExternal: isExternal
        )
      }
    }

    private static func resolve(_ target: String, in folder: String) -> String {
      var steps = target.hasPrefix("/") ? [] : folder.split(separator: "/")
      for step in target.split(separator: "/") where step != "." {
        if step == ".." { _ = steps.popLast() } else { steps.append(step) }
      }
      return steps.joined(separator: "/")
    }
  }

  // MARK: What it is

  private static func judgeBeginning(_ source: ZipSource) throws(OfficeError) {
    let bytes: [UInt8]
    do {
      bytes = try source.bytes(0..<min(8, source.count))
    } catch {
      throw OfficeError(.container, detail: error.description)
    }
    func begins(_ text: String) -> Bool { bytes.starts(with: text.utf8) }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      // An OLE file: what it holds stands in its directory, in UTF-16.
      let isEncrypted = mentions(source, ["EncryptedPackage", "EncryptionInfo"])
      throw OfficeError(isEncrypted ? .encrypted : .legacyFormat, detail: "OLE 2")
    }
    if begins("%PDF-") { throw OfficeError(.otherFormat, detail: "PDF") }
    if begins("{\\rtf") { throw OfficeError(.otherFormat, detail: "RTF") }
    if begins("<") || begins("\u{FEFF}<") { throw OfficeError(.otherFormat, detail: "XML/HTML") }
    guard begins("PK") else {
      throw OfficeError(.container, detail: bytes.isEmpty ? "empty" : "no zip")
    }
  }

  /// Whether one of the names stands anywhere as an entry of an OLE
  /// directory: those stand at multiples of 128.
  private static func mentions(_ source: ZipSource, _ names: [String]) -> Bool {
    let wanted = names.map {
      $0.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    }
    var isFound = false
    try? source.forEachPiece(of: 0..<source.count) { piece in
      for place in stride(from: 0, to: piece.count, by: 128) where !isFound {
        isFound = wanted.contains { piece[place...].starts(with: $0) }
      }
    }
    return isFound
  }

  private static func mainPart(_ parts: OfficeParts) throws(OfficeError) -> String {
    guard let root = try parts.document("_rels/.rels") else {
      throw OfficeError(.part, part: "_rels/.rels", detail: "missing")
    }
    let references = Relationship.all(in: root, folder: "")
    guard let main = references.first(where: { $0.type == "officeDocument" })?.target else {
      throw OfficeError(.otherFormat, detail: "zip")
    }
    let type =
      try parts.document(types)?.root.children.first { $0["PartName"] == "/\(main)" }?["ContentType"] ?? ""
    // A file saved under the wrong ending says here what it is.
    if type.contains("spreadsheetml") || main.hasPrefix("xl/") {
      throw OfficeError(.otherFormat, detail: "Excel")
    }
    if type.contains("presentationml") || main.hasPrefix("ppt/") {
      throw OfficeError(.otherFormat, detail: "PowerPoint")
    }
    return main
  }
}
