/// `docs/findings.md` and `docs/findings.vi.md`: all findings, in Markdown.
/// The same program gives the same bytes.
public enum FindingsPage {
  /// The name of the page in a language.
  public static func name(_ language: Language) -> String {
    language == .vi ? "findings.vi.md" : "findings.md"
  }

  /// The whole page.
  public static func markdown(_ language: Language) -> String {
    let contents = FindingFamily.groups.map { codes(of: $0.family, $0.entries, language) }
    let chapters = FindingFamily.groups.map { family, entries in
      (["## \(family.code)\n\n\(escaped(family.name[language])).\n"]
        + entries.map { section($0, language, level: 3) })
        .joined(separator: "\n")
    }
    return head(language) + contents.joined() + "\n" + chapters.joined(separator: "\n")
  }

  /// What is said about one code.
  public static func markdown(_ code: FindingCode, _ language: Language) -> String {
    markdown(Catalogue.entry(for: code), language)
  }

  /// What is said about one finding.
  public static func markdown(_ entry: Catalogue.Entry, _ language: Language) -> String {
    section(entry, language, level: 1)
  }

  private static func head(_ language: Language) -> String {
    let count = Catalogue.all.count
    return switch language {
    case .vi:
      """
      <!-- Do `make findings` viết ra; đừng sửa tay. -->
      # Các lỗi mà kyhop báo

      In English: [findings.md](findings.md).

      Có \(count) mã. `kyhop explain MÃ` in ra đúng những gì ghi ở đây. Dấu … thay cho điều chỉ biết khi kiểm tra: tên tệp, \
      số mục, ngày. Mức là mức thường; trừ bí mật nhà nước và điều chưa kiểm tra \
      được, mỗi hội đồng đổi được trong bộ quy tắc của mình hoặc trong session.xml.


      """
    case .en:
      """
      <!-- Written by `make findings`; do not edit. -->
      # What kyhop finds

      Tiếng Việt: [findings.vi.md](findings.vi.md).

      There are \(count) codes. `kyhop explain CODE` prints what stands here. … stands for what only a run knows: a file, an \
      item, a day. The weight is the usual one; except of state secrets and of what was not \
      checked, a council may change it in its profile or in session.xml.


      """
    }
  }

  private static func codes(
    of family: FindingFamily,
    _ entries: [Catalogue.Entry],
    _ language: Language
  ) -> String {
    let codes = entries.map { entry in
      "[\(entry.code.rawValue.suffix(3))](#\(entry.code.rawValue.lowercased()))"
    }
    return "- [\(family.code)](#\(family.code.lowercased())) \(escaped(family.name[language])): "
      + codes.joined(separator: " ") + "\n"
  }

  private static func section(_ entry: Catalogue.Entry, _ language: Language, level: Int) -> String {
    let page = Explanation(entry: entry, language: language)
    var lines = rows(page)
    if let sample = page.sample {
      lines.append("- **\(sample.name):** [\(sample.text)](../\(sample.text))")
    }
    let heading = "\(String(repeating: "#", count: level)) \(entry.code.rawValue)"
    return "\(heading)\n\n**\(escaped(page.message))**\n\n\(lines.joined(separator: "\n"))\n"
  }

  /// All but the folder of a sample, which stands beside docs/ only.
  static func rows(_ page: Explanation) -> [String] {
    (page.rows + page.examples).map { "- **\($0.name):** \(escaped($0.text))" }
  }

  /// Text that Markdown shows as it is (CommonMark §2.4, and `~`, `|`, `$` of
  /// GitHub). Within a line only: no text here begins one.
  static func escaped(_ text: String) -> String {
    var out = ""
    for character in text {
      if "\\`*_[]<>&~|$".contains(character) { out.append("\\") }
      out.append(character)
    }
    return out
  }
}
