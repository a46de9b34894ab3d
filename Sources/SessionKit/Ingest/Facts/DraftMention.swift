/// A version of a draft that a paper speaks of: "dự thảo Nghị quyết (lần 3)",
/// "dự thảo ngày 20/11/2025".
struct DraftMention: Hashable, Codable {
  var version: Int?
  var day: CalendarDay?

  /// How many words behind "dự thảo" still speak of it.
  private static let reach = 12

  static func all(in text: String) -> [DraftMention] {
    guard text.utf8.contains(where: { (48...57).contains($0) }), mayNameADraft(text) else { return [] }
    let words = text.composed.lowered.words
    var found: [DraftMention] = []
    for index in words.indices.dropLast() where isDraft(words[index], words[index + 1]) {
      let rest = words[(index + 2)...].prefix(reach).sentence
      let version = version(after: rest)
      // The number of a paper in between: the day is that paper's.
      let own = rest.prefix { !$0.contains("/") || WrittenDay.first(in: String($0)) != nil }
      let day =
        own.contains { bare($0) == "ngày" } ? WrittenDay.first(in: own.joined(separator: " "))?.day : nil
      if version != nil || day != nil { found.append(DraftMention(version: version, day: day)) }
    }
    return found
  }

  /// Whether two words in small letters are "dự thảo": few have the last
  /// bytes of ự and ả.
  private static func isDraft(_ first: Substring, _ second: Substring) -> Bool {
    first.utf8.contains(0xB1) && second.utf8.contains(0xA3) && bare(first) == "dự" && bare(second) == "thảo"
  }

  /// Seen from its bytes: whether "thảo" may stand in it, or its accents
  /// stand apart. Few paragraphs go on.
  private static func mayNameADraft(_ text: String) -> Bool {
    let starts = ["hả", "HẢ", "Hả", "hẢ", "\u{309}"] as [StaticString]
    return starts.contains(where: text.holds)
  }

  /// "DỰ THẢO LẦN 2", "Dự thảo (lần thứ 3)".
  static func version(in text: String) -> Int? { version(after: text.composed.lowered.words[...]) }

  private static func version(after words: ArraySlice<Substring>) -> Int? {
    guard let place = words.firstIndex(where: { bare($0) == "lần" }) else { return nil }
    let next = words[(place + 1)...].first { bare($0) != "thứ" }
    guard let digits = next.map(bare), digits.count <= 3, let number = Int(digits), number > 0 else {
      return nil
    }
    return number
  }

  private static func bare(_ word: Substring) -> Substring {
    let inner = word.drop { !$0.isLetter && !$0.isNumber }
    return inner.prefix { $0.isLetter || $0.isNumber }
  }
}

extension ArraySlice<Substring> {
  /// Up to the end of the sentence.
  fileprivate var sentence: Self {
    guard let end = firstIndex(where: { $0.hasSuffix(".") || $0.hasSuffix(";") }) else { return self }
    return self[...end]
  }
}
