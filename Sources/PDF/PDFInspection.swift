/// What can be said of a PDF (ISO 32000) without showing it: whether it
/// opens, how many pages it has, whether there is text to search.
///
/// Every object of the file is looked at, in one pass, those in compressed
/// object streams among them; of several versions of an object the last
/// counts. Nothing is run, fetched or rendered.
public struct PDFInspection: Sendable, Equatable, Codable {
  /// As in its first line: "1.7".
  public let version: String
  /// At least 1, unless the file is encrypted: then it may be 0, unknown.
  public let pages: Int
  /// Whether a password or a right guards it.
  public let isEncrypted: Bool
  /// Whether any font is used. A scan has none.
  public let hasText: Bool
  /// Programs in the file, or actions that start programs.
  public let hasScript: Bool
  /// Files inside the file.
  public let hasAttachment: Bool

  /// Inspects the bytes of a file.
  ///
  /// - Throws: ``PDFError`` where it is no PDF, or one that is cut off or
  ///   has no pages.
  public init(_ bytes: [UInt8]) throws(PDFError) {
    guard let version = Self.version(bytes) else { throw PDFError(.notPDF, detail: "no %PDF- line") }
    guard Self.endsProperly(bytes) else {
      throw PDFError(.truncated, detail: "no startxref, %%EOF at the end")
    }
    var scan = PDFScan(bytes)
    scan.run()
    let pages = scan.pages.count
    guard pages > 0 || scan.isEncrypted else { throw PDFError(.damaged, detail: "no pages found") }
    self.version = version
    self.pages = pages
    isEncrypted = scan.isEncrypted
    hasText = scan.names.contains("Font")
    hasScript = !scan.names.isDisjoint(with: ["JavaScript", "JS", "Launch"])
    hasAttachment = !scan.names.isDisjoint(with: ["EmbeddedFile", "EmbeddedFiles", "RichMedia"])
  }

  /// The header stands within the first 1,024 bytes.
  private static func version(_ bytes: [UInt8]) -> String? {
    let head = bytes.prefix(1024)
    let mark = Array("%PDF-".utf8)
    guard let start = head.indices.first(where: { head[$0...].starts(with: mark) }) else { return nil }
    let text = head[(start + mark.count)...].prefix { (48...57).contains($0) || $0 == 46 }
    return text.isEmpty ? nil : String(decoding: text.prefix(8), as: UTF8.self)
  }

  /// The end mark stands within the last 1,024 bytes, `startxref` before it.
  private static func endsProperly(_ bytes: [UInt8]) -> Bool {
    let tail = bytes.suffix(2048)
    func has(_ text: String) -> Bool {
      let mark = Array(text.utf8)
      return tail.indices.contains { tail[$0...].starts(with: mark) }
    }
    return has("startxref") && has("%%EOF")
  }
}

/// Why a file is not taken for a PDF that opens.
public struct PDFError: Error, Sendable, Equatable {
  public enum Kind: String, Sendable {
    case notPDF, truncated, damaged
  }
  public let kind: Kind
  /// In English, for the curious.
  public let detail: String

  init(_ kind: Kind, detail: String) {
    self.kind = kind
    self.detail = detail
  }
}
