import Assembly
import Digests
import LibZip

/// The packet that is changed.
struct Original: Sendable {
  let bytes: [UInt8]
  nonisolated(unsafe) let assembly: Assembly
  /// In the order of members.
  let contents: [[UInt8]]
  /// The one folder at its top.
  let top: String
  /// Where headers begin: 0 of a member, 1 of the directory, 2 the end.
  let records: [(kind: Int, place: Int)]

  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    assembly = try Assembly(bytes)
    let archive = try ZipArchive(bytes)
    contents = try archive.members.map { try archive.contents(of: $0) }
    top = String(archive.members[0].name.prefix { $0 != "/" })
    var records = archive.members.map { (kind: 0, place: $0.offset) }
    var place = archive.members.last.map { $0.dataOffset + $0.compressedSize } ?? 0
    for member in archive.members {
      records.append((1, place))
      place += 46 + member.name.utf8.count
    }
    records.append((2, bytes.count - 22))
    self.records = records
  }

  /// The path in the bag.
  func path(_ part: Assembly.Part) -> String {
    String(decoding: part.name.dropFirst(top.utf8.count + 1), as: UTF8.self)
  }

  /// Name → content, without the seal: what an accepted mutant must have.
  var files: [String: [UInt8]] { Self.files(assembly.parts.map { $0.name }, contents, top) }

  static func files(_ names: [[UInt8]], _ contents: [[UInt8]], _ top: String) -> [String: [UInt8]] {
    var files = Dictionary(
      zip(names.map { String(decoding: $0, as: UTF8.self) }, contents),
      uniquingKeysWith: { first, _ in first }
    )
    files["\(top)/signatures/deflate-sha256.txt"] = nil
    return files
  }

  /// Puts a new digest into the payload manifest, and into packet.xml; the
  /// tag manifest, which is the packet's identity, stays.
  func relist(_ path: String, _ hex: String, in parts: inout [Assembly.Part], _ inPacketToo: Bool) {
    let index = parts.firstIndex { self.path($0) == "manifest-sha256.txt" } ?? 0
    let lines = String(decoding: contents[index], as: UTF8.self).split(separator: "\n").map { line in
      line.hasSuffix("  " + path) ? "\(hex)  \(path)" : String(line)
    }
    let text = lines.joined(separator: "\n") + "\n"
    parts[index] = .init("\(top)/manifest-sha256.txt", stored: Array(text.utf8))
    guard inPacketToo,
      let old = String(decoding: contents[index], as: UTF8.self).split(separator: "\n")
        .first(where: { $0.hasSuffix("  " + path) })?.prefix(64),
      let packet = parts.firstIndex(where: { self.path($0) == "metadata/packet.xml" })
    else { return }
    var content = contents[packet]
    let pattern = Array(old.utf8)
    for place in content.indices where content[place...].starts(with: pattern) {
      content.replaceSubrange(place..<(place + 64), with: Array(hex.utf8))
    }
    parts[packet] = .init("\(top)/metadata/packet.xml", stored: content)
  }
}

extension Assembly {
  /// Makes the seal agree with what is held now.
  mutating func seal(_ original: Original) {
    guard let index = parts.firstIndex(where: { original.path($0) == "signatures/deflate-sha256.txt" }) else {
      return
    }
    let lines = parts.filter(\.isDeflated).map { "\(Digest.of($0.held).hex)  \(original.path($0))\n" }
    parts[index] = .init(
      "\(original.top)/signatures/deflate-sha256.txt",
      stored: Array(lines.joined().utf8)
    )
  }
}
