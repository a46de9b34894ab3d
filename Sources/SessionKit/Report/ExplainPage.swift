/// What `explain` prints.
public enum ExplainPage {
  /// Every code with its one line, by family.
  public static func list(_ language: Language) -> String {
    FindingFamily.groups.map { list($0.family, $0.entries, language) }.joined(separator: "\n")
  }

  /// The codes of one family; nil where there is no such family.
  public static func list(family code: String, _ language: Language) -> String? {
    FindingFamily.groups.first { $0.family.code == code.uppercased() }.map {
      list($0.family, $0.entries, language)
    }
  }

  private static func list(
    _ family: FindingFamily,
    _ entries: [Catalogue.Entry],
    _ language: Language
  ) -> String {
    let lines = entries.map { "  \($0.code.rawValue)  \(Explanation(entry: $0, language: language).message)" }
    return (["\(family.code)  \(family.name[language])"] + lines).joined(separator: "\n") + "\n"
  }

  /// All that is known about one code.
  public static func text(_ code: FindingCode, _ language: Language) -> String {
    text(Catalogue.entry(for: code), language)
  }

  /// All that is said about a finding.
  public static func text(_ entry: Catalogue.Entry, _ language: Language) -> String {
    let page = Explanation(entry: entry, language: language)
    var blocks = [["\(entry.code.rawValue)  \(page.message)"], page.rows.flatMap(lines)]
    blocks.append((page.examples + [page.sample].compactMap(\.self)).flatMap(lines))
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  /// The column in which the text of a row begins.
  private static let margin = 9
  /// The last column of a page.
  private static let width = 88

  /// A row, broken between words.
  private static func lines(_ row: Explanation.Row) -> [String] {
    let room = width - margin
    var lines: [String] = []
    var line = ""
    for word in row.text.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > room {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    lines.append(line)
    let name = row.name + String(repeating: " ", count: max(1, margin - row.name.count))
    let indent = String(repeating: " ", count: margin)
    return lines.enumerated().map { ($0.offset == 0 ? name : indent) + $0.element }
  }
}

extension ExplainPage {
  /// The code that somebody means: in small letters, without its hyphen, or
  /// copied with what stands around it.
  public static func code(in text: String) -> FindingCode? {
    written(in: text).flatMap { Catalogue.isKnown($0) ? $0 : nil }
  }

  /// What a council's own rules say of a code: those of the profile that the
  /// session in a folder goes by.
  public static func own(_ text: String, in folder: String) -> Catalogue.Entry? {
    guard let code = written(in: text),
      let bytes = try? FileSystem.read(folder + "/session.xml", limit: 32 << 20),
      let session = try? SessionReader.read(bytes, path: "session.xml"),
      let profile = try? ProfileReader.of(session, in: folder)
    else { return nil }
    return profile.rules.entries[code]
  }

  private static func written(in text: String) -> FindingCode? {
    guard let found = text.uppercased().firstMatch(of: /(?:^|[^A-Z])([A-Z]{3})[- ]?([0-9]{3})(?:$|[^0-9])/)
    else {
      return nil
    }
    return FindingCode(rawValue: "\(found.1)-\(found.2)")
  }

  /// What to answer where there is no such code.
  public static func unknown(_ text: String) -> LocalizedText {
    let near = nearest(to: text).joined(separator: ", ")
    return LocalizedText(
      vi: "không có mã \(text)" + (near.isEmpty ? "; xem danh sách: kyhop explain" : "; gần giống: \(near)"),
      en: "no such code: \(text)" + (near.isEmpty ? "; kyhop explain lists them" : "; did you mean \(near)?")
    )
  }

  /// The codes and families that are most like what was typed, at most
  /// three.
  static func nearest(to text: String) -> [String] {
    let known = Catalogue.all.map(\.code.rawValue) + FindingFamily.groups.map(\.family.code)
    return Nearest.words(to: text.uppercased(), among: known)
  }
}
