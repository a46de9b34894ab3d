import Assembly

/// A fuzzer that changes a zip meets its CRC-32 and little else. So what is
/// no zip is taken for the text part of a file, and the rest put round it.
enum Containers {
  static func docx(_ bytes: [UInt8]) -> [UInt8] {
    guard !bytes.starts(with: "PK".utf8) else { return bytes }
    let parts = [
      ("[Content_Types].xml", types), ("_rels/.rels", relationships), ("word/document.xml", bytes),
    ]
    return Assembly(parts.map { Assembly.Part($0.0, stored: $0.1) }).bytes
  }

  static func odt(_ bytes: [UInt8]) -> [UInt8] {
    guard !bytes.starts(with: "PK".utf8) else { return bytes }
    let mimetype = Array("application/vnd.oasis.opendocument.text".utf8)
    return Assembly([.init("mimetype", stored: mimetype), .init("content.xml", stored: bytes)]).bytes
  }

  private static let types = Array(
    """
    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
    <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.\
    wordprocessingml.document.main+xml"/></Types>
    """.utf8
  )

  private static let relationships = Array(
    """
    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
    <Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/\
    officeDocument" Target="word/document.xml"/></Relationships>
    """.utf8
  )
}
