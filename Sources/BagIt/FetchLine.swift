/// A line of `fetch.txt`, taken apart (RFC 8493 §2.2.3): URL, length or `-`,
/// path.
struct FetchLine {
  let url: String
  /// In bytes; nil where the line does not say.
  let length: UInt64?
  let path: ArraySlice<UInt8>

  static let file: BagPath = "fetch.txt"

  init?(_ line: ArraySlice<UInt8>) {
    let line = line.drop(while: isBlank)
    guard let endOfURL = line.firstIndex(where: isBlank) else { return nil }
    let rest = line[endOfURL...].drop(while: isBlank)
    guard let endOfLength = rest.firstIndex(where: isBlank) else { return nil }
    let number = rest[..<endOfLength]
    path = rest[endOfLength...].drop(while: isBlank)
    guard !path.isEmpty else { return nil }
    if number.elementsEqual("-".utf8) {
      length = nil
    } else {
      guard number.allSatisfy({ (48...57).contains($0) }),
        let octets = UInt64(String(decoding: number, as: UTF8.self))
      else { return nil }
      length = octets
    }
    url = String(decoding: line[..<endOfURL], as: UTF8.self)
  }

  /// Whether the URL has a scheme and something after it (RFC 3986 §3.1).
  var hasScheme: Bool {
    let parts = url.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 1)
    guard parts.count == 2, let first = parts[0].first, (65...90).contains(first & 0xDF) else { return false }
    return parts[0].allSatisfy { byte in
      (65...90).contains(byte & 0xDF) || (48...57).contains(byte) || [43, 45, 46].contains(byte)
    }
  }
}
