import LibXML
import Redline

extension DiffRun {
  /// One page: what became of each document, and the redline of those that
  /// were replaced. No script, nothing from elsewhere.
  public func html(_ language: Language) -> String {
    let words = RedlineWords(language)
    if documents.count == 1, let comparison = documents[0].comparison, documents[0].item.isEmpty {
      return RedlineHTML.page(comparison, RedlineHTML.Options(language: words, oldName: old, newName: new))
    }
    let say = { (vi: String, en: String) in LocalizedText(vi: vi, en: en)[language] }
    let title = say("Thay đổi giữa hai bản", "Changes between two versions")
    let changed = documents.filter { $0.kind != .unchanged }
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
      <title>\(XMLText.escape("\(title): \(old) → \(new)"))</title>
      <style>
      \(RedlineHTML.stylesheet)</style>
      </head>
      <body>
      <header>
      <h1>\(title)</h1>
      <p>\(XMLText.escape(old)) → \(XMLText.escape(new))</p>
      <p>\(XMLText.escape(counts(language)))</p>
      </header>
      <main>
      \(items.isEmpty ? "" : "<ul>\n" + items.map { "<li>\(XMLText.escape($0.line(language)))</li>\n" }.joined() + "</ul>\n")\
      \(changed.enumerated().map { section($0.offset + 1, $0.element, language) }.joined())</main>
      </body>
      </html>

      """
  }

  /// A document of its own page each would not fit into a chat: all stand in
  /// one, folded up but for the first lines.
  private func section(_ number: Int, _ document: Document, _ language: Language) -> String {
    let heading = "\(document.kind.words[language]): \(document.item) \(document.title)"
    var out = "<section>\n<h2 id=\"document-\(number)\">\(XMLText.escape(heading))</h2>\n"
    if let reason = document.reason, !reason.isEmpty {
      out += "<p>\(XMLText.escape(AbsenceReason.text(reason, language)))</p>\n"
    }
    if let obstacle = document.obstacle { out += "<p>\(XMLText.escape(obstacle[language]))</p>\n" }
    if let comparison = document.comparison {
      let options = RedlineHTML.Options(language: RedlineWords(language))
      let fragment = RedlineHTML.fragment(comparison, options)
      // Each redline numbers its places anew; on one page they are told apart.
      out += Anchors.apart(fragment, "d\(number)-")
    }
    return out + "</section>\n"
  }
}

/// Identifiers of a piece of a page and the links to them.
enum Anchors {
  static func apart(_ html: String, _ prefix: String) -> String {
    html.replacing(" id=\"", with: " id=\"\(prefix)").replacing(" href=\"#", with: " href=\"#\(prefix)")
      .replacing(" aria-labelledby=\"", with: " aria-labelledby=\"\(prefix)")
  }
}
