/// What `explain` prints.
public enum ExplainPage {
  /// Every code with its one line.
  public static func list(_ language: Language) -> String {
    Catalogue.all.map { "\($0.code.rawValue)  \($0.message[language])\n" }.joined()
  }

  public static func text(_ code: FindingCode, _ language: Language) -> String {
    let entry = Catalogue.entry(for: code)
    let isVietnamese = language == .vi
    var lines = ["\(code.rawValue)  \(entry.message[language])", ""]
    lines.append("\(isVietnamese ? "Vì sao" : "Why"): \(entry.why[language])")
    lines.append("\(isVietnamese ? "Xử lý" : "Fix"): \(entry.fix[language])")
    for source in entry.basis { lines.append("\(isVietnamese ? "Căn cứ" : "Basis"): \(source.text)") }
    let waivable = entry.isWaivable ? (isVietnamese ? "được" : "yes") : (isVietnamese ? "không" : "no")
    lines.append("\(isVietnamese ? "Được chấp thuận cho qua" : "May be waived"): \(waivable)")
    if let sample = entry.sample {
      lines.append("\(isVietnamese ? "Ví dụ" : "Example"): samples/variants/\(sample)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
