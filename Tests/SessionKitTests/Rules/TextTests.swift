import Testing

@testable import SessionKit

/// Texts read byte by byte are read as Swift's strings are.
@Suite struct TextTests {
  private static let texts = [
    "", " ", "Ủy ban NHÂN DÂN\u{A0}tỉnh,\tĐắk Lắk\n", "\u{A0}\u{A0}số 12/2025/NQ-HĐND ",
    "Đ Ð İstanbul ǅ K ẞ 😀",
    "nga\u{300}y Tha\u{301}ng", "(“quyết”)", "một\u{2003}hai ba",
  ]

  @Test func smallLettersAreThoseOfUnicode() {
    for block in 0..<0x300 {
      var view = String.UnicodeScalarView()
      for code in block * 0x100..<(block + 1) * 0x100 {
        if let scalar = Unicode.Scalar(UInt32(code)) { view.append(scalar) }
      }
      let text = String(view)
      #expect(text.lowered.utf8.elementsEqual(text.lowercased().utf8), "block \(block)")
    }
    for text in Self.texts { #expect(text.lowered.utf8.elementsEqual(text.lowercased().utf8)) }
  }

  @Test func wordsStandBetweenBlanks() {
    for text in Self.texts {
      let words = TextWords(text)
      let expected = text.split { [" ", "\t", "\n", "\u{A0}"].contains($0) }.map(String.init)
      #expect(words.indices.map { words[$0] } == expected)
      #expect(text.words.map(String.init) == expected)
    }
    let words = TextWords("Nga\u{300}y 05/5/2025")
    #expect(words.isWord(0, "ngày"))
    #expect(!words.isWord(1, "ngày"))
    #expect(words.startsWithDigit(1))
  }

  @Test func keysTellWordsApart() {
    let words = [
      "", "a", "A", "ă", "nghiêng", "NGHIÊNG", "nghiệng", "nghiêngnghiêng", "nghiêngnghiêngnghiêng",
      "nghiêngnghiêngnghiệng", "aaaaaaaa", "aaaaaaaaa", "aaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa",
      "aaaaaaaaaaaaaaaaa",
    ]
    for one in words {
      for other in words {
        #expect(
          (WordKey(one) == WordKey(other)) == (one.lowercased() == other.lowercased()),
          "\(one) \(other)"
        )
      }
    }
  }

  @Test func tablesKeepWhatIsKnown() {
    var table = WordTable<Int>()
    for round in 0..<2 {
      for number in 0..<5_000 {
        var word = "từ\(number)"
        word.withUTF8 { bytes in
          let place = table.place(bytes, 0..<bytes.count)
          #expect((place == nil) == (round == 0))
          if let place { #expect(table[place] == number) } else { table.add(bytes, 0..<bytes.count, number) }
        }
      }
    }
    #expect(table.count == 5_000)
  }

  @Test func marksAndNumbersComeApart() {
    let tokens = CitationTokens("Số347/NQ–HĐND, ngày03; Điều 4a.")
    #expect(
      (0..<tokens.count).map(tokens.written) == [
        "Số", "347", "/", "NQ", "–", "HĐND", ",", "ngày", "03", ";", "Điều", "4", "a", ".",
      ]
    )
    #expect(tokens.isMark(4, "-"))
    #expect(tokens.isWord(0, "số"))
    #expect(tokens.isStop(9))
    #expect(tokens.text(7, 9) == "ngày03")
  }
}
