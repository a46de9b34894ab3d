internal import LibXML

/// The language of what a page says by itself, around the document.
public enum ReadingWords: String, Sendable {
  case vi, en

  func say(_ vi: String, _ en: String) -> String { self == .vi ? vi : en }

  /// What a unit is cited as: "Điều 5", "khoản 2", "điểm đ"; nil of what is
  /// cited by no name.
  ///
  /// - Parameters:
  ///   - element: Akoma Ntoso's name of it.
  ///   - label: its number as it is printed: "Điều 5.", "2.", "đ)".
  func citation(_ element: String, _ label: String) -> String? {
    let number = Blanks.words(label).trimmingSuffix { ".):".contains($0) }
    guard !number.isEmpty, number.utf8.count <= 80 else { return nil }
    switch element {
    case "part", "chapter", "section", "subsection", "article": return number
    case "paragraph", "subparagraph": return say("khoản ", "clause ") + number
    case "point": return say("điểm ", "point ") + number
    case "division": return say("mục ", "section ") + number
    default: return nil
    }
  }
}

extension String {
  fileprivate func trimmingSuffix(_ isTrimmed: (Character) -> Bool) -> String {
    var text = self[...]
    while let last = text.last, isTrimmed(last) { text.removeLast() }
    return String(text)
  }
}
