import ArgumentParser
import SessionKit

struct Pack: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Build the next version of the packet, if something changed.",
    discussion: "Refuses what `check` refuses. The packet appears whole or not at all, under packets/."
  )

  @Argument(help: "A session's folder.")
  var path = "."

  @Flag(help: "Say what would be packed; write nothing.")
  var dryRun = false

  @OptionGroup var common: Common

  func run() throws {
    let options = CheckRun.Options(stage: .final, now: common.moment)
    let vi = common.languages.first == .vi
    switch PackRun.run(path, options, isDryRun: dryRun) {
    case .refused(let result):
      try common.finish(result)
    case .unchanged(let result, let path):
      Console.error(vi ? "Không có gì thay đổi so với \(path)" : "Nothing changed since \(path)")
      try common.finish(result)
    case .packed(let result, let packet):
      let verb = packet.isWritten ? (vi ? "Đã đóng gói" : "Packed") : (vi ? "Sẽ đóng gói" : "Would pack")
      Console.error("\(verb): \(packet.path)")
      Console.error(
        vi
          ? "bản \(packet.version) · \(packet.documents) tài liệu · dấu vân tay \(packet.identity)"
          : "version \(packet.version) · \(packet.documents) documents · identity \(packet.identity)"
      )
      try common.finish(result)
    }
  }
}
