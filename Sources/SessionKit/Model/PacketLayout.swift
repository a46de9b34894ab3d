/// Names inside a packet. Shared by what makes packets and what verifies
/// them; neither knows the other.
enum PacketLayout {
  static let declaration = "bagit.txt"
  static let tagManifest = "tagmanifest-sha256.txt"
  static let info = "bag-info.txt"
  static let manifest = "manifest-sha256.txt"
  static let howTo = "HOW-TO-VERIFY.txt"
  static let session = "metadata/session.xml"
  static let packet = "metadata/packet.xml"
  static let findings = "metadata/findings.json"
  static let index = "data/index.html"
  /// How the archive holds what it deflates; see ``PacketSeal``.
  static let seal = "signatures/deflate-sha256.txt"

  /// The signature over the tag manifest.
  static let signature = "signatures/tagmanifest-sha256.txt.minisig"
  /// Whose keys these are, and were: see ``KeyHistory``; and its signature.
  static let keys = "signatures/keys.txt"
  static let keysSignature = "signatures/keys.txt.minisig"

  /// What proves who issued a packet, in this order: a closed list. It stands
  /// in no manifest, since it comes after all of them were made.
  static let signatures = [keys, keysSignature, signature]

  /// What comes first, in this order; then `data/` by the bytes of names;
  /// then ``signatures``; last the ``seal``.
  static let head = [declaration, tagManifest, info, manifest, howTo, session, packet, findings]

  /// Lists that are held as they are, not deflated: each bit of them counts,
  /// and stock tools find them without inflating anything.
  static let storedLists = [declaration, tagManifest, info, manifest] + signatures

  /// What has to be read to know what the rest should be.
  static let lists = storedLists + [packet, seal]

  /// The name space of the packet's own attributes.
  static let namespace = "urn:kyhop:packet:1"

  static func bagName(series: String, version: Int) -> String { "\(series)-v\(version)" }

  /// Series and version of a bag's name.
  static func parse(_ name: String) -> (series: String, version: Int)? {
    guard let mark = name.range(ofLast: "-v"), let version = Int(name[mark.upperBound...]), version > 0,
      String(version) == name[mark.upperBound...]
    else { return nil }
    return (String(name[..<mark.lowerBound]), version)
  }
}

extension String {
  /// The last place of a text in this one.
  func range(ofLast text: String) -> Range<Index>? {
    var start = endIndex
    while start > startIndex {
      start = index(before: start)
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
    }
    return nil
  }
}
