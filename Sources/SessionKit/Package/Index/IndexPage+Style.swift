extension IndexPage {
  /// What the index has beside the look of a report.
  static let stylesheet = """
    .news { border: 2px solid var(--link); padding: .3rem 1rem; margin: 1rem 0 } .news h2 { margin: .3rem 0 }
    .plain, .papers, .changes { list-style: none; padding: 0; margin: .4rem 0 } .plain > li { margin: .5rem 0 }
    .changes li { padding-left: .8rem; border-left: 3px solid var(--line); margin: .2rem 0 } .changes a { display: inline-block;
      padding: .1rem 0 }
    .tiles a { display: block; color: inherit; text-decoration: none } .tiles a:hover { text-decoration: underline }
    .item { margin: 1.2rem 0 } .item .item { margin-left: 1rem } .item h3, .item h4, .item h5, .item h6 { font-size: 1.05rem;
      line-height: 1.4; margin: 0 } .number { white-space: nowrap } .item del { color: var(--soft) }
    .papers > li { border-left: 3px solid var(--line); padding: .1rem 0 .1rem .8rem; margin: .7rem 0 } .papers p { margin: 0 }
    .title { display: inline-block; padding: .1rem 0 } .news .title { display: inline } .news .title br { display: none }
    .news .title b::after { content: ": " } .links { display: flex; flex-wrap: wrap; align-items: center; gap: 0 1rem }
    .links a { padding: .2rem 0 }
    .badge { display: inline-block; border: 1px solid; border-radius: .3rem; padding: 0 .4rem; font-size: .92rem;
      line-height: 1.4 } .k-new { color: var(--good) } .k-replaced { color: var(--late) }
    .read-mark { display: inline-flex; align-items: center; gap: .4rem; min-height: 1.75rem; cursor: pointer }
    .read-mark input { width: 1.15rem; height: 1.15rem; margin: 0; accent-color: var(--link) }
    #k-read { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; align-items: center }
    .is-read { opacity: .8 } .hides-read .is-read { display: none } .suggested { font-weight: bold }
    @media (max-width: 34rem) { .item .item { margin-left: 0 } }
    @media print { .read-mark, #k-read, .hint { display: none } .papers > li { break-inside: avoid } .links { display: none } }

    """
}
