import LibXML
import Recognition

extension RuleFunctions {
  static var numbers: [XPathFunction] {
    [
      // k:roman(TEXT): the value of a Roman number; NaN where it is none.
      ofText("roman") { .number(Roman.value($0.lowercased()).map(Double.init) ?? .nan) },
      // k:to-roman(NUMBER): 1 to 399; else empty.
      function("to-roman", 1...1) { call in
        let value = call.arguments[0].number
        guard value >= 1, value < 400, value == value.rounded() else { return .string("") }
        return .string(Roman.write(Int(value)).uppercased())
      },
      // k:label(TEXT): the number alone: `Điều 4a.` → `4a`.
      ofText("label") { .string(Ordinal.label($0)) },
      // k:sequence(BEFORE, NUMBER): how a number follows another: `next`,
      // `gap`, `repeat`, `back`, or `other` where they are not alike.
      function("sequence", 2...2) { call in
        guard let before = Ordinal(call.arguments[0].string), let number = Ordinal(call.arguments[1].string)
        else {
          return .string("other")
        }
        return .string(number.following(before).rawValue)
      },
      // k:is-first(TEXT): 1, I, a, A or "thứ nhất".
      ofText("is-first") { text in .boolean(Ordinal(text)?.isFirst ?? true) },
    ]
  }
}

/// The number of a part: `Điều 4a.`, `IV`, `đ)`.
struct Ordinal: Equatable {
  enum Style: Equatable { case arabic, roman, letter, written }
  enum Sequence: String { case next, gap, back, other, `repeat` }

  var style: Style
  /// Its place: in the alphabet of points, as a number.
  var value: Int
  /// Of what was inserted behind it: 4a is 1, 4b is 2; đ1 is 1.
  var inserted: Int

  /// The Vietnamese letters that number points (Decree 30/2020/NĐ-CP).
  static let alphabet: [Character] = Array("abcdđeghiklmnopqrstuvxy")

  /// The numbers of parts that are written out: "Phần thứ ba".
  private static let written = [
    "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai",
    "mười ba", "mười bốn", "mười lăm", "mười sáu", "mười bảy", "mười tám", "mười chín", "hai mươi",
  ]

  /// The number alone, without its word and punctuation; "thứ ba" whole.
  static func label(_ text: String) -> String {
    if let label = plainLabel(text) { return label }
    let words = text.split(whereSeparator: \.isWhitespace)
    let start = words.suffix(3).dropLast().lastIndex { $0.lowercased() == "thứ" } ?? max(0, words.count - 1)
    let label = words[start...].joined(separator: " ")
    return String(label.reversed().drop { ".):/-".contains($0) }.reversed())
  }

  /// The same where the last word is of ASCII, as most are, and none is
  /// "thứ": seen from its bytes.
  private static func plainLabel(_ text: String) -> String? {
    guard !text.holds("ứ"), !text.holds("Ứ"), !text.utf8.contains(0xCC) else { return nil }
    let isBlank = { (byte: UInt8) in byte == 0x20 || (9...13).contains(byte) }
    let bytes = text.utf8
    guard let end = bytes.lastIndex(where: { !isBlank($0) }) else { return "" }
    var word = bytes[...end]
    if let gap = word.lastIndex(where: { isBlank($0) || $0 >= 0x80 }) {
      guard bytes[gap] < 0x80 else { return nil }
      word = word[bytes.index(after: gap)...]
    }
    while let last = word.last, ".):/-".utf8.contains(last) { word.removeLast() }
    return String(Substring(word))
  }

  init?(_ text: String) {
    let label = Self.label(text)
    // Most are a figure, and nothing else.
    if label.utf8.count <= 6, label.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(label) {
      self = Ordinal(style: .arabic, value: number, inserted: 0)
      return
    }
    if label.contains(" ") {
      let number = label.lowercased().split(separator: " ").dropFirst().joined(separator: " ")
      guard let place = Self.written.firstIndex(of: number) else { return nil }
      self = Ordinal(style: .written, value: place + 1, inserted: 0)
      return
    }
    let digits = label.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty {
      guard digits.count <= 6, let number = Int(digits) else { return nil }
      let suffix = label.dropFirst(digits.count).lowercased()
      guard suffix.count <= 1 else { return nil }
      let letter = suffix.first.map { Self.alphabet.firstIndex(of: $0) }
      if case .some(nil) = letter { return nil }
      self = Ordinal(style: .arabic, value: number, inserted: (letter ?? nil).map { $0 + 1 } ?? 0)
      return
    }
    // A Roman number is written in capitals, a point in small letters.
    if label.first?.isUppercase == true, let number = Roman.value(label.lowercased()) {
      self = Ordinal(style: .roman, value: number, inserted: 0)
      return
    }
    guard let first = label.lowercased().first, let place = Self.alphabet.firstIndex(of: first) else {
      return nil
    }
    let rest = label.dropFirst()
    guard rest.count <= 2, rest.isEmpty || Int(rest) != nil else { return nil }
    self = Ordinal(style: .letter, value: place + 1, inserted: Int(rest) ?? 0)
  }

  private init(style: Style, value: Int, inserted: Int) {
    self.style = style
    self.value = value
    self.inserted = inserted
  }

  var isFirst: Bool { value == 1 && inserted == 0 }

  func following(_ before: Ordinal) -> Sequence {
    guard style == before.style else { return .other }
    if value == before.value {
      if inserted == before.inserted { return .repeat }
      if inserted < before.inserted { return .back }
      return inserted == before.inserted + 1 ? .next : .gap
    }
    if value < before.value { return .back }
    return value == before.value + 1 && inserted == 0 ? .next : .gap
  }
}
