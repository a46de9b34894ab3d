/// A place in a text that names a part of the document: "điểm a khoản 1
/// Điều 3".
struct Mention: Sendable {
  enum Level: Int, Sendable, Comparable {
    case point, clause, article, chapter
    static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
  }

  struct Part: Sendable {
    var level: Level
    /// Which word is the number.
    var word: Int
    var number: String
  }

  /// Of words.
  var range: Range<Int>
  /// Finest first, as they are written.
  var parts: [Part]
  /// "Điều này": an article without a number.
  var isOwnArticle: Bool
  /// "… Nghị quyết này": certainly of this document.
  var isCertain: Bool

  private static let levels: [String: Level] = [
    "điểm": .point, "khoản": .clause, "điều": .article, "chương": .chapter,
  ]
  /// What another act is called, in capitals as names are.
  private static let acts: Set<String> = [
    "Luật", "Bộ", "Nghị", "Thông", "Quyết", "Pháp", "Hiến", "Quy", "Điều", "Chỉ", "Kế", "Đề", "Phương",
    "Tờ", "Báo", "Công", "Chương", "Chiến", "Lệnh", "Hướng", "LUẬT", "NGHỊ",
  ]

  /// All mentions of parts of this document; those of another act left out.
  static func all(in words: [Word]) -> [Mention] {
    var found: [Mention] = []
    var index = 0
    while index < words.count {
      guard let mention = read(words, index) else {
        index += 1
        continue
      }
      if let mention = mention.mention { found.append(mention) }
      index = mention.end
    }
    return found
  }

  private static func level(_ words: [Word], _ index: Int) -> Level? {
    guard index < words.count, words[index].kind == .word, words[index].text.unicodeScalars.count <= 6 else {
      return nil
    }
    return levels[Spelling.lower(words[index].text)]
  }

  private static func label(_ words: [Word], _ index: Int, _ level: Level) -> String? {
    guard index < words.count, words[index].isSpaced else { return nil }
    let text = words[index].text
    switch (level, words[index].kind) {
    case (.point, .word):
      let scalars = text.unicodeScalars
      guard scalars.count <= 2, let first = scalars.first, first.properties.isLowercase else { return nil }
      return scalars.count == 1 || scalars.last?.properties.numericType != nil ? text : nil
    case (.clause, .number), (.article, .number):
      return text.utf8.allSatisfy { (0x30...0x39).contains($0) } && text.utf8.count <= 4 ? text : nil
    case (.clause, .word), (.article, .word):
      guard let first = text.utf8.first, (0x30...0x39).contains(first) else { return nil }
      return Spelling.lower(text)
    case (.chapter, .word): return text.utf8.allSatisfy { "IVXLC".utf8.contains($0) } ? text : nil
    default: return nil
    }
  }

  private static func read(_ words: [Word], _ start: Int) -> (mention: Mention?, end: Int)? {
    guard var current = level(words, start) else { return nil }
    var parts: [Part] = []
    var isOwn = false
    var index = start
    while true {
      index += 1
      if current == .article, index < words.count, Spelling.lower(words[index].text) == "này" {
        isOwn = true
        index += 1
        break
      }
      guard let number = label(words, index, current) else { return nil }
      parts.append(Part(level: current, word: index, number: number))
      index += 1
      // "khoản 1, 2 và 3": more of the same.
      while let next = joined(words, index), let number = label(words, next, current), isEnd(words, next + 1)
      {
        parts.append(Part(level: current, word: next, number: number))
        index = next + 1
      }
      let next = index < words.count && words[index].text == "," ? index + 1 : index
      guard let coarser = level(words, next), coarser > current, coarser != .chapter else { break }
      guard label(words, next + 1, coarser) != nil || isThis(words, next + 1) else { break }
      current = coarser
      index = next
    }
    let mention = Mention(range: start..<index, parts: parts, isOwnArticle: isOwn, isCertain: false)
    guard !isOwn else { return (mention, index) }
    // "(của) Nghị quyết này" or another act's name.
    var next = index
    if next < words.count, Spelling.lower(words[next].text) == "của" { next += 1 }
    guard next < words.count, words[next].kind == .word, acts.contains(words[next].text),
      level(words, next) == nil || label(words, next + 1, .article) == nil
    else { return (mention, index) }
    for offset in 1...3 where isThis(words, next + offset) {
      var certain = mention
      certain.isCertain = true
      return (certain, index)
    }
    return (nil, index)
  }

  private static func isThis(_ words: [Word], _ index: Int) -> Bool {
    index < words.count && Spelling.lower(words[index].text) == "này"
  }

  /// Where a list goes on.
  private static func joined(_ words: [Word], _ index: Int) -> Int? {
    guard index < words.count else { return nil }
    return [",", "và", "hoặc", "đến", "-", "–"].contains(words[index].text) ? index + 1 : nil
  }

  /// Whether a number in a list may end there: not "và 10 ngày".
  private static func isEnd(_ words: [Word], _ index: Int) -> Bool {
    guard index < words.count else { return true }
    if words[index].kind == .mark { return words[index].text != "%" }
    return ["và", "hoặc", "đến", "điều", "khoản", "của", "nghị", "quy", "này"].contains(
      Spelling.lower(words[index].text)
    )
  }
}
