/// What somebody else’s code says in English, and how we say it. A template
/// stands for all messages that differ only at its `{places}`.
public struct Phrasebook: Sendable {
  private let phrases: [(theirs: String, ours: LocalizedText)]

  /// The order counts: the first template that fits is taken.
  public init(_ phrases: [(theirs: String, ours: LocalizedText)]) { self.phrases = phrases }

  /// Our template, and what stands at its places; nil where none fits.
  public func find(_ message: String) -> (ours: LocalizedText, places: [String: String])? {
    for (theirs, ours) in phrases {
      if let places = Self.places(of: theirs, in: message) { return (ours, places) }
    }
    return nil
  }

  private static func places(of template: String, in message: String) -> [String: String]? {
    var (rest, pattern, found) = (message[...], template[...], [String: String]())
    while let open = pattern.firstIndex(of: "{"), let close = pattern.firstIndex(of: "}") {
      guard rest.hasPrefix(pattern[..<open]) else { return nil }
      rest = rest.dropFirst(pattern[..<open].count)
      let name = String(pattern[pattern.index(after: open)..<close])
      pattern = pattern[pattern.index(after: close)...]
      let next = pattern.prefix { $0 != "{" }
      let end: Substring.Index
      if next.endIndex == pattern.endIndex {
        // The last place goes on to the last words.
        guard rest.hasSuffix(next) else { return nil }
        end = rest.index(rest.endIndex, offsetBy: -next.count)
      } else {
        guard let range = rest.firstRange(of: next) else { return nil }
        end = range.lowerBound
      }
      found[name] = String(rest[..<end])
      rest = rest[end...]
    }
    return rest == pattern ? found : nil
  }
}
