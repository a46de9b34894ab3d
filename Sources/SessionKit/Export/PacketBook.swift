import LibXML
import LibZip
import Reading

/// A packet as it is read from cover to cover: the agenda, and each document
/// in its place.
struct PacketBook {
  struct Item {
    var number: String
    var title: String
    /// What is to be said of it instead of documents.
    var note: String?
    /// Indices into ``documents``.
    var documents: [Int]
  }

  struct Document {
    var title: String
    /// New or replaced in this version; nothing in the first.
    var mark: String?
    /// Who submitted it and when it was received.
    var origin: String
    /// In the packet.
    var path: String
    /// Nil of what has no text: a PDF.
    var reading: Reading?
    /// Against earlier versions.
    var redlines: [Redline]
  }

  struct Redline {
    var title: String
    var markup: String
  }

  /// `<series>-v<N>`
  var name: String
  var identity: String
  var council: String
  var title: String
  /// Version, day of issue, what it replaces.
  var headline: String
  var issued: CalendarDay
  var language: Language
  var items: [Item]
  var documents: [Document]

  func say(_ vi: String, _ en: String) -> String { LocalizedText(vi: vi, en: en)[language] }

  /// How the documents of a book are told apart and shown.
  struct Look: Sendable {
    /// Begins the identifiers of a document.
    var prefix: @Sendable (_ document: Int) -> String
    /// The address of a document.
    var address: @Sendable (_ document: Int) -> String
    var depth: Int
    var hasMarks: Bool
  }

  /// Reads a packet that was verified.
  init(_ archive: ZipArchive, name: String, version: Int, look: Look) throws {
    let packet = try PublishedPacket(archive, path: name, name: name, version: version)
    let content = { (path: String) throws -> [UInt8] in
      try archive["\(name)/\(path)"].map(archive.contents(of:)) ?? []
    }
    let root = try XMLDocument(content(PacketLayout.packet)).root
    let language: Language = root.descendant("FRBRlanguage")?["language"] == Language.en.iso639 ? .en : .vi
    let say = { (vi: String, en: String) in LocalizedText(vi: vi, en: en)[language] }
    self.name = name
    self.language = language
    identity = packet.identity
    guard let issued = packet.issued else {
      throw FileSystem.Failure(kind: .missing, path: "\(name): Bagging-Date", errno: 0)
    }
    self.issued = issued
    council = root.descendants("TLCOrganization").first { $0["eId"] == "council" }?["showAs"] ?? ""
    title = root.descendant("docTitle")?.text ?? name
    let day = issued.text[language]
    let replaces = packet.previous.map { say(", thay \($0.name)", ", replaces \($0.name)") } ?? ""
    headline = say(
      "Bản \(version), phát hành ngày \(day)\(replaces).",
      "Version \(version), issued on \(day)\(replaces)."
    )

    let received = Dictionary(
      root.descendants("documentRef").compactMap { reference -> (String, String)? in
        guard let path = reference["href"] else { return nil }
        let pk = { (name: String) in reference.attribute(name, namespace: PacketLayout.namespace) }
        let when = pk("received").flatMap { text in
          Instant(rfc3339: text).map { $0.words(in: UTCOffset(String(text.suffix(6))) ?? .utc)[language] }
        }
        let parts = [pk("from"), when.map { say("nhận \($0)", "received \($0)") }]
        return (path, parts.compactMap(\.self).joined(separator: ", "))
      },
      uniquingKeysWith: { first, _ in first }
    )
    let texts = packet.documents.map { document in
      document.akn.flatMap { try? content($0) }.flatMap { try? XMLDocument($0, admission: .foreign) }
    }
    var works: [String: String] = [:]
    for (index, text) in texts.enumerated() {
      guard let work = text.flatMap(DraftDocument.work) else { continue }
      works[work] = works[work] ?? look.address(index)
    }
    let redlines = Dictionary(grouping: root.descendants("redline")) { $0["document"] ?? "" }
    documents = packet.documents.enumerated().map { index, document in
      let options = Reading.Options(
        language: ReadingWords(language),
        title: document.title,
        prefix: look.prefix(index),
        depth: look.depth,
        hasMarks: look.hasMarks,
        works: works
      )
      let mark =
        packet.previous == nil || document.status == .unchanged
        ? nil : document.status == .new ? say("Mới", "New") : say("Đã thay", "Replaced")
      return Document(
        title: document.title,
        mark: mark,
        origin: received[document.path] ?? "",
        path: document.path,
        reading: texts[index].map { Reading($0, options) },
        redlines: (redlines[document.path] ?? []).enumerated().compactMap { number, page in
          guard let path = page["href"], let bytes = try? content(path),
            let markup = SafeMarkup.body(
              of: bytes,
              prefix: look.prefix(index).isEmpty ? "" : "\(look.prefix(index))r\(number + 1)-",
              depth: look.depth
            )
          else { return nil }
          let versions = (page["from"] ?? "").split(separator: " ").map { "v\($0)" }.joined(separator: ", ")
          return Redline(title: say("So với \(versions)", "Against \(versions)"), markup: markup)
        }
      )
    }
    let withdrawn = Set(root.descendants("withdrawn").compactMap { $0["item"] })
    items = packet.agenda.map { item in
      let note: String? =
        withdrawn.contains(item.number)
        ? say("Đã rút khỏi chương trình.", "Withdrawn from the agenda.")
        : packet.later.contains(item.number)
          ? say("Hồ sơ mục này gửi sau.", "The documents of this item are to follow.") : nil
      let own = packet.documents.indices.filter { packet.documents[$0].item == item.number }
      return Item(number: item.number, title: item.title, note: note, documents: own)
    }
  }

  /// What the packet is: council, session, version.
  var opening: String {
    func escape(_ text: String) -> String { XMLText.escape(text) }
    return "<p>\(escape(council))</p>\n<h1>\(escape(title))</h1>\n<p>\(escape(headline))</p>\n"
  }

  /// The agenda with links to documents.
  ///
  /// - Parameters:
  ///   - address: of a document.
  ///   - redline: of a document's redline.
  func agenda(address: (Int) -> String, redline: (Int, Int) -> String) -> String {
    func escape(_ text: String) -> String { XMLText.escape(text) }
    var out = ""
    for item in items {
      out += "<h2>\(escape("\(item.number). \(item.title)"))</h2>\n"
      if let note = item.note { out += "<p>\(escape(note))</p>\n" }
      guard !item.documents.isEmpty else { continue }
      out += "<ul class=\"agenda\">\n"
      for index in item.documents {
        let document = documents[index]
        out += "<li>" + (document.mark.map { "<strong>\(escape($0))</strong> " } ?? "")
        if document.reading == nil {
          out += escape(document.title)
        } else {
          out += "<a href=\"\(address(index))\">\(escape(document.title))</a>"
        }
        for (number, page) in document.redlines.enumerated() {
          out += " <small><a href=\"\(redline(index, number))\">\(escape(page.title))</a></small>"
        }
        var lines = [document.origin]
        if document.reading == nil {
          let file = document.path
          lines.append(say("không có phần chữ; xem \(file) trong gói", "no text; see \(file) in the packet"))
        }
        lines.removeAll(where: \.isEmpty)
        if !lines.isEmpty { out += "<br/><small>\(escape(lines.joined(separator: "; ")))</small>" }
        out += "</li>\n"
      }
      out += "</ul>\n"
    }
    return out
  }
}
