/// An act or paper cited by its number: "Nghị định số 30/2020/NĐ-CP ngày 05
/// tháng 3 năm 2020 của Chính phủ".
struct Citation: Sendable {
  /// Its kind as written, e.g. `Nghị định`; nil where none stands before it.
  var type: String?
  /// What stands between kind and number: a law's title.
  var title: String
  /// Number and symbol, blanks taken out: `30/2020/NĐ-CP`.
  var number: String
  /// The day behind the number.
  var day: CalendarDay?

  /// The part of the symbol that tells the kind: `NĐ`, `QH15`, `TTr`.
  var symbol: String {
    let last = number.split(separator: "/").last ?? ""
    return String(last.prefix { $0 != "-" })
  }

  /// Kinds that acts and papers have, longest first.
  struct Types: Sendable {
    /// By their last word, longest first: they are looked for backwards.
    fileprivate var phrases: [String: [[String]]]

    init(_ names: [String]) {
      let phrases = names.map { $0.lowercased().split(separator: " ").map(String.init) }
      self.phrases = Dictionary(grouping: phrases.filter { !$0.isEmpty }) { $0[$0.count - 1] }
        .mapValues { $0.sorted { $0.count > $1.count } }
    }
  }

  /// All that a text cites by number, in its order.
  static func all(in text: String, _ types: Types) -> [Citation] {
    // Without a slash there is no number.
    guard text.utf8.contains(UInt8(ascii: "/")) else { return [] }
    var words = text.composed.words.map(String.init)
    // "số 8376 /VBHN-BTP": a slip that must not hide the number.
    for index in words.indices.reversed() where index > 0 && words[index].hasPrefix("/") {
      if words[index - 1].last?.isNumber == true {
        words[index - 1] += words[index]
        words.remove(at: index)
      }
    }
    var citations: [Citation] = []
    for (index, word) in words.enumerated() {
      guard let number = number(word) else { continue }
      var citation = Citation(type: nil, title: "", number: number, day: nil)
      if let (type, title) = before(index, words, types) {
        citation.type = type
        citation.title = title
      }
      let rest = words[(index + 1)...].prefix(7).joined(separator: " ")
      if rest.lowercased().hasPrefix("ngày"), !word.hasSuffix(";") {
        citation.day = WrittenDay.first(in: rest)?.day
      }
      citations.append(citation)
    }
    return citations
  }

  /// `30/2020/NĐ-CP` of `30/2020/NĐ-CP;`, `347/TTr-CP` of `số347/TTr-CP,`.
  private static func number(_ word: String) -> String? {
    guard word.contains("/"), let start = word.firstIndex(where: { $0.isASCII && $0.isNumber }) else {
      return nil
    }
    let head = word[..<start].lowercased()
    guard head.allSatisfy({ !$0.isLetter }) || head.hasSuffix("số") else { return nil }
    let inner = word[start...]
    let text = String(inner.reversed().drop { !$0.isLetter && !$0.isNumber }.reversed())
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let first = parts.first, let last = parts.last else { return nil }
    // 66.9/2025/NQ-CP and 12a/2020/… are numbers, too.
    guard first.count <= 7, first.first?.isNumber == true,
      first.allSatisfy({ $0.isASCII && ($0.isNumber || $0.isLetter || $0 == ".") })
    else { return nil }
    if parts.count == 3 {
      guard parts[1].count == 4, parts[1].allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    }
    guard let letter = last.first, letter.isUppercase, last.count >= 2,
      last.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "&" })
    else { return nil }
    return text
  }

  /// The nearest kind before a number, and what stands between.
  private static func before(_ index: Int, _ words: [String], _ types: Types) -> (String, String)? {
    var end = index
    while end > 0, index - end < 30 {
      let word = words[end - 1]
      // Another sentence or another act speaks of something else.
      if word.hasSuffix(";") || word.hasSuffix(".") || (word.contains("/") && number(word) != nil) {
        return nil
      }
      // "Bộ luật" is longer than "luật", which it ends with.
      for phrase in types.phrases[word.lowercased()] ?? [] where end >= phrase.count {
        let start = end - phrase.count
        if zip(words[start..<end], phrase).allSatisfy({ $0.lowercased() == $1 }) {
          return found(start, phrase.count, index, words)
        }
      }
      end -= 1
    }
    return nil
  }

  private static func found(_ start: Int, _ count: Int, _ index: Int, _ words: [String]) -> (String, String) {
    let type = words[start..<start + count].joined(separator: " ")
    var between = words[(start + count)..<index]
    if between.last?.lowercased() == "số" { between = between.dropLast() }
    return (type, between.joined(separator: " "))
  }
}
