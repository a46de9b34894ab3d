import ArgumentParser
import SessionKit

struct Bag: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bag",
    abstract: "BagIt by itself (RFC 8493).",
    subcommands: [Validate.self]
  )

  struct Validate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Is a folder, or a zip, a valid bag? Any bag of 0.93–0.97 or 1.0. Writes nothing.",
      discussion: """
        A zip must be as plain as a packet: see `kyhop explain ZIP-101` and those after it. For other zips \
        unpack them and name the folder.

        Exit status: 0 valid · 1 invalid · 3 cannot tell · 2 usage.
        """
    )

    @Argument(help: "A folder, or a .zip with one folder at its top.", completion: .packet)
    var path: String

    @OptionGroup var limits: Limits
    @OptionGroup var common: Common

    func run() throws {
      if FileSystem.isFolder(path) {
        try common.finish(BagRun.folder(path, now: common.moment))
      }
      let result: RunResult
      do throws(FileSystem.Failure) {
        let source = try FileSystem.source(path, limit: .max)
        result = BagRun.archive(source, name: path, limits: limits.zip, now: common.moment)
      } catch {
        throw common.stop(error)
      }
      try common.finish(result)
    }
  }
}
