import Testing

@testable import SessionKit

@Suite struct CatalogueTests {
  @Test func everyCodeStandsOnce() {
    let codes = Catalogue.all.map(\.code)
    #expect(Set(codes).count == codes.count)
    #expect(codes == codes.sorted())
  }

  @Test(arguments: Catalogue.all.map(\.code))
  func hasTheFormOfACode(_ code: FindingCode) {
    #expect(code.rawValue.wholeMatch(of: /[A-Z]{3}-[0-9]{3}/) != nil)
  }

  @Test(arguments: Catalogue.all.map(\.code))
  func speaksBothLanguages(_ code: FindingCode) {
    let entry = Catalogue.entry(for: code)
    for text in [entry.message, entry.why, entry.fix] {
      #expect(!text.vi.isEmpty && !text.en.isEmpty)
      #expect(text.vi != text.en)
      #expect(Set(placeholders(text.vi)) == Set(placeholders(text.en)))
      // What a person sees must be exactly what is written here.
      #expect(Printable.text(text.vi) == text.vi && Printable.text(text.en) == text.en)
    }
    // A remedy can't name more than the finding says.
    #expect(entry.why.vi.contains("{") == false)
    for language in Language.allCases {
      #expect(entry.fix[language].hasSuffix("."), "a remedy is a sentence")
      #expect(!entry.message[language].hasSuffix("."), "a heading is not")
    }
  }

  @Test(arguments: Catalogue.all.map(\.code), Language.allCases)
  func rendersCompletely(_ code: FindingCode, _ language: Language) {
    let entry = Catalogue.entry(for: code)
    let names = placeholders(entry.message.vi) + placeholders(entry.fix.vi)
    let arguments = Dictionary(
      names.map { ($0, LocalizedText.same("‹\($0)›")) },
      uniquingKeysWith: { a, _ in a }
    )
    let message = Catalogue.render(entry.message, arguments, language)
    #expect(!message.contains("{") && !message.contains("}") && !message.contains("…"))
    for name in placeholders(entry.message.vi) { #expect(message.contains("‹\(name)›")) }
    #expect(!Catalogue.render(entry.fix, arguments, language).contains("{"))
  }

  @Test func rendersEachValueInItsLanguage() {
    let text = LocalizedText(vi: "Trễ {late} ({x})", en: "{late} late ({x})")
    let arguments: [String: LocalizedText] = ["late": LocalizedText(vi: "1 giờ", en: "1 h"), "x": "{late}"]
    #expect(Catalogue.render(text, arguments, .vi) == "Trễ 1 giờ ({late})")
    #expect(Catalogue.render(text, arguments, .en) == "1 h late ({late})")
    #expect(Catalogue.render(text, [:], .vi) == "Trễ … (…)")
    #expect(Catalogue.render("{open", [:], .vi) == "{open")
  }

  @Test func anUnknownCodeIsAnInternalFault() {
    let entry = Catalogue.entry(for: "QQQ-999")
    #expect(entry.kind == .incomplete && entry.severity == .error && !entry.isWaivable)
    #expect(entry.message.vi.contains("QQQ-999") && entry.message.en.contains("QQQ-999"))
    #expect(!Catalogue.isKnown("QQQ-999"))
  }

  @Test func nobodyWaivesSecrecyConfigurationOrWhatWasNotChecked() {
    for entry in Catalogue.all where entry.isWaivable {
      #expect(entry.code.family != "SEC")
      #expect(entry.kind == .content || entry.kind == .late)
    }
  }

  @Test func severityFollowsFromTheKind() {
    for entry in Catalogue.all {
      switch entry.kind {
      case .incomplete, .configuration: #expect(entry.severity == .error, "\(entry.code)")
      case .information: #expect(entry.severity == .note, "\(entry.code)")
      case .content, .late: #expect(entry.severity > .note, "\(entry.code)")
      }
    }
  }
}

/// The names between braces, in their order.
func placeholders(_ template: String) -> [String] {
  template.matches(of: /\{([a-z]+)\}/).map { String($0.1) }
}
