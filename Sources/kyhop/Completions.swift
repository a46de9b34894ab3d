import ArgumentParser
import Glibc
import SessionKit

/// What a shell completes. The script that `--generate-completion-script`
/// makes asks the program itself for what only a session's folder knows.
extension CompletionKind {
  static let packet = file(extensions: ["zip"])
  static let document = file(extensions: ["docx", "odt", "xml", "pdf"])
  static let convertible = file(extensions: ["docx", "odt"])
  static let comparable = file(extensions: ["zip", "docx", "odt", "xml"])
  static let profile = list(Suggestions.profiles)

  static let code = candidates { _ in Suggestions.codes() + Suggestions.families }
  static let waivable = candidates { _ in Suggestions.codes(waivable: true) }
  static let item = candidates { Suggestions.items(of: $0.session) }
  static let documentKind = candidates { Suggestions.documentKinds(of: $0.session) }
  static let dossier = candidates { Suggestions.dossiers(of: $0.session) }
  static let deadline = candidates { Suggestions.deadlines(of: $0.session) }
  static let receipt = candidates { Suggestions.receipts(of: $0.session) }
  static let phase = candidates { Suggestions.phases(of: $0.rules) }

  private static func candidates(
    _ find: @escaping @Sendable (TypedLine) -> [Suggestions.Candidate]
  ) -> CompletionKind {
    custom { words, _, prefix in
      let language = Common.languages(option: nil).first ?? .vi
      return find(TypedLine(words: words)).filter { $0.word.hasPrefix(prefix) }.map { candidate in
        let title = Printable.text(candidate.title[language])
        return switch CompletionShell.requesting {
        case .zsh where !title.isEmpty: "\(candidate.word):\(title)"
        case .fish where !title.isEmpty: "\(candidate.word)\t\(title)"
        default: candidate.word
        }
      }
    }
  }
}

/// A command line that is still being typed, as the shell hands it over.
private struct TypedLine {
  var words: [String]

  /// The session that it speaks of: by `--session`, else the first folder of
  /// one that is named, else where one is.
  var session: String {
    let typed = words.map(plain)
    for (word, next) in zip(typed, typed.dropFirst()) where word == "--session" { return next }
    let named = typed.lazy.filter { !$0.hasPrefix("-") }
    return named.first { FileSystem.exists($0 + "/session.xml") } ?? "."
  }

  /// The Schematron file that it names; none is as good as an empty one.
  var rules: String { words.map(plain).first { $0.hasSuffix(".sch") } ?? "" }

  /// Without the quotes that it was typed with, and with the home folder.
  private func plain(_ word: String) -> String {
    let text = word.filter { !"\"'\\".contains($0) }
    guard text.hasPrefix("~/"), let home = Console.environment("HOME") else { return text }
    return home + text.dropFirst()
  }
}
