import ArgumentParser
import SessionKit

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Is a packet whole, and does it agree with itself? Writes nothing.",
    discussion: "Exit status: 0 intact · 1 not to be trusted · 3 cannot tell · 2 usage."
  )

  @Argument(help: "The packet, a .zip.")
  var packet: String

  @OptionGroup var common: Common

  func run() throws {
    do {
      let bytes = try FileSystem.read(packet, limit: 1 << 30)
      try common.finish(VerifyRun.run(bytes, name: packet, now: common.moment))
    } catch let failure as FileSystem.Failure {
      try common.finish(CheckRun.unread(failure, common.moment))
    }
  }
}
