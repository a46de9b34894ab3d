import Glibc
import Testing

/// Only the admission may hand bytes to libxml2's parser.
@Suite struct SourcesTests {
  /// How the names of functions begin that parse.
  private static let parsers = [
    "xmlRead", "xmlParse", "xmlCtxtRead", "xmlCreate", "xmlSAX", "xmlXInclude", "xmlRecover", "xmlLoad",
    "xmlTextReader", "xmlNewTextReader", "xmlReader", "xmlNewInputFrom", "xmlNewStringInput",
    "xmlBalancedChunk",
    "xmlSchemaNewMemParser", "xmlSchemaNewDocParser", "xmlRelaxNG", "xmlSchematron", "xmlCtxtUse",
    "xmlCtxtReset",
    "html", "XMLParser", "docbParse",
  ]
  /// The one file that may call them.
  private static let home = "/LibXML/XMLDocument.swift"

  @Test func noOtherFileParses() throws {
    let sources = try #require(Self.sources)
    let files = Self.files(below: sources)
    #expect(files.contains { $0.hasSuffix(Self.home) })
    #expect(files.count > 5)
    for file in files where !file.hasSuffix(Self.home) {
      let text = try #require(Self.text(of: file))
      let words = text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
      let calls = words.filter { word in
        // `xmlParserInputBuffer…` is a buffer, no parse; `html(…)` our own page.
        let isOther = word.hasPrefix("xmlParser") || word == "html" || word == "XMLParser"
        return !isOther && Self.parsers.contains { word.hasPrefix($0) }
      }
      #expect(calls.isEmpty, "\(file): \(calls)")
    }
  }

  @Test func theAdmissionNeverLoosens() throws {
    let sources = try #require(Self.sources)
    let home = try #require(Self.text(of: sources + Self.home))
    for option in ["NOENT", "DTDLOAD", "DTDATTR", "DTDVALID", "XINCLUDE", "HUGE", "RECOVER"] {
      #expect(!home.contains("XML_PARSE_" + option))
    }
    #expect(home.contains("XML_PARSE_NONET"))
  }

  /// The package's Sources folder, seen from this file.
  private static var sources: String? {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return "/" + parts.joined(separator: "/") + "/Sources"
  }

  private static func files(below folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var files: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        String(cString: UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self))
      }
      if name.hasPrefix(".") { continue }
      let path = folder + "/" + name
      let isSource = [".swift", ".h", ".c"].contains { name.hasSuffix($0) }
      if isSource { files.append(path) } else { files += Self.files(below: path) }
    }
    return files.sorted()
  }

  private static func text(of file: String) -> String? {
    guard let stream = fopen(file, "r") else { return nil }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var byte = getc(stream)
    while byte != EOF {
      bytes.append(UInt8(truncatingIfNeeded: byte))
      byte = getc(stream)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
