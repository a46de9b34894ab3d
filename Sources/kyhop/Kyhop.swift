import ArgumentParser
import Glibc
import SessionKit

@main
enum Main {
  /// Usage errors exit with 2, whatever ArgumentParser's own custom is.
  static func main() {
    do {
      var command = try Command.parseAsRoot()
      try command.run()
    } catch {
      let code = Command.exitCode(for: error)
      let message = Command.fullMessage(for: error)
      if code == .success {
        if !message.isEmpty { print(message) }
        exit(0)
      }
      if error is ExitCode { exit(code.rawValue) }
      // The message repeats what was typed, which need not be fit to print.
      for line in message.split(separator: "\n", omittingEmptySubsequences: false) {
        Console.error(String(line))
      }
      Console.error(languages.map { Verdict.unusable.words[$0] }.joined(separator: " / "))
      exit(2)
    }
  }

  /// The language of a command that could not be understood.
  private static var languages: [Language] {
    let arguments = CommandLine.arguments
    let next = arguments.firstIndex(of: "--lang").map { arguments.index(after: $0) }
    let joined = arguments.last { $0.hasPrefix("--lang=") }.map { String($0.dropFirst(7)) }
    return Common.languages(
      option: next.flatMap { arguments.indices.contains($0) ? arguments[$0] : nil } ?? joined
    )
  }
}

struct Command: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kyhop",
    abstract: "Turns what agencies submit to a council session into a packet that delegates can trust.",
    discussion: """
      The secretariat:  kyhop init DIR, kyhop receive FILE…, kyhop check, kyhop pack
      A delegate:       kyhop verify PACKET.zip
      CI:               kyhop check DIR --received-at TIME --report json

      Exit status: 0 accepted · 1 rejected · 4 late · 5 rejected and late ·
      3 not fully checked · 2 usage or configuration.
      """,
    version: Kyhop.version,
    subcommands: [
      Init.self, Receive.self, Convert.self, Check.self, Deadlines.self, Agenda.self, Waive.self, Notice.self,
      Pack.self, Apply.self, Diff.self, Export.self, Log.self, Verify.self, Sign.self, Keys.self, Trust.self,
      ReceiptCommand.self, LedgerCommand.self,
      Bag.self, Rules.self,
      Explain.self,
    ]
  )
}
