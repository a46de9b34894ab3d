import Testing

@testable import LibXML

/// By bytes as by characters.
@Suite struct BlanksTests {
  private static let pieces = [
    "a", "ạ", "đ", "Ặ", " ", "  ", "\t", "\n", "\r\n", "\u{85}", "\u{A0}", "\u{1680}", "\u{2003}", "\u{2010}",
    "\u{2028}", "\u{202F}", "\u{205F}", "\u{3000}", "\u{301}", "\u{323}", "\u{200D}", "…", "한", "👨‍👩‍👧", "",
  ]

  @Test func areFoundAsCharactersFindThem() {
    for first in Self.pieces {
      for second in Self.pieces {
        for third in Self.pieces {
          for text in [first + second + third, "a" + first + second + third + "b"] {
            let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(Array(Blanks.words(text).utf8) == Array(words.utf8))
            #expect(Blanks.fill(text) == text.allSatisfy(\.isWhitespace))
          }
        }
      }
    }
  }

  @Test func collapse() {
    #expect(Blanks.collapsed(" a \u{A0}\u{2003}b\n\u{3000}") == "a b")
    #expect(Blanks.collapsed("\u{85}\u{2028}") == "")
  }
}
