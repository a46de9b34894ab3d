/// A number with its unit, a day, a sum of money, as it stands in a text.
struct Quantity: Equatable {
  enum Kind: String {
    case number, percent, money, date
  }

  var kind: Kind
  /// Of words.
  var range: Range<Int>

  private static let scales: Set<String> = ["nghìn", "ngàn", "triệu", "tỷ", "tỉ"]
  private static let currencies: Set<String> = ["đồng", "đ", "vnđ", "vnd", "usd"]
  private static let units: Set<String> = [
    "ngày", "tháng", "năm", "giờ", "phút", "người", "hộ", "ha", "m", "m2", "m3", "m²", "m³", "km", "km2",
    "km²", "kg", "tấn", "lần", "điểm", "lít",
  ]

  /// All of them, in order; none overlaps another.
  static func all(in words: [Word], except references: Set<Int>) -> [Quantity] {
    var found: [Quantity] = []
    var index = 0
    func word(_ at: Int) -> String? { at < words.count ? Spelling.lower(words[at].text) : nil }
    func isNumber(_ at: Int) -> Bool {
      at < words.count && (words[at].kind == .number || words[at].text == "…" || words[at].text == ".")
    }
    while index < words.count {
      // "ngày 01 tháng 12 năm 2025", a part of which may be open yet.
      if word(index) == "ngày" || word(index) == "tháng", isNumber(index + 1) {
        var end = index + 2
        var parts = 1
        for name in ["tháng", "năm"] where word(end) == name && isNumber(end + 1) {
          end += 2
          parts += 1
        }
        if parts > 1 {
          found.append(Quantity(kind: .date, range: index..<end))
          index = end
          continue
        }
      }
      let kind = words[index].kind
      guard kind == .number || kind == .date, !references.contains(index) else {
        index += 1
        continue
      }
      var end = index + 1
      var meaning: Kind = kind == .date ? .date : .number
      if words[index].text.hasSuffix("%") || word(end) == "%" {
        if !words[index].text.hasSuffix("%") { end += 1 }
        meaning = .percent
      } else if kind == .number {
        while let next = word(end), scales.contains(next) { end += 1 }
        if let next = word(end), currencies.contains(next) {
          meaning = .money
          end += 1
        } else if end > index + 1 {
          meaning = .money
        } else if let next = word(end), units.contains(next) {
          end += 1
          // "m²", whose raised figure is a word of its own.
          if let power = word(end), units.contains(next + power) { end += 1 }
        }
      }
      found.append(Quantity(kind: meaning, range: index..<end))
      index = end
    }
    return found
  }
}
