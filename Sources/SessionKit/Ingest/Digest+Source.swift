import Digests
import LibZip

extension Digest {
  /// SHA-256 of a file, read in pieces.
  static func of(_ source: ZipSource) throws(ZipFault) -> Digest {
    let stream = DigestStream(.sha256)
    try source.forEachPiece(of: 0..<source.count) { stream.update($0) }
    return stream.finish()
  }
}
