/// Text on its way into XML.
public enum XMLText {
  /// Escapes the content of an element.
  public static func escape(_ text: String) -> String { escape(text, inAttribute: false) }

  /// Escapes the value of an attribute in double quotes.
  public static func escapeAttribute(_ text: String) -> String { escape(text, inAttribute: true) }

  private static func escape(_ text: String, inAttribute: Bool) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"" where inAttribute: out += "&quot;"
      case "\n" where inAttribute: out += "&#10;"
      case "\t" where inAttribute: out += "&#9;"
      case "\r": out += "&#13;"
      // XML 1.0 has no way to write the other controls and these two.
      case _ where scalar.value < 0x20 && scalar != "\n" && scalar != "\t": break
      case "\u{FFFE}", "\u{FFFF}": break
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
