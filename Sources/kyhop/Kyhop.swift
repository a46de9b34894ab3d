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
        print(message)
        exit(0)
      }
      if error is ExitCode { exit(code.rawValue) }
      Console.error(message)
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
    subcommands: [
      Init.self, Receive.self, Convert.self, Check.self, Deadlines.self, Agenda.self, Waive.self, Pack.self,
      Verify.self,
      Bag.self,
      Explain.self,
    ]
  )
}
