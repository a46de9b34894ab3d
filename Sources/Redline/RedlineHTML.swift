internal import LibXML

/// A comparison as a page: no script, nothing from elsewhere.
public enum RedlineHTML {
  /// What the page is called and how it calls the two versions.
  public struct Options: Sendable {
    public var language: RedlineWords
    /// The old version's name: "bản 1, ngày 18/11/2025"; left out where empty.
    public var oldName: String
    public var newName: String
    /// Where a reader may want to go on to, from a page among others.
    public var links: [(text: String, href: String)]

    public init(
      language: RedlineWords = .vi,
      oldName: String = "",
      newName: String = "",
      links: [(text: String, href: String)] = []
    ) {
      self.language = language
      self.oldName = oldName
      self.newName = newName
      self.links = links
    }
  }

  /// A whole page, in UTF-8.
  public static func page(_ comparison: Comparison, _ options: Options = Options()) -> String {
    let words = options.language
    let writer = RedlinePage(comparison, words, hasLandmarks: true)
    let subject = comparison.titles.new.isEmpty ? comparison.titles.old : comparison.titles.new
    let title = words.say("So sánh hai bản", "Two versions compared")
    let versions = [
      (words.say("Bản cũ", "Old version"), options.oldName),
      (words.say("Bản mới", "New version"), options.newName),
    ].filter { !$0.1.isEmpty }
    return """
      <!DOCTYPE html>
      <html lang="\(words.rawValue)">
      <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
      <title>\(XMLText.escape(subject.isEmpty ? title : title + ": " + subject))</title>
      <style>
      \(stylesheet)</style>
      </head>
      <body>
      <a class="skip" href="#text">\(words.say("Đến toàn văn", "To the full text"))</a>
      \(links(options))<header>
      <h1>\(title)</h1>
      \(subject.isEmpty ? "" : "<p class=\"subject\">\(XMLText.escape(subject))</p>\n")\
      \(versions.map { "<p>\($0.0): \(XMLText.escape($0.1))</p>\n" }.joined())</header>
      \(writer.summary)\(writer.text)</body>
      </html>

      """
  }

  private static func links(_ options: Options) -> String {
    let links = options.links.map {
      "<a href=\"\(XMLText.escapeAttribute($0.href))\">\(XMLText.escape($0.text))</a>"
    }
    let label = options.language.say("Trang khác", "Other pages")
    return links.isEmpty
      ? "" : "<nav class=\"links\" aria-label=\"\(label)\">\(links.joined(separator: " "))</nav>\n"
  }

  /// The same without the frame, to be put into another page together with
  /// ``stylesheet``. Its identifiers are those of `Place.anchor`.
  public static func fragment(_ comparison: Comparison, _ options: Options = Options()) -> String {
    let writer = RedlinePage(comparison, options.language, hasLandmarks: false)
    return "<div class=\"redline\">\n\(writer.summary)\(writer.text)</div>\n"
  }

  /// How a page looks: light, dark, on a phone, on paper.
  public static let stylesheet = """
    :root { color-scheme: light dark; --back: #fff; --ink: #1a1a1a; --soft: #595959; --line: #767676;
      --box: #f3f3f0; --link: #0b4a8f; --ins: #0b5520; --ins-back: #e2f3e6; --del: #8c1d18; --del-back: #fbe6e4;
      --move: #5a3d00; --move-back: #fdf1d3 }
    @media (prefers-color-scheme: dark) { :root { --back: #16181b; --ink: #e8e8e6; --soft: #b4b4b0;
      --line: #8d8d8a; --box: #22252a; --link: #9ec8ff; --ins: #a9e6b6; --ins-back: #14351f; --del: #ffb9b0;
      --del-back: #451b1b; --move: #f3d690; --move-back: #3a2f12 } }
    * { box-sizing: border-box }
    body { font-family: "Noto Sans", Arial, sans-serif; font-size: 1rem; line-height: 1.6; color: var(--ink); background: var(--back);
      max-width: 48rem; margin: 0 auto; padding: 1rem; overflow-wrap: break-word }
    h1 { font-size: 1.4rem; line-height: 1.3; margin: .3rem 0 }
    h2 { font-size: 1.15rem; margin: 1.8rem 0 .5rem }
    h3, h4 { font-size: 1rem; margin: 0; display: inline }
    a { color: var(--link) } p { margin: .5rem 0 } .links a { display: inline-block; padding: .2rem .9rem .2rem 0 }
    .subject { font-weight: bold }
    .skip { position: absolute; left: -99rem } .skip:focus { position: static }
    .v { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: pre }
    ins { color: var(--ins); background: var(--ins-back); text-decoration: underline; text-underline-offset: .15em }
    del { color: var(--del); background: var(--del-back); text-decoration: line-through }
    del + ins { margin-left: .2em }
    ins.n, del.n { font-weight: bold; text-decoration-thickness: .14em }
    .changes { padding: 0; list-style: none } .changes li { margin: .45rem 0; padding-left: .7rem;
      border-left: 4px solid var(--line) }
    .changes .added { border-left: 4px solid var(--ins) } .changes .removed { border-left: 4px double var(--del) }
    .changes .changed { border-left: 4px dashed var(--link) } .changes .moved { border-left: 4px dotted var(--move) }
    .kind { font-weight: bold }
    .extent { background: var(--box); border: 1px solid var(--line); padding: .6rem 1rem; margin: 1.2rem 0;
      font-size: .92rem }
    .extent h2 { font-size: 1rem; margin: .2rem 0 } .extent ul { margin: .2rem 0; padding-left: 1.2rem }
    .unit, details { margin: .7rem 0; padding-left: .8rem; border-left: 4px solid transparent }
    details { border-left: 1px solid var(--line) } details .unit, .plain { border-left: 0; padding-left: 0 }
    summary { cursor: pointer; color: var(--soft) } summary h3, summary h4 { font-weight: normal }
    .unit.added { border-left: 4px solid var(--ins) } .unit.removed { border-left: 4px double var(--del) }
    .unit.changed { border-left: 4px dashed var(--link) } .unit.moved { border-left: 4px dotted var(--move) }
    .clause { display: grid; grid-template-columns: minmax(1.6rem, auto) 1fr; column-gap: .5rem }
    .clause > .body { min-width: 0 } .body > :first-child { margin-top: 0 } .body > :last-child { margin-bottom: 0 } .clause > .num { white-space: nowrap }
    .was, .quiet { color: var(--soft); font-size: .9rem; font-weight: normal; white-space: nowrap }
    .note { color: var(--move); background: var(--move-back); padding: .1rem .5rem; font-size: .92rem }
    .note a { color: inherit }
    .mark { font-size: .75rem; line-height: 1; padding: .1rem .35rem; margin-right: .35rem; border: 1px solid;
      border-radius: .8rem; text-decoration: none; vertical-align: .15em }
    .centre { text-align: center }
    .scroll { overflow-x: auto; position: relative } table { border-collapse: collapse; margin: .5rem 0; font-size: .95rem }
    caption { text-align: left; font-weight: bold; padding: .2rem 0 }
    td, th { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left; vertical-align: top }
    th { background: var(--box) } tr.same { color: var(--soft) }
    tr.added > td:first-child { border-left: 4px solid var(--ins) }
    tr.removed > td:first-child { border-left: 4px double var(--del) }
    tr.changed > td:first-child { border-left: 4px dashed var(--link) }
    tr.moved > td:first-child { border-left: 4px dotted var(--move) }
    :target { outline: 2px solid var(--link); outline-offset: 2px }
    @media print { @page { size: A4; margin: 20mm 15mm 20mm 30mm } body { max-width: none; padding: 0;
      font-size: 11pt } a { color: inherit; text-decoration: none } .skip, .links { display: none }
      .changes li, tr { break-inside: avoid } }

    """
}
