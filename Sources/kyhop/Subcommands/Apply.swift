import ArgumentParser
import SessionKit

struct Apply: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "From a delta and the older packet to the full packet, byte for byte.",
    discussion: """
      kyhop apply son-lam-k18-kh14-v3.from-v2.zip --onto son-lam-k18-kh14-v2.zip

      Nothing is fetched. The full packet is verified before it gets its name, as `kyhop verify` does, by what \
      you have pinned (kyhop trust); else nothing is written. latest.txt is looked for beside the packet, \
      then beside the delta.
      """
  )

  @Argument(help: "The delta, <series>-vN.from-vM.zip.", completion: .packet)
  var delta: String

  @Option(
    help: ArgumentHelp("The older packet, <series>-vM.zip.", valueName: "packet"),
    completion: .packet
  )
  var onto: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to write <series>-vN.zip; else beside the delta.", valueName: "file"),
    completion: .file()
  )
  var output: String?

  @OptionGroup var common: Common

  func run() throws {
    switch ApplyRun.run(delta, onto: onto, output: output, store: TrustStore.ofUser(), now: common.moment) {
    case .refused(let result): try common.finish(result)
    case .applied(let result, let path, let identity):
      let vi = common.languages.first == .vi
      Console.error(vi ? "Đã ghép: \(path)" : "Put together: \(path)")
      Console.error(vi ? "dấu vân tay \(identity)" : "identity \(identity)")
      try common.finish(result)
    }
  }
}
