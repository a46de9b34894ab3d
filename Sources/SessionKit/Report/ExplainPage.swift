/// What `explain` prints.
public enum ExplainPage {
  /// Every code with its one line.
  public static func list(_ language: Language) -> String {
    Catalogue.all.map { "\($0.code.rawValue)  \(plain($0.message, language))\n" }.joined()
  }

  /// A template without its values.
  private static func plain(_ template: LocalizedText, _ language: Language) -> String {
    Catalogue.render(template, [:], language)
  }

  /// All that is known about one code.
  public static func text(_ code: FindingCode, _ language: Language) -> String {
    let entry = Catalogue.entry(for: code)
    let isVietnamese = language == .vi
    var lines = ["\(code.rawValue)  \(plain(entry.message, language))", ""]
    lines.append("\(isVietnamese ? "Vì sao" : "Why"): \(entry.why[language])")
    lines.append("\(isVietnamese ? "Xử lý" : "Fix"): \(plain(entry.fix, language))")
    for source in entry.basis { lines.append("\(isVietnamese ? "Căn cứ" : "Basis"): \(source.text)") }
    let waivable = entry.isWaivable ? (isVietnamese ? "được" : "yes") : (isVietnamese ? "không" : "no")
    lines.append("\(isVietnamese ? "Được chấp thuận cho qua" : "May be waived"): \(waivable)")
    if let sample = entry.sample {
      lines.append("\(isVietnamese ? "Ví dụ" : "Example"): samples/variants/\(sample)")
    }
    for example in entry.examples {
      lines.append("")
      for (name, part) in [
        (isVietnamese ? "Sai" : "Wrong", \Catalogue.Example.Piece.bad),
        (isVietnamese ? "Đúng" : "Right", \Catalogue.Example.Piece.good),
      ] {
        let text = example.pieces.map { shown($0[keyPath: part]) }.joined(separator: " … ")
        lines.append("\(name): \(text.isEmpty ? (isVietnamese ? "(không có)" : "(nothing)") : text)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A piece of a document in one line.
  private static func shown(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > 160 ? line.prefix(159) + "…" : line
  }
}
