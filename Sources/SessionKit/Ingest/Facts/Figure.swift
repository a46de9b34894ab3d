/// A number of things in a text, "46 tuyến đường", or a total, "tổng kinh phí
/// thực hiện là 12,5 tỷ đồng".
struct Figure {
  /// For comparison: `46`; of money, in đồng.
  var value: String
  /// As it stands there: `46`, `12,5 tỷ đồng`.
  var written: String
  /// What is counted, the two words behind it; of a total its three words.
  var noun: String
  /// Whether things are counted; else a sum is stated.
  var isCount: Bool

  static func all(in text: String) -> [Figure] {
    guard text.utf8.contains(where: { (48...57).contains($0) }) else { return [] }
    let words = TextWords(text.composed)
    return words.indices.compactMap { counted(words, at: $0) ?? total(words, at: $0) }
  }

  // MARK: Things counted

  /// Words before a number that makes it a name and no amount.
  private static let naming: Set<String> = Set(
    [
      "điều", "khoản", "điểm", "số", "ngày", "tháng", "năm", "mục", "phần", "chương", "quý", "thứ", "khóa",
      "lần",
      "phụ lục", "mẫu", "bảng", "biểu", "quốc lộ", "tổ", "khu", "giai đoạn", "từ", "đến",
    ].map(Folding.fold)
  )

  private static func counted(_ words: TextWords, at index: Int) -> Figure? {
    guard words.startsWithDigit(index), index + 2 < words.count, let value = whole(words.utf8(index)) else {
      return nil
    }
    if index > 0, naming.contains(Folding.fold(words[index - 1])) { return nil }
    // Money is no thing; what it is of stands elsewhere.
    if units[words.key(index + 1)] != nil { return nil }
    // A mark ends the noun: "16 tuyến, đường".
    let (first, last) = (words[index + 1], words[index + 2].letters)
    guard first.isPlain, last.isPlain else { return nil }
    return Figure(value: value, written: words[index], noun: "\(first) \(last)", isCount: true)
  }

  /// `1.234`, `46`; not `44,41`, which is measured and not counted, nor
  /// `2025`, which is a year.
  private static func whole(_ word: ArraySlice<UInt8>) -> String? {
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    guard let first = word.first, isDigit(first), let last = word.last, isDigit(last),
      word.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: ".") })
    else { return nil }
    let digits = String(decoding: word.filter(isDigit).drop { $0 == UInt8(ascii: "0") }, as: UTF8.self)
    guard digits.utf8.count <= 15, !digits.isEmpty else { return nil }
    if word.count == 4, let year = Int(digits), (1900...2199).contains(year) { return nil }
    return digits
  }

  // MARK: Totals

  /// How many words behind "tổng …" its figure may stand.
  private static let reach = 10

  /// What money is counted in, in đồng.
  private static let units: [WordKey: Int] = [
    "đồng": 1, "nghìn": 1000, "triệu": 1_000_000, "tỷ": 1_000_000_000,
  ]

  private static func total(_ words: TextWords, at index: Int) -> Figure? {
    guard words.firstByte(index) | 0x20 == UInt8(ascii: "t"), words.isWord(index, "tổng"),
      index + 4 < words.count, case let first = words[index + 1], first.isPlain,
      case let second = words[index + 2], second.isPlain
    else { return nil }
    for place in (index + 3)..<min(index + 3 + reach, words.count - 1) {
      // A mark before the figure: it may be another's.
      let before = words.utf8(place - 1).last
      guard before != UInt8(ascii: ";"), before != UInt8(ascii: ".") else { return nil }
      guard words.startsWithDigit(place) else { continue }
      let name = words[place + 1].letters
      guard let unit = units[WordKey(name)], let value = amount(words[place], times: unit) else { return nil }
      let more = unit > 1 && place + 2 < words.count ? " " + words[place + 2].letters : ""
      return Figure(
        value: String(value),
        written: "\(words[place]) \(name)\(more)",
        noun: "tổng \(first) \(second)",
        isCount: false
      )
    }
    return nil
  }

  /// `12,5` times a milliard; nil where that is no whole number of đồng.
  private static func amount(_ word: String, times unit: Int) -> Int? {
    let parts = word.split(separator: ",", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ $0.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") } }),
      let whole = Int(parts[0].filter { $0 != "." })
    else { return nil }
    let (base, isOver) = whole.multipliedReportingOverflow(by: unit)
    guard !isOver else { return nil }
    guard parts.count == 2 else { return base }
    var rest = unit
    var sum = base
    for digit in parts[1] {
      guard let digit = digit.wholeNumberValue, rest % 10 == 0 else { return nil }
      rest /= 10
      let (more, isOver) = sum.addingReportingOverflow(digit * rest)
      guard !isOver else { return nil }
      sum = more
    }
    return sum
  }
}

extension StringProtocol {
  /// Its letters, up to the first character that is none.
  fileprivate var letters: String { String(prefix { $0.isLetter }) }

  /// Whether it is of small letters alone.
  fileprivate var isPlain: Bool { !isEmpty && allSatisfy { $0.isLetter && !$0.isUppercase } }
}

/// The figures of a text by what they are of.
struct Figures: Codable {
  /// Of one noun: its name as first written, and its values, each as first
  /// written.
  struct Values: Codable {
    var name: String
    var isCount: Bool
    var written: [String: String] = [:]

    /// In the order of what they are worth, as written.
    var words: String {
      written.sorted { ($0.key.count, $0.key) < ($1.key.count, $1.key) }.map(\.value).joined(separator: ", ")
    }
  }

  /// By the folded noun.
  private(set) var values: [String: Values] = [:]

  /// More nouns are not compared: nobody reads so many differences.
  private static let mostNouns = 500

  mutating func add(_ text: String) {
    guard values.count < Self.mostNouns else { return }
    for figure in Figure.all(in: text) {
      let key = Folding.fold(figure.noun)
      values[key, default: Values(name: figure.noun, isCount: figure.isCount)]
        .written[figure.value, default: figure.written] = figure.written
    }
  }

  /// The nouns of which both state figures and have none in common.
  static func contradictions(_ these: Figures, _ those: Figures) -> [(here: Values, there: Values)] {
    these.values.keys.sorted().compactMap { noun in
      guard let here = these.values[noun], let there = those.values[noun],
        Set(here.written.keys).isDisjoint(with: there.written.keys)
      else { return nil }
      // Many values of one noun are a list, not a statement.
      let counts = [here.written.count, there.written.count].sorted()
      guard counts[0] <= 2, counts[1] <= 4 else { return nil }
      return (here, there)
    }
  }
}
