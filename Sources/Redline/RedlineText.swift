/// A comparison for the terminal.
public enum RedlineText {
  /// What to write.
  public struct Options: Sendable {
    public var language: RedlineWords
    /// Whether to colour with ANSI sequences; the marks stay.
    public var isColoured: Bool
    /// Words of context on either side of a change.
    public var context: Int
    /// Whether only the lines of the summary are wanted.
    public var isBrief: Bool

    public init(
      language: RedlineWords = .vi,
      isColoured: Bool = false,
      context: Int = 6,
      isBrief: Bool = false
    ) {
      self.language = language
      self.isColoured = isColoured
      self.context = context
      self.isBrief = isBrief
    }
  }

  /// First a line for each event, then the words, then what was compared
  /// and what was not. Ends with a line feed.
  public static func render(_ comparison: Comparison, _ options: Options = Options()) -> String {
    let words = options.language
    var out = words.count(comparison.events) + "\n"
    for event in comparison.events { out += words.summary(event) + "\n" }
    for reference in comparison.staleReferences {
      out += words.say("lưu ý: ", "note: ") + words.stale(reference) + "\n"
    }
    guard !options.isBrief else { return out }
    for event in comparison.events where event.kind != .renumbered && event.kind != .moved {
      guard let place = event.new ?? event.old else { continue }
      out += "\n" + words.title(place) + " — " + words.name(event.kind) + "\n"
      if event.kind != .changed, event.passages.first?.part == .cell {
        out += "  " + event.passages.map { line($0.runs, options) }.joined(separator: " | ") + "\n"
        continue
      }
      for passage in event.passages {
        let name = passage.name.isEmpty ? "" : passage.name + (passage.part == .cell ? ": " : " ")
        out += "  " + name + line(passage.runs, options) + "\n"
      }
    }
    let extent = words.extent(comparison)
    out += "\n" + words.say("Đã so sánh:", "Compared:") + "\n"
    for line in extent.compared { out += "  " + line + "\n" }
    out += words.say("Không so sánh:", "Not compared:") + "\n"
    for line in extent.not { out += "  " + line + "\n" }
    return out
  }

  /// `[-old-]` and `{+new+}` among a few words that were kept.
  private static func line(_ runs: [Run], _ options: Options) -> String {
    var line = ""
    for (index, run) in runs.enumerated() {
      switch run.kind {
      case .kept:
        line += shortened(run.new, isFirst: index == 0, isLast: index == runs.count - 1, options.context)
      case .deleted: line += marked("[-" + run.old + "-]", "31;9", options)
      case .inserted: line += marked("{+" + run.new + "+}", "32;4", options)
      }
    }
    return line
  }

  private static func marked(_ text: String, _ colour: String, _ options: Options) -> String {
    options.isColoured ? "\u{1B}[\(colour)m\(text)\u{1B}[0m" : text
  }

  /// The words next to a change; what is left out is "…".
  private static func shortened(_ text: String, isFirst: Bool, isLast: Bool, _ context: Int) -> String {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    // A blank at an end is no word.
    let head = isFirst ? 0 : context + (text.hasPrefix(" ") ? 1 : 0)
    let tail = isLast ? 0 : context + (text.hasSuffix(" ") ? 1 : 0)
    guard words.count > head + tail + 2 else { return text }
    return words.prefix(head).joined(separator: " ") + (head > 0 ? " …" : "…")
      + (tail > 0 ? " " : "") + words.suffix(tail).joined(separator: " ")
  }
}
