import Digests
import LibXML
import LibZip

/// The newest packet of a series that stands in `packets/`: what the next
/// one replaces, and which agenda numbers people already know.
struct PublishedPacket {
  var path: String
  /// `<series>-v<N>`
  var name: String
  var version: Int
  /// SHA-256 of its tag manifest, lower-case hex.
  var identity: String
  /// Name and identity of the packet that it replaced itself.
  var previous: (name: String, identity: String)?
  /// Number and title of every agenda item, tombstones among them.
  var agenda: [(number: String, title: String)]

  /// Reads the newest packet of a workspace; `nil` where none was built.
  static func newest(workspace: String, series: String) throws -> PublishedPacket? {
    let folder = workspace + "/packets"
    let names = try FileSystem.list(folder).filter { $0.kind == .file && $0.name.hasSuffix(".zip") }
      .map { String($0.name.dropLast(4)) }
    let versions = names.compactMap(PacketLayout.parse).filter { $0.series == series }.map(\.version)
    guard let version = versions.max() else { return nil }
    let name = PacketLayout.bagName(series: series, version: version)
    let path = "\(folder)/\(name).zip"
    let archive = try ZipArchive(FileSystem.source(path, limit: 1 << 31))
    let content = { (member: String) throws -> [UInt8] in
      try archive["\(name)/\(member)"].map(archive.contents(of:)) ?? []
    }
    let fields = InfoFields(try content(PacketLayout.info))
    return PublishedPacket(
      path: path,
      name: name,
      version: version,
      identity: Digest.of(try content(PacketLayout.tagManifest)).hex,
      previous: fields["Previous-Package"].flatMap { previous in
        fields["Previous-Tagmanifest-SHA256"].map { (previous, $0) }
      },
      agenda: agenda(of: try XMLDocument(content(PacketLayout.packet)))
    )
  }

  private static func agenda(of packet: XMLDocument) -> [(number: String, title: String)] {
    packet.root.descendants("TLCConcept").compactMap { concept in
      guard let id = concept["eId"], id.hasPrefix("item-"), let title = concept["showAs"] else { return nil }
      return (String(id.dropFirst("item-".count)), title)
    }
  }
}
