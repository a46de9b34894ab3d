import ArgumentParser
import Glibc
import SessionKit

@main
enum Main {
  /// Usage errors exit with 2, whatever ArgumentParser's own custom is.
  static func main() {
    // Times are told in the council's offset. libzip asks for local time, some
    // times for each member, and without this the system looks for its file
    // of time zones each time.
    setenv("TZ", "UTC0", 1)
    let arguments = Array(CommandLine.arguments.dropFirst())
    if let languages = Greeting.languages(of: arguments) {
      Console.out(Greeting.text(languages))
      exit(0)
    }
    if let command = ManualHelp.request(arguments, Common.ofCommandLine) {
      Console.out(ManualHelp.vietnamese.text(command))
      exit(0)
    }
    do {
      var command = try Command.parseAsRoot()
      try command.run()
    } catch {
      let code = Command.exitCode(for: error)
      if code == .success {
        let message = Command.fullMessage(for: error)
        if !message.isEmpty { print(message) }
        exit(0)
      }
      if error is ExitCode { exit(code.rawValue) }
      // A shell that asks for completions prints what it gets amid the prompt.
      if arguments.first == "---completion" { exit(0) }
      let languages = Common.ofCommandLine
      let wrong = UsageError(
        message: Command.message(for: error),
        // Only ArgumentParser's own errors end with this status.
        isOwn: code != .validationFailure,
        arguments: arguments
      )
      Console.error(wrong.text(languages))
      Console.error(languages.map { Verdict.unusable.words[$0] }.joined(separator: " / "))
      exit(2)
    }
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
    // Each says its own name: asked from the runtime, they took a tenth of a
    // short run.
    subcommands: [
      Init.self, Receive.self, Convert.self, Check.self, Deadlines.self, Agenda.self, Waive.self, Notice.self,
      Pack.self, Apply.self, Diff.self, Export.self, Log.self, Verify.self, Sign.self, Keys.self, Trust.self,
      ReceiptCommand.self, LedgerCommand.self,
      Bag.self, Rules.self,
      Explain.self,
    ]
  )
}
