import LibXML
import LibZip
import Reading
import Redline

/// A packet as one EPUB 3.3 (W3C): the agenda first, each document a chapter,
/// what changed in it right after it. Originals stay in the packet.
///
/// The same packet gives the same bytes: every date is the issue date.
struct EPUBBook {
  let book: PacketBook

  /// Documents stand in files of their own.
  static let look = PacketBook.Look(
    prefix: { _ in "" },
    address: { "d\($0 + 1).xhtml" },
    depth: 0,
    hasMarks: false
  )

  private struct Chapter {
    var file: String
    var title: String
    var body: String
    var style: String
    /// Of the text, where it is not the book's.
    var language: String?
  }

  private static func redline(_ document: Int, _ number: Int) -> String {
    "d\(document + 1)-r\(number + 1).xhtml"
  }

  private var chapters: [Chapter] {
    let agenda = book.opening + book.agenda(address: Self.look.address, redline: Self.redline)
    var chapters = [Chapter(file: "agenda.xhtml", title: book.title, body: agenda, style: "document.css")]
    for index in book.items.flatMap(\.documents) {
      let document = book.documents[index]
      if let reading = document.reading {
        let heading = reading.hasHeading ? "" : "<h1>\(XMLText.escape(document.title))</h1>\n"
        chapters.append(
          Chapter(
            file: Self.look.address(index),
            title: document.title,
            body: heading + reading.body,
            style: "document.css",
            language: reading.language
          )
        )
      }
      for (number, page) in document.redlines.enumerated() {
        chapters.append(
          Chapter(
            file: Self.redline(index, number),
            title: "\(document.title): \(page.title)",
            body: page.markup,
            style: "redline.css"
          )
        )
      }
    }
    return chapters
  }

  /// The members of the archive, in their order; the first is stored.
  func members() -> [(name: String, content: String)] {
    let chapters = chapters
    var members: [(name: String, content: String)] = [
      ("mimetype", "application/epub+zip"), ("META-INF/container.xml", Self.container),
      ("EPUB/package.opf", package(chapters)), ("EPUB/nav.xhtml", navigation),
      ("EPUB/document.css", Reading.stylesheet + Self.stylesheet),
      ("EPUB/redline.css", RedlineHTML.stylesheet),
    ]
    members += chapters.map {
      ("EPUB/\($0.file)", page($0.title, $0.body, style: $0.style, language: $0.language))
    }
    return members
  }

  private static let container = """
    <?xml version="1.0" encoding="UTF-8"?>
    <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
      <rootfiles>
        <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
      </rootfiles>
    </container>

    """

  private static let stylesheet = """
    .agenda { list-style: none; padding: 0 } .agenda li { margin: .6em 0 }
    .v { position: absolute; width: 1px; height: 1px; overflow: hidden }

    """

  private func page(_ title: String, _ body: String, style: String, language: String?) -> String {
    let own = book.language.rawValue
    let text = language ?? own
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE html>
      <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="\(own)" xml:lang="\(own)">
      <head>
      <meta charset="utf-8"/>
      <title>\(XMLText.escape(title))</title>
      <link rel="stylesheet" type="text/css" href="\(style)"/>
      </head>
      <body lang="\(text)" xml:lang="\(text)">
      \(body)</body>
      </html>

      """
  }

  private func package(_ chapters: [Chapter]) -> String {
    func escape(_ text: String) -> String { XMLText.escape(text) }
    let language = book.language.rawValue
    let summary = book.say(
      "Toàn bộ là chữ, có mục lục và tiêu đề; không có hình ảnh.",
      "All of it is text, with contents and headings; there are no pictures."
    )
    let files = chapters.enumerated().map { index, chapter in
      "    <item id=\"c\(index + 1)\" href=\"\(chapter.file)\" media-type=\"application/xhtml+xml\"/>\n"
    }
    let order = chapters.indices.map { "    <itemref idref=\"c\($0 + 1)\"/>\n" }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="\(language)">
        <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
          <dc:identifier id="id">urn:kyhop:packet:\(book.name):\(book.identity)</dc:identifier>
          <dc:title>\(escape(book.title))</dc:title>
          <dc:language>\(language)</dc:language>
          <dc:creator>\(escape(book.council.isEmpty ? book.name : book.council))</dc:creator>
          <dc:date>\(book.issued.iso)</dc:date>
          <dc:description>\(escape("\(book.name). \(book.headline)"))</dc:description>
          <meta property="dcterms:modified">\(book.issued.iso)T00:00:00Z</meta>
          <meta property="schema:accessMode">textual</meta>
          <meta property="schema:accessModeSufficient">textual</meta>
          <meta property="schema:accessibilityFeature">structuralNavigation</meta>
          <meta property="schema:accessibilityFeature">tableOfContents</meta>
          <meta property="schema:accessibilityHazard">none</meta>
          <meta property="schema:accessibilitySummary">\(escape(summary))</meta>
        </metadata>
        <manifest>
          <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
          <item id="document-style" href="document.css" media-type="text/css"/>
          <item id="redline-style" href="redline.css" media-type="text/css"/>
      \(files.joined())  </manifest>
        <spine>
      \(order.joined())  </spine>
      </package>

      """
  }

  /// Agenda → documents → their articles, then what changed in them.
  private var navigation: String {
    func entry(_ href: String, _ title: String, _ inner: String = "") -> String {
      let list = inner.isEmpty ? "" : "\n<ol>\n\(inner)</ol>\n"
      return "<li><a href=\"\(href)\">\(XMLText.escape(title))</a>\(list)</li>\n"
    }
    let title = book.say("Mục lục", "Contents")
    var out = entry("agenda.xhtml", book.say("Chương trình", "Agenda"))
    for item in book.items {
      var inner = ""
      for index in item.documents {
        let document = book.documents[index]
        if let reading = document.reading {
          let file = Self.look.address(index)
          let top = reading.contents.filter { $0.level == 1 && !$0.text.isEmpty }
          inner += entry(file, document.title, top.map { entry("\(file)#\($0.anchor)", $0.text) }.joined())
        }
        for (number, page) in document.redlines.enumerated() {
          inner += entry(Self.redline(index, number), page.title)
        }
      }
      guard !inner.isEmpty else { continue }
      out +=
        "<li><span>\(XMLText.escape("\(item.number). \(item.title)"))</span>\n<ol>\n\(inner)</ol>\n</li>\n"
    }
    let body = """
      <nav epub:type="toc" role="doc-toc" id="toc">
      <h1>\(title)</h1>
      <ol>
      \(out)</ol>
      </nav>

      """
    return page(title, body, style: "document.css", language: nil)
  }
}
