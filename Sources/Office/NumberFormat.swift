/// How an automatic number is written: the formats of Word (ISO/IEC 29500-1
/// §17.18.59) and OpenDocument that Vietnamese documents meet. Others are
/// written as decimal.
enum NumberFormat: Equatable {
  case decimal
  /// With zeros in front up to so many digits.
  case padded(Int)
  case upperRoman, lowerRoman
  /// a … z, then aa, bb … as Word does.
  case upperLetter, lowerLetter
  case ordinal
  case bullet
  case none

  func text(_ number: Int) -> String {
    switch self {
    case .decimal, .bullet: String(number)
    case .padded(let width): Self.pad(number, to: width)
    case .upperRoman: Self.roman(number)
    case .lowerRoman: Self.roman(number).lowercased()
    case .upperLetter: Self.letters(number).uppercased()
    case .lowerLetter: Self.letters(number)
    case .ordinal: "\(number)."
    case .none: ""
    }
  }

  private static func pad(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, min(width, 20) - digits.count)) + digits
  }

  private static let numerals: [(Int, String)] = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
  ]

  private static func roman(_ number: Int) -> String {
    guard (1..<4000).contains(number) else { return String(number) }
    var rest = number
    var text = ""
    for (value, numeral) in numerals {
      while rest >= value {
        text += numeral
        rest -= value
      }
    }
    return text
  }

  private static func letters(_ number: Int) -> String {
    guard (1...780).contains(number) else { return String(number) }
    let letter = Character(UnicodeScalar(UInt8(97 + (number - 1) % 26)))
    return String(repeating: letter, count: (number - 1) / 26 + 1)
  }
}
