import ArgumentParser
import SessionKit

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Are packets whole, and do they agree with themselves and with each other? Writes nothing.",
    discussion: """
      Several versions are also compared: each names the one before by its identity.

      Exit status: 0 intact · 1 not to be trusted · 3 cannot tell · 2 usage.
      """
  )

  @Argument(help: "The packets, .zip.")
  var packet: [String]

  @OptionGroup var limits: Limits
  @OptionGroup var common: Common

  func run() throws {
    let result: RunResult
    do throws(FileSystem.Failure) {
      let progress = Progress()
      defer { progress.end() }
      result = try VerifyRun.run(packet, now: common.moment, limits: limits.zip, progress: progress.say) {
        (path: String) throws(FileSystem.Failure) in try FileSystem.source(path, limit: .max)
      }
    } catch {
      throw common.stop(error)
    }
    try common.finish(result)
  }
}
