import Digests

/// The text of a packet's last member: SHA-256 of each deflated member as
/// the archive holds it.
///
/// A deflate stream can say one thing in many ways (RFC 1951 §4 leaves that
/// to the compressor), so that some changed bits leave every content, and
/// with it every digest of the bag, as it was. Nobody is misled by them;
/// still a packet is what was issued, to the last bit, or it isn't.
///
/// No part of the packet's identity: another zlib may deflate otherwise.
enum PacketSeal {
  static func text(_ members: [(path: String, deflated: Digest)]) -> [UInt8] {
    Array(members.map { "\($0.deflated.hex)  \($0.path)\n" }.joined().utf8)
  }

  /// What a seal says, by path: lower-case hex. Lines of another form say
  /// nothing.
  static func deflated(_ text: [UInt8]) -> [String: String] {
    var found: [String: String] = [:]
    for line in text.split(separator: 10) where line.count > 66 {
      found[String(decoding: line.dropFirst(66), as: UTF8.self)] = String(
        decoding: line.prefix(64),
        as: UTF8.self
      )
    }
    return found
  }
}
