/// Gives every part its identifier by Akoma Ntoso's naming convention.
/// Repeated numbers get a further sign, so that no two are equal.
enum Identifiers {
  static func assign(_ document: inout RecognisedDocument) {
    var used: [String: Int] = [:]
    assign(&document, prefix: "", &used)
  }

  private static func assign(
    _ document: inout RecognisedDocument,
    prefix: String,
    _ used: inout [String: Int]
  ) {
    document.units = document.units.map { self.unit($0, below: prefix, root: prefix, &used) }
    for index in document.attachments.indices {
      assign(&document.attachments[index], prefix: "\(prefix)att_\(index + 1)__", &used)
    }
    if !document.units.isEmpty { document.remarks += gaps(document.units) }
  }

  private static func unit(
    _ unit: Unit,
    below parent: String,
    root: String,
    _ used: inout [String: Int]
  ) -> Unit {
    var unit = unit
    // Articles are numbered through chapters and stand for themselves.
    let base = unit.kind == .article ? root : parent
    let number = unit.number.isEmpty ? "nn_1" : sign(unit.number)
    var eId = base + abbreviation(unit.element) + "_" + number
    // A second one of the same number; the sign could be a number's own.
    while let count = used[eId] {
      used[eId] = count + 1
      eId += "-\(count + 1)"
    }
    used[eId] = 1
    unit.eId = eId
    unit.units = unit.units.map { self.unit($0, below: eId + "__", root: root, &used) }
    return unit
  }

  /// Characters that an identifier may have.
  private static func sign(_ number: String) -> String {
    var sign = ""
    for scalar in number.unicodeScalars {
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      if isPlain || scalar == "đ" {
        sign.unicodeScalars.append(scalar)
      } else if scalar == "Đ" {
        sign += "đ"
      } else if scalar == "." {
        sign += "."
      } else if let letter = Letters.ascii(scalar) {
        sign.unicodeScalars.append(letter)
      }
    }
    return sign.isEmpty ? "nn" : sign
  }

  private static func abbreviation(_ element: String) -> String {
    switch element {
    case "chapter": "chp"
    case "section": "sec"
    case "subsection": "subsec"
    case "article": "art"
    case "paragraph": "para"
    case "subparagraph": "subpara"
    case "division": "dvs"
    default: element
    }
  }

  /// Numbers that stand twice or are left out, level by level.
  private static func gaps(_ units: [Unit]) -> [RecognitionRemark] {
    var remarks: [RecognitionRemark] = []
    var lastArticle = 0
    func walk(_ units: [Unit]) {
      var last: [Unit.Kind: Int] = [:]
      for unit in units {
        let digits = unit.number.prefix { $0.isASCII && $0.isNumber }
        if let value = Int(digits), digits.count == unit.number.count {
          let before = unit.kind == .article ? lastArticle : last[unit.kind] ?? 0
          if before > 0, value == before {
            remarks.append(
              .init(kind: .repeatedNumber, paragraph: unit.paragraph, eId: unit.eId, text: unit.label.text)
            )
          } else if before > 0, value > before + 1 {
            remarks.append(
              .init(kind: .missingNumber, paragraph: unit.paragraph, eId: unit.eId, text: unit.label.text)
            )
          }
          if unit.kind == .article { lastArticle = value } else { last[unit.kind] = value }
        }
        walk(unit.units)
      }
    }
    walk(units)
    return remarks
  }
}
