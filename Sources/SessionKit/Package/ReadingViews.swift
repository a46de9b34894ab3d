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
  private let text: @Sendable (PacketBuilder.Placed) throws -> [UInt8]
  /// The views of the packet, by the address of the work that they show.
  private var works: [String: String] = [:]

  /// - Parameter text: the Akoma Ntoso of a document; nothing of a PDF.
  init(
    language: Language,
    placed: [PacketBuilder.Placed],
    text: @escaping @Sendable (PacketBuilder.Placed) throws -> [UInt8]
  ) {
    self.language = language
    self.text = text
    for document in placed {
      guard let work = document.submission.document?.work else { continue }
      works[work] = works[work] ?? document.viewPath
    }
  }

  /// The view of a document; none of what has no text, or is too long for a
  /// packet. Called from any thread.
  ///
  /// - Throws: what `text` throws: a packet never lacks a view because a file
  ///   could not be read.
  func page(of placed: PacketBuilder.Placed) throws -> Page? {
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
    let name = { (path: String) in path.split(separator: "/").last.map(String.init) ?? path }
    let original = Reading.Frame.Link(
      say("Bản gốc", "Original") + " (\(placed.submission.ending.uppercased()))",
      href: name(placed.path)
    )
    let redlines = placed.redlines.map { page in
      let versions = page.versions.map { "v\($0)" }.joined(separator: ", ")
      return Reading.Frame.Link(say("So với \(versions)", "Against \(versions)"), href: name(page.path))
    }
    let home = Reading.Frame.Link(say("← Chương trình kỳ họp", "← Agenda"), href: "../index.html")
    let html = reading.page(Reading.Frame(home: home, others: redlines + [original]))
    guard html.utf8.count <= ZipLimits.packet.memberBytes else { return nil }
    let bytes = Array(html.utf8)
    let path = placed.viewPath
    return Page(
      path: path,
      digest: Digest.of(bytes),
      packed: try ZipPacked(ZipSource(bytes), method: PacketLayout.method(of: path)),
      passages: reading.passages,
      textBytes: reading.passages.reduce(0) { $0 + $1.text.utf8.count }
    )
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
