import ArgumentParser
import SessionKit

struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "What changed: documents, then articles and clauses, then words. Writes nothing.",
    discussion: """
      Compares two packets, or two documents (Akoma Ntoso, Word, ODT). Parts are matched by what they say, not \
      by their number: what was only renumbered is one line. It also says what was not compared.

      Exit status: 0 the same · 1 different · 2 usage · 3 could not finish.
      """
  )

  @Argument(help: "The older packet or document.", completion: .comparable)
  var old: String

  @Argument(help: "The newer one.", completion: .comparable)
  var new: String

  @Option(help: ArgumentHelp("In which form; html is one page.", valueName: "format"))
  var format = Format.text

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, html
  }

  @Flag(help: "Only a line for each change.")
  var brief = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to write it; else standard output.", valueName: "file"),
    completion: .file()
  )
  var output: String?

  @Option(
    help: ArgumentHelp("The profile by whose words Word files are understood.", valueName: "id"),
    completion: .profile
  )
  var profile = "vn-hdnd-province"

  @OptionGroup var common: Common

  func run() throws {
    let diff: DiffRun
    do throws(DiffRun.Refusal) {
      diff = try DiffRun.run(old, new, profile: profile, now: common.moment)
    } catch {
      return try common.finish(error.result)
    }
    let languages = common.languages
    let text =
      switch format {
      case .json: diff.json
      case .html: diff.html(languages.first ?? .vi)
      case .text:
        languages.map { diff.text($0, isColoured: output == nil && Console.usesColor, isBrief: brief) }
          .joined(separator: "\n")
      }
    do throws(FileSystem.Failure) {
      try Console.put(text, to: output)
    } catch {
      throw common.stop(error)
    }
    throw ExitCode(diff.isSame ? 0 : 1)
  }
}
