internal import LibXML

extension Reading {
  /// What stands around the document on a page of its own.
  public struct Frame: Sendable {
    /// A link out of the page; its address is relative to it.
    public struct Link: Sendable {
      public var title: String
      public var href: String

      public init(_ title: String, href: String) {
        self.title = title
        self.href = href
      }
    }

    /// To the page that lists the documents.
    public var home: Link?
    /// To the same document in other forms.
    public var others: [Link]

    public init(home: Link? = nil, others: [Link] = []) {
      self.home = home
      self.others = others
    }
  }

  /// One page that needs nothing else: no script, nothing from elsewhere.
  public func page(_ frame: Frame = Frame()) -> String {
    let words = options.language
    let name = XMLText.escape(title.isEmpty ? words.say("Văn bản", "Document") : title)
    return """
      <!DOCTYPE html>
      <html xmlns="http://www.w3.org/1999/xhtml" lang="\(words.rawValue)" xml:lang="\(words.rawValue)">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
      <title>\(name)</title>
      <style>
      \(Self.stylesheet)\(Self.pageStylesheet)</style>
      </head>
      <body>
      <a class="skip" href="#\(options.prefix)k-text">\(words.say("Đến nội dung", "To the text"))</a>
      \(bar(frame))<div class="frame">
      \(tableOfContents)<main lang="\(language)" xml:lang="\(language)">
      \(hasHeading ? "" : "<h1 class=\"v g\">\(name)</h1>\n")\(body)</main>
      </div>
      </body>
      </html>

      """
  }

  /// Whether the document brings its own heading.
  public var hasHeading: Bool { body.contains("<h\(1 + options.depth) class=\"type\"") }

  private func bar(_ frame: Frame) -> String {
    let links = ([frame.home].compactMap { $0 } + frame.others).map { link in
      "<li><a href=\"\(XMLText.escapeAttribute(link.href))\">\(XMLText.escape(link.title))</a></li>\n"
    }
    return links.isEmpty ? "" : "<header class=\"bar\">\n<ul>\n\(links.joined())</ul>\n</header>\n"
  }

  private var tableOfContents: String {
    guard contents.count > 1 else { return "" }
    let name = options.language.say("Mục lục", "Contents")
    return "<nav class=\"toc\" aria-label=\"\(name)\">\n<details>\n<summary>\(name)</summary>\n"
      + "<ol>\n\(contents.map(line).joined())</ol>\n</details>\n</nav>\n"
  }

  private func line(_ entry: Entry) -> String {
    let level = min(max(entry.level, 1), 4)
    return "<li class=\"l\(level)\"><a href=\"#\(entry.anchor)\">\(XMLText.escape(entry.text))</a></li>\n"
  }

  /// How the document itself looks, on screen and on paper (Decree
  /// 30/2020/NĐ-CP, appendix I: serif, margins, letterhead in two columns).
  public static let stylesheet = """
    .paper { font-family: "Times New Roman", "Liberation Serif", Tinos, "Noto Serif", serif; line-height: 1.5;
      overflow-wrap: break-word }
    .paper p, .paper div.p { margin: .4em 0 } .paper p:empty { display: none }
    .paper h1, .paper h2, .paper h3, .paper h4, .paper h5, .paper h6, .paper .heading { font-size: 1em;
      font-weight: bold; line-height: 1.4; margin: 1.1em 0 .4em; break-after: avoid }
    .paper .head { display: grid; grid-template-columns: 5fr 8fr; gap: .3em .8em; text-align: center;
      font-size: .92em; line-height: 1.35; margin-bottom: 1.6em }
    .paper .head p { margin: .1em 0 } .paper .head .docAuthority { font-weight: bold }
    .paper .head > :only-child, .paper .head > :nth-child(n+3) { grid-column: 1 / -1 }
    .paper .head > :nth-child(2) { font-weight: bold }
    .paper .head > :nth-child(2) p.docDate, .paper .head > :nth-child(2) p:nth-child(n+3) { font-weight: normal;
      font-style: italic; margin-top: .5em }
    .paper .title { text-align: center; margin: 1.4em 0 } .paper .title p { font-weight: bold }
    .paper .title h1, .paper .title h2, .paper .title h3 { font-size: 1.1em; margin: 0 }
    .paper .formula { text-align: center; font-weight: bold; margin: 1.1em 0 }
    .paper .citation, .paper .recital { font-style: italic }
    .paper .body p, .paper .mainBody p, .paper .preamble p { text-indent: 2em }
    .paper .scroll td p, .paper .scroll th p, .paper .block-list li p, .paper .formula p { text-indent: 0 }
    .paper .body, .paper .mainBody, .paper .preamble { text-align: justify; text-justify: inter-word }
    .paper .part > h2, .paper .part > h3, .paper .chapter > h2, .paper .chapter > h3, .paper .chapter > h4,
    .paper .attachment > h2, .paper .body .section > h3, .paper .body .section > h4 { text-align: center }
    .paper .part > * > .words, .paper .chapter > * > .words { display: block }
    .paper .article > h2, .paper .article > h3, .paper .article > h4, .paper .article > h5,
    .paper .paragraph > h3, .paper .paragraph > h4, .paper .paragraph > h5 { text-indent: 2em }
    .paper .run > h2, .paper .run > h3, .paper .run > h4 { display: inline; margin-left: 2em }
    .paper .run > .here + p, .paper .run > h2 + p, .paper .run > h3 + p { display: inline }
    .paper .point, .paper .subparagraph { margin-left: 1.3em } .paper .indent { margin-left: 1.3em }
    .paper ul { list-style: none; padding: 0; margin: .2em 0 } .paper li p { display: inline }
    .paper .mainBody ul, .paper .body ul { padding-left: 2em }
    .paper .quoted { margin: .6em 0 .6em 1.3em; padding-left: .9em; border-left: 2px solid; border-color: #8889 }
    .paper .scroll { overflow-x: auto; margin: .8em 0 }
    .paper table { border-collapse: collapse; min-width: 100%; font-size: .95em; text-align: left }
    .paper caption { font-weight: bold; text-align: center; padding: .3em }
    .paper td, .paper th { border: 1px solid; border-color: #8888; padding: .25em .5em; vertical-align: top;
      overflow-wrap: normal }
    .paper th { text-align: center; vertical-align: middle } .paper td p, .paper th p { margin: 0 }
    .paper .figure { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
    .paper .conclusions { display: grid; grid-template-columns: 1fr 1fr; grid-auto-flow: dense; gap: 0 1em;
      margin-top: 1.6em }
    .paper .conclusions > * { grid-column: 1 / -1 }
    .paper .conclusions > .list { grid-column: 1; font-size: .85em; line-height: 1.35 }
    .paper .conclusions > .list .block-list > p { font-weight: bold; font-style: italic }
    .paper .conclusions > .sign { grid-column: 2; text-align: center; font-weight: bold }
    .paper .conclusions > .container:not(.list):not(.sign) { font-style: italic; margin-bottom: 1em }
    .paper .person { display: block; margin-top: 3.5em }
    .paper .attachment { margin-top: 3em; padding-top: 1.5em; border-top: 1px solid; border-color: #8888;
      break-before: page }
    .paper .notes { font-size: .9em; margin-top: 2.5em; border-top: 1px solid; border-color: #8888 }

    """

  /// How the page around it looks: light, dark, on a phone, on paper.
  public static let pageStylesheet = """
    :root { color-scheme: light dark; --desk: #e9e8e4; --back: #fffefb; --ink: #1a1a1a; --soft: #595959;
      --line: #8c8c88; --link: #0b4a8f; --mark: #fff1b8 }
    @media (prefers-color-scheme: dark) { :root { --desk: #0e0f11; --back: #17191c; --ink: #e6e6e2;
      --soft: #b0b0ac; --line: #80807c; --link: #9ec8ff; --mark: #4b3f10 } }
    * { box-sizing: border-box }
    html { scroll-padding-top: 1rem }
    body { margin: 0; color: var(--ink); background: var(--desk); font: 1rem/1.5 "Noto Sans", Arial, sans-serif }
    a { color: var(--link) } a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 3px solid
      var(--link); outline-offset: 2px }
    .skip { position: absolute; left: -99rem } .skip:focus { position: static; display: block; padding: .6rem }
    .v { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
    .bar ul { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; margin: 0 auto; padding: .4rem 1rem;
      max-width: 48rem } .bar li { min-height: 1.9rem; display: flex; align-items: center }
    .toc { max-width: 48rem; margin: 0 auto; padding: 0 1rem .6rem } .toc ol { list-style: none; padding: 0;
      margin: .3rem 0 }
    .toc li { padding: .15rem 0 } .toc .l2 { padding-left: 1rem } .toc .l3 { padding-left: 2rem }
    .toc .l4 { padding-left: 3rem } .toc a { text-decoration: none } .toc a:hover { text-decoration: underline }
    summary { cursor: pointer; padding: .25rem 0; font-weight: bold }
    .paper { background: var(--back); max-width: 48rem; margin: 0 auto; padding: 1.2rem 2.1rem 2rem 1rem;
      font-size: 1.15rem }
    .paper section, .paper .paragraph, .paper .point, .paper .subparagraph { position: relative;
      scroll-margin-top: 1rem }
    .here { position: absolute; right: -2rem; top: 0; width: 1.75rem; height: 1.75rem; line-height: 1.75rem;
      text-align: center; text-indent: 0; text-decoration: none; color: var(--soft); font-size: .8rem;
      font-family: sans-serif; font-weight: normal; font-style: normal; user-select: none }
    .here:hover, .here:focus { color: var(--link); background: var(--desk) }
    :target { background: var(--mark); box-shadow: -.5rem 0 var(--mark), .5rem 0 var(--mark) }
    .paper:target { background: var(--back); box-shadow: none }
    @media (max-width: 34rem) { .paper { font-size: 1.08rem } .paper .head { display: block }
      .paper .head > * + * { margin-top: .9em } .paper .body, .paper .mainBody, .paper .preamble { text-align: left }
      .paper .conclusions { display: flex; flex-direction: column } .paper .conclusions > .list { order: 1;
      margin-top: 1.5em } .paper .conclusions > .sign { align-self: center }
      .paper .person { margin-top: 1.5em } .paper .body p, .paper .mainBody p, .paper .preamble p,
      .paper .article > h2, .paper .article > h3, .paper .article > h4, .paper .article > h5, .paper .paragraph > h3,
      .paper .paragraph > h4, .paper .paragraph > h5 { text-indent: 0 } .paper caption { text-align: left } .paper .point, .paper .indent,
      .paper .subparagraph { margin-left: .9em } .paper .run > * { margin-left: 0 } }
    @media (min-width: 50rem) { .paper { padding: 3rem 4rem 4rem; margin-bottom: 3rem } .here { right: -2.4rem } }
    @media (min-width: 80rem) { .frame { display: grid; grid-template-columns: minmax(14rem, 19rem) 48rem;
      justify-content: center; gap: 0 2rem } .frame > main { grid-column: 2 } .frame > .toc { margin: 0;
      position: sticky; top: 0; max-height: 100vh; overflow-y: auto; align-self: start; font-size: .92rem }
      .toc details::details-content { content-visibility: visible; block-size: auto; display: block }
      .bar ul { max-width: 67rem } }
    @media print { @page { size: A4; margin: 20mm 15mm 20mm 30mm } :root { --desk: #fff; --back: #fff; --ink: #000;
      --soft: #000; --link: #000 } .bar, .toc, .skip, .here { display: none } body { font-size: 13pt }
      .paper { font-size: 13pt; padding: 0; margin: 0; max-width: none; line-height: 1.35 }
      .paper a { color: inherit; text-decoration: none } .paper tr, .paper .sign, .paper .head { break-inside: avoid }
      .paper .scroll { overflow: visible } .paper table { font-size: 11pt } :target { background: none;
      box-shadow: none } }

    """
}
