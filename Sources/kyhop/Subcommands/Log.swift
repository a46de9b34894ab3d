import ArgumentParser
import SessionKit

struct Log: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "The versions of a packet, the newest first, and what each brought. Writes nothing.",
    discussion: "It tells what packets say of themselves; whether that can be trusted, kyhop verify tells."
  )

  @Argument(help: "A session's folder, a folder of packets, or packets.", completion: .packet)
  var paths = ["."]

  @Flag(help: "Also list the documents that did not change.")
  var all = false

  @Option(help: ArgumentHelp("In which form.", valueName: "format"))
  var format = Format.text

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @OptionGroup var common: Common

  func run() throws {
    let log: LogRun
    do throws(FileSystem.Failure) {
      log = try LogRun.read(paths)
    } catch {
      throw common.stop(error)
    }
    if log.entries.isEmpty {
      Console.error(common.languages.first == .vi ? "Chưa có gói nào." : "There are no packets yet.")
    }
    Console.out(
      format == .json
        ? log.json : common.languages.map { log.text($0, isWhole: all) }.joined(separator: "\n")
    )
  }
}
