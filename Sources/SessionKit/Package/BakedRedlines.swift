import Digests
import LibXML
import LibZip
import Redline

/// The redlines that a packet carries: each document against every earlier
/// version of it that some delegate may have read.
struct BakedRedlines: Sendable {
  /// One page: an earlier content of a document against the present one.
  struct Page {
    /// In the bag.
    var path: String
    /// The versions of the packet that had the earlier content.
    var versions: [Int]
    var digest: Digest
    /// Packed at once: there may be many.
    var packed: ZipPacked
    /// SHA-256 of the earlier content, lower-case hex.
    var earlier: String
    /// One for each change.
    var changes: [Line]
  }

  /// A change in one line, in the session's language.
  struct Line {
    var text: String
    /// Where it stands in the page.
    var anchor: String
  }

  /// What a document said before, and the versions in which it did.
  private struct Content {
    var document: PublishedPacket.Document
    var versions: [Int]
  }

  /// More earlier contents of one document than these are not compared.
  private static let mostPages = 12

  /// Every packet that is still there, the oldest first.
  var history: [PublishedPacket]
  var profile: Profile
  var language: Language
  /// Where pages are kept until they are written; in memory where nil.
  var scratch: ZipScratch?

  /// The pages of each document.
  ///
  /// What can't be compared (a PDF, a document beyond the limits) has none;
  /// `diff` says why.
  ///
  /// - Parameter text: the Akoma Ntoso of a document; called from any thread.
  func pages(
    _ placed: [PacketBuilder.Placed],
    workers: Workers,
    text: @escaping @Sendable (PacketBuilder.Placed) throws -> [UInt8]
  ) throws -> [[Page]] {
    let earlier = placed.map { earlierContents($0.standing, of: $0.submission.sha256).prefix(Self.mostPages) }
    // Each is opened once for all that is read of it.
    let versions = Set(earlier.joined().compactMap(\.versions.last))
    let packets = history.filter { versions.contains($0.version) }
    let archives = Dictionary(
      packets.compactMap { packet in (try? packet.archive()).map { (packet.version, $0) } },
      uniquingKeysWith: { first, _ in first }
    )
    let having = placed.indices.filter { !earlier[$0].isEmpty }
    var pages = [[Page]](repeating: [], count: placed.count)
    try workers.map(having.count) { index in
      let place = having[index]
      return try self.pages(placed[place], earlier[place], archives) { try text(placed[place]) }
    } take: {
      pages[having[$0]] = $1
    }
    return pages
  }

  private func pages(
    _ placed: PacketBuilder.Placed,
    _ earlier: ArraySlice<Content>,
    _ archives: [Int: ZipArchive],
    text: () throws -> [UInt8]
  ) throws -> [Page] {
    guard let bytes = try? text(), let now = try? ComparableDocument.document(bytes, profile) else {
      return []
    }
    let view = placed.viewPath.split(separator: "/").last.map(String.init) ?? placed.viewPath
    return try earlier.compactMap { content in
      guard let last = content.versions.last, let packet = history.first(where: { $0.version == last }),
        let akn = content.document.akn, let archive = archives[last],
        let old = try? packet.content(akn, in: archive),
        let then = try? ComparableDocument.document(old, profile),
        let comparison = try? Comparison(
          old: then,
          new: now,
          left: (content.document.isExtract ? .extract() : nil, placed.akn != nil ? .extract() : nil)
        )
      else { return nil }
      let names = content.versions.map { "v\($0)" }.joined(separator: ", ")
      let words = RedlineWords(language)
      let options = RedlineHTML.Options(
        language: words,
        oldName: names,
        newName: "v\(placed.standing.since)",
        links: [
          (LocalizedText(vi: "← Chương trình kỳ họp", en: "← Agenda")[language], "../index.html"),
          (LocalizedText(vi: "Văn bản mới", en: "The new text")[language], view),
        ]
      )
      let path = "\(placed.stem).from-v\(last).html"
      let html = Array(RedlineHTML.page(comparison, options).utf8)
      let packed = try ZipPacked(ZipSource(html), method: PacketLayout.method(of: path))
      return Page(
        path: path,
        versions: content.versions,
        digest: Digest.of(html),
        packed: packed.kept(in: scratch),
        earlier: content.document.sha256,
        changes: comparison.events.map { event in
          Line(text: words.summary(event), anchor: (event.new ?? event.old)?.anchor ?? "text")
        }
      )
    }
  }

  /// The contents that the document had before, the latest first, each with
  /// the versions that had it.
  private func earlierContents(
    _ standing: PacketChanges.Standing,
    of sha256: String
  ) -> [Content] {
    var found: [Content] = []
    var seen: Set<String> = [sha256]
    var next = standing.before?.sha256 ?? replaced(sha256, since: standing.since)
    while let digest = next, seen.insert(digest).inserted {
      let having = history.compactMap { packet in
        packet.documents.first { $0.sha256 == digest }.map { (packet.version, $0) }
      }
      // A version that was lost leaves a gap: what came before can't be told.
      guard let (_, document) = having.last else { break }
      found.append(Content(document: document, versions: having.map(\.0)))
      next = replaced(digest, since: document.since)
    }
    return found
  }

  /// What a content replaced when it came, as the packet that brought it
  /// says.
  private func replaced(_ sha256: String, since version: Int) -> String? {
    history.first { $0.version == version }?.documents.first { $0.sha256 == sha256 }?.replaces
  }
}
