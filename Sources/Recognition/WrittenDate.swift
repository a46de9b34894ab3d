/// A date written out in a line: "ngày 05 tháng 3 năm 2020", whole or with
/// blanks to be filled in.
struct WrittenDate {
  /// "2020-03-05"; nil with blanks or where no such day exists.
  var iso: String?
  /// The first token and the one after the last.
  var start: Int
  var end: Int

  /// Finds the first one at or after a token.
  static func find(_ tokens: [Token], from start: Int = 0, _ lexicon: Lexicon) -> WrittenDate? {
    var index = start
    while let found = tokens.find(lexicon.day, from: index) {
      if let date = read(tokens, at: found.start, lexicon) { return date }
      index = found.end
    }
    return nil
  }

  static func read(_ tokens: [Token], at start: Int, _ lexicon: Lexicon) -> WrittenDate? {
    guard var index = tokens.match(lexicon.day, at: start) else { return nil }
    if let slashed = slashed(tokens, start, index) { return slashed }
    let day = blankOrNumber(tokens, &index, upTo: lexicon.month)
    guard var next = tokens.match(lexicon.month, at: index) else { return nil }
    let month = blankOrNumber(tokens, &next, upTo: lexicon.year)
    guard var last = tokens.match(lexicon.year, at: next) else { return nil }
    var year: Int?
    if last < tokens.count, tokens[last].kind == .number, tokens[last].text.count <= 4 {
      year = Int(tokens[last].text)
      last += 1
    }
    while last < tokens.count, isBlank(tokens[last]) {
      year = nil
      last += 1
    }
    return WrittenDate(iso: iso(day, month, year), start: start, end: last)
  }

  private static func slashed(_ tokens: [Token], _ start: Int, _ index: Int) -> WrittenDate? {
    guard index + 4 < tokens.count, tokens[index].kind == .number, tokens[index + 2].kind == .number,
      tokens[index + 4].kind == .number, tokens[index + 4].text.count == 4,
      "/-.".contains(tokens[index + 1].text), "/-.".contains(tokens[index + 3].text)
    else { return nil }
    let numbers = [index, index + 2, index + 4].map { Int(tokens[$0].text) }
    return WrittenDate(iso: iso(numbers[0], numbers[1], numbers[2]), start: start, end: index + 5)
  }

  /// Moves over a number or what stands for one; the number, if whole.
  private static func blankOrNumber(_ tokens: [Token], _ index: inout Int, upTo next: Phrase) -> Int? {
    var value: Int?
    var isSpoilt = false
    var steps = 0
    while index < tokens.count, steps < 60, tokens.match(next, at: index) == nil {
      if tokens[index].kind == .number, value == nil, tokens[index].text.count <= 2 {
        value = Int(tokens[index].text)
      } else if isBlank(tokens[index]) {
        isSpoilt = true
      } else {
        return nil
      }
      index += 1
      steps += 1
    }
    return isSpoilt ? nil : value
  }

  static func isBlank(_ token: Token) -> Bool {
    token.kind == .mark && "._…-/,:;()[]·•".contains(token.text)
      || token.kind == .word && token.text.allSatisfy { $0 == "x" }
  }

  private static func iso(_ day: Int?, _ month: Int?, _ year: Int?) -> String? {
    guard let day, let month, let year, (1...12).contains(month), (1000...9999).contains(year) else {
      return nil
    }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day >= 1, day <= lengths[month - 1] else { return nil }
    func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return "\(year)-\(pad(month))-\(pad(day))"
  }
}
