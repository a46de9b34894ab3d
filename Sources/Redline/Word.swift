/// One word, number or sign of a text.
struct Word: Sendable {
  enum Kind: Sendable {
    case word, number, date, mark
  }

  var text: String
  var kind: Kind
  /// Whether a blank stands before it.
  var isSpaced: Bool
  /// The same for what is spelt the same, wherever its tone stands.
  var key = 0

  /// Words, numbers ("1.500,5", "15%", "-2"), numeric dates, symbols
  /// ("72/2025/QH15") and single signs, in order. Nothing but blanks is
  /// left out.
  static func all(in text: String) -> [Word] {
    let scalars = Array(text.unicodeScalars)
    var words: [Word] = []
    var index = 0
    var isSpaced = false
    func add(_ end: Int, _ kind: Kind) {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[index..<end])
      words.append(Word(text: String(view), kind: kind, isSpaced: isSpaced))
      index = end
      isSpaced = false
    }
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == " " {
        isSpaced = true
        index += 1
        continue
      }
      let isAfterBlank = index == 0 || scalars[index - 1] == " "
      let isSigned = (scalar == "-" || scalar == "\u{2212}") && isAfterBlank && isDigit(scalars, index + 1)
      if isSigned || isDigit(scalars, index) {
        let (end, kind) = number(scalars, from: isSigned ? index + 1 : index)
        add(end, kind)
      } else if isLetter(scalar) {
        var end = index + 1
        while end < scalars.count, isLetter(scalars[end]) || isDigit(scalars, end) { end += 1 }
        add(end, .word)
      } else {
        add(index + 1, .mark)
      }
    }
    return words
  }

  private static func isDigit(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    index < scalars.count && (0x30...0x39).contains(scalars[index].value)
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 {
      return (0x61...0x7A).contains(scalar.value) || (0x41...0x5A).contains(scalar.value)
    }
    let properties = scalar.properties
    return properties.isAlphabetic || properties.canonicalCombiningClass != .notReordered
  }

  private static func number(_ scalars: [Unicode.Scalar], from start: Int) -> (end: Int, kind: Kind) {
    var end = start
    func digits() { while isDigit(scalars, end) { end += 1 } }
    digits()
    while end < scalars.count, scalars[end] == "." || scalars[end] == ",", isDigit(scalars, end + 1) {
      end += 1
      digits()
    }
    if end < scalars.count, scalars[end] == "%" { return (end + 1, .number) }
    // "37B", "4a"; but "500đồng" is two words.
    var letters = end
    while letters < scalars.count, isLetter(scalars[letters]) { letters += 1 }
    if letters > end, letters - end <= 2 { return (letters, .word) }
    guard end < scalars.count, scalars[end] == "/", isDigit(scalars, end + 1) else { return (end, .number) }
    // "01/12/2025", "3/4", or the symbol of a document.
    var slashes = 0
    var isSymbol = false
    while end < scalars.count {
      let scalar = scalars[end]
      if scalar == "/" || scalar == "-" {
        guard end + 1 < scalars.count, isDigit(scalars, end + 1) || isLetter(scalars[end + 1]) else { break }
        if scalar == "/" { slashes += 1 }
      } else if isLetter(scalar) {
        isSymbol = true
      } else if !isDigit(scalars, end) {
        break
      }
      end += 1
    }
    return (end, isSymbol ? .word : slashes == 2 ? .date : .number)
  }

  /// What is compared when only the substance counts: no case, no signs but
  /// those that reckon.
  var substance: String? {
    guard kind == .mark else { return Spelling.lower(Spelling.toneLast(text)) }
    return ["%", "+", "=", "<", ">", "≤", "≥", "×", "±", "/", "°", "²", "³"].contains(text) ? text : nil
  }
}
