import LibXML
import Reading
import Redline

/// A whole packet as one page: nothing else is needed, also to search in it.
struct PacketPage {
  let book: PacketBook

  /// Documents stand one after another.
  static let look = PacketBook.Look(
    prefix: { "d\($0 + 1)-" },
    address: { "#d\($0 + 1)" },
    depth: 1,
    hasMarks: true
  )

  private static func redline(_ document: Int, _ number: Int) -> String { "d\(document + 1)-r\(number + 1)" }

  var html: String {
    let language = book.language.rawValue
    let agenda = book.agenda(address: Self.look.address) { "#" + Self.redline($0, $1) }
    let order = book.items.flatMap(\.documents)
    let search = PacketSearch(
      documents: order.compactMap { index in
        book.documents[index].reading.map {
          PacketSearch.Document(title: book.documents[index].title, page: "", passages: $0.passages)
        }
      },
      language: book.language
    )
    return """
      <!DOCTYPE html>
      <html lang="\(language)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'\
      \(PageScript.policy([PacketSearch.script]))">
      <title>\(XMLText.escape(book.title))</title>
      <style>
      \(RedlineHTML.stylesheet)\(Reading.stylesheet)\(Reading.pageStylesheet)\(Self.stylesheet)\
      \(PacketSearch.stylesheet)</style>
      </head>
      <body>
      <a class="skip" href="#agenda">\(book.say("Đến nội dung", "To the text"))</a>
      <main>
      <div class="plain-part" id="agenda">
      \(book.opening)\(search.html)\(agenda)</div>
      \(order.map(section).joined())</main>
      </body>
      </html>

      """
  }

  private func section(_ index: Int) -> String {
    let document = book.documents[index]
    guard let reading = document.reading else { return "" }
    var out = "<section class=\"document\" id=\"d\(index + 1)\" lang=\"\(reading.language)\" "
    out += "aria-label=\"\(XMLText.escapeAttribute(document.title))\">\n"
    out += "<p class=\"bar\" lang=\"\(book.language.rawValue)\"><a href=\"#agenda\">"
    out += book.say("↑ Chương trình", "↑ Agenda") + "</a></p>\n"
    if !reading.hasHeading { out += "<h2 class=\"v g\">\(XMLText.escape(document.title))</h2>\n" }
    out += reading.body
    for (number, page) in document.redlines.enumerated() {
      out += "<details class=\"redline\" id=\"\(Self.redline(index, number))\">\n"
      out += "<summary>\(XMLText.escape(page.title))</summary>\n\(page.markup)</details>\n"
    }
    return out + "</section>\n"
  }

  private static let stylesheet = """
    body { max-width: none; padding: 0; margin: 0 } .plain-part { max-width: 48rem; margin: 0 auto; padding: 1rem }
    .plain-part h1 { font-size: 1.5rem } .agenda { list-style: none; padding: 0 } .agenda li { margin: .7rem 0 }
    .agenda a { overflow-wrap: anywhere } .document { margin: 2.5rem 0 } .document > .bar { max-width: 48rem;
      margin: 0 auto; padding: .3rem 1rem } details.redline { max-width: 48rem; margin: 1rem auto; padding: .2rem 1rem;
      background: var(--back); border: 1px solid var(--line) }
    details.redline .unit:is(.added, .removed, .changed, .moved) { padding-left: .8rem }
    .document:target { background: none; box-shadow: none }
    @media print { .document { break-before: page; margin: 0 } .bar, details.redline { display: none } }

    """
}
