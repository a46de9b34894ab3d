/// How the report looks: light, dark, on a phone, on paper. Each state has a
/// shape and its words; colour only adds to them.
enum HTMLReportStyle {
  /// A mark before words that say the same.
  static func mark(_ name: String) -> String {
    "<svg class=\"m k-\(name)\" aria-hidden=\"true\"><use href=\"#m-\(name)\"/></svg> "
  }

  /// The marks, drawn once: fonts lack many signs.
  static let marks: String = {
    let diamond = "<path d=\"M8 1l7 7-7 7-7-7z\"/>"
    let ring = "<circle cx=\"8\" cy=\"8\" r=\"6\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"/>"
    let hands = "<path d=\"M8 4.5V8l2.5 2\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.6\"/>"
    let bar = "<path d=\"M5 8h6\" stroke=\"currentColor\" stroke-width=\"2\"/>"
    let triangle = "<path d=\"M8 1.5l7 13H1z\"/>"
    let shapes = [
      ("have", "<path d=\"M2 8.5l4 4L14 4\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2.6\"/>"),
      ("dot", "<circle cx=\"8\" cy=\"8\" r=\"5\"/>"), ("late", diamond),
      ("missing", "<path d=\"M3 3l10 10M13 3L3 13\" stroke=\"currentColor\" stroke-width=\"2.6\"/>"),
      ("waived", ring + bar), ("to-follow", ring + hands),
      ("new", "<path d=\"M8 2v12M2 8h12\" stroke=\"currentColor\" stroke-width=\"2.6\"/>"),
      ("replaced", ring + "<path d=\"M8 2a6 6 0 0 1 0 12z\"/>"),
      ("omitted", "<path d=\"M3 8h10\" stroke=\"currentColor\" stroke-width=\"2\"/>"),
      ("wrong", triangle), ("error", diamond), ("warning", triangle),
      ("note", "<circle cx=\"8\" cy=\"8\" r=\"5\"/>"),
    ]
    let symbols = shapes.map { "<symbol id=\"m-\($0.0)\" viewBox=\"0 0 16 16\">\($0.1)</symbol>" }
    return "<svg class=\"v\" aria-hidden=\"true\">\(symbols.joined())</svg>"
  }()

  static let sheet = """
    :root { color-scheme: light dark; --back: #fff; --ink: #1a1a1a; --soft: #595959; --line: #767676;
      --box: #f3f3f0; --link: #0b4a8f; --good: #0b5520; --good-back: #e2f3e6; --bad: #8c1d18; --bad-back: #fbe6e4;
      --late: #5a3d00; --late-back: #fdf1d3 }
    @media (prefers-color-scheme: dark) { :root { --back: #16181b; --ink: #e8e8e6; --soft: #b4b4b0;
      --line: #8d8d8a; --box: #22252a; --link: #9ec8ff; --good: #a9e6b6; --good-back: #14351f; --bad: #ffb9b0;
      --bad-back: #451b1b; --late: #f3d690; --late-back: #3a2f12 } }
    * { box-sizing: border-box }
    body { font: 1rem/1.55 "Noto Sans", Arial, sans-serif; color: var(--ink); background: var(--back);
      max-width: 58rem; margin: 0 auto; padding: 1rem; overflow-wrap: break-word }
    h1 { font-size: 1.45rem; line-height: 1.3; margin: .2rem 0 } h2 { font-size: 1.2rem; margin: 2rem 0 .6rem }
    h3 { font-size: 1.02rem; margin: 1.2rem 0 .4rem } h4 { font-size: 1rem; margin: 0; line-height: 1.4 }
    p { margin: .4rem 0 } a { color: var(--link) } .subject { font-weight: bold } .soft { color: var(--soft) }
    .skip { position: absolute; left: -99rem } .skip:focus { position: static }
    .v { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: pre }
    .m { width: 1em; height: 1em; vertical-align: -.12em; margin-right: .15em; fill: currentColor }
    .verdict { border: 1px solid; border-left-width: 8px; padding: .6rem 1rem; margin: 1rem 0 }
    .verdict .big { font-size: 1.3rem } .verdict p { margin: .1rem 0 }
    .good { color: var(--good); background: var(--good-back) } .bad { color: var(--bad); background: var(--bad-back) }
    .verdict.late { color: var(--late); background: var(--late-back) }
    .tiles { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .5rem; margin: .8rem 0 }
    .tiles li { background: var(--box); border: 1px solid var(--line); padding: .25rem .7rem }
    .tiles b { font-size: 1.15rem }
    .tasks { list-style: none; padding: 0 } .tasks li { margin: .4rem 0; padding-left: 1.5em; text-indent: -1.5em }
    .k-have, .k-dot, .have { color: var(--good) } .k-late, .k-wrong, .k-warning, .s.late { color: var(--late) }
    .k-missing, .k-error, .s.missing { color: var(--bad) } .k-to-follow, .k-waived, .k-note, .s.waived, .s.to-follow {
      color: var(--link) } .k-omitted, .omitted { color: var(--soft) }
    .verdict .m { color: inherit }
    figure { margin: .5rem 0 } figcaption { color: var(--soft); font-size: .9rem } figcaption span { margin-right: .8rem;
      display: inline-block }
    .time { display: block; overflow: visible; font-size: 14px; fill: var(--ink) }
    .time text { paint-order: stroke; stroke: var(--back); stroke-width: 5px; stroke-linejoin: round } .time .b { font-weight: bold }
    .time use { fill: currentColor } .time .axis { stroke: var(--line) } .time .dot { fill: var(--good);
      stroke: var(--back); stroke-width: 1.5 } .time .due { stroke: var(--ink); stroke-width: 2 }
    .time .opening { stroke: var(--soft); stroke-width: 2; stroke-dasharray: 6 4 }
    .time .bar { stroke: var(--late); stroke-width: 5 }
    .scroll { overflow-x: auto; position: relative } :focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
    table { border-collapse: collapse; margin: .5rem 0; font-size: .94rem; width: 100% }
    td, th { border: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top }
    th { font-weight: normal } thead th { background: var(--box); font-weight: bold } .grid td, .s { white-space: nowrap }
    .grid th[scope=row] { min-width: 9rem } .grid thead th { min-width: 6rem } td.none { background: var(--box) }
    summary { cursor: pointer; padding: .4rem 0 }
    .finding { border-left: 4px solid var(--line); padding: .2rem 0 .2rem .8rem; margin: .9rem 0 }
    .finding.error { border-left: 6px solid var(--bad) } .finding.warning { border-left: 4px dashed var(--late) }
    .finding.note, .finding.waived { border-left: 4px dotted var(--link) }
    .finding code { font-weight: normal; color: var(--soft); white-space: nowrap }
    dl { display: grid; grid-template-columns: 6.5rem 1fr; gap: .15rem .6rem; margin: .3rem 0 } dt { color: var(--soft) }
    dd { margin: 0; min-width: 0 } q { quotes: "“" "”" } .path { font-weight: normal; font-size: .94em }
    footer { margin-top: 2rem; border-top: 1px solid var(--line) }
    @media (max-width: 34rem) {
      dl { grid-template-columns: 1fr; gap: 0 } dd { margin-bottom: .35rem }
      .stack thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
      .stack tr { display: block; border: 1px solid var(--line); margin: .4rem 0; padding: .3rem .5rem }
      .stack td, .stack th { display: block; border: 0; padding: 0 } .stack th { font-weight: bold }
      .stack td::before { content: attr(data-h) ": "; color: var(--soft) } .grid .t { display: none }
      .grid th[scope=row] { min-width: 0 } }
    @media print {
      @page { size: A4; margin: 18mm 15mm 18mm 20mm }
      :root { --back: #fff; --ink: #000; --soft: #444; --line: #767676; --box: #f3f3f0; --link: #0b4a8f; --good: #0b5520;
        --good-back: #fff; --bad: #8c1d18; --bad-back: #fff; --late: #5a3d00; --late-back: #fff }
      body { max-width: none; padding: 0; font-size: 10pt } a { color: inherit; text-decoration: none }
      .skip { display: none } details::details-content { content-visibility: visible; display: block }
      .scroll { overflow: visible } table { font-size: 8.5pt; width: calc(100% - 2px) } .grid td { white-space: normal } .grid thead th, .grid th[scope=row] { min-width: 0 }
      tr, dt, .tasks li, .verdict { break-inside: avoid } h2, h3, h4 { break-after: avoid } thead { display: table-header-group } }

    """
}
