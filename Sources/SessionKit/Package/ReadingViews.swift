import Digests
import LibXML
import LibZip
import Reading

/// The reading views that a packet carries: each document that has Akoma
/// Ntoso, as a page.
struct ReadingViews: Sendable {
  struct Page: Sendable {
    /// In the bag.
    var path: String
    var digest: Digest
    /// Packed at once: a session has thousands of views.
    var packed: ZipPacked
    /// Its text, for search.
    var passages: [Reading.Passage]
    /// How long that is, also where it is not kept.
    var textBytes: Int
  }

  private let language: Language
  private let recall: Recall?
  private let earlier: EarlierMembers?
  private let scratch: ZipScratch?
  private let text: @Sendable (PacketBuilder.Placed) throws -> [UInt8]
  /// The views of the packet, by the address of the work that they show.
  private var works: [String: String] = [:]
  /// The SHA-256 of the views of the packet before, by item and SHA-256 of
  /// the document.
  private var viewsBefore: [String: String] = [:]

  /// - Parameters:
  ///   - recall: where it is known how views came out before.
  ///   - previous: the packet before, and its members: where those views are.
  ///   - scratch: where views are kept until they are written; in memory
  ///     where nil.
  ///   - text: the Akoma Ntoso of a document; nothing of a PDF.
  init(
    language: Language,
    placed: [PacketBuilder.Placed],
    recall: Recall? = nil,
    previous: PublishedPacket? = nil,
    earlier: EarlierMembers? = nil,
    scratch: ZipScratch? = nil,
    text: @escaping @Sendable (PacketBuilder.Placed) throws -> [UInt8]
  ) {
    self.language = language
    self.recall = recall
    self.earlier = earlier
    self.scratch = scratch
    self.text = text
    for document in placed {
      guard let work = document.submission.document?.work else { continue }
      works[work] = works[work] ?? document.viewPath
    }
    for document in previous?.documents ?? [] {
      let view = PacketLayout.view(of: document.path)
      viewsBefore["\(document.item) \(document.sha256)"] = previous?.digests[view]
    }
  }

  /// What is known of a document's view, if it would come out the same now,
  /// and is the one that the packet before has of this very document.
  func known(_ placed: PacketBuilder.Placed) -> RememberedView? {
    guard earlier != nil, let recall, placed.standing.status == .unchanged, let key = key(placed),
      let before = viewsBefore["\(placed.item.number) \(placed.submission.sha256)"],
      let view = recall.cache.entry(key, as: RememberedView.self), view.digest.hex == before,
      (0...ZipLimits.packet.memberBytes).contains(view.textBytes),
      view.works.allSatisfy({ works[$0.key] ?? "" == $0.value })
    else { return nil }
    return view
  }

  /// The view of a document; none of what has no text, or is too long for a
  /// packet. Called from any thread.
  ///
  /// - Parameter known: how it came out before: then it has no passages.
  /// - Throws: what `text` throws: a packet never lacks a view because a file
  ///   could not be read.
  func page(of placed: PacketBuilder.Placed, _ known: RememberedView? = nil) throws -> Page? {
    if let known, let packed = earlier?.packed(known.digest) {
      return Page(
        path: placed.viewPath,
        digest: known.digest,
        packed: packed.kept(in: scratch),
        passages: [],
        textBytes: known.textBytes
      )
    }
    guard let akn = try akn(placed) else { return nil }
    let words = ReadingWords(language)
    let reading = Reading(
      akn,
      Reading.Options(
        language: words,
        title: placed.title,
        // Views stand in `data/<item>/`.
        works: works.mapValues { "../" + $0.dropFirst("data/".count) }
      )
    )
    let say = { (vi: String, en: String) in LocalizedText(vi: vi, en: en)[language] }
    let home = Reading.Frame.Link(say("← Chương trình kỳ họp", "← Agenda"), href: "../index.html")
    let html = reading.page(Reading.Frame(home: home, others: links(placed)))
    guard html.utf8.count <= ZipLimits.packet.memberBytes else { return nil }
    let bytes = Array(html.utf8)
    let path = placed.viewPath
    let page = Page(
      path: path,
      digest: Digest.of(bytes),
      packed: try ZipPacked(ZipSource(bytes), method: PacketLayout.method(of: path)).kept(in: scratch),
      passages: reading.passages,
      textBytes: reading.passages.reduce(0) { $0 + $1.text.utf8.count }
    )
    if let recall, let key = key(placed) {
      let cited = reading.cited.map { (work: $0, view: works[$0] ?? "") }
      let view = RememberedView(
        works: Dictionary(cited.map { ($0.work, $0.view) }, uniquingKeysWith: { first, _ in first }),
        digest: page.digest,
        textBytes: page.textBytes
      )
      recall.cache.keep(view, as: key)
    }
    return page
  }

  /// What a view depends on, but for where other works are.
  private func key(_ placed: PacketBuilder.Placed) -> CheckCache.Key? {
    guard placed.akn != nil || placed.path.hasSuffix(".xml") else { return nil }
    let content = placed.akn?.file.aknDigest.hex ?? placed.submission.sha256
    let links = links(placed).flatMap { [$0.title, $0.href] }
    return recall?.key(ofView: [content, placed.title, language.rawValue] + links)
  }

  /// Where a view leads besides: to its redlines, and to the original.
  private func links(_ placed: PacketBuilder.Placed) -> [Reading.Frame.Link] {
    let say = { (vi: String, en: String) in LocalizedText(vi: vi, en: en)[language] }
    let name = { (path: String) in path.split(separator: "/").last.map(String.init) ?? path }
    let redlines = placed.redlines.map { page in
      let versions = page.versions.map { "v\($0)" }.joined(separator: ", ")
      return Reading.Frame.Link(say("So với \(versions)", "Against \(versions)"), href: name(page.path))
    }
    let original = Reading.Frame.Link(
      say("Bản gốc", "Original") + " (\(placed.submission.ending.uppercased()))",
      href: name(placed.path)
    )
    return redlines + [original]
  }

  private func akn(_ placed: PacketBuilder.Placed) throws -> XMLDocument? {
    guard placed.akn != nil || placed.path.hasSuffix(".xml") else { return nil }
    // Of what is no XML there is nothing to show; the checks have told it.
    let bytes = try text(placed)
    return try? XMLDocument(bytes, admission: .foreign)
  }
}

extension ReadingWords {
  init(_ language: Language) { self = language == .vi ? .vi : .en }
}
