import Digests

/// A payload or tag manifest that was read.
struct Manifest {
  /// One path's digest and where it stands.
  struct Entry {
    let digest: Digest
    let line: Int
  }

  let path: BagPath
  let algorithm: DigestAlgorithm
  let isOfTags: Bool
  var entries: [BagPath: Entry] = [:]
}

/// A line of a manifest, taken apart (RFC 8493 §2.1.3): digest, blanks, path.
struct ManifestLine {
  let digest: Digest
  let path: ArraySlice<UInt8>
  /// Whether the path has the `*` of `md5sum --binary`.
  let isStarred: Bool

  init?(_ line: ArraySlice<UInt8>, algorithm: DigestAlgorithm) {
    guard let end = line.firstIndex(where: isBlank),
      let digest = Digest(hex: String(decoding: line[..<end], as: UTF8.self), algorithm: algorithm)
    else { return nil }
    let rest = line[end...].drop(while: isBlank)
    let isStarred = rest.first == UInt8(ascii: "*") && rest.startIndex == end + 1
    path = isStarred ? rest.dropFirst() : rest
    guard !path.isEmpty else { return nil }
    self.digest = digest
    self.isStarred = isStarred
  }
}
