import CQREncode

/// A QR code (ISO/IEC 18004): a square of dark and light modules that a phone
/// reads as text.
public struct QRCode: Sendable, Equatable {
  /// Modules along each side: 21 to 177.
  public let width: Int
  /// Row by row, whether a module is dark.
  public let isDark: [Bool]

  /// The code of a text's UTF-8, such that a quarter of it may be unreadable
  /// (error correction Q); nil where it does not fit: 1,663 bytes do.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let count = Int32(exactly: bytes.count), count > 0,
      let code = QRcode_encodeData(count, bytes, 0, QR_ECLEVEL_Q)
    else { return nil }
    defer { QRcode_free(code) }
    let width = Int(code.pointee.width)
    guard (21...177).contains(width), let data = code.pointee.data else { return nil }
    self.width = width
    // The lowest bit is the colour, the others how the library came to it.
    isDark = (0..<(width * width)).map { data[$0] & 1 == 1 }
  }

  /// The code as an SVG element, with the four light modules around it that
  /// readers need; as wide as its container.
  ///
  /// - Parameter label: what it is, for those who can't see it; escaped by the
  ///   caller.
  public func svg(label: String) -> String {
    let side = width + 8
    var path = ""
    for row in 0..<width {
      var column = 0
      while column < width {
        let start = column
        while column < width, isDark[row * width + column] { column += 1 }
        if column > start { path += "M\(start + 4) \(row + 4)h\(column - start)v1h-\(column - start)z" }
        column += 1
      }
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(side) \(side)" role="img" aria-label="\(label)" \
      shape-rendering="crispEdges"><path fill="#fff" d="M0 0h\(side)v\(side)h-\(side)z"/>\
      <path fill="#000" d="\(path)"/></svg>
      """
  }
}
