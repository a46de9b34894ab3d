import LibXML

/// What a document says that others say, too: kept when its tree is gone, to
/// be compared across a dossier.
struct DocumentFacts {
  /// Its own number, blanks taken out; nil while it is blank.
  var number: String?
  var day: CalendarDay?
  /// Papers that it names by number, each once.
  var cited: [Cited] = []
  /// How many of what: "tuyến đường" → 46, 16, 14.
  var figures: [String: Set<String>] = [:]

  struct Cited: Hashable {
    var number: String
    var symbol: String
    var day: CalendarDay?
  }

  /// More are not compared: nobody reads so many differences.
  private static let mostCited = 200
  private static let mostFigures = 500

  init(_ document: XMLDocument) {
    guard let root = document.root.children.first else { return }
    let preface = root.first("preface")
    if let text = preface?.descendant("docNumber")?.text.filter({ !$0.isWhitespace }),
      text.first?.isNumber == true
    {
      number = text
    }
    day = preface?.descendant("docDate").flatMap { WrittenDay.first(in: $0.text)?.day }
    var seen: Set<Cited> = []
    for part in ["preamble", "body", "mainBody"] {
      root.first(part)?.eachBlock { text in
        if cited.count < Self.mostCited {
          for citation in Citation.all(in: text, Citation.Types([])) where !citation.number.isEmpty {
            let found = Cited(number: citation.number, symbol: citation.symbol, day: citation.day)
            if seen.insert(found).inserted { cited.append(found) }
          }
        }
        if figures.count < Self.mostFigures {
          for figure in Figure.all(in: text) { figures[figure.noun, default: []].insert(figure.value) }
        }
      }
    }
  }
}

extension XMLElement {
  /// Hands over the text of each paragraph outside of tables.
  fileprivate func eachBlock(_ body: (String) -> Void) {
    switch name {
    case "table": return
    case "p", "heading", "listIntroduction": body(spacedText)
    default: for child in children { child.eachBlock(body) }
    }
  }
}

/// A number of things in a text: "46 tuyến đường".
struct Figure {
  /// Without the points between thousands.
  var value: String
  /// The two words behind it, folded.
  var noun: String

  /// Words before a number that makes it a name and no amount.
  private static let naming: Set<String> = Set(
    [
      "điều", "khoản", "điểm", "số", "ngày", "tháng", "năm", "mục", "phần", "chương", "quý", "thứ", "khóa",
      "lần",
      "phụ lục", "mẫu", "bảng", "biểu", "quốc lộ", "tổ", "khu", "giai đoạn", "từ", "đến",
    ].map(Folding.fold)
  )

  static func all(in text: String) -> [Figure] {
    guard text.utf8.contains(where: { (48...57).contains($0) }) else { return [] }
    let words = text.composed.words
    var figures: [Figure] = []
    for index in words.indices where index + 2 < words.count {
      guard let value = number(words[index]) else { continue }
      if index > 0, naming.contains(Folding.fold(String(words[index - 1]))) { continue }
      // A mark ends the noun: "16 tuyến, đường".
      guard isPlain(words[index + 1]), isPlain(bare(words[index + 2])), !bare(words[index + 2]).isEmpty else {
        continue
      }
      let noun = Folding.fold("\(words[index + 1]) \(bare(words[index + 2]))")
      figures.append(Figure(value: value, noun: noun))
    }
    return figures
  }

  private static func bare(_ word: Substring) -> Substring {
    word.prefix { $0.isLetter }
  }

  private static func isPlain(_ word: Substring) -> Bool {
    !word.isEmpty && word.allSatisfy { $0.isLetter && !$0.isUppercase }
  }

  /// `1.234`, `46`; not `44,41`, which is measured and not counted, nor
  /// `2025`, which is a year.
  private static func number(_ word: Substring) -> String? {
    guard let first = word.first, first.isASCII, first.isNumber,
      word.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }), word.last?.isNumber == true
    else { return nil }
    let digits = String(word.filter { $0 != "." }.drop { $0 == "0" })
    guard digits.count <= 15, !digits.isEmpty else { return nil }
    if word.count == 4, let year = Int(digits), (1900...2199).contains(year) { return nil }
    return digits
  }
}
