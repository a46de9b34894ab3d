/// Where a file is in its bag: bytes, with `/` between the parts. Two names
/// that only look the same (a letter and its accent, composed or not) are
/// two paths, as they are for the file system; Swift's strings would call
/// them equal.
public struct BagPath: Sendable, Hashable, Comparable, CustomStringConvertible, ExpressibleByStringLiteral {
  /// As stored; not always UTF-8 where it comes from a file system.
  public let bytes: [UInt8]

  /// A path of bytes as they stand.
  public init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

  /// A path of a string's UTF-8.
  public init(_ string: String) { bytes = Array(string.utf8) }

  /// A path of a literal's UTF-8.
  public init(stringLiteral value: String) { self.init(value) }

  /// For a person to read; bytes that are no UTF-8 are replaced.
  public var description: String { String(decoding: bytes, as: UTF8.self) }

  /// By bytes, as `LC_ALL=C sort` does.
  public static func < (left: BagPath, right: BagPath) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }

  /// Whether it is in the payload folder (RFC 8493 §2.1.2).
  public var isPayload: Bool { bytes.starts(with: "data/".utf8) }

  var components: [ArraySlice<UInt8>] {
    bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
  }

  /// For a file at the top of the bag, the part between a prefix and `.txt`.
  func algorithmName(after prefix: String) -> String? {
    let name = description
    guard name.hasPrefix(prefix), name.hasSuffix(".txt"), !name.contains("/"),
      name.utf8.count > prefix.utf8.count + 4
    else { return nil }
    return String(name.dropFirst(prefix.count).dropLast(4))
  }
}
