import ArgumentParser
import SessionKit

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check a session's folder, one document, or a packet. Writes nothing."
  )

  @Argument(help: "A session's folder, a document (.xml), a packet (.zip).")
  var path = "."

  @Option(help: ArgumentHelp("How far the documents are: draft, submit or final.", valueName: "stage"))
  var stage = "submit"

  @Option(help: ArgumentHelp("When files without a receipt came in (RFC 3339).", valueName: "time"))
  var receivedAt: String?

  @Option(help: ArgumentHelp("Only this agenda item. Repeatable.", valueName: "number"))
  var item: [String] = []

  @Option(help: ArgumentHelp("The profile for a single document.", valueName: "id"))
  var profile = "vn-hdnd-province"

  @OptionGroup var common: Common

  func validate() throws {
    if Stage(rawValue: stage) == nil { throw ValidationError("--stage: draft, submit or final") }
    if let receivedAt, Instant(rfc3339: receivedAt) == nil {
      throw ValidationError("--received-at: e.g. 2025-11-23T17:00:00+07:00")
    }
  }

  func run() throws {
    let options = CheckRun.Options(
      stage: Stage(rawValue: stage) ?? .submit,
      now: common.moment,
      receivedAt: receivedAt.flatMap(Instant.init(rfc3339:)),
      items: Set(item)
    )
    if FileSystem.isFolder(path) {
      try common.finish(CheckRun.workspace(path, options))
    }
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.read(path, limit: 1 << 30)
    } catch {
      try common.finish(CheckRun.unread(error, common.moment))
      return
    }
    if path.hasSuffix(".zip") {
      try common.finish(VerifyRun.run(bytes, name: path, now: common.moment))
    }
    try common.finish(CheckRun.document(bytes, name: path, profile: profile, options))
  }
}
