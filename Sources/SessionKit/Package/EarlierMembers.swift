import Digests
import LibZip

/// The deflated members of the packet before. What the next one has, too, is
/// copied as it is held there, once its content was seen to be the same: it
/// need not be made and deflated once more.
struct EarlierMembers: Sendable {
  private let archive: ZipArchive
  /// By the SHA-256 that the packet states, lower-case hex.
  private let members: [String: ZipMember]

  /// Nil where the packet can't be read; then all is made anew.
  init?(_ packet: PublishedPacket) {
    guard let archive = try? packet.archive() else { return nil }
    self.archive = archive
    members = Dictionary(
      archive.members.filter { $0.method == .deflated }.compactMap { member in
        packet.digests[String(member.name.dropFirst(packet.name.utf8.count + 1))].map { ($0, member) }
      },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// A member of this content, as it is held; nil where there is none.
  func packed(_ digest: Digest) -> ZipPacked? {
    guard let member = members[digest.hex] else { return nil }
    let found = DigestStream(.sha256)
    guard let packed = try? ZipPacked(member, of: archive, piece: found.update) else { return nil }
    return found.finish() == digest ? packed : nil
  }

  /// The content itself; nil where there is none.
  func content(_ digest: Digest) -> [UInt8]? {
    guard let member = members[digest.hex], let content = try? archive.contents(of: member) else {
      return nil
    }
    return Digest.of(content) == digest ? content : nil
  }
}
