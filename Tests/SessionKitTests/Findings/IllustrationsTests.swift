import Testing

@testable import SessionKit

/// No code without its page: each shows what it looks like, and how that
/// looks mended.
@Suite struct IllustrationsTests {
  @Test(arguments: Catalogue.all.map(\.code))
  func everyCodeIsIllustrated(_ code: FindingCode) throws {
    let shown = try #require(
      Catalogue.entry(for: code).illustration,
      "\(code.rawValue): add it to Sources/SessionKit/Findings/Illustrations, or <k:bad> and <k:good> to its rule"
    )
    for language in Language.allCases {
      #expect(shown.bad[language] != shown.good[language])
      for text in [shown.bad[language], shown.good[language]] {
        #expect((1...130).contains(text.count), "one short line: \(text.count)")
        #expect(Printable.text(text) == text && !text.contains("\n") && !text.hasPrefix(" "))
      }
    }
  }

  /// What stands in the tables is read, and is of a code that there is.
  @Test func nothingIsLeftOut() {
    let codes = Illustrations.all.map(\.code)
    #expect(Set(codes).count == codes.count, "a code stands once")
    #expect(codes.filter { !Catalogue.isKnown($0) } == [])
    #expect(Set(codes).isDisjoint(with: RuleWords.builtIn.map(\.code)), "rules bring their own")
    #expect(codes.count + RuleWords.builtIn.count == Catalogue.all.count)
  }

  @Test(
    arguments: [
      ("DDL-110\n- a\n+ b\n- c\n+ d", 1), ("A\n- a\n+ b\n- c\n+ d\n\nB\n- a\n+ b\n- c\n+ d\n", 2), ("", 0),
      ("DDL-110\n- a\n+ b", 0), ("DDL-110\n+ a\n- b\n- c\n+ d", 0), ("DDL-110\n-a\n+ b\n- c\n+ d", 0),
      ("- a\n+ b\n- c\n+ d", 0),
    ]
  )
  func onlyWholeBlocksAreRead(_ text: String, _ count: Int) {
    #expect(Illustrations.read(text).count == count)
  }

  @Test func aRuleWithoutWordsOfItsOwnShowsItsExample() {
    func illustration(_ good: String, _ bad: String) -> Illustration? {
      var entry = Catalogue.entry(for: "QQQ-999")
      entry.examples = [.init(kind: "to-trinh", pieces: [.init(good: good, bad: bad)])]
      return entry.illustration
    }
    #expect(
      illustration("<p>Số: <b>07</b></p>", "<p>Số:\n <b>7</b></p>") == .init(bad: "Số: 7", good: "Số: 07")
    )
    #expect(illustration("<p/>", "<b/>") == nil)
    #expect(illustration("<p>a</p>", "<b>a</b>") == nil)
  }
}
