import ArgumentParser
import SessionKit

struct Pack: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack",
    abstract: "Build the next version of the packet, if something changed.",
    discussion: "Refuses what `check` refuses. The packet appears whole or not at all, under packets/."
  )

  @Argument(help: "A session's folder.", completion: .directory)
  var path = "."

  @Flag(help: "Say what would be packed; write nothing.")
  var dryRun = false

  @Flag(help: "Pack the items that are complete; list the others as “to follow”.")
  var readyOnly = false

  @Option(
    help: ArgumentHelp(
      "Also write what a receiver of this version lacks: <series>-vN.from-vM.zip.",
      valueName: "version"
    )
  )
  var deltaFrom: Int?

  @Flag(help: "Sign it with the release key, and write latest.txt beside it.")
  var sign = false

  @OptionGroup var recollection: Recollection
  @OptionGroup var place: KeyOptions
  @OptionGroup var password: Password
  @OptionGroup var common: Common

  func run() throws {
    let signer = try sign && !dryRun ? self.signer() : nil
    let options = CheckRun.Options(
      stage: .final,
      now: common.moment,
      remembers: recollection.remembers && !dryRun
    )
    let progress = Progress()
    let outcome = PackRun.run(
      path,
      options,
      isReadyOnly: readyOnly,
      isDryRun: dryRun,
      deltaFrom: deltaFrom,
      signer: signer,
      progress: progress.say
    )
    progress.end()
    let vi = common.languages(of: outcome.result.language).first == .vi
    switch outcome {
    case .refused(let result):
      try common.finish(result)
    case .unchanged(let result, let path, let delta):
      Console.error(vi ? "Không có gì thay đổi so với \(path)" : "Nothing changed since \(path)")
      if let delta { Console.error(vi ? "gói chênh lệch: \(delta)" : "delta: \(delta)") }
      if var signer {
        signer.offset = result.offset
        try common.tell(common.attempt { () throws(ConfigurationError) in try SignRun.run(path, by: signer) })
      }
      try common.finish(result)
    case .packed(let result, let packet):
      let verb = packet.isWritten ? (vi ? "Đã đóng gói" : "Packed") : (vi ? "Sẽ đóng gói" : "Would pack")
      Console.error("\(verb): \(packet.path)")
      Console.error(
        vi
          ? "bản \(packet.version) · \(packet.documents) tài liệu · dấu vân tay \(packet.identity)"
          : "version \(packet.version) · \(packet.documents) documents · identity \(packet.identity)"
      )
      if signer != nil { Console.error(vi ? "Đã ký, đã ghi latest.txt" : "Signed; wrote latest.txt") }
      if let delta = packet.delta { Console.error(vi ? "gói chênh lệch: \(delta)" : "delta: \(delta)") }
      for item in packet.following {
        Console.error(vi ? "gửi sau: mục \(item)" : "to follow: item \(item)")
      }
      try common.finish(result)
    }
  }

  private func signer() throws -> PacketSigner {
    try common.attempt { () throws(ConfigurationError) in
      try PacketSigner(
        KeyFolder(place.folder),
        password: password.source(common.languages.first ?? .vi),
        now: common.moment
      )
    }
  }
}
