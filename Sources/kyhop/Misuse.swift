import ArgumentParser
import SessionKit

/// A command line that can't be carried out, in words of our own.
struct Misuse: Error, CustomStringConvertible {
  let words: LocalizedText

  init(_ words: LocalizedText) { self.words = words }
  init(vi: String, en: String) { words = LocalizedText(vi: vi, en: en) }

  /// As ArgumentParser hands it on from where it validates.
  var description: String {
    Common.ofCommandLine.map { words[$0] }.joined(separator: " / ")
  }
}

/// What to print of a command line that was not understood: what is wrong, and
/// where help is.
struct UsageError {
  /// What ArgumentParser says of it.
  let message: String
  /// Whether these are words of our own already, from ``Misuse``.
  let isOwn: Bool
  /// The command line.
  let arguments: [String]

  func text(_ languages: [Language]) -> String {
    let (commands, rest) = named
    let name = (["kyhop"] + commands.map { $0._commandName }).joined(separator: " ")
    let help = LocalizedText(vi: "Cách dùng: \(name) --help", en: "For help: \(name) --help")
    let own = isOwn ? LocalizedText.same(message) : nil
    let words =
      own ?? Self.mistyped(rest.first, in: commands.last)
      ?? Self.sentence(message, isOfCommand: !commands.isEmpty)
    let lead = languages.first == .vi ? "Lỗi" : "Error"
    let sentences = own == nil ? languages.map { words[$0] } : [message]
    return (["\(lead): \(sentences.joined(separator: " / "))"] + languages.map { help[$0] })
      .joined(separator: "\n")
  }

  /// The commands that were named, from the outermost to the innermost; and
  /// what stands behind them.
  private var named: (commands: [any ParsableCommand.Type], rest: ArraySlice<String>) {
    var commands: [any ParsableCommand.Type] = []
    var rest = arguments[...]
    while let word = rest.first,
      let next = Self.commands(in: commands.last).first(where: { $0._commandName == word })
    {
      commands.append(next)
      rest = rest.dropFirst()
    }
    return (commands, rest)
  }

  private static func commands(in command: (any ParsableCommand.Type)?) -> [any ParsableCommand.Type] {
    (command ?? Command.self).configuration.subcommands
  }

  /// Where a command's name was meant and something like it was typed: all
  /// that follows was read as something else.
  private static func mistyped(
    _ word: String?,
    in command: (any ParsableCommand.Type)?
  ) -> LocalizedText? {
    guard let word, !word.hasPrefix("-") else { return nil }
    let known = commands(in: command).map { $0._commandName }
    guard let near = Nearest.words(to: word, among: known).first else { return nil }
    return LocalizedText(
      vi: "không có lệnh “\(word)”. Có phải “\(near)”?",
      en: "there is no command “\(word)”. Did you mean “\(near)”?"
    )
  }

  // MARK: ArgumentParser's sentences

  /// What ArgumentParser says, and how we say it.
  private static let sentences = Phrasebook([
    (
      "Unknown option '{it}'. Did you mean '{near}'?",
      LocalizedText(
        vi: "không có tùy chọn {it}. Có phải {near}?",
        en: "there is no option {it}. Did you mean {near}?"
      )
    ),
    (
      "Unknown option '{it}'",
      LocalizedText(vi: "không có tùy chọn {it}{place}", en: "there is no option {it}{place}")
    ),
    ("Invalid option: {it}", LocalizedText(vi: "không có tùy chọn {it}", en: "there is no option {it}")),
    (
      "Unexpected argument '{it}'",
      LocalizedText(
        vi: "không hiểu “{it}” ở chỗ này",
        en: "“{it}” is not understood here"
      )
    ),
    (
      "{number} unexpected arguments: {values}",
      LocalizedText(vi: "không hiểu ở chỗ này: {values}", en: "not understood here: {values}")
    ),
    (
      "Missing expected argument '{it}'",
      LocalizedText(vi: "thiếu {it}{meaning}", en: "missing: {it}{meaning}")
    ),
    (
      "Missing value for '{it}'",
      LocalizedText(vi: "sau {it} thiếu giá trị{meaning}", en: "{it} has no value{meaning}")
    ),
    (
      "The value '{value}' is invalid for '{it}'. Please provide one of {values}.",
      LocalizedText(
        vi: "“{value}” không dùng được cho {it}; chọn một trong: {values}",
        en: "“{value}” is no value of {it}; choose one of: {values}"
      )
    ),
    (
      "The value '{value}' is invalid for '{it}'. Please provide one of the following:\n{values}",
      LocalizedText(
        vi: "“{value}” không dùng được cho {it}; chọn một trong: {values}",
        en: "“{value}” is no value of {it}; choose one of: {values}"
      )
    ),
    (
      "The value '{value}' is invalid for '{it}'",
      LocalizedText(
        vi: "“{value}” không dùng được cho {it}{meaning}",
        en: "“{value}” is no value of {it}{meaning}"
      )
    ),
    (
      "The option '{it}' does not take any value, but '{value}' was specified.",
      LocalizedText(
        vi: "{it} không nhận giá trị; bỏ “={value}”",
        en: "{it} takes no value; leave out “={value}”"
      )
    ),
  ])

  /// What stands for a value in help, for who does not read English; with an
  /// example where its form matters.
  private static let meanings: [String: LocalizedText] = [
    "time": LocalizedText(
      vi: "thời điểm, ví dụ 2025-12-01T08:00:00+07:00",
      en: "a time, e.g. 2025-12-01T08:00:00+07:00"
    ),
    "address": LocalizedText(
      vi: "địa chỉ trên web, không có “#”, ví dụ https://example.org/findings.md",
      en: "an address of the web without “#”, e.g. https://example.org/findings.md"
    ),
    "yyyy-mm-dd": LocalizedText(vi: "ngày, ví dụ 2025-12-08", en: "a day, e.g. 2025-12-08"),
    "code": LocalizedText(vi: "mã lỗi, ví dụ DDL-110", en: "a code, e.g. DDL-110"),
    "number": LocalizedText(vi: "số, ví dụ 3.2", en: "a number, e.g. 3.2"),
    "receipt": LocalizedText(
      vi: "số biên nhận, ví dụ BN-0007 hoặc 7",
      en: "a receipt’s number, e.g. BN-0007 or 7"
    ),
    "version": LocalizedText(vi: "số phiên bản, ví dụ 2", en: "a version’s number, e.g. 2"),
    "hours": LocalizedText(vi: "số giờ, ví dụ 48", en: "hours, e.g. 48"),
    "packet": LocalizedText(vi: "gói tài liệu, tệp .zip", en: "a packet, .zip"),
    "delta": LocalizedText(vi: "gói chênh lệch, tệp .zip", en: "a delta, .zip"),
    "file": LocalizedText(vi: "tên tệp", en: "a file’s name"),
    "output": LocalizedText(vi: "tên tệp", en: "a file’s name"),
    "files": LocalizedText(vi: "tên tệp", en: "names of files"),
    "document": LocalizedText(vi: "tệp văn bản", en: "a document’s file"),
    "rules": LocalizedText(vi: "tệp quy tắc .sch", en: "a .sch file"),
    "old": LocalizedText(vi: "bản cũ", en: "the older one"),
    "new": LocalizedText(vi: "bản mới", en: "the newer one"),
    "path": LocalizedText(vi: "tên thư mục hoặc tệp", en: "a folder or a file"),
    "dir": LocalizedText(vi: "tên thư mục", en: "a folder’s name"),
    "kind": LocalizedText(vi: "loại tài liệu, ví dụ to-trinh", en: "a document kind, e.g. to-trinh"),
    "name": LocalizedText(vi: "tên", en: "a name"),
    "signatures": LocalizedText(vi: "loại chữ ký", en: "which signatures"),
    "authority": LocalizedText(vi: "tên cơ quan", en: "an authority’s name"),
    "pattern": LocalizedText(vi: "tên chuỗi gói, ví dụ son-lam-*", en: "a series, e.g. son-lam-*"),
    "paper": LocalizedText(
      vi: "số văn bản cho phép, ví dụ “12/TB-TTHĐND”",
      en: "the paper’s number, e.g. “12/TB-TTHĐND”"
    ),
    "text": LocalizedText(vi: "câu chữ, đặt trong ngoặc kép", en: "words, in quotes"),
    "title": LocalizedText(vi: "tên mục, đặt trong ngoặc kép", en: "a title, in quotes"),
    "sentence": LocalizedText(vi: "câu nêu thời hạn, đặt trong ngoặc kép", en: "a deadline, in quotes"),
    "name=value": LocalizedText(vi: "ví dụ total=4G", en: "e.g. total=4G"),
    "n": LocalizedText(vi: "số hiệu tệp đang mở, ví dụ 3", en: "a file descriptor, e.g. 3"),
  ]

  private static func sentence(_ message: String, isOfCommand: Bool) -> LocalizedText {
    guard let (ours, found) = sentences.find(message) else {
      return LocalizedText(vi: "không hiểu dòng lệnh: \(message)", en: message)
    }
    var values = found.mapValues { LocalizedText.same($0) }
    (values["it"], values["meaning"]) = name(found["it"] ?? "")
    values["values"] = found["values"].map { .same(list($0)) }
    values["place"] =
      isOfCommand
      ? ""
      : LocalizedText(
        vi: " ở đây; tùy chọn đứng sau tên lệnh, ví dụ: kyhop check --lang vi",
        en: " here; options come after a command, e.g. kyhop check --lang en"
      )
    return LocalizedText(
      vi: Catalogue.render(ours, values, .vi),
      en: Catalogue.render(ours, values, .en)
    )
  }

  /// `--opening <yyyy-mm-dd>`: the option, and what goes into the brackets;
  /// `<packet> ...`: what is meant.
  private static func name(_ synopsis: String) -> (name: LocalizedText, meaning: LocalizedText) {
    let value = synopsis.firstMatch(of: /<([^<>]+)>/)?.1
    let words = value.flatMap { meanings[String($0)] } ?? value.map { .same(String($0)) }
    guard let words else { return (.same(synopsis), "") }
    guard let option = synopsis.firstMatch(of: /^(-\S+)\s/)?.1 else { return (words, "") }
    return (.same(String(option)), LocalizedText(vi: " (\(words.vi))", en: " (\(words.en))"))
  }

  /// `'a', 'b' or 'c'`, or a line each, as `a, b, c`.
  private static func list(_ values: String) -> String {
    values.matches(of: /'([^']+)'|- (.+)/).compactMap { $0.1 ?? $0.2 }.joined(separator: ", ")
  }
}
