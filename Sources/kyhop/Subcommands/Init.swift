import ArgumentParser
import SessionKit

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Make a workspace for a session.")

  @Argument(help: "The folder to make.")
  var path: String

  @Option(help: ArgumentHelp("Opening day.", valueName: "yyyy-mm-dd"))
  var opening: String

  @Option(help: ArgumentHelp("vn-hdnd-province, vn-hdnd-commune-2025 or generic.", valueName: "id"))
  var profile = "vn-hdnd-province"

  @Option(help: ArgumentHelp("Name of the council.", valueName: "name"))
  var council = "Hội đồng nhân dân"

  @OptionGroup var common: Common

  func validate() throws {
    if CalendarDay(iso: opening) == nil { throw ValidationError("--opening: e.g. 2025-12-08") }
  }

  func run() throws {
    guard let day = CalendarDay(iso: opening) else { return }
    try common.report(NewWorkspace.make(path, profile: profile, opening: day, council: council)) {
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
