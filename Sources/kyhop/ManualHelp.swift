import ArgumentParser
import CManual
import SessionKit

/// Help in Vietnamese, out of the manual page: ArgumentParser's own is in
/// English only, and a second text would soon say something else.
struct ManualHelp {
  /// What a command line asks help about, by the names of commands below
  /// `kyhop`; nil where it asks for none, or not in Vietnamese.
  static func request(_ arguments: [String], _ languages: [Language]) -> [String]? {
    let words = arguments.prefix { $0 != "--" }
    let isAsked = words.first == "help" || words.contains { $0 == "--help" || $0 == "-h" }
    guard isAsked, languages.first == .vi else { return nil }
    var names: [String] = []
    var commands = Command.configuration.subcommands
    for word in words where word != "help" {
      guard let next = commands.first(where: { $0._commandName == word }) else { continue }
      names.append(word)
      commands = next.configuration.subcommands
    }
    return names
  }

  // MARK: The page

  /// A command, or a part of the page that is no command.
  private struct Section {
    /// `kyhop agenda add SỐ TÊN-MỤC`
    var heading: String
    /// `["agenda", "add"]`; empty where it is none.
    var command: [String]
    /// What it is, then each option with its text.
    var text: [String] = []
    var options: [(term: String, text: String)] = []
  }

  private let sections: [Section]

  static let vietnamese = ManualHelp(
    String(decoding: UnsafeBufferPointer(start: cmanual_bytes(), count: cmanual_count()), as: UTF8.self)
  )

  /// - Parameter page: in the macros of man(7), as far as ours uses them.
  init(_ page: String) {
    var sections: [Section] = []
    var isTerm = false
    for line in page.split(separator: "\n") {
      switch line.prefix(3) {
      case ".SH", ".SS":
        let raw = line.dropFirst(4).trimming("\"")
        sections.append(Section(heading: Self.plain(raw), command: Self.command(raw)))
        isTerm = false
      case ".TP": isTerm = true
      case ".PP", ".RS", ".RE": continue
      default:
        guard !sections.isEmpty, !line.hasPrefix("'\\\""), !line.hasPrefix(".\\\"") else { continue }
        let text = Self.plain(line.first == "." ? line.drop { $0 != " " }.dropFirst() : line)
        let last = sections.count - 1
        if isTerm {
          sections[last].options.append((text, ""))
          isTerm = false
        } else if let option = sections[last].options.indices.last {
          sections[last].options[option].text += " " + text
        } else {
          sections[last].text.append(text)
        }
      }
    }
    self.sections = sections
  }

  /// The names of commands in a heading: `\fBkyhop agenda add\fR \fISỐ\fR`.
  private static func command(_ heading: Substring) -> [String] {
    guard heading.hasPrefix("\\fBkyhop "), let end = heading.firstRange(of: "\\fR") else { return [] }
    return plain(heading[..<end.lowerBound]).split(separator: " ").dropFirst().map(String.init)
  }

  /// Without what sets type.
  private static func plain(_ text: Substring) -> String {
    var out = ""
    var rest = text
    while let first = rest.popFirst() {
      guard first == "\\" else {
        out.append(first)
        continue
      }
      switch rest.first {
      case "f": rest = rest.dropFirst(2)
      case "(":
        out += "~"
        rest = rest.dropFirst(3)
      default:
        if let escaped = rest.popFirst() { out.append(escaped) }
      }
    }
    return out
  }

  // MARK: Help

  /// What the page says of a command; of a group of commands, or of none,
  /// which there are.
  func text(_ command: [String]) -> String {
    guard let own = sections.first(where: { $0.command == command && !command.isEmpty }) else {
      return list(command)
    }
    let what = Self.wrapped(own.text.joined(separator: " "), indent: 0)
    return "Cách dùng: \(own.heading)\n\n\(what)" + Self.table("Tùy chọn", own.options) + common
  }

  private func list(_ group: [String]) -> String {
    let below = sections.filter { !$0.command.isEmpty && $0.command.starts(with: group) }
    let name = (["kyhop"] + group).joined(separator: " ")
    let rows = below.map { section in
      (section.command.dropFirst(group.count).joined(separator: " "), section.text.first ?? "")
    }
    let whole = group.isEmpty ? sections.first { $0.heading == "MÔ TẢ" } : nil
    let what = whole.map { "\n" + Self.wrapped($0.text.joined(separator: " "), indent: 0) } ?? ""
    return "Cách dùng: \(name) LỆNH …\n\(what)" + Self.table("Các lệnh", rows)
      + "\nXem từng lệnh: \(name) LỆNH --help. Bản đầy đủ: man kyhop.\n"
  }

  private var common: String {
    let section = sections.first { $0.heading == "TÙY CHỌN CHUNG" }
    // Who asks for help has found this one.
    let options = (section?.options ?? []).filter { !$0.term.hasPrefix("--generate-completion") }
    return Self.table("Tùy chọn chung", options)
  }

  private static func table(_ title: String, _ rows: [(term: String, text: String)]) -> String {
    guard !rows.isEmpty else { return "" }
    return "\n\(title):\n" + rows.map { "  \($0.term)\n" + wrapped($0.text, indent: 6) }.joined()
  }

  /// In lines of at most 80 columns.
  private static func wrapped(_ text: String, indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, indent + line.count + 1 + word.count > 80 {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    if !line.isEmpty { lines.append(line) }
    return lines.map { margin + $0 + "\n" }.joined()
  }
}

extension Substring {
  fileprivate func trimming(_ mark: Character) -> Substring {
    var text = self
    if text.first == mark { text = text.dropFirst() }
    if text.last == mark { text = text.dropLast() }
    return text
  }
}
