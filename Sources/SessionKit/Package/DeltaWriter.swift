import Digests
import LibZip

/// A delta: the next packet without what the receiver already has.
///
/// The same folder, lists and signatures as the full packet; `fetch.txt` (RFC
/// 8493 §2.2.3) names each file that is left out, by its SHA-256 (RFC 6920).
/// Nothing is ever fetched: ``ApplyRun`` takes it from the older packet.
enum DeltaWriter {
  /// Writes the delta from an older packet to a newer one beside the newer.
  ///
  /// - Returns: its path.
  static func write(from old: PublishedPacket, to new: PublishedPacket, series: String) throws -> String {
    let folder = new.path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
      separator: "/"
    )
    let name = PacketLayout.deltaName(series: series, version: new.version, from: old.version)
    let path = "\(folder)/\(name).zip"
    let held = Set(old.digests.filter { $0.key.hasPrefix("data/") }.values)
    let archive = try ZipArchive(FileSystem.source(new.path, limit: PublishedPacket.limit))
    var fetch = ""
    var members: [ZipMember] = []
    for member in archive.members {
      let inside = String(member.name.dropFirst(new.name.count + 1))
      guard inside.hasPrefix("data/"), let sha256 = new.digests[inside], held.contains(sha256),
        let digest = Digest(hex: sha256, algorithm: .sha256)
      else {
        members.append(member)
        continue
      }
      fetch += "ni://\(series)/sha-256;\(digest.base64URL) \(member.size) \(inside)\n"
    }
    let temporary = FileSystem.temporaryName(beside: path)
    do {
      let writer = try ZipWriter(path: temporary, date: archive.date)
      for member in members where !member.name.hasSuffix("/" + PacketLayout.seal) {
        try writer.add(member.name) {
          try ZipPacked(ZipSource(archive.contents(of: member)), method: member.method)
        }
      }
      // After what is there, before the seal, which stays the last.
      try writer.add("\(new.name)/\(PacketLayout.fetch)", Array(fetch.utf8), method: .stored)
      for member in members where member.name.hasSuffix("/" + PacketLayout.seal) {
        try writer.add(member.name) {
          try ZipPacked(ZipSource(archive.contents(of: member)), method: member.method)
        }
      }
      try writer.close()
      try FileSystem.flush(temporary)
      try FileSystem.settle(temporary, at: path, replacing: true)
    } catch {
      FileSystem.remove(temporary)
      throw error
    }
    return path
  }
}
