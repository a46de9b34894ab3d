import LibZip

/// Names inside a packet. Shared by what makes packets and what verifies
/// them; neither knows the other.
enum PacketLayout {
  /// What a delta leaves out (RFC 8493 §2.2.3); a full packet has none.
  static let fetch = "fetch.txt"
  static let declaration = "bagit.txt"
  static let tagManifest = "tagmanifest-sha256.txt"
  static let info = "bag-info.txt"
  static let manifest = "manifest-sha256.txt"
  static let howTo = "HOW-TO-VERIFY.txt"
  static let session = "metadata/session.xml"
  static let packet = "metadata/packet.xml"
  static let findings = "metadata/findings.json"
  /// The page that leads to everything else in `data/`: each document as
  /// `<item>/<name>.<ending>`, with `<name>.xml` (Akoma Ntoso), `<name>.html`
  /// (to be read) and `<name>.from-v<N>.html` (what changed since) beside it.
  /// All of them are listed in ``packet``.
  static let index = "data/index.html"
  /// The ledger's lines that the packet relies on, the others as their hashes;
  /// the checkpoint over them; the key that signed it. In a packet of a session
  /// whose ledger is a log: all three, behind `data/`.
  static let ledger = ["ledger/checkpoint", "ledger/entries.jsonl", "ledger/ledger.vkey"]
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
  static let lists = storedLists + [packet, seal] + ledger

  /// The name space of the packet's own attributes.
  static let namespace = "urn:kyhop:packet:1"

  /// Where a document's reading view stands: beside it.
  static func view(of document: String) -> String {
    document.split(separator: ".").dropLast().joined(separator: ".") + ".html"
  }

  /// What a manifest or the seal lists, `<64 hex digits>  <path>` a line: the
  /// digits by the path. Lines of another form say nothing.
  static func digests(_ list: [UInt8]) -> [String: String] {
    var found: [String: String] = [:]
    for line in list.split(separator: 10) where line.count > 66 {
      let path = String(decoding: line.dropFirst(66), as: UTF8.self)
      found[path] = String(decoding: line.prefix(64), as: UTF8.self)
    }
    return found
  }

  static func bagName(series: String, version: Int) -> String { "\(series)-v\(version)" }

  static func deltaName(series: String, version: Int, from base: Int) -> String {
    "\(bagName(series: series, version: version)).from-v\(base)"
  }

  /// Series, version and base of a delta's name: `<series>-v3.from-v2`.
  static func parseDelta(_ name: String) -> (series: String, version: Int, base: Int)? {
    guard let mark = name.range(ofLast: ".from-v"),
      let (series, version) = parse(String(name[..<mark.lowerBound])),
      let base = Int(name[mark.upperBound...]), base > 0, base < version,
      String(base) == name[mark.upperBound...]
    else { return nil }
    return (series, version, base)
  }

  /// How a member is held: lists as they are, so that they can be read first;
  /// so is what is packed already.
  static func method(of path: String) -> ZipMember.Method {
    let isDense = ["docx", "odt", "pdf"].contains { path.hasSuffix("." + $0) }
    return isDense || storedLists.contains(path) || path.hasPrefix("signatures/") ? .stored : .deflated
  }

  /// Series and version of a bag's name.
  static func parse(_ name: String) -> (series: String, version: Int)? {
    // A series is a slug, without a point: a delta's name is no bag's name.
    guard let mark = name.range(ofLast: "-v"), !name.contains("."),
      let version = Int(name[mark.upperBound...]), version > 0,
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
