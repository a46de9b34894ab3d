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
}
