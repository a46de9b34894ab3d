/// Which series an authority issues: a name, or what names begin with
/// (`son-lam-*`).
struct SeriesPattern: Sendable, Hashable {
  let text: String

  /// Reads a pattern: letters, digits and hyphens, and at the end one `*`
  /// perhaps; at most 60 bytes.
  init?(_ text: String) {
    let name = text.hasSuffix("*") ? text.dropLast() : text[...]
    guard !text.isEmpty, text.utf8.count <= 60,
      name.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 })
    else { return nil }
    self.text = text
  }

  func matches(_ series: String) -> Bool {
    text.hasSuffix("*") ? series.hasPrefix(text.dropLast()) : series == text
  }
}
