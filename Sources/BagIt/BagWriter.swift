public import Digests

/// The texts of a bag (RFC 8493), always the same for the same content.
public enum BagWriter {
  /// `bagit.txt` (§2.1.1).
  public static let declaration = Array("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".utf8)

  /// A manifest (§2.1.3): sorted by bytes, lower-case hex, two blanks, so
  /// that `sha256sum -c` reads it.
  public static func manifest(_ entries: [(path: String, digest: Digest)]) -> [UInt8] {
    let sorted = entries.sorted { Array($0.path.utf8).lexicographicallyPrecedes(Array($1.path.utf8)) }
    return Array(sorted.map { "\($0.digest.hex)  \($0.path)\n" }.joined().utf8)
  }

  /// `bag-info.txt` (§2.2.2), in the given order, each on one line.
  public static func info(_ fields: [(label: String, value: String)]) -> [UInt8] {
    Array(
      fields.map { field in
        let value = field.value.split(whereSeparator: \.isNewline).joined(separator: " ")
        return "\(field.label): \(value)\n"
      }.joined().utf8
    )
  }
}

/// Reads manifests that ``BagWriter`` wrote, and nothing looser.
public enum StrictManifest {
  /// Path → digest; nil with the number of the first bad line.
  public static func parse(_ bytes: [UInt8]) -> Result<[String: Digest], BadLine> {
    var entries: [String: Digest] = [:]
    var previous: [UInt8] = []
    guard bytes.isEmpty || bytes.last == 10 else { return .failure(BadLine(number: 0)) }
    for (index, line) in bytes.split(separator: 10, omittingEmptySubsequences: false).dropLast().enumerated()
    {
      let bad = BadLine(number: index + 1)
      guard line.count > 66, let text = String(validating: line, as: UTF8.self) else { return .failure(bad) }
      let hex = text.prefix(64)
      let path = String(text.dropFirst(66))
      guard text.dropFirst(64).hasPrefix("  "), hex == hex.lowercased(), !path.hasPrefix(" "),
        let digest = Digest(hex: hex, algorithm: .sha256),
        !path.utf8.contains(where: { $0 < 0x20 }), previous.lexicographicallyPrecedes(Array(path.utf8))
      else { return .failure(bad) }
      previous = Array(path.utf8)
      entries[path] = digest
    }
    return .success(entries)
  }

  public struct BadLine: Error, Sendable { public var number: Int }
}
