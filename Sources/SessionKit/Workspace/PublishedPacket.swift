import Digests
import FoundationEssentials
import LibXML
import LibZip

/// A packet of a series that stands in `packets/`: what the next one
/// replaces, which agenda numbers and documents people already know.
struct PublishedPacket {
  var path: String
  /// `<series>-v<N>`
  var name: String
  var version: Int
  /// SHA-256 of its tag manifest, lower-case hex.
  var identity: String
  var issued: CalendarDay?
  /// Name and identity of the packet that it replaced itself.
  var previous: (name: String, identity: String)?
  /// When the session was to open.
  var opening: CalendarDay?
  /// Items that were withdrawn.
  var withdrawn: Set<String>
  /// Number and title of every agenda item, tombstones among them.
  var agenda: [(number: String, title: String)]
  /// In the order of the agenda.
  var documents: [Document]
  /// Documents of the version before that this one has no more.
  var gone: [Gone]
  /// Agenda items that come with a later version.
  var later: [String]
  /// The SHA-256 of everything that it lists, by the path in the bag.
  var digests: [String: String]

  /// A document as `metadata/packet.xml` lists it.
  struct Document {
    var item: String
    var kind: String
    var title: String
    /// In the bag.
    var path: String
    /// Lower-case hex.
    var sha256: String
    /// The number of its receipt.
    var receipt: Int?
    var received: Instant?
    /// The Akoma Ntoso of it, in the bag: itself, or what was made of a Word
    /// file; nil of a PDF.
    var akn: String?
    /// Whether its Akoma Ntoso was made of a word processor's file.
    var isExtract: Bool { akn != nil && akn != path }
    var status: DocumentStatus
    /// The version that first had these bytes.
    var since: Int
    var reason: String?
    /// SHA-256 of what it replaced in the version before ``since``.
    var replaces: String?
  }

  /// A document that is there no more.
  struct Gone: Equatable {
    var item: String
    var kind: String
    var title: String
    var reason: String
  }

  /// The largest packet that is opened, in bytes.
  static let limit = 1 << 31

  /// Reads the newest packet of a workspace; `nil` where none was built.
  static func newest(workspace: String, series: String) throws -> PublishedPacket? {
    guard let version = try versions(workspace, series).max() else { return nil }
    return try PublishedPacket(workspace: workspace, series: series, version: version)
  }

  /// Every packet of a workspace that is still there, the oldest first.
  static func history(workspace: String, series: String) throws -> [PublishedPacket] {
    try versions(workspace, series).sorted().map {
      try PublishedPacket(workspace: workspace, series: series, version: $0)
    }
  }

  /// Why packets that were built can't be read: then nothing may be built on
  /// them.
  static func unreadable(_ error: any Error) -> ConfigurationError {
    let detail = (error as? FileSystem.Failure)?.words ?? .same("\(error)")
    return ConfigurationError([Finding("VER-120", at: Place(path: "packets"), ["detail": detail])])
  }

  private static func versions(_ workspace: String, _ series: String) throws -> [Int] {
    let files = try FileSystem.list(workspace + "/packets").filter {
      $0.kind == .file && $0.name.hasSuffix(".zip")
    }
    return files.map { String($0.name.dropLast(4)) }.compactMap(PacketLayout.parse)
      .filter { $0.series == series }.map(\.version)
  }

  private init(workspace: String, series: String, version: Int) throws {
    let name = PacketLayout.bagName(series: series, version: version)
    let path = "\(workspace)/packets/\(name).zip"
    try self.init(
      ZipArchive(FileSystem.source(path, limit: Self.limit)),
      path: path,
      name: name,
      version: version
    )
  }

  /// Reads a packet by its file.
  init(path: String) throws {
    let name = PacketFiles.stem(path)
    guard let parts = PacketLayout.parse(name) else {
      throw FileSystem.Failure(kind: .notRegular, path: path, errno: 0)
    }
    try self.init(
      ZipArchive(FileSystem.source(path, limit: Self.limit)),
      path: path,
      name: name,
      version: parts.version
    )
  }

  /// - Throws: where its lists can't be read. Not verified: that is another
  ///   question.
  init(_ archive: ZipArchive, path: String, name: String, version: Int) throws {
    let content = { (member: String) throws -> [UInt8] in
      try archive["\(name)/\(member)"].map(archive.contents(of:)) ?? []
    }
    let tags = try content(PacketLayout.tagManifest)
    let info = InfoFields(try content(PacketLayout.info))
    let packet = try XMLDocument(content(PacketLayout.packet)).root
    self.path = path
    self.name = name
    self.version = version
    identity = Digest.of(tags).hex
    issued = info["Bagging-Date"].flatMap(CalendarDay.init(iso:))
    previous = info["Previous-Package"].flatMap { previous in
      info["Previous-Tagmanifest-SHA256"].map { (previous, $0) }
    }
    opening = packet.descendant("preface")?.descendant("docDate")?["date"].flatMap(CalendarDay.init(iso:))
    withdrawn = Set(packet.descendants("withdrawn").compactMap { $0["item"] })
    agenda = Self.agenda(of: packet)
    documents = packet.descendants("component").compactMap { Self.document($0, version) }
    gone = packet.descendants("gone").map {
      Gone(
        item: $0["item"] ?? "",
        kind: $0["kind"] ?? "",
        title: $0["title"] ?? "",
        reason: $0["reason"] ?? ""
      )
    }
    later = packet.descendants("later").compactMap { $0["item"] }
    digests = PacketLayout.digests(tags).merging(PacketLayout.digests(try content(PacketLayout.manifest))) {
      first,
      _ in first
    }
  }

  /// Its file, opened.
  func archive() throws -> ZipArchive { try ZipArchive(FileSystem.source(path, limit: Self.limit)) }

  /// The content of a file of it.
  ///
  /// - Parameter archive: its file, where that is open.
  func content(_ path: String, in archive: ZipArchive? = nil) throws -> [UInt8] {
    let archive = try archive ?? self.archive()
    guard let member = archive["\(name)/\(path)"] else {
      throw FileSystem.Failure(kind: .missing, path: "\(self.path): \(path)", errno: 0)
    }
    return try archive.contents(of: member)
  }

  /// The SHA-256 of the rules by which its documents were judged, as its
  /// findings say; nil where they don't.
  func ruleset() -> String? {
    struct Findings: Decodable {
      struct Rules: Decodable { var sha256: String }
      var ruleset: Rules
    }
    guard let bytes = try? content(PacketLayout.findings) else { return nil }
    return try? JSONDecoder().decode(Findings.self, from: Data(bytes)).ruleset.sha256
  }

  private static func agenda(of packet: XMLElement) -> [(number: String, title: String)] {
    packet.descendants("TLCConcept").compactMap { concept in
      guard let id = concept["eId"], id.hasPrefix("item-"), let title = concept["showAs"] else { return nil }
      return (String(id.dropFirst("item-".count)), title)
    }
  }

  private static func document(_ component: XMLElement, _ version: Int) -> Document? {
    guard let reference = component.first("documentRef"), let path = reference["href"] else { return nil }
    let pk = { (name: String) in reference.attribute(name, namespace: PacketLayout.namespace) }
    return Document(
      item: component.first("num")?.trimmed ?? "",
      kind: pk("kind") ?? "",
      title: reference["showAs"] ?? "",
      path: path,
      sha256: pk("sha256") ?? "",
      receipt: pk("receipt").flatMap(Receipt.sequence(ofLabel:)),
      received: pk("received").flatMap { Instant(rfc3339: $0) },
      akn: pk("akn") ?? (path.hasSuffix(".xml") ? path : nil),
      status: pk("status").flatMap(DocumentStatus.init(rawValue:)) ?? .new,
      since: pk("since").flatMap { Int($0) } ?? version,
      reason: pk("reason"),
      replaces: pk("replaces")
    )
  }
}

/// What became of a document since the version before.
enum DocumentStatus: String, Sendable {
  case new, replaced, unchanged
}
