/// What the files of minisign and signify have in common: a line of comment,
/// a line of Base64, and so on.
enum MinisignText {
  /// More than any of the files can have, in bytes.
  private static let limit = 4096

  /// The lines of a file, without their ends: LF, or CR LF as mail programs
  /// make of it. The last line may lack its end; nothing follows it.
  static func lines(_ file: [UInt8]) throws(SignatureError) -> [[UInt8]] {
    guard file.count <= limit else {
      throw SignatureError(.malformed, "\(file.count) bytes, more than \(limit)")
    }
    var lines = file.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
    for index in lines.indices.dropLast() where lines[index].last == UInt8(ascii: "\r") {
      lines[index].removeLast()
    }
    if lines.last == [] { lines.removeLast() }
    return lines
  }

  /// The bytes that a line of Base64 has.
  static func bytes(_ line: [UInt8], count: Int) throws(SignatureError) -> [UInt8] {
    guard let text = String(validating: line, as: UTF8.self), let bytes = Base64.decode(text) else {
      throw SignatureError(.malformed, "a line that is not Base64")
    }
    guard bytes.count == count else {
      throw SignatureError(.wrongLength, "\(bytes.count) bytes in Base64, not \(count)")
    }
    return bytes
  }
}
