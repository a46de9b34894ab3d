/// What a finding looks like where it is raised, and how that looks mended:
/// one short line each, in both languages.
public struct Illustration: Sendable, Equatable {
  /// What raises the finding.
  public var bad: LocalizedText
  /// The same, mended.
  public var good: LocalizedText

  /// Makes an illustration from its two lines.
  public init(bad: LocalizedText, good: LocalizedText) {
    self.bad = bad
    self.good = good
  }
}

/// The illustrations of the codes whose words stand in the catalogue; rules
/// bring their own. They are written as a change is: `-` what is wrong, `+`
/// how it is right, first in Vietnamese, then in English.
enum Illustrations {
  static let all: [(code: FindingCode, shown: Illustration)] =
    [
      xml, dossier, crossDocument, deadlines, office, secrecy, system, configuration, archive, packet, bag,
      trust,
    ]
    .flatMap(read)

  static let byCode = Dictionary(all.map { ($0.code, $0.shown) }, uniquingKeysWith: { first, _ in first })

  /// Blocks of five lines, an empty one between them. What has another form
  /// is left out; a test sees that nothing is.
  static func read(_ text: String) -> [(code: FindingCode, shown: Illustration)] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.split(separator: "").compactMap { block in
      let block = Array(block)
      guard block.count == 5, zip(block.dropFirst(), "-+-+").allSatisfy({ $0.hasPrefix("\($1) ") }) else {
        return nil
      }
      let words = block.dropFirst().map { String($0.dropFirst(2)) }
      return (
        FindingCode(rawValue: String(block[0])),
        Illustration(
          bad: LocalizedText(vi: words[0], en: words[2]),
          good: LocalizedText(vi: words[1], en: words[3])
        )
      )
    }
  }
}

extension Catalogue.Entry {
  /// What it looks like. A rule's own words win, then what its example shows
  /// once the markup is off.
  public var illustration: Illustration? {
    own ?? Illustrations.byCode[code] ?? examples.first.flatMap(\.illustration)
  }
}

extension Catalogue.Example {
  /// Its pieces as a reader sees them; nil where the markup alone differs.
  fileprivate var illustration: Illustration? {
    let bad = pieces.map { Self.shown($0.bad) }.joined(separator: " … ")
    let good = pieces.map { Self.shown($0.good) }.joined(separator: " … ")
    guard !bad.isEmpty, !good.isEmpty, bad != good else { return nil }
    return Illustration(bad: .same(bad), good: .same(good))
  }

  /// A piece of a document in one line, without its tags.
  private static func shown(_ text: String) -> String {
    let words = text.replacing(/<[^<>]*>/, with: " ").split(whereSeparator: \.isWhitespace)
    let line = words.joined(separator: " ")
    return line.count > 160 ? line.prefix(159) + "…" : line
  }
}
