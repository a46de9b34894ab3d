import Glibc
import LibXML
import Recognition
@_spi(_Unicode) import Swift

extension RuleFunctions {
  static var texts: [XPathFunction] {
    [
      // k:nfc(TEXT): accents and letters put together.
      ofText("nfc") { .string($0.normalized) },
      // k:is-nfc(TEXT): whether they are.
      ofText("is-nfc") { .boolean($0.isComposed) },
      // k:fold(TEXT): for comparison: small letters, one blank between words,
      // the tone behind its word, so that hoà and hòa are the same.
      ofText("fold") { .string(Folding.fold($0)) },
      // k:same(A, B): whether both fold alike.
      function("same", 2...2) { call in
        .boolean(Folding.fold(call.arguments[0].string) == Folding.fold(call.arguments[1].string))
      },
      // k:slug(TEXT): in small ASCII letters and figures with hyphens between,
      // as in names in addresses; a number's nought before it is left out.
      ofText("slug") { text in
        let slug = Letters.slug(text)
        return .string(slug.hasPrefix("0") ? String(slug.drop { $0 == "0" }) : slug)
      },
      // k:subject(TEXT): what a document is about, for comparison: folded,
      // without "về việc" before and marks around.
      ofText("subject") { text in
        let marks: Set<Character> = [".", ",", ";", ":", "\"", "“", "”", "-", "–", " "]
        var folded = Folding.fold(text)[...].drop(while: marks.contains)
        for opener in ["về việc", "v/v", "về"].map(Folding.fold) where folded.hasPrefix(opener + " ") {
          folded = folded.dropFirst(opener.count + 1)
          break
        }
        return .string(String(folded.reversed().drop(while: marks.contains).reversed()))
      },
      // k:has-words(A, B): whether all words of B are words of A.
      function("has-words", 2...2) { call throws(XMLError) in
        let texts = call.arguments.map(\.string)
        try call.evaluator.charge(texts.reduce(0) { $0 + $1.utf8.count } / 4)
        let words = texts.map { Set(Folding.fold($0).split { !$0.isLetter && !$0.isNumber }) }
        return .boolean(words[1].isSubset(of: words[0]))
      },
      // k:compare(A, B): -1, 0 or 1 by the Vietnamese alphabet.
      function("compare", 2...2) { call in
        .number(Double(Folding.compare(call.arguments[0].string, call.arguments[1].string)))
      },
      // k:text(NODES): their text with a blank for each break of line.
      function("text", 1...1) { call throws(XMLError) in
        let nodes = call.arguments[0].nodes.compactMap(\.element)
        try call.evaluator.charge(nodes.count * 8)
        return .string(nodes.map(\.spacedText).joined(separator: " "))
      },
      // k:first(TEXT, …): the first that is not empty.
      function("first", 1...9) { call in
        .string(call.arguments.map(\.string).first { !$0.isEmpty } ?? "")
      },
      // k:upper(TEXT), k:lower(TEXT).
      ofText("upper") { .string($0.uppercased()) },
      ofText("lower") { .string($0.lowered) },
    ]
  }
}

extension XMLElement {
  /// All text below, with a blank for each break of line. What is quoted
  /// stands in a paragraph, with paragraphs of its own, and blanks around
  /// each.
  var spacedText: String { withSpacedText { String(decoding: $0, as: UTF8.self) } }

  /// The same where it stands, in UTF-8.
  func withSpacedText<Value, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try withText(blankFor: "eol", apart: "p", in: "quotedStructure", body)
  }
}

extension String {
  /// Its words: what stands between blanks, breaks of line and no-break
  /// spaces.
  var words: [Substring] {
    var text = self
    var ranges: [Range<Int>] = []
    text.withUTF8 { TextWords.each($0) { ranges.append($0) } }
    let bytes = text.utf8
    var end = (offset: 0, index: bytes.startIndex)
    return ranges.map { range in
      let start = bytes.index(end.index, offsetBy: range.lowerBound - end.offset)
      end = (range.upperBound, bytes.index(start, offsetBy: range.count))
      return text[start..<end.index]
    }
  }

  /// Whether another text stands in it, byte by byte: `contains` compares
  /// characters, and takes as long as everything else. Text of XML has no
  /// zero byte, where this would end.
  func holds(_ other: StaticString) -> Bool {
    withCString { text in
      UnsafeRawPointer(other.utf8Start).withMemoryRebound(to: CChar.self, capacity: other.utf8CodeUnitCount) {
        strstr(text, $0) != nil
      }
    }
  }

  /// Whether accents and letters are put together (NFC).
  var isComposed: Bool { isPlainlyComposed || unicodeScalars.elementsEqual(_nfc) }

  fileprivate var isPlainlyComposed: Bool {
    var text = self
    return text.withUTF8(\.isPlainlyComposed)
  }

  /// Whether no accent stands apart: what matters of NFC for Vietnamese, and
  /// quickly seen. U+0300 to U+036F begin with the bytes CC and CD.
  var hasAccentsApart: Bool { has(byte: 0xCC) || has(byte: 0xCD) }

  /// Whether a byte occurs in its UTF-8.
  func has(byte: UInt8) -> Bool {
    var text = self
    return text.withUTF8 { bytes in
      bytes.baseAddress.map { memchr($0, Int32(byte), bytes.count) != nil } ?? false
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether all characters are of blocks that NFC leaves alone: Latin with
  /// Vietnamese, common punctuation. What is not may be composed, too.
  var isPlainlyComposed: Bool {
    var before: UInt8 = 0
    for byte in self {
      // Most is ASCII, or the second half of a letter of ours.
      if byte < 0xCC, before < 0xE1 {
        before = byte
        continue
      }
      if byte >= 0xCC, byte != 0xE1, byte != 0xE2 { return false }
      if before == 0xE1, byte != 0xBA, byte != 0xBB { return false }
      if before == 0xE2, byte != 0x80 { return false }
      before = byte
    }
    return true
  }
}

extension StringProtocol {
  /// Its accents and letters put together (NFC).
  var composed: String {
    let text = String(self)
    return text.hasAccentsApart ? text.normalized : text
  }

  /// In full NFC.
  fileprivate var normalized: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: String(self)._nfc)
    return String(view)
  }
}

extension Unicode.Scalar {
  /// Whether it is white space; of ASCII, of which most is, without a look
  /// into the tables of Unicode.
  var isBlank: Bool { value < 0x80 ? value == 0x20 || (9...13).contains(value) : properties.isWhitespace }
}

/// Vietnamese text for comparison.
enum Folding {
  static func fold(_ text: String) -> String {
    var out = ""
    var tone: UInt8 = 0
    var isGap = false
    func close() {
      if tone > 0 { out += String(tone) }
      tone = 0
    }
    for scalar in text.isPlainlyComposed ? text.unicodeScalars : text.normalized.unicodeScalars {
      if let folded = Letters.fold(scalar) {
        if isGap, !out.isEmpty { out += " " }
        isGap = false
        out.unicodeScalars.append(folded.base)
        if folded.tone > 0 { tone = folded.tone }
      } else if scalar.isBlank {
        close()
        isGap = true
      } else {
        close()
        if isGap, !out.isEmpty { out += " " }
        isGap = false
        out.unicodeScalars.append(scalar)
      }
    }
    close()
    return out
  }

  /// a ă â b c d đ e ê g … with the tones ngang huyền hỏi ngã sắc nặng after
  /// all letters.
  private static let order: [Unicode.Scalar: Int] = {
    let letters = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz".unicodeScalars
    return Dictionary(uniqueKeysWithValues: letters.enumerated().map { ($0.element, $0.offset + 1000) })
  }()

  static func compare(_ left: String, _ right: String) -> Int {
    let (a, b) = (key(left), key(right))
    if a.letters != b.letters { return a.letters.lexicographicallyPrecedes(b.letters) ? -1 : 1 }
    if a.tones != b.tones { return a.tones.lexicographicallyPrecedes(b.tones) ? -1 : 1 }
    return 0
  }

  private static func key(_ text: String) -> (letters: [Int], tones: [UInt8]) {
    var letters: [Int] = []
    var tones: [UInt8] = []
    var isGap = false
    for scalar in text._nfc {
      guard !scalar.properties.isWhitespace else {
        isGap = true
        continue
      }
      if isGap, !letters.isEmpty { letters.append(0) }
      isGap = false
      if let folded = Letters.fold(scalar) {
        letters.append(order[folded.base] ?? 2000 + Int(folded.base.value))
        tones.append(folded.tone)
      } else {
        letters.append(Int(min(scalar.value, 900)))
      }
    }
    return (letters, tones)
  }
}
