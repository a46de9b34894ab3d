@testable import Office

/// A .docx made of a few parts, in memory.
enum WordFile {
  private static let namespaces =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
    + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
    + "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
  private static let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

  /// The file whose body is `body`; further parts by name.
  static func bytes(
    _ body: String,
    numbering: String = "",
    styles: String = "",
    parts: [(name: String, content: String)] = [],
    relationships: String = ""
  ) -> [UInt8] {
    var links = relationships
    var members: [(name: String, content: String)] = [
      ("[Content_Types].xml", "<Types xmlns=\"urn:x\"/>"),
      (
        "_rels/.rels",
        relations("<Relationship Id=\"r\" Type=\"\(types)officeDocument\" Target=\"word/document.xml\"/>")
      ),
    ]
    for (name, content) in [("numbering", numbering), ("styles", styles)] where !content.isEmpty {
      members.append(("word/\(name).xml", "<w:\(name) \(namespaces)>\(content)</w:\(name)>"))
      links += "<Relationship Id=\"\(name)\" Type=\"\(types)\(name)\" Target=\"\(name).xml\"/>"
    }
    members.append(("word/_rels/document.xml.rels", relations(links)))
    members.append(("word/document.xml", "<w:document \(namespaces)><w:body>\(body)</w:body></w:document>"))
    members += parts.map { ($0.name, $0.content.split(separator: "NS").joined(separator: namespaces)) }
    return Zip.stored(members.map { ($0.name, Array($0.content.utf8)) })
  }

  static func relation(_ id: String, _ type: String, _ target: String, external: Bool = false) -> String {
    let mode = external ? " TargetMode=\"External\"" : ""
    return "<Relationship Id=\"\(id)\" Type=\"\(types)\(type)\" Target=\"\(target)\"\(mode)/>"
  }

  private static func relations(_ list: String) -> String {
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(list)</Relationships>"
  }

  static func paragraph(_ text: String, _ properties: String = "") -> String {
    "<w:p>\(properties.isEmpty ? "" : "<w:pPr>\(properties)</w:pPr>")<w:r><w:t>\(text)</w:t></w:r></w:p>"
  }

  static func item(_ text: String, _ number: Int, _ level: Int = 0) -> String {
    paragraph(text, "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(number)\"/></w:numPr>")
  }

  /// Reads a file and writes it as lines: "label|text", cells by " / ".
  static func lines(_ bytes: [UInt8]) throws -> [String] {
    try OfficeDocument(bytes).blocks.flatMap(lines)
  }

  private static func lines(_ block: OfficeBlock) -> [String] {
    switch block {
    case .paragraph(let paragraph):
      let own = "\(paragraph.label)|\(paragraph.text)"
      return [own] + paragraph.textBoxes.flatMap { $0 }.flatMap(lines).map { "box:\($0)" }
    case .table(let table):
      return table.rows.map { row in
        row.map { cell in
          let span = cell.columnSpan * cell.rowSpan > 1 ? "[\(cell.columnSpan)x\(cell.rowSpan)]" : ""
          return span + cell.blocks.flatMap(lines).joined(separator: "+")
        }.joined(separator: " / ")
      }
    }
  }
}

/// An archive of stored members.
enum Zip {
  static func stored(_ members: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var out: [UInt8] = []
    var directory: [UInt8] = []
    for member in members {
      let name = Array(member.name.utf8)
      let shared =
        u16(20) + u16(0) + u16(0) + u16(0) + u16(33) + u32(crc(member.bytes))
        + u32(UInt32(member.bytes.count))
        + u32(UInt32(member.bytes.count)) + u16(UInt16(name.count)) + u16(0)
      directory +=
        u32(0x0201_4b50) + u16(20) + shared + u16(0) + u16(0) + u16(0) + u32(0) + u32(UInt32(out.count))
        + name
      out += u32(0x0403_4b50) + shared + name + member.bytes
    }
    let count = u16(UInt16(members.count))
    let end =
      u32(0x0605_4b50) + u16(0) + u16(0) + count + count + u32(UInt32(directory.count))
      + u32(UInt32(out.count))
    return out + directory + end + u16(0)
  }

  private static func u16(_ value: UInt16) -> [UInt8] {
    [UInt8(truncatingIfNeeded: value), UInt8(value >> 8)]
  }

  private static func u32(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0 as UInt32) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
      }
    }
  }
}
