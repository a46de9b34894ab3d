import LibZip

@testable import SessionKit

/// A word processor's file (OpenDocument 1.3) or a PDF, of the least that is
/// one.
enum OfficeFile {
  private static let namespaces = [
    "office": "office", "text": "text", "draw": "drawing", "style": "style", "fo": "xsl-fo-compatible",
  ]
  .map { "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($1):1.0\"" }.sorted().joined(separator: " ")
  private static let links = "xmlns:xlink=\"http://www.w3.org/1999/xlink\""
  private static let manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"

  /// A draft in which nothing is to be found.
  static let draft = [
    "NGHỊ QUYẾT", "Về việc đặt tên đường trên địa bàn phường", "HỘI ĐỒNG NHÂN DÂN TỈNH",
    "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;", "QUYẾT NGHỊ:",
    "Điều 1. Đặt tên đường", "Đặt tên 46 tuyến đường trên địa bàn phường.",
    "Điều 2. Hiệu lực", "Nghị quyết này có hiệu lực từ ngày 01 tháng 01 năm 2026.",
    "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn A",
  ]

  /// - Parameters:
  ///   - paragraphs: each as it stands between the tags of one.
  ///   - styles: automatic ones.
  ///   - before: what stands before the first paragraph.
  ///   - isLocked: by a password, as its manifest says.
  ///   - more: further parts.
  static func odt(
    _ paragraphs: [String] = draft,
    styles: String = "",
    before: String = "",
    isLocked: Bool = false,
    more: [(name: String, content: String)] = []
  ) throws -> [UInt8] {
    let lines = paragraphs.map { "<text:p>\($0)</text:p>" }.joined()
    let lock = isLocked ? "<manifest:encryption-data/>" : ""
    let parts: [(name: String, content: String)] = [
      ("mimetype", "application/vnd.oasis.opendocument.text"),
      (
        "META-INF/manifest.xml",
        "<manifest:manifest xmlns:manifest=\"\(manifest)\"><manifest:file-entry>\(lock)</manifest:file-entry>"
          + "</manifest:manifest>"
      ),
      (
        "content.xml",
        "<office:document-content \(namespaces) \(links)><office:automatic-styles>\(styles)"
          + "</office:automatic-styles><office:body><office:text>\(before)\(lines)</office:text></office:body>"
          + "</office:document-content>"
      ),
    ]
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.odt"
    let writer = try ZipWriter(path: path, date: (2025, 11, 17))
    for part in parts + more { try writer.add(part.name, Array(part.content.utf8), method: .stored) }
    try writer.close()
    return try Files.bytes(path)
  }

  /// The draft with the text of article 2 changed.
  static func odt(_ change: (String) -> String) throws -> [UInt8] {
    var paragraphs = draft
    paragraphs[8] = change(paragraphs[8])
    return try odt(paragraphs)
  }

  /// A PDF of one page.
  ///
  /// - Parameters:
  ///   - catalog: more of its first object.
  ///   - trailer: more of its trailer.
  static func pdf(
    catalog: String = "",
    trailer: String = "",
    hasText: Bool = true,
    end: String = "startxref\n0\n%%EOF\n"
  ) -> [UInt8] {
    let font = hasText ? "/Resources << /Font << /F1 5 0 R >> >>" : ""
    let objects = [
      "<< /Type /Catalog /Pages 2 0 R \(catalog) >>", "<< /Type /Pages /Count 1 /Kids [ 3 0 R ] >>",
      "<< /Type /Page /Parent 2 0 R \(font) >>",
    ]
    let body = objects.enumerated().map { "\($0.offset + 1) 0 obj\n\($0.element)\nendobj\n" }.joined()
    return Array("%PDF-1.7\n\(body)trailer\n<< /Size 9 /Root 1 0 R \(trailer) >>\n\(end)".utf8)
  }
}
