import ArgumentParser
import SessionKit

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a workspace for a session."
  )

  @Argument(help: "The folder to make.", completion: .directory)
  var path: String

  @Option(help: ArgumentHelp("Opening day.", valueName: "yyyy-mm-dd"))
  var opening: CalendarDay

  @Option(
    help: ArgumentHelp("By whose rules: \(Suggestions.profiles.joined(separator: ", ")).", valueName: "id"),
    completion: .profile
  )
  var profile = "vn-hdnd-province"

  @Option(help: ArgumentHelp("Name of the council.", valueName: "name"))
  var council = "Hội đồng nhân dân"

  @OptionGroup var common: Common

  func run() throws {
    try common.report(NewWorkspace.make(path, profile: profile, opening: opening, council: council)) {
      $0 == .vi
        ? "Đã tạo \(path)/session.xml. Sửa chương trình, rồi: kyhop receive … ; kyhop check \(path)"
        : "Made \(path)/session.xml. Edit the agenda, then: kyhop receive … ; kyhop check \(path)"
    }
  }
}

extension Common {
  /// Says what was done, or why not.
  func report(_ outcome: Result<Void, ConfigurationError>, done: (Language) -> String) throws {
    switch outcome {
    case .success: Console.error(languages.map(done).joined(separator: " / "))
    case .failure(let error): try finish(CheckRun.unusable(error.findings, moment))
    }
  }
}
